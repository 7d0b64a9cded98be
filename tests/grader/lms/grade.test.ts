// `grade --as`: reports of an LMS through the whole command, and the gradebook that goes back.
import { expect, test } from 'vitest'
import { variantTag } from '../../../src/variant/tag.ts'
import { type SampleCourse, withCourse } from '../sample-course.ts'

const variantOf = (course: SampleCourse, student: string, problem: string): string => {
  const found = course.manifest().find((entry) => entry.student === student && entry.problem === problem)
  if (found === undefined) throw new Error(`${student} ${problem}`)
  return found.variant.id
}
const asked = (course: SampleCourse, student: string, problem: string): string =>
  `What is twice it? ${variantTag(variantOf(course, student, problem))}`

test('Moodle’s report: marked by the variant that was answered, and put with the roster by email', { timeout: 60_000 }, () =>
  withCourse(async (course) => {
    course.write('roster.csv', 'student,name,email\ns1,Ann,ann@example.org\ns2,=Bo,bo@example.org\ns3,Cy,cy@example.org\n')
    await course.generate(['double'])
    const row = (email: string, whose: string, response: number): string =>
      `${email},Finished,"31 January 2027  5:00 PM",${asked(course, whose, 'double')},${response}`
    course.write(
      'moodle.csv',
      [
        'Email address,Status,Completed,Question 1,Response 1',
        row('ANN@example.org', 's1', course.number('s1', 'double')),
        // Bo drew Cy's variant: its key counts, not Bo's own
        row('bo@example.org', 's3', course.number('s3', 'double')),
        row('cy@example.org', 's3', course.number('s3', 'double') + 1),
        row('dee@example.org', 's1', 1),
      ].join('\n'),
    )
    const options = { as: 'moodle', gradebook: 'moodle', pages: 'none', workers: 1 } as const
    const { code, said } = await course.grade(['moodle.csv'], { ...options, zone: 'Europe/Berlin' })
    expect(said).toContain('moodle.csv:5')
    expect(said).toContain('nobody in the roster is Email address “dee@example.org”')
    expect(code).toBe(1)
    expect(course.read('graded/gradebook-moodle.csv').split('\r\n').slice(1)).toEqual([
      's1,Ann,ann@example.org,1,1',
      `s2,"'=Bo",bo@example.org,1,1`,
      's3,Cy,cy@example.org,0,0',
      '',
    ])
    const marks = course.read('graded/marks.jsonl')
    expect(marks).toContain(`"student":"s2","problem":"double","part":"answer","variant":"${variantOf(course, 's3', 'double')}"`)
    expect(marks).toContain('"at":"2027-01-31T17:00:00+01:00"')
    // without a zone nothing of it is read
    const without = await course.grade(['moodle.csv'], options)
    expect(without).toMatchObject({ code: 1, said: expect.stringContaining('--zone Europe/Berlin') })
  }),
)

test('Canvas’s report of a folder without a roster: whoever answered is a student', { timeout: 60_000 }, () =>
  withCourse(async (course) => {
    course.write('problems/sets/week.yaml', 'set: week\ntitle: A week\ncounts: best\nproblems: [double]\n')
    await course.generate(['week'], { without: ['roster'], variants: 2 })
    const [first, second] = course.manifest()
    const column = (id: string | undefined): string => `1: What is twice it? ${variantTag(id ?? '')}`
    course.write(
      'canvas.csv',
      [
        `name,id,section,section_id,submitted,attempt,${column(first?.variant.id)},1.0,${column(second?.variant.id)},1.0,n correct,n incorrect,score`,
        `Ann,71,A,9,2027-01-31 22:00:00 UTC,1,${course.number('v1', 'double')},1.0,,,1,0,1`,
        `Bo,72,A,9,2027-01-31 22:00:00 UTC,1,,,${course.number('v2', 'double')},1.0,1,0,1`,
        // a second attempt, at another variant: the better one counts
        `Bo,72,A,9,2027-01-31 23:00:00 UTC,2,0,0.0,,,0,1,0`,
      ].join('\n'),
    )
    const { code, said } = await course.grade(['canvas.csv'], { as: 'canvas', gradebook: 'canvas', pages: 'none', workers: 1 })
    expect(said).toContain('students are named by “id”, since there is no roster')
    expect(code).toBe(0)
    const [header, possible, ...rows] = course.read('graded/gradebook-canvas.csv').split('\r\n')
    expect(header).toMatch(/^Student,ID,SIS User ID,SIS Login ID,Section,A week$/)
    expect(possible).toBe('Points Possible,,,,,1')
    expect(rows.filter((row) => /^7[12],/.test(row))).toEqual(['71,,71,71,,1', '72,,72,72,,1'])
  }),
)
