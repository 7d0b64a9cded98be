// A scalar expression as a straight line of steps over numbered slots: every arithmetic runs the same program, so that what
// tan, sech or a power means is said once, in lower.ts.
import type { ConstantName } from '../../model.ts'
import type { Rational } from '../exact/rational.ts'

/** Functions that an arithmetic brings along; all others are made of them. */
export const unaryOps = [
  ...(['negate', 'abs', 'sign', 'floor', 'round', 'factorial'] as const),
  ...(['sqrt', 'exp', 'log', 'log10', 'log2', 'sigmoid'] as const),
  ...(['sin', 'cos', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'] as const),
] as const
export type UnaryOp = (typeof unaryOps)[number]
export const binaryOps = ['add', 'subtract', 'multiply', 'divide', 'min', 'max', 'power'] as const
export type BinaryOp = (typeof binaryOps)[number]

/** A reduced exponent n/d that stands in the expression, d ≥ 1; both within ±`exponentCap`. */
export interface Exponent {
  readonly n: number
  readonly d: number
  /** Whether it was written as a root: an odd root of a negative number is real whatever powers are. */
  readonly isRoot: boolean
}
export const exponentCap = 1_000_000

/** One step; `out` is a slot that no earlier step wrote to, `a` and `b` are inputs or were written before. */
export type Step =
  | { readonly type: 'number'; readonly out: number; readonly value: Rational }
  | { readonly type: 'constant'; readonly out: number; readonly name: ConstantName }
  | { readonly type: 'unary'; readonly op: UnaryOp; readonly out: number; readonly a: number }
  | { readonly type: 'binary'; readonly op: BinaryOp; readonly out: number; readonly a: number; readonly b: number }
  | { readonly type: 'power'; readonly out: number; readonly a: number; readonly exponent: Exponent }
  /** Something that is not evaluated: a word, a list, a name that is not an input. */
  | { readonly type: 'unknown'; readonly out: number }

/** Slots 0 … inputs − 1 hold the point. */
export interface Program {
  readonly inputs: number
  readonly slots: number
  readonly steps: readonly Step[]
  readonly output: number
  /** Whether a declared function was called: its values are those of a stand-in. */
  readonly opaque: boolean
}

/** What (−8)^(1/3) is: −2, or outside the domain as any other power of a negative number but the whole ones. */
export type OddRoots = 'real' | 'undefined'
/** Whether a power of a negative number is real. */
export const isOddRoot = ({ d, isRoot }: Exponent, oddRoots: OddRoots): boolean => d % 2 === 1 && (isRoot || oddRoots === 'real')
