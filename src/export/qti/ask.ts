// A part in; the responses that QTI asks for, and an answer of ours as one of them, out.
import { none } from '../../kinds/option-sets.ts'
import type { GridCell, KeyOf, NumberKey, RawResponse, RichText } from '../../model.ts'
import { type Bounds, boundsOf } from '../bounds.ts'
import { readRational, toFloat } from '../../math/exact/rational.ts'
import type { ExportPart } from '../item.ts'

export interface QtiOption {
  readonly id: string
  readonly text: RichText
  readonly says?: RichText
}
/** Answers that are not right, but earn this share. */
export interface Close {
  readonly bounds: readonly Bounds[]
  readonly credit: number
}
/** One response variable. */
export type Asked =
  | {
      readonly type: 'number'
      readonly id: string
      readonly cell?: string
      readonly bounds: readonly Bounds[]
      readonly close?: Close
      /** What is said of a wrong answer within the bounds; the first that is met counts. */
      readonly mistakes?: readonly { readonly bounds: Bounds; readonly says: RichText }[]
    }
  | { readonly type: 'single'; readonly id: string; readonly right: readonly string[]; readonly options: readonly QtiOption[] }
  /** Menu of plain texts in a cell. */
  | {
      readonly type: 'menu'
      readonly id: string
      readonly cell: string
      readonly right: string
      readonly options: readonly { readonly id: string; readonly text: string }[]
    }
  /** `none` is an option of its own. */
  | { readonly type: 'several'; readonly id: string; readonly key: KeyOf<'multi-select'>; readonly options: readonly QtiOption[] }

export type AskedPart = { readonly asked: readonly Asked[] } | { readonly refused: string }

/** `n` numbers the parts from 1: identifiers are `R1`, or `R1_3` for the third cell. */
export function askPart({ interaction, key }: ExportPart, n: number, noneText: string): AskedPart {
  switch (key.kind) {
    case 'number':
      return { asked: [{ ...numberAsked([key, ...acceptedNumbers(key)], `R${n}`), mistakes: told(key) }] }
    case 'single-choice':
    case 'multi-select': {
      if (interaction.type !== 'choice') return wrongKey
      const says = new Map(key.options.map((note) => [note.id, note.says]))
      const options = interaction.options.map(({ id, text }): QtiOption => {
        const said = says.get(id)
        return { id, text, ...(said !== undefined && { says: said }) }
      })
      if (key.kind === 'single-choice') return { asked: [{ type: 'single', id: `R${n}`, right: rightOptions(key), options }] }
      return {
        asked: [{ type: 'several', id: `R${n}`, key, options: [...options, { id: none, text: [{ type: 'text', text: noneText }] }] }],
      }
    }
    case 'vector':
    case 'table':
      return interaction.type === 'grid' ? { asked: cellsOf(interaction, key, n) } : wrongKey
    case 'expression':
      return { refused: 'QTI has no check of formulas that every engine has' }
    default:
      return key satisfies never
  }
}
const wrongKey: AskedPart = { refused: 'its key is of another kind' }

const rightOptions = (key: KeyOf<'single-choice'>): readonly string[] => [
  key.option,
  ...(key.accepted ?? []).flatMap((one) => (one.key.kind === 'single-choice' ? [one.key.option] : [])),
]

const acceptedNumbers = ({ accepted = [] }: KeyOf<'number'>): readonly NumberKey[] =>
  accepted.flatMap(({ key }) => (key.kind === 'number' ? [key] : []))

function numberAsked(keys: readonly NumberKey[], id: string): Extract<Asked, { type: 'number' }> {
  const close = keys.flatMap(({ value, precision }) =>
    precision.close === undefined
      ? []
      : [{ key: { value, precision: { within: precision.close.within } }, credit: precision.close.credit }],
  )
  const [first] = close
  const wide =
    first === undefined ? undefined : { bounds: boundsOfAll(close.map(({ key }) => key)), credit: toFloat(readRational(first.credit) ?? 0) }
  return { type: 'number', id, bounds: boundsOfAll(keys), ...(wide && { close: wide }) }
}

const told = ({ mistakes, precision }: KeyOf<'number'>): readonly { readonly bounds: Bounds; readonly says: RichText }[] =>
  mistakes.flatMap(({ answers: [value], says }) => {
    const bounds = value === undefined || says === undefined ? undefined : boundsOf({ value, precision })
    return bounds === undefined || says === undefined ? [] : [{ bounds, says }]
  })

const boundsOfAll = (keys: readonly NumberKey[]): readonly Bounds[] => keys.flatMap((key) => boundsOf(key) ?? [])

function cellsOf(
  { columns }: Extract<ExportPart['interaction'], { readonly type: 'grid' }>,
  key: KeyOf<'table' | 'vector'>,
  n: number,
): readonly Asked[] {
  const keys = new Map(key.cells.map((cell) => [cell.id, cell]))
  const cells = columns.flatMap((column) => column.cells)
  return cells.flatMap((cell, i) => askedCell(cell, keys, `R${n}_${i + 1}`))
}

function askedCell(cell: GridCell, keys: ReadonlyMap<string, KeyOf<'table'>['cells'][number]>, id: string): readonly Asked[] {
  if (cell.type === 'given') return []
  const key = keys.get(cell.id)
  if (cell.type === 'number') return key?.type === 'number' ? [{ ...numberAsked([key], id), cell: cell.id }] : []
  if (key?.type !== 'choice') return []
  return [
    { type: 'menu', id, cell: cell.id, right: key.option, options: cell.options.map((option) => ({ id: option.id, text: option.plain })) },
  ]
}

// ── Our answers as theirs ──────────────────────────────────────────────────────────────────────────────────

/** By response variable: a number, identifiers, or nothing where it is blank or cannot be read as a float. */
export type Response = ReadonlyMap<string, number | readonly string[]>

export function respond(asked: readonly Asked[], raw: RawResponse): Response {
  const given = new Map<string, number | readonly string[]>()
  for (const one of asked) {
    const text = textFor(one, raw)
    switch (one.type) {
      case 'number': {
        const value = typeof text === 'string' ? floatOf(text) : undefined
        if (value !== undefined) given.set(one.id, value)
        break
      }
      case 'single':
      case 'several': {
        const list = (typeof text === 'string' ? [text] : (text ?? [])).filter((id) => one.options.some((option) => option.id === id))
        if (list.length > 0) given.set(one.id, list)
        break
      }
      case 'menu': {
        const option = one.options.find((shown) => shown.id === text || shown.text === text)
        if (option !== undefined) given.set(one.id, [option.id])
        break
      }
      default:
        throw one satisfies never
    }
  }
  return given
}

function textFor(asked: Asked, raw: RawResponse): string | readonly string[] | undefined {
  if (typeof raw === 'string' || raw instanceof Array) return raw
  return 'cell' in asked ? raw[asked.cell] : undefined
}

/** A float as XML Schema has it: no fractions, no signs of other alphabets. */
const floatOf = (text: string): number | undefined =>
  /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : undefined
