// A table or vector in; its cells as the fields of a cloze out.
import { fromJson } from '../../math/evaluate/value.ts'
import { plainValue } from '../../math/print/plain.ts'
import type { GridCell, MistakeAnswer, RawResponse, RichText } from '../../model.ts'
import { escapeHtml } from '../../render/escape.ts'
import { cellsAsRead } from '../grid-table.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportPart } from '../item.ts'
import { type AskedPart, type Place as FieldPlace, type Response, wrongKey } from '../places.ts'
import { acceptedCells, acceptedOptions, numbers } from './numbers.ts'
import type { Asked, ChoiceAnswer } from './question.ts'

type Place = FieldPlace<Asked>

type Refusable<T> = T | { readonly refused: string }
const isRefused = <T extends object>(one: Refusable<T>): one is { readonly refused: string } => 'refused' in one

export function grid({ interaction, key }: ExportPart, html: HtmlWriter): AskedPart<Asked> {
  if (interaction.type !== 'grid' || (key.kind !== 'table' && key.kind !== 'vector')) return wrongKey
  const asked = new Map(
    interaction.columns.flatMap(({ cells }) => cells).flatMap((cell) => (cell.type === 'given' ? [] : [[cell.id, cell] as const])),
  )
  const places = key.cells.map((cell, i): Refusable<Place> => {
    const shown = asked.get(cell.id)
    const inCell = (raw: RawResponse): string | undefined => {
      const text = typeof raw === 'string' || raw instanceof Array ? undefined : raw[cell.id]
      return text === undefined || text.trim() === '' ? undefined : text
    }
    if (cell.type === 'number') {
      const answers = numbers(cell, key.mistakes, (all) => all[i], html, acceptedCells(key, cell.id))
      return { cell: cell.id, asked: { type: 'numerical', answers }, respond: respondTyped(inCell) }
    }
    return shown?.type === 'choice'
      ? choiceCell(shown, [{ option: cell.option }, ...acceptedOptions(key, cell.id)], inCell, key.mistakes, i, html)
      : { refused: `its cell ${cell.id} is asked in another way` }
  })
  const refused = places.find(isRefused)
  if (refused !== undefined) return refused
  const byCell = new Map(places.flatMap((place) => (isRefused(place) || place.cell === undefined ? [] : [[place.cell, place] as const])))
  return { places: cellsAsRead(interaction).flatMap((cell) => (cell.type === 'given' ? [] : (byCell.get(cell.id) ?? []))) }
}

const respondTyped =
  (inCell: (raw: RawResponse) => string | undefined) =>
  (raw: RawResponse): Response | undefined => {
    const text = inCell(raw)
    return text === undefined ? undefined : { type: 'typed', text }
  }

/** A menu: text without markup, since it shows none. */
function choiceCell(
  { id, options }: Extract<GridCell, { readonly type: 'choice' }>,
  right: readonly { readonly option: string; readonly says?: RichText }[],
  inCell: (raw: RawResponse) => string | undefined,
  mistakes: readonly MistakeAnswer[],
  i: number,
  html: HtmlWriter,
): Place {
  const answers = options.map((option): ChoiceAnswer => {
    const asRight = right.find((one) => one.option === option.id)
    const said = asRight === undefined ? mistakes.find((one) => leadsTo(one, i, option.plain))?.says : asRight.says
    return {
      text: escapeHtml(option.plain),
      fraction: asRight === undefined ? '0' : '100',
      ...(said !== undefined && { feedback: html.block(said) }),
    }
  })
  return {
    cell: id,
    asked: { type: 'multichoice', single: true, answers },
    respond(raw) {
      const text = inCell(raw)
      const at = options.findIndex((option) => option.id === text || option.plain === text)
      return at < 0 ? undefined : { type: 'chosen', options: [at] }
    },
  }
}

/** As marking has it: the mistake's own value of the cell is what the option shows. */
function leadsTo({ answers }: MistakeAnswer, i: number, plain: string): boolean {
  const answer = answers[i]
  return answer !== undefined && plainValue(fromJson(answer)) === plain
}
