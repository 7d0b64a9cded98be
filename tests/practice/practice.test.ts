// Practice without a page: seeds, marks, what a keeper is told, what is taken up again. Keys are worked out by hand from the
// number that the problem shows.
import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { RawResponse } from '../../src/model.ts'
import { practiceFormat, type PracticeData, type PracticeProblem } from '../../src/practice/data.ts'
import type { GradedAnswer, Keeper, Progress } from '../../src/practice/keeper.ts'
import { Practice } from '../../src/practice/practice.ts'
import { turnSeed, visitorSeed } from '../../src/practice/seed.ts'
import { ok } from '../../src/diagnostic.ts'
import { OpenedTurn } from '../../src/practice/opened-turn.ts'
import { openTurn, type Turn } from '../../src/practice/turn.ts'
import type { VariantReport } from '../../src/cli/variant-report.ts'
import { runVariant } from '../../src/cli/variant.ts'
import { heard } from '../support/commands.ts'
import { storedIn } from './stored.ts'
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
  /** What is stored; the next page that is opened with it finds it there. */
  readonly stored: Map<string, string>
}
/** Of one page in a browser that stores `stored`, or this text. */
function keeper(stored: Map<string, string> | string = new Map<string, string>()): Kept {
  const kept = typeof stored === 'string' ? new Map([['', stored]]) : stored
  const [told, stands]: [GradedAnswer[], Progress[]] = [[], []]
  return {
    ...storedIn(kept),
    told,
    stands,
    stored: kept,
    graded: (answer) => void told.push(answer),
    progress: (progress) => void stands.push(progress),
  }
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
    expect(one.state('p')).toMatchObject({ turn: 1, best: '1/3', answers: [] })
    expect(one.state('p')).not.toHaveProperty('solved')
    // one part alone was answered
    expect(one.progress()).toEqual({ earned: '1', of: '4', done: 0, problems: 2 })
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
    const later = keeper(first.stored)
    const two = practice(practised(steps, choice), later, ['unused'])
    for (const id of ['p', 'q']) expect(must(two.turn(id)).seed).toBe(must(one.turn(id)).seed)
    expect(two.standing('p').get('first')).toMatchObject({ response: String(2 * a), attempts: 2, mark: { credit: '1' } })
    expect([later.told, two.progress()]).toEqual([[], one.progress()])
    two.check('p', handed({ first: '1', second: '1' }))
    expect(later.told[0]).toMatchObject({ part: 'first', attempt: 3, credit: '0' })
    expect(two.progress()).toMatchObject({ earned: '1' })
  })
  test.each(['', 'not a state', '2!', '{"seed":1}', '1!5eed!.'])('of %j starts anew', (text) => {
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
    expect(must(one.turn('p')).seed).toBe(turnSeed('first', 'p', 1))
    expect(practice(practised(steps), keeper(kept.stored)).progress()).toMatchObject({ earned: '0', done: 0 })
  })
  test('is told where nothing can be kept, and goes on', () => {
    const one = practice(practised(steps), { ...keeper(), save: () => false, canSave: () => false })
    expect(one.canKeep()).toBe(false)
    expect(one.check('p', handed({ first: '1' }))).toEqual(['first', 'second'])
  })
})

describe('what is kept', () => {
  const right = (one: Practice, id: string): void => {
    one.check(id, handed({ answer: String(2 * shown(one, id)) }))
  }
  /** Asks for 2a, or for what is said instead. */
  const doubled = (id: string, key = '2*a', text = ''): typeof steps =>
    problemFrom(
      `problem: ${id}\ntitle: T\nparameters: { a: { integer: [10, 99] } }\ntext: '{{a}}'\nask: { kind: number, key: ${key}, text: '${text}' }\n`,
      `${id}.yaml`,
    )
  const [p, q] = [doubled('p'), doubled('q')]

  test('a first visit keeps its seed at once: whoever works on paper finds the same variant again', () => {
    const { stored } = keeper()
    practice(practised(p), keeper(stored))
    const again = practice(practised(p), keeper(stored), ['another'])
    expect(must(again.turn('p')).seed).toBe(turnSeed('first', 'p', 0))
  })
  test.each(['1!5eed!.', '3!5eed~1!x!.', 'what is this'])('of %j a copy is put aside, and it is not written over by looking', (text) => {
    const kept = keeper(text)
    const one = practice(practised(p), kept)
    one.canKeep()
    one.sync()
    expect([...kept.stored]).toEqual([
      ['', text],
      [':unreadable', text],
    ])
    right(one, 'p')
    expect(kept.stored.get(':unreadable')).toBe(text)
    expect(practice(practised(p), keeper(kept.stored)).progress()).toMatchObject({ earned: '1' })
  })
  test('two pages side by side: what either earned stays, with the later turn of each problem', () => {
    const stored = new Map<string, string>()
    const data = practised(p, q)
    const a = practice(data, keeper(stored))
    const b = practice(data, keeper(stored))
    right(a, 'p')
    a.next('p')
    b.check('q', handed({ answer: '0' }))
    expect(b.progress()).toMatchObject({ earned: '1', done: 2 })
    const later = practice(data, keeper(stored))
    expect(later.progress()).toMatchObject({ earned: '1', done: 2 })
    expect([later.state('p').turn, later.state('q').answers]).toEqual([1, [{ part: 'answer', response: '0', attempt: 1 }]])
  })
  test('two pages at the same problem: the one that is behind shows what it showed until it hears of the other', () => {
    const stored = new Map<string, string>()
    const a = practice(practised(p, q), keeper(stored))
    const b = practice(practised(p, q), keeper(stored))
    const before = must(b.turn('p')).posed.variant
    a.next('p')
    right(a, 'p')
    b.check('p', handed({ answer: '0' }))
    expect(must(b.turn('p')).posed.variant).toBe(before)
    expect(b.state('p').answers).toHaveLength(1)
    expect(practice(practised(p, q), keeper(stored)).state('p')).toMatchObject({ turn: 1, best: '1', answers: a.state('p').answers })
    expect(a.sync()).toEqual([])
    a.next('q')
    expect(b.sync()).toEqual(['p', 'q'])
    a.next('p')
    expect(b.sync()).toEqual(['p'])
    expect(must(b.turn('p')).posed.variant).toBe(must(a.turn('p')).posed.variant)
  })
  test('started over in one page, in all: an older page brings nothing back', () => {
    const stored = new Map<string, string>()
    const a = practice(practised(p, q), keeper(stored))
    right(a, 'p')
    const b = practice(practised(p, q), keeper(stored))
    b.turn('p')
    a.startOver()
    b.check('q', handed({ answer: '0' }))
    expect(practice(practised(p, q), keeper(stored)).progress()).toMatchObject({ earned: '0', done: 0 })
  })
  test('a page without a problem keeps what was done with it', () => {
    const stored = new Map<string, string>()
    const both = practice(practised(p, q), keeper(stored))
    right(both, 'p')
    right(both, 'q')
    const answered = both.state('q')
    const less = practice(practised(p), keeper(stored))
    expect(less.progress()).toEqual({ earned: '1', of: '1', done: 1, problems: 1 })
    less.next('p')
    less.startOver()
    const again = practice(practised(p, q), keeper(stored))
    expect([again.state('q'), again.progress().earned]).toEqual([answered, '1'])
  })
  test('two sets of one name keep both', () => {
    const stored = new Map<string, string>()
    right(practice(practised(p), keeper(stored)), 'p')
    right(practice(practised(q), keeper(stored)), 'q')
    expect(practice(practised(p), keeper(stored)).progress()).toMatchObject({ earned: '1' })
    expect(practice(practised(q), keeper(stored)).progress()).toMatchObject({ earned: '1' })
  })
  test('of a problem that was edited and asks for something else: what was earned, and no answers', () => {
    const stored = new Map<string, string>()
    const before = practice(practised(p), keeper(stored))
    right(before, 'p')
    before.solve('p')
    const edited = practice(practised(doubled('p', '3*a')), keeper(stored))
    expect(edited.standing('p').size).toBe(0)
    expect(edited.state('p')).toMatchObject({ turn: 0, best: '1', done: true, answers: [] })
    // it is no more solved: it can be answered
    expect(edited.check('p', handed({ answer: String(3 * shown(edited, 'p')) }))).toEqual(['answer'])
    expect(edited.standing('p').get('answer')).toMatchObject({ attempts: 1, mark: { credit: '1' } })
    const later = practice(practised(doubled('p', '3*a')), keeper(stored))
    expect(later.standing('p').get('answer')).toMatchObject({ attempts: 1, mark: { credit: '1' } })
  })
  test('a text that is corrected loses nothing', () => {
    const stored = new Map<string, string>()
    right(practice(practised(p), keeper(stored)), 'p')
    const corrected = practice(practised(doubled('p', '2*a', 'Twice?')), keeper(stored))
    expect(corrected.standing('p').get('answer')).toMatchObject({ attempts: 1, mark: { credit: '1' } })
  })
  test('answered wrongly is answered, also after a new variant and on a later visit', () => {
    const kept = keeper()
    const one = practice(practised(steps), kept)
    one.check('p', handed({ first: '0', second: '0' }))
    one.next('p')
    expect([one.isDone('p'), one.progress()]).toEqual([true, { earned: '0', of: '3', done: 1, problems: 1 }])
    expect(practice(practised(steps), keeper(kept.stored)).isDone('p')).toBe(true)
    one.startOver()
    expect(one.isDone('p')).toBe(false)
  })
})

test('what waits for a person is no basis for what follows', () => {
  const turn = must(openTurn({ id: 'p', title: [], points: '3', asked: {}, problem: steps }, 'a', 0, 'en'))
  const seen: (readonly RawResponse[])[] = []
  const waits: Turn = {
    ...turn,
    mark({ response }, before) {
      seen.push(before.map((one) => one.response))
      return response === '?' ? { status: 'needs-review', code: 'review/undecided' } : { status: 'graded', credit: '0' }
    },
  }
  const open = new OpenedTurn(ok(waits), 0)
  open.hand(waits, { part: 'first', response: '1' })
  open.hand(waits, { part: 'first', response: '?' })
  open.hand(waits, { part: 'second', response: '2' })
  expect(seen).toEqual([[], ['1'], ['1']])
  expect(open.standing.get('first')).toMatchObject({ attempts: 2, response: '?' })
  const later = new OpenedTurn(ok(waits), 0)
  later.replay(waits, [
    { part: 'first', response: '1', attempt: 1 },
    { part: 'first', response: '?', attempt: 2 },
    { part: 'second', response: '2', attempt: 1 },
  ])
  expect(seen.slice(3)).toEqual([[], ['1'], ['1']])
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
