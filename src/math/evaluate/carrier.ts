// What the evaluator asks of numbers. One evaluator serves every carrier: exact rationals with certified balls
// (certified.ts), the same with letters among them (letters.ts), plain float64 (float64.ts), and whatever comes next.
import type { CompareOp, ConstantName, FunctionName, ScalarFunction } from '../../model.ts'
import type { Rational } from '../exact/rational.ts'
import type { Failure } from '../failure.ts'

/** Numbers of type S. Operations fail (Failure) with solve/undefined outside their domain and solve/undecided where the carrier cannot tell. */
export interface Carrier<S> {
  fromRational(q: Rational): S
  /** π or e; the imaginary unit fails, as carriers are real. */
  constant(name: ConstantName): S
  add(a: S, b: S): S
  subtract(a: S, b: S): S
  multiply(a: S, b: S): S
  divide(a: S, b: S): S
  negate(a: S): S
  power(a: S, b: S): S
  /** The greatest integer ≤ a. */
  floor(a: S): S
  call(name: ScalarFunction, x: S): S
  /** The order of two numbers; undefined where it cannot be told. */
  compare(a: S, b: S): -1 | 0 | 1 | undefined
  /** An integer as a JavaScript number (for indices and sizes); undefined for anything else. */
  toInteger(a: S): number | undefined
  /** Only of carriers whose numbers may be formulas. */
  readonly letters?: LetterOps<S>
}

/** What can be asked of numbers that may be formulas with letters in them. */
export interface LetterOps<S> {
  /** Whether letters are left in it. */
  isOpen(a: S): boolean
  /** The letter that a formula consists of; undefined for anything else. */
  nameOf(a: S): string | undefined
  /** A comparison that what is known of the letters decides; fails with solve/letter where it does not. */
  holds(op: CompareOp, a: S, b: S): boolean
  /** Why the order of two numbers is not known; undefined where it is not for letters. */
  undecided(a: S, b: S): Failure | undefined
  /** Whether two numbers are certainly not the same, as formulas: there is a point at which they differ. */
  differ(a: S, b: S): boolean
  /** A call that stays one, or is decided by what is known of the letters; undefined where no argument has any. */
  keep(name: KeptFunction, args: readonly S[]): S | undefined
  /** ∂f/∂letter; fails with solve/derivative where there is none. */
  derivative(f: S, letter: string): S
  /** A formula with values in the place of letters, all at once. */
  at(f: S, values: ReadonlyMap<string, S>): S
}
/** Functions that are made of comparisons and integers, which letters leave open. */
export type KeptFunction = Extract<
  FunctionName,
  'abs' | 'relu' | 'sign' | 'floor' | 'ceil' | 'round' | 'mod' | 'root' | 'factorial' | 'min' | 'max'
>

/** A value over a carrier: a number, a word, or a list. */
export type ValueOf<S> = S | string | readonly ValueOf<S>[]
