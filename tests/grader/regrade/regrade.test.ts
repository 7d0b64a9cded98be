// A wrong tolerance mended: shown, done, taken back. Scores are worked out by hand: 3 points, all or nothing.
import { statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readJournal } from '../../../grader/journal.ts'
import { jsonl } from '../sample-course.ts'
import { treeOf } from '../killing.ts'
import { must } from '../../support/library.ts'
import { type MendedCourse, narrow, pointsOf, right, rowsOff, withMendedCourse } from './mended-course.ts'

/** s1 is as near as the mended tolerance asks and was not near enough, s2 is far off, s3 exact. */
const offs = { s1: 0.005, s2: 0.5, s3: 0 }

const gradedCourse = (work: (course: MendedCourse) => Promise<void>): Promise<void> =>
  withMendedCourse(narrow, async (course) => {
    course.write('rows.jsonl', rowsOff(course, offs) + jsonl({ student: 'nobody', problem: 'third', response: '1' }))
    await course.grade(['rows.jsonl'])
    await work(course)
  })

/** Of the graded folder; the journal is looked at for itself. */
function filesOf(course: MendedCourse): ReadonlyMap<string, string> {
  const files = new Map(treeOf(course.place('graded')))
  files.delete('journal.jsonl')
  return files
}
const eventsOf = (course: MendedCourse): readonly string[] =>
  must(readJournal(course.graded('journal.jsonl'), 'journal.jsonl')).map(({ type }) => type)

describe('a wrong tolerance that is mended', () => {
  test('nothing has changed: nothing is done', () =>
    gradedCourse(async (course) => {
      const before = treeOf(course.folder)
      expect(await course.regrade()).toEqual({ code: 0, out: 'quiz: nothing has changed\n', err: '' })
      expect(await course.regrade({ dryRun: true })).toEqual({ code: 0, out: 'quiz: nothing has changed\n', err: '' })
      expect(treeOf(course.folder)).toEqual(before)
    }))

  test('a dry run tells who changes, by how much and why, and changes nothing but the journal', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      const [files, staff] = [filesOf(course), treeOf(course.place('out'))]
      const { code, out } = await course.regrade({ dryRun: true })
      expect(code).toBe(0)
      expect(out).toContain('answer: precision within 1/1000 → within 1/100')
      expect(out).toContain('rows of third, answer: more credit in 1, less in 0')
      expect(out).toContain('students: 1 up (points: 3), 0 down, 2 as before')
      expect(out).toContain('s1  0 → 3  (third 0 → 3)')
      expect(filesOf(course)).toEqual(files)
      expect(treeOf(course.place('out'))).toEqual(staff)
      expect(eventsOf(course)).toEqual(['graded', 'dry-run'])
    }))

  test('it is done only once it was shown', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      const before = treeOf(course.folder)
      const refused = await course.regrade()
      expect(refused.code).toBe(1)
      expect(refused.err).toContain('regrade/no-dry-run')
      expect(refused.err).toContain('--dry-run')
      expect(treeOf(course.folder)).toEqual(before)
      await course.regrade({ dryRun: true })
      // another change than the one that was shown
      expect((await course.regrade({ neverLower: true })).err).toContain('regrade/no-dry-run')
      expect((await course.regrade()).code).toBe(0)
      expect([pointsOf(course, 's1'), pointsOf(course, 's2'), pointsOf(course, 's3')]).toEqual(['3  3', '0  0', '3  3'])
    }))

  test('rows that were graded since a dry run have it shown once more', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      await course.regrade({ dryRun: true })
      course.write('more.jsonl', rowsOff(course, { s2: 0.005 }).replace('2027-01-20', '2027-01-25'))
      await course.grade(['rows.jsonl', 'more.jsonl'])
      expect((await course.regrade()).err).toContain('regrade/no-dry-run')
      const { out } = await course.regrade({ dryRun: true })
      expect(out).toContain('students: 2 up (points: 6), 0 down, 1 as before')
    }))

  test('the revision lies beside what was generated, for its owner alone', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      const before = treeOf(course.place('out'))
      await course.regrade({ dryRun: true })
      await course.regrade()
      const after = treeOf(course.place('out'))
      for (const [name, content] of before) expect(after.get(name), name).toBe(content)
      const added = [...after.keys()].filter((name) => !before.has(name))
      expect(added).toEqual([
        'staff/revisions/',
        'staff/revisions.jsonl',
        expect.stringMatching(/^staff\/revisions\/r[0-9a-f]{31}\.jsonl$/),
      ])
      const secret = added.filter((name) => name.endsWith('.jsonl'))
      expect(secret.map((name) => statSync(course.place(`out/${name}`)).mode & 0o777)).toEqual([0o600, 0o600])
      expect(statSync(course.place('out/staff/revisions')).mode & 0o777).toBe(0o700)
    }))

  test('taken back, every file is byte for byte what it was; the journal has grown', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      await course.regrade({ dryRun: true })
      const [files, journal] = [filesOf(course), course.graded('journal.jsonl')]
      await course.regrade({ by: 'A. Lee', at: '2027-02-01T09:00:00Z', why: 'the tolerance was a typo' })
      const regraded = course.graded('journal.jsonl')
      expect(regraded.startsWith(journal)).toBe(true)
      expect(filesOf(course)).not.toEqual(files)
      const { code, out } = await course.regrade({ undo: true })
      expect(code).toBe(0)
      expect(out).toContain('s1  3 → 0')
      expect(filesOf(course)).toEqual(files)
      expect(course.graded('journal.jsonl').startsWith(regraded)).toBe(true)
      expect(eventsOf(course)).toEqual(['graded', 'dry-run', 'regraded', 'undone'])
      expect(course.read('out/staff/revisions.jsonl')).toMatch(/^\{"revision":"(r[0-9a-f]{31})"\}\n\{"undone":"\1"\}\n$/)
    }))

  test('the journal says what was done, by whom and why', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      await course.regrade({ dryRun: true })
      await course.regrade({ by: 'A. Lee', at: '2027-02-01T09:00:00Z', why: 'the tolerance was a typo' })
      const last = must(readJournal(course.graded('journal.jsonl'), 'journal.jsonl')).at(-1)
      expect(last).toMatchObject({
        type: 'regraded',
        set: 'quiz',
        neverLower: false,
        problems: [{ problem: 'third' }],
        students: { up: 1, down: 0, same: 2 },
        points: { up: '3', down: '0' },
        changes: [{ student: 's1', before: '0', after: '3' }],
        rows: { up: 1, down: 0 },
        by: 'A. Lee',
        at: '2027-02-01T09:00:00Z',
        why: 'the tolerance was a typo',
      })
    }))

  test('nothing is in force that could be taken back', () =>
    gradedCourse(async (course) => {
      expect((await course.regrade({ undo: true })).err).toContain('regrade/nothing-to-undo')
    }))

  test('grading afterwards is by the keys in force', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      await course.regrade({ dryRun: true })
      await course.regrade()
      const files = filesOf(course)
      const { code } = await course.grade(['rows.jsonl'])
      expect(code).toBe(1)
      expect(filesOf(course)).toEqual(files)
    }))

  test('what was graded elsewhere from the same folder is brought in line by a regrade of its own', () =>
    gradedCourse(async (course) => {
      await course.grade(['rows.jsonl'], { out: course.place('second') })
      course.mend(right)
      await course.regrade({ dryRun: true })
      await course.regrade()
      const shown = await course.regrade({ folder: 'second', dryRun: true })
      expect(shown.out).toContain('s1  0 → 3')
      expect((await course.regrade({ folder: 'second' })).code).toBe(0)
      expect(course.read('second/marks.jsonl')).toBe(course.graded('marks.jsonl'))
      expect(course.read('out/staff/revisions.jsonl').split('\n')).toHaveLength(2)
      expect((await course.regrade({ folder: 'second' })).out).toBe('quiz: nothing has changed\n')
    }))

  test('a student who is added later is marked as generated, until a regrade makes that variant anew as well', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      await course.regrade({ dryRun: true })
      await course.regrade()
      course.mend(narrow)
      course.write('roster.csv', `${course.read('roster.csv')}s4,Dee,A\n`)
      expect((await course.generate(['quiz'])).code).toBe(0)
      course.write('late.jsonl', rowsOff(course, { s4: 0.005 }))
      await course.grade(['rows.jsonl', 'late.jsonl'])
      expect([pointsOf(course, 's1'), pointsOf(course, 's4')]).toEqual(['3  3', '0  0'])
      course.mend(right)
      const { out } = await course.regrade({ dryRun: true })
      expect(out).toContain(', 1 variant\n')
      expect(out).toContain('students: 1 up (points: 3), 0 down, 3 as before')
      await course.regrade()
      expect([pointsOf(course, 's1'), pointsOf(course, 's4')]).toEqual(['3  3', '3  3'])
    }))

  test('--json has everything', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      const { out, err } = await course.regrade({ dryRun: true, json: true })
      expect(err).toBe('')
      expect(JSON.parse(out)).toMatchObject({
        set: 'quiz',
        outcome: 'shown',
        problems: [
          {
            problem: 'third',
            variants: 3,
            keys: [],
            settings: [{ part: 'answer', setting: 'precision', old: 'within 1/1000', new: 'within 1/100' }],
          },
        ],
        rows: [{ problem: 'third', part: 'answer', up: 1, down: 0, otherwise: 0 }],
        students: { up: 1, down: 0, same: 2 },
        points: { up: '3', down: '0' },
        changes: [{ student: 's1', before: '0', after: '3', problems: [{ problem: 'third', before: '0', after: '3' }] }],
        diagnostics: [],
      })
    }))

  test('a spec by its file; problems that are not named stay as they are graded', () =>
    gradedCourse(async (course) => {
      course.write('mended/third.yaml', right)
      expect((await course.regrade({ dryRun: true })).out).toBe('quiz: nothing has changed\n')
      const { out } = await course.regrade({ dryRun: true, spec: [course.place('mended/third.yaml')] })
      expect(out).toContain('s1  0 → 3')
    }))
})

describe('what is not right', () => {
  test('a folder that grade did not write, or does not know where from', () =>
    withMendedCourse(narrow, async (course) => {
      const missing = await course.regrade()
      expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('file/not-found')])
      course.write('graded/journal.jsonl', '{"id":"e1","type":"graded"}\n')
      expect((await course.regrade()).err).toContain('journal/malformed')
    }))

  test('marks or a journal that were changed by hand', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      const marks = course.graded('marks.jsonl')
      course.write('graded/marks.jsonl', marks.replace('"credit":"0"', '"credit":"1"'))
      expect((await course.regrade({ dryRun: true })).err).toContain('is not what was graded')
      course.write('graded/marks.jsonl', marks)
      course.write('graded/journal.jsonl', course.graded('journal.jsonl').replace('"released":false', '"released":true'))
      const { code, err } = await course.regrade({ dryRun: true })
      expect([code, err]).toEqual([1, expect.stringContaining('journal/malformed')])
    }))

  test('a revision that was changed by hand', () =>
    gradedCourse(async (course) => {
      course.mend(right)
      await course.regrade({ dryRun: true })
      await course.regrade()
      const [name = ''] = [...treeOf(course.place('out')).keys()].filter((one) => one.startsWith('staff/revisions/r'))
      course.write(`out/${name}`, course.read(`out/${name}`).replace('"1/100"', '"9/10"'))
      const { code, said } = await course.grade(['rows.jsonl'])
      expect([code, said]).toEqual([1, expect.stringContaining('manifest/malformed')])
    }))

  test('options that do not go together', () =>
    gradedCourse(async (course) => {
      const codes = [
        await course.regrade({ undo: true, neverLower: true }),
        await course.regrade({ undo: true, spec: ['third'] }),
        await course.regrade({ at: '2027-02-01 09:00' }),
      ].map(({ code }) => code)
      expect(codes).toEqual([2, 2, 2])
    }))
})
