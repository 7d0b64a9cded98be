// What several attempts at one part make together. Credits by hand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../../src/math/exact/rational.ts'
import { countRows, exact, type Rules } from './answers.ts'

describe('points by attempt', () => {
  // shares of 10 points
  test.each([
    ['1', '1'],
    ['1/2 1', '17/20'], // 10 · 1/2 + 7 · 1/2 = 8.5
    ['0 1', '7/10'],
    ['0 0 1', '1/2'],
    ['0 0 0 1', '1/2'], // a further attempt is worth what the last of the list is
    ['1/4 1/2 1', '27/40'], // 10/4 + 7/4 + 5/2 = 6.75
    ['1/2 1/4 1', '3/4'], // 5 + 0 + 5/2 = 7.5: what was earned stays
    ['1 0 0', '1'],
    ['0 0', '0'],
    ['! 1', '1'], // what cannot be read is no attempt
  ])('%s of [10, 7, 5] gives %s', (rows, credit) => {
    expect(countRows(rows, { byAttempt: '10 7 5' }).credit).toBe(credit)
  })

  test('tell what each attempt added', () => {
    const { rows, rules } = countRows('1/2 1/4 1', { byAttempt: '10 7 5' })
    expect(rows).toBe('1/2 1/4:no-gain 1')
    expect(rules).toEqual([
      { rule: 'points-by-attempt', attempt: 1, gain: '1/2', value: '1' },
      { rule: 'points-by-attempt', attempt: 3, gain: '1/2', value: '1/2' },
    ])
  })
  test('wait with an answer that waits, unless all has been earned', () => {
    expect(countRows('1/2 ?', { byAttempt: '10 7' })).toMatchObject({ credit: '1/2', pending: true })
    expect(countRows('1 ?', { byAttempt: '10 7' })).toMatchObject({ credit: '1', pending: false })
  })
  test('do not ask which attempt counts', () => {
    expect(countRows('1 0', { byAttempt: '10 7', counts: 'last' }).credit).toBe('1')
  })

  const credits = fc.array(fc.constantFrom('0', '1/4', '1/3', '1/2', '2/3', '1'), { minLength: 1, maxLength: 6 })
  const falling = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }).map((drops) => {
    let value = 40
    return [value, ...drops.map((drop) => (value -= drop))].join(' ')
  })
  test('never lose what was earned: one more attempt never gives less', () => {
    fc.assert(
      fc.property(credits, falling, (rows, byAttempt) => {
        const worth = rows.map((_, n) => exact(countRows(rows.slice(0, n + 1).join(' '), { byAttempt }).credit))
        return worth.every((credit, n) => n === 0 || compare(credit, worth[n - 1] ?? 0) >= 0)
      }),
      { seed: 5, numRuns: 500 },
    )
  })
  test('never give more than the best credit', () => {
    fc.assert(
      fc.property(credits, falling, (rows, byAttempt) => {
        const made = exact(countRows(rows.join(' '), { byAttempt }).credit)
        return compare(made, exact(countRows(rows.join(' '), { counts: 'best' }).credit)) <= 0
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})

describe('a penalty for wrong attempts', () => {
  test.each<[string, Rules, string]>([
    ['1', {}, '1'],
    ['0 1', {}, '9/10'],
    ['0 1/2 1', {}, '4/5'], // half right is wrong as well
    ['! 1', {}, '1'],
    ['? 1', {}, '1'],
    ['0 0 1/10', {}, '0'], // 1/10 − 2/10
    ['0 1 1/2', { counts: 'best' }, '9/10'],
    ['1/2 1/2', { counts: 'best' }, '1/2'], // the second is worth 4/10
    ['1/2 3/5', { counts: 'best' }, '1/2'], // 3/5 − 1/10: the first of equals
    ['0 1', { counts: 'first' }, '0'],
    ['0 1', { counts: 'average' }, '9/20'],
    ['1 1', {}, '1'], // a right one costs nothing
  ])('%s with 10%% each, %o: %s', (rows, rules, credit) => {
    expect(countRows(rows, { penalty: '1/10', ...rules }).credit).toBe(credit)
  })
  test('tells how many, and what is left', () => {
    expect(countRows('0 1/2 1', { penalty: '1/10' }).rules).toEqual([
      { rule: 'attempt', counts: 'last', attempt: 3, credit: '1' },
      { rule: 'penalty', attempt: 3, wrong: 2, each: '1/10', credit: '4/5' },
    ])
  })
})

describe('the average', () => {
  test.each([
    ['1 0', 2, '1/2'],
    ['1 0 1/2', 3, '1/2'],
    ['1 ! 0', 2, '1/2'],
    ['1/3', 1, '1/3'],
    ['1 0 1', 3, '2/3'],
  ])('of %s is over %i graded attempts: %s', (rows, attempts, credit) => {
    const made = countRows(rows, { counts: 'average' })
    expect([made.credit, made.used]).toEqual([credit, attempts])
    expect(made.rules).toEqual([{ rule: 'average', attempts, credit }])
  })
  test('every graded attempt has a share; one that waits may change it', () => {
    const made = countRows('1 ? 0', { counts: 'average' })
    expect(made).toMatchObject({ credit: '1/2', pending: true, rows: '1 ?:not-graded 0' })
  })
  test('leaves out what is above the attempts allowed', () => {
    expect(countRows('1 0 0', { counts: 'average', allowed: 2 })).toMatchObject({ credit: '1/2', rows: '1 0 0:over-attempts' })
  })
})
