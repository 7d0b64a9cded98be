// The report in, the table behind each of its figures out: the same rows on the page and in the CSV files.
import { reportEn as words } from '../../words/report-en.ts'
import type { Report } from './data.ts'

/** A number is written with enough digits to go on with; undefined is an empty cell. */
export type Cell = string | number | undefined
export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** In the order of the page. The names are those of the files. */
export const tableNames = ['scores', 'problems', 'answers', 'times', 'attempts', 'variants', 'tests', 'copied'] as const
export type TableName = (typeof tableNames)[number]

export function tablesOf(report: Report): Readonly<Record<TableName, Table>> {
  return {
    scores: scoresTable(report),
    problems: problemsTable(report),
    answers: answersTable(report),
    times: { head: ['from', 'attempts'], rows: report.times.bins.map(({ start, attempts }) => [start, attempts]) },
    attempts: { head: ['attempt', 'parts', 'mean_credit'], rows: report.attempts.map(({ attempt, n, credit }) => [attempt, n, credit]) },
    variants: variantsTable(report),
    tests: testsTable(report),
    copied: copiedTable(report),
  }
}

const scoresTable = ({ scores: { bins } }: Report): Table => ({
  head: ['from_percent', 'to_percent', 'students'],
  rows: bins.map((students, i) => [(100 * i) / bins.length, (100 * (i + 1)) / bins.length, students]),
})

const states = ['full', 'partial', 'zero', 'blank', 'invalid', 'pending'] as const
const problemsTable = ({ problems }: Report): Table => ({
  head: ['problem', 'points', 'graded', 'facility', 'sd', 'discrimination', 'random_guess', ...states, 'to_review'],
  rows: problems.map((one) => [
    one.problem,
    one.of,
    one.n,
    one.facility,
    one.sd,
    one.discrimination,
    one.guess,
    ...states.map((state) => one.states[state]),
    one.review,
  ]),
})

const answersTable = ({ problems }: Report): Table => ({
  head: ['problem', 'part', 'what', 'name', 'right', 'answers', 'of'],
  rows: problems.flatMap(({ problem, parts }) =>
    parts.flatMap(({ part, graded, options, mistakes, readings }) => [
      ...options.map(({ by, name, right, shown, chosen }) => [
        problem,
        part,
        `option: ${by}`,
        name === '' ? (by === 'key' ? words['answers/key'] : words['answers/others']) : name,
        right ? 'right' : 'wrong',
        chosen,
        shown,
      ]),
      ...mistakes.map(({ name, count }) => [problem, part, 'mistake', name, '', count, graded]),
      ...readings.map(({ name, count }) => [problem, part, 'reading', name, '', count, graded]),
    ]),
  ),
})

const variantsTable = ({ problems }: Report): Table => ({
  head: ['problem', 'variant', 'graded', 'mean_credit', 'difference', 'difference_shrunk', 'standard_error', 't', 'flag'],
  rows: problems.flatMap(({ problem, variants: { rows } }) =>
    rows.map(({ variant, n, mean, difference, shrunk, error, t, flag = '' }) => [
      problem,
      variant,
      n,
      mean,
      difference,
      shrunk,
      error,
      t,
      flag,
    ]),
  ),
})

const testsTable = ({ problems }: Report): Table => ({
  head: ['problem', 'variants', 'compared', 'students_left_out', 'f', 'df_between', 'df_within', 'p', 'p_adjusted', 'differ'],
  rows: problems.map(({ problem, variants: { variants, rows, left, test } }) => [
    problem,
    variants,
    rows.length,
    left,
    test?.f,
    test?.between,
    test?.within,
    test?.p,
    test?.adjusted,
    test === undefined ? '' : test.differs ? 'yes' : 'no',
  ]),
})

const copiedTable = ({ copied: { found } }: Report): Table => ({
  head: ['answers_of', 'keys_of', 'students_with_that_page', 'log10_likelihood_ratio', 'wrong', 'problem', 'part', 'response', 'chance'],
  rows: found.flatMap(({ student, keysOf, sharing, ratio, wrong, matches }) =>
    matches.map(({ problem, part, response, chance }) => [
      student,
      keysOf.join(' '),
      sharing,
      ratio / Math.LN10,
      wrong,
      problem,
      part,
      response,
      chance,
    ]),
  ),
})
