// Equations written as text, for tests: `{ h: 'tanh(W*h_prev + x)' }`, each on a line of its own.
import { readExpression } from '../../src/math/read/author.ts'
import type { Definition, Expr, Location } from '../../src/model.ts'

export const place = (line: number, col = 1): Location => ({ file: 'cell.yaml', line, col })

export function expr(source: string): Expr {
  const read = readExpression(source, place(1))
  if (!read.ok) throw new Error(`${source}: ${read.errors.map(({ message }) => message).join('; ')}`)
  return read.value
}

export const equations = (sources: Readonly<Record<string, string>>): readonly Definition[] =>
  Object.entries(sources).map(([name, source], i) => ({ name, source, expr: expr(source), at: place(i + 1) }))
