import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { isRecord } from '../../grader/submission/submission.ts'
import { Killed, killedAfter, treeOf } from './killing.ts'
import { jsonl, type SampleCourse, setText, withCourse } from './sample-course.ts'

/** A generated course; submissions are written by the test. */
const withPages = <T>(work: (course: SampleCourse) => Promise<T>, set = setText): Promise<T> =>
  withCourse(async (course) => {
    course.write('problems/sets/week.yaml', set)
    expect((await course.generate(['week'])).code).toBe(0)
    return work(course)
  })
/** The graded folder but for its journal, which tells every run that was asked for something else. */
const withoutJournal = (course: SampleCourse): ReadonlyMap<string, string> =>
  new Map([...treeOf(course.place('graded'))].filter(([name]) => name !== 'journal.jsonl'))
type Line = Readonly<Record<string, unknown>>
const parsed = (line: string): Line => {
  const value: unknown = JSON.parse(line)
  if (!isRecord(value)) throw new TypeError(`not an object: ${line}`)
  return value
}
const lines = (course: SampleCourse, name: string): Line[] =>
  course
    .read(`graded/${name}`)
    .split('\n')
    .filter((line) => line !== '')
    .map(parsed)
const marks = (course: SampleCourse): Line[] => lines(course, 'marks.jsonl')
const gradebook = (course: SampleCourse): string[] => course.read('graded/gradebook.csv').split('\r\n').slice(0, -1)
const rejected = (course: SampleCourse): string[] =>
  lines(course, 'rejected.jsonl').map(
    ({ file, line, code }) => `${String(file).slice(course.folder.length + 1)}:${String(line)} ${String(code)}`,
  )
/** Everything right, as rows of one student. */
const allRight = (course: SampleCourse, student: string): Line[] => [
  { student, problem: 'double', response: course.right(student, 'double') },
  { student, problem: 'pair', part: 'sign', response: course.right(student, 'pair', 'sign') },
  { student, problem: 'pair', part: 'both', response: course.right(student, 'pair', 'both') },
  { student, problem: 'evens', response: course.right(student, 'evens') },
]
const saved = (course: SampleCourse, page: string, answers: readonly Line[]): string =>
  JSON.stringify({
    format: 'quizwright-answers/1',
    set: 'week',
    token: course.manifest().find(({ student }) => student === page)?.token,
    answers,
  })

describe('grade', () => {
  test('marks what is right, partly right, wrong, blank and malformed; the gradebook has everybody', () =>
    withPages(async (course) => {
      const { '1': first = '', '2': second = '' } = Object(course.right('s2', 'pair', 'both'))
      course.write(
        'in.jsonl',
        jsonl(
          ...allRight(course, 's1'),
          { student: 's2', problem: 'pair', part: 'both', response: { '1': first, '2': `${Number(second) + 1}` } },
          { student: 's2', problem: 'pair', part: 'sign', response: '' },
          { student: 's2', problem: 'double', response: '1,234' },
          { student: 's2', problem: 'evens', response: ['none'] },
        ),
      )
      const { code, said } = await course.grade(['in.jsonl'])
      expect([code, said]).toEqual([0, expect.stringContaining('week: 8 rows of 2 of 3 students graded')])
      expect(gradebook(course)).toEqual([
        'student,name,section,double,pair,evens,total',
        's1,"Lee, Ann",A,1,3,2,6',
        's2,"\'=Bo",B,,1,0.6667,1.6667',
        's3,Cy,A,,,,',
      ])
      expect(
        marks(course).map(({ student, problem, part, status, credit, points, of, code: why, counted }) => [
          student,
          problem,
          part,
          status,
          credit ?? why,
          points,
          of,
          counted,
        ]),
      ).toEqual([
        ['s1', 'double', 'answer', 'graded', '1', '1', '1', true],
        ['s1', 'pair', 'sign', 'graded', '1', '1', '1', true],
        ['s1', 'pair', 'both', 'graded', '1', '2', '2', true],
        ['s1', 'evens', 'answer', 'graded', '1', '2', '2', true],
        ['s2', 'double', 'answer', 'invalid', 'response/thousands-separator', undefined, '1', false],
        ['s2', 'pair', 'sign', 'blank', undefined, undefined, '1', false],
        ['s2', 'pair', 'both', 'graded', '1/2', '1', '2', true],
        // of three options two are even: leaving all out judges one of three rightly
        ['s2', 'evens', 'answer', 'graded', '1/3', '2/3', '2', true],
      ])
      expect(readdirSync(course.place('graded')).sort()).toEqual([
        '.pages',
        'gradebook.csv',
        'journal.jsonl',
        'marks.jsonl',
        'pages',
        'rejected.jsonl',
        'report',
        'report.html',
        'scores.jsonl',
      ])
      expect(readdirSync(course.place('graded/pages')).sort()).toEqual(['s1.html', 's2.html', 's3.html'])
      for (const name of ['gradebook.csv', 'marks.jsonl', 'report.html'])
        expect(statSync(course.place(`graded/${name}`)).mode & 0o077).toBe(0)
    }))

  test('reads JSON lines, CSV and saved answers to the same marks', () =>
    withPages(async (course) => {
      const rows = allRight(course, 's1')
      course.write('rows.jsonl', jsonl(...rows))
      course.write(
        'rows.csv',
        Papa.unparse(
          rows.map(({ response, ...row }) => ({
            part: '',
            ...row,
            response: Array.isArray(response) ? response.join(';') : typeof response === 'string' ? response : JSON.stringify(response),
          })),
        ),
      )
      course.write(
        's1.answers.json',
        saved(
          course,
          's1',
          rows.map(({ part = 'answer', ...row }) => ({ ...row, part })),
        ),
      )
      const seen: unknown[] = []
      for (const file of ['rows.jsonl', 'rows.csv', 's1.answers.json']) {
        expect((await course.grade([file])).code).toBe(0)
        // a choice of several is one text in CSV
        seen.push(marks(course).map((mark) => ({ ...mark, response: '', from: '' })))
      }
      expect(seen[0]).toHaveLength(4)
      expect(seen[1]).toEqual(seen[0])
      expect(seen[2]).toEqual(seen[0])
    }))

  test('reads folders whole, in the order of names, and passes over what systems leave behind', () =>
    withPages(async (course) => {
      const row = (response: string): string => jsonl({ student: 's1', problem: 'double', response })
      course.write('in/b/2.jsonl', row('2'))
      course.write('in/a.csv', 'student,problem,response\ns1,double,1\n')
      course.write('in/b/10.jsonl', row('10'))
      course.write('in/.DS_Store', 'x')
      course.write('in/__MACOSX/c.jsonl', row('99'))
      expect((await course.grade(['in'])).code).toBe(0)
      expect(marks(course).map(({ from }) => from)).toEqual(['in/a.csv:2', 'in/b/10.jsonl:1', 'in/b/2.jsonl:1'])
    }))

  test('saved files that are told apart by a number count in its order', () =>
    withPages(async (course) => {
      const wrong = saved(course, 's1', [{ problem: 'double', part: 'answer', response: '0' }])
      course.write(
        'in/s1.answers (10).json',
        saved(course, 's1', [{ problem: 'double', part: 'answer', response: course.right('s1', 'double') }]),
      )
      course.write('in/s1.answers (2).json', wrong)
      await course.grade(['in'])
      expect(marks(course).map(({ from, counted }) => [from, counted])).toEqual([
        ['in/s1.answers (2).json:1', false],
        ['in/s1.answers (10).json:1', true],
      ])
    }))

  test('takes attempts into account: what is above those allowed is marked and does not count', () =>
    withPages(async (course) => {
      const row = (response: unknown, minute: number): Line => ({
        student: 's1',
        problem: 'double',
        response,
        at: `2027-01-30T10:0${minute}:00Z`,
      })
      course.write('in.jsonl', jsonl(row(course.right('s1', 'double'), 3), row('0', 1), row('1e', 0), row('1', 2)))
      await course.grade(['in.jsonl'])
      expect(marks(course).map(({ at, attempt, counted, why }) => [String(at).slice(14, 16), attempt, counted, why])).toEqual([
        ['00', null, false, 'costs-no-attempt'],
        ['01', 1, false, 'not-last'],
        ['02', 2, true, undefined],
        ['03', null, false, 'over-attempts'],
      ])
      expect(gradebook(course)[1]).toBe('s1,"Lee, Ann",A,0,,,0')
    }))

  test.each([
    ['last', '0'],
    ['best', '1'],
    ['first', '1'],
  ])('counts: %s', (counts, points) =>
    withPages(
      async (course) => {
        course.write(
          'in.jsonl',
          jsonl(
            { student: 's1', problem: 'double', response: course.right('s1', 'double') },
            { student: 's1', problem: 'double', response: '0' },
          ),
        )
        await course.grade(['in.jsonl'])
        expect(gradebook(course)[1]).toBe(`s1,"Lee, Ann",A,${points},,,${points}`)
      },
      setText.replace('counts: last', `counts: ${counts}`),
    ),
  )

  test('what came after the due date is graded and says so', () =>
    withPages(async (course) => {
      course.write(
        'in.jsonl',
        jsonl(
          { student: 's1', problem: 'double', response: '1', at: '2027-01-31T22:59:00Z' },
          { student: 's2', problem: 'double', response: '1', at: '2027-01-31T23:00:00Z' },
        ),
      )
      await course.grade(['in.jsonl'])
      expect(marks(course).map(({ late }) => late)).toEqual([undefined, true])
    }))

  test('the same command gives the same bytes, whatever the number of workers', () =>
    withPages(async (course) => {
      course.write('in.jsonl', jsonl(...allRight(course, 's1'), 'broken', ...allRight(course, 's3')))
      await course.grade(['in.jsonl'])
      const before = treeOf(course.place('graded'))
      await course.grade(['in.jsonl'])
      expect(treeOf(course.place('graded'))).toEqual(before)
      await course.grade(['in.jsonl'], { out: course.place('other'), workers: 4 })
      expect(treeOf(course.place('other'))).toEqual(before)
    }))

  test('marks by the copy that was kept, whatever has become of the problem since', () =>
    withPages(async (course) => {
      course.write('in.jsonl', jsonl(...allRight(course, 's1')))
      await course.grade(['in.jsonl'], { release: true })
      const before = treeOf(course.place('graded'))
      rmSync(course.place('problems'), { recursive: true })
      await course.grade(['in.jsonl'], { release: true })
      expect(treeOf(course.place('graded'))).toEqual(before)
    }))

  test('students who were dropped are graded, and listed only where they handed something in', () =>
    withPages(async (course) => {
      const rows = allRight(course, 's2')
      course.write('roster.csv', 'student,section\ns1,A\ns4,B\n')
      await course.generate(['week'])
      course.write('in.jsonl', jsonl(...rows))
      expect((await course.grade(['in.jsonl'])).code).toBe(0)
      expect(gradebook(course)).toEqual(['student,section,double,pair,evens,total', 's1,A,,,,', 's2,B,1,3,2,6', 's4,B,,,,'])
    }))

  test('pages without a roster are graded by the token they bear', () =>
    withCourse(async (course) => {
      await course.generate(['week'], { without: ['roster'], variants: 2 })
      course.write(
        'in/week.answers.json',
        saved(course, 'v2', [{ problem: 'double', part: 'answer', response: course.right('v2', 'double') }]),
      )
      expect((await course.grade(['in'])).code).toBe(0)
      expect(gradebook(course)).toEqual(['student,double,pair,evens,total', 'v1,,,,', 'v2,1,,,1'])
    }))
})

describe('who handed it in', () => {
  test('is told by file or folder; a page of another student waits for a person', () =>
    withPages(async (course) => {
      const answers = (student: string): Line[] => [{ problem: 'double', part: 'answer', response: course.right(student, 'double') }]
      course.write('in/Lee, Ann_77_assignsubmission_file_/week.answers.json', saved(course, 's1', answers('s1')))
      course.write('in/s2_78_assignsubmission_file_/week.answers.json', saved(course, 's1', answers('s1')))
      const { code, said } = await course.grade(['in'])
      expect(code).toBe(0)
      expect(said).toContain('1 wait for a person')
      expect(marks(course).map(({ student, status, code: why, points }) => [student, status, why, points])).toEqual([
        ['s1', 'graded', undefined, '1'],
        ['s2', 'needs-review', 'review/foreign-token', undefined],
      ])
      expect(gradebook(course).slice(1, 3)).toEqual(['s1,"Lee, Ann",A,1,,,1', 's2,"\'=Bo",B,pending,,,pending'])
    }))

  test('somebody else’s file in one’s own folder is rejected', () =>
    withPages(async (course) => {
      course.write('in/s2_78_file_/s1.answers.json', saved(course, 's1', []))
      const { code } = await course.grade(['in'])
      expect([code, rejected(course)]).toEqual([1, ['in/s2_78_file_/s1.answers.json:1 submission/unknown-student']])
    }))
})

describe('what cannot be graded', () => {
  test.each(['empty', 'empty/of/files'])(
    'a folder without a file (%s) is told about, and nothing is written, also beside one with files',
    (made) =>
      withPages(async (course) => {
        mkdirSync(course.place(made), { recursive: true })
        course.write('empty/.hidden', '')
        course.write('in/a.jsonl', jsonl(...allRight(course, 's1')))
        for (const paths of [['empty'], ['in', 'empty']]) {
          const { code, said } = await course.grade(paths)
          expect([code, said]).toEqual([1, expect.stringContaining(`no submissions in the folder ${course.place('empty')}`)])
          expect(existsSync(course.place('graded'))).toBe(false)
        }
      }),
  )

  test('an empty file says that nobody handed anything in', () =>
    withPages(async (course) => {
      course.write('in/nobody.jsonl', '')
      expect((await course.grade(['in'])).code).toBe(0)
      expect(gradebook(course)[1]).toBe('s1,"Lee, Ann",A,,,,')
    }))

  test('every cell of a table that cannot be read is named, the others are no answer', () =>
    withPages(async (course) => {
      course.write('in.jsonl', jsonl({ student: 's1', problem: 'pair', part: 'both', response: { '1': '1,5', '2': 'x' } }))
      await course.grade(['in.jsonl'])
      expect(marks(course)[0]).toMatchObject({
        status: 'invalid',
        code: 'response/decimal-comma',
        item: '1',
        items: [
          { id: '1', code: 'response/decimal-comma' },
          { id: '2', code: 'response/not-a-number' },
        ],
        attempt: null,
      })
      course.write('in.jsonl', jsonl({ student: 's1', problem: 'pair', part: 'both', response: { '1': '15', '2': 'x' } }))
      await course.grade(['in.jsonl'])
      expect(marks(course)[0]).toMatchObject({ status: 'invalid', code: 'response/not-a-number', item: '2' })
      expect(marks(course)[0]).not.toHaveProperty('items')
    }))

  test('is rejected with file and line, and the rest is graded', () =>
    withPages(async (course) => {
      const good = { student: 's1', problem: 'double', response: course.right('s1', 'double') }
      course.write(
        'in/a.jsonl',
        jsonl(
          '{"student":',
          { ...good, student: 's9' },
          { ...good, student: '__proto__' },
          { ...good, problem: 'triple' },
          { ...good, problem: 'constructor' },
          { ...good, part: 'b' },
          { ...good, problem: 'pair' },
          { ...good, at: '2027-01-01T10:00:00' },
          { ...good, response: '9'.repeat(20_001) },
          good,
        ),
      )
      course.write('in/b.csv', 'student,problem,response\ns1,double\n"s1,double,1\ns2,double,2\n')
      course.write('in/c.pdf', '%PDF')
      course.write('in/d.json', '{"format":"something else"}')
      course.write('in/e.jsonl', Uint8Array.from([0x22, 0xff, 0x22]))
      symlinkSync('/etc/hostname', course.place('in/s1.answers.json'))
      const { code, said } = await course.grade(['in'])
      expect(code).toBe(1)
      expect(rejected(course)).toEqual([
        'in/a.jsonl:1 submission/malformed',
        'in/a.jsonl:2 submission/unknown-student',
        'in/a.jsonl:3 submission/unknown-student',
        'in/a.jsonl:4 submission/unknown-problem',
        'in/a.jsonl:5 submission/unknown-problem',
        'in/a.jsonl:6 submission/unknown-problem',
        'in/a.jsonl:7 submission/missing-part',
        'in/a.jsonl:8 submission/malformed',
        'in/a.jsonl:9 submission/too-long',
        'in/b.csv:2 submission/malformed',
        'in/b.csv:3 submission/malformed',
        'in/c.pdf:1 file/unreadable',
        'in/d.json:1 submission/malformed',
        'in/e.jsonl:1 submission/malformed',
        'in/s1.answers.json:1 file/unreadable',
      ])
      expect(marks(course).map(({ from }) => from)).toEqual(['in/a.jsonl:10', 'in/b.csv:4'])
      expect(said).toContain(`${course.place('in/a.jsonl')}:2:1: error submission/unknown-student`)
      expect(lines(course, 'rejected.jsonl').map(({ row }) => String(row).length <= 2001)).not.toContain(false)
    }))

  test('a thousand bad rows are all in rejected.jsonl, and not all on the terminal', () =>
    withPages(async (course) => {
      course.write('in.jsonl', 'x\n'.repeat(1000))
      const { said } = await course.grade(['in.jsonl'])
      expect(rejected(course)).toHaveLength(1000)
      expect(said.split('\n').length).toBeLessThan(60)
      expect(said).toContain('… and 980 more, all in rejected.jsonl')
    }))

  test.each<[string, (course: SampleCourse) => Promise<{ code: number; said: string }>, number, string]>([
    ['a file that is not there', (course) => course.grade(['nowhere.jsonl']), 1, 'file/not-found'],
    ['a folder that was not generated', (course) => course.grade(['roster.csv'], { from: course.place('problems') }), 1, 'file/not-found'],
    ['an --out that is the generated folder', (course) => course.grade(['roster.csv'], { out: course.place('out') }), 1, 'file/outside'],
    [
      'an --out among published pages',
      (course) => course.grade(['roster.csv'], { out: course.place('out/pages/graded') }),
      1,
      'file/outside',
    ],
    ['--as of nothing known', (course) => course.grade(['roster.csv'], { as: 'xlsx' }), 2, 'expected one of jsonl, csv'],
    ['--zone of nothing known', (course) => course.grade(['roster.csv'], { zone: 'Berlin' }), 2, 'an IANA time zone'],
    ['--gradebook of nothing known', (course) => course.grade(['roster.csv'], { gradebook: 'ilias' }), 2, 'canvas, moodle, edx'],
    ['--gradebook edx without what it imports by', (course) => course.grade(['roster.csv'], { gradebook: 'edx' }), 1, 'user_id'],
    ['--exceptions that are not there', (course) => course.grade(['roster.csv'], { exceptions: 'nowhere.csv' }), 1, 'file/not-found'],
    ['--as-of without a zone', (course) => course.grade(['roster.csv'], { asOf: '2027-01-31' }), 2, 'a time with its zone'],
    ['--pages of nothing known', (course) => course.grade(['roster.csv'], { pages: 'some' }), 2, 'all, changed or none'],
  ])('%s: nothing is written', (_, run, code, text) =>
    withPages(async (course) => {
      const ended = await run(course)
      expect([ended.code, ended.said]).toEqual([code, expect.stringContaining(text)])
      expect([
        existsSync(course.place('graded')),
        existsSync(course.place('out/pages/graded')),
        existsSync(course.place('out/marks.jsonl')),
      ]).toEqual([false, false, false])
    }),
  )

  test('keys that are damaged stop only what they are needed for', () =>
    withPages(async (course) => {
      course.write('in.jsonl', jsonl(...allRight(course, 's1').slice(0, 1), ...allRight(course, 's2').slice(0, 1)))
      course.write('out/staff/keys.jsonl', course.read('out/staff/keys.jsonl').replace('"keys":[', '"keys":['.toUpperCase()))
      const { code } = await course.grade(['in.jsonl'], { pages: 'none' })
      expect([code, rejected(course), marks(course).length]).toEqual([1, ['in.jsonl:1 manifest/malformed'], 1])
    }))

  test('where the key can no longer be derived, marks keep to the stored one and no page explains another', () =>
    withPages(async (course) => {
      const right = course.number('s1', 'double')
      course.write('out/staff/keys.jsonl', course.read('out/staff/keys.jsonl').replaceAll(`"value":${right},`, `"value":${right + 1},`))
      course.write('in.jsonl', jsonl({ student: 's1', problem: 'double', response: `${right + 1}` }))
      const { code, said } = await course.grade(['in.jsonl'], { release: true })
      expect([code, said]).toEqual([0, expect.stringContaining('warning manifest/changed')])
      expect(gradebook(course)[1]).toBe('s1,"Lee, Ann",A,1,,,1')
      expect(course.read('graded/pages/s1.html')).not.toContain('WORKEDSOLUTION')
      expect(course.read('graded/pages/s2.html')).toContain('WORKEDSOLUTION')
    }))

  test('--as reads a file by what is said, not by its name', () =>
    withPages(async (course) => {
      course.write('export.txt', jsonl({ student: 's1', problem: 'double', response: '1' }))
      expect((await course.grade(['export.txt'])).code).toBe(1)
      expect((await course.grade(['export.txt'], { as: 'jsonl' })).code).toBe(0)
    }))
})

describe('solutions are released, not leaked', () => {
  const secret = 'WORKEDSOLUTION'
  const page = (course: SampleCourse, student: string): string => course.read(`graded/pages/${student}.html`)
  const row = (response: unknown, more: object = {}): Line => ({ student: 's1', problem: 'double', response, ...more })

  test('a page before release shows marks and no solution', () =>
    withPages(async (course) => {
      course.write('in.jsonl', jsonl(row('7', { at: '2027-01-30T00:00:00Z' })))
      await course.grade(['in.jsonl'])
      const right = course.number('s1', 'double')
      expect(page(course, 's1')).not.toContain(secret)
      expect(page(course, 's1').replace(/<(script|style)[^]*?<\/\1>/g, '')).not.toMatch(new RegExp(`\\b${right}\\b`))
      expect(page(course, 's1')).toContain('You have used 1 of 2 attempts')
    }))
  test('--release shows it to everybody', () =>
    withPages(async (course) => {
      course.write('in.jsonl', jsonl(row('7')))
      await course.grade(['in.jsonl'], { release: true })
      for (const student of ['s1', 's2', 's3']) expect(page(course, student)).toContain(secret)
    }))
  test('attempts that are used up show it to that student, for that problem', () =>
    withPages(async (course) => {
      course.write(
        'in.jsonl',
        jsonl(row('7'), row('8'), { student: 's2', problem: 'double', response: '7' }, { student: 's2', problem: 'double', response: 'x' }),
      )
      await course.grade(['in.jsonl'])
      expect(['s1', 's2', 's3'].map((student) => page(course, student).includes(secret))).toEqual([true, false, false])
    }))
  test('pages of other students use up no attempt, and show nobody a solution', () =>
    withPages(async (course) => {
      const foreign = saved(course, 's2', [{ problem: 'double', part: 'answer', response: course.right('s2', 'double') }])
      const files = ['in/s1.answers.json', 'in/s1.answers (1).json', 'in/s1.answers (2).json']
      for (const file of files) course.write(file, foreign)
      await course.grade(['in'])
      expect(marks(course).map(({ status, attempt }) => [status, attempt])).toEqual(files.map(() => ['needs-review', null]))
      expect(page(course, 's1')).not.toContain(secret)
      expect(page(course, 's1')).toContain('You have used 0 of 2 attempts')
      course.write('own.jsonl', jsonl(row('7')))
      await course.grade(['own.jsonl', 'in'])
      expect(page(course, 's1')).not.toContain(secret)
      course.write('own.jsonl', jsonl(row('7'), row('8')))
      await course.grade(['own.jsonl', 'in'])
      expect(page(course, 's1')).toContain(secret)
    }))
  test('a due date that has passed shows it to everybody: by --as-of, else by the last time of receipt', () =>
    withPages(async (course) => {
      course.write('in.jsonl', jsonl(row('7', { at: '2027-01-30T00:00:00Z' })))
      const shown = async (asOf?: string): Promise<boolean> => {
        await course.grade(['in.jsonl'], asOf === undefined ? {} : { asOf })
        return page(course, 's2').includes(secret)
      }
      expect([await shown(), await shown('2027-01-31T23:59:00+01:00'), await shown('2027-01-31T23:59:01+01:00')]).toEqual([
        false,
        false,
        true,
      ])
      course.write('in.jsonl', jsonl(row('7', { at: '2027-02-01T00:00:00Z' })))
      expect([await shown(), await shown('2027-01-31T00:00:00Z')]).toEqual([true, false])
    }))
  test('a set without a due date is never overdue', () =>
    withPages(
      async (course) => {
        course.write('in.jsonl', jsonl(row('7')))
        await course.grade(['in.jsonl'], { asOf: '2100-01-01T00:00:00Z' })
        expect(page(course, 's1')).not.toContain(secret)
      },
      setText.replace(/due: .*\n/, ''),
    ))
  test('the mistake that was recognised is told before release', () =>
    withPages(async (course) => {
      const w = course.number('s1', 'double') / 2
      course.write('in.jsonl', jsonl(row(String(w * w))))
      await course.grade(['in.jsonl'])
      expect(marks(course)[0]).toMatchObject({ credit: '0', mistake: 'squared' })
      expect(page(course, 's1')).toContain('You squared the number that was to be doubled.')
    }))
})

describe('which pages are written', () => {
  test('--pages changed writes those that would be different, --pages none none', () =>
    withPages(async (course) => {
      course.write('in.jsonl', jsonl(...allRight(course, 's1')))
      await course.grade(['in.jsonl'])
      const before = treeOf(course.place('graded'))
      expect((await course.grade(['in.jsonl'], { pages: 'changed' })).said).toContain('(0 written')
      expect(withoutJournal(course)).toEqual(new Map([...before].filter(([name]) => name !== 'journal.jsonl')))
      course.write('in.jsonl', jsonl(...allRight(course, 's1'), ...allRight(course, 's2')))
      expect((await course.grade(['in.jsonl'], { pages: 'changed' })).said).toContain('(1 written')
      const after = withoutJournal(course)
      expect((await course.grade(['in.jsonl'])).said).toContain('(3 written')
      expect(withoutJournal(course)).toEqual(after)
      await course.grade(['in.jsonl'], { pages: 'none', out: course.place('bare') })
      expect(existsSync(course.place('bare/pages'))).toBe(false)
      expect(course.read('bare/marks.jsonl')).toBe(course.read('graded/marks.jsonl'))
    }))
})

describe('a kill at any operation', () => {
  test(
    'leaves nothing that the next run does not mend',
    () =>
      withPages(async (course) => {
        mkdirSync(course.place('in'))
        course.write('in/a.jsonl', jsonl(...allRight(course, 's1'), 'broken'))
        const { files, count } = killedAfter(Infinity)
        await course.grade(['in'], { pages: 'changed' }, files)
        const expected = treeOf(course.place('graded'))
        expect(count()).toBeGreaterThan(20)
        for (let kill = 0; kill < count(); kill += 1) {
          rmSync(course.place('graded'), { recursive: true })
          await expect(course.grade(['in'], { pages: 'changed' }, killedAfter(kill).files)).rejects.toThrow(Killed)
          await course.grade(['in'], { pages: 'changed' })
          expect(treeOf(course.place('graded'))).toEqual(expected)
        }
      }),
    60_000,
  )

  test('a folder in which generate was cut short is not graded', () =>
    withPages(async (course) => {
      course.write('out/staff/.unfinished/commit.json', '{"places":[],"removals":[]}')
      course.write('in.jsonl', '')
      const { code, said } = await course.grade(['in.jsonl'])
      expect([code, said]).toEqual([1, expect.stringContaining('Run generate once more')])
    }))
})
