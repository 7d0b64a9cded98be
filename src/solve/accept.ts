// Whether a solved candidate becomes a variant: its constraints hold. Each reason for turning one down is counted.
import { type Checked, type Diagnostic, type DiagnosticCode, error, ok } from '../diagnostic.ts'
import { attempt, isMatterOfValues } from '../math/failure.ts'
import { holds } from '../math/evaluate/functions.ts'
import type { Location, Problem, Sourced } from '../model.ts'
import type { Draws } from '../variant/candidates.ts'
import { earlyVerdicts } from '../variant/early.ts'
import { lettersOf } from '../variant/letters.ts'
import type { Solution } from './solution.ts'

/** Over all candidates: how often each constraint (by its text) was looked at and met, and why others were turned down. */
export class Tally {
  candidates = 0
  accepted = 0
  readonly constraints = new Map<string, { tried: number; met: number }>()
  /** Candidates that did not solve or could not be posed, by the code of what was wrong. */
  readonly turnedDown = new Map<DiagnosticCode, { count: number; readonly example: Diagnostic; readonly draws: Draws }>()
  count(constraint: string, met: boolean): void {
    const line = this.constraints.get(constraint) ?? { tried: 0, met: 0 }
    this.constraints.set(constraint, { tried: line.tried + 1, met: line.met + (met ? 1 : 0) })
  }
  turnDown(example: Diagnostic, draws: Draws): void {
    const line = this.turnedDown.get(example.code) ?? { count: 0, example, draws }
    this.turnedDown.set(example.code, { ...line, count: line.count + 1 })
  }
}

/** Whether a draw is to be solved at all: no constraint on the values drawn alone turns it down. Tells which were decided. */
export function passesEarly(problem: Problem, draws: Draws, tally: Tally): ReadonlySet<Sourced> | undefined {
  const verdicts = earlyVerdicts(problem, draws)
  for (const { requirement, met } of verdicts) tally.count(requirement.source, met)
  return verdicts.every(({ met }) => met) ? new Set(verdicts.map(({ requirement }) => requirement)) : undefined
}

/**
 * The first constraint that a solution does not meet, undefined where it meets all; an author's error stays one. Those that are
 * `decided` hold.
 */
export function unmetConstraint(
  problem: Problem,
  solution: Solution,
  tally: Tally,
  decided: ReadonlySet<Sourced>,
): Checked<string | undefined> {
  const { carrier } = lettersOf(problem)
  for (const requirement of problem.require) {
    if (decided.has(requirement)) continue
    const value = solution.evaluate(requirement)
    const met = value.ok ? attempt(() => holds(carrier, value.value), requirement.at) : value
    if (!met.ok && !met.errors.every(({ code }) => isMatterOfValues(code))) return met
    const isMet = met.ok && met.value
    tally.count(requirement.source, isMet)
    if (!isMet) return ok(requirement.source)
  }
  return ok(undefined)
}

interface Reason {
  readonly rate: number
  readonly text: string
  readonly at: Location | undefined
  readonly hint: string | undefined
}

/** What to tell an author whose constraints no draw met: the reason that fewest draws passed comes first, and lends place and hint. */
export function impossible(problem: Problem, tally: Tally): Diagnostic {
  const unmet = [...tally.constraints]
    .filter(([, { tried, met }]) => met < tried)
    .map(([source, { tried, met }]): Reason => {
      const at = problem.require.find((requirement) => requirement.source === source)?.at
      return {
        rate: met / tried,
        text: `\`${source}\` was met by ${met} of ${tried}`,
        at,
        hint: 'widen the draws, or loosen this constraint',
      }
    })
  const others = [...tally.turnedDown.values()].map(({ count, example }): Reason => ({
    rate: 1 - count / tally.candidates,
    text: `in ${count}, ${example.message} (${example.code})`,
    at: example.at,
    hint: example.hint,
  }))
  const [worst, ...rest] = [...unmet, ...others].sort((a, b) => a.rate - b.rate)
  const list = [worst, ...rest].flatMap((reason) => reason?.text ?? []).join('; ')
  return error('draw/impossible', `none of ${tally.candidates} draws was accepted: ${list}`, worst?.at ?? problem.at, worst?.hint)
}
