// A key that is mended without lowering anybody. Scores are worked out by hand: 3 points, all or nothing.
import { describe, expect, test } from 'vitest'
import { treeOf } from '../killing.ts'
import { type MendedCourse, pointsOf, right, rowsOff, withMendedCourse, wrong } from './mended-course.ts'

/** By the wrong key, one too high, s1 was right and s2 and s3 wrong; by the mended one s2 is right, s1 and s3 are wrong. */
const offs = { s1: 1, s2: 0, s3: 7 }

const gradedCourse = (work: (course: MendedCourse) => Promise<void>): Promise<void> =>
  withMendedCourse(wrong, async (course) => {
    course.write('rows.jsonl', rowsOff(course, offs))
    await course.grade(['rows.jsonl'])
    course.mend(right)
    await work(course)
  })
const points = (course: MendedCourse): readonly string[] => ['s1', 's2', 's3'].map((student) => pointsOf(course, student))

async function regrade(course: MendedCourse, neverLower: boolean): Promise<string> {
  const options = neverLower ? ({ neverLower } as const) : {}
  await course.regrade({ dryRun: true, ...options })
  const { code, out, err } = await course.regrade(options)
  expect([code, err]).toEqual([0, ''])
  return out
}

describe('a key that is mended', () => {
  test('without --never-lower those who were right by the wrong key lose their points', () =>
    gradedCourse(async (course) => {
      expect(points(course)).toEqual(['3  3', '0  0', '0  0'])
      const out = await regrade(course, false)
      expect(points(course)).toEqual(['0  0', '3  3', '0  0'])
      expect(out).toContain('answer: another key in 3 of 3 variants')
      expect(out).toContain('students: 1 up (points: 3), 1 down (points: 3), 1 as before')
    }))

  test('with it they keep them, and the score says so', () =>
    gradedCourse(async (course) => {
      const out = await regrade(course, true)
      expect(points(course)).toEqual(['3  3', '3  3', '0  0'])
      expect(out).toContain('students: 1 up (points: 3), 0 down, 2 as before')
      expect(out).toContain('s1  3 → 3  (third 3 → 3 (kept))')
      const rules = course
        .graded('scores.jsonl')
        .split('\n')
        .map((line) => line.includes('{"rule":"kept-before","otherwise":"0"}'))
      expect(rules).toEqual([true, false, false, false])
      // the mark that makes the score is by the key that it is kept by: the marks that count add up to the scores
      const counted = course
        .graded('marks.jsonl')
        .split('\n')
        .filter((line) => line.includes('"counted":true'))
      expect(counted.map((line) => /"points":"(\d+)"/.exec(line)?.[1])).toEqual(['3', '3', '0'])
    }))

  test('it holds for what is handed in and graded later', () =>
    gradedCourse(async (course) => {
      await regrade(course, true)
      course.write('later.jsonl', rowsOff(course, { s3: 1 }).replace('2027-01-20', '2027-01-28'))
      await course.grade(['rows.jsonl', 'later.jsonl'])
      expect(points(course)).toEqual(['3  3', '3  3', '3  3'])
    }))

  test('taken back, every file is what it was', () =>
    gradedCourse(async (course) => {
      const before = new Map(treeOf(course.place('graded')))
      await regrade(course, true)
      await course.regrade({ undo: true })
      const after = new Map(treeOf(course.place('graded')))
      for (const files of [before, after]) files.delete('journal.jsonl')
      expect(after).toEqual(before)
    }))

  test('a later revision that may lower does', () =>
    gradedCourse(async (course) => {
      await regrade(course, true)
      course.mend(right.replace('0.01', '0.02'))
      await regrade(course, false)
      expect(points(course)).toEqual(['0  0', '3  3', '0  0'])
    }))

  test('two that never lower keep the best of all three', () =>
    gradedCourse(async (course) => {
      await regrade(course, true)
      course.mend(right.replace('key: w/3', 'key: w/3 + 7'))
      await regrade(course, true)
      expect(points(course)).toEqual(['3  3', '3  3', '3  3'])
      await course.regrade({ undo: true })
      expect(points(course)).toEqual(['3  3', '3  3', '0  0'])
      await course.regrade({ undo: true })
      expect(points(course)).toEqual(['3  3', '0  0', '0  0'])
    }))
})
