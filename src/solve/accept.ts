// Whether a solved candidate becomes a variant: its constraints hold. Each reason for turning one down is counted.
import { type Checked, type Diagnostic, error, ok } from '../diagnostic.ts'
import { certified } from '../math/certified.ts'
import { attempt, isMatterOfValues } from '../math/failure.ts'
import { holds } from '../math/functions.ts'
import type { Problem } from '../model.ts'
import type { Solution } from './solution.ts'

/** How often each reason was looked at and passed, over all candidates; constraints by their text. */
export class Tally {
  candidates = 0
  accepted = 0
  readonly reasons = new Map<string, { tried: number; met: number }>()
  count(reason: string, met: boolean): void {
    const line = this.reasons.get(reason) ?? { tried: 0, met: 0 }
    this.reasons.set(reason, { tried: line.tried + 1, met: line.met + (met ? 1 : 0) })
  }
}

/** The first constraint that a solution does not meet, undefined where it meets all; an author's error stays one. */
export function unmetConstraint(problem: Problem, solution: Solution, tally: Tally): Checked<string | undefined> {
  for (const requirement of problem.require) {
    const value = solution.evaluate(requirement)
    const met = value.ok ? attempt(() => holds(certified, value.value), requirement.at) : value
    if (!met.ok && !met.errors.every(({ code }) => isMatterOfValues(code))) return met
    const isMet = met.ok && met.value
    tally.count(requirement.source, isMet)
    if (!isMet) return ok(requirement.source)
  }
  return ok(undefined)
}

/** What to tell an author whose constraints no draw met: the one that turned most candidates down comes first. */
export function impossible(problem: Problem, tally: Tally): Diagnostic {
  const rates = [...tally.reasons].filter(([, { tried, met }]) => met < tried).sort(([, a], [, b]) => b.tried - b.met - (a.tried - a.met))
  const [worst] = rates
  const at = problem.require.find(({ source }) => source === worst?.[0])?.at ?? problem.at
  const list = rates.map(([reason, { tried, met }]) => `\`${reason}\` met by ${met} of ${tried}`).join('; ')
  return error('draw/impossible', `none of ${tally.candidates} draws was accepted: ${list}`, at, 'widen the draws or loosen the constraint that is met least')
}
