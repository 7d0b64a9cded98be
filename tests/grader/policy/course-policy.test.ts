// Which rules and dates hold for which student: the set's, the section's, and what was agreed.
import { describe, expect, test } from 'vitest'
import { coursePolicy } from '../../../grader/policy/course-policy.ts'
import { readExceptions } from '../../../grader/policy/exceptions.ts'
import type { ProblemPolicy } from '../../../grader/policy/student-policy.ts'
import { readRun } from '../../../src/manifest.ts'
import { toText } from '../../../src/math/exact/rational.ts'
import { roster, runOf } from './sample-run.ts'

const dates = {
  due: '2027-01-31T12:00:00Z',
  closes: '2027-02-02T12:00:00Z',
  sections: [{ section: 'B', due: '2027-02-01T12:00:00Z' }],
} as const
function policyOf(student: string, csv = '', run = runOf(dates), problem = 'one'): ProblemPolicy {
  const exceptions = readExceptions(csv, 'exceptions.csv', run, roster)
  if (!exceptions.ok) throw new Error(JSON.stringify(exceptions.errors))
  return coursePolicy(run, roster, exceptions.value).of(student).problem(problem)
}
const iso = (time: number | undefined): string | undefined => (time === undefined ? undefined : new Date(time).toISOString().slice(0, 16))
const datesOf = (...asked: Parameters<typeof policyOf>): readonly (string | undefined)[] => {
  const { due, closes } = policyOf(...asked)
  return [iso(due), iso(closes)]
}

describe('dates', () => {
  test.each([
    ['s1', '2027-01-31T12:00', '2027-02-02T12:00'],
    ['s2', '2027-02-01T12:00', '2027-02-02T12:00'], // what the section does not say is the set's
    ['s3', '2027-01-31T12:00', '2027-02-02T12:00'],
    ['nobody', '2027-01-31T12:00', '2027-02-02T12:00'],
  ])('of %s', (student, due, closes) => {
    expect(datesOf(student)).toEqual([due, closes])
  })
  test.each([
    ['student,extension\ns2,+48h\n', '2027-02-03T12:00', '2027-02-04T12:00'],
    ['section,extension\nB,1d\n', '2027-02-02T12:00', '2027-02-03T12:00'],
    ['student,due\ns2,2027-02-05T12:00Z\n', '2027-02-05T12:00', '2027-02-06T12:00'], // four days later, both
    ['student,due\ns2,2027-01-30T12:00Z\n', '2027-01-30T12:00', '2027-02-02T12:00'], // closing stays
    ['student,problem,extension\ns2,two,+48h\n', '2027-02-01T12:00', '2027-02-02T12:00'],
    ['student,section,extension\ns2,,+48h\n,B,+24h\n', '2027-02-03T12:00', '2027-02-04T12:00'], // the student's row, not the sum
  ])('of s2 with %j', (csv, due, closes) => {
    expect(datesOf('s2', csv)).toEqual([due, closes])
  })
  test.each([
    [{ due: dates.due }, '2027-02-02T12:00', undefined],
    [{ closes: dates.closes }, undefined, '2027-02-04T12:00'],
    [{}, undefined, undefined],
  ])('a set with %o and two more days', (set, due, closes) => {
    expect(datesOf('s1', 'student,extension\ns1,2d\n', runOf(set))).toEqual([due, closes])
  })
  test('a due date where there was none keeps it open until then', () => {
    expect(datesOf('s1', 'student,due\ns1,2027-02-05T12:00Z\n', runOf({ closes: dates.closes }))).toEqual([
      '2027-02-05T12:00',
      '2027-02-05T12:00',
    ])
  })
})

describe('what is particular goes before what is general, each for itself', () => {
  const csv = ['student,section,problem,attempts,factor,excused', 's2,,,2,,', ',B,one,3,120%,', ',B,,1,,yes', 's2,,one,,150%,', ''].join(
    '\n',
  )
  test('for a problem', () => {
    const { extraAttempts, factor, excused } = policyOf('s2', csv)
    // attempts: the student's row before the section's for this problem; factor: the row for this problem; excused: the section's
    expect([extraAttempts, factor === undefined ? undefined : toText(factor), excused]).toEqual([2, '3/2', true])
  })
  test('for another', () => {
    const { extraAttempts, factor, excused } = policyOf('s2', csv, runOf(dates), 'two')
    expect([extraAttempts, factor, excused]).toEqual([2, undefined, true])
  })
  test('not for others', () => {
    expect(policyOf('s1', csv)).toMatchObject({ extraAttempts: 0, excused: false })
  })
  test('a student is not excused although the section is', () => {
    expect(policyOf('s2', 'student,section,excused\n,B,yes\ns2,,no\n').excused).toBe(false)
  })
})

test('rules of the set and of its entries are exact', () => {
  const run = runOf(
    { ...dates, counts: 'best', late: { grace: 900, off: { perDay: '1/10' }, floor: '1/3' }, dropLowest: 1, cap: '15', pass: '3/5' },
    { one: { points: '10', byAttempt: ['10', '7', '5'], weight: '1/2' }, two: { penalty: '1/3', cap: '8' } },
  )
  const policy = coursePolicy(run, roster, []).of('s1')
  expect(policy.section).toBe('A')
  expect(policy.problem('one').byAttempt?.map(toText)).toEqual(['1', '7/10', '1/2'])
  expect([policy.problem('one').weight, policy.problem('two').cap].map((value) => toText(value ?? -1))).toEqual(['1/2', '8'])
  expect(toText(policy.problem('two').penalty ?? 0)).toBe('1/3')
  expect(policy.problem('two').late).toMatchObject({ grace: 900 })
  expect([policy.total.dropLowest, policy.total.cap, toText(policy.total.pass ?? 0)]).toEqual([1, 15, '3/5'])
})

test('a set without these keys asks nothing', () => {
  const policy = coursePolicy(runOf(), roster, []).of('s3')
  expect(policy).toMatchObject({ total: { dropLowest: 0 } })
  expect(policy).not.toHaveProperty('section')
  expect(policy.problem('one')).toEqual({ counts: 'last', extraAttempts: 0, excused: false })
})

test('a run.json of before these keys is read, and asks nothing either', () => {
  const text =
    '{"format":"quizwright-run/1","engine":"0.3.0","seed":"29","set":{"id":"week","title":[],"mode":"practice","language":"en","due":"2027-01-31T23:59:00+01:00","counts":"best"},' +
    '"options":{"roster":true,"names":false,"privateLinks":false,"split":false},' +
    '"problems":[{"problem":"one","title":[],"spec":"d","points":"1","asked":{"attempts":2},"parts":[{"id":"answer","points":"1","attempts":2}]}]}\n'
  const run = readRun(text, 'run.json')
  if (!run.ok) throw new Error('run.json is not read')
  expect(coursePolicy(run.value, roster, []).of('s1').problem('one')).toEqual({
    counts: 'best',
    due: Date.UTC(2027, 0, 31, 22, 59),
    extraAttempts: 0,
    excused: false,
  })
})
