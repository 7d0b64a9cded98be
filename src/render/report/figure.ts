// A drawing and its table in, the HTML of both out.
import { reportEn as words } from '../../words/report-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import { escapeHtml } from '../escape.ts'
import { fillTemplate, type View } from '../templates.ts'
import type { Width } from './plots.ts'
import type { TableName } from './tables.ts'

/** Cells as they are read, those of the first column head their rows. Plain text. */
export interface ShownTable {
  /** `left`: the column holds words. */
  readonly head: readonly { readonly text: string; readonly left?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** A template of the report, with its fixed words as `r`. */
export const fillReport = (name: string, view: View): string => fillTemplate(name, pageWordsOf('en'), { ...view, r: words })

export const csvData = (csv: string): string => `data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`
export const csvPlace = (name: string): string => `report/${name}.csv`

/** Drawn for both widths; a table alone where there is nothing to draw. */
export function figureToHtml(
  name: TableName,
  caption: string,
  draw: ((width: Width) => string) | undefined,
  table: ShownTable,
  csv: string,
): string {
  return fillReport('report/figure', {
    caption,
    // a table alone is called by what it shows
    summary: draw === undefined ? caption : words['table/summary'],
    plot: draw && { wide: draw('wide'), narrow: draw('narrow') },
    head: table.head.map(({ text, left = false }, i) => ({ text, left: left || i === 0 })),
    rows: table.rows.map((cells) => ({
      cells: cells.map((text, i) => ({ html: escapeHtml(text), first: i === 0, left: table.head[i]?.left ?? false })),
    })),
    file: `${name}.csv`,
    data: csvData(csv),
    also: fillWord(words['table/file'], { file: csvPlace(name) }),
  })
}
