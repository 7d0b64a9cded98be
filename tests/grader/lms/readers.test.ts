// Reports of LMS, built from the columns that their sources define (fixtures/README.md); what is read of them was worked out by hand.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { LmsContext, PosedVariant } from '../../../grader/lms/context.ts'
import { type ReportFormat, readReport } from '../../../grader/lms/report.ts'
import { instantsIn } from '../../../grader/lms/zone.ts'
import type { Interaction, Option } from '../../../src/model.ts'
import { tagIn } from '../../../src/variant/tag.ts'
import { root } from '../../support/files.ts'

const option = (id: string, plain: string): Option => ({ id, plain, text: [{ type: 'text', text: plain }] })
const format = { fractions: true, precision: {} }
const number: Interaction = { type: 'text', format }
const cells = ['x[1]', 'x[2]'].map((id) => ({ type: 'number', id, format }) as const)
const variants = new Map<string, PosedVariant>([
  [`v${'a'.repeat(15)}`, { problem: 'double', parts: [{ id: 'double', interaction: number }] }],
  [
    `v${'b'.repeat(15)}`,
    {
      problem: 'pair',
      parts: [
        {
          id: 'sign',
          interaction: { type: 'choice', multiple: false, options: [option('o1', '5'), option('o2', '6'), option('o3', '7')] },
        },
        { id: 'both', interaction: { type: 'grid', layout: 'vector', columns: [{ heading: [], plain: '', cells }] } },
      ],
    },
  ],
  [
    `v${'c'.repeat(15)}`,
    {
      problem: 'evens',
      parts: [
        {
          id: 'evens',
          interaction: { type: 'choice', multiple: true, options: [option('o1', '2'), option('o2', '3, or so'), option('o3', '4')] },
        },
      ],
    },
  ],
])
const roster = {
  columns: ['student', 'name', 'Email', 'username', 'canvas_id'],
  rows: [
    ['s1', 'Ann Lee', 'ann@example.org', 'ann', '71'],
    ['s2', '=Bo', 'bo@example.org', 'bo', '72'],
    ['s3', 'Cy', '', 'cy', '73'],
    ['s4', 'Dee', '', '', ''],
    ['s5', 'Eve', '', '', ''],
  ],
}
const context = (more: Partial<LmsContext> = {}): LmsContext => ({
  roster,
  problems: [
    { problem: 'double', parts: [{ id: 'double' }] },
    { problem: 'pair', parts: [{ id: 'sign' }, { id: 'both' }] },
    { problem: 'evens', parts: [{ id: 'evens' }] },
  ],
  variant: (id) => variants.get(id),
  instant: instantsIn('Europe/Berlin'),
  ...more,
})

interface Taken {
  /** `line student problem.part = response @ at #attempt`. */
  readonly accepted: readonly string[]
  /** `line code: message`. */
  readonly rejected: readonly string[]
  readonly warned: readonly string[]
  readonly variants: ReadonlySet<string | undefined>
}
function read(as: ReportFormat, content: string | Uint8Array, of: LmsContext = context()): Taken {
  const [accepted, rejected, warned, seen]: [string[], string[], string[], Set<string | undefined>] = [[], [], [], new Set()]
  readReport(
    as,
    [typeof content === 'string' ? new TextEncoder().encode(content) : content],
    { file: 'f.csv', name: 'f.csv', format: as, foreign: false },
    {
      accept({ student, problem, part, response, at, attempt, variant }, origin, line) {
        seen.add(variant)
        expect(origin.format).toBe(as)
        accepted.push(
          `${line} ${student} ${problem}${part === undefined ? '' : `.${part}`} = ${JSON.stringify(response)}${at === undefined ? '' : ` @ ${at}`}${attempt === undefined ? '' : ` #${attempt}`}`,
        )
      },
      reject: ({ line, code, message }) => void rejected.push(`${line} ${code}: ${message}`),
      warn: (_, line, message) => void warned.push(`${line} ${message}`),
    },
    of,
  )
  return { accepted, rejected, warned, variants: seen }
}
const fixture = (name: string): Uint8Array => readFileSync(root(`tests/grader/lms/fixtures/${name}`))
const [va, vb, vc, vd] = ['a', 'b', 'c', 'd'].map((letter) => `v${letter.repeat(15)}`)

describe('Moodle', () => {
  const taken = read('moodle', fixture('moodle.csv'))
  test('finished attempts are read part by part, with the instant of their completion', () => {
    expect(taken.accepted).toEqual([
      '2 s1 double.double = "6" @ 2027-01-31T23:59:00+01:00',
      '2 s1 pair.sign = "o2" @ 2027-01-31T23:59:00+01:00',
      '2 s1 pair.both = {"x[1]":"7","x[2]":"8,5"} @ 2027-01-31T23:59:00+01:00',
      '2 s1 evens.evens = ["o1","o3"] @ 2027-01-31T23:59:00+01:00',
      '3 s2 double.double = "" @ 2027-02-01T09:30:00+01:00',
      '3 s2 pair.sign = "o1" @ 2027-02-01T09:30:00+01:00',
    ])
    expect(taken.variants).toEqual(new Set([va, vb, vc]))
  })
  test('everything else is told with its line', () => {
    expect(taken.rejected).toEqual([
      '7 submission/unknown-student: ID number “s1”, Email address “bo@example.org” are several students of the roster',
      '8 submission/unknown-student: nobody in the roster is ID number “s99”, Email address “gus@example.org”',
      '9 submission/malformed: “1 Februar 2027  9:30 AM” is not a time as Moodle writes it in English, such as 31 January 2027 11:59 PM',
      '10 submission/malformed: “Beendet” is no status of an attempt as Moodle writes it in English',
      '11 submission/malformed: 2027-03-28T02:30 is never in Europe/Berlin, where the clocks go forward',
      `12 submission/unknown-variant: Response 1 answers the variant ${vd ?? ''}, which this folder does not have`,
      '12 submission/malformed: Response 3: the question asks for 3 answers, and the response does not hold as many',
    ])
    expect(taken.warned).toEqual([
      '1 one answer to questions whose text ends with no variant’s tag are not read (line 12, Response 2)',
      '1 rows that are not a finished attempt are not read (“In progress”: 1, “Never submitted”: 1, no attempt: 1)',
    ])
  })
  test('without a zone its times are refused, once', () => {
    expect(read('moodle', fixture('moodle.csv'), context({ instant: undefined }))).toMatchObject({
      accepted: [],
      rejected: ['1 submission/malformed: the times in the column “Completed” have no zone'],
    })
  })
  test.each([
    ['Email address,Status,Completed,Response 1\n', 'Question 1'],
    ['Email address,Status,Completed,Question 1\n', 'Response 1'],
    ['Email address,Status,Question 1,Response 1\n', 'Completed'],
    ['E-Mail-Adresse,Status,Completed,Question 1,Response 1\n', 'Email address'],
    ['Nachname,Antwort 1\n', 'Status'],
  ])('%j lacks the column %s', (header, column) => {
    expect(read('moodle', header).rejected).toEqual([`1 submission/malformed: there is no column “${column}”`])
  })
  test('without a roster students are named by the first of their numbers, and it is said so', () => {
    const open = read('moodle', fixture('moodle.csv'), context({ roster: undefined }))
    expect(open.warned[0]).toBe('1 students are named by “ID number”, since there is no roster')
    expect(open.accepted.map((row) => row.split(' ')[1])).toEqual(['s1', 's1', 's1', 's1', 's1', 's99'])
    expect(open.rejected[0]).toBe('3 submission/unknown-student: the row names nobody: ID number “”')
  })
})

describe('Moodle’s embedded answers', () => {
  const asked = (response: string): Taken =>
    read('moodle', `ID number,Status,Completed,Question 1,Response 1\ns1,Finished,1 May 2027  9:30 AM,#${vb ?? ''},"${response}"\n`)
  test.each([
    ['part 1: 6; part 2: 7; part 3:', '"o2"', '{"x[1]":"7","x[2]":""}'],
    ['part 1: ; part 2: ; part 3: 8', '""', '{"x[1]":"","x[2]":"8"}'],
    ['Teil 1: 6; Teil 2: 7; Teil 3: 8', '"o2"', '{"x[1]":"7","x[2]":"8"}'],
    ['partie 1 : 6; partie 2 : 7; partie 3 : 8', '"o2"', '{"x[1]":"7","x[2]":"8"}'],
    ['-', '""', '""'],
  ])('%j', (response, sign, both) => {
    const at = '@ 2027-05-01T09:30:00+02:00'
    expect(asked(response).accepted).toEqual([`2 s1 pair.sign = ${sign} ${at}`, `2 s1 pair.both = ${both} ${at}`])
  })
  // an answer that itself looks like the list could be put with the wrong part
  test.each(['part 1: 6; part 2: 7; part 3: 8; part 4: 9', 'part 1: 6; part 2: 7; part 2: 8', 'part 2: 6; part 1: 7; part 3: 8', '6'])(
    '%j is not guessed at',
    (response) => {
      expect(asked(response)).toMatchObject({ accepted: [], rejected: [expect.stringContaining('2 submission/malformed: Response 1')] })
    },
  )
})

describe('Canvas', () => {
  const taken = read('canvas', fixture('canvas.csv'))
  test('each question of an attempt is read by the tag in its column’s name', () => {
    expect(taken.accepted).toEqual([
      '3 s1 double.double = "6" @ 2027-01-31T22:59:00Z #1',
      '3 s1 pair.sign = "6" @ 2027-01-31T22:59:00Z #1',
      '3 s1 pair.both = {"x[1]":"7","x[2]":"8,5"} @ 2027-01-31T22:59:00Z #1',
      '3 s1 evens.evens = "2,3\\\\, or so" @ 2027-01-31T22:59:00Z #1',
      '4 s2 double.double = "" @ 2027-02-01T08:30:00Z #2',
      '4 s2 evens.evens = "3\\\\, or so" @ 2027-02-01T08:30:00Z #2',
    ])
  })
  test('everything else is told with its line', () => {
    expect(taken.rejected).toEqual([
      `4 submission/unknown-variant: question 1006 answers the variant ${vd ?? ''}, which this folder does not have`,
      '5 submission/malformed: “yesterday” is not a time as Canvas writes it, such as 2027-01-31 22:59:00 UTC',
      '6 submission/unknown-student: nobody in the roster is sis_id “”, id “79”',
    ])
    expect(taken.warned).toEqual(['1 one question whose text ends with no variant’s tag is not read (the first: “1005: Your name?”)'])
  })
  test('a report without any tag is refused', () => {
    expect(read('canvas', 'id,submitted,1001: What?,1.0\n71,2027-01-31 22:59:00 UTC,6,1\n')).toMatchObject({
      accepted: [],
      rejected: [expect.stringContaining('1 submission/malformed: there is no column')],
    })
  })
})

describe('Open edX', () => {
  test('answers are read by the tag in the question, those of one part together', () => {
    const taken = read('edx', fixture('edx.csv'))
    expect(taken.accepted).toEqual([
      '2 s1 double.double = "6" @ 2027-01-31T22:59:00Z #2',
      '3 s1 pair.sign = "6" @ 2027-01-31T22:58:00Z #1',
      '3 s1 pair.both = {"x[1]":"7","x[2]":"8"} @ 2027-01-31T22:58:00Z #1',
      '6 s1 evens.evens = "2, 3, or so" #1',
      '10 s2 pair.both = "7" #1',
    ])
    expect(taken.rejected).toEqual([
      '9 submission/unknown-student: nobody in the roster is username “nobody”',
      '11 submission/malformed: the state is not JSON as Open edX writes it',
    ])
    expect(taken.warned).toEqual([
      '1 one answer to questions whose text ends with no variant’s tag are not read (line 8, “Welcome”)',
      '1 answers that were saved but not submitted are not read (1)',
    ])
  })
  test('an older report has nothing but the state and the problem’s title', () => {
    const taken = read('edx', fixture('edx-state.csv'))
    expect(taken.rejected).toEqual([])
    expect(taken.accepted).toEqual([
      '2 s1 double.double = "6" @ 2027-01-31T22:59:00Z #1',
      // by the option's place in the problem
      '3 s1 pair.sign = "o2" #3',
      '3 s1 pair.both = {"x[1]":"7","x[2]":"8"} #3',
      '4 s1 evens.evens = "o3; o1" #1',
      // nothing was chosen, and nothing typed into the second field
      '5 s2 pair.sign = "" #1',
      '5 s2 pair.both = {"x[1]":"7","x[2]":""} #1',
    ])
  })
})

describe('a wide table', () => {
  test('docs/lms-responses.md shows one that is read, and tags that are found', () => {
    const page = readFileSync(root('docs/lms-responses.md'), 'utf8')
    expect(read('wide', /^student,at,.*\ns1,.*$/m.exec(page)?.[0] ?? '')).toMatchObject({
      accepted: ['2 s1 double = "6"', '2 s1 pair.sign = "o2"', '2 s1 pair.both = "7;8"'].map((row) => `${row} @ 2027-01-31T22:59:00Z`),
      rejected: [],
    })
    expect([...page.matchAll(/#v\S+/g)].map(([text]) => tagIn(text))).toEqual([
      { variant: 'vk3tqz5u2aexw7rm' },
      { variant: 'vk3tqz5u2aexw7rm', part: 'gate' },
    ])
  })
  test('each cell that is filled in is a submission', () => {
    const taken = read('wide', fixture('wide.csv'))
    expect(taken.accepted).toEqual([
      '2 s1 double = "6" @ 2027-01-31T23:59:00+01:00 #2',
      '2 s1 pair.sign = "5" @ 2027-01-31T23:59:00+01:00 #2',
      '2 s1 pair.both = "7;8" @ 2027-01-31T23:59:00+01:00 #2',
      '2 s1 evens = "2" @ 2027-01-31T23:59:00+01:00 #2',
      '3 s2 double = "6" @ 2027-01-31T22:59:00Z',
      '3 s2 pair.both = "{\\"x[1]\\": 7, \\"x[2]\\": 8}" @ 2027-01-31T22:59:00Z',
      '3 s2 evens = "2" @ 2027-01-31T22:59:00Z',
      // whoever receives it says that this is no time
      '5 s4 double = "6" @ 31.1.2027',
    ])
    expect(taken.rejected).toEqual([
      '4 submission/malformed: 2027-03-28T02:30 is never in Europe/Berlin, where the clocks go forward',
      '6 submission/malformed: “attempt” is not a whole number from 1',
    ])
    expect(taken.warned).toEqual(['1 the column “remark” is not read'])
  })
  test('a variant holds for its own problem', () => {
    const taken = read('wide', `student,variant,double,evens\ns1,${va ?? ''},6,2\ns1,${vd ?? ''},6,2\n`)
    expect(taken.variants).toEqual(new Set([va, undefined]))
    expect(taken.rejected).toEqual([`3 submission/unknown-variant: this folder has no variant “${vd ?? ''}”`])
  })
  test.each(['student,doubel\n', 'name,double\n', 'student,double,double\n'])('%j is refused', (header) => {
    expect(read('wide', `${header}s1,1\n`)).toMatchObject({ accepted: [], rejected: [expect.stringContaining('1 submission/malformed')] })
  })
})
