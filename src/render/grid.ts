// A grid of cells laid out as an HTML table: which way its rows run, what heads them, how each cell is called.
import type { GridCell, GridColumn, Interaction } from '../model.ts'
import { fillWord } from '../words/fill-word.ts'
import type { PageWords } from '../words/pages-en.ts'
import { withMinus } from './escape.ts'
import { fillTemplate } from './templates.ts'
import type { Typesetter } from './typesetter.ts'

export type Grid = Extract<Interaction, { readonly type: 'grid' }>
/** How a cell is called where it cannot be seen: by its column, and its row where there are several. */
export interface CellPlace {
  readonly column: GridColumn
  readonly row: number
  readonly label: string
}

/** The table, each cell filled by `cellToHtml`. Cells that are given are typeset here. */
export function gridToHtml(
  grid: Grid,
  setter: Typesetter,
  caption: string,
  cellToHtml: (cell: AnswerCell, place: CellPlace) => string,
): string {
  const cells = grid.columns.map((column) =>
    column.cells.map((cell, i) => ({
      given: cell.type === 'given',
      html:
        cell.type === 'given'
          ? setter.inline(cell.text)
          : cellToHtml(cell, { column, row: i + 1, label: cellLabel(grid, column, i, setter.words) }),
    })),
  )
  const headings = grid.columns.map((column) => setter.inline(column.heading))
  const rows = cells[0]?.length ?? 0
  if (grid.layout === 'vector') {
    return fillTemplate('interaction/vector', setter.words, { caption, heading: headings[0] ?? '', cells: cells[0] ?? [] })
  }
  // one row: names go down, or across, as the layout says; several: the rows do
  const numbers = rows > 1 ? Array.from({ length: rows }, (_, i) => ({ html: String(i + 1), index: true })) : []
  const names = headings.map((html) => ({ html, index: false }))
  const byRow = Array.from({ length: rows }, (_, i) => ({
    head: numbers.slice(i, i + 1),
    cells: cells.flatMap((column) => column.slice(i, i + 1)),
  }))
  const byColumn = cells.map((column, i) => ({ head: names.slice(i, i + 1), cells: column }))
  const namesAcross = (grid.layout === 'down') === rows > 1
  return fillTemplate('interaction/grid', setter.words, {
    caption,
    corner: rows > 1,
    head: namesAcross ? names : numbers,
    rows: namesAcross ? byRow : byColumn,
    layout: namesAcross ? 'names-across' : 'names-down',
  })
}

export type AnswerCell = Exclude<GridCell, { readonly type: 'given' }>

function cellLabel(grid: Grid, column: GridColumn, index: number, words: PageWords): string {
  const row = String(index + 1)
  const name = withMinus(column.plain)
  if (grid.layout === 'vector') return `${name} ${fillWord(words['page/entry'], { n: row })}`.trim()
  return column.cells.length > 1 ? fillWord(words['page/cell'], { column: name, row }) : name
}

/** Label of each cell that is answered, by its id. */
export function cellLabels(grid: Grid, words: PageWords): ReadonlyMap<string, string> {
  return new Map(
    grid.columns.flatMap((column) =>
      column.cells.flatMap((cell, i) => (cell.type === 'given' ? [] : [[cell.id, cellLabel(grid, column, i, words)] as const])),
    ),
  )
}
