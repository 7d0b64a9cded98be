// A problem's score by the keys in force and by keys that were in force before, in; the one that stands out.
import { compare, toText } from '../../src/math/exact/rational.ts'
import type { AssessedProblem } from '../assess.ts'

/**
 * The best of the scores where a revision never lowers one. Where the keys in force give as much, theirs stands: its marks
 * and feedback are the mended ones. Else the score tells by a rule that it was kept, and what it would have been.
 */
export function betterOf(inForce: AssessedProblem, before: readonly AssessedProblem[]): AssessedProblem {
  let best = inForce
  for (const one of before) if (compare(one.earned, best.earned) > 0) best = one
  if (best === inForce) return inForce
  return { ...best, rules: [...best.rules, { rule: 'kept-before', otherwise: toText(inForce.earned) }] }
}
