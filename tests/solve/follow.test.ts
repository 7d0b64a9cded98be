// A variant solved again with own values in the place of named ones: what lies downstream changes, what lies upstream does not.
import { describe, expect, test } from 'vitest'
import { isRational, type Value } from '../../src/math/evaluate/value.ts'
import { readRational, toText } from '../../src/math/exact/rational.ts'
import type { Problem, Question } from '../../src/model.ts'
import { Following } from '../../src/solve/follow.ts'
import { isWithin, rangeOf } from '../../src/solve/range.ts'
import { sourcesOf } from '../../src/solve/sources.ts'
import { variantWith } from '../../src/pipeline.ts'
import { fixedDraws } from '../../src/variant/fixed.ts'
import { definitions, must, problemFrom } from '../support/library.ts'

interface Solved {
  readonly following: Following
  /** The answers of a part, as texts: `own` is part → own values in order, `-` for none. */
  again(part: string, own: { readonly [part: string]: string }): string
}

function solved(problem: Problem, values: { readonly [name: string]: string } = {}): Solved {
  const { variant } = must(variantWith(problem, must(fixedDraws(problem, definitions(values))), 0, { language: 'en' }))
  const following = must(Following.of(problem, variant))
  return {
    following,
    again: (part, own) => {
      const taken = following.taken(
        Object.entries(own).map(([id, texts]) => ({ part: partOf(problem, id), values: texts.split(' ').map(read) })),
      )
      return following.answers(partOf(problem, part), taken).map(shown).join(' ')
    },
  }
}
const read = (text: string): Value | undefined => (text === '-' ? undefined : (readRational(text) ?? text))
const shown = (value: Value | undefined): string => (value === undefined ? '-' : isRational(value) ? toText(value) : 'other')
function partOf(problem: Problem, id: string): Question {
  const part = problem.parts.find((one) => one.id === id)
  if (part === undefined) throw new Error(`no part ${id}`)
  return part
}

describe('named values', () => {
  // a = 3, b = 6, c = 6 + 3 = 9 for n = 2; `parts.odd` stands for an answer that has no name: 2·3 + 1 = 7.
  const { again, following } = solved(
    problemFrom(`problem: p
title: T
parameters: { n: { choice: [2] } }
let: { a: n + 1, b: 2*a, c: b + a, v: '[a, b]', from_odd: parts.odd*n }
text: T
parts:
  a: { kind: number, key: a }
  b: { kind: number, key: b }
  odd: { kind: number, key: 2*a + 1 }
  second: { kind: number, key: 'v[2]' }
  c: { kind: number, key: c }
  from_odd: { kind: number, key: from_odd }
  all: { kind: vector, key: '[a, b, c]' }
  last: { kind: vector, key: v }
`),
  )
  test('without own values it is the key', () => {
    expect(['a', 'b', 'odd', 'c', 'from_odd', 'all', 'last'].map((part) => again(part, {}))).toEqual([
      '3',
      '6',
      '7',
      '9',
      '14',
      '3 6 9',
      '3 6',
    ])
  })
  test('downstream is computed anew, upstream stays', () => {
    expect(again('c', { a: '5' })).toBe('15')
    expect(again('c', { b: '10' })).toBe('13')
    expect(again('c', { a: '5', b: '10' })).toBe('15')
    expect(again('a', { b: '10' })).toBe('3')
    expect(again('c', { a: '5/2' })).toBe('15/2')
  })
  test('a named value itself is what its definition gives, whatever is taken in its place', () => {
    expect(again('b', { b: '10' })).toBe('6')
    // b of a = 5, c of a = 5 and b = 11.
    expect(again('all', { all: '5 11 -' })).toBe('3 10 16')
  })
  test('an entry of a list, and an answer without a name', () => {
    expect(again('last', { second: '50' })).toBe('3 6')
    expect(again('from_odd', { odd: '8' })).toBe('16')
    expect(again('from_odd', { a: '4' })).toBe('18')
  })
  test('what an answer is computed from, by part', () => {
    const sources = (part: string, own: { readonly [part: string]: string }): readonly string[] => {
      const taken = following.taken(
        Object.entries(own).map(([id, text]) => ({ part: partOf(following.problem, id), values: [read(text)] })),
      )
      const place = following.parts.get(part)?.places[0]
      return sourcesOf(partOf(following.problem, part), place, taken, following.world).map(({ from }) => from)
    }
    expect(sources('c', { a: '5', odd: '8' })).toEqual(['a'])
    expect(sources('c', { a: '5', b: '10' }).toSorted()).toEqual(['a', 'b'])
    // b stands between a and what reads b alone
    expect(sources('b', { a: '5', c: '1' })).toEqual(['a'])
    expect(sources('from_odd', { a: '5', odd: '8' })).toEqual(['odd'])
  })
})

describe('rows of a run', () => {
  const recurrence = (lines: string, ask = 'fill: [h]'): Problem =>
    problemFrom(`problem: p
title: T
parameters: { x: { integer: [-9, 9], size: 4 } }
cell: { inputs: [x], equations: { ${lines} } }
given: { h_prev: 0 }
run: { over: [x] }
text: T
parts:
  rows: { kind: table, ${ask} }
  third: { kind: number, key: 'h[3]' }
  last: { kind: number, key: 'h[end]' }
  sum: { kind: number, key: sum(h) }
`)
  const x = { x: '[1, 2, 3, 4]' }
  test('each entry follows from the own one before it', () => {
    // h = 1, 4, 11, 26 by h = 2h + x.
    const { again } = solved(recurrence('h: 2*h_prev + x'), x)
    expect(again('rows', {})).toBe('1 4 11 26')
    expect(again('rows', { rows: '- 5 - -' })).toBe('1 4 13 30')
    expect(again('rows', { rows: '2 5 - 0' })).toBe('1 6 13 30')
    expect(again('last', { third: '10' })).toBe('24')
    // 1 + 5 + 13 + 30
    expect(again('sum', { rows: '- 5 - -' })).toBe('49')
    expect(again('third', { third: '10' })).toBe('11')
  })
  test('columns of one row follow each other', () => {
    // z = x − h_prev, h = 2z: z = 1, 0, 3, −2; h = 2, 0, 6, −4.
    const { again } = solved(recurrence('z: x - h_prev, h: 2*z', 'fill: [z, h]'), x)
    expect(again('rows', {})).toBe('1 0 3 -2 2 0 6 -4')
    // z_2 = 1: h_2 = 2, z_3 = 3 − 2 = 1, h_3 = 2, z_4 = 2, h_4 = 4.
    expect(again('rows', { rows: '- 1 - - - - - -' })).toBe('1 0 1 2 2 2 2 4')
  })
  test('a row without a value stops what reads it, and nothing else', () => {
    // h = 6/(h + x): 6, 6/8, …; with h_2 = −3 there is no h_3, and h_4 follows from an own h_3.
    const { again } = solved(recurrence('h: 6/(h_prev + x)'), x)
    expect(again('rows', { rows: '- -3 - -' })).toBe('6 3/4 - -')
    expect(again('rows', { rows: '- -3 2 -' })).toBe('6 3/4 - 1')
    expect(again('sum', { rows: '- -3 - -' })).toBe('-')
  })
  test('a rounding applies; what a tie decides is no answer', () => {
    // 2, 1 + 1 = 2, 1 + 3 = 4, 2 + 4 = 6; from an own 5 in row 3: 13/2, a tie that is 6 or 7; from 6: 7; from 7: 15/2.
    const four = { x: '[2, 1, 3, 4]' }
    const { again } = solved({ ...recurrence('h: h_prev/2 + x'), ...rounded('reject') }, four)
    expect(again('rows', {})).toBe('2 2 4 6')
    expect(again('rows', { rows: '- - 5 -' })).toBe('2 2 4 -')
    expect(again('rows', { rows: '- - 6 -' })).toBe('2 2 4 7')
    const up = solved({ ...recurrence('h: h_prev/2 + x'), ...rounded('up') }, four)
    expect(up.again('rows', { rows: '- - 5 -' })).toBe('2 2 4 7')
    expect(up.again('rows', { rows: '- - 7 -' })).toBe('2 2 4 8')
  })
  test('a state that is carried exact goes on from the own value where there is one', () => {
    const { again } = solved({ ...recurrence('h: h_prev/2 + x'), ...rounded('up', 'exact') }, x)
    // Exactly 1, 5/2, 17/4, 49/8: shown 1, 3, 4, 6. From an own 5 in row 3: 5/2 + 4, shown 7.
    expect(again('rows', {})).toBe('1 3 4 6')
    expect(again('rows', { rows: '- - 5 -' })).toBe('1 3 4 7')
  })
})

function rounded(tie: 'reject' | 'up', carry: 'rounded' | 'exact' = 'rounded'): Pick<Problem, 'lines'> {
  const { lines } = problemFrom(`problem: p
title: T
parameters: { x: { integer: [-9, 9], size: 4 } }
cell: { inputs: [x], equations: { h: h_prev/2 + x } }
given: { h_prev: 0 }
run: { over: [x] }
round: { h: { to: integer, tie: ${tie}, carry: ${carry} } }
text: T
ask: { kind: table, fill: [h] }
`)
  return { lines }
}

test('whole passes: as many rows as were asked for, wherever own entries would end them', () => {
  // h goes down by x until it is not above 0: passes over [1, 2] from 4 give 3, 1, 0, −2.
  const problem = problemFrom(`problem: p
title: T
parameters: { x: { choice: ['[1, 2]'] } }
cell: { inputs: [x], equations: { h: h_prev - x } }
given: { h_prev: 4 }
run: { over: [x], until: 'h[end] <= 0', at-most: 5 }
text: T
ask: { kind: table, fill: [h] }
`)
  const { again } = solved(problem)
  expect(again('answer', {})).toBe('3 1 0 -2')
  expect(again('answer', { answer: '- 0 - -' })).toBe('3 1 -1 -3')
  expect(again('answer', { answer: '- - 9 8' })).toBe('3 1 0 7')
})

describe('what a named value can be at all', () => {
  const { following } = solved(
    problemFrom(`problem: p
title: T
parameters: { n: { integer: [2, 9] }, v: { integer: [-9, 9], size: 3 } }
let: { gate: 'sigmoid(n - 5)', loss: 'max(0, 1 - n)', count: 'sum(v > 0)', share: mean(v > 0), square: n^2, free: n - 5, shrunk: 'tanh(n)/2', holds: n > 3, kept: 'if(n > 3, 1, 0)', steps: floor(n/2), half: n/2, least: 'min(0, n - 9)' }
text: T
ask: { kind: vector, key: '[loss, count, square, free, holds, kept, steps, half, least]' }
`),
    { n: '5', v: '[1, 2, -3]' },
  )
  const may = (name: string, value: string): boolean => isWithin(read(value) ?? 0, rangeOf({ of: 'let', name, path: [] }, following.world))
  test.each([
    ['gate', '0 1/2 1', '-1/100 1.01'],
    ['loss', '0 7 1/2', '-1'],
    ['count', '0 3 12', '-1 1/2'],
    ['share', '0 1/3 1', '-1/3 4/3'],
    ['square', '0 7 24.5', '-25'],
    ['free', '-100 0 1/3', ''],
    ['holds', '0 1', '2 1/2 -1'],
    ['kept', '0 1', '2 1/2'],
    ['steps', '-3 2', '5/2'],
    ['half', '5/2 -7', ''],
    ['least', '-3 0', '1'],
  ])('%s may be %s, not %s', (name, possible, impossible) => {
    expect(possible.split(' ').filter((value) => !may(name, value))).toEqual([])
    expect(impossible.split(' ').filter((value) => value !== '' && may(name, value))).toEqual([])
  })
})
