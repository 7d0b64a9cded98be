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
  const copied = copiedAnswers(run)
  const tallies = run.problems.map((problem) => ({ problem, answers: answers(problem), variants: variantTally(), states: stateCounts() }))
  /** The problems of the run, mostly in the line's own order. */
  const inOrder = ({ problems }: ScoreLine): readonly (ProblemLine | undefined)[] =>
    run.problems.map(({ problem }, i) => (problems[i]?.problem === problem ? problems[i] : problems.find((one) => one.problem === problem)))
  let [students, handedIn] = [0, 0]
  return {
    add(line) {
      students += 1
      if (line.handedIn) handedIn += 1
      scores.add(line)
      const lines = inOrder(line)
      const ofVariants = lines.map((one, place) => one && known.of(place, one.problem, one.variant))
      classical.add(line, lines)
      clock.add(line)
      copied.add(line, lines, ofVariants)
      tallies.forEach(({ states, variants, answers: answered }, place) => {
        const one = lines[place]
        if (one === undefined || one.excused === true) return
        states.add(one)
        variants.add(one)
        answered.add(one, ofVariants[place])
      })
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
        copied: copied.figures(known.tooMany),
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
