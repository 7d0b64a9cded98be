// The numbers that a key takes, as decimal strings: written once and used for every target, so that all of them accept
// the same answers. Made from exact rationals, never from sums of floats.
import { acceptedBy } from '../math/tolerance.ts'
import {
  add,
  compare,
  denominator,
  floor,
  isInteger,
  multiply,
  power,
  type Rational,
  rational,
  sign,
  subtract,
  toText,
} from '../math/exact/rational.ts'
import { magnitude } from '../math/tolerance.ts'
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
  const accepted = acceptedBy(key)
  if (accepted === undefined) return undefined
  const [low, high] = [outward(accepted.low, -1), outward(accepted.high, 1)]
  const middle = multiply(add(low, high), rational(1n, 2n))
  return {
    low: decimal(low),
    high: decimal(high),
    middle: decimal(middle),
    tolerance: decimal(subtract(high, middle)),
    exact: compare(low, accepted.low) === 0 && compare(high, accepted.high) === 0,
  }
}

/** The number itself where it is a short decimal, else the nearest one below (-1) or above (1) it. */
function outward(a: Rational, way: -1 | 1): Rational {
  if (sign(a) === 0 || isShortDecimal(a)) return a
  const unit = power(10, magnitude(a) - figures + 1)
  const below = multiply(floor(multiply(a, power(10, figures - 1 - magnitude(a)))), unit)
  return way < 0 || compare(below, a) === 0 ? below : add(below, unit)
}

function isShortDecimal(a: Rational): boolean {
  if (typeof a === 'number') return Math.abs(a) < 10 ** figures
  const scaled = multiply(a, power(10, Math.max(0, figures - 1 - magnitude(a))))
  return denominator(scaled) === 1n
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
  if (isInteger(a)) return toText(a)
  const places = placesOf(denominator(a))
  const text = toText(multiply(a, power(10, places)))
  const digits = text.replace('-', '').padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return `${text.startsWith('-') ? '-' : ''}${whole}${places === 0 ? '' : `.${digits.slice(-places)}`}`
}
