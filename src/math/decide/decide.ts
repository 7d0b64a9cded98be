// Two expressions in, a decision out. Read this first.
import type { Expr } from '../../model.ts'
import type { Decide, Terms } from './decision.ts'
import { openScalar } from './scalar.ts'

/** A decider for one reference: what does not depend on the other side is worked out once. */
export function openDecider(reference: Expr, terms: Terms): Decide {
  return openScalar(reference, terms)
}
