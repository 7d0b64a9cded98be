// From problems to the total of the set. Sums by hand.
import { describe, expect, test } from 'vitest'
import { problemPoints } from '../../../grader/policy/problem-points.ts'
import type { ProblemPolicy, TotalPolicy } from '../../../grader/policy/student-policy.ts'
import { type Counted, setTotal } from '../../../grader/policy/total.ts'
import { toText } from '../../../src/math/exact/rational.ts'
import { exact } from './answers.ts'

/** `a 1/2 of 10`, `a 1/2 of 10 x3` with a weight; `excused` and `pending` behind it. */
function problem(text: string): Counted {
  const [, id = '', earned = '', of = '', weight = '1', state = ''] =
    /^(\w+) (\S+) of (\S+?)(?: x(\S+))?(?: (excused|pending))?$/.exec(text) ?? []
  return {
    problem: id,
    earned: exact(earned),
    of: exact(of),
    weight: exact(weight),
    excused: state === 'excused',
    pending: state === 'pending',
  }
}
function totalOf(problems: string, policy: Partial<TotalPolicy>): unknown {
  const { earned, of, dropped, passed } = setTotal(problems.split(', ').map(problem), { dropLowest: 0, ...policy })
  return [`${toText(earned)} of ${toText(of)}`, [...dropped].join(' '), passed]
}

describe('the lowest are dropped', () => {
  test.each([
    ['a 1 of 2, b 3 of 4, c 1 of 1', 1, '4 of 5', 'a'],
    // by the share, not by the points: 5 of 10 is less than 2 of 3
    ['a 5 of 10, b 2 of 3', 1, '2 of 3', 'a'],
    ['a 1 of 2, b 2 of 4, c 3 of 3', 1, '4 of 5', 'b'], // of equals the later
    ['a 1 of 2, b 1 of 2, c 1 of 2', 2, '1 of 2', 'c b'],
    ['a 0 of 2, b 1 of 2', 5, '1 of 2', 'a'], // one is left
    ['a 0 of 2 excused, b 1 of 2, c 2 of 2', 1, '2 of 2', 'b'], // an excused one is none of them
    ['a 0 of 0, b 1 of 2, c 2 of 2', 1, '2 of 2', 'b'],
    ['a 0 of 2', 1, '0 of 2', ''],
    ['a 1 of 2, b 2 of 2', 0, '3 of 4', ''],
  ])('%s, %i of them: %s', (problems, dropLowest, sum, dropped) => {
    expect(totalOf(problems, { dropLowest })).toEqual([sum, dropped, undefined])
  })
})

describe('weights and caps', () => {
  test.each<[string, Partial<TotalPolicy>, string]>([
    ['a 1 of 2 x3, b 1 of 1', {}, '4 of 7'],
    ['a 1/3 of 1 x1/2, b 1 of 1', {}, '7/6 of 3/2'],
    ['a 2 of 2 x0, b 1 of 1', {}, '1 of 1'],
    ['a 60 of 60, b 55 of 60', { cap: 100 }, '100 of 100'],
    ['a 40 of 60, b 55 of 60', { cap: 100 }, '95 of 100'],
    ['a 1 of 2', { cap: 100 }, '1 of 2'],
  ])('%s, %o: %s', (problems, policy, sum) => {
    expect(totalOf(problems, policy)).toEqual([sum, '', undefined])
  })
})

describe('the pass mark', () => {
  const pass = exact('3/5')
  test.each<[string, boolean | undefined]>([
    ['a 6 of 10', true], // exactly the mark
    ['a 599999999999/100000000000 of 10', false], // just short of it
    ['a 2 of 3, b 1 of 2', true], // 3 of 5
    ['a 1/3 of 1, b 13/15 of 1', true], // 6/5 of 2: exact, as no float is
    ['a 6 of 10, b 0 of 1 excused', true],
    ['a 0 of 10', false],
    ['a 0 of 10 excused', undefined],
    ['a 5 of 10, b 0 of 5 pending', undefined],
    ['a 10 of 10, b 0 of 5 pending', true], // whatever comes of b
  ])('at 60%%, %s: %s', (problems, passed) => {
    expect(setTotal(problems.split(', ').map(problem), { dropLowest: 0, pass }).passed).toBe(passed)
  })
  test('is told with the share that was reached', () => {
    expect(setTotal([problem('a 1 of 3')], { dropLowest: 0, pass }).rules).toEqual([{ rule: 'pass', mark: '3/5', share: '1/3' }])
  })
})

describe('the points of a problem', () => {
  const plain: ProblemPolicy = { counts: 'last', extraAttempts: 0, excused: false }
  test.each<[string, Partial<ProblemPolicy>, string, string, readonly string[]]>([
    ['as its parts make them', {}, '7', '10', []],
    ['times a factor', { factor: exact('11/10') }, '77/10', '10', ['factor']],
    ['at most the cap', { cap: 5 }, '5', '5', ['cap']],
    ['a cap that is not reached', { cap: 8 }, '7', '8', []],
    ['the factor, then the cap', { factor: exact('11/10'), cap: exact('15/2') }, '15/2', '15/2', ['factor', 'cap']],
    ['the weight is left to the total', { weight: 2 }, '7', '10', ['weight']],
    ['nothing, out of nothing', { excused: true, factor: 2, cap: 5 }, '0', '0', ['excused']],
  ])('%s', (_, policy, earned, of, rules) => {
    const made = problemPoints({ earned: 7, of: 10 }, { ...plain, ...policy })
    expect([toText(made.earned), toText(made.of), made.rules.map(({ rule }) => rule)]).toEqual([earned, of, rules])
  })
})
