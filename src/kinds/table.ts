// A table over the rows of a run: columns that are shown, and columns to be filled in with numbers or choices.
import { type Checked, type Diagnostic, error, failed, ok } from '../diagnostic.ts'
import { formatOf } from '../math/print/number-text.ts'
import { plainValue } from '../math/print/plain.ts'
import { isList, isScalar, sameValue, toJson, type Value } from '../math/evaluate/value.ts'
import type { CellKey, GridCell, GridColumn, Option, TableColumn } from '../model.ts'
import type { Solution } from '../solve/solution.ts'
import { evaluateAll, valueCandidate, withoutEquals } from './candidates.ts'
import { gradeGrid, readGrid } from './grid.ts'
import { gridSamples } from './grid-samples.ts'
import { mistakeAnswers } from './mistakes.ts'
import { formulaOf } from './names.ts'
import { numberKey } from './number-key.ts'
import { offer, richValue } from './options.ts'
import { isGrid, type QuestionOf, type ResponseKind } from './response-kind.ts'

type Asked = QuestionOf<'table'>
/** A column to be filled in: how it is asked, and its answers. */
interface Filled {
  readonly column: GridColumn
  readonly keys: readonly CellKey[]
}

export const table: ResponseKind<'table'> = {
  asks: isGrid,

  pose(question, solution, { language }) {
    const { layout, scheme } = question
    const answer = solution.key(question)
    if (!answer.ok) return answer
    const answers = cellsOf(answer.value, question, solution)
    if (answers === undefined)
      return failed(
        error('solve/shape', `the columns ${namesOf(question)} do not have one entry in each of ${rowsOf(solution)} rows`, question.at),
      )
    const shown = question.show.map((column) => givenColumn(column, solution))
    const filled = filledColumns(question, answers, solution, language)
    const cells = (value: Value): readonly Value[] | undefined => cellsOf(value, question, solution)
    const mistakes = mistakeAnswers(question, solution, language, cells, (other) => sameValue(other, answers) !== false)
    const errors = [...shown, ...filled, mistakes].flatMap((part): readonly Diagnostic[] => (part.ok ? [] : part.errors))
    if (errors.length > 0 || !mistakes.ok) return failed(...errors)
    const columns = [
      ...shown.flatMap((part) => (part.ok ? [part.value] : [])),
      ...filled.flatMap((part) => (part.ok ? [part.value.column] : [])),
    ]
    return ok(
      {
        interaction: { type: 'grid', layout, columns },
        key: { kind: 'table', scheme, cells: filled.flatMap((part) => (part.ok ? part.value.keys : [])), mistakes: mistakes.value },
      },
      answer.warnings,
    )
  },

  other(question, value, _, solution) {
    const answers = cellsOf(value, question, solution)
    if (answers === undefined) return undefined
    const columns = filledColumns(question, answers, solution, 'en')
    const cells = columns.flatMap((column) => (column.ok ? column.value.keys : []))
    return columns.every(({ ok: isFilled }) => isFilled) ? { kind: 'table', scheme: question.scheme, cells, mistakes: [] } : undefined
  },

  read: readGrid,
  grade: gradeGrid,
  samples: gridSamples,
}

const namesOf = ({ fill }: Asked): string => fill.map(({ name }) => name).join(', ')
/** A single step is one row. */
const rowsOf = ({ rows }: Solution): number => Math.max(rows, 1)
/** Under what name a cell is handed in. */
const cellId = (name: string, row: number, rows: number): string => (rows === 1 ? name : `${name}[${row + 1}]`)

/** The answers of all columns one after the other, a value a cell; undefined where a column has not one a row. */
function cellsOf(columns: Value, question: Asked, solution: Solution): readonly Value[] | undefined {
  if (!isList(columns) || columns.length !== question.fill.length) return undefined
  const cells = columns.map((column) => overRows(column, solution))
  return cells.every((column) => column !== undefined) ? cells.flat() : undefined
}
/** A column's entries: a list over the rows of a run, a constant once a row, the one value where there is no run. */
function overRows(column: Value, solution: Solution): readonly Value[] | undefined {
  if (solution.rows === 0) return [column]
  if (isList(column)) return column.length === solution.rows ? column : undefined
  return Array.from({ length: solution.rows }, () => column)
}

function givenColumn({ name, at }: TableColumn, solution: Solution): Checked<GridColumn> {
  const values = solution.column(name)
  if (!values.ok) return values
  const cells = overRows(values.value, solution)
  if (cells === undefined) return failed(error('solve/shape', `the column ${name} does not have one entry a row`, at))
  return ok({
    heading: [formulaOf(name, solution)],
    plain: name,
    cells: cells.map((value) => ({ type: 'given', text: richValue(value, solution) })),
  })
}

/** The columns to be filled in, of the answers of all of them one after the other. */
function filledColumns(question: Asked, answers: readonly Value[], solution: Solution, language: string): readonly Checked<Filled>[] {
  const rows = rowsOf(solution)
  return question.fill.map((column, i) => filledColumn(column, answers.slice(i * rows, (i + 1) * rows), question, solution, language))
}

function filledColumn(
  column: TableColumn,
  answers: readonly Value[],
  question: Asked,
  solution: Solution,
  language: string,
): Checked<Filled> {
  const { name, at } = column
  const vectors = answers.find((answer) => isList(answer))
  if (vectors !== undefined)
    return failed(error('solve/shape', `an entry of the column ${name} is the list ${plainValue(vectors)}, expected one number a cell`, at))
  const ids = answers.map((_, row) => cellId(name, row, answers.length))
  const parts =
    column.options === undefined
      ? numberCells(column, ids, answers, question)
      : choiceCells(column, ids, answers, column.options, solution, language)
  if (!parts.ok) return parts
  return ok({ column: { heading: [formulaOf(name, solution)], plain: name, cells: parts.value.cells }, keys: parts.value.keys })
}
interface Cells {
  readonly cells: readonly GridCell[]
  readonly keys: readonly CellKey[]
}

function numberCells(column: TableColumn, ids: readonly string[], answers: readonly Value[], question: Asked): Checked<Cells> {
  const precision = column.precision ?? question.precision
  const format = formatOf(precision)
  const keys: CellKey[] = []
  const errors: Diagnostic[] = []
  for (const [row, id] of ids.entries()) {
    const key = numberKey(answers[row] ?? [], precision, id, column.at)
    if (key.ok) keys.push({ id, type: 'number', ...key.value })
    else errors.push(...key.errors)
  }
  return errors.length > 0 ? failed(...errors.slice(0, 1)) : ok({ cells: ids.map((id) => ({ type: 'number', id, format })), keys })
}

/** All cells of a column share one list of options, in the author's order. */
function choiceCells(
  column: TableColumn,
  ids: readonly string[],
  answers: readonly Value[],
  sources: NonNullable<TableColumn['options']>,
  solution: Solution,
  language: string,
): Checked<Cells> {
  const values = evaluateAll(sources, solution)
  if (!values.ok) return values
  const differing = withoutEquals(values.value.map(valueCandidate), column.at)
  if (!differing.ok) return differing
  const offered = offer(differing.value, solution, language)
  if (!offered.ok) return offered
  const { options } = offered.value
  const list = options.map(({ plain }) => plain).join(', ')
  if (options.length < 2)
    return failed(error('pose/too-few-options', `all options of ${column.name} are ${list}, expected two that differ`, column.at))
  const keys: CellKey[] = []
  for (const [row, id] of ids.entries()) {
    const answer = answers[row] ?? []
    const option = optionOf(answer, options)
    if (option === undefined)
      return failed(
        error('pose/key-not-offered', `${id} is ${plainValue(answer)}, and the options are ${list}`, column.at, 'add it to the options'),
      )
    keys.push({ id, type: 'choice', option: option.id, value: toJson(answer) })
  }
  return ok({ cells: ids.map((id) => ({ type: 'choice', id, options })), keys })
}
const optionOf = (answer: Value, options: readonly Option[]): Option | undefined =>
  isScalar(answer) || typeof answer === 'string' ? options.find(({ plain }) => plain === plainValue(answer)) : undefined
