// What the evaluator asks of numbers. One evaluator serves every carrier: exact rationals with certified balls
// (certified.ts), plain float64 (float64.ts), and whatever comes next.
import type { ConstantName, ScalarFunction } from '../../model.ts'
import type { Rational } from '../exact/rational.ts'

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
}

/** A value over a carrier: a number, a word, or a list. */
export type ValueOf<S> = S | string | readonly ValueOf<S>[]
