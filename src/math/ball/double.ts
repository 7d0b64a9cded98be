// Real balls in float64, in registers: slot k holds mids[k] ± radii[k], so that an expression is evaluated without making
// a single object. The operations that are exact rational arithmetic up to rounding; functions are in double-functions.ts.
//
// Soundness. Every operation writes a ball that holds f(x, y) for all x, y in the balls it read. "Unknown" is a mid or radius
// that is NaN, an overflow an infinite one (the value exists); both are carried on, and `isKnown` at the end tells them. What
// is made of an unknown value is unknown. An operation answers true where its value is certainly outside the natural
// domain, whatever the true values in the balls are.
// A radius is worked out in at most 14 operations, each off by at most 2^−53 of itself or, below the normal numbers, by
// 2^−1074: `put` makes up for both. A radius of 0 says that a value is exact.
import type { ConstantName } from '../../model.ts'
import { type Fraction, type Rational, toFloat } from '../exact/rational.ts'
import { slotCap } from './builder.ts'

/** Two float64 operations' errors, and more than one rounding error of a rounded result: 2^−52. */
export const epsilon = 2 ** -52
const inflate = 1 + 8 * epsilon
export const tiny = 8 * Number.MIN_VALUE

/** The first slots are the operations' own. */
export const scratch = 8
const mids = new Float64Array(slotCap + scratch)
const radii = new Float64Array(slotCap + scratch)
export const midOf = (slot: number): number => mids[slot] ?? NaN
export const radiusOf = (slot: number): number => radii[slot] ?? NaN
export const isKnown = (slot: number): boolean => Number.isFinite(midOf(slot)) && Number.isFinite(radiusOf(slot))

/** A slot's ball as it stands. */
export function load(out: number, mid: number, radius: number): false {
  mids[out] = mid
  radii[out] = radius
  return false
}
/** A result whose mid is off by at most `error`·|mid| (and `tiny`) besides the radius that was worked out. */
export function put(out: number, mid: number, radius: number, error = epsilon): false {
  mids[out] = mid
  radii[out] = (radius + Math.abs(mid) * error + tiny) * inflate
  return false
}
export const putExact = (out: number, mid: number): false => load(out, mid, 0)
export const putUnknown = (out: number): false => load(out, NaN, NaN)
export const copy = (out: number, a: number): false => load(out, midOf(a), radiusOf(a))

/** The float64 nearest to a rational, exact where it is equal to it. */
export function loadRational(out: number, q: Rational): false {
  if (typeof q === 'number') return putExact(out, q)
  const mid = toFloat(q)
  return isDyadic(q) ? putExact(out, mid) : put(out, mid, 0)
}
/** Whether n/d is n/2^k with an n of 53 bits, and no smaller than normal numbers are. */
export function isDyadic({ n, d }: Fraction): boolean {
  const [top, bottom] = [Number(n), Number(d)]
  if (bottom >= 2 ** 900 || !Number.isFinite(top)) return false
  if (bottom < 2 ** 31 ? (bottom & (bottom - 1)) !== 0 : (d & (d - 1n)) !== 0n) return false
  return Number.isSafeInteger(top) || BigInt(top) === n
}
/** The float64 next to π and e is half an ulp off at most. No real number is i. */
export function loadConstant(out: number, name: ConstantName): false {
  return name === 'i' ? putUnknown(out) : put(out, name === 'pi' ? Math.PI : Math.E, 0)
}

const isExactZero = (slot: number): boolean => midOf(slot) === 0 && radiusOf(slot) === 0
const isSingle = (x: number): boolean => Math.fround(x) === x
/** The least |value| in a ball, rounded down; ≤ 0 or NaN where it may be 0. */
export const leastSize = (slot: number): number => (Math.abs(midOf(slot)) - radiusOf(slot)) * (1 - epsilon)
export const isPositive = (slot: number): boolean => midOf(slot) > radiusOf(slot)
export const isNegative = (slot: number): boolean => -midOf(slot) > radiusOf(slot)
export const isExact = (slot: number): boolean => radiusOf(slot) === 0

/** The sum's own rounding error is known to the last bit (Knuth's TwoSum), so exact sums stay exact. */
export function add(out: number, a: number, b: number): false {
  const [x, y] = [midOf(a), midOf(b)]
  const sum = x + y
  const part = sum - x
  const error = x - (sum - part) + (y - part)
  return load(out, sum, (radiusOf(a) + radiusOf(b) + Math.abs(error)) * inflate)
}
export const negate = (out: number, a: number): false => load(out, 0 - midOf(a), radiusOf(a))
export function subtract(out: number, a: number, b: number): false {
  const [x, y] = [midOf(a), -midOf(b)]
  const sum = x + y
  const part = sum - x
  const error = x - (sum - part) + (y - part)
  return load(out, sum, (radiusOf(a) + radiusOf(b) + Math.abs(error)) * inflate)
}
/** Exact factors of 24 bits have an exact product; an exact 0 makes it 0. */
export function multiply(out: number, a: number, b: number): false {
  const [x, y, r, s] = [midOf(a), midOf(b), radiusOf(a), radiusOf(b)]
  if (r === 0 && s === 0 && isSingle(x) && isSingle(y)) return putExact(out, x * y)
  if ((isExactZero(a) && isKnown(b)) || (isExactZero(b) && isKnown(a))) return putExact(out, 0)
  return put(out, x * y, Math.abs(x) * s + Math.abs(y) * r + r * s)
}
export function divide(out: number, a: number, b: number): boolean {
  const low = leastSize(b)
  if (!(low > 0)) return isExactZero(b) || putUnknown(out)
  if (isExactZero(a)) return putExact(out, 0)
  const [x, y] = [midOf(a), midOf(b)]
  const quotient = x / y
  if (isExact(a) && isExact(b) && isSingle(quotient) && isSingle(y) && quotient * y === x) return putExact(out, quotient)
  // what is lost below the normal numbers is lost before the division makes it larger
  const spread = isExact(b) ? 0 : Math.abs(quotient) * radiusOf(b) + tiny
  return put(out, quotient, (radiusOf(a) + spread) / low)
}

export const absolute = (out: number, a: number): false => load(out, Math.abs(midOf(a)), radiusOf(a))
export const max = (out: number, a: number, b: number): false => extreme(out, a, b, midOf(a) - midOf(b))
export const min = (out: number, a: number, b: number): false => extreme(out, a, b, midOf(b) - midOf(a))
/** The one that is ahead where that is certain; otherwise the extreme of the mids, which is as far off as the balls are wide. */
function extreme(out: number, a: number, b: number, lead: number): false {
  const reach = (radiusOf(a) + radiusOf(b)) * inflate
  if (Math.abs(lead) > reach || reach === 0) return copy(out, lead >= 0 ? a : b)
  return load(out, midOf(lead >= 0 ? a : b), Math.max(radiusOf(a), radiusOf(b)))
}

/** Of a negative half the integer farther from 0: which one it is, is a matter of convention. */
const halfAway = (x: number): number => (x < 0 && x - Math.floor(x) === 0.5 ? Math.floor(x) : halfUp(x))
const halfUp = (x: number): number => (x - Math.floor(x) >= 0.5 ? Math.floor(x) + 1 : Math.floor(x))
/** A step function that never falls, from its values at a ball's ends; these are rounded outwards. */
const stepwise =
  (below: (x: number) => number, above = below) =>
  (out: number, a: number): false => {
    const [mid, radius] = [midOf(a), radiusOf(a)]
    const pad = radius === 0 ? 0 : (Math.abs(mid) + radius) * epsilon + tiny
    const [low, high] = [below(mid - radius - pad), above(mid + radius + pad)]
    return low === high ? putExact(out, low) : put(out, low + (high - low) / 2, (high - low) / 2)
  }
export const floor = stepwise(Math.floor)
/** The nearest integer; of a negative half, either. */
export const round = stepwise(halfAway, halfUp)
export const sign = stepwise(Math.sign)

/** n! for n = 0 … 170. */
export function factorial(out: number, a: number): boolean {
  const n = midOf(a)
  if (!isExact(a)) return isNegative(a) || putUnknown(out)
  if (!Number.isInteger(n) || n < 0) return true
  if (n > 170) return putUnknown(out)
  let product = 1
  for (let k = 2; k <= n; k++) product *= k
  // 22! is the last of 24 factors whose product needs at most 53 bits; each further factor rounds once
  return n <= 22 ? putExact(out, product) : put(out, product, 0, 170 * epsilon)
}
