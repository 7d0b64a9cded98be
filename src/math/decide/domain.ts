// Whether of two formulas that are equal where both are defined one is defined at a point where the other is not: x²/x and x at
// 0, ln x² and 2 ln x at −1. Looked for where a divisor, a root or a logarithm may end: a point found is certain, and that none
// was found is no proof that there is none.
import { equal, type Rational, rational } from '../exact/rational.ts'
import { lineIn, where } from './linear.ts'
import type { Pair } from './pair.ts'
import { isPointInside, type Point } from './points.ts'
import { sameExpr } from './same.ts'
import type { Guard } from './survey.ts'

/** Values that are tried for each letter besides those at which a guard turns. */
const usual: readonly Rational[] = [0, -1, 1, -2, 2, rational(-1n, 2n), rational(1n, 2n)]
/** Points that are looked at. */
const mostProbes = 48

/** Whether the two stand differently somewhere near `base`, a point where both are defined. */
export function domainsDiffer(pair: Pair, base: Point): boolean {
  const [own, other] = pair.surveys
  if (covers(own.guards, other.guards) && covers(other.guards, own.guards)) return false
  return probes(pair, base).some((point) => {
    const one = pair.reference.stands(point)
    if (one === 'unknown') return false
    const two = pair.student.stands(point)
    return two !== 'unknown' && one !== two
  })
}
const covers = (guards: readonly Guard[], others: readonly Guard[]): boolean =>
  others.every((guard) => guards.some((own) => own.by === guard.by && own.edges.join() === guard.edges.join() && sameExpr(own.of, guard.of)))

/** The base with one letter moved: to where a guard turns, and to the usual values. */
function probes({ names, ranges, surveys }: Pair, base: Point): readonly Point[] {
  const guards = surveys.flatMap((one) => one.guards)
  const at = new Map(names.map((name, i) => [name, base[i] ?? 0]))
  const points: Point[] = []
  const put = (i: number, value: Rational): void => {
    const point = base.map((old, j) => (j === i ? value : old))
    const isNew = !points.some((known) => known.every((old, j) => equal(old, point[j] ?? 0)))
    if (points.length < mostProbes && isNew && isPointInside(point, ranges)) points.push(point)
  }
  for (const [i, name] of names.entries())
    for (const { of, edges } of guards) {
      const line = lineIn(of, name, at)
      const turns = line === undefined ? [] : edges.map((edge) => where(line, edge)).filter((turn) => turn !== undefined)
      for (const turn of turns) put(i, turn)
    }
  for (const value of usual) for (const i of names.keys()) put(i, value)
  return points
}
