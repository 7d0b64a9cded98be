// What a student's page is told of the rules, and what it is not.
import { expect, test } from 'vitest'
import { toldOf } from '../../../grader/policy/told.ts'
import { rulesToHtml } from '../../../src/render/graded/rules.ts'
import type { ShownRule } from '../../../src/render/pages.ts'
import { pageWordsOf } from '../../../src/words/pages-en.ts'

test('a factor, a kept score and the attempt that counts are not told; what they stand beside is', () => {
  expect(
    toldOf([
      { rule: 'attempt', counts: 'best', attempt: 2, credit: '1' },
      { rule: 'late', attempt: 2, seconds: '5', factor: '1/2', floor: true },
      { rule: 'factor', factor: '11/10' },
      { rule: 'kept-before', otherwise: '1' },
    ]),
  ).toEqual({ rules: [{ rule: 'late', attempt: 2, factor: '1/2' }] })
  expect(toldOf([{ rule: 'factor', factor: '2' }])).toEqual({})
})

test.each<[ShownRule, string]>([
  [{ rule: 'late', attempt: 2, factor: '9/10' }, 'Attempt 2 came after the due date: it counts for 90 %.'],
  [{ rule: 'points-by-attempt', attempt: 3, gain: '1/3', value: '1/2' }, 'Attempt 3 added 33.33 % of the credit, at 50 % of the points.'],
  [{ rule: 'penalty', attempt: 3, wrong: 2, each: '1/10' }, 'There were 2 wrong attempts before attempt 3, each of which takes off 10 %.'],
  [{ rule: 'average', attempts: 3 }, 'The average of 3 attempts counts.'],
  [{ rule: 'closed', answers: 1 }, '1 answer came after the closing date and does not count.'],
  [{ rule: 'cap', cap: '15/2' }, 'No more than 7.5 points can be had for this problem.'],
  [{ rule: 'weight', weight: '2' }, 'In the score the points of this problem count 2 times.'],
  [{ rule: 'excused' }, 'You are excused from this problem: it does not count.'],
  [{ rule: 'dropped' }, 'The score leaves this problem out: it is one of the lowest.'],
])('%o', (rule, sentence) => {
  expect(rulesToHtml([rule], pageWordsOf('en'))).toContain(`<li>${sentence}</li>`)
})
test('no rules, no list', () => {
  expect(rulesToHtml([], pageWordsOf('en'))).toBe('')
})
