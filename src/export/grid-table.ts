// A grid as an HTML table, each cell written by the target.
import type { GridCell, Interaction } from '../model.ts'
import { type HtmlWriter, tableHtml } from './html.ts'

export type Grid = Extract<Interaction, { readonly type: 'grid' }>
export type AskedCell = Exclude<GridCell, { readonly type: 'given' }>

/** Rows numbered under the names of the columns; of a grid of one row the names go down. */
export function gridTable({ columns }: Grid, html: HtmlWriter, field: (cell: AskedCell) => string): string {
  const cellHtml = (cell: GridCell | undefined): string =>
    cell === undefined ? '' : cell.type === 'given' ? html.inline(cell.text) : field(cell)
  const rows = rowCount({ columns })
  const head = columns.map(({ heading }) => html.inline(heading))
  const down = columns.map(({ cells }, i) => [head[i] ?? '', cellHtml(cells[0])])
  const across = Array.from({ length: rows }, (_, i) => [String(i + 1), ...columns.map(({ cells }) => cellHtml(cells[i]))])
  return rows > 1 ? tableHtml(['', ...head], across) : tableHtml([], down)
}

/** Cells in the order of the table, row after row: what is filled in is counted so. */
export const cellsAsRead = ({ columns }: Pick<Grid, 'columns'>): readonly GridCell[] =>
  Array.from({ length: rowCount({ columns }) }, (_, row) => columns.flatMap(({ cells }) => cells.slice(row, row + 1))).flat()

const rowCount = ({ columns }: Pick<Grid, 'columns'>): number => Math.max(0, ...columns.map(({ cells }) => cells.length))
