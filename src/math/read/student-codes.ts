// What can be wrong with a typed formula, and what of a readable one is often misread: codes, closed tables. Sentences for
// students are in src/words.

/** Why a text is no formula, each with what it means. */
export const expressionProblems = {
  'expression/too-long': 'more than 2,000 UTF-16 units',
  'expression/too-deep': 'brackets, signs, powers and functions nested deeper than 200',
  'expression/too-large': 'more than 500 numbers, names and operations',
  'expression/number-too-large': 'a number with more than 400 digits before or behind the decimal sign',
  'expression/exponent-too-large': 'a power of ten beyond 400: 1e999',
  'expression/character': 'a character that no formula has',
  'expression/number': 'a number that cannot be read: 1..2, 1.2.3',
  'expression/decimal-comma': '1,5 where decimals have a point',
  'expression/decimal-point': '1.5 where decimals have a comma',
  'expression/separator': 'a comma or semicolon outside of brackets, or not the one that parts the items of a list here',
  'expression/two-numbers': 'two numbers side by side: 5 3',
  'expression/number-after-value': 'a number right behind a value, as x2 or (x+1)2: a product or a power may be meant',
  'expression/percent': 'a percent sign',
  'expression/unknown-symbol': 'a name that is neither declared nor a product of declared names, or a word such as “or”',
  'expression/unknown-command': 'a command of TeX that the reader does not know',
  'expression/arguments': 'a function with the wrong number of arguments',
  'expression/missing-argument': 'a function that is applied to nothing',
  'expression/unclear-argument': 'it cannot be told where the argument ends: sin x(x+1)',
  'expression/unclear-power': 'it cannot be told what a power or factorial is of: x²^3, n!!; or it has two meanings: exp^-1 x, f^2(x)',
  'expression/missing-value': 'an operator, a closing bracket or the end where a value is due',
  'expression/unclosed': 'a bracket, or a bar of an absolute value, that is never closed',
  'expression/unopened': 'a bracket that was never opened',
  'expression/wrong-bracket': 'a bracket closed by one of another kind',
  'expression/not-a-value': 'an equation, an inequality or a set where a number is due',
  'expression/unexpected': 'something where it cannot stand',
} as const satisfies Record<string, string>
export type ExpressionCode = keyof typeof expressionProblems

/** What is read by rule, but often meant otherwise. */
export const expressionWarnings = {
  'expression/implicit-after-division': '1/2x is read as (1/2)·x',
  'expression/implicit-after-power': 'e^2x is read as e²·x',
  'expression/symbol-before-bracket': 'f(x) is read as f times x: f is a symbol here',
  'expression/function-of-product': 'sin 2x is read as sin(2x)',
  'expression/function-of-factor': 'sin x/2 is read as (sin x)/2, sin 2*x as (sin 2)·x',
  'expression/root-of-factor': '√2x is read as (√2)·x, √x^2 as (√x)²',
  'expression/read-as-function': 'asin(x) is read as the function, not as a·sin(x), though a is a symbol',
  'expression/bars-in-doubt': '|a|b|c| is read as |a|·b·|c|',
  'expression/power-of-ten': '2e-3 is read as 0.002, not as 2·e − 3',
  'expression/factorial-or-unequal': 'n!=1 is read as n ≠ 1, not as n! = 1',
} as const satisfies Record<string, string>
export type MisreadingCode = keyof typeof expressionWarnings

/** A place in the text as typed, in UTF-16 units; `end` is one past the last, and `start` itself where something is missing. */
export interface Place {
  readonly start: number
  readonly end: number
}
export interface Misreading extends Place {
  readonly code: MisreadingCode
}

type Short<Code extends string> = Code extends `expression/${infer Rest}` ? Rest : never
/** Codes inside of this folder, whose area goes without saying. */
export type Problem = Short<ExpressionCode>
export type Doubt = Short<MisreadingCode>

/** Unwinds the reader to its entry, student.ts; never leaves this folder. It needs no stack trace, so it is no Error. */
export class Unreadable {
  readonly code: ExpressionCode
  readonly start: number
  readonly end: number
  constructor(code: ExpressionCode, { start, end }: Place) {
    this.code = code
    this.start = start
    this.end = end
  }
}

/** Stops the reading: this text is no formula, for this reason, at this place. */
export function refuse(problem: Problem, place: Place): never {
  throw new Unreadable(`expression/${problem}`, place)
}
export const misreading = (doubt: Doubt, { start, end }: Place): Misreading => ({ code: `expression/${doubt}`, start, end })
