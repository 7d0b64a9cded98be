// Marks a second, from score lines to the report's page and its CSV files: 40,000 students, 25 parts each, 25 variants a problem.
import { reportBuilder } from '../../grader/report.ts'
import type { ScoreLine } from '../../grader/score-line.ts'
import { simulate } from '../../tests/support/simulated-class.ts'
import { type Case, keep, type Work } from '../measure.ts'
import { jsonRow } from '../references.ts'

const students = 40_000
const variants = 25
const copies = 5

/** Five times the five parts of p1 to p4 and p6. */
function report(): Work {
  const { course, lines } = simulate({ seed: 7, variants, perVariant: students / variants, problems: ['p1', 'p2', 'p3', 'p4', 'p6'] })
  const names = Array.from({ length: copies }, (_, copy) => copy)
  const { run, keys } = course
  const wide = {
    ...course,
    run: {
      ...run,
      problems: names.flatMap((copy) => run.problems.map((one) => ({ ...one, problem: `${one.problem}.${copy}` }))),
    },
    keys: {
      read: (of: Parameters<typeof keys.read>[0]) => keys.read({ ...of, problem: of.problem.replace(/\..*/, '') }),
    },
  }
  const widened = (line: ScoreLine): ScoreLine => ({
    ...line,
    problems: names.flatMap((copy) => line.problems.map((one) => ({ ...one, problem: `${one.problem}.${copy}` }))),
  })
  return async () => {
    const builder = reportBuilder(wide)
    for (const line of lines) builder.add(widened(line))
    const page = await builder.page(0)
    if (!page.ok) throw new Error('the report has errors')
    keep(page.value.length + [...builder.csv().values()].reduce((sum, text) => sum + text.length, 0))
  }
}

const marks = students * 25

export const cases: readonly Case[] = [
  {
    name: 'report: score lines to page and CSV, a million marks',
    unit: 'marks',
    // a million in 30 s
    budget: 1_000_000 / 30,
    batch: marks,
    reference: jsonRow,
    prepare: report,
  },
]
