// A real number as a ball: a float64 and a bound on how far the true value may be. What two balls cannot decide is
// said to be undecided; nothing is ever guessed from a float alone.
import { type Rational, sign as rationalSign, toFloat } from '../exact/rational.ts'

/** |true value − mid| ≤ radius. Where both are finite; a ball that is not finite never leaves `finite()`. */
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
const tiny = Number.MIN_VALUE

/** A ball with one operation's rounding error added; the factor covers the radius's own rounding. */
const ball = (mid: number, radius: number): Real => new Real(mid, (radius + Math.abs(mid) * roundoff + tiny) * (1 + 8 * roundoff))

export const fromRational = (q: Rational): Real => {
  const mid = toFloat(q)
  return typeof q === 'number' ? new Real(mid, 0) : ball(mid, 0)
}
export const addReal = (a: Real, b: Real): Real => ball(a.mid + b.mid, a.radius + b.radius)
export const negateReal = (a: Real): Real => new Real(-a.mid, a.radius)
export const multiplyReal = (a: Real, b: Real): Real =>
  ball(a.mid * b.mid, Math.abs(a.mid) * b.radius + Math.abs(b.mid) * a.radius + a.radius * b.radius)
/** a/b, undefined where b's ball holds 0. */
export function divideReal(a: Real, b: Real): Real | undefined {
  const low = Math.abs(b.mid) - b.radius
  if (!(low > 0)) return undefined
  const mid = a.mid / b.mid
  return ball(mid, ((a.radius + Math.abs(mid) * b.radius) / low) * (1 + 4 * roundoff))
}
export const signOf = (a: Real): -1 | 1 | undefined => (a.mid > a.radius ? 1 : -a.mid > a.radius ? -1 : undefined)

/** Which is larger; undefined where the balls meet. */
export function compareReal(a: Real, b: Real): -1 | 1 | undefined {
  // The difference of two float64 is rounded once; the bound is widened by that.
  return signOf(ball(a.mid - b.mid, a.radius + b.radius))
}
/** The sign of a rational or a ball, exact for the first. */
export const scalarSign = (x: Rational | Real): -1 | 0 | 1 | undefined => (x instanceof Real ? signOf(x) : rationalSign(x))
