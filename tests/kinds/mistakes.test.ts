// One declaration of a mistake gives a distractor, feedback for an answer of any kind, a tag in the mark, and a test of the grader.
import { describe, expect, test } from 'vitest'
import { gradedPart } from '../../grader/graded-page.ts'
import { gradePart, samplesOf } from '../../src/kinds/index.ts'
import { Real } from '../../src/math/ball/real.ts'
import type { Interaction, Key, Mark, RawResponse } from '../../src/model.ts'
import { drawVariant, variantWith } from '../../src/pipeline.ts'
import { fixedDraws } from '../../src/variant/fixed.ts'
import { definitions, must, problemFrom } from '../support/library.ts'
import { english, item, sourced } from '../support/solution.ts'
import { asked, keyOf, posed, shownBy, valueOf } from './asking.ts'

interface Part {
  readonly interaction: Interaction
  readonly key: Key
}
/** The parts of a problem by id. */
function partsOf(yaml: string, values: { readonly [name: string]: string } = {}): ReadonlyMap<string, Part> {
  const problem = problemFrom(`problem: p\ntitle: T\ntext: T.\n${yaml.trim()}\n`)
  const { posed: made } = must(variantWith(problem, must(fixedDraws(problem, definitions(values))), 1, { language: 'en' }))
  return new Map(
    made.public.parts.flatMap(({ id, interaction }) => {
      const key = made.keys.find(({ part }) => part === id)?.key
      return key === undefined ? [] : [[id, { interaction, key }]]
    }),
  )
}
function partOf(parts: ReadonlyMap<string, Part>, id: string): Part {
  const part = parts.get(id)
  if (part === undefined) throw new Error(id)
  return part
}
const mark = ({ interaction, key }: Part, raw: unknown): Mark => gradePart(interaction, key, raw)

/** h = 2x is −2, 0, 6; read with the wrong sign 2, 0, −6; `late` shifts the inputs: 0, −2, 0. */
const doubling = `
symbols: [w]
cell: { inputs: [x], equations: { h: 2*x } }
let: { x: '[-1, 0, 3]', f: 2*w, big: 'select(h, h > 0)' }
run: { over: [x] }
mistakes:
  sign: { equations: { h: -2*x }, let: { f: -2*w }, says: 'Mind the sign.' }
  late: { run: { over: { x: 'shift(x, 1, 0)' } }, says: 'One step late.' }
  doubled: { let: { f: 4*w, big: '[2, 6]' } }
parts:
  number: { kind: number, key: 'h[3]', text: A. }
  vector: { kind: vector, key: h, text: B. }
  table: { kind: table, show: [x], fill: { h: { options: [-6, -2, 0, 2, 6] } }, scheme: each-answer, text: C. }
  one: { kind: single-choice, key: 'h[3]', options: { mistakes: [sign, late], values: [7] }, text: D. }
  some: { kind: multi-select, key: big, options: [-6, 0, 2, 6], text: E. }
  formula: { kind: expression, key: f, text: F. }
  formulas: { kind: expression, key: '[f, w]', text: G. }`

const parts = partsOf(doubling)
/** A wrong answer of each kind that shows `sign`. */
const slips: readonly (readonly [string, RawResponse])[] = [
  ['number', '-6'],
  ['vector', '[2, 0, -6]'],
  ['table', { 'h[1]': '2', 'h[2]': '0', 'h[3]': '-6' }],
  ['one', '-6'],
  ['some', ['2']],
  ['formula', '-2w'],
  ['formulas', '[-2w, w]'],
]

describe('a mistake is recognised in every kind', () => {
  test.each(slips)('%s: the mark names it', (id, raw) => {
    const made = mark(partOf(parts, id), raw)
    expect(made).toMatchObject({ status: 'graded', mistake: 'sign' })
    expect(made).not.toMatchObject({ credit: '1' })
  })
  test.each(slips)('%s: the page says what there is to say, before the key is released', (id, raw) => {
    const { interaction, key } = partOf(parts, id)
    const answer = { mark: gradePart(interaction, key, raw), raw }
    const shown = gradedPart({ part: id, attempts: undefined, earned: 0, of: 1, used: 1, answer }, interaction, key, false)
    expect(shown.says).toEqual([{ type: 'markdown', text: 'Mind the sign.' }])
  })
  test('a single cell of a table names its own, where no one mistake explains all', () => {
    const made = mark(partOf(parts, 'table'), { 'h[1]': '2', 'h[2]': '-2', 'h[3]': '6' })
    expect(made).not.toHaveProperty('mistake')
    expect(made).toMatchObject({
      credit: '1/3',
      items: [
        { id: 'h[1]', mistake: 'sign' },
        { id: 'h[2]', mistake: 'late' },
        { id: 'h[3]', status: 'right' },
      ],
    })
  })
  test('of several options a set that a mistake leads to, and single ones of it', () => {
    const some = partOf(parts, 'some')
    expect(mark(some, ['2', '6'])).toMatchObject({ credit: '0', mistake: 'doubled' })
    const own = mark(some, ['2', '0'])
    expect(own).not.toHaveProperty('mistake')
    expect(own.status === 'graded' ? own.items?.filter((one) => one.mistake !== undefined).map((one) => one.mistake) : []).toEqual(['sign'])
  })
  test('of several options that are claims or names nothing is computed, so no mistake is recognised', () => {
    const roles = partsOf(`
cell: { inputs: [x], equations: { h: h_prev + x } }
mistakes: { m: { equations: { h: x } } }
parts: { r: { kind: multi-select, role: state, names: [h, x], text: A. } }`)
    expect(partOf(roles, 'r').key).not.toHaveProperty('mistakes')
  })
})

describe('each declared mistake is a test of the grader', () => {
  test.each([
    ['number', ['sign', 'late']],
    ['vector', ['sign', 'late']],
    ['table', ['sign', 'late']],
    ['some', ['sign', 'late', 'doubled']],
    ['formula', ['sign', 'doubled']],
    ['formulas', ['sign', 'doubled']],
  ])('%s', (id, expected) => {
    const { interaction, key } = partOf(parts, id)
    const samples = samplesOf(interaction, key)
    const names = samples.flatMap(({ mark: promised }) => ('mistake' in promised ? [promised.mistake] : []))
    expect(names).toEqual(expected)
    for (const { raw, mark: promised } of samples) expect(gradePart(interaction, key, raw), JSON.stringify(raw)).toMatchObject(promised)
  })
  test('not of one that cannot be told from the key, or from one named before', () => {
    const close = partsOf(`
parameters: { a: { choice: [2] } }
mistakes:
  nearly: { answer: { f: 2.0004 } }
  off: { answer: { f: 3 } }
  off_too: { answer: { f: 3.0001 } }
let: { f: a }
parts: { n: { kind: number, key: f, decimals: 3, text: A. }, v: { kind: vector, key: '[f, 1]', decimals: 3, text: B. } }`)
    for (const id of ['n', 'v']) {
      const { interaction, key } = partOf(close, id)
      expect(samplesOf(interaction, key).flatMap(({ mark: one }) => ('mistake' in one ? [one.mistake] : []))).toEqual(['off'])
    }
  })
})

describe('distinct(key, mistakes.m)', () => {
  test('as a constraint leaves the draws in which the mistake shows', () => {
    const problem = problemFrom(`
problem: p
title: T
parameters: { a: { integer: [0, 3] } }
let: { square: a^2 }
mistakes: { doubles: { let: { square: 2*a } } }
require: ['distinct(key, mistakes.doubles)']
text: T.
ask: { kind: number, key: square }
`)
    const drawn = Array.from({ length: 60 }, (_, seed) => must(drawVariant(problem, seed, { language: 'en' })).variant.draws[0]?.value)
    // 0 and 2 are their own squares' halves
    expect(new Set(drawn)).toEqual(new Set([1, 3]))
  })
})

describe('options', () => {
  const pools = (mistakes: readonly string[], values: readonly string[] = [], show?: number) => ({
    ...asked,
    kind: 'single-choice' as const,
    key: sourced('c'),
    options: { type: 'pools' as const, mistakes, values: values.map((name) => sourced(name)), ...(show !== undefined && { show }) },
  })
  test('a mistake’s answer that is displayed like the key is none', () => {
    const mistaken = { close: { a: new Real(0.96204, 1e-12) }, other: { a: new Real(0.5, 1e-12) } }
    const one = valueOf(posed(pools(['close', 'other']), { keys: { a: new Real(0.96201, 1e-12) }, values: {}, mistaken }))
    expect(shownBy(one).toSorted()).toEqual(['0.5000', '0.9620'])
    const { options, option } = keyOf('single-choice', one.key)
    expect(options.find(({ id }) => id === option)?.right).toBe(true)
    expect(options.flatMap(({ mistake }) => mistake ?? [])).toEqual(['other'])
  })
  test('nothing is displayed as −0', () => {
    for (const zero of [new Real(-0, 0), new Real(-0, 1e-30), new Real(0, 1e-30)]) {
      const one = valueOf(posed(pools(['zero', 'one']), { keys: { a: 2 }, values: {}, mistaken: { zero: { a: zero }, one: { a: 1 } } }))
      for (const text of shownBy(one)) expect(text).not.toMatch(/^-0(\.0*)?$/)
    }
  })
  test('of authored texts that are displayed alike the right one stays', () => {
    const list = {
      ...asked,
      kind: 'single-choice' as const,
      key: sourced('c'),
      options: {
        type: 'list' as const,
        options: [
          { ...item('one'), text: english('Never') },
          { ...item('two'), text: english('Never') },
          { ...item('three'), text: english('Always') },
          { ...item('four'), text: english('Always') },
        ],
      },
    }
    const one = valueOf(posed(list, { keys: { a: 2 }, values: { one: 1, two: 2, three: 3, four: 4 } }))
    expect(shownBy(one).toSorted()).toEqual(['Always', 'Never'])
    const { options, option } = keyOf('single-choice', one.key)
    expect(options.find(({ id }) => id === option)).toMatchObject({ right: true, value: 2 })
    expect(options.find(({ right }) => !right)?.value).toBe(3)
  })
  test('the right option stands in every place alike: 4 places, 4,000 seeds', () => {
    // Each count is binomial with n = 4000, p = 1/4: mean 1000, deviation √(4000 · 1/4 · 3/4) = 27.4; 5 of them are 137.
    const question = pools(['m'], ['u', 'v'])
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 4000; seed++) {
      const { key } = valueOf(posed(question, { keys: { a: 3 }, values: { u: 1, v: 9 }, mistaken: { m: { a: 4 } }, seed }))
      const { option } = keyOf('single-choice', key)
      counts.set(option, (counts.get(option) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted()).toEqual(['o1', 'o2', 'o3', 'o4'])
    for (const count of counts.values()) {
      expect(count).toBeGreaterThan(1000 - 137)
      expect(count).toBeLessThan(1000 + 137)
    }
  })
})
