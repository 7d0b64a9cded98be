// A course by all its rules, from the set to the gradebook and the pages. Points by hand.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { jsonl, type SampleCourse, withCourse } from '../sample-course.ts'

const setText = `set: rules
title: By rules
mode: exam
zone: Europe/Berlin
due: 2027-01-31T23:59
closes: 2027-02-03T23:59
sections:
  B: { due: 2027-02-01T23:59 }
counts: best
late: { grace: 15m, per-day: 10%, floor: 50% }
drop-lowest: 1
pass: 60%
problems:
  - { problem: evens, points: [10, 7, 5] }
  - { problem: double, points: 10, attempts: 3, penalty: 10% }
  - { problem: pair, points: 10, attempts: 2, weight: 2 }
`
const exceptions = `student,problem,extension,factor,excused,note
s3,,+48h,,,MEDICALNOTE
s3,double,,,yes,MEDICALNOTE
`

/** Generated, with answers: `s1` and `s3` are in section A, `s2` in B. */
async function started(course: SampleCourse): Promise<void> {
  const { right, number } = course
  course.write('problems/sets/rules.yaml', setText)
  expect((await course.generate(['rules'])).code).toBe(0)
  course.write('out/staff/exceptions.csv', exceptions)
  const evens = right('s1', 'evens')
  const pair = (student: string, at: string): readonly object[] =>
    ['sign', 'both'].map((part) => ({ student, problem: 'pair', part, response: right(student, 'pair', part), at }))
  course.write(
    'answers.jsonl',
    jsonl(
      // one of the two even numbers is missing: 2/3; then all
      { student: 's1', problem: 'evens', response: Array.isArray(evens) ? evens.slice(1) : [], at: '2027-01-30T10:00:00+01:00' },
      { student: 's1', problem: 'evens', response: evens, at: '2027-01-30T10:20:00+01:00' },
      { student: 's1', problem: 'double', response: String(number('s1', 'double') + 1), at: '2027-01-30T11:00:00+01:00' },
      { student: 's1', problem: 'double', response: right('s1', 'double'), at: '2027-01-30T11:05:00+01:00' },
      // a day and nine and a half hours late
      ...pair('s1', '2027-02-02T09:30:00+01:00'),
      { student: 's2', problem: 'evens', response: right('s2', 'evens'), at: '2027-02-01T23:00:00+01:00' },
      // eleven minutes late
      { student: 's2', problem: 'double', response: right('s2', 'double'), at: '2027-02-02T00:10:00+01:00' },
      // eight hours late
      ...pair('s2', '2027-02-02T08:00:00+01:00'),
      ...pair('s3', '2027-02-02T20:00:00+01:00'),
    ),
  )
}

const textsBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))

test('a course by rules: gradebook, scores, pages', () =>
  withCourse(async (course) => {
    await started(course)
    expect((await course.grade(['answers.jsonl'], { asOf: '2027-02-04T00:00:00+01:00' })).code).toBe(0)

    // s1: 2/3 · 10 + 1/3 · 7; 10 less 10%; 10 less two days begun, which is dropped. s2: in time by the section; within the grace; a day begun
    expect(course.read('graded/gradebook.csv')).toBe(
      [
        'student,name,section,evens,double,pair,total,passed',
        's1,"Lee, Ann",A,9,9,8,18,yes',
        's2,"\'=Bo",B,10,10,9,20,yes',
        's3,Cy,A,,EX,10,20,yes',
        '',
      ].join('\r\n'),
    )

    const [first, , third] = course.read('graded/scores.jsonl').split('\n')
    expect(JSON.parse(first ?? '')).toMatchObject({
      student: 's1',
      section: 'A',
      earned: '18',
      of: '20',
      passed: true,
      rules: [
        { rule: 'drop-lowest', problems: ['pair'] },
        { rule: 'pass', mark: '3/5', share: '9/10' },
      ],
      problems: [
        {
          problem: 'evens',
          parts: [
            {
              rules: [
                { rule: 'points-by-attempt', attempt: 1, gain: '2/3', value: '1' },
                { rule: 'points-by-attempt', attempt: 2, gain: '1/3', value: '7/10' },
              ],
              tries: [
                { credit: '2/3', at: '2027-01-30T10:00:00+01:00' },
                { credit: '1', at: '2027-01-30T10:20:00+01:00' },
              ],
            },
          ],
        },
        {},
        { problem: 'pair', rules: [{ rule: 'weight', weight: '2' }, { rule: 'dropped' }] },
      ],
    })
    // excused: neither points nor points to be had
    expect(JSON.parse(third ?? '')).toMatchObject({ student: 's3', problems: [{}, { excused: true, earned: '0', of: '0' }, {}] })

    const page = (student: string): string => course.read(`graded/pages/${student}.html`)
    expect(page('s1')).toContain('Attempt 2 added 33.33 % of the credit, at 70 % of the points.')
    expect(page('s1')).toContain('There was 1 wrong attempt before attempt 2, which takes off 10 %.')
    expect(page('s1')).toContain('Attempt 1 came after the due date: it counts for 80 %.')
    expect(page('s1')).not.toContain('excused')
    expect(page('s3')).toContain('You are excused from this problem')
    // closed for s1 and s2 since 23:59 of 3 February; two days later for s3
    expect(['s1', 's2', 's3'].map((student) => page(student).includes('WORKEDSOLUTION'))).toEqual([true, true, false])
    expect(textsBelow(course.place('graded')).filter((text) => text.includes('MEDICALNOTE'))).toEqual([])
  }))

test('solutions are shown to each by their own date', () =>
  withCourse(async (course) => {
    await started(course)
    const shown = async (asOf: string): Promise<readonly boolean[]> => {
      await course.grade(['answers.jsonl'], { asOf })
      return ['s1', 's2', 's3'].map((student) => course.read(`graded/pages/${student}.html`).includes('WORKEDSOLUTION'))
    }
    expect(await shown('2027-02-03T23:59:00+01:00')).toEqual([false, false, false])
    expect(await shown('2027-02-05T23:59:00+01:00')).toEqual([true, true, false])
    expect(await shown('2027-02-05T23:59:01+01:00')).toEqual([true, true, true])
  }))

describe('what is wrong with exceptions or sections', () => {
  test('is told, and nothing is graded', () =>
    withCourse(async (course) => {
      await started(course)
      course.write('out/staff/exceptions.csv', `${exceptions}s9,,+1d,,,MEDICALNOTE\n`)
      const { code, said } = await course.grade(['answers.jsonl'])
      expect([code, existsSync(course.place('graded/gradebook.csv'))]).toEqual([1, false])
      expect(said).toMatch(/exceptions\.csv:4:1: error policy\/unknown-student: /)
      expect(said).not.toContain('MEDICALNOTE')
    }))
  test('a section of the set that nobody is in is told when pages are made', () =>
    withCourse(async (course) => {
      course.write('problems/sets/rules.yaml', setText.replace('B: {', 'b: {'))
      const { code, said } = await course.generate(['rules'])
      expect([code, said.includes('warning policy/unknown-section')]).toEqual([0, true])
    }))
  test('pages have the dates of the student’s section', () =>
    withCourse(async (course) => {
      await started(course)
      const dates = (student: string): unknown => course.read(`out/pages/${student}.html`).match(/(?:Due|Closes) \d+ \w+ 2027, \d\d:\d\d/g)
      expect(dates('s1')).toEqual(['Due 31 January 2027, 23:59', 'Closes 3 February 2027, 23:59'])
      expect(dates('s2')).toEqual(['Due 1 February 2027, 23:59', 'Closes 3 February 2027, 23:59'])
    }))
})

test('late answers that still earn when solutions are shown are warned of', () =>
  withCourse(async (course) => {
    course.write('problems/sets/rules.yaml', setText.replace('closes: 2027-02-03T23:59\n', ''))
    const { code, said } = await course.generate(['rules'])
    expect([code, said.includes('warning policy/open-after-due')]).toEqual([0, true])
  }))
