// The numbers that a key takes, as decimal strings: written once and used for every target, so that all of them accept
// the same answers. Made from exact rationals, never from sums of floats.
import { denominator, numerator, type Rational } from '../math/exact/rational.ts'
import { acceptedOver } from '../math/tolerance.ts'
import type { NumberKey } from '../model.ts'

export interface Bounds {
  /** All from low to high are right, both included. */
  readonly low: string
  readonly high: string
  /** Halfway between them, and how far they are from it. */
  readonly middle: string
  readonly tolerance: string
  /**
   * Whether the decimals are the very bounds. Where they are not (a third, say), they lie outside them by less than a
   * unit in the 15th figure, so that nothing right is refused.
   */
  readonly exact: boolean
}

/** Figures that every float64 keeps, which is what targets compute in. */
const figures = 15

/** Undefined where the key is no number. */
export function boundsOf(key: NumberKey): Bounds | undefined {
  const accepted = acceptedOver(key)
  if (accepted === undefined) return undefined
  const [low, high] = [outward(accepted.low, accepted.over, -1), outward(accepted.high, accepted.over, 1)]
  const places = Math.max(low.places, high.places)
  const [from, to] = [low, high].map(({ digits, places: own }) => digits * tenTo(places - own))
  if (from === undefined || to === undefined) return undefined
  // halves take one place more, in which they are 5: half of x is 5x tenths
  return {
    low: written(low),
    high: written(high),
    middle: written({ digits: 5n * (from + to), places: places + 1 }),
    tolerance: written({ digits: 5n * (to - from), places: places + 1 }),
    exact: low.exact && high.exact,
  }
}

/** digits · 10^−places: sums of them need no common denominator to be looked for. */
interface Decimal {
  readonly digits: bigint
  readonly places: number
}
const tenTo = (n: number): bigint => 10n ** BigInt(n)

/** n/d itself where it is a short decimal, else the nearest one below (-1) or above (1) it. */
function outward(n: bigint, d: bigint, way: -1 | 1): Decimal & { readonly exact: boolean } {
  if (n === 0n) return { digits: 0n, places: 0, exact: true }
  const figuresBehind = figures - 1 - magnitude(n < 0n ? -n : n, d)
  const places = Math.max(0, figuresBehind)
  const scaled = n * tenTo(places)
  if (scaled % d === 0n) return { digits: scaled / d, places, exact: true }
  // from here on in units of the last figure, which may lie before the point
  const unit = tenTo(places - figuresBehind)
  const quotient = scaled / (d * unit)
  const below = n < 0n ? quotient - 1n : quotient
  return { digits: (way < 0 ? below : below + 1n) * unit, places, exact: false }
}

/** The e with 10^e ≤ n/d < 10^(e+1). */
function magnitude(n: bigint, d: bigint): number {
  const guess = String(n).length - String(d).length
  const isBelow = guess < 0 ? n * tenTo(-guess) < d : n < d * tenTo(guess)
  return isBelow ? guess - 1 : guess
}

/** `-0.125`: without zeros at the end, and never with an exponent. */
function written({ digits, places }: Decimal): string {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
  const behind = text.slice(text.length - places).replace(/0+$/, '')
  return `${digits < 0n ? '-' : ''}${text.slice(0, text.length - places)}${places === 0 || behind === '' ? '' : `.${behind}`}`
}

/** Digits behind the point: as many as there are twos, or fives, whichever are more. */
function placesOf(bottom: bigint): number {
  const power = (of: bigint): number => {
    let [rest, times] = [bottom, 0]
    for (; rest % of === 0n; rest /= of) times += 1
    return times
  }
  return Math.max(power(2n), power(5n))
}

/** A rational with a denominator of twos and fives, written out: `-0.125`, never with an exponent. */
export function decimal(a: Rational): string {
  const places = placesOf(denominator(a))
  return written({ digits: (numerator(a) * tenTo(places)) / denominator(a), places })
}
