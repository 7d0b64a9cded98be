// Equations and inequalities: the same if they hold at the same points where both are defined.
//
//   points, and points where one of them turns       one holds and the other does not: different
//   all points of a small domain                     equal
//   differences that are proportional, part by part  equal
//   one real letter, rational differences            solved: equal or different
//
// Soundness. A point counts only where every difference has a certain sign: 0 where it is exactly 0. What proportion proves is
// what normal forms prove of the differences, given a point where all of them are defined.
import type { Expr } from '../../model.ts'
import type { Form } from '../exact/form.ts'
import { sign } from '../exact/rational.ts'
import { conditionOf, holds, sameConditions } from './condition.ts'
import type { Decide, Decision, Terms, Undecided } from './decision.ts'
import { type Kernel, kernel } from './kernel.ts'
import { decideOnLine } from './line.ts'
import { openPlane, type Plane, type Sided, showAt, signAt } from './plane.ts'
import { factsOf } from './prover.ts'
import { sameExpr } from './same.ts'
import type { Spot } from './sides.ts'
import { type Survey, survey } from './survey.ts'

const undecided = (how: Undecided): Decision => ({ verdict: 'undecided', how })

/** Conditions of more relations are not decided. */
const mostRelations = 40

/** A decider of answers to an equation, an inequality, or several joined by and, or, not. */
export function openRelation(reference: Expr, terms: Terms, { openBalls, openForms }: Kernel = kernel): Decide {
  const own = readCondition(reference)
  return (student) => {
    const other = readCondition(student)
    if (own === undefined || other === undefined) return undecided('not-known')
    if (Math.max(own.differences.length, other.differences.length) > mostRelations) return undecided('budget')
    const plane = openPlane(own, other, terms, openBalls)
    const points = lookAt(plane)
    if (points.decision !== undefined) return points.decision
    if (points.defined === undefined) return undecided('no-point')
    if (sameExpr(reference, student)) return { verdict: 'equal', how: 'identical', domain: 'same' }
    if (areProportional(own, other, terms, openForms)) return { verdict: 'equal', how: 'proportional', domain: points.domain }
    return solved(plane) ?? undecided('not-known')
  }
}

/** A condition with what is known of its differences, all together. */
interface Read extends Sided {
  readonly all: Expr
  readonly survey: Survey
}
function readCondition(expr: Expr): Read | undefined {
  const found = conditionOf(expr)
  if (found === undefined) return undefined
  const all: Expr = { type: 'call', name: 'max', args: found.differences }
  const surveyed = survey(all)
  return surveyed.scalar ? { ...found, all, survey: surveyed } : undefined
}

interface Looked {
  readonly decision?: Decision
  /** A point where everything is defined. */
  readonly defined: Spot | undefined
  readonly domain: 'same' | 'differs'
}
function lookAt(plane: Plane): Looked {
  const { reference, student } = plane
  let [defined, isSettled, domain]: [Spot | undefined, boolean, 'same' | 'differs'] = [undefined, plane.whole, 'same']
  for (const spot of plane.spots()) {
    const [one, other] = [reference, student].map(({ condition, sides }) =>
      holds(condition, (at) => signAt(sides[at], spot, plane.complex)),
    )
    if (one !== undefined && other !== undefined) {
      if (one !== other) return { decision: { verdict: 'different', how: 'point', ...showAt(plane, spot) }, defined: spot, domain }
      defined ??= spot
    } else if (plane.standsDifferently(spot)) domain = 'differs'
    else if (!plane.isOutside(spot)) isSettled = false
  }
  if (!isSettled || defined === undefined) return { defined, domain }
  return { decision: { verdict: 'equal', how: 'every-point', domain }, defined, domain }
}

function areProportional(own: Read, other: Read, terms: Terms, open: Kernel['openForms']): boolean {
  const { symbols, oddRoots } = terms
  const forms = open({ symbols, oddRoots, ...factsOf([own.all, own.survey], [other.all, other.survey], terms) })
  const formed = new Map<Expr, Form | undefined>()
  const formOf = (expr: Expr): Form | undefined => {
    if (!formed.has(expr)) {
      const form = forms.form(expr)
      formed.set(expr, form.reason === undefined ? form : undefined)
    }
    return formed.get(expr)
  }
  const ratio = (a: Expr, b: Expr): -1 | 1 | undefined => {
    const [one, two] = [formOf(a), formOf(b)]
    if (one === undefined || two === undefined) return undefined
    if (forms.isZero(one) && forms.isZero(two)) return 1
    const q = forms.ratio(one, two)
    return q === undefined || q === 0 ? undefined : sign(q) < 0 ? -1 : 1
  }
  return sameConditions(own.condition, other.condition, ratio)
}

/** Roots tell everything of one real letter. Of whole numbers they tell that the two are equal, not that they differ. */
function solved({ names, ranges, reference, student, complex }: Plane): Decision | undefined {
  const [[letter, ...others], [range]] = [names, ranges]
  if (letter === undefined || others.length > 0 || range === undefined || complex) return undefined
  const answer = decideOnLine(reference, student, letter, range)
  if (answer === undefined) return undefined
  if (answer.type === 'same') return { verdict: 'equal', how: 'solved', domain: answer.domain }
  if (range.integer) return undefined
  const { at } = answer
  const shown = at && showAt({ names, reference, student, opaque: false }, { point: [at], kept: false })
  return { verdict: 'different', how: 'solved', ...shown }
}
