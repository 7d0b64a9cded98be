// Parts that build on each other: a wrong answer that follows from the student's own earlier ones is credited as declared.
import { describe, expect, test } from 'vitest'
import { problemFrom } from '../../support/library.ts'
import { type Course, courseOf, creditIn, type HandIn } from './student.ts'

const creditsOf = (course: Course, rows: readonly HandIn[]): readonly string[] => course.marks(rows).map(({ after }) => creditIn(after))
const answers = (responses: { readonly [part: string]: string }): readonly HandIn[] =>
  Object.entries(responses).map(([part, response]) => ({ part, response }))

describe('a chain of three parts', () => {
  // a = n + 1, b = 3a − n, c = b·a + n. With n = 2: a = 3, b = 7, c = 23.
  const chain = problemFrom(`problem: p
title: T
parameters: { n: { integer: [2, 9] } }
let: { a: n + 1, b: 3*a - n, c: b*a + n }
text: T
parts:
  a: { kind: number, key: a, follow-through: 1 }
  b: { kind: number, key: b, follow-through: 1/2 }
  c: { kind: number, key: c, follow-through: 3/4 }
`)
  const course = courseOf(chain, { n: '2' })
  const credits = (responses: { readonly [part: string]: string }): readonly string[] => creditsOf(course, answers(responses))

  test('the key is right, whatever came before', () => {
    expect(credits({ a: '3', b: '7', c: '23' })).toEqual(['1', '1', '1'])
    expect(credits({ a: '4', b: '7', c: '23' })).toEqual(['0', '1', '1'])
  })
  test('a slip in a: b = 3·4 − 2 = 10, c = 10·4 + 2 = 42', () => {
    expect(credits({ a: '4', b: '10', c: '42' })).toEqual(['0', '1/2', '3/4'])
  })
  test('slips in a and b: c = 11·4 + 2 = 46 follows from both', () => {
    expect(credits({ a: '4', b: '11', c: '46' })).toEqual(['0', '0', '3/4'])
    expect(course.marks(answers({ a: '4', b: '11', c: '46' }))[2]?.after).toEqual({
      status: 'graded',
      credit: '3/4',
      followed: true,
      basis: ['a', 'b'],
    })
  })
  test('a slip in b alone: c = 8·3 + 2 = 26', () => {
    expect(credits({ a: '3', b: '8', c: '26' })).toEqual(['1', '0', '3/4'])
    expect(course.marks(answers({ a: '3', b: '8', c: '26' }))[2]?.after).toMatchObject({ basis: ['b'] })
  })
  test('what follows from a slip that was not made is wrong', () => {
    expect(credits({ a: '3', b: '10', c: '23' })).toEqual(['1', '0', '1'])
    expect(credits({ a: '4', b: '11', c: '42' })).toEqual(['0', '0', '0'])
  })
  test('a part that is blank, unreadable or not handed in is no basis: the key stands in', () => {
    expect(credits({ b: '10', c: '44' })).toEqual(['0', '0'])
    // b = 10 is wrong, and c = 10·3 + 2 = 32 follows from it and from the key of a.
    expect(credits({ a: '', b: '10', c: '32' })).toEqual(['blank', '0', '3/4'])
    expect(credits({ a: 'four', b: '10', c: '32' })).toEqual(['invalid', '0', '3/4'])
  })
  test('numbers are read exactly as typed', () => {
    // a = 10/3: b = 10 − 2 = 8; a = 3.3: b = 7.9, and 8 does not follow.
    expect(credits({ a: '10/3', b: '8', c: '0' })).toEqual(['0', '1/2', '0'])
    expect(credits({ a: '3.3', b: '7.9', c: '0' })).toEqual(['0', '1/2', '0'])
    expect(credits({ a: '3.3', b: '8', c: '0' })).toEqual(['0', '0', '0'])
  })
  test('the same answers get the same marks when they are remembered', () => {
    const once = credits({ a: '4', b: '10', c: '42' })
    credits({ a: '3', b: '10', c: '42' })
    expect(credits({ a: '4', b: '10', c: '42' })).toEqual(once)
    expect(creditsOf(courseOf(chain, { n: '2' }), answers({ a: '4', b: '10', c: '42' }))).toEqual(once)
  })
})

describe('which of several answers a part builds on', () => {
  const course = courseOf(
    problemFrom(`problem: p
title: T
parameters: { n: { integer: [2, 9] } }
let: { a: n + 1, b: 3*a - n }
text: T
parts:
  a: { kind: number, key: a }
  b: { kind: number, key: b, follow-through: 1 }
`),
    { n: '2' },
  )
  const b = (rows: readonly HandIn[]): string | undefined => creditsOf(course, rows)[rows.findIndex(({ part }) => part === 'b')]
  test('the last one handed in no later, by time', () => {
    const at = (part: string, response: string, time: number): HandIn => ({ part, response, time })
    // 10 follows from 4, 13 from 5.
    expect(b([at('a', '4', 0), at('a', '5', 2), at('b', '10', 1)])).toBe('1')
    expect(b([at('a', '4', 0), at('a', '5', 2), at('b', '13', 1)])).toBe('0')
    expect(b([at('a', '4', 0), at('a', '5', 2), at('b', '13', 2)])).toBe('1')
    expect(b([at('a', '4', 0), at('a', '3', 1), at('b', '10', 2)])).toBe('0')
    expect(b([at('a', '4', 5), at('b', '10', 2)])).toBe('0')
  })
  test('by attempt where no times are told', () => {
    const at = (part: string, response: string, attempt: number): HandIn => ({ part, response, attempt })
    expect(b([at('a', '4', 1), at('a', '5', 2), at('b', '10', 1)])).toBe('1')
    expect(b([at('a', '4', 1), at('a', '5', 2), at('b', '10', 2)])).toBe('0')
  })
  test('in the order of the file, where a part may also come after', () => {
    expect(
      b([
        { part: 'b', response: '10' },
        { part: 'a', response: '4' },
      ]),
    ).toBe('1')
    expect(
      b([
        { part: 'a', response: '4' },
        { part: 'b', response: '10' },
        { part: 'a', response: '5' },
      ]),
    ).toBe('1')
    expect(
      b([
        { part: 'a', response: 'x' },
        { part: 'a', response: '4' },
        { part: 'a', response: '' },
        { part: 'b', response: '10' },
      ]),
    ).toBe('1')
  })
})

describe('answers that make the step trivial', () => {
  // g = sigmoid-like gate in [0, 1] rounded to 0 or 1; s = g·n + m.
  const gated = problemFrom(`problem: p
title: T
parameters: { n: { integer: [2, 9] }, m: { integer: [2, 9] } }
let: { a: n - m, product: a*n*m, clipped: 'max(0, a)', ratio: n/a, sum: a + n, root: 'sqrt(a + m)', share: '1/(1 + a^2)', doubled: 2*share }
text: T
parts:
  a: { kind: number, key: a }
  product: { kind: number, key: product, follow-through: 1 }
  clipped: { kind: number, key: clipped, follow-through: 1 }
  ratio: { kind: number, key: ratio, follow-through: 1 }
  sum: { kind: number, key: sum, follow-through: 1 }
`)
  // n = 5, m = 2: a = 3, product 30, clipped 3, ratio 5/3, sum 8.
  const course = courseOf(gated, { n: '5', m: '2' })
  const credit = (a: string, part: string, response: string): string | undefined =>
    creditsOf(course, [
      { part: 'a', response: a },
      { part, response },
    ])[1]
  test('a factor of 0', () => {
    expect(credit('4', 'product', '40')).toBe('1')
    expect(credit('0', 'product', '0')).toBe('0')
  })
  test('a value that is clipped, and a copy where the key copies', () => {
    // max(0, −3) = 0 whatever else; max(0, 4) = 4 is what the key does with 3.
    expect(credit('-3', 'clipped', '0')).toBe('0')
    expect(credit('4', 'clipped', '4')).toBe('1')
  })
  test('an undefined point', () => {
    expect(credit('0', 'ratio', '0')).toBe('0')
    expect(credit('2', 'ratio', '5/2')).toBe('1')
  })
  test('0 is no reason where the step is still there', () => {
    expect(credit('0', 'sum', '5')).toBe('1')
    expect(credit('-5', 'sum', '0')).toBe('1')
  })
  test('the key as the own value: there is nothing to follow', () => {
    const [, mark] = course.marks([
      { part: 'a', response: '3' },
      { part: 'sum', response: '9' },
    ])
    expect(mark?.after).toBe(mark?.before)
  })
})

test('a closed gate: the state that is kept is no work', () => {
  // s = g·c + (1 − g)·7 with c = 2w: with g = 1 (w > 1) s = c; with g = 0 s is 7 whatever w is.
  const problem = problemFrom(`problem: p
title: T
parameters: { w: { integer: [2, 6] } }
let: { g: 'if(w > 1, 1, 0)', s: g*2*w + (1 - g)*7 }
text: T
parts:
  g: { kind: number, key: g }
  s: { kind: number, key: s, follow-through: 1 }
`)
  const course = courseOf(problem, { w: '3' })
  expect(creditsOf(course, answers({ g: '0', s: '7' }))).toEqual(['0', '0'])
  // A gate of 2 is none: no basis, though 2·6 − 7 = 5 would follow.
  expect(creditsOf(course, answers({ g: '2', s: '5' }))).toEqual(['0', '0'])
})

describe('ties and rounding', () => {
  const rounded = (tie: string): Course =>
    courseOf(
      problemFrom(`problem: p
title: T
parameters: { n: { integer: [1, 9] } }
let: { a: n/4 + 1 }
cell: { equations: { r: q + n } }
given: { q: a }
round: { r: { to: integer, tie: ${tie} } }
text: T
parts:
  a: { kind: number, key: a }
  r: { kind: number, key: r, follow-through: 1 }
`),
      // a = 7/4, q + n = 19/4, r = 5.
      { n: '3' },
    )
  test('the rounding of the model applies', () => {
    // 3.4 + 3 = 6.4, so 6.
    expect(creditsOf(rounded('reject'), answers({ a: '3.4', r: '6' }))).toEqual(['0', '1'])
    expect(creditsOf(rounded('reject'), answers({ a: '3.4', r: '6.4' }))).toEqual(['0', '0'])
  })
  test('a tie that is not decided is no answer', () => {
    // 3.5 + 3 = 6.5.
    expect(['6', '7', '6.5'].map((r) => creditsOf(rounded('reject'), answers({ a: '3.5', r }))[1])).toEqual(['0', '0', '0'])
    expect(['6', '7'].map((r) => creditsOf(rounded('up'), answers({ a: '3.5', r }))[1])).toEqual(['0', '1'])
  })
})

describe('choices', () => {
  // a = n − 1 (2 of n = 3), b = a·n; the options of b are 3, 6, 9, 12.
  const course = courseOf(
    problemFrom(`problem: p
title: T
parameters: { n: { integer: [3, 4] } }
let: { a: n - 1, b: a*n }
text: T
parts:
  a: { kind: single-choice, key: a, options: [1, 2, 3, 5] }
  b: { kind: single-choice, key: b, options: [3, 6, 9, 12], follow-through: 1/2 }
`),
    { n: '3' },
  )
  test('an option that follows from an option', () => {
    expect(creditsOf(course, answers({ a: '3', b: '9' }))).toEqual(['0', '1/2'])
    expect(creditsOf(course, answers({ a: '1', b: '3' }))).toEqual(['0', '1/2'])
    expect(creditsOf(course, answers({ a: '1', b: '9' }))).toEqual(['0', '0'])
  })
  test('what follows is not offered: nothing is credited', () => {
    expect(['3', '9', '12'].map((b) => creditsOf(course, answers({ a: '5', b }))[1])).toEqual(['0', '0', '0'])
  })
})

describe('formulas', () => {
  const course = courseOf(
    problemFrom(`problem: p
title: T
symbols: [x]
parameters: { n: { integer: [2, 4] } }
let: { f: x^n, slope: 'derivative(f, x)', there: 'at(slope, x == 3)' }
text: T
parts:
  slope: { kind: expression, key: slope }
  there: { kind: number, key: there, follow-through: 1/2 }
  second: { kind: expression, key: 'derivative(slope, x)', follow-through: 1/2 }
`),
    // f = x²: slope 2x, at 3 it is 6; its derivative is 2.
    { n: '2' },
  )
  test('a number and a formula that follow from a wrong formula', () => {
    // 2x + x²: at 3 it is 15, its derivative 2 + 2x.
    expect(creditsOf(course, answers({ slope: '2x + x^2', there: '15', second: '2 + 2x' }))).toEqual(['0', '1/2', '1/2'])
    expect(creditsOf(course, answers({ slope: '2x + x^2', there: '6', second: '2x' }))).toEqual(['0', '1', '0'])
  })
})

test('another reading that is accepted stays right, and what is refused stays refused', () => {
  const course = courseOf(
    problemFrom(`problem: p
title: T
parameters: { s: { integer: [6, 30] } }
let: { v: s/3, w: v + s }
readings: { sample: { let: { v: s/2 } } }
text: T
parts:
  v: { kind: number, key: v, accept: [sample] }
  w: { kind: vector, key: '[w, 2*w]', accept: [sample], follow-through: 1/2 }
`),
    // v = 2 or 3; w = 8 or 9, doubled 16 or 18.
    { s: '6' },
  )
  expect(creditsOf(course, answers({ v: '3', w: '9; 18' }))).toEqual(['1', '1'])
  expect(creditsOf(course, answers({ v: '2', w: '9; 18' }))).toEqual(['1', '1'])
  expect(creditsOf(course, answers({ v: '2', w: '8; 18' }))).toEqual(['1', '0'])
  expect(creditsOf(course, answers({ v: '4', w: '10; 20' }))).toEqual(['0', '1/2'])
})
