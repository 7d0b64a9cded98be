// Two expressions in, a decision out. Read this first; then scalar.ts, the ladder that formulas climb.
import type { Expr } from '../../model.ts'
import type { Decide, Decision, Terms } from './decision.ts'
import { type Kernel, kernel } from './kernel.ts'
import { type DecideComponents, openComponents, spreadOut, together } from './lists.ts'
import { openRelation } from './relation.ts'
import { openScalar } from './scalar.ts'
import { openSet } from './sets.ts'
import { survey } from './survey.ts'

/**
 * A decider for one reference: what does not depend on the other side is worked out once. Formulas, lists (of lists) and finite sets
 * of formulas, equations and inequalities; anything else, words and calls on lists among it, is `not-known`.
 *
 * The decision depends on the two expressions and the terms alone: not on what was decided before, the clock or the machine.
 */
export function openDecider(reference: Expr, terms: Terms, engines: Kernel = kernel): Decide {
  const own = spreadOut(reference)
  const kind = kindOf(own)
  const decide = openKind(own, kind, terms, engines)
  return (student) => {
    const other = spreadOut(student)
    if (kindOf(other) === kind) return decide(other)
    const isClear = [own, other].every((expr) => kindOf(expr) !== 'scalar' || survey(expr).scalar)
    return isClear ? { verdict: 'different', how: 'shape' } : { verdict: 'undecided', how: 'not-known' }
  }
}

/** A decider of each component of a list (of lists) by itself, row by row. */
export const openComponentDecider = (reference: Expr, terms: Terms, engines: Kernel = kernel): DecideComponents =>
  openComponents(reference, terms, engines, openDecider)

type Kind = 'scalar' | 'list' | 'set' | 'relation'
function kindOf({ type }: Expr): Kind {
  if (type === 'list' || type === 'set') return type
  return type === 'compare' || type === 'logic' || type === 'not' ? 'relation' : 'scalar'
}

function openKind(reference: Expr, kind: Kind, terms: Terms, engines: Kernel): Decide {
  switch (kind) {
    case 'scalar':
      return openScalar(reference, terms, engines)
    case 'relation':
      return openRelation(reference, terms, engines)
    case 'list': {
      const decide = openComponents(reference, terms, engines, openDecider)
      return (student): Decision => together(decide(student))
    }
    case 'set': {
      const decide = openSet(itemsOf(reference), terms, engines, openDecider)
      return (student) => decide(itemsOf(student))
    }
    default:
      return kind satisfies never
  }
}
const itemsOf = (expr: Expr): readonly Expr[] => (expr.type === 'set' ? expr.items : [])
