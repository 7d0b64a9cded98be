// Questions with typed answers and tables: their cells and keys, the mistakes they recognise, and what is refused.
import { describe, expect, test } from 'vitest'
import { gradePart } from '../../src/kinds/index.ts'
import { rational } from '../../src/math/exact/rational.ts'
import { Real } from '../../src/math/ball/real.ts'
import type { Location, Question } from '../../src/model.ts'
import { sourced } from '../support/solution.ts'
import { asked, codes, keyOf, posed, there, valueOf } from './asking.ts'

describe('number and vector', () => {
  const number: Question = { ...asked, kind: 'number', key: sourced('h', there), precision: {} }
  const vector: Question = { ...asked, kind: 'vector', key: sourced('v', there), precision: {}, scheme: 'each-answer' }

  test('an irrational key needs a precision', () => {
    const irrational = new Real(0.731, 1e-16)
    expect(codes(posed(number, { keys: { a: irrational } }))).toEqual([{ code: 'spec/no-precision', line: 9 }])
    expect(codes(posed(vector, { keys: { a: [1, irrational] } }))).toEqual([{ code: 'spec/no-precision', line: 9 }])
    for (const precision of [{ decimals: 2 }, { figures: 2 }, { within: { amount: '1/100', relative: false } }]) {
      expect(posed({ ...number, precision }, { keys: { a: irrational } }).ok).toBe(true)
    }
  })
  test('a key that is no number, or no list, is an error at the key', () => {
    expect(codes(posed(number, { keys: { a: 'conv' } }))).toEqual([{ code: 'solve/type', line: 9 }])
    expect(codes(posed(number, { keys: { a: [1] } }))).toEqual([{ code: 'solve/type', line: 9 }])
    expect(codes(posed(vector, { keys: { a: 1 } }))).toEqual([{ code: 'solve/type', line: 9 }])
    expect(codes(posed(vector, { keys: { a: [[1]] } }))).toEqual([{ code: 'solve/type', line: 9 }])
  })
  test('fractions may be typed where the answer is exact, and only there', () => {
    expect(valueOf(posed(number, { keys: { a: 1 } })).interaction).toEqual({ type: 'text', format: { fractions: true, precision: {} } })
    expect(valueOf(posed({ ...number, precision: { decimals: 1 } }, { keys: { a: 1 } })).interaction).toMatchObject({
      format: { fractions: false },
    })
  })
  test('a mistake is recognised by its answer; the key comes first, then the order of declaration', () => {
    const mistaken = { same: { a: 1 }, doubled: { a: 2 }, squared: { a: 2 }, halved: { a: rational(1n, 2n) }, lost: {} }
    const one = valueOf(posed(number, { keys: { a: 1 }, mistaken }))
    expect(keyOf('number', one.key).mistakes.map((answer) => answer.mistake)).toEqual(['doubled', 'squared', 'halved'])
    expect(gradePart(one.interaction, one.key, '1')).toEqual({ status: 'graded', credit: '1' })
    expect(gradePart(one.interaction, one.key, '2.0')).toEqual({ status: 'graded', credit: '0', mistake: 'doubled' })
    expect(gradePart(one.interaction, one.key, '.5')).toEqual({ status: 'graded', credit: '0', mistake: 'halved' })
    expect(gradePart(one.interaction, one.key, '3')).toEqual({ status: 'graded', credit: '0' })
  })
  test('a mistake is recognised as closely as the key', () => {
    const one = valueOf(
      posed(
        { ...number, precision: { decimals: 2 } },
        { keys: { a: new Real(0.7311, 1e-16) }, mistaken: { tanh: { a: new Real(0.7616, 1e-16) } } },
      ),
    )
    expect(gradePart(one.interaction, one.key, '0.76')).toEqual({ status: 'graded', credit: '0', mistake: 'tanh' })
    expect(gradePart(one.interaction, one.key, '0.77')).toEqual({ status: 'graded', credit: '0' })
  })
  test("a mistake that explains a whole vector is the mark's, else each entry has its own", () => {
    const mistaken = { reversed: { a: [3, 2, 1] }, zeroed: { a: [0, 2, 0] }, longer: { a: [1, 2, 3, 4] } }
    const one = valueOf(posed(vector, { keys: { a: [1, 2, 3] }, mistaken }))
    expect(keyOf('vector', one.key).mistakes.map((answer) => answer.mistake)).toEqual(['reversed', 'zeroed'])
    expect(gradePart(one.interaction, one.key, '3, 2, 1')).toMatchObject({ credit: '1/3', mistake: 'reversed' })
    const mixed = gradePart(one.interaction, one.key, '3, 2, 0')
    expect(mixed).toMatchObject({ credit: '1/3', items: [{ mistake: 'reversed' }, { status: 'right' }, { mistake: 'zeroed' }] })
    expect(mixed).not.toHaveProperty('mistake')
    expect(gradePart(one.interaction, one.key, { '1': '3' })).toMatchObject({
      mistake: 'reversed',
      items: [{ mistake: 'reversed' }, { status: 'blank' }, { status: 'blank' }],
    })
  })
})

describe('table', () => {
  const columns = (...names: readonly string[]): readonly { readonly name: string; readonly at: Location }[] =>
    names.map((name) => ({ name, at: there }))
  const table = {
    ...asked,
    kind: 'table',
    layout: 'across',
    precision: {},
    scheme: 'each-answer',
    show: columns('x'),
    fill: columns('h'),
  } as const satisfies Question

  test('shown columns are given cells, filled ones are called by name and row', () => {
    const { interaction, key } = valueOf(posed(table, { rows: 2, columns: { x: ['conv', rational(1n, 2n)] }, keys: { a: [[7, 8]] } }))
    expect(interaction).toEqual({
      type: 'grid',
      layout: 'across',
      columns: [
        {
          heading: [{ type: 'math', tex: 'x', display: false }],
          plain: 'x',
          cells: [
            { type: 'given', text: [{ type: 'text', text: 'conv' }] },
            { type: 'given', text: [{ type: 'math', tex: '\\frac{1}{2}', display: false }] },
          ],
        },
        {
          heading: [{ type: 'math', tex: 'h', display: false }],
          plain: 'h',
          cells: ['h[1]', 'h[2]'].map((id) => ({ type: 'number', id, format: { fractions: true, precision: {} } })),
        },
      ],
    })
    expect(keyOf('table', key).cells).toEqual([
      { id: 'h[1]', type: 'number', value: 7, precision: {} },
      { id: 'h[2]', type: 'number', value: 8, precision: {} },
    ])
  })
  test('where there is one row, cells are called by name alone', () => {
    const single = { ...table, show: [], fill: columns('f', 'c') }
    expect(keyOf('table', valueOf(posed(single, { keys: { a: [1, 2] } })).key).cells.map(({ id }) => id)).toEqual(['f', 'c'])
    expect(
      keyOf('table', valueOf(posed(table, { rows: 1, columns: { x: [0] }, keys: { a: [[5]] } })).key).cells.map(({ id }) => id),
    ).toEqual(['h'])
  })
  test('a constant of the run is given in every row', () => {
    const { interaction } = valueOf(posed(table, { rows: 2, columns: { x: 4 }, keys: { a: [[7, 8]] } }))
    expect(interaction).toMatchObject({ columns: [{ cells: [{ text: [{ tex: '4' }] }, { text: [{ tex: '4' }] }] }, {}] })
  })
  const choices = (...options: readonly string[]): Question => ({
    ...table,
    show: [],
    fill: [{ name: 'c', at: there, options: options.map((name) => sourced(name)) }],
  })
  test("choices of a column are one list in the author's order, equals dropped", () => {
    const values = { two: 2, zero: 0, sum: 2, minus: -1 }
    const { interaction, key } = valueOf(posed(choices('two', 'zero', 'sum', 'minus'), { rows: 2, values, keys: { a: [[0, 2]] }, seed: 9 }))
    const cells = interaction.type === 'grid' ? interaction.columns.flatMap((column) => column.cells) : []
    for (const cell of cells)
      expect(cell).toMatchObject({
        type: 'choice',
        options: [
          { id: 'o1', plain: '2' },
          { id: 'o2', plain: '0' },
          { id: 'o3', plain: '-1' },
        ],
      })
    expect(keyOf('table', key).cells).toEqual([
      { id: 'c[1]', type: 'choice', option: 'o2', value: 0 },
      { id: 'c[2]', type: 'choice', option: 'o1', value: 2 },
    ])
  })
  test('a cell that is not among its choices, and choices that do not differ, are refused at the column', () => {
    const values = { two: 2, zero: 0 }
    expect(codes(posed(choices('two', 'zero'), { rows: 2, values, keys: { a: [[0, 1]] } }))).toEqual([
      { code: 'pose/key-not-offered', line: 9 },
    ])
    expect(codes(posed(choices('two', 'two'), { rows: 1, values, keys: { a: [[2]] } }))).toEqual([
      { code: 'pose/too-few-options', line: 9 },
    ])
  })
  test('mistakes are recognised in numbers and choices, by column and row', () => {
    const question: Question = {
      ...table,
      show: [],
      fill: [...columns('h'), { name: 'c', at: there, options: ['two', 'zero'].map((name) => sourced(name)) }],
    }
    const given = {
      rows: 2,
      values: { two: 2, zero: 0 },
      keys: {
        a: [
          [1, 1],
          [0, 2],
        ],
      },
      mistaken: {
        swapped: {
          a: [
            [1, 3],
            [2, 2],
          ],
        },
        ragged: { a: [[1], [2]] },
      },
    }
    const { interaction, key } = valueOf(posed(question, given))
    expect(keyOf('table', key).mistakes).toMatchObject([{ mistake: 'swapped', answers: [1, 3, 2, 2] }])
    expect(gradePart(interaction, key, { 'h[1]': '1', 'h[2]': '3', 'c[1]': '2', 'c[2]': '2' })).toMatchObject({
      credit: '1/2',
      mistake: 'swapped',
    })
    expect(gradePart(interaction, key, { 'h[1]': '9', 'h[2]': '1', 'c[1]': 'o1', 'c[2]': 'o2' })).toEqual({
      status: 'graded',
      credit: '1/4',
      items: [
        { id: 'h[1]', status: 'wrong' },
        { id: 'h[2]', status: 'right' },
        { id: 'c[1]', status: 'wrong', mistake: 'swapped' },
        { id: 'c[2]', status: 'wrong' },
      ],
    })
  })
  test("a column's own precision is on top of the table's", () => {
    const question: Question = { ...table, show: [], fill: [{ name: 'h', at: there, precision: { decimals: 2 } }, ...columns('z')] }
    expect(keyOf('table', valueOf(posed(question, { keys: { a: [1, 2] } })).key).cells).toMatchObject([
      { precision: { decimals: 2 } },
      { precision: {} },
    ])
  })
  test('what does not fit is an error: irrational, ragged, vectors in cells, unknown columns', () => {
    expect(codes(posed(table, { rows: 2, columns: { x: [0, 1] }, keys: { a: [[1, new Real(0.5, 1e-16)]] } }))).toEqual([
      { code: 'spec/no-precision', line: 9 },
    ])
    expect(codes(posed(table, { rows: 3, columns: { x: [0, 1, 1] }, keys: { a: [[1, 2]] } }))).toEqual([{ code: 'solve/shape', line: 1 }])
    expect(
      codes(
        posed(table, {
          rows: 2,
          columns: { x: [0, 1] },
          keys: {
            a: [
              [
                [1, 2],
                [3, 4],
              ],
            ],
          },
        }),
      ),
    ).toEqual([{ code: 'solve/shape', line: 9 }])
    expect(codes(posed(table, { rows: 2, columns: { x: [0, 1, 2] }, keys: { a: [[1, 2]] } }))).toEqual([{ code: 'solve/shape', line: 9 }])
    expect(codes(posed(table, { rows: 2, keys: { a: [[1, 2]] } }))).toEqual([{ code: 'spec/unknown-name', line: 1 }])
  })
})
