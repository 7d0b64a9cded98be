// Near answers: whether a target gives them our share, and which answer tells that it does not.
import { expect, test } from 'vitest'
import { closeAnswers, closeEntries } from '../../src/export/close.ts'
import type { ExportPart } from '../../src/export/item.ts'
import { rational } from '../../src/math/exact/rational.ts'

const format = { fractions: true, precision: {} }
const within = (amount: string) => ({ amount, relative: false })
/** 2 within 1/10; within 1/2 it earns a third. */
const precision = { within: within('1/10'), close: { within: within('1/2'), credit: '1/3' } }
const one: ExportPart = {
  id: 'a',
  text: [],
  points: '1',
  interaction: { type: 'text', format },
  key: { kind: 'number', value: 2, precision, mistakes: [] },
}
const cells = ['z[1]', 'z[2]'].map((id, i) => ({ type: 'number', id, value: i, precision: i === 0 ? precision : {} }) as const)
const table: ExportPart = {
  id: 'b',
  text: [],
  points: '1',
  interaction: {
    type: 'grid',
    layout: 'down',
    columns: [{ heading: [], plain: 'z', cells: cells.map(({ id }) => ({ type: 'number', id, format })) }],
  },
  key: { kind: 'table', scheme: 'each-answer', cells, mistakes: [] },
}

test('the farthest number that is close', () => {
  expect(closeAnswers(one)).toEqual(['2.5'])
})

test('of a table the cells that can be close, beside right ones', () => {
  expect(closeAnswers(table)).toEqual([{ 'z[1]': '0.5', 'z[2]': '1' }])
})

test('our own share: kept; another: with the answer', () => {
  expect(closeEntries(one, () => rational(1n, 3n), 'why')).toEqual([{ status: 'kept', part: 'a', feature: 'close' }])
  expect(closeEntries(one, () => 0, 'why')).toEqual([
    { status: 'approximated', part: 'a', feature: 'close', why: 'why', worst: { response: '2.5', ours: '1/3', theirs: '0' } },
  ])
})

test('(1/3 + 1)/2 of a table', () => {
  expect(closeEntries(table, () => 1, 'why')).toMatchObject([{ worst: { ours: '2/3', theirs: '1' } }])
})

test('nothing is close: no entry', () => {
  const exact: ExportPart = { ...one, key: { kind: 'number', value: 2, precision: {}, mistakes: [] } }
  expect(closeEntries(exact, () => 0, 'why')).toEqual([])
})
