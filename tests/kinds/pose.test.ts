// The whole problem posed: what is public, what is not, and what a set decides beside the problem.
import { describe, expect, test } from 'vitest'
import { pose, pointsOf } from '../../src/kinds/pose.ts'
import type { NumberQuestion, Posed, Problem, Question, SingleChoice } from '../../src/model.ts'
import { type ByHand, claim, english, here, item, solutionByHand, sourced } from '../support/solution.ts'

const at = here
const number = (id: string, more: { readonly points?: string; readonly attempts?: number } = {}): NumberQuestion => ({
  id,
  at,
  kind: 'number',
  key: sourced(id),
  precision: {},
  ...more,
})
const options = { type: 'list', options: [item('c'), item('h'), item('x')] } as const
const choice: SingleChoice = { id: 'b', at, kind: 'single-choice', key: sourced('h'), options, text: english('Which?') }
const claims: Question = {
  id: 'd',
  at,
  kind: 'multi-select',
  scheme: 'all-or-nothing',
  from: { type: 'claims', claims: ['p', 'q'].map(claim) },
}

function posed(given: ByHand, choices: Partial<Parameters<typeof pose>[1]> = {}): Posed {
  const checked = pose(solutionByHand(given), { language: 'en', ...choices })
  if (!checked.ok) throw new Error(checked.errors.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  return checked.value
}
const whole: ByHand = {
  parts: [number('a'), choice, claims],
  keys: { a: 3, b: 2 },
  values: { c: 1, h: 2, x: 5 },
  verdicts: { p: 'proved', q: 'refuted' },
  mistaken: { returns_cell: { a: 4, b: 1 } },
  seed: 11,
}

test('parts come in order, each with its text, its share of the points and its key', () => {
  const { public: seen, keys } = posed({ ...whole, problem: { points: '2', attempts: 3 } })
  expect(seen).toMatchObject({
    problem: 'by-hand',
    variant: 'v11',
    title: [{ type: 'markdown', text: 'By hand' }],
    points: '2',
    attempts: 3,
  })
  expect(seen.parts.map(({ id, points, attempts, text }) => ({ id, points, attempts, text }))).toEqual([
    { id: 'a', points: '2/3', attempts: 3, text: [] },
    { id: 'b', points: '2/3', attempts: 3, text: [{ type: 'markdown', text: 'Which?' }] },
    { id: 'd', points: '2/3', attempts: 3, text: [] },
  ])
  expect(keys.map(({ part, key }) => [part, key.kind])).toEqual([
    ['a', 'number'],
    ['b', 'single-choice'],
    ['d', 'multi-select'],
  ])
})

test("a set's points, attempts and scheme go before the problem's", () => {
  const { public: seen, keys } = posed(
    { ...whole, parts: [number('a', { points: '3', attempts: 5 }), claims] },
    { points: '8', attempts: 1, scheme: 'each-answer' },
  )
  expect(seen).toMatchObject({
    points: '8',
    attempts: 1,
    parts: [
      { points: '6', attempts: 1 },
      { points: '2', attempts: 1 },
    ],
  })
  expect(keys[1]?.key).toMatchObject({ scheme: 'each-answer' })
})

describe('points', () => {
  const share = (points: string, parts: readonly (string | undefined)[], override?: string): unknown =>
    pointsOf({ points, parts: parts.map((own, i) => number(`p${i}`, own === undefined ? {} : { points: own })) }, override)
  test.each<[string, readonly (string | undefined)[], string | undefined, string, readonly string[]]>([
    ['1', [undefined], undefined, '1', ['1']],
    ['1', [undefined, undefined, undefined], undefined, '1', ['1/3', '1/3', '1/3']],
    ['1', ['2', '3'], undefined, '5', ['2', '3']],
    ['1', ['2', undefined], undefined, '3', ['2', '1']],
    ['5', ['2', '3'], '10', '10', ['4', '6']],
    ['0.5', [undefined], undefined, '1/2', ['1/2']],
    ['1', ['0', '0'], '3', '3', ['0', '0']],
  ])('%s over %j, set %s', (points, parts, override, total, shares) => {
    expect(share(points, parts, override)).toEqual({ points: total, shares })
  })
})

describe('what is public', () => {
  const table: Question = {
    id: 't',
    at,
    kind: 'table',
    layout: 'down',
    scheme: 'each-answer',
    precision: {},
    show: [],
    fill: [{ name: 's', at, options: ['zero', 'c', 'h', 'x'].map((name) => sourced(name)) }],
  }
  /** Problems that differ in nothing but which quantity is asked for, which claims hold, and how mistakes are called. */
  const asking = (key: string, value: number, verdicts: NonNullable<ByHand['verdicts']>, seed: number): Posed =>
    posed({
      parts: [{ ...choice, key: sourced(key) }, { ...number('a'), key: sourced(key) }, claims, table],
      values: { c: 1, h: 2, x: 5, zero: 0 },
      keys: { a: value, b: value, t: [[0, value]] },
      rows: 2,
      verdicts,
      mistaken: { [`off_by_${key}`]: { b: 5, a: 5, t: [[5, 5]] } },
      seed,
    })

  test('is the same to the byte whichever quantity is the key', () => {
    for (let seed = 0; seed < 40; seed++) {
      const one = asking('c', 1, { p: 'proved', q: 'refuted' }, seed)
      const two = asking('h', 2, { p: 'refuted', q: 'proved' }, seed)
      expect(two.public).toEqual(one.public)
      expect(JSON.stringify(two.public)).toBe(JSON.stringify(one.public))
      for (const [i, { key }] of two.keys.entries()) expect(key).not.toEqual(one.keys[i]?.key)
    }
  })
  test('names no mistake, claim, verdict or key', () => {
    const text = JSON.stringify(posed(whole).public)
    expect(text).not.toMatch(/returns_cell|proved|refuted|"(key|keys|right|claim|mistake|says|solution)"/)
  })
})

test('all errors of all parts at once', () => {
  const checked = pose(solutionByHand({ ...whole, keys: { b: 77 }, verdicts: {} }), { language: 'en' })
  expect(checked.ok ? [] : checked.errors.map(({ code }) => code)).toEqual([
    'spec/unknown-name',
    'pose/key-not-offered',
    'claim/undecided',
    'claim/undecided',
  ])
})

test("the author's solution replaces the trace", () => {
  const problem: Partial<Problem> = { solution: english('Think.') }
  const [own, ...more] = posed({ ...whole, problem }).solution
  expect(own).toEqual({ type: 'markdown', text: 'Think.' })
  // the options keep their reasons; nothing else is printed
  expect(more).toMatchObject([{ type: 'steps', groups: [{ lines: [], reasons: { part: 'd', of: [{ option: 'p' }] } }] }])
})

test('a published list of claims is for the questions that have options', () => {
  const { keys } = posed({ ...whole, parts: [number('a'), claims] }, { show: ['q', 'p'] })
  expect(keys[1]?.key).toMatchObject({ right: ['o2'] })
})
