// What a student typed, as an expression: the same AST that authors' expressions have, or the place and the code of what
// cannot be read. Total: any text gives a reading, nothing is evaluated, and names mean what the terms declare.
//
//   text ─characters→ plain signs ─tokens→ numbers, words, signs ─pieces→ names and functions ─grammar→ Expr
import type { Expr } from '../../model.ts'
import { type ExpressionCode, type Misreading, Unreadable } from './student-codes.ts'
import type { Cursor } from './student-cursor.ts'
import { wholeText } from './student-grammar.ts'
import { openNames, type StudentTerms } from './student-names.ts'
import { itemsOf } from './student-pieces.ts'
import { tokensOf } from './student-tokens.ts'

export { type ExpressionCode, expressionProblems, expressionWarnings, type Misreading, type MisreadingCode } from './student-codes.ts'
export type { StudentTerms } from './student-names.ts'

export type StudentReading =
  | { readonly status: 'read'; readonly expr: Expr; readonly warnings: readonly Misreading[] }
  | { readonly status: 'blank' }
  /** The place is that in the text as typed, in UTF-16 units; `end` is one past it (and equal to `start` at the very end). */
  | { readonly status: 'invalid'; readonly code: ExpressionCode; readonly start: number; readonly end: number; readonly found?: string }

/** Characters beyond which nothing is read. */
export const longestFormula = 2000

/** Reads a typed formula: `readStudent('2x', terms)` is 2·x. */
export const readStudent = (text: string, terms: StudentTerms): StudentReading => openReader(terms)(text)

/** A reader for many texts under the same terms. */
export function openReader(terms: StudentTerms): (text: string) => StudentReading {
  const names = openNames(terms)
  const isFree = (letter: string): boolean => !terms.symbols.includes(letter)
  const exponents = { small: isFree('e'), large: isFree('E') }
  return (text) => {
    if (text.length > longestFormula) return { status: 'invalid', code: 'expression/too-long', start: longestFormula, end: text.length }
    try {
      const tokens = tokensOf(text, terms.decimal, exponents)
      if (tokens.length === 1) return { status: 'blank' }
      const cursor: Cursor = { items: itemsOf(tokens, names), terms, warnings: [], position: 0, depth: 0, nodes: 0, bars: 0 }
      const expr = wholeText(cursor)
      return { status: 'read', expr, warnings: cursor.warnings }
    } catch (thrown) {
      if (!(thrown instanceof Unreadable)) throw thrown
      const { code, start, end } = thrown
      return { status: 'invalid', code, start, end, ...(end > start && { found: text.slice(start, end) }) }
    }
  }
}
