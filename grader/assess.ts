// One student's rows in; what counts, the points and the state of every problem out.
import type { Rational } from '../src/math/exact/rational.ts'
import { type Counts, countAttempts, type Outcome } from './attempts.ts'
import type { PartWork, ProblemWork, Row, StudentWork } from './course.ts'
import { type PartScore, points, problemScore, type State, total } from './score.ts'

export interface AssessedStudent {
  readonly work: StudentWork
  readonly problems: readonly AssessedProblem[]
  readonly earned: Rational
  readonly of: Rational
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
}
export interface AssessedPart extends PartScore {
  readonly part: string
  /** Undefined: no limit. */
  readonly attempts: number | undefined
  /** Undefined where nothing was handed in. */
  readonly handed: { readonly work: PartWork; readonly outcome: Outcome<Row> } | undefined
  /** The row that makes the score, else the last that cost no attempt. */
  readonly shown: Row | undefined
}

export function assess(work: StudentWork, counts: Counts): AssessedStudent {
  const problems = [...work.problems.values()].map((problem) => assessProblem(problem, counts))
  return {
    work,
    problems,
    earned: total(problems.map(({ earned }) => earned)),
    of: total(problems.map(({ of }) => of)),
    handedIn: problems.some(({ parts }) => parts.some(({ handed }) => handed !== undefined)),
  }
}

function assessProblem(work: ProblemWork, counts: Counts): AssessedProblem {
  const handed = work.handed()
  const parts = work.problem.parts.map(({ id, points: of, attempts }): AssessedPart => {
    const part = handed.get(id)
    return part === undefined || part.rows.length === 0
      ? { part: id, attempts, earned: 0, of: points(of), state: 'blank', handed: undefined, shown: undefined }
      : assessPart(part, counts)
  })
  return { work, parts, ...problemScore(parts), review: parts.some(isToReview), usedUp: parts.length > 0 && parts.every(isUsedUp) }
}

const isToReview = ({ handed }: AssessedPart): boolean => {
  const mark = handed?.outcome.counts?.answer.mark
  return mark?.status === 'graded' && mark.review === true
}

const isUsedUp = ({ attempts, handed }: AssessedPart): boolean => attempts !== undefined && (handed?.outcome.used ?? 0) >= attempts

function assessPart(work: PartWork, counts: Counts): AssessedPart {
  const outcome = countAttempts(work.rows, work.attempts, counts)
  const shown = outcome.counts ?? outcome.rows.at(-1)?.handed
  const { part, attempts, marker } = work
  return {
    part,
    attempts,
    earned: outcome.counts?.answer.earned ?? 0,
    of: marker.of,
    state: stateOf(outcome, shown),
    handed: { work, outcome },
    shown,
  }
}

function stateOf(outcome: Outcome<Row>, shown: Row | undefined): PartScore['state'] {
  if (outcome.pending) return 'pending'
  if (outcome.counts !== undefined) return 'graded'
  return shown?.answer.mark.status === 'invalid' ? 'invalid' : 'blank'
}
