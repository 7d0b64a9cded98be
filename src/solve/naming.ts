// How the names of one solution are written in formulas: its notation, its steps, whether its values are numbers.
import { stateReads } from '../cell/roles.ts'
import { atStep, hasStep, raisedStep, spelledTex } from '../math/notation.ts'
import { type NameTex, type TexStyle } from '../math/tex.ts'
import { isList } from '../math/value.ts'
import { wordsOf } from '../words/en.ts'
import type { Solution } from './solution.ts'

/** What is known of a solution's names; worked out once for each. */
interface Book {
  readonly notation: ReadonlyMap<string, string>
  /** Names that have a value in every row: inputs and everything an equation computes, or would. */
  readonly ofRows: ReadonlySet<string>
  readonly carried: ReadonlySet<string>
  /** Whether a row is a step that the next one goes on from. */
  readonly steps: boolean
  readonly scalars: boolean
}
const books = new WeakMap<Solution, Book>()

function bookOf(solution: Solution): Book {
  const known = books.get(solution)
  if (known !== undefined) return known
  const { problem, cell } = solution
  const notation = [...(cell?.notation ?? []), ...problem.notation].flatMap(({ name, tex }): [string, string][] => (tex === undefined ? [] : [[name, tex]]))
  const equations = cell?.equations ?? []
  const replaced = [...(problem.cell?.equations ?? []), ...problem.lines.equations]
  const carried = stateReads([...equations, ...replaced.filter(({ name }) => !equations.some((equation) => equation.name === name))])
  const book: Book = {
    notation: new Map(notation),
    ofRows: new Set([...(cell?.inputs ?? []), ...[...equations, ...replaced].map(({ name }) => name)]),
    carried: new Set(carried.keys()),
    steps: carried.size > 0 && problem.lines.run?.every === undefined,
    scalars: solution.trace.length > 0 && solution.trace.every(({ reads, exact }) => !isList(exact) && [...reads.values()].every((value) => !isList(value))),
  }
  books.set(solution, book)
  return book
}

/** Whether the rows of a solution are steps: each goes on from the state that the one before it left. */
export const rowsAreSteps = (solution: Solution): boolean => bookOf(solution).steps
/** The names whose value one row hands to the next. */
export const carriedNames = (solution: Solution): ReadonlySet<string> => bookOf(solution).carried

/**
 * Names as TeX in the equations of a row: `h` is h_t and `h_prev` h_{t−1}; in row 3 of a run h_3 and h_2. `row` 0 is no row
 * in particular. The lines of a truth table are no steps and keep the t.
 */
export function namesAt(solution: Solution, row = 0): NameTex {
  const book = bookOf(solution)
  const isRow = row > 0 && solution.problem.lines.run?.every === undefined
  const [now, before, after] = isRow ? [`${row}`, `${row - 1}`, `${row + 1}`] : ['t', 't-1', 't+1']
  return (name, step) => {
    const own = book.notation.get(name)
    if (step !== undefined) return stepTex(book, name, step)
    if (own !== undefined && (hasStep(own) || book.carried.has(name))) return stepTex(book, name, now)
    if (own !== undefined) return own
    const [, base = '', side = ''] = /^(.+)_(prev|next)$/.exec(name) ?? []
    if (book.ofRows.has(base)) return stepTex(book, base, side === 'prev' ? before : after)
    return book.steps && book.ofRows.has(name) ? spelledTex(name, now) : spelledTex(name)
  }
}

function stepTex(book: Book, name: string, step: string): string {
  const own = book.notation.get(name)
  if (own === undefined) return spelledTex(name, step)
  return hasStep(own) ? atStep(own, step) : raisedStep(own, step)
}

/** How this solution's formulas are printed: products of numbers without ⊙, `h[3]` as h_3. */
export function styleOf(solution: Solution, lang: string): TexStyle {
  const { scalars, ofRows } = bookOf(solution)
  const words = wordsOf(lang)
  const own = new Set([...solution.problem.parameters, ...solution.problem.let].map(({ name }) => name))
  return {
    scalars,
    rows: solution.rows,
    overRows: (name, ofCell) => solution.rows > 0 && ofRows.has(name) && (ofCell || !own.has(name)),
    words: { if: words['tex/if'], otherwise: words['tex/otherwise'] },
  }
}

/** A name over all rows: (h_1, …, h_6). */
export const rowsTex = (names: NameTex, name: string, rows: number): string =>
  rows < 3 ? `(${Array.from({ length: rows }, (_, i) => names(name, `${i + 1}`)).join(', ')})` : `(${names(name, '1')}, \\dots, ${names(name, `${rows}`)})`
