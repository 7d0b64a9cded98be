// What can be wrong with a typed formula, and what of a readable one is often misread: codes, closed tables. Sentences for
// students are in src/words.

/** Why a text is no formula, each with what it means. */
export const expressionProblems = {
  'expression/too-long': 'more than 2,000 characters',
  'expression/too-deep': 'brackets, powers and signs nested deeper than 200',
  'expression/too-large': 'more than 500 pieces',
  'expression/character': 'a character that no formula has',
  'expression/number': 'a number that cannot be read: two points, or more than 400 digits',
  'expression/decimal-comma': 'a comma between digits where decimals have a point',
  'expression/decimal-point': 'a point between digits where decimals have a comma',
  'expression/two-numbers': 'two numbers side by side',
  'expression/percent': 'a percent sign',
  'expression/unknown-symbol': 'a name that is neither declared nor a product of names that are',
  'expression/unknown-command': 'a command of TeX that the reader does not know',
  'expression/arguments': 'a function with too few or too many arguments',
  'expression/missing-argument': 'a function without anything it could be applied to',
  'expression/missing-value': 'an operator, a bracket or the end where a value is due',
  'expression/unclosed': 'a bracket that is never closed',
  'expression/unexpected': 'a sign where none can stand',
} as const satisfies Record<string, string>
export type ExpressionCode = keyof typeof expressionProblems

/** What was read by rule, but is often meant otherwise. */
export const expressionWarnings = {
  'expression/implicit-after-division': '1/2x is read as (1/2)·x',
  'expression/implicit-after-power': 'e^2x is read as (e^2)·x',
  'expression/symbol-before-bracket': 'f(x) is read as f times x, f being a symbol',
  'expression/function-of-product': 'sin 2x is read as sin(2x)',
} as const satisfies Record<string, string>
export type MisreadingCode = keyof typeof expressionWarnings

export interface Misreading {
  readonly code: MisreadingCode
  /** In the text as typed, in UTF-16 units; `end` is one past the last. */
  readonly start: number
  readonly end: number
}

/** Unwinds the reader to its entry; never leaves src/math/read. */
export class Unreadable extends Error {
  readonly code: ExpressionCode
  readonly start: number
  readonly end: number
  constructor(code: ExpressionCode, start: number, end: number) {
    super(code)
    this.code = code
    this.start = start
    this.end = end
  }
}
