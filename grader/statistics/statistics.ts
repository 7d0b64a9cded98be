// Score lines in, one after another, every figure of the report out. Pure: the same lines in the same order give the same bytes.
import type { ManifestEntry, Run } from '../../src/manifest.ts'
import type { ProblemFigures, ProblemState, Report } from '../../src/render/report/data.ts'
import type { KeysIndex } from '../keys.ts'
import type { ProblemLine, ScoreLine } from '../score-line.ts'
import { answers } from './answers.ts'
import { copiedAnswers } from './copied.ts'
import { distribution } from './distribution.ts'
import { equityOf } from './equity.ts'
import { items } from './items.ts'
import { sheets } from './sheets.ts'
import { times } from './times.ts'
import { variantTally } from './variant-sums.ts'

/** What statistics need of a generated folder. */
export interface StatisticsCourse {
  readonly run: Run
  readonly manifest: readonly ManifestEntry[]
  readonly keys: KeysIndex
}
export type Figures = Omit<Report, 'rejected' | 'asOf' | 'rows'>

export interface Statistics {
  add(line: ScoreLine): void
  figures(): Figures
}

export function statistics(course: StatisticsCourse): Statistics {
  const { run } = course
  const known = sheets(course)
  const scores = distribution()
  const classical = items(run.problems)
  const clock = times(run.set.due)
  const copied = copiedAnswers(run, known)
  const tallies = run.problems.map((problem) => ({ problem, answers: answers(problem), variants: variantTally(), states: stateCounts() }))
  const places = new Map(run.problems.map(({ problem }, place) => [problem, place]))
  let [students, handedIn] = [0, 0]
  return {
    add(line) {
      students += 1
      if (line.handedIn) handedIn += 1
      scores.add(line)
      classical.add(line)
      clock.add(line)
      copied.add(line)
      for (const one of line.problems) {
        const tally = tallies[places.get(one.problem) ?? -1]
        if (tally === undefined || one.excused === true) continue
        tally.states.add(one)
        tally.variants.add(one)
        tally.answers.add(one, known.of(one.problem, one.variant))
      }
    },
    figures() {
      const equity = equityOf(tallies.map(({ variants }) => variants.sums()))
      const reliability = classical.reliability()
      const { id, title, text, language } = run.set
      return {
        set: { id, title, ...(text !== undefined && { text }) },
        language,
        students,
        handedIn,
        scores: scores.figures(),
        ...(reliability && { reliability }),
        problems: tallies.map(({ problem, answers: answered, states }, i): ProblemFigures => {
          const guess = answered.guess()
          return {
            problem: problem.problem,
            title: problem.title,
            of: problem.points,
            ...states.counts(),
            ...classical.figures(i),
            ...(guess !== undefined && { guess }),
            parts: answered.parts(),
            variants: equity[i] ?? { rows: [], variants: 0, left: 0 },
          }
        }),
        times: clock.course(),
        attempts: clock.attempts(),
        copied: copied.figures(),
      }
    },
  }
}

/** How many students are in each state; of a student nothing was asked for there is none. */
function stateCounts(): { add(line: ProblemLine): void; counts(): Pick<ProblemFigures, 'states' | 'review'> } {
  const states: Record<ProblemState, number> = { full: 0, partial: 0, zero: 0, blank: 0, invalid: 0, pending: 0 }
  let review = 0
  return {
    add(line) {
      states[line.state] += 1
      if (line.review) review += 1
    },
    counts: () => ({ states: { ...states }, review }),
  }
}
