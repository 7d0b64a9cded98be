// Assessed students in, the data of the plain summary page out: figures and ids, no names.
import { divide, type Rational, toText } from '../src/math/exact/rational.ts'
import type { Run, RunProblem } from '../src/manifest.ts'
import type { ProblemScore, ProblemSummary, StudentScore, SummaryPage } from '../src/render/pages.ts'
import type { AssessedProblem, AssessedStudent } from './assess.ts'
import { recognised } from './recognised.ts'
import { points, type State, total } from './score.ts'

export interface Summary {
  add(student: AssessedStudent): void
  /** `rejected` counts the rows that could not be graded. */
  page(rejected: number, asOf: string | undefined): SummaryPage
}

/** Gathers one student after another. */
export function summary(run: Run): Summary {
  const tallies = new Map(run.problems.map((problem) => [problem.problem, tally(problem)]))
  const scores: StudentScore[] = []
  return {
    add(student) {
      const byId = new Map(student.problems.map((problem) => [problem.work.problem.problem, problem]))
      for (const [id, problem] of byId) tallies.get(id)?.add(problem)
      const problems = run.problems.map(({ problem }) => scoreOf(byId.get(problem)))
      scores.push({
        student: student.work.student,
        points: toText(student.earned),
        of: toText(student.of),
        handedIn: student.handedIn,
        problems,
      })
    },
    page(rejected, asOf) {
      const { id, title, text, language } = run.set
      return {
        set: { id, title, ...(text !== undefined && { text }) },
        language,
        ...(asOf !== undefined && { asOf }),
        students: scores.length,
        handedIn: scores.filter(({ handedIn }) => handedIn).length,
        rejected,
        problems: [...tallies.values()].map((one) => one.summary()),
        scores,
      }
    },
  }
}

const scoreOf = (problem: AssessedProblem | undefined): ProblemScore | undefined =>
  problem && { points: toText(problem.earned), of: toText(problem.of), state: problem.state, ...(problem.review && { review: true }) }

/** The mean is over students who handed in something readable: nothing, or what waits for a person, is no 0. */
const isGraded = (state: State): boolean => state === 'full' || state === 'partial' || state === 'zero'

function tally({ problem, title, points: of, parts }: RunProblem): { add(problem: AssessedProblem): void; summary(): ProblemSummary } {
  const counts: Record<State, number> = { full: 0, partial: 0, zero: 0, blank: 0, invalid: 0, pending: 0 }
  const earned: Rational[] = []
  const found = recognised(parts.map(({ id }) => id))
  let review = 0
  return {
    add(assessed) {
      counts[assessed.state] += 1
      if (assessed.review) review += 1
      for (const { part, handed } of assessed.parts) found.add(part, handed?.outcome.counts?.answer.mark)
      if (isGraded(assessed.state)) earned.push(assessed.earned)
    },
    summary() {
      const n = Object.values(counts).reduce((sum, count) => sum + count, 0)
      const mean = earned.length === 0 ? {} : { mean: toText(divide(total(earned), earned.length)) }
      const shown = found.parts()
      return {
        problem,
        title,
        of: toText(points(of)),
        n,
        ...mean,
        ...counts,
        ...(review > 0 && { review }),
        ...(shown.length > 0 && { recognised: shown }),
      }
    },
  }
}
