// A set's own rules: each is named, and what is as it would be anyway is not.
import { expect, test } from 'vitest'
import { policiesLost } from '../../src/export/policies.ts'

test('nothing that a set says of scores: nothing is lost', () => {
  expect(policiesLost({ counts: 'last' }, { attempts: 2, points: '3' })).toEqual([])
})

test('every rule by its name, in one entry', () => {
  const set = {
    counts: 'best',
    due: '2027-01-01T00:00:00Z',
    dropLowest: 1,
    late: { grace: 0, off: { perDay: '1/10' }, floor: '0' },
  } as const
  const [entry, another] = policiesLost(set, { penalty: '1/2', byAttempt: ['2', '1'], weight: '2', cap: '1' })
  expect(another).toBeUndefined()
  expect(entry).toEqual({
    status: 'lost',
    feature: 'policies',
    why:
      'the set’s own rules are not part of a question: the penalty for wrong attempts, the points by attempt, its weight, the cap, ' +
      'that the best attempt counts, what late answers are worth, the dates, that the lowest problems are left out',
  })
})

test('an average is no attempt', () => {
  expect(policiesLost({ counts: 'average' }, {})).toEqual([
    { status: 'lost', feature: 'policies', why: 'the set’s own rules are not part of a question: that the average counts' },
  ])
})

test('a cap of the whole set is a cap too', () => {
  expect(policiesLost({ counts: 'last', cap: '3' }, {})).toMatchObject([{ feature: 'policies', why: expect.stringContaining(': the cap') }])
})
