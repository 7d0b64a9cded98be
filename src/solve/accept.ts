// Whether a solved candidate becomes a variant: its constraints hold. Each reason for turning one down is counted.
import { type Checked, type Diagnostic, type DiagnosticCode, error, ok } from '../diagnostic.ts'
import { certified } from '../math/certified.ts'
import { attempt, isMatterOfValues } from '../math/failure.ts'
import { holds } from '../math/functions.ts'
import type { Problem } from '../model.ts'
import type { Solution } from './solution.ts'

/** Over all candidates: how often each constraint (by its text) was looked at and met, and why others were turned down. */
export class Tally {
  candidates = 0
  accepted = 0
  readonly constraints = new Map<string, { tried: number; met: number }>()
  /** Candidates that did not solve or could not be posed, by the code of what was wrong. */
  readonly turnedDown = new Map<DiagnosticCode, number>()
  count(constraint: string, met: boolean): void {
    const line = this.constraints.get(constraint) ?? { tried: 0, met: 0 }
    this.constraints.set(constraint, { tried: line.tried + 1, met: line.met + (met ? 1 : 0) })
  }
  turnDown(code: DiagnosticCode): void {
    this.turnedDown.set(code, (this.turnedDown.get(code) ?? 0) + 1)
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

/** What to tell an author whose constraints no draw met: the one that fewest met comes first. */
export function impossible(problem: Problem, tally: Tally): Diagnostic {
  const unmet = [...tally.constraints]
    .filter(([, { tried, met }]) => met < tried)
    .map(([source, { tried, met }]) => ({ source, rate: met / tried, text: `\`${source}\` met by ${met} of ${tried}` }))
  const others = [...tally.turnedDown].map(([code, lost]) => ({
    source: '',
    rate: 1 - lost / tally.candidates,
    text: `${code} in ${lost}`,
  }))
  const reasons = [...unmet, ...others].sort((a, b) => a.rate - b.rate)
  const at = problem.require.find(({ source }) => source === reasons[0]?.source)?.at ?? problem.at
  const list = reasons.map(({ text }) => text).join('; ')
  return error(
    'draw/impossible',
    `none of ${tally.candidates} draws was accepted: ${list}`,
    at,
    'widen the draws, or loosen the constraint that is met least',
  )
}
