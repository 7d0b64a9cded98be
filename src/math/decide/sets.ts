// Finite sets: equal if each element of one is proved equal to an element of the other. They differ if at some point an element of
// one is apart from all of the other: element by element is not enough, {x, −x} is {|x|, −|x|} everywhere.
import type { Expr } from '../../model.ts'
import { apart } from '../ball/ball.ts'
import { equal } from '../exact/rational.ts'
import type { Decide, Decision, Terms } from './decision.ts'
import type { Kernel } from './kernel.ts'
import { everyPoint, rangeOf, readablePoint, readablePoints, scatteredPoints } from './points.ts'
import { plain } from '../print/plain.ts'
import { Side, type Spot } from './sides.ts'
import { type Survey, survey } from './survey.ts'

/** Sets with more elements are not decided. */
const mostElements = 40
const [fewPoints, scatteredCount] = [64, 16]

/** A decider of answers to a set, whose elements `open` decides. */
export function openSet(
  reference: readonly Expr[],
  terms: Terms,
  kernel: Kernel,
  open: (reference: Expr, terms: Terms, kernel: Kernel) => Decide,
): (student: readonly Expr[]) => Decision {
  const deciders = reference.map((element) => open(element, terms, kernel))
  return (student) => {
    if (reference.length === 0 || student.length === 0) return emptiness(reference, student)
    if (reference.length > mostElements || student.length > mostElements) return { verdict: 'undecided', how: 'budget' }
    const decisions = deciders.map((decide) => student.map(decide))
    const isMatched = (row: readonly Decision[]): boolean => row.some(({ verdict }) => verdict === 'equal')
    if (decisions.every(isMatched) && student.every((_, i) => isMatched(decisions.flatMap((row) => row[i] ?? [])))) {
      const differs = decisions.flat().some((one) => one.verdict === 'equal' && one.domain === 'differs')
      return { verdict: 'equal', how: 'components', domain: differs ? 'differs' : 'same' }
    }
    return apartSomewhere(reference, student, terms, kernel)
      ? { verdict: 'different', how: 'point' }
      : { verdict: 'undecided', how: 'not-known' }
  }
}
const emptiness = (a: readonly Expr[], b: readonly Expr[]): Decision =>
  a.length === b.length ? { verdict: 'equal', how: 'identical', domain: 'same' } : { verdict: 'different', how: 'shape' }

/** Whether at some point an element of one set is certainly none of the other, all having values there. */
function apartSomewhere(
  reference: readonly Expr[],
  student: readonly Expr[],
  { symbols, oddRoots }: Terms,
  { openBalls }: Kernel,
): boolean {
  const surveys = [...reference, ...student].map((element) => survey(element))
  if (!surveys.every(({ scalar }) => scalar)) return false
  const names = [...new Set(surveys.flatMap((one) => one.names))].sort()
  const complex = surveys.some(({ imaginary }) => imaginary)
  const side = (expr: Expr, { rational }: Survey): Side => new Side(expr, rational, openBalls(expr, names, { oddRoots, complex }))
  const sides = [...reference, ...student].flatMap((expr, i) => (surveys[i] ? [side(expr, surveys[i])] : []))
  const [own, other] = [sides.slice(0, reference.length), sides.slice(reference.length)]
  return spotsFor(names, { symbols, oddRoots }, [...reference, ...student]).some(
    (spot) => own.some((one) => isNone(one, other, spot)) || other.some((one) => isNone(one, own, spot)),
  )
}
function spotsFor(names: readonly string[], { symbols }: Terms, elements: readonly Expr[]): readonly Spot[] {
  const ranges = names.map((name) => rangeOf(symbols.get(name)))
  const some = [
    ...Array.from({ length: readablePoints }, (_, k) => readablePoint('small', k, ranges)),
    ...scatteredPoints(elements.map(plain).sort().join(' ~ '), scatteredCount, ranges),
  ]
  return (everyPoint(ranges, fewPoints) ?? some).map((point) => ({ point, kept: false }))
}
function isNone(element: Side, others: readonly Side[], spot: Spot): boolean {
  return others.every((other) => areApart(element, other, spot))
}
function areApart(a: Side, b: Side, spot: Spot): boolean {
  const [p, q] = [a.exact(spot), b.exact(spot)]
  if (p !== undefined && q !== undefined) return !equal(p, q)
  const [one, two] = [a.double(spot), b.double(spot)]
  return one.type === 'value' && two.type === 'value' && apart(one.value, two.value)
}
