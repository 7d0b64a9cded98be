// Two formulas at points: what each certainly is there, and whether that keeps them apart.
import type { Expr } from '../../model.ts'
import type { Balls, Outcome } from '../ball/at.ts'
import { apart, type Ball, toNumber } from '../ball/ball.ts'
import { Real } from '../ball/real.ts'
import { equal, type Rational } from '../exact/rational.ts'
import type { Point } from './points.ts'

/** A point of a case. What a reference is at a point that is `kept` is remembered: every answer asks for it. */
export interface Spot {
  readonly point: Point
  readonly kept: boolean
}
interface Known {
  readonly exact: Map<Spot, Rational | 'none'>
  readonly double: Map<Spot, Outcome>
}

/** One formula at spots. */
export class Side {
  readonly expr: Expr
  readonly rational: boolean
  readonly #balls: Balls
  readonly #known: Known | undefined
  constructor(expr: Expr, rational: boolean, balls: Balls, remembers = false) {
    this.expr = expr
    this.rational = rational
    this.#balls = balls
    this.#known = remembers ? { exact: new Map(), double: new Map() } : undefined
  }

  /** The value, where it is rational and can be had. */
  exact(spot: Spot): Rational | undefined {
    const known = this.#known?.exact.get(spot)
    if (known !== undefined) return known === 'none' ? undefined : known
    const value = this.#balls.exact(spot.point)
    const found = typeof value === 'string' ? undefined : value
    if (spot.kept) this.#known?.exact.set(spot, found ?? 'none')
    return found
  }
  double(spot: Spot): Outcome {
    const known = this.#known?.double.get(spot)
    if (known !== undefined) return known
    const outcome = this.#balls.double(spot.point)
    if (spot.kept) this.#known?.double.set(spot, outcome)
    return outcome
  }
  precise(spot: Spot, bits: number): Outcome {
    return this.#balls.precise(spot.point, bits)
  }
  /** Whether the point is certainly inside, or outside, the natural domain. */
  stands(point: Point): 'inside' | 'outside' | 'unknown' {
    const outcome = this.#balls.double(point)
    if (outcome.type !== 'unknown') return outcome.type === 'value' ? 'inside' : 'outside'
    const value = this.#balls.exact(point)
    return value === 'undefined' ? 'outside' : typeof value === 'string' ? 'unknown' : 'inside'
  }
}

/**
 * `met`: both certainly have a value there, and nothing keeps the values apart; `exactly`: they are equal. `outside`: one of the
 * two certainly has none. `unclear`: it cannot be told.
 */
export type Meeting =
  Apart | { readonly type: 'met'; readonly exactly: boolean } | { readonly type: 'outside' } | { readonly type: 'unclear' }
export interface Apart {
  readonly type: 'apart'
  readonly how: 'exact-point' | 'ball'
  readonly values?: Values
}
/** What the sides are there, to show. */
export interface Values {
  readonly left: number | Rational
  readonly right: number | Rational
}
const [outside, unclear]: readonly [Meeting, Meeting] = [{ type: 'outside' }, { type: 'unclear' }]

/** Two formulas at a spot; `exactly`: exact values are asked for first, where all depends on single points. */
export function meet(reference: Side, student: Side, spot: Spot, exactly: boolean): Meeting {
  const isFirst = exactly || (reference.rational && student.rational)
  const meeting = (isFirst ? meetExactly(reference, student, spot) : undefined) ?? meetInBalls(reference, student, spot)
  return meeting.type === 'unclear' && !isFirst ? (meetExactly(reference, student, spot) ?? meeting) : meeting
}
function meetExactly(reference: Side, student: Side, spot: Spot): Meeting | undefined {
  const one = reference.exact(spot)
  const other = one === undefined ? undefined : student.exact(spot)
  if (one === undefined || other === undefined) return undefined
  return equal(one, other) ? { type: 'met', exactly: true } : { type: 'apart', how: 'exact-point', values: { left: one, right: other } }
}
function meetInBalls(reference: Side, student: Side, spot: Spot): Meeting {
  const one = reference.double(spot)
  if (one.type === 'undefined') return outside
  const other = student.double(spot)
  if (other.type === 'undefined') return outside
  if (one.type === 'unknown' || other.type === 'unknown') return unclear
  if (apart(one.value, other.value)) return told(reference, student, spot, one.value, other.value)
  return { type: 'met', exactly: isExact(one.value) && isExact(other.value) }
}
/** A radius of 0 says so: ⌊√10⌋ is 3. */
const isExact = ({ re, im }: Ball): boolean => re instanceof Real && re.radius === 0 && im === undefined

/** Exact values are shown where there are some: |−2| is 2, not a number near it. Complex values are not shown. */
export function told(reference: Side, student: Side, spot: Spot, one: Ball, other: Ball): Apart {
  if (one.im !== undefined || other.im !== undefined) return { type: 'apart', how: 'ball' }
  const values = { left: reference.exact(spot) ?? toNumber(one), right: student.exact(spot) ?? toNumber(other) }
  return { type: 'apart', how: 'ball', values }
}
