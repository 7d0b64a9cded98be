// Practice without a page: seeds, marks, what a keeper is told, what is taken up again. Keys are worked out by hand from the
// number that the problem shows.
import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { RawResponse } from '../../src/model.ts'
import { practiceFormat, type PracticeData, type PracticeProblem } from '../../src/practice/data.ts'
import type { GradedAnswer, Keeper, Progress } from '../../src/practice/keeper.ts'
import { Practice } from '../../src/practice/practice.ts'
import { turnSeed, visitorSeed } from '../../src/practice/seed.ts'
import { openTurn } from '../../src/practice/turn.ts'
import type { VariantReport } from '../../src/cli/variant-report.ts'
import { runVariant } from '../../src/cli/variant.ts'
import { heard } from '../support/commands.ts'
import { must, problemById, problemFrom } from '../support/library.ts'

/** Asks for d = 2a and for e = d + 7, of an a that its text shows. */
const steps = problemFrom(`
problem: p
title: Steps
parameters: { a: { integer: [10, 99] } }
let: { d: 2*a, e: d + 7 }
text: '{{a}}'
points: 3
parts:
  first: { kind: number, key: d, points: 1, text: First. }
  second: { kind: number, key: e, points: 2, follow-through: 1/2, text: Second. }
`)
const choice = problemFrom(
  `
problem: q
title: Choice
parameters: { a: { integer: [10, 99] } }
text: '{{a}}'
ask: { kind: single-choice, key: 2*a, options: [2*a, 2*a + 1, 2*a + 2] }
attempts: 2
`,
  'q.yaml',
)
const practised = (...problems: readonly (typeof steps)[]): PracticeData => ({
  format: practiceFormat,
  set: { id: 's', title: [], language: 'en' },
  problems: problems.map((problem): PracticeProblem => ({ id: problem.id, title: [], points: problem.points, asked: {}, problem })),
})

interface Kept extends Keeper {
  readonly told: GradedAnswer[]
  readonly stands: Progress[]
  text: string | undefined
}
function keeper(text?: string): Kept {
  const kept: Kept = {
    limit: undefined,
    told: [],
    stands: [],
    text,
    load: () => kept.text,
    save(state) {
      kept.text = state
      return true
    },
    graded: (answer) => void kept.told.push(answer),
    progress: (progress) => void kept.stands.push(progress),
    end: () => undefined,
  }
  return kept
}
function practice(data: PracticeData, kept: Keeper, seeds = ['first', 'second']): Practice {
  let time = 1_000
  const left = [...seeds]
  return new Practice({ data, keeper: kept, freshSeed: () => left.shift() ?? 'last', now: () => (time += 1_000) })
}
/** The number that a problem shows. */
function shown(practice: Practice, id: string): number {
  const [segment] = must(practice.turn(id)).posed.stem
  return Number(segment?.type === 'math' ? segment.tex : segment?.type === 'markdown' ? segment.text : NaN)
}
const handed = (answers: { readonly [part: string]: RawResponse }): ReadonlyMap<string, RawResponse> => new Map(Object.entries(answers))
const last = (kept: Kept): Progress | undefined => kept.stands.at(-1)

describe('the seed of a turn', () => {
  test('is the first 53 bits of HMAC-SHA-256 of problem and turn under the visitor’s seed, of which 32 are taken', () => {
    const digest = createHmac('sha256', 'visitor').update('gating\0practice 3').digest()
    const first53 = digest.readBigUInt64BE(0) >> 11n
    expect(turnSeed('visitor', 'gating', 3)).toBe(Number(first53 & 0xffff_ffffn))
  })
  test('differs with the visitor, the problem and the turn', () => {
    const seeds = [turnSeed('a', 'p', 0), turnSeed('b', 'p', 0), turnSeed('a', 'q', 0), turnSeed('a', 'p', 1)]
    expect(new Set(seeds).size).toBe(4)
  })
  test('a visitor’s seed is 80 bits of base32', () => {
    expect(visitorSeed(new Uint8Array(16))).toBe('a'.repeat(16))
    expect(visitorSeed(Uint8Array.from({ length: 16 }, () => 255))).toBe('7'.repeat(16))
  })
  test('gives the command line the same variant and the same key', async () => {
    const problem = problemById('lstm-rounded-step')
    const turn = must(openTurn({ id: problem.id, title: [], points: '1', asked: {}, problem }, 'visitor', 5, 'en'))
    const { out } = await heard((terminal) => runVariant(problem.id, { seed: turn.seed, json: true }, terminal))
    const report: VariantReport = JSON.parse(out)
    const [key] = turn.keys.map((one) => one.key)
    expect(report.id).toBe(turn.posed.variant)
    expect(key?.kind === 'single-choice' && [key.option, key.value]).toEqual([report.parts[0]?.key.option, report.parts[0]?.key.value])
  })
})

describe('a visit', () => {
  test('wrong, then right: each attempt is told once, and the best is kept', () => {
    const kept = keeper()
    const one = practice(practised(steps), kept)
    const a = shown(one, 'p')
    expect(one.check('p', handed({ first: String(2 * a + 1), second: String(2 * a + 7) }))).toEqual(['first', 'second'])
    expect(last(kept)).toEqual({ earned: '2', of: '3', done: 1, problems: 1 })
    // the second part may follow from the first, so that it is looked at again
    expect(one.check('p', handed({ first: String(2 * a), second: String(2 * a + 7) }))).toEqual(['first', 'second'])
    expect(kept.told.map(({ part, attempt, credit, points }) => [part, attempt, credit, points])).toEqual([
      ['first', 1, '0', '1'],
      ['second', 1, '1', '2'],
      ['first', 2, '1', '1'],
      ['second', 2, '1', '2'],
    ])
    expect(last(kept)).toEqual({ earned: '3', of: '3', done: 1, problems: 1 })
    expect(kept.told[0]).toMatchObject({
      problem: 'p',
      variant: must(one.turn('p')).posed.variant,
      interaction: 'number',
      right: { type: 'bounds', low: String(2 * a), high: String(2 * a) },
      response: String(2 * a + 1),
    })
    expect(kept.told[0]?.latency).toBeGreaterThan(0)
  })
  test('what is blank or cannot be read is neither counted, told nor kept', () => {
    const kept = keeper()
    const one = practice(practised(steps), kept)
    one.check('p', handed({ first: 'one, two' }))
    expect([...one.standing('p')].map(([part, { mark, attempts }]) => [part, mark.status, attempts])).toEqual([
      ['first', 'invalid', 0],
      ['second', 'blank', 0],
    ])
    expect(kept.told).toEqual([])
    expect(last(kept)).toMatchObject({ earned: '0', done: 0 })
    expect(one.state('p').answers).toEqual([])
  })
  test('the same once more is looked at no more', () => {
    const kept = keeper()
    const one = practice(practised(steps), kept)
    one.check('p', handed({ first: '1' }))
    expect(one.check('p', handed({ first: '1' }))).toEqual([])
    expect(kept.told).toHaveLength(1)
  })
  test('what follows from an own slip earns the share that the problem declares', () => {
    const kept = keeper()
    const one = practice(practised(steps), kept)
    const a = shown(one, 'p')
    // 2a + 3 is wrong; 2a + 3 + 7 follows from it, for half of two points
    one.check('p', handed({ first: String(2 * a + 3), second: String(2 * a + 10) }))
    expect(one.standing('p').get('second')?.mark).toMatchObject({ status: 'graded', credit: '1/2', followed: true, basis: ['first'] })
    expect(last(kept)).toMatchObject({ earned: '1', of: '3' })
  })
  test('after the solution nothing is earned; the next variant starts anew, with the best kept', () => {
    const kept = keeper()
    const one = practice(practised(steps, choice), kept)
    const a = shown(one, 'p')
    one.check('p', handed({ first: String(2 * a) }))
    one.solve('p')
    expect(one.check('p', handed({ first: String(2 * a), second: String(2 * a + 7) }))).toEqual([])
    const { variant } = must(one.turn('p')).posed
    one.next('p')
    expect(must(one.turn('p')).posed.variant).not.toBe(variant)
    expect(one.standing('p').size).toBe(0)
    expect(one.state('p')).toEqual({ problem: 'p', turn: 1, best: '1/3', answers: [] })
    expect(one.progress()).toEqual({ earned: '1', of: '4', done: 1, problems: 2 })
  })
  test('a choice is told by its option, and shows no limit of attempts', () => {
    const kept = keeper()
    const one = practice(practised(choice), kept)
    const { posed, keys } = must(one.turn('q'))
    const interaction = posed.parts[0]?.interaction
    const a = shown(one, 'q')
    const right =
      interaction?.type === 'choice' ? interaction.options.find(({ plain }) => plain.replaceAll('$', '') === String(2 * a)) : undefined
    one.check('q', handed({ answer: right?.id ?? '' }))
    expect(kept.told[0]).toMatchObject({ interaction: 'single-choice', credit: '1', right: { type: 'options', ids: [right?.id] } })
    expect(keys).toHaveLength(1)
    expect([posed.attempts, posed.parts[0]?.attempts]).toEqual([undefined, undefined])
  })
})

test.each([
  ['two variants: each is followed by the other', [1, 2], 2],
  ['one alone: it comes again', [1], 1],
])('a problem of %s', (_, values, distinct) => {
  const problem = problemFrom(`
problem: p
title: T
parameters: { a: { choice: [${values.join(', ')}] } }
text: '{{a}}'
ask: { kind: number, key: a + 10 }
`)
  const one = practice(practised(problem), keeper())
  const seen = Array.from({ length: 6 }, () => {
    one.next('p')
    return shown(one, 'p')
  })
  expect(new Set(seen).size).toBe(distinct)
  expect(seen.slice(1).filter((value, i) => value === seen[i])).toHaveLength(distinct === 1 ? 5 : 0)
  expect(new Set(seen)).toEqual(new Set(values))
})

describe('a later visit', () => {
  test('takes up the same variants, answers and marks, and tells nobody again', () => {
    const first = keeper()
    const one = practice(practised(steps, choice), first)
    const a = shown(one, 'p')
    one.next('q')
    one.check('p', handed({ first: '0' }))
    one.check('p', handed({ first: String(2 * a) }))
    const later = keeper(first.text)
    const two = practice(practised(steps, choice), later, ['unused'])
    for (const id of ['p', 'q']) expect(must(two.turn(id)).seed).toBe(must(one.turn(id)).seed)
    expect(two.standing('p').get('first')).toMatchObject({ response: String(2 * a), attempts: 2, mark: { credit: '1' } })
    expect([later.told, two.progress()]).toEqual([[], one.progress()])
    two.check('p', handed({ first: '1', second: '1' }))
    expect(later.told[0]).toMatchObject({ part: 'first', attempt: 3, credit: '0' })
    expect(two.progress()).toMatchObject({ earned: '1' })
  })
  test.each(['', 'not a state', '1!', '{"seed":1}'])('of %j starts anew', (text) => {
    const one = practice(practised(steps), keeper(text))
    expect(one.progress()).toEqual({ earned: '0', of: '3', done: 0, problems: 1 })
    expect(must(one.turn('p')).seed).toBe(turnSeed('first', 'p', 0))
  })
  test('starting over forgets all, and draws other variants', () => {
    const kept = keeper()
    const one = practice(practised(steps), kept)
    one.check('p', handed({ first: String(2 * shown(one, 'p')) }))
    one.startOver()
    expect(last(kept)).toEqual({ earned: '0', of: '3', done: 0, problems: 1 })
    expect(must(one.turn('p')).seed).toBe(turnSeed('second', 'p', 0))
    expect(practice(practised(steps), keeper(kept.text)).progress()).toMatchObject({ earned: '0', done: 0 })
  })
  test('is told where nothing can be kept, and goes on', () => {
    const one = practice(practised(steps), { ...keeper(), save: () => false })
    expect(one.canKeep()).toBe(false)
    expect(one.check('p', handed({ first: '1' }))).toEqual(['first', 'second'])
  })
})

test('a problem that cannot be drawn says so, and the page goes on with it', () => {
  const impossible = problemFrom(`
problem: p
title: T
parameters: { a: { integer: [1, 2] } }
require: ['a > 5']
text: T.
ask: { kind: number, key: a }
`)
  const one = practice(practised(impossible), keeper())
  expect(one.turn('p')).toMatchObject({ ok: false })
  expect(one.check('p', handed({ answer: '1' }))).toEqual([])
  one.next('p')
  expect(one.state('p').turn).toBe(1)
})
