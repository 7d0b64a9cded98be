// Rounding as data: what is rounded, to what, how ties go. The key, the sentence students read and the tie check all
// come from the same Rounding object.
import { Failure } from '../math/failure.ts'
import { certified } from '../math/evaluate/certified.ts'
import * as rational from '../math/exact/rational.ts'
import type { Rational } from '../math/exact/rational.ts'
import { Real, signOf } from '../math/ball/real.ts'
import { compareScalars, type Scalar } from '../math/evaluate/value.ts'
import type { Rounding, TieRule } from '../model.ts'

/** A rule with its values known. `to` is sorted and has no equals. */
export interface RoundingRule {
  readonly of: string
  readonly to?: 'integer' | readonly Rational[]
  readonly saturate?: Rational
  readonly tie: TieRule
  readonly carry: 'rounded' | 'exact'
  readonly source: Rounding
}

/** Decides ties that a rule rejects: 0 takes the lower side. Counts them, so that a solution can be tried on both sides. */
export interface TieOracle {
  decide(tie: Tie): 0 | 1
}
export interface Tie {
  readonly of: string
  /** What lies exactly between `low` and `high`. */
  readonly value: Scalar
  readonly argument?: Scalar
  readonly low: Rational
  readonly high: Rational
}

/** Limits at ±∞ and the point where a function is exactly halfway between them. */
const limits: { readonly [name: string]: { readonly low: Rational; readonly high: Rational; readonly centre: Rational } | undefined } = {
  sigmoid: { low: 0, high: 1, centre: rational.divide(1, 2) },
  tanh: { low: -1, high: 1, centre: 0 },
}
/** Whether a rule may `saturate` this function. */
export const canSaturate = (name: string): boolean => limits[name] !== undefined

/** A function's value, taken to its limit from ±saturate on; `exact` gives the value between. */
export function saturated(rule: RoundingRule, argument: Scalar, exact: () => Scalar): Scalar {
  const ends = limits[rule.of]
  if (rule.saturate === undefined || ends === undefined) return exact()
  if (side(argument, rule.saturate, rule.of) >= 0) return ends.high
  return side(argument, rational.negate(rule.saturate), rule.of) <= 0 ? ends.low : exact()
}

function side(value: Scalar, limit: Rational, of: string): -1 | 0 | 1 {
  const sign = compareScalars(value, limit)
  if (sign === undefined)
    throw new Failure('solve/undecided', `whether the argument of ${of} reaches ${rational.toText(limit)} cannot be decided in float64`)
  return sign
}

/** The value that a rule rounds to. */
export const roundScalar = (rule: RoundingRule, value: Scalar, oracle: TieOracle): Scalar => roundLazily(rule, () => value, oracle)

/**
 * The same for a function's value: its argument decides exactly what the value cannot, and often before the value is
 * worked out at all.
 */
export function roundLazily(rule: RoundingRule, valueOf: () => Scalar, oracle: TieOracle, argument?: Scalar): Scalar {
  if (rule.to === undefined) return valueOf()
  const [low, high, sign] = rule.to === 'integer' ? nearestIntegers(rule, valueOf()) : nearestListed(rule, rule.to, valueOf, argument)
  if (sign < 0) return low
  if (sign > 0) return high
  const chosen = breakTie(rule.tie, low, high)
  return (
    chosen ?? (oracle.decide({ of: rule.of, value: valueOf(), low, high, ...(argument !== undefined && { argument }) }) === 0 ? low : high)
  )
}

/** The two candidates around a value and the sign of value − their midpoint. */
type Between = readonly [low: Rational, high: Rational, sign: -1 | 0 | 1]

function nearestIntegers(rule: RoundingRule, value: Scalar): Between {
  const half = rational.divide(1, 2)
  const low = certified.floor(value instanceof Real ? aboveHalf(value) : value)
  if (low instanceof Real) throw new Failure('solve/undecided', `which integer ${rule.of} is nearest to cannot be decided in float64`)
  const sign = compareScalars(certified.subtract(value, low), half)
  if (sign === undefined) throw new Failure('solve/undecided', `whether ${rule.of} lies above or below a half cannot be decided in float64`)
  return [low, rational.add(low, 1), sign]
}
/** A ball moved off an integer it may touch: near an integer both neighbours' midpoints are far, so either floor will do. */
const aboveHalf = (value: Real): Real => {
  const nearest = Math.round(value.mid)
  return Math.abs(value.mid - nearest) <= value.radius ? new Real(nearest, 0) : value
}

function nearestListed(rule: RoundingRule, to: readonly Rational[], valueOf: () => Scalar, argument: Scalar | undefined): Between {
  for (const [i, midpoint] of midpointsOf(to).entries()) {
    const [low = 0, high = 0] = [to[i], to[i + 1]]
    const sign = aboveMidpoint(rule, valueOf, argument, midpoint)
    if (sign <= 0) return [low, high, sign]
  }
  const last = to.at(-1)
  if (last === undefined) throw new Failure('spec/wrong-type', `${rule.of} is rounded to an empty list`, rule.source.at)
  return [last, last, 1]
}

const midpoints = new WeakMap<readonly Rational[], readonly Rational[]>()
function midpointsOf(to: readonly Rational[]): readonly Rational[] {
  const known = midpoints.get(to) ?? to.slice(1).map((high, i) => rational.divide(rational.add(to[i] ?? high, high), 2))
  midpoints.set(to, known)
  return known
}

/** The sign of value − midpoint. σ(z) = ½ and tanh z = 0 exactly where z = 0, so there the argument's sign, exact for rationals, decides. */
function aboveMidpoint(rule: RoundingRule, valueOf: () => Scalar, argument: Scalar | undefined, midpoint: Rational): -1 | 0 | 1 {
  const ends = limits[rule.of]
  const centre = ends !== undefined && rational.equal(midpoint, ends.centre)
  const sign =
    centre && argument !== undefined
      ? argument instanceof Real
        ? signOf(argument)
        : rational.sign(argument)
      : compareScalars(valueOf(), midpoint)
  if (sign === undefined)
    throw new Failure(
      'solve/undecided',
      `whether ${rule.of} rounds up or down at ${rational.toText(midpoint)} cannot be decided in float64`,
    )
  return sign
}

/** Which side a tie goes to; undefined where the rule rejects ties or does not tell the two sides apart. */
function breakTie(tie: TieRule, low: Rational, high: Rational): Rational | undefined {
  if (typeof tie === 'object') return rational.readRational(tie.value)
  const nearer = rational.compare(rational.absolute(low), rational.absolute(high))
  const isEven = (x: Rational): boolean => rational.isInteger(x) && rational.numerator(x) % 2n === 0n
  switch (tie) {
    case 'reject':
      return undefined
    case 'up':
      return high
    case 'down':
      return low
    case 'toward-zero':
      return nearer === 0 ? undefined : nearer < 0 ? low : high
    case 'away':
      return nearer === 0 ? undefined : nearer < 0 ? high : low
    case 'even':
      return isEven(low) === isEven(high) ? undefined : isEven(low) ? low : high
    default:
      return tie satisfies never
  }
}
