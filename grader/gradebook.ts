// Scores in, the gradebook's CSV out (RFC 4180): the roster's columns, a column for each problem, and the total.
import type { Rational } from '../src/math/exact/rational.ts'
import { decimal, type State } from './score.ts'

export interface GradebookRow {
  /** The roster's cells, one a column. */
  readonly roster: readonly string[]
  /** One a problem; undefined where the student was not given it. */
  readonly problems: readonly (GradebookScore | undefined)[]
  readonly total: Rational
}
export interface GradebookScore {
  readonly earned: Rational
  readonly state: State
  /** The points count and a person should look at them. */
  readonly review?: boolean
}

/** Points are rounded here, once, and nowhere before. */
const places = 4

/**
 * A problem for which nothing was handed in that can be read is an empty cell, and so is the total where that goes for all of them.
 * Where a person must look first, problem and total read `pending`: a number there would be taken for the last word. Where points
 * count that a person should still look at, a last column `review` names the problems; it is there only if any are.
 */
export function writeGradebook(columns: readonly string[], problems: readonly string[], rows: Iterable<GradebookRow>): string {
  const all = [...rows]
  const hasReview = all.some(({ problems: scores }) => scores.some((of) => of?.review === true))
  const lines = [[...columns, ...problems, 'total', ...(hasReview ? [reviewColumn] : [])].map(cell)]
  for (const { roster, problems: scores, total } of all) {
    const points = scores.map(score)
    const nothing = points.every((text) => text === '')
    const sum = points.includes(pending) ? pending : nothing ? '' : decimal(total, places)
    const reviewed = problems.filter((_, i) => scores[i]?.review === true).join('; ')
    lines.push([...roster.map(cell), ...points, sum, ...(hasReview ? [cell(reviewed)] : [])])
  }
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

const pending = 'pending'
export const reviewColumn = 'review'

function score(of: GradebookScore | undefined): string {
  if (of === undefined || of.state === 'blank' || of.state === 'invalid') return ''
  return of.state === 'pending' ? pending : decimal(of.earned, places)
}

/**
 * Text as one cell. One that a spreadsheet would take for a formula is given a leading `'` (OWASP, CSV injection);
 * numbers that we write do not come through here.
 */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",;\r\n\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
