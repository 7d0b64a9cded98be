// Problems for tests: the package's own by id, or YAML written in the test, solved through the real pipeline.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Checked } from '../../src/diagnostic.ts'
import { readExpression } from '../../src/math/read/author.ts'
import { isList, isRational, type Value } from '../../src/math/evaluate/value.ts'
import { toText } from '../../src/math/exact/rational.ts'
import type { Cell, Definition, Expr, Problem } from '../../src/model.ts'
import { openLibrary } from '../../src/cli/library.ts'
import { readCell, readProblem } from '../../src/spec/read.ts'

export const root = path.resolve(import.meta.dirname, '../..')
const at = { file: 'test', line: 1, col: 1 }

/** The value of a Checked, or a test failure that says what was wrong. */
export function must<T>(checked: Checked<T>): T {
  if (!checked.ok)
    throw new Error(
      checked.errors.map(({ code, message, at: place }) => `${place?.file}:${place?.line}:${place?.col} ${code}: ${message}`).join('\n'),
    )
  return checked.value
}
export const codesOf = (checked: Checked<unknown>): readonly string[] => (checked.ok ? [] : checked.errors.map(({ code }) => code))

export const cellById = (id: string): Checked<Cell> =>
  readCell(readFileSync(path.join(root, 'problems/cells', `${id}.yaml`), 'utf8'), `problems/cells/${id}.yaml`)
export const problemById = (id: string): Problem => must(openLibrary(root).problem(id)).problem
/** A problem written in the test; its id is `p` (and its file `p.yaml`). */
export const problemFrom = (yaml: string, file = 'p.yaml'): Problem => must(readProblem(yaml, file, cellById))

export const expr = (source: string): Expr => must(readExpression(source, at))
/** `{ w: '1', x: '[0, 1]' }` as values set by hand. */
export const definitions = (values: { readonly [name: string]: string }): readonly Definition[] =>
  Object.entries(values).map(([name, source]) => ({ name, source, expr: expr(source), at }))

/** A value as plain data: rationals as text, lists as lists. */
export type Shown = string | readonly Shown[]
export const shown = (value: Value): Shown =>
  isList(value)
    ? value.map(shown)
    : typeof value === 'string'
      ? value
      : isRational(value)
        ? toText(value)
        : `≈${'mid' in value ? value.mid.toFixed(6) : ''}`
