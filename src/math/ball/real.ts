// A real number as a ball: a float64 and a bound on how far the true value may be. What two balls cannot decide is
// said to be undecided; nothing is ever guessed from a float alone. Their arithmetic is in double.ts.
import { isDyadic } from './double.ts'
import { type Rational, sign as rationalSign, toFloat } from '../exact/rational.ts'

/** |true value − mid| ≤ radius. */
export class Real {
  readonly mid: number
  readonly radius: number
  constructor(mid: number, radius: number) {
    this.mid = mid
    this.radius = radius
  }
}

/** Unit roundoff of one float64 operation, 2^−53, as a factor on the result; doubled to bound it from the rounded result. */
const roundoff = 2 ** -52
const tiny = 2 * Number.MIN_VALUE

/** A ball with one operation's rounding error added; the factor covers the radius's own rounding. */
const ball = (mid: number, radius: number): Real => new Real(mid, (radius + Math.abs(mid) * roundoff + tiny) * (1 + 8 * roundoff))

/** The float64 nearest to a rational, exact where it is equal to it. */
export const fromRational = (q: Rational): Real => {
  const mid = toFloat(q)
  return typeof q === 'number' || isDyadic(q) ? new Real(mid, 0) : ball(mid, 0)
}
export const signOf = (a: Real): -1 | 1 | undefined => (a.mid > a.radius ? 1 : -a.mid > a.radius ? -1 : undefined)

/** Which is larger; undefined where the balls meet, unless both are exact. */
export function compareReal(a: Real, b: Real): -1 | 0 | 1 | undefined {
  if (a.radius === 0 && b.radius === 0) return a.mid < b.mid ? -1 : a.mid > b.mid ? 1 : a.mid === b.mid ? 0 : undefined
  // The difference of two float64 is rounded once; the bound is widened by that.
  return signOf(ball(a.mid - b.mid, a.radius + b.radius))
}
/** The sign of a rational or a ball, exact for the first. */
export const scalarSign = (x: Rational | Real): -1 | 0 | 1 | undefined => (x instanceof Real ? signOf(x) : rationalSign(x))
