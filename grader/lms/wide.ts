// A table with a row for each student in, submissions out: a column for each problem (`double`) or part (`pair.sign`), as
// one types it into a spreadsheet. `student` is required; `at`, `attempt` and `variant` hold for the whole row.
import { openTable, own, warnOfOthers } from '../submission/csv.ts'
import { type Intake, NotASubmission, type Origin, readSubmission } from '../submission/submission.ts'
import { timeOf } from '../time.ts'
import type { LmsContext } from './context.ts'

const hint =
  'The first line names student and a column for each problem, or problem.part where it has several: student,double,pair.sign,pair.both'

interface Column {
  readonly place: number
  readonly problem: string
  readonly part?: string
}

export function readWide(pieces: Iterable<Uint8Array>, origin: Origin, intake: Intake, context: LmsContext): void {
  const known = columnNames(context)
  const table = openTable(pieces, origin, intake, {
    needs: (columns) =>
      columns.includes('student') ? (columns.some((name) => known.has(name)) ? undefined : [...known.keys()][0]) : 'student',
    once: new Set([...ofRow, ...known.keys()]),
    hint,
  })
  if (table === undefined || table.columns.length === 0) return
  warnOfOthers(table.columns, new Set([...ofRow, ...known.keys()]), origin, intake)
  const columns = table.columns.flatMap((name, place): Column[] => {
    const asked = known.get(name)
    return asked === undefined ? [] : [{ place, ...asked }]
  })
  const [student, at, attempt, variant] = ofRow.map((name) => table.columns.indexOf(name))
  const cellIn = (cells: readonly string[], place = -1): string => cells[place] ?? ''
  for (const { cells, line, text } of table.rows) {
    const time = timeIn(cellIn(cells, at), context)
    const id = cellIn(cells, variant)
    const of = id === '' ? undefined : context.variant(id)
    const reject = (code: NotASubmission['code'], message: string): void =>
      intake.reject({ code, message, file: origin.file, line, text: text.slice(0, 1000) })
    if (id !== '' && of === undefined) reject('submission/unknown-variant', `this folder has no variant “${id.slice(0, 40)}”`)
    else if (time instanceof NotASubmission) reject(time.code, time.wrong)
    else
      for (const { place, problem, part } of columns) {
        // an empty cell says that nothing was handed in
        if (cellIn(cells, place).trim() === '') continue
        const response = own(cellIn(cells, place))
        const row = readSubmission({ student: cellIn(cells, student), problem, part, response, at: time, attempt: cellIn(cells, attempt) })
        if (row instanceof NotASubmission) reject(row.code, row.wrong)
        else intake.accept(of?.problem === problem ? { ...row, variant: id } : row, origin, line, response)
      }
  }
}
const ofRow = ['student', 'at', 'attempt', 'variant'] as const

/** A time without a zone is read by the zone that was given. */
function timeIn(text: string, { instant }: LmsContext): string | NotASubmission {
  const local = text.trim().replace(' ', 'T')
  if (text === '' || timeOf(text) !== undefined || instant === undefined || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(local))
    return text
  const found = instant(local)
  return found.status === 'known' ? found.at : new NotASubmission('submission/malformed', found.why)
}

const columnNames = ({ problems }: LmsContext): ReadonlyMap<string, Omit<Column, 'place'>> =>
  new Map(
    problems.flatMap(({ problem, parts }): readonly (readonly [string, Omit<Column, 'place'>])[] => [
      [problem, { problem }],
      ...parts.map(({ id }) => [`${problem}.${id}`, { problem, part: id }] as const),
    ]),
  )
