// What a reader hands on: submissions as typed data, or why a row is none. Every row ends in one of the two.
import type { DiagnosticCode } from '../../src/diagnostic.ts'
import type { RawResponse, Submission } from '../../src/model.ts'

/** Where rows come from. */
export interface Origin {
  /** As the terminal names it. */
  readonly file: string
  /** As marks name it: from the folder that was given on, so that marks do not hang on where it lies. */
  readonly name: string
  readonly format: Format
  /** The answers bear the token of a page that is not the student's. */
  readonly foreign: boolean
}
/** How a file is read: our own forms, or what an LMS writes of a quiz. `marks` is what an earlier grading wrote. */
export const formats = ['jsonl', 'csv', 'saved', 'marks', 'moodle', 'canvas', 'edx', 'wide'] as const
export type Format = (typeof formats)[number]
export const isFormat = (text: string): text is Format => formats.some((format) => format === text)

/** Takes what the readers find. `text` is the row as it stands in the file. */
export interface Intake {
  accept(submission: Submission, origin: Origin, line: number, text: string): void
  reject(rejection: Rejection): void
  /** Something that is not a row: a column or key that is not read. */
  warn(file: string, line: number, message: string): void
}
export interface Rejection {
  readonly code: DiagnosticCode
  readonly message: string
  readonly hint?: string
  readonly file: string
  readonly line: number
  /** The row, or as much of it as is kept. */
  readonly text: string
}

/** Characters of a response that are read. */
export const longestResponse = 20_000
const mostEntries = 2_000

/** Why a row is no submission. A class, so that no student's data can look like one. */
export class NotASubmission {
  readonly code: DiagnosticCode
  readonly wrong: string
  constructor(code: DiagnosticCode, wrong: string) {
    this.code = code
    this.wrong = wrong
  }
}
const malformed = (wrong: string): NotASubmission => new NotASubmission('submission/malformed', wrong)

export const fields: ReadonlySet<string> = new Set(['student', 'problem', 'part', 'response', 'at', 'attempt'])

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Parsed JSON as a submission. Numbers are taken as responses too (`3` for `"3"`), null for what is left out;
 * `response` may not be left out.
 */
export function readSubmission(value: unknown): Submission | NotASubmission {
  return isPlain(value) ? value : readWithCare(value)
}

/** Most rows are submissions as they stand, and need no copy. */
function isPlain(value: unknown): value is Submission {
  if (typeof value !== 'object' || value === null || !('student' in value && 'problem' in value && 'response' in value)) return false
  const { student, problem, response } = value
  return (
    typeof student === 'string' &&
    student !== '' &&
    typeof problem === 'string' &&
    problem !== '' &&
    typeof response === 'string' &&
    response.length <= longestResponse &&
    (!('part' in value) || (typeof value.part === 'string' && value.part !== '')) &&
    (!('at' in value) || (typeof value.at === 'string' && value.at !== '')) &&
    (!('attempt' in value) || (typeof value.attempt === 'number' && isAttempt(value.attempt)))
  )
}

function readWithCare(value: unknown): Submission | NotASubmission {
  if (!isRecord(value)) return malformed('the row is not an object { student, problem, part, response }')
  const { student, problem, part, at, attempt } = value
  if (typeof student !== 'string' || student === '') return malformed('“student” is not a text')
  if (typeof problem !== 'string' || problem === '') return malformed('“problem” is not a text')
  if (part !== undefined && part !== null && typeof part !== 'string') return malformed('“part” is not a text')
  if (at !== undefined && at !== null && typeof at !== 'string') return malformed('“at” is not a text')
  const ordinal = readAttempt(attempt)
  if (ordinal instanceof NotASubmission) return ordinal
  if (!('response' in value)) return malformed('there is no “response”')
  const response = readResponse(value.response)
  if (response instanceof NotASubmission) return response
  return {
    student,
    problem,
    response,
    ...(typeof part === 'string' && part !== '' && { part }),
    ...(typeof at === 'string' && at !== '' && { at }),
    ...(ordinal !== undefined && { attempt: ordinal }),
  }
}

const isAttempt = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 999_999

function readAttempt(value: unknown): number | undefined | NotASubmission {
  if (value === undefined || value === null || value === '') return undefined
  const number = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && isAttempt(number) ? number : malformed('“attempt” is not a whole number from 1')
}

function readResponse(value: unknown): RawResponse | NotASubmission {
  const single = entryText(value)
  if (single !== undefined) return single.length > longestResponse ? tooLong : single
  if (typeof value !== 'object' || value === null) return malformed('“response” is not a text, a number, a list or an object of cells')
  return Array.isArray(value) ? readList(value) : readCells(value)
}
const tooLong = new NotASubmission('submission/too-long', `the response has more than ${longestResponse} characters`)

function readList(value: readonly unknown[]): RawResponse | NotASubmission {
  const list: string[] = []
  let length = 0
  for (const entry of value) {
    const text = entryText(entry)
    if (text === undefined) return malformed('an entry of “response” is neither a text nor a number')
    length += text.length
    if (length > longestResponse || list.length >= mostEntries) return tooLong
    list.push(text)
  }
  return list
}

/** Cell → text; a list stands for a column's cells `h[1]`, `h[2]` … */
function readCells(value: object): RawResponse | NotASubmission {
  const cells: [string, string][] = []
  let length = 0
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value)
  for (const [id, entry] of entries) {
    const list: readonly unknown[] = Array.isArray(entry) ? entry : [entry]
    for (const [index, item] of list.entries()) {
      const text = entryText(item)
      if (text === undefined) return malformed('a cell of “response” is neither a text nor a number')
      length += id.length + text.length
      if (length > longestResponse || cells.length >= mostEntries) return tooLong
      cells.push([Array.isArray(entry) ? `${id}[${index + 1}]` : id, text])
    }
  }
  return Object.fromEntries(cells)
}

/** A number is taken as its shortest decimal; integers beyond 2^53 have lost digits already and are refused. */
function entryText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (value === null) return ''
  if (typeof value !== 'number' || (Number.isInteger(value) && !Number.isSafeInteger(value))) return undefined
  return String(value)
}
