// What a student typed, as a formula: the same AST that authors' expressions have, or the code and the place of what cannot be
// read. Total: any text gives a reading, nothing is evaluated, and names mean what the terms declare, never anything else.
//
//   text ─glyphs→ one spelling of every sign ─scan→ numbers, names, brackets, signs ─grammar→ Expr
//
// Offsets are those of the text as typed, whatever spelling a sign had. Time is linear in the text, but for the names of a run
// of letters, which are looked up at most as many times as the longest known name has letters.
import type { Expr } from '../../model.ts'
import { type ExpressionCode, type Misreading, Unreadable } from './student-codes.ts'
import { glyphsOf } from './student-glyphs.ts'
import { formulaOf } from './student-grammar.ts'
import { openNames, type StudentTerms } from './student-names.ts'
import { numberPattern } from './student-numbers.ts'
import { type Lexicon, tokensOf } from './student-scan.ts'

export { type ExpressionCode, expressionProblems, expressionWarnings, type Misreading, type MisreadingCode } from './student-codes.ts'
export type { StudentTerms } from './student-names.ts'

export type StudentReading =
  | { readonly status: 'read'; readonly expr: Expr; readonly warnings: readonly Misreading[] }
  | { readonly status: 'blank' }
  /** `found` is what stands at the place, if anything does; cut where it is long. */
  | { readonly status: 'invalid'; readonly code: ExpressionCode; readonly start: number; readonly end: number; readonly found?: string }

const longestFound = 60

/** UTF-16 units beyond which nothing is read. */
export const longestFormula = 2000

/**
 * Reads a typed formula: `2x`, `sin^2 x`, `\frac{1}{2}`, `x ≤ 3`, `[1, x²]`. Places are in UTF-16 units of the text.
 * Never throws; codes are listed, with what they mean, in student-codes.ts.
 */
export const readStudent = (text: string, terms: StudentTerms): StudentReading => openReader(terms)(text)

/** A reader for many texts under the same terms. */
export function openReader(terms: StudentTerms): (text: string) => StudentReading {
  const known = readers.get(terms)
  if (known !== undefined) return known
  const lexicon = lexiconOf(terms)
  const reader = (text: string): StudentReading => read(text, lexicon, terms)
  readers.set(terms, reader)
  return reader
}
const readers = new WeakMap<StudentTerms, (text: string) => StudentReading>()

function lexiconOf(terms: StudentTerms): Lexicon {
  const names = openNames(terms)
  const exponents = ['e', 'E'].filter((letter) => names.word(letter, false)?.type !== 'name').join('')
  return {
    names,
    number: numberPattern(terms.decimal, exponents),
    decimal: terms.decimal,
    doubtsPowers: terms.constants.includes('e'),
  }
}

function read(text: string, lexicon: Lexicon, terms: StudentTerms): StudentReading {
  if (text.length > longestFormula) return { status: 'invalid', code: 'expression/too-long', start: longestFormula, end: text.length }
  try {
    const { tokens, warnings } = tokensOf(glyphsOf(text), lexicon)
    if (tokens.length === 1) return { status: 'blank' }
    const expr = formulaOf(tokens, terms, warnings)
    return { status: 'read', expr, warnings: [...warnings].sort((a, b) => a.start - b.start || a.end - b.end) }
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown
    const { code, start, end } = thrown
    return { status: 'invalid', code, start, end, ...(end > start && { found: text.slice(start, Math.min(end, start + longestFound)) }) }
  }
}
