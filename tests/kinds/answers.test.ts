// Every row of tests/answers through the same door as a submission: gradePart.
import { describe, expect, test } from 'vitest'
import { gradePart } from '../../src/kinds/index.ts'
import { expectation, formatNumber, formatOf, sameNumber, shownAs } from '../../src/math/print/number-text.ts'
import { fromJson, isScalar } from '../../src/math/evaluate/value.ts'
import type { CellKey, CellScheme, GridCell, Interaction, Key, Option, OptionNote, Precision, Scheme, ValueJson } from '../../src/model.ts'
import { hasRows, isRecord, readTable } from './tables.ts'

/** A verdict as tables write it: right, wrong, blank, or the code of what cannot be read. */
const verdictMark = (verdict: string): object =>
  verdict === 'blank'
    ? { status: 'blank' }
    : verdict === 'right'
      ? { status: 'graded', credit: '1' }
      : verdict === 'wrong'
        ? { status: 'graded', credit: '0' }
        : { status: 'invalid', code: verdict }

const option = (plain: string, i: number): Option => ({ id: `o${i + 1}`, plain, text: [{ type: 'text', text: plain }] })
const choice = (multiple: boolean, options: readonly Option[]): Interaction => ({ type: 'choice', multiple, options })

// ── Numbers ────────────────────────────────────────────────────────────────────────────────────────────────

interface NumberTable {
  readonly precision: Precision
  readonly rows: readonly { readonly key: ValueJson; readonly student: string; readonly verdict: string; readonly shown?: string }[]
}
const isNumberTable = (content: unknown): content is NumberTable => hasRows(content) && isRecord(content) && isRecord(content['precision'])

describe.each(['exact-numbers', 'decimals', 'figures', 'within-percent', 'within', 'strict-decimals', 'strict-figures'])(
  'answers/%s',
  (name) => {
    const { precision, rows } = readTable(name, isNumberTable)
    const interaction: Interaction = { type: 'text', format: formatOf(precision) }

    test.each(rows)('$student for $key is $verdict', ({ key, student, verdict }) => {
      expect(gradePart(interaction, { kind: 'number', value: key, precision, mistakes: [] }, student)).toMatchObject(verdictMark(verdict))
    })
    const echoed = rows.filter(({ shown }) => shown !== undefined)
    if (echoed.length > 0) {
      test.each(echoed)('$student is shown as $shown', ({ student, shown }) => {
        expect(shownAs(student, formatOf(precision))).toBe(shown)
      })
    }
    test('what cannot be read is not echoed', () => {
      const unread = rows.filter(({ verdict }) => verdict.startsWith('response/') || verdict === 'blank')
      for (const { student } of unread) expect(shownAs(student, formatOf(precision))).toBeUndefined()
    })
  },
)

interface CloseTables {
  readonly tables: readonly {
    readonly precision: Precision
    readonly rows: readonly { readonly key: ValueJson; readonly student: string; readonly credit: string; readonly close?: true }[]
  }[]
}
describe('answers/close', () => {
  const { tables } = readTable('close', (content): content is CloseTables => hasRows(content, 'tables'))
  describe.each(tables)('$precision', ({ precision, rows }) => {
    test.each(rows)('$student for $key earns $credit', ({ key, student, credit, close }) => {
      const mark = gradePart(
        { type: 'text', format: formatOf(precision) },
        { kind: 'number', value: key, precision, mistakes: [] },
        student,
      )
      expect(mark).toEqual({ status: 'graded', credit, ...(close && { close }) })
    })
  })
})

interface FormatTable {
  readonly rows: readonly { readonly value: ValueJson; readonly precision?: Precision; readonly text: string }[]
}
describe('answers/formats', () => {
  test.each(readTable('formats', (content): content is FormatTable => hasRows(content)).rows)(
    '$value is written $text',
    ({ value, precision, text }) => {
      const scalar = fromJson(value)
      if (!isScalar(scalar)) throw new TypeError('a row whose value is no number')
      expect(formatNumber(scalar, precision)).toBe(text)
    },
  )
})

test.each<[Precision, object]>([
  [{}, { code: 'expect/exact', fractions: true }],
  [{ decimals: 3 }, { code: 'expect/decimals', decimals: 3 }],
  [{ figures: 2 }, { code: 'expect/figures', figures: 2 }],
  [
    { decimals: 3, strict: true },
    { code: 'expect/decimals', decimals: 3, strict: true },
  ],
  [
    { figures: 2, strict: true },
    { code: 'expect/figures', figures: 2, strict: true },
  ],
  [{ within: { amount: '1/200', relative: true } }, { code: 'expect/within-percent', percent: '0.5' }],
  [{ within: { amount: '1/50', relative: false } }, { code: 'expect/within', amount: '0.02' }],
  [{ within: { amount: '1/3', relative: false } }, { code: 'expect/within', amount: '1/3' }],
])('what is expected of %j is said from the same object', (precision, said) => {
  expect(expectation(formatOf(precision))).toEqual(said)
})

test('two texts are the same number however each is written', () => {
  expect(sameNumber('1.50', '3/2')).toBe(true)
  expect(sameNumber('1', '1.01')).toBe(false)
  expect(sameNumber('', '')).toBe(false)
})

// ── Options ────────────────────────────────────────────────────────────────────────────────────────────────

interface OptionTables {
  readonly tables: readonly {
    readonly options: readonly string[]
    readonly rows: readonly { readonly student: unknown; readonly verdict: string }[]
  }[]
}
describe('answers/options', () => {
  const { tables } = readTable('options', (content): content is OptionTables => hasRows(content, 'tables'))
  describe.each(tables)('of $options', ({ options, rows }) => {
    const interaction = choice(false, options.map(option))
    const key: Key = {
      kind: 'single-choice',
      option: 'o1',
      value: 0,
      options: options.map((_, i) => ({ id: `o${i + 1}`, right: i === 0 })),
    }
    test.each(rows)('$student is $verdict', ({ student, verdict }) => {
      expect(gradePart(interaction, key, student)).toMatchObject(verdictMark(verdict))
    })
  })
})

interface SelectionTables {
  readonly tables: readonly {
    readonly options: number
    readonly right: readonly string[]
    readonly rows: readonly { readonly student: unknown; readonly all?: string; readonly each?: string; readonly verdict?: string }[]
  }[]
}
describe('answers/selections', () => {
  const { tables } = readTable('selections', (content): content is SelectionTables => hasRows(content, 'tables'))
  describe.each(tables)('$right of $options', ({ options, right, rows }) => {
    const shown = Array.from({ length: options }, (_, i) => option(`statement ${i + 1}`, i))
    const notes = shown.map(({ id }): OptionNote => ({ id, right: right.includes(id) }))
    const mark = (student: unknown, scheme: Scheme): unknown =>
      gradePart(choice(true, shown), { kind: 'multi-select', scheme, right, options: notes }, student)
    test.each(rows)('$student', ({ student, all, each, verdict }) => {
      expect(mark(student, 'all-or-nothing')).toMatchObject(
        verdict === undefined ? { status: 'graded', credit: all } : verdictMark(verdict),
      )
      expect(mark(student, 'each-answer')).toMatchObject(verdict === undefined ? { status: 'graded', credit: each } : verdictMark(verdict))
    })
  })
  test('every option is marked by whether it was judged right', () => {
    const shown = ['a', 'b', 'c'].map(option)
    const notes = shown.map(({ id }): OptionNote => ({ id, right: id === 'o1' }))
    const mark = gradePart(choice(true, shown), { kind: 'multi-select', scheme: 'each-answer', right: ['o1'], options: notes }, [
      'o1',
      'o2',
    ])
    expect(mark).toMatchObject({
      items: [
        { id: 'o1', status: 'right' },
        { id: 'o2', status: 'wrong' },
        { id: 'o3', status: 'right' },
      ],
    })
  })
})

// ── Grids ──────────────────────────────────────────────────────────────────────────────────────────────────

type TableCell = ValueJson | { readonly options: readonly string[]; readonly right: string }
interface GridTables {
  readonly tables: readonly {
    readonly grid: 'across' | 'down' | 'vector'
    readonly cells: readonly string[]
    readonly key: readonly TableCell[]
    readonly rows: readonly {
      readonly student: unknown
      readonly all?: string
      readonly each?: string
      readonly verdict?: string
      readonly item?: string
      readonly items?: Readonly<Record<string, string>>
    }[]
  }[]
}
const isChoiceCell = (cell: TableCell | undefined): cell is Extract<TableCell, { readonly right: string }> =>
  isRecord(cell) && 'right' in cell

describe('answers/grids', () => {
  const { tables } = readTable('grids', (content): content is GridTables => hasRows(content, 'tables'))
  describe.each(tables)('$grid $cells', ({ grid, cells, key, rows }) => {
    const columns = new Map<string, GridCell[]>()
    const keys: CellKey[] = []
    for (const [i, id] of cells.entries()) {
      const name = grid === 'vector' ? '' : id.replace(/\[.*/, '')
      const cell = key[i] ?? 0
      columns.set(name, [
        ...(columns.get(name) ?? []),
        isChoiceCell(cell) ? { type: 'choice', id, options: cell.options.map(option) } : { type: 'number', id, format: formatOf({}) },
      ])
      keys.push(
        isChoiceCell(cell) ? { id, type: 'choice', option: cell.right, value: 0 } : { id, type: 'number', value: cell, precision: {} },
      )
    }
    const interaction: Interaction = {
      type: 'grid',
      layout: grid,
      columns: [...columns].map(([plain, open]) => ({ plain, heading: [], cells: open })),
    }
    const kind = grid === 'vector' ? 'vector' : 'table'
    const mark = (student: unknown, scheme: CellScheme): unknown =>
      gradePart(interaction, { kind, scheme, cells: keys, mistakes: [] }, student)

    test.each(rows)('$student', ({ student, all, each, verdict, item, items }) => {
      const unread = verdict === undefined ? undefined : { ...verdictMark(verdict), ...(item !== undefined && { item }) }
      expect(mark(student, 'all-or-nothing')).toMatchObject(unread ?? { status: 'graded', credit: all })
      expect(mark(student, 'each-answer')).toMatchObject(unread ?? { status: 'graded', credit: each })
      if (items !== undefined)
        expect(mark(student, 'each-answer')).toMatchObject({ items: Object.entries(items).map(([id, status]) => ({ id, status })) })
    })
  })
})
