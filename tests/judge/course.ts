// tests/judge/course-answers.yaml, read; and its formulas.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readStudent } from '../../src/math/read/student.ts'
import type { Expr } from '../../src/model.ts'

export interface Bank {
  readonly reference: string
  readonly symbols: readonly string[]
  readonly right: readonly string[]
  readonly wrong: readonly string[]
}
const content: { readonly banks: readonly Bank[] } = parse(readFileSync(new URL('course-answers.yaml', import.meta.url), 'utf8'))
export const { banks } = content

/** A formula of a bank; fails where it cannot be read. */
export function exprOf({ symbols }: Bank, text: string): Expr {
  const terms = { symbols, functions: [], constants: ['pi', 'e'], decimal: '.', logBase: 'e', split: false, undeclared: 'symbol' } as const
  const read = readStudent(text, terms)
  if (read.status !== 'read') throw new Error(`${text}: ${read.status}`)
  return read.expr
}
