// Score lines in, the data of the plain summary page out.
import { recognised } from '../../../grader/recognised.ts'
import { points } from '../../../grader/score.ts'
import type { PartLine, ProblemLine, ScoreLine } from '../../../grader/score-line.ts'
import { divide, type Rational, toText, add } from '../../math/exact/rational.ts'
import type { Mark } from '../../model.ts'
import type { Run, RunProblem } from '../../manifest.ts'
import type { ProblemSummary, StudentScore, SummaryPage } from '../../render/pages.ts'

export interface Summary {
  add(line: ScoreLine): void
  page(rejected: number, asOf: string | undefined): SummaryPage
}

export function summaryOf(run: Run): Summary {
  const tallies = run.problems.map((problem) => new Tally(problem))
  const scores: StudentScore[] = []
  return {
    add({ student, earned, of, handedIn, problems }) {
      const byId = new Map(problems.map((problem) => [problem.problem, problem]))
      for (const tally of tallies) tally.add(byId.get(tally.problem))
      const row = run.problems.map(({ problem: id }) => {
        const line = byId.get(id)
        return line && { points: line.earned, of: line.of, state: line.state, ...(line.review && { review: line.review }) }
      })
      scores.push({ student, points: earned, of, handedIn, problems: row })
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
        problems: tallies.map((tally) => tally.summary()),
        scores,
      }
    },
  }
}

class Tally {
  readonly problem: string
  private readonly of: RunProblem
  private readonly counts = { full: 0, partial: 0, zero: 0, blank: 0, invalid: 0, pending: 0 }
  private graded = 0
  private earned: Rational = 0
  private review = 0
  private readonly found: ReturnType<typeof recognised>
  constructor(of: RunProblem) {
    this.of = of
    this.problem = of.problem
    this.found = recognised(of.parts.map(({ id }) => id))
  }
  add(line: ProblemLine | undefined): void {
    if (line === undefined) return
    this.counts[line.state] += 1
    if (line.review) this.review += 1
    for (const part of line.parts) this.found.add(part.part, markOf(part))
    if (line.state !== 'full' && line.state !== 'partial' && line.state !== 'zero') return
    this.graded += 1
    this.earned = add(this.earned, points(line.earned))
  }
  summary(): ProblemSummary {
    const shown = this.found.parts()
    return {
      problem: this.problem,
      title: this.of.title,
      of: toText(points(this.of.points)),
      n: Object.values(this.counts).reduce((sum, count) => sum + count, 0),
      ...(this.graded > 0 && { mean: toText(divide(this.earned, this.graded)) }),
      ...this.counts,
      ...(this.review > 0 && { review: this.review }),
      ...(shown.length > 0 && { recognised: shown }),
    }
  }
}

function markOf({ credit, mistakes = [], reading }: PartLine): Mark | undefined {
  if (credit === undefined) return undefined
  const items = mistakes.map((mistake) => ({ id: mistake, status: 'wrong' as const, mistake }))
  return { status: 'graded', credit, items, ...(reading !== undefined && { reading }) }
}
