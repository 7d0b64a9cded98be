// `accept`: whoever answers under another reading of the problem gets the credit that the key gets, for whole answers alone.
import { describe, expect, test } from 'vitest'
import { gradePart, samplesOf } from '../../src/kinds/index.ts'
import type { Interaction, Key, Mark } from '../../src/model.ts'
import { variantWith } from '../../src/pipeline.ts'
import { fixedDraws } from '../../src/variant/fixed.ts'
import { definitions, must, problemFrom } from '../support/library.ts'

interface Part {
  readonly interaction: Interaction
  readonly key: Key
}
/** The one part of a problem whose `ask` is written in the test; `lines` are its other keys. */
function part(ask: string, lines: string, values: { readonly [name: string]: string } = {}): Part {
  const problem = problemFrom(`problem: p\ntitle: T\ntext: T.\n${lines.trim()}\nask: ${ask}\n`)
  const { posed } = must(variantWith(problem, must(fixedDraws(problem, definitions(values))), 1, { language: 'en' }))
  const [asked, secret] = [posed.public.parts[0], posed.keys[0]]
  if (asked === undefined || secret === undefined) throw new Error('one part')
  return { interaction: asked.interaction, key: secret.key }
}
const mark = ({ interaction, key }: Part, raw: unknown): Mark => gradePart(interaction, key, raw)
const right = { status: 'graded', credit: '1' }

/** x = 3/2 is rounded to 2; fed back as it is, h = 3/2 + 3/2 = 3, else 2 + 3/2 = 7/2, which rounds to 4. */
const counter = `
cell: { inputs: [x], equations: { h: h_prev + x } }
given: { h_prev: 0 }
let: { x: '[3/2, 3/2]' }
run: { over: [x] }
round: { h: { to: integer, tie: up } }
readings:
  raw: { round: { h: { carry: exact } }, says: 'What is fed back is not rounded.' }
  same: { given: { h_prev: 0 } }
  nowhere: { let: { x: '[1/0, 1]' } }
mistakes:
  no_memory: { equations: { h: x }, says: 'The old state is missing.' }
`

describe('a number', () => {
  const asked = part('{ kind: number, key: "h[end]", accept: [raw, same, nowhere] }', counter)
  test('is right by the key, and right by a reading, which the mark names', () => {
    expect(mark(asked, '4')).toEqual(right)
    expect(mark(asked, '3')).toEqual({ ...right, reading: 'raw' })
  })
  test('is wrong as ever otherwise, with the mistake it shows', () => {
    expect(mark(asked, '2')).toEqual({ status: 'graded', credit: '0', mistake: 'no_memory' })
    expect(mark(asked, '5')).toEqual({ status: 'graded', credit: '0' })
    expect(mark(asked, ' ')).toEqual({ status: 'blank' })
  })
  test('what leads to the key’s own value, or to none, adds nothing', () => {
    expect(asked.key.accepted?.map(({ name }) => name)).toEqual(['raw'])
    expect(part('{ kind: number, key: "h[end]", accept: [same, nowhere] }', counter).key).not.toHaveProperty('accepted')
  })
  test('a reading brings its sentence, an accepted mistake does not', () => {
    expect(asked.key.accepted?.map(({ says }) => says)).toEqual([[{ type: 'markdown', text: 'What is fed back is not rounded.' }]])
    const mistaken = part('{ kind: number, key: "h[end]", accept: [no_memory] }', counter)
    expect(mistaken.key.accepted?.[0]).not.toHaveProperty('says')
    expect(mark(mistaken, '2')).toEqual({ ...right, reading: 'no_memory' })
  })
  test('a reading is not recognised where it is not accepted', () => {
    const strict = part('{ kind: number, key: "h[end]" }', counter)
    expect(mark(strict, '3')).toEqual({ status: 'graded', credit: '0' })
    expect(strict.key).not.toHaveProperty('accepted')
  })
})

describe('several entries', () => {
  // The key is [2, 5, 9]; read the other way round [9, 5, 2].
  const lines = `
let: { v: '[2, 5, 9]' }
readings: { backwards: { let: { v: '[9, 5, 2]' } }, shorter: { let: { v: '[2, 5]' } } }`
  const whole = part('{ kind: vector, key: v, accept: [backwards, shorter] }', lines)
  const each = part('{ kind: vector, key: v, scheme: each-answer, accept: [backwards, shorter] }', lines)
  test('the whole answer is one or the other: a mix is no third', () => {
    expect(mark(whole, '[2, 5, 9]')).toMatchObject({ credit: '1' })
    expect(mark(whole, '[9, 5, 2]')).toMatchObject({ credit: '1', reading: 'backwards' })
    expect(mark(whole, '[9, 5, 9]')).toMatchObject({ credit: '0' })
    expect(mark(each, '[9, 5, 9]')).toMatchObject({ credit: '2/3' })
  })
  test('the best credit counts, the key’s where both give the same', () => {
    expect(mark(each, '[9, 5, 1]')).toMatchObject({ credit: '2/3', reading: 'backwards' })
    expect(mark(each, '[9, 5, 9]')).not.toHaveProperty('reading')
    expect(mark(each, '[0, 5, 0]')).not.toHaveProperty('reading')
  })
  test('the items are those of the reading that counts', () => {
    expect(mark(each, '[9, 5, 1]')).toMatchObject({ items: [{ status: 'right' }, { status: 'right' }, { status: 'wrong' }] })
  })
  test('one of another shape cannot be handed in', () => {
    expect(whole.key.accepted?.map(({ name }) => name)).toEqual(['backwards'])
  })
  test('tables, with cells that are typed and cells that are chosen', () => {
    const rows = `
cell: { inputs: [x], equations: { y: w*x, p: y > 0 } }
given: { w: 2 }
run: { every: { x: [-1, 1] } }
readings: { negated: { given: { w: -2 } } }`
    const table = part('{ kind: table, show: [x], fill: { y: {}, p: { options: [0, 1] } }, accept: [negated] }', rows)
    expect(mark(table, { 'y[1]': '-2', 'y[2]': '2', 'p[1]': '0', 'p[2]': '1' })).toMatchObject({ credit: '1' })
    expect(mark(table, { 'y[1]': '2', 'y[2]': '-2', 'p[1]': '1', 'p[2]': '0' })).toMatchObject({ credit: '1', reading: 'negated' })
    expect(mark(table, { 'y[1]': '2', 'y[2]': '-2', 'p[1]': '0', 'p[2]': '1' })).toMatchObject({ credit: '0' })
  })
})

describe('a choice', () => {
  const lines = `
let: { a: 1/2 }
readings: { rounded_up: { let: { a: 1 }, says: 'Halves go up.' }, far: { let: { a: 7 } } }
mistakes: { up: { let: { a: 1 }, says: 'Up.' }, down: { let: { a: 0 }, says: 'Down.' } }`
  test('of the options two are right; the key stays the key', () => {
    const one = part('{ kind: single-choice, key: a, options: { mistakes: [up, down], values: [3] }, accept: [rounded_up, far] }', lines)
    if (one.key.kind !== 'single-choice') throw new Error('one option of several')
    const { option, options } = one.key
    expect(options.find(({ id }) => id === option)?.value).toBe('1/2')
    expect(options.filter((note) => note.right).map(({ value }) => value)).toHaveLength(2)
    const other = options.find(({ value }) => value === 1)
    expect(other).toMatchObject({ right: true, says: [{ text: 'Halves go up.' }] })
    expect(other).not.toHaveProperty('mistake')
    expect(mark(one, '1/2')).toEqual(right)
    expect(mark(one, '1')).toEqual({ ...right, reading: 'rounded_up' })
    expect(mark(one, '0')).toEqual({ status: 'graded', credit: '0', mistake: 'down' })
    // 7 is not offered
    expect(one.key.accepted?.map(({ name }) => name)).toEqual(['rounded_up'])
  })
  test('of several options, as sets', () => {
    const sets = `
let: { right: '[1, 2]' }
readings: { other: { let: { right: '[3]' } }, beyond: { let: { right: '[1, 9]' } } }`
    const some = part('{ kind: multi-select, key: right, options: [1, 2, 3, 4], accept: [other, beyond] }', sets)
    expect(mark(some, ['1', '2'])).toMatchObject({ credit: '1' })
    expect(mark(some, ['3'])).toMatchObject({ credit: '1', reading: 'other' })
    expect(mark(some, ['1', '2', '3'])).toMatchObject({ credit: '0' })
    expect(some.key.accepted?.map(({ name }) => name)).toEqual(['other'])
  })
})

describe('a formula', () => {
  const lines = `
symbols: [w, u]
let: { f: w*u^2 }
readings: { by_u: { let: { f: 2*w*u } }, same: { let: { f: u*w*u } }, pair: { let: { f: '[w, u]' } } }`
  const asked = part('{ kind: expression, key: f, witness: shown, accept: [by_u, same, pair] }', lines)
  test('is compared with each', () => {
    expect(mark(asked, 'u^2 w')).toMatchObject({ credit: '1', how: 'proved' })
    expect(mark(asked, 'u^2 w')).not.toHaveProperty('reading')
    expect(mark(asked, '2u w')).toMatchObject({ credit: '1', how: 'proved', reading: 'by_u' })
    expect(mark(asked, '2u')).toMatchObject({ credit: '0', how: 'refuted' })
    expect(asked.key.accepted?.map(({ name }) => name)).toEqual(['by_u'])
  })
})

describe('samples', () => {
  test('those of the key keep their promise, and each reading has its own', () => {
    // The wrong answer that a number makes up is 1, or a power of 2 that is none of the key's: here the reading takes it.
    const asked = part('{ kind: number, key: "3", accept: [one] }', 'let: { a: 3 }\nreadings: { one: { let: { a: 1 } } }')
    expect(asked.key).not.toHaveProperty('accepted')
    const taken = part('{ kind: number, key: a, accept: [one] }', 'let: { a: 3 }\nreadings: { one: { let: { a: 1 } } }')
    const samples = samplesOf(taken.interaction, taken.key)
    for (const { raw, mark: promised } of samples) expect(mark(taken, raw), JSON.stringify(raw)).toMatchObject(promised)
    expect(samples).toContainEqual({ of: 'right', raw: '1', mark: { ...right, reading: 'one' } })
    expect(samples.filter(({ raw }) => raw === '1').map(({ of }) => of)).toEqual(['right'])
  })
})
