// Whether of two formulas that are equal where both are defined one is defined at a point where the other is not: x²/x and x at
// 0, ln x² and 2 ln x at −1. Looked for where a divisor, a root or a logarithm may end: a point found is certain, and that none
// was found is no proof that there is none.
import type { Expr } from '../../model.ts'
import { equal, negate, numerator, type Rational, rational } from '../exact/rational.ts'
import type { Pair } from './pair.ts'
import { isPointInside, type Point } from './points.ts'
import { quotientIn } from './quotient-in.ts'
import { rationalRoots } from './real-roots.ts'
import { sameExpr } from './same.ts'
import type { Guard } from './survey.ts'
import { opposite, product, sum } from './univariate.ts'

/** Values that are tried for each letter besides those at which a guard turns. */
const usual: readonly Rational[] = [0, -1, 1, -2, 2, rational(-1n, 2n), rational(1n, 2n)]
/** Points that are looked at. */
const mostProbes = 48

/** Whether the two stand differently somewhere near `base`, a point where both are defined. */
export function domainsDiffer(pair: Pair, base: Point): boolean {
  const [own, other] = pair.surveys
  if (covers(own.guards, other.guards) && covers(other.guards, own.guards)) return false
  return probes(pair, base).some(({ point, outside }) => {
    const one = outside[0] ? 'outside' : pair.reference.stands(point)
    if (one === 'unknown') return false
    const two = outside[1] ? 'outside' : pair.student.stands(point)
    return two !== 'unknown' && one !== two
  })
}
const covers = (guards: readonly Guard[], others: readonly Guard[]): boolean =>
  others.every((guard) =>
    guards.some(
      (own) =>
        own.by === guard.by &&
        own.edges.length === guard.edges.length &&
        own.edges.every((edge, i) => edge === guard.edges[i]) &&
        sameExpr(own.of, guard.of),
    ),
  )

/** A point, and which of the two certainly divides by 0 there. */
interface Probe {
  readonly point: Point
  readonly outside: [reference: boolean, student: boolean]
}
/** The base with one letter moved to where a guard turns, or to a usual value, or with letters turned negative. */
function probes({ names, ranges, surveys }: Pair, base: Point): readonly Probe[] {
  const at = new Map(names.map((name, i) => [name, base[i] ?? 0]))
  const found: Probe[] = []
  const put = (point: Point, dividing?: 0 | 1): void => {
    let probe = found.find((known) => known.point.every((old, i) => equal(old, point[i] ?? 0)))
    if (probe === undefined) {
      if (found.length >= mostProbes || !isPointInside(point, ranges)) return
      probe = { point, outside: [false, false] }
      found.push(probe)
    }
    if (dividing !== undefined) probe.outside[dividing] = true
  }
  const moved = (i: number, value: Rational): Point => base.map((old, j) => (j === i ? value : old))
  for (const side of [0, 1] as const)
    for (const { by, of, edges } of surveys[side].guards)
      for (const [i, name] of names.entries())
        for (const edge of edges) for (const turn of turns(of, name, at, edge)) put(moved(i, turn), by === '/' ? side : undefined)
  for (const value of usual) for (const i of names.keys()) put(moved(i, value))
  for (const i of names.keys()) for (const j of names.keys()) if (i < j) put(base.map((old, k) => (k === i || k === j ? negate(old) : old)))
  return found
}

/** The rational values of a letter at which a part becomes `edge`, the other letters as they are. */
function turns(of: Expr, name: string, at: ReadonlyMap<string, Rational>, edge: Rational): readonly Rational[] {
  const q = quotientIn(of, name, at)
  return q === undefined ? [] : rationalRoots(sum(q.top, opposite(product(q.bottom, edge === 0 ? [] : [numerator(edge)]))))
}
