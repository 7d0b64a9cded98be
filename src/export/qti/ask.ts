// A part in; the responses that QTI asks for, and an answer of ours as one of them, out.
import { none } from '../../kinds/option-sets.ts'
import type { GridCell, KeyOf, NumberKey, RawResponse, RichText } from '../../model.ts'
import { type Bounds, boundsOf } from '../bounds.ts'
import { readRational, toFloat } from '../../math/exact/rational.ts'
import type { ExportPart } from '../item.ts'
import { rightSet } from './processing.ts'

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
/** An answer of which something is said, or, among others, nothing: within bounds, or just these options. */
export interface Said {
  readonly of: { readonly bounds: readonly Bounds[] } | { readonly options: readonly string[] }
  readonly says?: RichText
}
/** One response variable. `said`: the first that is met counts; absent where nothing is said at all. */
export type Asked =
  | {
      readonly type: 'number'
      readonly id: string
      readonly cell?: string
      readonly bounds: readonly Bounds[]
      readonly close?: Close
      readonly said?: readonly Said[]
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
  | {
      readonly type: 'several'
      readonly id: string
      readonly key: KeyOf<'multi-select'>
      readonly options: readonly QtiOption[]
      readonly said?: readonly Said[]
    }

/** A key under which the whole answer may be right as well: the same response variables with other values. */
export interface Reading {
  readonly asked: readonly Asked[]
  readonly says?: RichText
}
export type AskedPart = { readonly asked: readonly Asked[]; readonly readings: readonly Reading[] } | { readonly refused: string }

/** `n` numbers the parts from 1: identifiers are `R1`, or `R1_3` for the third cell. */
export function askPart({ interaction, key }: ExportPart, n: number, noneText: string): AskedPart {
  switch (key.kind) {
    case 'number':
      return whole([{ ...numberAsked([key, ...acceptedNumbers(key)], `R${n}`), ...spoken(saidOfNumbers(key)) }])
    case 'single-choice':
    case 'multi-select': {
      if (interaction.type !== 'choice') return wrongKey
      const says = new Map(key.options.map((note) => [note.id, note.says]))
      const options = interaction.options.map(({ id, text }): QtiOption => {
        const said = says.get(id)
        return { id, text, ...(said !== undefined && { says: said }) }
      })
      if (key.kind === 'single-choice') return whole([{ type: 'single', id: `R${n}`, right: rightOptions(key), options }])
      const all = [...options, { id: none, text: [{ type: 'text', text: noneText } as const] }]
      return whole([{ type: 'several', id: `R${n}`, key, options: all, ...spoken(saidOfSets(key)) }])
    }
    case 'vector':
    case 'table':
      return interaction.type === 'grid' ? { asked: cellsOf(interaction, key, n), readings: readingsOf(interaction, key, n) } : wrongKey
    case 'expression':
      return { refused: 'QTI has no check of formulas that every engine has' }
    default:
      return key satisfies never
  }
}
const whole = (asked: readonly Asked[]): AskedPart => ({ asked, readings: [] })
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

// ── What is said of answers ────────────────────────────────────────────────────────────────────────────────

const spoken = (said: readonly Said[]): { readonly said?: readonly Said[] } => (said.some(({ says }) => says !== undefined) ? { said } : {})

/** Of the key nothing, of what is right besides it the sentence of its reading, of a mistake its own. */
function saidOfNumbers(key: KeyOf<'number'>): readonly Said[] {
  const one = (number: NumberKey, says?: RichText): Said => ({ of: { bounds: boundsOfAll([number]) }, ...(says && { says }) })
  return [
    one(key),
    ...(key.accepted ?? []).flatMap((other) => (other.key.kind === 'number' ? [one(other.key, other.says)] : [])),
    ...key.mistakes.flatMap(({ answers: [value], says }) =>
      value === undefined || says === undefined ? [] : [one({ value, precision: key.precision }, says)],
    ),
  ].filter(({ of }) => !('bounds' in of) || of.bounds.length > 0)
}

function saidOfSets({ mistakes = [] }: KeyOf<'multi-select'>): readonly Said[] {
  return mistakes.flatMap(({ answers, says }) => {
    const options = answers.flatMap((id) => (typeof id === 'string' ? [id] : []))
    return says === undefined ? [] : [{ of: { options: rightSet(options) }, says }]
  })
}

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

function readingsOf(grid: Parameters<typeof cellsOf>[0], { accepted = [] }: KeyOf<'table' | 'vector'>, n: number): readonly Reading[] {
  return accepted.flatMap(({ key, says }) =>
    key.kind === 'table' || key.kind === 'vector' ? [{ asked: cellsOf(grid, key, n), ...(says && { says }) }] : [],
  )
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
