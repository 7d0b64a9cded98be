// Two conditions over the same letters, and the points at which they are compared: readable ones, points where a difference turns,
// scattered ones.
import type { Expr } from '../../model.ts'
import type { openBalls } from '../ball/at.ts'
import { apart, type Ball, toNumber } from '../ball/ball.ts'
import { Real } from '../ball/real.ts'
import { type Rational, sign } from '../exact/rational.ts'
import { plain } from '../print/plain.ts'
import type { Condition, Sign } from './condition.ts'
import type { Differing, Terms } from './decision.ts'
import { everyPoint, isPointInside, type Point, type Range, rangeOf, readablePoint, readablePoints, scatteredPoints } from './points.ts'
import { quotientIn } from './quotient-in.ts'
import { rationalRoots } from './real-roots.ts'
import { Side, type Spot } from './sides.ts'
import type { Survey } from './survey.ts'

export interface Sided {
  readonly condition: Condition
  readonly differences: readonly Expr[]
}
interface Half extends Sided {
  readonly sides: readonly Side[]
}
export interface Plane {
  readonly names: readonly string[]
  readonly ranges: readonly Range[]
  readonly reference: Half
  readonly student: Half
  readonly complex: boolean
  readonly opaque: boolean
  /** Whether the spots are the whole domain. */
  readonly whole: boolean
  spots(): Iterable<Spot>
  /** Whether one side is certainly defined and the other certainly not. */
  standsDifferently(spot: Spot): boolean
  /** Whether one side is certainly not defined. */
  isOutside(spot: Spot): boolean
}

/** Points of a small domain; scattered points; points near which turns are looked for, how many times, and how many are used. */
const [fewPoints, scatteredCount, pointsTurned, mostLooks, mostTurns] = [256, 24, 8, 600, 96]

export function openPlane(
  own: Sided & { readonly survey: Survey },
  other: Sided & { readonly survey: Survey },
  { symbols, oddRoots }: Terms,
  open: typeof openBalls,
): Plane {
  const names = [...new Set([...own.survey.names, ...other.survey.names])].sort()
  const ranges = names.map((name) => rangeOf(symbols.get(name)))
  const complex = own.survey.imaginary || other.survey.imaginary
  const half = ({ condition, differences, survey }: Sided & { readonly survey: Survey }): Half => ({
    condition,
    differences,
    sides: differences.map((expr) => new Side(expr, survey.rational, open(expr, names, { oddRoots, complex }))),
  })
  const [reference, student] = [half(own), half(other)]
  const every = everyPoint(ranges, fewPoints)
  return {
    names,
    ranges,
    reference,
    student,
    complex,
    opaque: own.survey.opaque || other.survey.opaque,
    whole: every !== undefined,
    *spots() {
      for (const point of every ?? pointsOf(names, ranges, [...own.differences, ...other.differences])) yield { point, kept: false }
    },
    standsDifferently(spot) {
      const [one, two] = [reference, student].map((side) => standing(side, spot))
      return (one === 'inside' && two === 'outside') || (one === 'outside' && two === 'inside')
    },
    isOutside: (spot) => [reference, student].some((side) => standing(side, spot) === 'outside'),
  }
}
function standing({ sides }: Half, { point }: Spot): 'inside' | 'outside' | 'unknown' {
  const found = sides.map((side) => side.stands(point))
  return found.includes('outside') ? 'outside' : found.includes('unknown') ? 'unknown' : 'inside'
}

function* pointsOf(names: readonly string[], ranges: readonly Range[], differences: readonly Expr[]): Generator<Point> {
  const effort = { looks: mostLooks, turns: mostTurns }
  for (let k = 0; k < readablePoints; k++) {
    const point = readablePoint('whole', k, ranges)
    yield point
    if (k < pointsTurned) for (const turned of turnsNear(names, point, differences, effort)) if (isPointInside(turned, ranges)) yield turned
  }
  yield* scatteredPoints(differences.map(plain).sort().join(' ~ '), scatteredCount, ranges)
}
/** The point with one letter moved to where a difference is 0 or changes its sign, while there is effort left. */
function* turnsNear(
  names: readonly string[],
  point: Point,
  differences: readonly Expr[],
  effort: { looks: number; turns: number },
): Generator<Point> {
  const at = new Map(names.map((name, i) => [name, point[i] ?? 0]))
  for (const difference of differences)
    for (const [i, name] of names.entries()) {
      if (effort.looks-- <= 0) return
      const q = quotientIn(difference, name, at)
      for (const root of q === undefined ? [] : rationalRoots(q.top))
        if (effort.turns-- > 0) yield point.map((old, j) => (j === i ? root : old))
    }
}

/** The certain sign of a difference at a spot; complex numbers have none. */
export function signAt(side: Side | undefined, spot: Spot, complex: boolean): Sign | undefined {
  if (side === undefined || complex) return undefined
  const value = side.exact(spot)
  if (value !== undefined) return sign(value)
  const outcome = side.double(spot)
  return outcome.type === 'value' ? signOf(outcome.value) : undefined
}
const zero: Ball = { re: new Real(0, 0) }
const signOf = (ball: Ball): Sign | undefined => (apart(ball, zero) ? (toNumber(ball) > 0 ? 1 : -1) : undefined)

/** The first difference of each side at a spot, to show. */
export function showAt(
  { names, reference, student, opaque }: Pick<Plane, 'names' | 'reference' | 'student' | 'opaque'>,
  spot: Spot,
): { readonly witness?: Differing } {
  const [left, right] = [reference, student].map(({ sides: [side] }) => valueOf(side, spot))
  if (left === undefined || right === undefined || opaque) return {}
  return { witness: { values: names.map((name, i) => ({ name, value: spot.point[i] ?? 0 })), left, right } }
}
function valueOf(side: Side | undefined, spot: Spot): number | Rational | undefined {
  const value = side?.exact(spot)
  if (value !== undefined) return value
  const outcome = side?.double(spot)
  return outcome?.type === 'value' ? toNumber(outcome.value) : undefined
}
