// What an answer is worth by the time of its receipt. Factors by hand; a day has 86,400 s and begins at the due date.
import { describe, expect, test } from 'vitest'
import { lateness } from '../../../grader/policy/late.ts'
import type { LateRule } from '../../../grader/policy/student-policy.ts'
import { toText } from '../../../src/math/exact/rational.ts'
import { countRows, due, exact } from './answers.ts'

const perDay = (share: string, more: { readonly grace?: number; readonly floor?: string } = {}): LateRule => ({
  grace: more.grace ?? 0,
  off: { perDay: exact(share) },
  floor: exact(more.floor ?? '0'),
})
const factorOf = (seconds: number | undefined, rule: LateRule | undefined): unknown => {
  const { milliseconds, factor, floored } = lateness(seconds === undefined ? undefined : due + seconds * 1000, due, rule)
  return [milliseconds / 1000, toText(factor), floored]
}

describe('10% a day', () => {
  test.each([
    [-0.001, 0, '1'],
    [0, 0, '1'],
    [0.001, 0.001, '9/10'],
    [86_400, 86_400, '9/10'],
    [86_400.001, 86_400.001, '4/5'],
    [86_401, 86_401, '4/5'],
    [9 * 86_400, 777_600, '1/10'],
    [10 * 86_400, 864_000, '0'],
  ])('%f s after the due date: %f s late, %s left', (seconds, late, factor) => {
    expect(factorOf(seconds, perDay('1/10'))).toEqual([late, factor, false])
  })
  test('never goes below the floor', () => {
    expect(factorOf(11 * 86_400, perDay('1/10'))).toEqual([950_400, '0', true])
    expect(factorOf(5 * 86_400, perDay('1/10', { floor: '1/2' }))).toEqual([432_000, '1/2', false])
    expect(factorOf(5 * 86_400 + 1, perDay('1/10', { floor: '1/2' }))).toEqual([432_001, '1/2', true])
  })
  test('forgives within the grace; behind it lateness counts from the due date', () => {
    const rule = perDay('1/10', { grace: 900 })
    expect(factorOf(900, rule)).toEqual([900, '1', false])
    expect(factorOf(900.001, rule)).toEqual([900.001, '9/10', false])
    expect(factorOf(86_401, rule)).toEqual([86_401, '4/5', false])
  })
})

describe('steps', () => {
  const rule: LateRule = {
    grace: 0,
    off: {
      steps: [
        { within: 86_400, off: exact('1/10') },
        { within: 259_200, off: exact('1/2') },
      ],
    },
    floor: 0,
  }
  test.each([
    [0, '1', false],
    [1, '9/10', false],
    [86_400, '9/10', false],
    [86_401, '1/2', false],
    [259_200, '1/2', false],
    [259_201, '0', false],
  ])('%i s after the due date: %s', (seconds, factor, floored) => {
    expect(factorOf(seconds, rule)).toEqual([seconds, factor, floored])
  })
  test('leave the floor behind the last', () => {
    expect(factorOf(259_201, { ...rule, floor: exact('1/5') })).toEqual([259_201, '1/5', true])
  })
})

test('without a rule lateness costs nothing; without a time of receipt nothing is late', () => {
  expect(factorOf(5, undefined)).toEqual([5, '1', false])
  expect(factorOf(undefined, perDay('1/10'))).toEqual([0, '1', false])
})

describe('late answers among several', () => {
  const late = perDay('1/10')
  test('the best is what is worth most, not what is most right', () => {
    // 4/5 in time, 1 two days begun late: 4/5 as well, and the first of equals counts
    expect(countRows('4/5@-1 1@86401', { counts: 'best', late })).toMatchObject({ credit: '4/5', rows: '4/5@-1 1@86401:not-best' })
    expect(countRows('4/5@-1 1@5', { counts: 'best', late })).toMatchObject({ credit: '9/10', rows: '4/5@-1:not-best 1@5' })
  })
  test('each gain of points by attempt bears its own lateness', () => {
    // 1/2 in time; the other half at 7/10 of the points, a day late: 1/2 + 1/2 · 7/10 · 9/10
    const { credit, rules } = countRows('1/2@-1 1@5', { byAttempt: '10 7 5', late })
    expect(credit).toBe('163/200')
    expect(rules).toEqual([
      { rule: 'points-by-attempt', attempt: 1, gain: '1/2', value: '1' },
      { rule: 'points-by-attempt', attempt: 2, gain: '1/2', value: '7/10' },
      { rule: 'late', attempt: 2, seconds: '5', factor: '9/10' },
    ])
  })
  test('the penalty comes before the lateness', () => {
    // (1 − 1/10) · 9/10
    const { credit, rules } = countRows('0@-9 1@5', { penalty: '1/10', late })
    expect(credit).toBe('81/100')
    expect(rules.map(({ rule }) => rule)).toEqual(['attempt', 'penalty', 'late'])
  })
  test('the average is over what each is worth', () => {
    expect(countRows('1@-1 1@5', { counts: 'average', late }).credit).toBe('19/20')
  })
  test('what comes after the closing date does not count and costs no attempt', () => {
    const made = countRows('0@-5 1@3600 1@3600.001', { closes: 3600, allowed: 2 })
    expect(made).toMatchObject({ credit: '1', used: 2, rows: '0@-5:not-last 1@3600 1@3600.001:after-closing' })
    expect(made.rules).toEqual([
      { rule: 'attempt', counts: 'last', attempt: 2, credit: '1' },
      { rule: 'closed', answers: 1 },
    ])
  })
})
