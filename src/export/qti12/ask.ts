// A problem's parts in; what each asks in QTI 1.2, and how an answer of ours is handed in there, out — or why it cannot be asked.
import { none } from '../../kinds/option-sets.ts'
import type { CellKey, GridCell, Key, KeyOf, NumberKey, RawResponse } from '../../model.ts'
import { escapeHtml } from '../../render/escape.ts'
import { boundsOf } from '../bounds.ts'
import { cellsAsRead, type Grid } from '../grid-table.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportPart } from '../item.ts'
import { type AskedPart as Part, chosen, type Place as FieldPlace, type Response, wrongKey } from '../places.ts'
import type { Dialect } from './dialect.ts'
import type { Asked, ChoiceOption } from './question.ts'
import { spellings, textsOf } from './spellings.ts'

export type Place = FieldPlace<Asked>
export interface AskedPart {
  readonly part: ExportPart
  readonly places: readonly Place[]
}
export interface Refusal {
  readonly part: ExportPart
  readonly why: string
}
type Refused = { readonly refused: string }

export interface Words {
  readonly html: HtmlWriter
  /** “None of these”, in the words of our pages. */
  readonly none: string
}

/** Every part of a problem, or why not. */
export function askParts(
  parts: readonly ExportPart[],
  d: Dialect,
  words: Words,
): { readonly asked: readonly AskedPart[] } | { readonly refused: readonly Refusal[] } {
  const alone = parts.length === 1
  const menus = parts.every(
    ({ interaction }) => interaction.type === 'grid' && openCells(interaction).every(({ type }) => type === 'choice'),
  )
  const all = parts.map((part) => ({ part, as: askPart(part, d, words, { alone, menus }) }))
  const refused = all.flatMap(({ part, as }) => ('refused' in as ? [{ part, why: as.refused }] : []))
  return refused.length > 0 ? { refused } : { asked: all.flatMap(({ part, as }) => ('refused' in as ? [] : [{ part, places: as.places }])) }
}

const oneAnswer = 'a question of a cartridge has one answer'
const onlyBlanks = 'Canvas gives a question one score, and has beside each other only blanks or menus'

/** What stands beside a part, by which the kind of the whole question goes. */
interface Among {
  readonly alone: boolean
  /** All that is asked are choices in cells. */
  readonly menus: boolean
}

function askPart(part: ExportPart, d: Dialect, words: Words, among: Among): Part<Asked> {
  const { interaction, key } = part
  const beside = (): Part<Asked> | undefined =>
    among.alone || d.fields === 'responses' ? undefined : { refused: d.fields === 'none' ? oneAnswer : onlyBlanks }
  switch (interaction.type) {
    case 'formula':
      return { refused: 'QTI 1.2 compares no formulas' }
    case 'text': {
      if (key.kind !== 'number') return wrongKey
      if (!among.alone && d.fields === 'none') return { refused: oneAnswer }
      const bounded = d.numbers === 'bounds' && (among.alone || d.fields === 'responses')
      const asked = bounded ? boundedNumber(numbersOf(key), d) : writtenNumber(numbersOf(key))
      return 'refused' in asked ? asked : { places: [{ asked, respond: typedIn(wholeText) }] }
    }
    case 'choice':
      return beside() ?? choice(part, words)
    case 'grid':
      return grid(interaction, key, d, among)
    default:
      return interaction satisfies never
  }
}

// ── Choices ────────────────────────────────────────────────────────────────────────────────────────────────

function choice({ interaction, key }: ExportPart, { html, none: noneText }: Words): Part<Asked> {
  if (interaction.type !== 'choice' || (key.kind !== 'single-choice' && key.kind !== 'multi-select')) return wrongKey
  const several = key.kind === 'multi-select'
  const right = new Set(several ? key.right : rightOptions(key))
  const notes = new Map(key.options.map((note) => [note.id, note]))
  const options = interaction.options.map(({ id, text }): ChoiceOption => {
    const says = notes.get(id)?.says
    return { id, text: html.inline(text), right: right.has(id), ...(says && { feedback: html.block(says) }) }
  })
  // an answer without a tick counts as none, so that it needs an option of its own
  const noneOption: readonly ChoiceOption[] = several ? [{ id: none, text: escapeHtml(noneText), right: right.size === 0 }] : []
  const all = [...options, ...noneOption]
  return { places: [{ asked: { type: 'choice', several, options: all }, respond: chosen(all.map(({ id }) => id)) }] }
}

const rightOptions = (key: KeyOf<'single-choice'>): readonly string[] => [
  key.option,
  ...(key.accepted ?? []).flatMap((one) => (one.key.kind === 'single-choice' ? [one.key.option] : [])),
]

// ── Numbers ────────────────────────────────────────────────────────────────────────────────────────────────

const numbersOf = (key: KeyOf<'number'>): readonly NumberKey[] => [
  key,
  ...(key.accepted ?? []).flatMap((one) => (one.key.kind === 'number' ? [one.key] : [])),
]

function boundedNumber(keys: readonly NumberKey[], d: Dialect): Asked | Refused {
  const bounds = keys.flatMap((key) => boundsOf(key) ?? []).map(d.bounds)
  return bounds.length < keys.length ? { refused: 'its key is no number' } : { type: 'number', bounds }
}

function writtenNumber(keys: readonly NumberKey[]): Asked | Refused {
  const texts = keys.map(spellings)
  return texts.includes(undefined)
    ? { refused: 'its numbers are compared as texts, and within its tolerance there are too many' }
    : { type: 'blank', texts: [...new Set(texts.flatMap((some) => some ?? []))] }
}

const wholeText = (raw: RawResponse): string | undefined => (typeof raw === 'string' ? raw : undefined)
const typedIn =
  (textOf: (raw: RawResponse) => string | undefined) =>
  (raw: RawResponse): Response | undefined => {
    const text = textOf(raw)
    return text === undefined || text.trim() === '' ? undefined : { type: 'typed', text }
  }

// ── Tables ─────────────────────────────────────────────────────────────────────────────────────────────────

type OpenCell = Exclude<GridCell, { readonly type: 'given' }>
type ChoiceCell = Extract<GridCell, { readonly type: 'choice' }>

/** Cells to fill in, row after row. */
export const openCells = (grid: Pick<Grid, 'columns'>): readonly OpenCell[] =>
  cellsAsRead(grid).flatMap((cell) => (cell.type === 'given' ? [] : [cell]))

function grid(interaction: Grid, key: Key, d: Dialect, { menus }: Among): Part<Asked> {
  if (key.kind !== 'table' && key.kind !== 'vector') return wrongKey
  if (d.fields === 'none') return { refused: 'a question of a cartridge has one answer, and no table' }
  const places = openCells(interaction).map((cell): Place | Refused => {
    const keys = [key, ...(key.accepted ?? []).map((one) => one.key)].flatMap((one) => cellKey(one, cell.id))
    const asked = cell.type === 'number' ? numberCell(keys, d) : choiceCell(cell, keys, d.fields === 'responses' || menus)
    return 'refused' in asked ? asked : { cell: cell.id, asked, respond: respondIn(cell, asked) }
  })
  const refused = places.find((place) => 'refused' in place)
  return refused ?? { places: places.flatMap((place) => ('refused' in place ? [] : [place])) }
}

const cellKey = (key: Key, id: string): readonly CellKey[] =>
  key.kind === 'table' || key.kind === 'vector' ? key.cells.filter((cell) => cell.id === id) : []

function numberCell(keys: readonly CellKey[], d: Dialect): Asked | Refused {
  const numbers = keys.flatMap((key) => (key.type === 'number' ? [key] : []))
  return d.fields === 'responses' ? boundedNumber(numbers, d) : writtenNumber(numbers)
}

/** A menu where the question has menus alone; else what is right is typed. */
function choiceCell({ options }: ChoiceCell, keys: readonly CellKey[], menu: boolean): Asked {
  const right = new Set(keys.flatMap((key) => (key.type === 'choice' ? [key.option] : [])))
  if (menu) return { type: 'menu', options: options.map(({ id, plain }) => ({ text: plain, right: right.has(id) })) }
  return { type: 'blank', texts: options.filter(({ id }) => right.has(id)).flatMap(({ plain }) => textsOf(plain)) }
}

function respondIn(cell: OpenCell, asked: Asked): (raw: RawResponse) => Response | undefined {
  const inCell = (raw: RawResponse): string | undefined => (typeof raw === 'string' || raw instanceof Array ? undefined : raw[cell.id])
  if (cell.type === 'number') return typedIn(inCell)
  const optionOf = (raw: RawResponse): number => cell.options.findIndex(({ id, plain }) => id === inCell(raw) || plain === inCell(raw))
  if (asked.type !== 'menu') return typedIn((raw) => cell.options[optionOf(raw)]?.plain ?? inCell(raw))
  return (raw) => {
    const at = optionOf(raw)
    return at < 0 ? undefined : { type: 'chosen', options: [at] }
  }
}
