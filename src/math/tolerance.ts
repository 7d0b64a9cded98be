// How close is close enough: an exact answer and a key in, whether the one meets the other out. Decided in exact
// rationals; an irrational key is the rational its float64 prints as, widened by its error.
import type { NumberKey, Precision, ValueJson } from '../model.ts'
import {
  absolute,
  compare,
  denominator,
  multiply,
  numerator,
  power,
  type Rational,
  rational,
  readRational,
  sign,
  toFloat,
} from './exact/rational.ts'

/** The numbers that a key takes: all from low to high, both included. */
export interface Accepted {
  readonly low: Rational
  readonly high: Rational
}

export const half = rational(1n, 2n)
export const ten = (exponent: number): Rational => power(10, exponent)

/** Whether nothing but the number itself is an answer. */
export const isExact = ({ decimals, figures, within }: Precision): boolean =>
  decimals === undefined && figures === undefined && within === undefined

/** Whether an answer meets a key, decided exactly; on the very border it does. A key that is no number is met by none. */
export function accepts(answer: Rational, key: NumberKey): boolean {
  if (typeof key.value === 'number' && typeof answer === 'number' && answer === key.value) return true
  const clear = isExact(key.precision) ? undefined : clearlyAccepts(toFloat(answer), key)
  if (clear !== undefined) return clear
  const accepted = acceptedBy(key)
  return accepted !== undefined && compare(accepted.low, answer) <= 0 && compare(answer, accepted.high) <= 0
}

/** Whether an answer lies within the wider tolerance of a key that has one, decided in the same way. */
export const isClose = (answer: Rational, { value, precision: { close } }: NumberKey): boolean =>
  close !== undefined && accepts(answer, { value, precision: { within: close.within } })

/**
 * The same in float64 where the answer is so far from both borders that its errors (some ulp, 2^−52) cannot matter;
 * undefined where it is not. Exact arithmetic costs ten times as much, and few answers need it.
 */
export function clearlyAccepts(x: number, { value, precision }: NumberKey): boolean | undefined {
  const a = floatOf(value)
  const allowed = a === undefined ? undefined : floatTolerance(a, precision)
  if (a === undefined || allowed === undefined) return undefined
  const distance = Math.abs(x - a)
  const margin = (Math.abs(x) + Math.abs(a) + allowed) * 2 ** -40
  return distance < allowed - margin ? true : distance > allowed + margin ? false : undefined
}
/** `tolerance` in float64; undefined so near a power of ten that the place of a figure is not clear. */
function floatTolerance(key: number, { decimals, figures, within }: Precision): number | undefined {
  if (decimals !== undefined) return 0.5 * 10 ** -decimals
  if (figures !== undefined) {
    const exponent = Math.log10(Math.abs(key))
    const place = Math.floor(exponent)
    return exponent - place > 1e-9 && place + 1 - exponent > 1e-9 ? 0.5 * 10 ** (place - figures + 1) : undefined
  }
  const amount = within === undefined ? undefined : floatOf(within.amount)
  return amount === undefined ? undefined : Math.abs(within?.relative === true ? amount * key : amount)
}
function floatOf(value: ValueJson): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'object') return 'approx' in value ? value.approx : undefined
  const read = readRational(value)
  return read === undefined ? undefined : toFloat(read)
}

/** What a key accepts; undefined where its value is no number. */
export function acceptedBy(key: NumberKey): Accepted | undefined {
  const ends = acceptedOver(key)
  return ends && { low: rational(ends.low, ends.over), high: rational(ends.high, ends.over) }
}

/** Both ends over one denominator (≥ 1), not reduced: exports ask for thousands of them. */
export function acceptedOver({
  value,
  precision,
}: NumberKey): { readonly low: bigint; readonly high: bigint; readonly over: bigint } | undefined {
  if (typeof value === 'object' && !('approx' in value)) return undefined
  const middle =
    typeof value === 'number'
      ? Number.isSafeInteger(value)
        ? value
        : undefined
      : readRational(typeof value === 'string' ? value : String(value.approx))
  if (middle === undefined) return undefined
  const allowed = tolerance(middle, precision)
  const [top, bottom, reach, per] = [numerator(middle), denominator(middle), numerator(allowed), denominator(allowed)]
  if (typeof value !== 'object') return { low: top * per - reach * bottom, high: top * per + reach * bottom, over: bottom * per }
  // a float64 answer is the rational as which it is printed, with the bound on its error that fromJson gives it: 8 ulp, a part in 2^49
  const error = (top < 0n ? -top : top) * per
  const [at, away] = [top * per * parts, reach * bottom * parts + error]
  return { low: at - away, high: at + away, over: bottom * per * parts }
}
const parts = 2n ** 49n

/** How far from the key an answer may be: half a unit of the last place asked for, or what `within` says. 0 where exact. */
export function tolerance(key: Rational, precision: Precision): Rational {
  if (precision.decimals !== undefined) return multiply(half, ten(-precision.decimals))
  // 0 has no significant figures: it is met by 0 alone
  if (precision.figures !== undefined) return sign(key) === 0 ? 0 : multiply(half, ten(magnitude(key) - precision.figures + 1))
  if (precision.within === undefined) return 0
  const amount = readRational(precision.within.amount) ?? 0
  return precision.within.relative ? multiply(absolute(amount), absolute(key)) : absolute(amount)
}

/** The e with 10^e ≤ |a| < 10^(e+1), for a ≠ 0. */
export function magnitude(a: Rational): number {
  const size = absolute(a)
  const guess = String(numerator(size)).length - String(denominator(size)).length
  return compare(size, ten(guess)) < 0 ? guess - 1 : guess
}
