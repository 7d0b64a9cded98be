// The fixed words that go into a page for its script.
import { expressionProblems, expressionWarnings } from '../../math/read/student.ts'
import { type PageWordCode, pagesEn } from '../../words/pages-en.ts'

const isWord = (code: string): code is PageWordCode => Object.hasOwn(pagesEn, code)

/** Of a page that asks for formulas, beside those of every page: what is said of a formula that is typed. */
export const formulaWords: readonly PageWordCode[] = [
  ...[expressionProblems, expressionWarnings].flatMap((codes) => Object.keys(codes).filter(isWord)),
  'response/not-a-formula',
  'response/one-formula',
  'response/list-of-formulas',
  'response/rows-of-formulas',
  'read/formula',
]
