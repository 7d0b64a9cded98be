// exceptions.csv: what was agreed with single students or sections, such as extensions, further attempts, factors and
// exemptions. Staff only: it never stands in a specification, on a page or in a report.
import { type Checked, type Diagnostic, type DiagnosticCode, error, failed, ok } from '../../src/diagnostic.ts'
import type { RosterCopy, Run } from '../../src/manifest.ts'
import { didYouMean } from '../../src/nearest.ts'
import { type CsvRow, csvRows, delimiterOf } from '../submission/csv-rows.ts'
import { type Cell, emptyRow, type Granted, grantedOf, repeated } from './exception-cells.ts'
import { clipped } from '../submission/text.ts'

/** One row. Notes are not kept: nothing that is written later can repeat them. */
export interface Exception extends Granted {
  readonly who: { readonly student: string } | { readonly section: string }
  /** Absent: of every problem of the set. */
  readonly problem?: string
}

const columns = ['student', 'section', 'problem', 'due', 'extension', 'attempts', 'factor', 'excused', 'note'] as const
type Column = (typeof columns)[number]

/** More than any course has; behind so many characters a file is something else. */
const longest = 8 * 2 ** 20
/** Errors that are reported; behind so many they help nobody. */
const mostErrors = 100

/**
 * `text` is the file's, `file` how it is called in messages. Every error at once, each with its line; a file with one is not used at
 * all, since a grant that is passed over looks like one that was never made. Without a roster any student may be named.
 */
export function readExceptions(text: string, file: string, run: Run, roster: RosterCopy): Checked<readonly Exception[]> {
  if (text.length > longest)
    return failed(error('file/too-large', `${file} has ${text.length} characters, more than the ${longest} that are read`))
  const bare = text.replace(/^\uFEFF/, '')
  const rows = csvRows(bare, delimiterOf(bare))
  const header = rows.next()
  if (header.done === true) return ok([])
  const names = header.value.cells.map((name) => name.trim().toLowerCase())
  const wrong = wrongHeader(names, header.value, file)
  if (wrong !== undefined) return refused([wrong])
  const known = knownOf(run, roster)
  const read: ReadRow[] = []
  const errors: Diagnostic[] = []
  for (const row of rows) {
    const found = readRow(row, names, file, known, run.set.zone)
    if ('exception' in found) read.push(found)
    else errors.push(...found.errors)
    if (errors.length > mostErrors) break
  }
  errors.push(
    ...repeated(
      read.map(({ exception, line }) => ({ granted: exception, of: placeOf(exception), line })),
      file,
    ),
  )
  return errors.length > 0 ? refused(errors) : ok(read.map(({ exception }) => exception))
}

/** Lines of the file are quoted nowhere: their notes are private. */
const refused = (errors: readonly Diagnostic[]): Checked<never> =>
  failed(...errors.slice(0, mostErrors).map((one) => ({ ...one, unquoted: true as const })))

interface ReadRow {
  readonly exception: Exception
  readonly line: number
}
/** The student or section and the problem: what two rows must not both say something of. */
const placeOf = ({ who, problem = '' }: Exception): string =>
  JSON.stringify(['student' in who ? ['student', who.student] : ['section', who.section], problem])

const hint = `The first line names the columns: ${columns.join(',')}; student or section is required`

function wrongHeader(names: readonly string[], { broken, line }: CsvRow, file: string): Diagnostic | undefined {
  const malformed = (message: string): Diagnostic => error('policy/malformed', message, { file, line, col: 1 }, hint)
  if (broken !== undefined) return malformed(broken)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return malformed(twice === '' ? 'two columns have no name' : `the column “${twice}” stands there twice`)
  // a column that is passed over would be a grant that is not made
  const unknown = names.find((name) => !columns.some((one) => one === name))
  if (unknown !== undefined) return malformed(`found the column “${clipped(unknown)}”, expected one of ${columns.join(', ')}`)
  return names.includes('student') || names.includes('section') ? undefined : malformed('there is neither a column student nor section')
}

interface Known {
  /** Undefined where anybody may hand in. */
  readonly students: ReadonlySet<string> | undefined
  readonly sections: ReadonlySet<string>
  readonly problems: ReadonlySet<string>
}
function knownOf(run: Run, roster: RosterCopy): Known {
  const column = (name: string): readonly string[] => {
    const index = roster.columns.indexOf(name)
    return roster.rows.map((row) => (index < 0 ? '' : (row[index] ?? '')))
  }
  return {
    students: run.options.roster ? new Set(column('student')) : undefined,
    sections: new Set([...column('section').map((name) => name.trim()), ...(run.set.sections ?? []).map(({ section }) => section)]),
    problems: new Set(run.problems.map(({ problem }) => problem)),
  }
}

function readRow(
  { cells, line, broken }: CsvRow,
  names: readonly string[],
  file: string,
  known: Known,
  zone: string | undefined,
): ReadRow | { readonly errors: readonly Diagnostic[] } {
  const at = { file, line, col: 1 }
  const refuse = (message: string): { readonly errors: readonly Diagnostic[] } => ({ errors: [error('policy/malformed', message, at)] })
  if (broken !== undefined) return refuse(broken)
  if (cells.length !== names.length) return refuse(`the row has ${cells.length} cells, the header ${names.length}`)
  const cell = (name: Column): Cell => ({ text: cells[names.indexOf(name)]?.trim() ?? '', at })
  const [student, section, problem] = [cell('student').text, cell('section').text, cell('problem').text]
  if ((student === '') === (section === '')) return refuse('a row is for one student or for one section')
  const granted = grantedOf(cell, zone)
  const errors = [
    ...granted.errors,
    ...(student === '' || known.students === undefined ? [] : unknown('policy/unknown-student', 'student', student, known.students, at)),
    ...(section === '' ? [] : unknown('policy/unknown-section', 'section', section, known.sections, at)),
    ...(problem === '' ? [] : unknown('policy/unknown-problem', 'problem', problem, known.problems, at)),
    ...(granted.errors.length === 0 && emptyRow(granted.value) ? [error('policy/malformed', 'the row grants nothing', at)] : []),
  ]
  if (errors.length > 0) return { errors }
  const who = student === '' ? { section } : { student }
  return { exception: { who, ...(problem !== '' && { problem }), ...granted.value }, line }
}

const homes = { student: 'on the roster', section: 'on the roster', problem: 'in the set' } as const
function unknown(
  code: DiagnosticCode,
  what: keyof typeof homes,
  name: string,
  known: ReadonlySet<string>,
  at: Cell['at'],
): readonly Diagnostic[] {
  if (known.has(name)) return []
  return [error(code, `the ${what} “${clipped(name)}” is not ${homes[what]}`, at, didYouMean(name, [...known]))]
}
