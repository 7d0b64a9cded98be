// How the names of one solution are written in formulas: its notation, its steps, whether its values are numbers.
import { stateReads } from '../cell/roles.ts'
import { namesIn } from '../math/names.ts'
import { atStep, hasStep, raisedStep, spelledTex } from '../math/print/notation.ts'
import { type NameTex, type TexStyle, valueTex } from '../math/print/tex.ts'
import { hasLetters, isList, type Value } from '../math/evaluate/value.ts'
import type { Precision } from '../model.ts'
import { wordsOf } from '../words/en.ts'
import type { Solution } from './solution.ts'

/** What is known of names from a problem's lines alone: the same for every variant under the same conventions. */
interface Book {
  readonly notation: ReadonlyMap<string, string>
  /** Names that have a value in every row: inputs and everything an equation computes, or would. */
  readonly ofRows: ReadonlySet<string>
  readonly carried: ReadonlySet<string>
  /** Whether a row is a step that the next one goes on from. */
  readonly steps: boolean
  /** Parameters, `let` and symbols: they hide the cell's names. */
  readonly own: ReadonlySet<string>
  /** The order in which the equations read names. */
  readonly places: ReadonlyMap<string, number>
  /** Names as TeX in the first rows, which every variant prints; by row and name. */
  readonly printed: Map<number, Map<string, string>>
}
const books = new WeakMap<object, Book>()

function bookOf({ problem, cell }: Solution): Book {
  // the equations in use are one list for all variants that share their conventions
  const shared = cell?.equations ?? problem
  const known = books.get(shared)
  if (known !== undefined) return known
  const notation = [...(cell?.notation ?? []), ...problem.notation].flatMap(({ name, tex }): [string, string][] =>
    tex === undefined ? [] : [[name, tex]],
  )
  const equations = cell?.equations ?? []
  const replaced = [...(problem.cell?.equations ?? []), ...problem.lines.equations]
  const carried = stateReads([...equations, ...replaced.filter(({ name }) => !equations.some((equation) => equation.name === name))])
  const book: Book = {
    notation: new Map(notation),
    ofRows: new Set([...(cell?.inputs ?? []), ...[...equations, ...replaced].map(({ name }) => name)]),
    carried: new Set(carried.keys()),
    steps: carried.size > 0 && problem.lines.run?.every === undefined,
    own: new Set([...problem.parameters, ...problem.let, ...problem.symbols].map(({ name }) => name)),
    places: new Map([...new Set(equations.flatMap(({ expr }) => [...namesIn(expr)]))].map((name, i) => [name, i])),
    printed: new Map(),
  }
  books.set(shared, book)
  return book
}

/** Whether everything the cell is given, and reads row by row, is a number: then so is all it computes. */
function isOfNumbers(solution: Solution): boolean {
  const { given = [], inputs = [] } = solution.cell ?? {}
  const listed = new Set(given.map(({ name }) => name))
  const areNumbers = (value: Value): boolean => !isList(value) || (solution.rows > 0 && value.every((item) => !isList(item)))
  return (
    given.length > 0 &&
    given.every(({ value }) => !isList(value)) &&
    inputs
      .filter((name) => !listed.has(name))
      .every((name) => {
        const column = solution.column(name)
        return !column.ok || areNumbers(column.value)
      })
  )
}

/** Whether the rows of a solution are steps: each goes on from the state that the one before it left. */
export const rowsAreSteps = (solution: Solution): boolean => bookOf(solution).steps
/** The names whose value one row hands to the next. */
export const carriedNames = (solution: Solution): ReadonlySet<string> => bookOf(solution).carried

/** The order in which the equations read names, first to last. */
export const placesOf = (solution: Solution): ReadonlyMap<string, number> => bookOf(solution).places

/**
 * Names as TeX in the equations of a row: `h` is h_t and `h_prev` h_{t−1}; in row 3 of a run h_3 and h_2. `row` 0 is no row
 * in particular. The lines of a truth table are no steps and keep the t.
 */
export function namesAt(solution: Solution, row = 0): NameTex {
  const book = bookOf(solution)
  const printed = book.printed.get(row) ?? new Map<string, string>()
  if (row <= 20) book.printed.set(row, printed)
  const isRow = row > 0 && solution.problem.lines.run?.every === undefined
  const [now, before, after] = isRow ? [`${row}`, `${row - 1}`, `${row + 1}`] : ['t', 't-1', 't+1']
  return (name, step) => {
    if (step !== undefined) return stepTex(book, name, step)
    const known = printed.get(name) ?? nameTex(book, name, now, before, after)
    printed.set(name, known)
    return known
  }
}

function nameTex(book: Book, name: string, now: string, before: string, after: string): string {
  const own = book.notation.get(name)
  if (own !== undefined) return hasStep(own) || book.carried.has(name) ? stepTex(book, name, now) : own
  const [, base = '', side = ''] = /^(.+)_(prev|next)$/.exec(name) ?? []
  if (book.ofRows.has(base)) return stepTex(book, base, side === 'prev' ? before : after)
  return book.steps && book.ofRows.has(name) ? spelledTex(name, now) : spelledTex(name)
}
function stepTex(book: Book, name: string, step: string): string {
  const own = book.notation.get(name)
  if (own === undefined) return spelledTex(name, step)
  return hasStep(own) ? atStep(own, step) : raisedStep(own, step)
}

/** How this solution's formulas are printed: products of numbers without ⊙, `h[3]` as h_3. */
export function styleOf(solution: Solution, lang: string): TexStyle {
  const { own, ofRows } = bookOf(solution)
  const words = wordsOf(lang)
  return {
    scalars: isOfNumbers(solution),
    rows: solution.rows,
    overRows: (name, ofCell) => solution.rows > 0 && ofRows.has(name) && (ofCell || !own.has(name)),
    words: { if: words['tex/if'], otherwise: words['tex/otherwise'] },
  }
}

/** A value as TeX, its letters as this solution writes them; `style` is that of the formulas beside it. */
export const valueIn = (solution: Solution, value: Value, precision?: Precision, style?: TexStyle): string =>
  hasLetters(value) ? valueTex(value, precision, style?.vectors, namesAt(solution), style) : valueTex(value, precision, style?.vectors)

/** A name over all rows: (h_1, …, h_6). */
export const rowsTex = (names: NameTex, name: string, rows: number): string =>
  rows < 3
    ? `(${Array.from({ length: rows }, (_, i) => names(name, `${i + 1}`)).join(', ')})`
    : `(${names(name, '1')}, \\dots, ${names(name, `${rows}`)})`
