// Recurrences, entry by entry: one slip costs one entry, and a column that was not worked out earns nothing.
import { describe, expect, test } from 'vitest'
import { problemFrom } from '../../support/library.ts'
import { courseOf, creditIn, entriesIn } from './student.ts'

// h_t = w·h_{t−1} + u·x_t from h_0 = 0.
const rnn = (extra = ''): ReturnType<typeof problemFrom> =>
  problemFrom(`problem: p
title: T
parameters: { w: { integer: [1, 3] }, u: { integer: [1, 3] }, x: { integer: [-3, 3], size: 5 } }
cell: { inputs: [x], equations: { h: w*h_prev + u*x } }
given: { h_prev: 0 }
run: { over: [x] }
text: T
ask: { kind: table, fill: [h], layout: across, scheme: each-answer, follow-through: 1/2${extra} }
`)
// w = 2, u = 1, x = 1, 0, 2, −1, 1: h = 1, 2, 6, 11, 23.
const values = { w: '2', u: '1', x: '[1, 0, 2, -1, 1]' }
const key = { 'h[1]': '1', 'h[2]': '2', 'h[3]': '6', 'h[4]': '11', 'h[5]': '23' }

describe('a linear recurrence', () => {
  const course = courseOf(rnn(), values)
  const only = (response: Record<string, string>): readonly [string, string] => {
    const [mark] = course.marks([{ response }])
    if (mark === undefined) throw new Error('no mark')
    return [creditIn(mark.after), entriesIn(mark.after)]
  }
  test('the key is right, and nothing is said of following', () => {
    const [mark] = course.marks([{ response: key }])
    expect(mark?.after).toBe(mark?.before)
    expect(only(key)).toEqual(['1', 'right right right right right'])
  })
  test('one slip costs one entry, and half of those that follow from it', () => {
    // h_2 = 3 instead of 2: then h_3 = 2·3 + 2 = 8, h_4 = 2·8 − 1 = 15, h_5 = 2·15 + 1 = 31. Credit (1 + 3/2)/5 = 1/2; by the key 1/5.
    expect(only({ 'h[1]': '1', 'h[2]': '3', 'h[3]': '8', 'h[4]': '15', 'h[5]': '31' })).toEqual([
      '1/2',
      'right wrong follows follows follows',
    ])
  })
  test('a second slip costs a second entry', () => {
    // h_4 = 16 instead of 15, then h_5 = 33. Credit (1 + 2/2)/5.
    expect(only({ 'h[1]': '1', 'h[2]': '3', 'h[3]': '8', 'h[4]': '16', 'h[5]': '33' })).toEqual([
      '2/5',
      'right wrong follows wrong follows',
    ])
  })
  test('an entry left blank is computed: what comes after follows from the one before it', () => {
    // h_2 = 3, h_3 blank (8), h_4 = 15.
    expect(only({ 'h[1]': '1', 'h[2]': '3', 'h[4]': '15', 'h[5]': '31' })).toEqual(['2/5', 'right wrong blank follows follows'])
  })
  test('an entry by the key after a slip is right: nobody loses by having noticed', () => {
    expect(only({ ...key, 'h[2]': '3' })).toEqual(['4/5', 'right wrong right right right'])
  })
  test('a constant column earns nothing by following', () => {
    // By the key none of 5, 5, … is right; from 5 with x = 0 follows 10, so only fixed points would follow.
    expect(only({ 'h[1]': '5', 'h[2]': '5', 'h[3]': '5', 'h[4]': '5', 'h[5]': '5' })).toEqual(['0', 'wrong wrong wrong wrong wrong'])
    // 1 after 1 with x = −1: 2·1 − 1 = 1 is a fixed point, and h_4 = 1 would follow.
    expect(only({ 'h[1]': '1', 'h[2]': '1', 'h[3]': '1', 'h[4]': '1', 'h[5]': '1' })).toEqual(['1/5', 'right wrong wrong wrong wrong'])
    // Where it was worked out, it does: 1, 1 (a slip), 4, 7, 15.
    expect(only({ 'h[1]': '1', 'h[2]': '1', 'h[3]': '4', 'h[4]': '7', 'h[5]': '15' })).toEqual([
      '1/2',
      'right wrong follows follows follows',
    ])
  })
  test('zeros from zeros earn nothing', () => {
    // x_2 = 0: h_2 = 0 follows from h_1 = 0, and nothing was multiplied. The last entry keeps the column from being constant.
    expect(only({ 'h[1]': '0', 'h[2]': '0', 'h[3]': '0', 'h[4]': '0', 'h[5]': '7' })).toEqual(['0', 'wrong wrong wrong wrong wrong'])
  })
  test('an unreadable entry makes the answer invalid, as ever', () => {
    expect(only({ ...key, 'h[2]': 'three' })).toEqual(['invalid', 'invalid'])
  })
})

test('all or nothing: all entries right or following earn the share, with a slip none are', () => {
  const vector = problemFrom(`problem: p
title: T
parameters: { w: { integer: [1, 3] } }
let: { a: w + 1, b: 2*a + w }
text: T
parts:
  first: { kind: number, key: a }
  both: { kind: vector, key: '[3*b, b - w]', follow-through: 1/2 }
`)
  // w = 1: a = 2, b = 5, so (15, 4). With a = 3: b = 7, so (21, 6).
  const course = courseOf(vector, { w: '1' })
  const credit = (both: string): string =>
    creditIn(
      course.marks([
        { part: 'first', response: '3' },
        { part: 'both', response: both },
      ])[1]?.after ?? { status: 'blank' },
    )
  expect(['15; 4', '21; 6', '21; 4', '21; 5'].map(credit)).toEqual(['1', '1/2', '1/2', '0'])
})

test('an LSTM in {−1, 0, 1}: after a slip the rest is credited by half', () => {
  // With f = 0, i = 1, o = 1/2 or 1: h_t = 0 where x_t = 0 (½ is rounded toward 0), else −1 after 1 and 1 after anything else.
  const lstm = problemFrom(`problem: p
title: T
cell: lstm
parameters: { x: { choice: [0, 1], size: 6 } }
given: { weights: 0, biases: 0, b_f: -100, W_ix: 100, b_i: 100, W_ox: 100, W_ch: -100, W_cx: 50, h_prev: 0, c_prev: 0 }
run: { over: [x] }
round: { sigmoid: { saturate: 1 }, tanh: { saturate: 1 }, h: { to: integer, tie: toward-zero } }
text: T
ask: { kind: table, show: [x], fill: [h], layout: across, scheme: each-answer, follow-through: 1/2 }
`)
  const course = courseOf(lstm, { x: '[0, 0, 1, 1, 1, 0]' })
  const mark = (h: string): readonly string[] =>
    course.marks([{ response: h }]).flatMap(({ before, after }) => [creditIn(before), creditIn(after), entriesIn(after)])
  expect(mark('0; 0; 1; -1; 1; 0')).toEqual(['1', '1', 'right right right right right right'])
  // h_3 = 0 is the slip; h_4 = 1 and h_5 = −1 follow: (3 + 2/2)/6.
  expect(mark('0; 0; 0; 1; -1; 0')).toEqual(['1/2', '2/3', 'right right wrong follows follows right'])
  expect(mark('0; 0; 0; 0; 0; 0')).toEqual(['1/2', '1/2', 'right right wrong wrong wrong right'])
  // 2 is no value of a gate times a tanh: no basis for −1 after it.
  expect(mark('0; 0; 2; -1; 1; 0')).toEqual(['5/6', '5/6', 'right right wrong right right right'])
})

const cellsOf = (name: string, values: string): readonly (readonly [string, string])[] =>
  values.split(' ').map((value, i) => [`${name}[${i + 1}]`, value])

test('columns follow from each other in their row', () => {
  const hinge = problemFrom(`problem: p
title: T
parameters: { y: { choice: [-1, 1], size: 3 }, s: { integer: [-3, 3], size: 3 } }
cell: { inputs: [y, s], equations: { z: y*s, loss: 'max(0, 1 - z)' } }
run: { over: [y, s] }
let: { average: mean(loss) }
text: T
parts:
  rows: { kind: table, fill: [z, loss], scheme: each-answer, follow-through: 1 }
  average: { kind: number, key: average, follow-through: 1 }
`)
  // z = 2, −1, −3; loss = 0, 2, 4; mean 2.
  const course = courseOf(hinge, { y: '[1, -1, 1]', s: '[2, 1, -3]' })
  const rows = (z: string, loss: string): Record<string, string> => Object.fromEntries([...cellsOf('z', z), ...cellsOf('loss', loss)])
  const marks = (z: string, loss: string, average: string): readonly string[] =>
    course
      .marks([
        { part: 'rows', response: rows(z, loss) },
        { part: 'average', response: average },
      ])
      .map(({ after }) => `${creditIn(after)} ${entriesIn(after)}`)
  // z_3 = −2 is the slip; its loss 3 follows, and the mean (0 + 2 + 3)/3 = 5/3 of the losses.
  expect(marks('2 -1 -2', '0 2 3', '5/3')).toEqual(['5/6 right right wrong right right follows', '1 '])
  // A margin of 3 instead of −3 makes the loss 0 without any work, the mean of which is (0 + 2 + 0)/3.
  expect(marks('2 -1 3', '0 2 0', '2/3')).toEqual(['2/3 right right wrong right right wrong', '1 '])
  // A loss below 0 is none: nothing follows from it.
  expect(marks('2 -1 -3', '0 2 -4', '-2/3')).toEqual(['5/6 right right right right right wrong', '0 '])
})

test('entries that are chosen: what follows must be among the options', () => {
  // z = 2p − 1 for p = 0, 1, 2, −1: −1, 1, 3, −3; step = 0, 1, 1, 0 by z > 0; twice = −2, 2, 6, −6.
  const problem = problemFrom(`problem: p
title: T
parameters: { w: { integer: [2, 3] } }
cell: { inputs: [p], equations: { z: w*p - 1, step: z > 0, twice: 2*z } }
run: { over: { p: '[0, 1, 2, -1]' } }
text: T
ask:
  kind: table
  fill: { z: {}, step: { options: [0, 1] }, twice: { options: [-6, -2, 2, 4, 6, 8] } }
  scheme: each-answer
  follow-through: 1
`)
  const course = courseOf(problem, { w: '2' })
  const answer = (z: string, step: string, twice: string): Record<string, string> =>
    Object.fromEntries([...cellsOf('z', z), ...cellsOf('step', step), ...cellsOf('twice', twice)])
  const entries = (z: string, step: string, twice: string): string =>
    entriesIn(course.marks([{ response: answer(z, step, twice) }])[0]?.after ?? { status: 'blank' })
  expect(entries('-1 1 3 -3', '0 1 1 0', '-2 2 6 -6')).toBe(`${'right '.repeat(11)}right`)
  // z_3 = 2: twice is 4. z_1 = 1: the step is 1, twice 2.
  expect(entries('-1 1 2 -3', '0 1 1 0', '-2 2 4 -6')).toBe('right right wrong right right right right right right right follows right')
  expect(entries('1 1 3 -3', '1 1 1 0', '2 2 6 -6')).toBe('wrong right right right follows right right right follows right right right')
  // z_3 = 5: twice 10 is not offered, and 8 does not follow.
  expect(entries('-1 1 5 -3', '0 1 1 0', '-2 2 8 -6')).toBe('right right wrong right right right right right right right wrong right')
})
