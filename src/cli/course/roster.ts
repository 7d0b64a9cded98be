// A roster's bytes in, its students out, or everything that is wrong with it by line.
import { type Checked, type Diagnostic, error, failed, ok } from '../../diagnostic.ts'
import { type CsvRow, csvRows, delimiterOf } from '../../../grader/submission/csv-rows.ts'
import { decodeText } from '../../../grader/submission/text.ts'
import { folded } from './file-names.ts'

export interface Roster {
  readonly columns: readonly string[]
  readonly students: readonly RosterStudent[]
}
export interface RosterStudent {
  readonly student: string
  readonly name?: string
  /** One text a column. */
  readonly cells: readonly string[]
}

const largest = 32 * 2 ** 20
const longestId = 1000

/** CSV with a header: `student` is required and unique, `name` is known, other columns are kept as they are. */
export function readRoster(bytes: Uint8Array, file: string): Checked<Roster> {
  if (bytes.length > largest)
    return failed(error('file/too-large', `the roster has ${bytes.length} bytes, more than the ${largest} that are read`, at(file, 1)))
  const decoded = decodeText(bytes)
  if (decoded.status !== 'text') {
    const line = decoded.status === 'damaged' ? decoded.line : 1
    const found = decoded.status === 'damaged' ? 'bytes that are not UTF-8 text' : 'UTF-16 text'
    return failed(
      error('file/unreadable', `found ${found}, expected a CSV file in UTF-8`, at(file, line), 'Save the roster as “CSV UTF-8”'),
    )
  }
  const rows = csvRows(decoded.text, delimiterOf(decoded.text))
  const header = rows.next()
  if (header.done === true)
    return failed(error('roster/malformed', 'the roster is empty', at(file, 1), 'Its first line names the columns: student,name,section'))
  const columns = header.value.cells.map((name) => name.trim())
  const wrong = wrongHeader(columns, header.value, file)
  return wrong === undefined ? readRows(columns, [...rows], file) : failed(wrong)
}

function wrongHeader(columns: readonly string[], row: CsvRow, file: string): Diagnostic | undefined {
  if (row.broken !== undefined) return malformed(file, row.line, row.broken)
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined)
    return malformed(file, row.line, twice === '' ? 'two columns have no name' : `the column “${twice}” stands there twice`)
  if (columns.includes('student')) return undefined
  const near = columns.find((name) => /^(students?|student.?id|id|user.?name|login)$/i.test(name))
  const hint =
    near === undefined ? 'The first line names the columns; the ids stand in the column student' : `Call the column “${near}” student`
  return malformed(file, row.line, 'there is no column “student”', hint)
}

function readRows(columns: readonly string[], rows: readonly CsvRow[], file: string): Checked<Roster> {
  const errors: Diagnostic[] = []
  const students: RosterStudent[] = []
  const seen = new Map<string, { readonly student: string; readonly line: number }>()
  const [idColumn, nameColumn] = [columns.indexOf('student'), columns.indexOf('name')]
  for (const { cells, line, broken } of rows) {
    const student = cells[idColumn] ?? ''
    const wrong = broken ?? wrongRow(columns, cells) ?? wrongId(student)
    if (wrong !== undefined) {
      const isPadded = wrong === padded(student)
      errors.push(malformed(file, line, wrong, isPadded ? `Take the spaces away: “${student.trim()}”` : undefined))
      continue
    }
    const earlier = seen.get(folded(student))
    if (earlier === undefined) seen.set(folded(student), { student, line })
    else errors.push(duplicate(file, line, student, earlier))
    const name = cells[nameColumn]?.trim() ?? ''
    students.push({ student, cells, ...(name !== '' && { name }) })
  }
  if (rows.length === 0) errors.push(malformed(file, 1, 'the roster names no student'))
  return errors.length > 0 ? failed(...errors) : ok({ columns, students })
}

const wrongRow = (columns: readonly string[], cells: readonly string[]): string | undefined =>
  cells.length === columns.length
    ? undefined
    : `the row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, the header ${columns.length}`

const padded = (student: string): string => `the id “${student}” has spaces around it`

function wrongId(student: string): string | undefined {
  if (student.trim() === '') return 'the row has no student'
  if (student.trim() !== student) return padded(student)
  if (/\p{Cc}/u.test(student)) return 'the id holds a control character'
  if (student.length > longestId) return `the id has ${student.length} characters, more than ${longestId}`
  return undefined
}

function duplicate(file: string, line: number, student: string, earlier: { readonly student: string; readonly line: number }): Diagnostic {
  const same = earlier.student === student
  const message = same
    ? `the student “${student}” stands in line ${earlier.line} already`
    : `“${student}” and “${earlier.student}” of line ${earlier.line} differ only in case`
  return error(
    'roster/duplicate',
    message,
    at(file, line),
    same ? 'Keep one of the two rows' : 'Their pages would have one name on some file systems: change one of the two ids',
  )
}

const at = (file: string, line: number): { readonly file: string; readonly line: number; readonly col: number } => ({ file, line, col: 1 })
const malformed = (file: string, line: number, message: string, hint?: string): Diagnostic =>
  error('roster/malformed', message, at(file, line), hint)
