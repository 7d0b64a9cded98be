// Rows of text in, lines with aligned columns out.
import { widthOf } from '../../spec/code-frame.ts'

/** `left` for words, `right` for figures. */
export type Side = 'left' | 'right'

/** Columns two spaces apart, as wide as their widest entry; nothing after the last. */
export function columns(rows: readonly (readonly string[])[], sides: readonly Side[], indent = ''): readonly string[] {
  const widths = sides.map((_, column) => Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))))
  return rows.map((row) => {
    const cells = row.map((text, column) => {
      const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(text)))
      return sides[column] === 'right' ? gap + text : text + gap
    })
    return (indent + cells.join('  ')).trimEnd()
  })
}

/** Cut where it is longer, with an ellipsis that says so. */
export function cut(text: string, most: number): string {
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
