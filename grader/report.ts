// Score lines in, one after another; the report's page and its CSV files out. Figures and ids, no names.
import { type Checked, ok } from '../src/diagnostic.ts'
import { decimal } from './score.ts'
import type { StudentScore } from '../src/render/pages.ts'
import type { Report } from '../src/render/report/data.ts'
import { mostStudents } from '../src/render/report/limits.ts'
import { type TableName, tablesOf } from '../src/render/report/tables.ts'
import { cell } from './gradebook.ts'
import { points } from './score.ts'
import type { ScoreLine } from './score-line.ts'
import { tableToCsv } from './statistics/csv.ts'
import { statistics, type StatisticsCourse } from './statistics/statistics.ts'

export interface ReportBuilder {
  /** Students in an order that is always the same: sums are taken in it. */
  add(line: ScoreLine): void
  /** `rejected`: rows that could not be graded. The errors are of TeX in titles. What draws is loaded when it is called. */
  page(rejected: number, asOf?: string): Promise<Checked<string>>
  /** File name → text, for the folder report/ beside the page. */
  csv(): ReadonlyMap<string, string>
}

export function reportBuilder(course: StatisticsCourse): ReportBuilder {
  const figures = statistics(course)
  const problems = course.run.problems.map(({ problem }) => problem)
  let rows: StudentScore[] | undefined = []
  const students = [`${['student', ...problems, 'total', 'of'].map(cell).join(',')}\r\n`]
  let made: Omit<Report, 'rejected'> | undefined
  const report = (): Omit<Report, 'rejected'> => (made ??= { ...figures.figures(), ...(rows !== undefined && { rows }) })
  const csvs = (): Readonly<Record<TableName, string>> => {
    const { scores, problems: items, answers, times, attempts, variants, tests, copied } = tablesOf({ ...report(), rejected: 0 })
    return {
      scores: tableToCsv(scores),
      problems: tableToCsv(items),
      answers: tableToCsv(answers),
      times: tableToCsv(times),
      attempts: tableToCsv(attempts),
      variants: tableToCsv(variants),
      tests: tableToCsv(tests),
      copied: tableToCsv(copied),
    }
  }
  return {
    add(line) {
      figures.add(line)
      const row = rowOf(line, problems)
      students.push(rowToCsv(row))
      if (rows !== undefined && rows.length >= mostStudents) rows = undefined
      rows?.push(row)
    },
    async page(rejected, asOf) {
      const { renderReport } = await import('../src/render/report/page.ts')
      const page = renderReport({ ...report(), rejected, ...(asOf !== undefined && { asOf }) }, csvs())
      return page.ok ? ok(page.value) : page
    },
    csv: () =>
      new Map([...Object.entries(csvs()).map(([name, text]) => [`${name}.csv`, text] as const), ['students.csv', students.join('')]]),
  }
}

function rowOf({ student, earned, of, handedIn, problems }: ScoreLine, ids: readonly string[]): StudentScore {
  return {
    student,
    points: earned,
    of,
    handedIn,
    problems: ids.map((id, i) => {
      const line = problems[i]?.problem === id ? problems[i] : problems.find(({ problem }) => problem === id)
      if (line === undefined || line.excused === true) return undefined
      return { points: line.earned, of: line.of, state: line.state, ...(line.review && { review: true }) }
    }),
  }
}

const places = 4
/** As in the gradebook: nothing handed in is an empty cell, what waits is `pending`. */
function rowToCsv({ student, points: earned, of, problems }: StudentScore): string {
  const cells = problems.map((score) =>
    score === undefined || score.state === 'blank' || score.state === 'invalid'
      ? ''
      : score.state === 'pending'
        ? 'pending'
        : decimal(points(score.points), places),
  )
  const total = cells.includes('pending') ? 'pending' : cells.every((text) => text === '') ? '' : decimal(points(earned), places)
  return `${[cell(student), ...cells, total, decimal(points(of), places)].join(',')}\r\n`
}
