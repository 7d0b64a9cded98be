// The state of a practice page as a short text: what goes in comes out, however little room there is and whatever an LMS
// makes of it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RawResponse } from '../../src/model.ts'
import { type AnswerState, keyOf, packState, type PracticeState, type ProblemState } from '../../src/practice/state.ts'
import { unpackState } from '../../src/practice/state-read.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('', '!', '$~|', '%', '1!2', '−1', '½', '\ud800', '!.', 'a\nb', '<&>"\'\\`'),
)
const anyResponse: fc.Arbitrary<RawResponse> = fc.oneof(
  anyText,
  fc.array(anyText, { maxLength: 4 }),
  fc
    .uniqueArray(fc.tuple(fc.constantFrom('h[1]', 'h[2]', 'f', '__proto__', 'c_t'), anyText), { selector: ([cell]) => cell, maxLength: 4 })
    .map((cells) => Object.fromEntries(cells)),
)
const anyAnswer: fc.Arbitrary<AnswerState> = fc.record({
  part: fc.constantFrom('a', 'b', 'state'),
  response: anyResponse,
  attempt: fc.integer({ min: 1, max: 50 }),
})
const ids = ['gating', 'lstm-state', 'gru-step', 'rnn-unroll', 'bptt-gradient']
const anyProblem = (problem: string): fc.Arbitrary<ProblemState> =>
  fc
    .record({
      turn: fc.constantFrom(0, 1, 12, 2000),
      best: fc.constantFrom('0', '1', '2/3', '11/12'),
      answers: fc.array(anyAnswer, { maxLength: 6 }),
      done: fc.boolean(),
      solved: fc.boolean(),
      variant: fc.constantFrom(undefined, 'ab27', 'zzzz'),
    })
    .map(({ done, solved, variant, ...rest }) => ({
      key: keyOf(problem),
      since: rest.turn === 12 ? 7 : 0,
      ...rest,
      ...(done && { done }),
      ...(solved && { solved }),
      ...(variant !== undefined && { variant }),
    }))
const anyState: fc.Arbitrary<PracticeState> = fc
  .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.nat(5000), fc.subarray(ids))
  .chain(([seed, saves, some]) => fc.tuple(...some.map(anyProblem)).map((problems) => ({ seed, saves, problems })))

/** Of a problem that nothing has happened in nothing is kept. */
const touched = ({ turn, best, answers, done, solved }: ProblemState): boolean =>
  turn > 0 || best !== '0' || answers.length > 0 || done === true || solved === true

describe('round trip', () => {
  test('what is packed is unpacked, whatever the texts', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(unpackState(packState(state))).toEqual({ ...state, problems: state.problems.filter(touched) })
      }),
    )
  })

  test('printable ASCII alone, without what HTML, XML and scripts set apart', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(packState(state)).toMatch(/^[ #-%(-;=?-[\]-_a-~!]*$/)
      }),
    )
  })

  test('the form itself, by hand', () => {
    const state: PracticeState = {
      seed: '5eed',
      saves: 12,
      problems: [
        { key: keyOf('gating'), since: 0, turn: 0, best: '0', answers: [] },
        {
          key: 'on4bnd',
          turn: 3,
          since: 2,
          best: '2/3',
          answers: [
            { part: 'a', response: ['o1', 'o3'], attempt: 1 },
            { part: 'b', response: { 'h[1]': '0.5', 'h[2]': '' }, attempt: 1 },
            { part: 'b', response: '−1!', attempt: 2 },
          ],
          done: true,
          solved: true,
          variant: 'ab27',
        },
      ],
    }
    // coreutils: printf lstm-state | sha256sum | xxd -r -p | base32 | head -c 6, in lower case
    expect(packState(state)).toBe('2!5eed~12!on4bnd~3~2~2/3~ds~ab27$a~1~l|o1|o3$b~1~r|h[1]~0.5|h[2]~$b~2~t%22121%0021!.')
  })
})

const answer = (part: string, attempt: number, response: RawResponse): AnswerState => ({ part, response, attempt })
const stateOf = (...problems: readonly ProblemState[]): PracticeState => ({ seed: '0123456789abcdef', saves: 4, problems })

describe('room', () => {
  test('never more than the limit; what is left is part of what was', () => {
    fc.assert(
      fc.property(anyState, fc.nat(400), (state, limit) => {
        const text = packState(state, limit)
        expect(text.length).toBeLessThanOrEqual(limit)
        const back = unpackState(text)
        for (const kept of back?.problems ?? []) {
          const before = state.problems.find(({ key }) => key === kept.key)
          expect({ ...before, answers: [] }).toEqual({ ...kept, answers: [] })
          const left = [...(before?.answers ?? [])]
          for (const one of kept.answers) {
            const at = left.findIndex((other) => JSON.stringify(other) === JSON.stringify(one))
            expect(at).toBeGreaterThanOrEqual(0)
            left.splice(0, at + 1)
          }
        }
      }),
    )
  })

  test('an answer that was answered anew goes first, then the oldest; turn and best stay', () => {
    const one = {
      key: keyOf('gating'),
      since: 0,
      turn: 1,
      best: '1/2',
      answers: [answer('a', 1, 'old'), answer('b', 1, 'x'), answer('a', 2, 'new')],
    }
    const two = { key: keyOf('gru-step'), since: 0, turn: 2, best: '1', answers: [answer('a', 1, 'y')] }
    const state = stateOf(one, two)
    const all = packState(state).length
    const keptAt = (limit: number): readonly (readonly RawResponse[])[] =>
      (unpackState(packState(state, limit))?.problems ?? []).map(({ answers }) => answers.map(({ response }) => response))
    expect(keptAt(all)).toEqual([['old', 'x', 'new'], ['y']])
    expect(keptAt(all - 1)).toEqual([['x', 'new'], ['y']])
    expect(keptAt(all - '$a~1~told'.length)).toEqual([['x', 'new'], ['y']])
    expect(keptAt(all - '$a~1~told'.length - 1)).toEqual([['new'], ['y']])
    expect(keptAt(all - '$a~1~told$b~1~tx$a~2~tnew'.length)).toEqual([[], ['y']])
    const bare = all - '$a~1~told$b~1~tx$a~2~tnew$a~1~ty'.length
    expect(keptAt(bare)).toEqual([[], []])
    expect(unpackState(packState(state, bare))?.problems).toEqual([
      { ...one, answers: [] },
      { ...two, answers: [] },
    ])
  })

  test('what is older than an answer that is left out goes with it, short as it may be; other problems keep theirs', () => {
    const long = { key: keyOf('gating'), since: 0, turn: 0, best: '1', answers: [answer('a', 1, 'x'), answer('b', 1, 'y'.repeat(50))] }
    const other = { key: keyOf('gru-step'), since: 0, turn: 0, best: '1', answers: [answer('a', 1, 'z')] }
    const state = stateOf(long, other)
    // one character too few for the long one, and enough for the short one
    const limit = packState(state).length - '$a~1~tx'.length - 1
    expect(unpackState(packState(state, limit))?.problems).toEqual([{ ...long, answers: [] }, other])
  })

  test('forty problems at their hundredth variant fit with all their bests, and with answers of fifty characters', () => {
    const many = Array.from({ length: 40 }, (_, i) => `problem-${i}`)
    const state = stateOf(
      ...many.map((problem) => ({ key: keyOf(problem), since: 0, turn: 100, best: '11/12', answers: [answer('a', 1, '1'.repeat(50))] })),
    )
    expect(unpackState(packState(state, 4096))).toEqual(state)
  })

  test('of problems that are too many even so, those that earned nothing are left out, the last first', () => {
    const many = Array.from({ length: 400 }, (_, i) => `problem-${i}`)
    const problems = many.map((problem, i) => ({
      key: keyOf(problem),
      since: 0,
      turn: 100,
      best: i % 4 === 3 ? '11/12' : '0',
      answers: [],
    }))
    const back = unpackState(packState(stateOf(...problems), 4096))?.problems ?? []
    expect(back.filter(({ best }) => best !== '0')).toHaveLength(100)
    const nothing = back.filter(({ best }) => best === '0').map(({ key }) => key)
    expect(nothing.length).toBeGreaterThan(100)
    expect(nothing).toEqual(
      many
        .filter((_, i) => i % 4 !== 3)
        .slice(0, nothing.length)
        .map(keyOf),
    )
  })

  test('no room for the seed: nothing', () => {
    expect(packState(stateOf(), 10)).toBe('')
    expect(unpackState('')).toBeUndefined()
  })
})

describe('what is no state of these problems', () => {
  const state = stateOf(
    { key: keyOf('gating'), since: 0, turn: 1, best: '1/2', answers: [answer('a', 1, 'x'), answer('a', 2, 'y')] },
    { key: keyOf('gru-step'), since: 0, turn: 2, best: '1', answers: [] },
  )
  const text = packState(state)
  const [, , gating = '', gru = ''] = text.split('!')

  test.each([
    '',
    ' ',
    '{}',
    '1!5eed!.',
    '2!5eed!.',
    '2!5eed~x!.',
    '2!5eed~1~1!.',
    text.replace(/^2/, '3'),
    '2',
    '2!.',
    '2!~1!.',
    '2!a%00~1!.',
    'null',
  ])('%j is none', (junk) => {
    expect(unpackState(junk)).toBeUndefined()
  })

  test('cut off anywhere: no more than there was, and never an answer that nobody gave', () => {
    for (let length = 0; length < text.length; length += 1) {
      const back = unpackState(text.slice(0, length))
      for (const kept of back?.problems ?? []) {
        const whole = state.problems.find(({ key }) => key === kept.key)
        expect({ ...whole, answers: [] }).toEqual({ ...kept, answers: [] })
        expect(whole?.answers.slice(0, kept.answers.length)).toEqual(kept.answers)
      }
    }
    expect(unpackState(text.slice(0, -2))?.problems).toEqual([state.problems[0]])
  })

  test.each([
    ['a turn that is no number', gating.replace('~1~', '~x~')],
    ['started over later than it is', gating.replace('~1~~', '~1~2~')],
    ['no key', gating.replace(/^.{6}/, 'GATING')],
    ['no digest', gating.replace('1/2~~', '1/2~~abc')],
    ['more than all', gating.replace('1/2', '3/2')],
    ['a share with nothing below', gating.replace('1/2', '1/0')],
    ['a flag of another version', gating.replace('1/2~', '1/2~z')],
    ['a field too many', gating.replace('1/2~~', '1/2~~~')],
    ['a field too few', gating.replace('1/2~~', '1/2~')],
  ])('%s: that problem alone is left out', (_, damaged) => {
    expect(damaged).not.toBe(gating)
    expect(unpackState(`2!5eed~1!${damaged}!${gru}!.`)?.problems).toEqual([state.problems[1]])
  })

  test.each(['$~1~tx', '$a~0~tx', '$a~1~', '$a~1~q', '$a~1~t|', '$a~1~t%zz', '$a~1~r|x', '$a~1~r|x~y~z', '$a~-1~tx', '$', '$a'])(
    'an answer %j is left out',
    (damaged) => {
      expect(unpackState(`2!5eed~1!${gating}${damaged}!.`)?.problems).toEqual([state.problems[0]])
    },
  )

  test('junk never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((junk) => `2!a~1!${gating}$${junk}!.`),
        ),
        (junk) => {
          expect(['object', 'undefined']).toContain(typeof unpackState(junk))
        },
      ),
    )
    const long = `2!a~1!${'%'.repeat(3_000_000)}!.`
    expect(unpackState(long)).toBeUndefined()
  })
})
