// A part in; how Open edX asks it, and how an answer of ours is handed in there, out.
import { compare, readRational, subtract } from '../../math/exact/rational.ts'
import { none } from '../../kinds/option-sets.ts'
import { isExact } from '../../math/tolerance.ts'
import type { GridCell, KeyOf, NumberKey, RawResponse } from '../../model.ts'
import { type Bounds, boundsOf, decimal } from '../bounds.ts'
import { cellsAsRead, type Grid } from '../grid-table.ts'
import { type HtmlWriter, inlineOrBlock } from '../html.ts'
import type { ExportPart } from '../item.ts'
import { type AskedPart, chosen, type Place as FieldPlace, type Response, wrongKey } from '../places.ts'
import { calcFormula, sampleText } from './formula.ts'
import type { Asked, ChoiceOption, Close, Partial } from './question.ts'

export type Place = FieldPlace<Asked>
type Part = AskedPart<Asked>

export function askPart(part: ExportPart, html: HtmlWriter, noneText: string): Part {
  const { interaction, key } = part
  switch (key.kind) {
    case 'single-choice':
    case 'multi-select':
      return interaction.type === 'choice' ? choice(interaction.options, key, html, noneText) : wrongKey
    case 'number':
      return { places: [{ asked: numberAsked(key), respond: typed }] }
    case 'vector':
    case 'table':
      return interaction.type === 'grid' ? grid(interaction, key) : wrongKey
    case 'expression':
      return formula(key)
    default:
      return key satisfies never
  }
}

const typed = (raw: RawResponse): Response | undefined =>
  typeof raw === 'string' && raw.trim() !== '' ? { type: 'typed', text: raw } : undefined

/** The key itself where it is exact, since capa reads `3/2`; else the middle of what it takes. */
function numberAsked(key: NumberKey): Asked {
  const bounds = boundsOf(key)
  if (isExact(key.precision) && typeof key.value !== 'object') return { type: 'number', answer: String(key.value), tolerance: '0' }
  const close = bounds === undefined ? undefined : closeOf(key, bounds)
  return { type: 'number', answer: bounds?.middle ?? '', tolerance: bounds?.tolerance ?? '0', ...(close && { close }) }
}

/** Capa’s `close` is worth one half, and a multiple of the tolerance wide: any other credit is lost. */
function closeOf({ value, precision: { close } }: NumberKey, { middle, tolerance }: Bounds): Close | undefined {
  const wide = close === undefined || close.credit !== '1/2' ? undefined : boundsOf({ value, precision: { within: close.within } })
  const center = readRational(middle)
  if (wide === undefined || center === undefined || Number(tolerance) === 0) return undefined
  const [below, above] = [subtract(center, readRational(wide.low) ?? 0), subtract(readRational(wide.high) ?? 0, center)]
  const away = decimal(compare(below, above) > 0 ? below : above)
  let times = Number(away) / Number(tolerance)
  // it is multiplied in floats there, and the very edge is close
  while (times * Number(tolerance) < Number(away)) times += times * 2 ** -52
  return { tolerance: away, times: String(times) }
}

function choice(
  options: readonly { readonly id: string; readonly text: ExportPart['text'] }[],
  key: KeyOf<'single-choice' | 'multi-select'>,
  html: HtmlWriter,
  noneText: string,
): Part {
  const notes = new Map(key.options.map((note) => [note.id, note]))
  const shown = options.map(({ id, text }): ChoiceOption => {
    const note = notes.get(id)
    return { text: html.inline(text), right: note?.right === true, ...(note?.says && { hint: inlineOrBlock(note.says, html).text }) }
  })
  const ids = options.map(({ id }) => id)
  if (key.kind === 'single-choice') return { places: [{ asked: { type: 'single', options: shown }, respond: chosen(ids) }] }
  // nothing ticked is always wrong there: “none of these” is an option of its own
  const withNone = [...shown, { text: noneText, right: key.right.length === 0 }]
  return { places: [{ asked: { type: 'several', partial: partialOf(key.scheme), options: withNone }, respond: chosen([...ids, none]) }] }
}

/** The scheme of capa’s that is ours, or the nearest. */
function partialOf(scheme: KeyOf<'multi-select'>['scheme']): Partial | undefined {
  switch (scheme) {
    case 'all-or-nothing':
      return undefined
    case 'halves':
      return 'halves'
    case 'each-answer':
    case 'net-correct':
    case 'coverage':
    case 'weights':
    case 'r-exams-false2':
    case 'imathas':
    case 'canvas':
      return 'EDC'
    default:
      return scheme satisfies never
  }
}

function grid(interaction: Grid, key: KeyOf<'table' | 'vector'>): Part {
  const keys = new Map(key.cells.map((cell) => [cell.id, cell]))
  // responses are counted in the order of the text
  return { places: cellsAsRead(interaction).flatMap((cell) => placeOf(cell, keys)) }
}

function placeOf(cell: GridCell, keys: ReadonlyMap<string, KeyOf<'table'>['cells'][number]>): readonly Place[] {
  if (cell.type === 'given') return []
  const key = keys.get(cell.id)
  const inCell = (raw: RawResponse): string | undefined => {
    const text = typeof raw === 'string' || raw instanceof Array ? undefined : raw[cell.id]
    return text === undefined || text.trim() === '' ? undefined : text
  }
  if (cell.type === 'number') {
    if (key?.type !== 'number') return []
    return [{ cell: cell.id, asked: numberAsked(key), respond: (raw) => typed(inCell(raw) ?? '') }]
  }
  if (key?.type !== 'choice') return []
  const options = cell.options.map((option): ChoiceOption => ({ text: option.plain, right: option.id === key.option }))
  return [
    {
      cell: cell.id,
      asked: { type: 'menu', options },
      respond(raw) {
        const text = inCell(raw)
        const at = cell.options.findIndex((option) => option.id === text || option.plain === text)
        return at < 0 ? undefined : { type: 'chosen', options: [at] }
      },
    },
  ]
}

/** Compared at points that the server draws: the same formula in another form is right. */
function formula(key: KeyOf<'expression'>): Part {
  if (key.expr.type === 'list') return { refused: 'Open edX has no question for several formulas in one field' }
  const answer = calcFormula(key.expr)
  const samples = sampleText(key.symbols)
  if (answer === undefined) return { refused: 'the key has a function that Open edX’s calculator lacks' }
  if (samples === undefined) return { refused: 'a letter of the key has a domain of one point, or there is none' }
  return { places: [{ asked: { type: 'formula', answer, samples, tolerance: '0.0001%' }, respond: typed }] }
}
