// Items made by hand, and a target's files of them, for tests of QTI 1.2 and of cartridges.
import type { ExportItem, ExportPart } from '../../src/export/item.ts'
import type { LedgerEntry, ProblemLedger } from '../../src/export/ledger.ts'
import type { Dialect } from '../../src/export/qti12/dialect.ts'
import { qti12 } from '../../src/export/qti12/qti12.ts'
import type { CellKey, GridCell, Key, Precision, RichText, Scheme, ValueJson } from '../../src/model.ts'
import { problemOf } from './shipped.ts'
import { unzipped } from './unpack.ts'

export const text = (plain: string): RichText => [{ type: 'text', text: plain }]

export const formulaPart: ExportPart = {
  id: 'slope',
  text: [],
  points: '1',
  interaction: { type: 'formula', format: { symbols: [], functions: [], constants: [], decimal: '.', shape: [] } },
  key: { kind: 'expression', expr: { type: 'number', value: '1' }, symbols: [], witness: 'hidden', scheme: 'all-or-nothing', mistakes: [] },
}

/** `right` are the positions of the right options. */
export function choicePart(texts: readonly string[], right: readonly number[], scheme?: Scheme): ExportPart {
  const options = texts.map((plain, i) => ({ id: `o${i + 1}`, text: text(plain), plain }))
  const notes = options.map(({ id, plain }, i) => ({
    id,
    right: right.includes(i),
    ...(!right.includes(i) && { says: text(`not ${plain}`) }),
  }))
  const ids = right.map((i) => `o${i + 1}`)
  const key: Key =
    scheme === undefined
      ? { kind: 'single-choice', option: ids[0] ?? '', value: 0, options: notes }
      : { kind: 'multi-select', scheme, right: ids, options: notes }
  return { id: 'a', text: [], points: '1', interaction: { type: 'choice', multiple: scheme !== undefined, options }, key }
}

export const numberPart = (value: ValueJson, precision: Precision = {}): ExportPart => ({
  id: 'a',
  text: [],
  points: '1',
  interaction: { type: 'text', format: { fractions: true, precision } },
  key: { kind: 'number', value, precision, mistakes: [] },
})

/** One column of numbers, `z[1]`, `z[2]`, …, and one of choices between 0 and 1, `y[1]`, …: the position of the right one. */
export function tablePart(numbers: readonly ValueJson[], choices: readonly (0 | 1)[] = [], precision: Precision = {}): ExportPart {
  const options = ['0', '1'].map((plain, i) => ({ id: `o${i + 1}`, text: text(plain), plain }))
  const shown = (cells: readonly GridCell[], plain: string) => (cells.length === 0 ? [] : [{ heading: text(plain), plain, cells }])
  const keys: readonly CellKey[] = [
    ...numbers.map((value, i): CellKey => ({ id: `z[${i + 1}]`, type: 'number', value, precision })),
    ...choices.map((at, i): CellKey => ({ id: `y[${i + 1}]`, type: 'choice', option: `o${at + 1}`, value: at })),
  ]
  return {
    id: 'a',
    text: [],
    points: '1',
    interaction: {
      type: 'grid',
      layout: 'down',
      columns: [
        ...shown(
          numbers.map((_, i) => ({ type: 'number', id: `z[${i + 1}]`, format: { fractions: true, precision } })),
          'z',
        ),
        ...shown(
          choices.map((_, i) => ({ type: 'choice', id: `y[${i + 1}]`, options })),
          'y',
        ),
      ],
    },
    key: { kind: 'table', scheme: 'each-answer', cells: keys, mistakes: [] },
  }
}

export const itemOf = (variant: string, parts: readonly ExportPart[], stem = 'Which?', points = '1'): ExportItem => ({
  posed: { problem: 'p', variant, title: text('Gates'), stem: text(stem), points, attempts: 2, parts: [] },
  parts,
  solution: text('because'),
})

export interface Exported {
  readonly files: ReadonlyMap<string, string>
  readonly bytes: Uint8Array
  readonly entries: readonly LedgerEntry[]
  readonly written: readonly boolean[]
}

/** All as variants of one problem. */
export function exported(name: Dialect['name'], items: readonly ExportItem[], ledger: readonly ProblemLedger[] = []): Exported {
  const pieces: Uint8Array[] = []
  const set = { id: 'unit-9', title: text('Unit 9'), language: 'en', mode: 'practice' } as const
  const writer = qti12(name)((bytes) => pieces.push(bytes.slice()), { set, tag: (variant) => `#${variant}` })
  writer.problem({ id: 'p', title: text('Gates'), points: '1', problem: problemOf('gating'), asked: {} })
  const made = items.map((item) => writer.item(item))
  writer.end(ledger)
  const bytes = Buffer.concat(pieces)
  return { files: unzipped(bytes), bytes, entries: made.flatMap((one) => one.ledger), written: made.map((one) => one.written) }
}
