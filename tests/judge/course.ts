// tests/judge/course-answers.yaml, read; and its formulas.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { readStudent } from '../../src/math/read/student.ts'
import type { Expr } from '../../src/model.ts'

export interface Bank {
  readonly reference: string
  readonly symbols: readonly string[]
  readonly right: readonly string[]
  readonly wrong: readonly string[]
}
/** The banks, found from the repository's root: the bench runs from elsewhere. */
export function readBanks(top: string): readonly Bank[] {
  const content: { readonly banks: readonly Bank[] } = parse(readFileSync(path.join(top, 'tests/judge/course-answers.yaml'), 'utf8'))
  return content.banks
}

/** A formula of a bank; fails where it cannot be read. */
export function exprOf({ symbols }: Bank, text: string): Expr {
  const terms = { symbols, functions: [], constants: ['pi', 'e'], decimal: '.', logBase: 'e', split: false, undeclared: 'symbol' } as const
  const read = readStudent(text, terms)
  if (read.status !== 'read') throw new Error(`${text}: ${read.status}`)
  return read.expr
}
