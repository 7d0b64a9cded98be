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
  /** The row as it stands in the file, or its beginning. */
  text(): string
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

/** The rows of a text that `rowText` made. */
export function* rowsOf(text: string, origins: readonly Origin[]): Generator<Row> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start)
    const tab = text.indexOf('\t', start)
    const place = placeOf(text.slice(start, tab))
    const from = origins[place.origin]
    if (from === undefined) throw new RangeError(`a row of no file: ${place.origin}`)
    const said = text.slice(tab + 1, end)
    yield isRaw(from) ? { ...place, submission: submissionOf(said), text: () => said } : { ...place, ...parted(said) }
    start = end + 1
  }
}

function placeOf(text: string): RowPlace {
  if (!text.includes(',')) return { origin: 0, seq: Number(text), line: Number(text) }
  const [line, origin, seq] = text.split(',').map(Number)
  return { origin: origin ?? 0, seq: seq ?? 0, line: line ?? 0 }
}

/** No tab stands in what `JSON.stringify` writes. */
function parted(said: string): Pick<Row, 'submission' | 'text'> {
  const [submission = '', variant = '""', text = '""'] = said.split('\t')
  const named = textOf(variant)
  return {
    submission: { ...submissionOf(submission), ...(named !== '' && { variant: named }) },
    text: () => textOf(text),
  }
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
