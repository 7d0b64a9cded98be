// Rows on their way from the task that read them to the task that marks them: a line of text each, in the order of
// reading. A row of JSON lines goes as it stands, any other as the submission that was read from it.
import type { Submission } from '../../model.ts'
import { NotASubmission, type Origin, readSubmission } from '../../../grader/submission/submission.ts'

/** Where a row stands: its number among all rows of its task, and its line. */
export interface RowPlace {
  /** In the table of the task's origins. */
  readonly origin: number
  readonly seq: number
  readonly line: number
}
export interface Row extends RowPlace {
  readonly submission: Submission
  /** What was written for the row. */
  readonly said: string
}

/** As much of a row as is kept for those that are rejected. */
export const longestText = 2_000

/** Whether the rows of an origin are JSON lines, that say all of themselves. */
const isRaw = ({ format }: Origin): boolean => format === 'jsonl'

export function rowText({ origin, seq, line }: RowPlace, from: Origin, submission: Submission, text: string): string {
  const place = origin === 0 && seq === line ? `${line}` : `${line},${origin},${seq}`
  if (isRaw(from)) return `${place}\t${text}\n`
  const { variant, ...rest } = submission
  return `${place}\t${JSON.stringify(rest)}\t${JSON.stringify(variant ?? '')}\t${JSON.stringify(text.slice(0, longestText + 1))}\n`
}

/** Hands on the rows of a text that `rowText` made, each with its origin. */
export function eachRow(text: string, origins: readonly Origin[], take: (row: Row, from: Origin) => void): void {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start)
    const tab = text.indexOf('\t', start)
    const [line, origin, seq] = placeOf(text, start, tab)
    const from = origins[origin]
    if (from === undefined) throw new RangeError(`a row of no file: ${origin}`)
    const said = text.slice(tab + 1, end)
    take({ origin, seq, line, submission: isRaw(from) ? submissionOf(said) : parted(said), said }, from)
    start = end + 1
  }
}

/** The row as it stands in the file, or its beginning. */
export const textOfRow = ({ said }: Row, from: Origin): string => (isRaw(from) ? said : textOf(said.split('\t')[2] ?? '""'))

const zero = 48
/** A number alone is that of the line: most rows are of the first origin. */
function placeOf(text: string, start: number, tab: number): readonly [line: number, origin: number, seq: number] {
  let line = 0
  for (let at = start; at < tab; at += 1) {
    const digit = text.charCodeAt(at) - zero
    if (digit < 0 || digit > 9) {
      const [first = 0, origin = 0, seq = 0] = text.slice(start, tab).split(',').map(Number)
      return [first, origin, seq]
    }
    line = 10 * line + digit
  }
  return [line, 0, line]
}

/** No tab stands in what `JSON.stringify` writes. */
function parted(said: string): Submission {
  const [submission = '', variant = '""'] = said.split('\t')
  const named = textOf(variant)
  return { ...submissionOf(submission), ...(named !== '' && { variant: named }) }
}
function textOf(json: string): string {
  const value: unknown = JSON.parse(json)
  return typeof value === 'string' ? value : ''
}

/** A row of JSON lines cannot name a variant: what else stands in it is not read. */
function submissionOf(json: string): Submission {
  const submission = readSubmission(JSON.parse(json))
  if (submission instanceof NotASubmission) throw new TypeError(`a row that was a submission when it was read: ${submission.wrong}`)
  return submission.variant === undefined ? submission : withoutVariant(submission)
}

function withoutVariant({ student, problem, part, response, at, attempt }: Submission): Submission {
  return {
    student,
    problem,
    response,
    ...(part !== undefined && { part }),
    ...(at !== undefined && { at }),
    ...(attempt !== undefined && { attempt }),
  }
}
