// One student's rows and what holds for the student in; what counts, the points and the state of every problem out.
import { multiply, type Rational } from '../src/math/exact/rational.ts'
import { countAttempts, type Outcome } from './attempts.ts'
import type { PartWork, ProblemWork, Row, StudentWork } from './course.ts'
import { problemPoints } from './policy/problem-points.ts'
import type { PartRule, ProblemRule, TotalRule } from './policy/rule.ts'
import type { ProblemPolicy, StudentPolicy } from './policy/student-policy.ts'
import { setTotal } from './policy/total.ts'
import { betterOf } from './regrade/never-lower.ts'
import { type PartScore, points, problemScore, type State } from './score.ts'

export interface AssessedStudent {
  readonly work: StudentWork
  readonly section: string | undefined
  readonly problems: readonly AssessedProblem[]
  /** Of the whole set, behind all rules. */
  readonly earned: Rational
  readonly of: Rational
  /** Undefined where the set has no pass mark, or what waits for a person may still decide it. */
  readonly passed: boolean | undefined
  readonly rules: readonly TotalRule[]
  /** Whether any row was put with the student. */
  readonly handedIn: boolean
}
export interface AssessedProblem {
  readonly work: ProblemWork
  readonly parts: readonly AssessedPart[]
  readonly earned: Rational
  readonly of: Rational
  readonly state: State
  /** A mark that counts was given without a proof: a person should look at it. */
  readonly review: boolean
  /** No part may be answered once more. */
  readonly usedUp: boolean
  /** The student need not hand it in. */
  readonly excused: boolean
  readonly rules: readonly ProblemRule[]
  /** The student's own due and closing dates, milliseconds since 1970. */
  readonly due: number | undefined
  readonly closes: number | undefined
}
export interface AssessedPart extends PartScore {
  readonly part: string
  /** Undefined: no limit. */
  readonly attempts: number | undefined
  /** Undefined where nothing was handed in. */
  readonly handed: { readonly work: PartWork; readonly outcome: Outcome<Row> } | undefined
  /** The row that makes the score, else the last that cost no attempt. */
  readonly shown: Row | undefined
  readonly rules: readonly PartRule[]
}

export function assess(work: StudentWork, policy: StudentPolicy): AssessedStudent {
  const problems = [...work.problems.values()].map((problem) => {
    const own = policy.problem(problem.problem.problem)
    return betterOf(
      assessProblem(problem, own),
      problem.before.map((before) => assessProblem(before, own)),
    )
  })
  return withTotal(work, problems, policy)
}

/** Problems that have been assessed, with the total that they make: lowest dropped, weights, cap, pass mark. */
export function withTotal(work: StudentWork, assessed: readonly AssessedProblem[], policy: StudentPolicy): AssessedStudent {
  const idOf = (problem: AssessedProblem): string => problem.work.problem.problem
  const { dropped, ...total } = setTotal(
    assessed.map((problem) => ({
      problem: idOf(problem),
      earned: problem.earned,
      of: problem.of,
      excused: problem.excused,
      pending: problem.state === 'pending',
      weight: policy.problem(idOf(problem)).weight ?? 1,
    })),
    policy.total,
  )
  const problems = assessed.map((problem) =>
    dropped.has(idOf(problem)) ? { ...problem, rules: [...problem.rules, { rule: 'dropped' } as const] } : problem,
  )
  const handedIn = problems.some(({ parts }) => parts.some(({ handed }) => handed !== undefined))
  return { work, section: policy.section, problems, ...total, handedIn }
}

export function assessProblem(work: ProblemWork, policy: ProblemPolicy): AssessedProblem {
  const handed = work.handed()
  const parts = work.problem.parts.map(({ id, points: of, attempts }): AssessedPart => {
    const part = handed.get(id)
    return part === undefined || part.rows.length === 0
      ? {
          part: id,
          attempts: allowed(attempts, policy),
          earned: 0,
          of: points(of),
          state: 'blank',
          handed: undefined,
          shown: undefined,
          rules: [],
        }
      : assessPart(part, policy)
  })
  const { state, ...sum } = problemScore(parts)
  return {
    work,
    parts,
    state,
    ...problemPoints(sum, policy),
    review: parts.some(isToReview),
    usedUp: parts.length > 0 && parts.every(isUsedUp),
    excused: policy.excused,
    due: policy.due,
    closes: policy.closes,
  }
}

const allowed = (attempts: number | undefined, { extraAttempts }: ProblemPolicy): number | undefined =>
  attempts === undefined ? undefined : attempts + extraAttempts

const isToReview = ({ handed }: AssessedPart): boolean => {
  const mark = handed?.outcome.counts?.answer.mark
  return mark?.status === 'graded' && mark.review === true
}

const isUsedUp = ({ attempts, handed }: AssessedPart): boolean => attempts !== undefined && (handed?.outcome.used ?? 0) >= attempts

function assessPart(work: PartWork, policy: ProblemPolicy): AssessedPart {
  const attempts = allowed(work.attempts, policy)
  const outcome = countAttempts(work.rows, { ...policy, allowed: attempts })
  const shown = outcome.counts ?? outcome.rows.at(-1)?.handed
  const { part, marker } = work
  return {
    part,
    attempts,
    earned: multiply(outcome.credit, marker.of),
    of: marker.of,
    state: stateOf(outcome, shown),
    handed: { work, outcome },
    shown,
    rules: outcome.rules,
  }
}

function stateOf(outcome: Outcome<Row>, shown: Row | undefined): PartScore['state'] {
  if (outcome.pending) return 'pending'
  if (outcome.counts !== undefined) return 'graded'
  return shown?.answer.mark.status === 'invalid' ? 'invalid' : 'blank'
}
