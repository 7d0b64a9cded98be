// The rows of marks.jsonl graded again are the rows that were handed in: same bytes where no key has changed.
import { describe, expect, test } from 'vitest'
import { readMarks, readMarksLine } from '../../../grader/regrade/marks-reader.ts'
import { type Intake, NotASubmission } from '../../../grader/submission/submission.ts'
import { treeOf } from '../killing.ts'
import { jsonl } from '../sample-course.ts'
import { narrow, right, withMendedCourse } from './mended-course.ts'

describe('rows of every sort', () => {
  test('graded again and again they give the same bytes', () =>
    withMendedCourse(narrow, async (course) => {
      const answer = course.answer('s1', 0)
      course.write(
        'rows/a.jsonl',
        jsonl(
          // out of order, the same twice, blank, unreadable, beyond the attempts, without a time
          { student: 's1', problem: 'third', response: answer, at: '2027-01-22T10:00:00Z', attempt: 3 },
          { student: 's1', problem: 'third', response: '1,234', at: '2027-01-21T10:00:00Z', attempt: 2 },
          { student: 's1', problem: 'third', response: '7', at: '2027-01-20T10:00:00Z', attempt: 1 },
          { student: 's1', problem: 'third', response: '7', at: '2027-01-20T10:00:00Z', attempt: 1 },
          { student: 's1', problem: 'third', response: '8', at: '2027-01-23T10:00:00Z', attempt: 4 },
          { student: 's1', problem: 'third', response: '', at: '2027-01-24T10:00:00Z', attempt: 5 },
          { student: 's2', problem: 'third', response: '1' },
          { student: 's2', problem: 'third', response: '2' },
          { student: 's3', problem: 'third', response: '5'.repeat(3000) },
          { student: 's1', problem: 'pair', part: 'sign', response: ['o1'] },
          { student: 's1', problem: 'pair', part: 'both', response: { 1: 5, 2: ' 6 ' } },
          { student: 's2', problem: 'pair', part: 'both', response: { 1: 'x', 2: '' } },
          { student: 's2', problem: 'pair', part: 'nowhere', response: '1' },
        ),
      )
      course.write('rows/b.csv', 'student,problem,part,response\ns3,pair,sign,o2\ns3,pair,both,"{""1"": ""5""}"\n')
      // s3 hands in what was saved from the page of s2
      const token = course.manifest().find(({ student }) => student === 's2')?.token
      const saved = { format: 'quizwright-answers/1', set: 'quiz', student: 's2', token, answers: { third: { answer: '4' } } }
      course.write('rows/s3.answers.json', JSON.stringify(saved))
      await course.grade(['rows'])
      const before = course.graded('marks.jsonl')
      expect(before.split('\n').length).toBeGreaterThan(12)
      const tree = new Map(treeOf(course.place('graded')))
      course.mend(right)
      await course.regrade({ dryRun: true })
      await course.regrade()
      await course.regrade({ undo: true })
      const after = new Map(treeOf(course.place('graded')))
      for (const files of [tree, after]) files.delete('journal.jsonl')
      expect(after).toEqual(tree)
    }))
})

describe('rows of an LMS, where it draws a variant for each attempt', () => {
  test('newest first in the file, they give the same bytes again', () =>
    withMendedCourse(narrow, async (course) => {
      await course.generate(['third'], { without: ['roster'], variants: 2, out: course.place('open') })
      const [first, second] = course.manifest('open').map(({ variant }) => variant)
      const row = (variant: typeof first, day: number): string =>
        `Lee,Ann,x1,Finished,"${day} January 2027  11:00 PM","${day} January 2027  11:59 PM","A third? #${variant?.id}",${(Number(variant?.draws[0]?.value) / 3 + 0.005).toFixed(6)}\n`
      const head = '"Last name","First name","ID number",Status,Started,Completed,"Question 1","Response 1"\n'
      course.write('moodle.csv', head + row(first, 31) + row(second, 29))
      const from = { from: course.place('open'), as: 'moodle', zone: 'Europe/Berlin' }
      expect((await course.grade(['moodle.csv'], from)).said).toContain('2 rows of 1 of 3 students graded')
      const before = new Map(treeOf(course.place('graded')))
      // what was answered last is what counts
      expect(course.graded('scores.jsonl')).toContain(`"problem":"third","variant":"${first?.id}"`)
      course.mend(right)
      await course.regrade({ dryRun: true })
      expect((await course.regrade()).out).toContain('x1  0 → 1')
      await course.regrade({ undo: true })
      const after = new Map(treeOf(course.place('graded')))
      for (const files of [before, after]) files.delete('journal.jsonl')
      expect(after).toEqual(before)
    }))
})

describe('a line of marks', () => {
  const line =
    '{"student":"s1","problem":"p","part":"a","variant":"v1","attempt":2,"statedAttempt":5,"at":"2027-01-20T10:00:00Z","response":["o1"],"status":"graded","credit":"1","points":"1","of":"1","counted":true,"from":"a b/c:d.jsonl:12"}'

  test('is the submission as it was handed in, and where', () => {
    expect(readMarksLine(line)).toEqual({
      submission: { student: 's1', problem: 'p', part: 'a', variant: 'v1', attempt: 5, at: '2027-01-20T10:00:00Z', response: ['o1'] },
      name: 'a b/c:d.jsonl',
      line: 12,
      foreign: false,
    })
  })

  test('of another student’s page stays so', () => {
    const foreign = line.replace('"status":"graded","credit":"1","points":"1"', '"status":"needs-review","code":"review/foreign-token"')
    expect(readMarksLine(foreign)).toMatchObject({ foreign: true })
  })

  test('that is none is told as such', () => {
    for (const text of ['', '{', '[]', '{"student":"s1"}', line.replace(':12"', '"')])
      expect(readMarksLine(text)).toBeInstanceOf(NotASubmission)
  })

  test('is read however the file is cut into pieces', () => {
    const bytes = new TextEncoder().encode(`${line}\n${line.replace('"s1"', '"Zoë"')}\n`)
    for (const size of [1, 7, 64, bytes.length]) {
      const students: string[] = []
      const intake: Intake = {
        accept: ({ student }) => void students.push(student),
        reject: () => students.push('rejected'),
        warn: () => undefined,
      }
      const pieces = function* (): Generator<Uint8Array> {
        for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
      }
      readMarks(pieces(), 'marks.jsonl', intake)
      expect(students).toEqual(['s1', 'Zoë'])
    }
  })
})
