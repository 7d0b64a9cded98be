// Scores in, the gradebook's CSV out (RFC 4180): the roster's columns, a column for each problem, and the total.
import { type Rational, readRational } from '../src/math/exact/rational.ts'
import { decimal } from './score.ts'
import type { ProblemLine, ScoreLine } from './score-line.ts'

/** Points are rounded here, once, and nowhere before. */
const places = 4

const pending = 'pending'
const excused = 'EX'
export const reviewColumn = 'review'
export const passedColumn = 'passed'

/**
 * A problem for which nothing was handed in that can be read is an empty cell, and so is the total where that goes for all of them.
 * Where a person must look first, problem and total read `pending`: a number there would be taken for the last word; unless the total
 * leaves the problem out. `EX` is a problem that the student is excused from. A column `passed` (yes, no, pending) is there only if the
 * set has a pass mark. Where points count that a person should still look at, a last column `review` names the problems; it is there
 * only if any are. `rosterRows` gives a student's cells, one a column; a student who has none gets the id alone.
 */
export function writeGradebook(
  columns: readonly string[],
  problems: readonly string[],
  lines: Iterable<ScoreLine>,
  rosterRows: ReadonlyMap<string, readonly string[]>,
): string {
  const rows: GradebookRow[] = []
  // one line at a time: all of them would not be small
  for (const line of lines) if (line.active || line.handedIn) rows.push(rowOf(line, problems))
  const hasReview = rows.some(({ review }) => review !== '')
  const hasPass = rows.some(({ passed }) => passed !== undefined)
  const header = [...columns, ...problems, 'total', ...(hasPass ? [passedColumn] : []), ...(hasReview ? [reviewColumn] : [])].map(cell)
  const cells = rows.map(({ student, points, total, passed = '', review }) => [
    ...(rosterRows.get(student) ?? columns.map((name) => (name === 'student' ? student : ''))).map(cell),
    ...points,
    total,
    ...(hasPass ? [passed] : []),
    ...(hasReview ? [cell(review)] : []),
  ])
  return [header, ...cells].map((row) => `${row.join(',')}\r\n`).join('')
}

interface GradebookRow {
  readonly student: string
  readonly points: readonly string[]
  readonly total: string
  /** Undefined where the set has no pass mark. */
  readonly passed: string | undefined
  readonly review: string
}

function rowOf(line: ScoreLine, problems: readonly string[]): GradebookRow {
  const byId = new Map(line.problems.map((problem) => [problem.problem, problem]))
  const points = problems.map((id) => pointsOf(byId.get(id)))
  const waits = line.problems.some((problem) => pointsOf(problem) === pending && !isDropped(problem))
  const counted = points.filter((text) => text !== excused)
  const nothing = counted.every((text) => text === '')
  const total = waits ? pending : points.length > 0 && counted.length === 0 ? excused : nothing ? '' : decimal(exact(line.earned), places)
  const review = problems.filter((id) => byId.get(id)?.review === true).join('; ')
  return { student: line.student, points, total, passed: passedOf(line, total), review }
}

const isDropped = ({ rules = [] }: ProblemLine): boolean => rules.some(({ rule }) => rule === 'dropped')

function passedOf({ passed, rules = [] }: ScoreLine, total: string): string | undefined {
  if (!rules.some(({ rule }) => rule === 'pass')) return undefined
  if (passed !== undefined) return passed ? 'yes' : 'no'
  return total === pending || total === excused ? total : ''
}

function pointsOf(of: ProblemLine | undefined): string {
  if (of?.excused === true) return excused
  if (of === undefined || of.state === 'blank' || of.state === 'invalid') return ''
  return of.state === 'pending' ? pending : decimal(exact(of.earned), places)
}

/** Of a score line, which we wrote ourselves. */
function exact(text: string): Rational {
  const value = readRational(text)
  if (value === undefined) throw new TypeError(`a score that is no number: ${text}`)
  return value
}

/**
 * Text as one cell. One that a spreadsheet would take for a formula is given a leading `'` (OWASP, CSV injection);
 * numbers that we write do not come through here.
 */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",;\r\n\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
