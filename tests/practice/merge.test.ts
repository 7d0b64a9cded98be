// States that were saved at two places, put together: nothing that was earned is lost, and nothing that was erased comes back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merged, mergedAll } from '../../src/practice/merge.ts'
import type { AnswerState, PracticeState, ProblemState } from '../../src/practice/state.ts'

const answer = (response: string, attempt = 1): AnswerState => ({ part: 'a', response, attempt })
const record = (more: Partial<ProblemState> = {}): ProblemState => ({ key: 'aaaaaa', turn: 0, since: 0, best: '0', answers: [], ...more })
const stateOf = (problem: Partial<ProblemState>, more: Partial<PracticeState> = {}): PracticeState => ({
  seed: '5eed',
  saves: 1,
  problems: [record(problem)],
  ...more,
})
const of = (a: Partial<ProblemState>, b: Partial<ProblemState>): readonly ProblemState[] => merged(stateOf(a), stateOf(b)).problems

test.each<readonly [name: string, a: Partial<ProblemState>, b: Partial<ProblemState>, whole: Partial<ProblemState>]>([
  ['the later turn', { turn: 2, answers: [answer('x')] }, { turn: 3 }, { turn: 3 }],
  ['the best of both', { best: '2/3', turn: 1 }, { best: '3/4' }, { best: '3/4', turn: 1 }],
  ['done in either', { turn: 1 }, { done: true }, { turn: 1, done: true }],
  [
    'the longer practice of one turn',
    { answers: [answer('x')] },
    { answers: [answer('x'), answer('y', 2)] },
    { answers: [answer('x'), answer('y', 2)] },
  ],
  ['of two as long the first', { answers: [answer('x')] }, { answers: [answer('y')] }, { answers: [answer('x')] }],
  [
    'solved in either',
    { answers: [answer('x')], variant: 'abcd' },
    { solved: true, variant: 'abcd' },
    { answers: [answer('x')], variant: 'abcd', solved: true },
  ],
  [
    'answers to what it asks now',
    { answers: [answer('x')], variant: 'new2' },
    { answers: [answer('y'), answer('z', 2)], variant: 'old2', solved: true },
    { answers: [answer('x')], variant: 'new2' },
  ],
  ['started over last', { since: 2, turn: 2 }, { turn: 9, best: '1', done: true }, { since: 2, turn: 2 }],
])('%s', (_, a, b, whole) => {
  expect(of(a, b)).toEqual([record(whole)])
})

test('a turn of another seed is another variant: of it counts what was earned, and nothing else', () => {
  const newer = stateOf({ turn: 1, answers: [answer('x')] }, { saves: 7 })
  const other = { key: 'bbbbbb', turn: 2, since: 0, best: '1', answers: [answer('z')], solved: true, variant: 'abcd' } as const
  const older = { ...stateOf({ turn: 5, best: '1/2', answers: [answer('y'), answer('y', 2)] }, { saves: 3, seed: 'other' }) }
  expect(mergedAll([{ ...older, problems: [...older.problems, other] }, newer])).toEqual({
    seed: '5eed',
    saves: 7,
    problems: [record({ turn: 1, best: '1/2', answers: [answer('x')] }), record({ key: 'bbbbbb', turn: 2, best: '1' })],
  })
  expect(mergedAll([])).toBeUndefined()
})

const anyRecord = fc
  .record({
    key: fc.constantFrom('aaaaaa', 'bbbbbb', 'cccccc'),
    turn: fc.nat(3),
    since: fc.constantFrom(0, 1),
    best: fc.constantFrom('0', '1/3', '1'),
    answers: fc.array(
      fc.constantFrom('x', 'y').map((text) => answer(text)),
      { maxLength: 3 },
    ),
  })
  .map((one): ProblemState => ({ ...one, turn: one.turn + one.since }))
const anyState: fc.Arbitrary<PracticeState> = fc.record({
  seed: fc.constantFrom('5eed', 'other'),
  saves: fc.nat(9),
  problems: fc.uniqueArray(anyRecord, { selector: ({ key }) => key }),
})

test('the same once more changes nothing, and of problems none is lost', () => {
  fc.assert(
    fc.property(anyState, anyState, (a, b) => {
      const both = merged(a, b)
      expect(merged(both, b)).toEqual(both)
      expect(merged(a, a)).toEqual(a)
      const keys = new Set([...a.problems, ...b.problems].map(({ key }) => key))
      expect(new Set(both.problems.map(({ key }) => key))).toEqual(keys)
    }),
  )
})
