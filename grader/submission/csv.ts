// A CSV file of submissions in, submissions out. What a cell of `response` means hangs on the question, so it is
// handed on as text and parted later (`responseOf`).
import type { Submission } from '../../src/model.ts'
import { csvRows, delimiterOf } from './csv-rows.ts'
import { fields, type Intake, NotASubmission, type Origin, readSubmission } from './submission.ts'
import { decodeText } from './text.ts'

/** Larger files go as JSON lines, which are read in pieces. */
export const largestCsv = 256 * 2 ** 20

export function readCsv(bytes: Uint8Array, origin: Origin, intake: Intake): void {
  const { file } = origin
  const decoded = decodeText(bytes)
  if (decoded.status === 'utf-16') {
    intake.reject({
      code: 'file/unreadable',
      message: 'found UTF-16 text, expected UTF-8',
      hint: 'Save the file as “CSV UTF-8”',
      file,
      line: 1,
      text: '',
    })
    return
  }
  const rows = csvRows(decoded.text, delimiterOf(decoded.text))
  const header = rows.next()
  if (header.done === true) return
  const columns = header.value.cells.map((name) => name.trim())
  const wrong = wrongHeader(columns, header.value.broken)
  if (wrong !== undefined) {
    intake.reject({
      code: 'submission/malformed',
      message: wrong,
      hint: 'The first line reads student,problem,part,response',
      file,
      line: 1,
      text: header.value.text,
    })
    return
  }
  for (const name of columns) if (!fields.has(name)) intake.warn(file, 1, `the column “${name.slice(0, 40)}” is not read`)
  for (const row of rows) {
    const damaged = decoded.status === 'damaged' && row.text.includes('\uFFFD') ? 'the row is not UTF-8 text' : undefined
    const submission = row.broken ?? damaged ?? readCells(columns, row.cells)
    if (typeof submission === 'string')
      intake.reject({ code: 'submission/malformed', message: submission, file, line: row.line, text: row.text })
    else if (submission instanceof NotASubmission)
      intake.reject({ code: submission.code, message: submission.wrong, file, line: row.line, text: row.text })
    else intake.accept(submission, origin, row.line, row.text)
  }
}

function wrongHeader(columns: readonly string[], broken: string | undefined): string | undefined {
  if (broken !== undefined) return broken
  const missing = ['student', 'problem', 'response'].find((name) => !columns.includes(name))
  if (missing !== undefined) return `there is no column “${missing}”`
  const twice = columns.find((name, index) => fields.has(name) && columns.indexOf(name) !== index)
  return twice === undefined ? undefined : `the column “${twice}” stands there twice`
}

function readCells(columns: readonly string[], cells: readonly string[]): Submission | NotASubmission | string {
  if (cells.length !== columns.length) return `the row has ${cells.length} cells, the header ${columns.length}`
  const row = new Map(columns.map((name, index) => [name, cells[index] ?? '']))
  return readSubmission(Object.fromEntries([...fields].filter((name) => row.has(name)).map((name) => [name, row.get(name)])))
}
