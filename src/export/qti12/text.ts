// The text of a question as HTML, with what stands in it for the places to fill in, and what may be typed.
import { expectationText, letterOf } from '../../render/labels.ts'
import { escapeHtml } from '../../render/escape.ts'
import { fillWord } from '../../words/fill-word.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import type { GridColumn, NumberFormat } from '../../model.ts'
import { gridTable } from '../grid-table.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportItem } from '../item.ts'
import type { AskedPart, Place } from './ask.ts'

export interface TextOptions {
  readonly html: HtmlWriter
  readonly language: string
  /** The visible tag that the text ends with. */
  readonly tag: string
  /** What stands in the text for a place; empty where it is asked for below the text. */
  readonly field: (place: Place) => string
}

export function questionText({ posed }: ExportItem, parts: readonly AskedPart[], options: TextOptions): string {
  const { html, tag } = options
  const texts = parts.map((part, i) => {
    const letter = parts.length > 1 ? `<p><strong>(${letterOf(i)})</strong></p>` : ''
    return `${letter}${html.block(part.part.text)}${fieldsHtml(part, options)}${hints(part, options)}`
  })
  return [html.block(posed.stem), ...texts, `<p><small>${escapeHtml(tag)}</small></p>`].join('\n')
}

function fieldsHtml({ part: { interaction }, places }: AskedPart, { html, field }: TextOptions): string {
  if (interaction.type !== 'grid') return places.map((place) => (field(place) === '' ? '' : `<p>${field(place)}</p>`)).join('')
  const byCell = new Map(places.map((place) => [place.cell, place]))
  return gridTable(interaction, html, ({ id }) => {
    const place = byCell.get(id)
    return place === undefined ? '' : field(place)
  })
}

/** What may be typed, in the words of our pages; where texts are compared, to just the places asked for. */
function hints({ part: { interaction }, places }: AskedPart, { language }: TextOptions): string {
  const words = pageWordsOf(language)
  const isText = places.some(({ asked }) => asked.type === 'blank')
  const expected = ({ fractions, precision }: NumberFormat): string =>
    expectationText({ fractions, precision: isText ? { ...precision, strict: true } : precision }, words)
  const sentences = new Set<string>()
  if (interaction.type === 'text') sentences.add(expected(interaction.format))
  if (interaction.type === 'grid')
    for (const column of interaction.columns) {
      for (const cell of column.cells) if (cell.type === 'number') sentences.add(expected(cell.format))
      const typed = isText ? choicesOf(column) : []
      if (typed.length > 0) sentences.add(fillWord(words['expect/column'], { column: column.plain, sentence: typed.join(', ') }))
    }
  return [...sentences].map((sentence) => `<p><em>${escapeHtml(sentence)}</em></p>`).join('')
}

/** What is typed in the place of a choice. */
const choicesOf = ({ cells }: GridColumn): readonly string[] => [
  ...new Set(cells.flatMap((cell) => (cell.type === 'choice' ? cell.options.map(({ plain }) => plain) : []))),
]
