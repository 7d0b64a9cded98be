// A CSV file of submissions in, submissions out. What a cell of `response` means hangs on the question, so it is
// handed on as text and parted later (`responseOf`).
import type { Submission } from '../../src/model.ts'
import type { CsvRow } from './csv-rows.ts'
import { readCsvRows } from './csv-stream.ts'
import { fields, type Intake, NotASubmission, type Origin, readSubmission } from './submission.ts'

/** Reads the pieces of one file in order; they may end anywhere. */
export function readCsv(pieces: Iterable<Uint8Array>, origin: Origin, intake: Intake): void {
  const table = openTable(pieces, origin, intake, {
    needs: (columns) => ['student', 'problem', 'response'].find((name) => !columns.includes(name)),
    once: fields,
    hint: 'The first line reads student,problem,part,response',
  })
  if (table === undefined) return
  const { columns, rows } = table
  warnOfOthers(columns, fields, origin, intake)
  const places = [...fields].map((name) => [name, columns.indexOf(name)] as const).filter(([, place]) => place >= 0)
  for (const { cells, line, text } of rows) {
    const submission = readCells(places, cells)
    if (submission instanceof NotASubmission)
      intake.reject({ code: submission.code, message: submission.wrong, file: origin.file, line, text })
    else intake.accept(submission, origin, line, text)
  }
}

const attempt = /^\d{1,6}$/
function readCells(places: readonly (readonly [string, number])[], cells: readonly string[]): Submission | NotASubmission {
  const row: Record<string, string | number> = {}
  for (const [name, place] of places) {
    const text = cells[place] ?? ''
    if (text !== '' || name === 'response') row[name] = name === 'attempt' && attempt.test(text) ? Number(text) : own(text)
  }
  return readSubmission(row)
}

export interface Table {
  /** Names as the header has them, spaces squeezed. */
  readonly columns: readonly string[]
  /** The rows that can be read and have a cell for each column; all others are rejected as they come. */
  readonly rows: Iterable<CsvRow>
}
export interface Header {
  /** A column that is missing. */
  needs(columns: readonly string[]): string | undefined
  /** Columns that stand there once at most. */
  readonly once: ReadonlySet<string>
  readonly hint: string
}

/** Undefined where the header cannot be read: the file is then one rejected row. An empty file has no rows. */
export function openTable(pieces: Iterable<Uint8Array>, { file }: Origin, intake: Intake, header: Header): Table | undefined {
  const all = readCsvRows(pieces)
  const first = all.next()
  if (first.done === true) return { columns: [], rows: [] }
  const columns = first.value.cells.map((name) => name.replace(/\s+/g, ' ').trim())
  const message = first.value.broken ?? wrongHeader(columns, header)
  if (message === undefined) return { columns, rows: goodRows(all, columns.length, file, intake) }
  const { code = 'submission/malformed', text } = first.value
  intake.reject({ code, message, hint: header.hint, file, line: first.value.line, text: text.slice(0, 1000) })
  return undefined
}

function wrongHeader(columns: readonly string[], { needs, once }: Header): string | undefined {
  const missing = needs(columns)
  if (missing !== undefined) return `there is no column “${missing}”`
  const twice = [...once].find((name) => columns.indexOf(name) !== columns.lastIndexOf(name))
  return twice === undefined ? undefined : `the column “${twice}” stands there twice`
}

function* goodRows(all: Iterable<CsvRow>, width: number, file: string, intake: Intake): Generator<CsvRow> {
  for (const row of all) {
    const { cells, line, text, broken, code = 'submission/malformed' } = row
    const message = broken ?? (cells.length === width ? undefined : `the row has ${cells.length} cells, the header ${width}`)
    if (message === undefined) yield row
    else intake.reject({ code, message, file, line, text })
  }
}

/** Columns that are not read, in one sentence. */
export function warnOfOthers(columns: readonly string[], read: ReadonlySet<string>, { file }: Origin, intake: Intake): void {
  const others = columns.filter((name) => !read.has(name)).map((name) => `“${name.length > 40 ? `${name.slice(0, 40)}…` : name}”`)
  const [only, another] = others
  if (only === undefined) return
  if (another === undefined) return intake.warn(file, 1, `the column ${only} is not read`)
  const shown = others.slice(0, 3).join(', ')
  intake.warn(file, 1, `the columns ${shown}${others.length > 3 ? ` and ${others.length - 3} more` : ''} are not read`)
}

/** A text that does not keep the whole piece of the file alive that it was cut from; the engine copies short ones itself. */
export const own = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString())
