// A value with a bound on its error, and what two of them tell of each other.
import { absolute, add, type Big, exactly, multiply, radiusOf, signOf, subtract, toFloat } from './big.ts'
import { fromReal } from './big-real.ts'
import { Real } from './real.ts'

/** |re − true| ≤ its radius, and likewise im, which is exactly 0 where it is not there. Both are finite. */
export interface Ball {
  readonly re: Real | Big
  readonly im?: Real | Big
}
const zero = new Real(0, 0)

/** Whether the numbers two balls stand for certainly differ. */
export function apart(a: Ball, b: Ball): boolean {
  if (partsApart(a.re, b.re)) return true
  return (a.im !== undefined || b.im !== undefined) && partsApart(a.im ?? zero, b.im ?? zero)
}
function partsApart(a: Real | Big, b: Real | Big): boolean {
  if (a instanceof Real && b instanceof Real)
    // the factors make up for five roundings
    return Math.abs(a.mid - b.mid) * (1 - 2 ** -50) > (a.radius + b.radius) * (1 + 2 ** -50)
  const difference = signOf(subtract(bigOf(a), bigOf(b), fine))
  return difference === 1 || difference === -1
}
/** Bits to compare with: the mids are subtracted exactly, unless they are too far from each other for it to matter. */
const fine = 4_096
const bigOf = (x: Real | Big): Big => (x instanceof Real ? fromReal(x) : x)

/**
 * Whether two balls are equal to so many digits, whatever true values they hold: |a − b| ≤ 10^−digits·max(|a|, |b|), part by
 * part. Where both may be 0 there is nothing to measure by, and 10^−digits is the bound.
 */
export function agreeTo(a: Ball, b: Ball, digits: number): boolean {
  const parts = [a.re, a.im, b.re, b.im].map((part) => (part === undefined ? exactly(0n) : bigOf(part)))
  const [re, im, otherRe, otherIm] = parts
  if (re === undefined || im === undefined || otherRe === undefined || otherIm === undefined) return false
  const sizes = parts.filter((part) => signOf(part) === 1 || signOf(part) === -1).map(leastSize)
  const size = sizes.reduce((most, next) => (signOf(subtract(next, most, short)) === 1 ? next : most), sizes[0] ?? exactly(1n))
  return isWithin(re, otherRe, size, digits) && isWithin(im, otherIm, size, digits)
}
const short = 64
const leastSize = (x: Big): Big => exactly(absolute(x.mid) - x.radius, x.exponent)
function isWithin(x: Big, y: Big, size: Big, digits: number): boolean {
  const difference = subtract(x, y, fine)
  const most = add(exactly(absolute(difference.mid), difference.exponent), radiusOf(difference), fine)
  return (signOf(subtract(size, multiply(most, exactly(10n ** BigInt(digits)), fine), fine)) ?? -1) >= 0
}

/** Whether the number is real beyond doubt. */
export const isCertainlyReal = (ball: Ball): boolean => ball.im === undefined
/** The middle of a ball as a float64, to show: of a complex number its real part. */
export const toNumber = ({ re }: Ball): number => (re instanceof Real ? re.mid : toFloat(re)) + 0
