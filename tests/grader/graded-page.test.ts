import { describe, expect, test } from 'vitest'
import { assess } from '../../grader/assess.ts'
import { gather } from '../../grader/course.ts'
import { gradedPage, isReleased, type Release } from '../../grader/graded-page.ts'
import { indexKeys } from '../../grader/keys.ts'
import { scoreLine } from '../../grader/score-line.ts'
import { statistics } from '../../grader/statistics/statistics.ts'
import { type ManifestEntry, type Run, type VariantKeys, writeLine } from '../../src/manifest.ts'
import type { GradedPage } from '../../src/render/pages.ts'
import { policyOf } from './policy-of.ts'
import { receive } from './receive.ts'

const option = (id: string, plain: string) => ({ id, text: [{ type: 'text', text: plain } as const], plain })
const said = (text: string) => [{ type: 'text', text } as const]
const exact = { fractions: true, precision: {} }

/** One problem: a multi-select, a table with a number, a choice of two and a choice of three, and a single choice. */
const keys: VariantKeys = {
  problem: 'mix',
  variant: 'v1',
  spec: 'd1',
  posed: {
    problem: 'mix',
    variant: 'v1',
    title: said('Mix'),
    stem: said('Stem'),
    points: '6',
    parts: [
      {
        id: 'many',
        text: [],
        points: '1',
        attempts: 2,
        interaction: { type: 'choice', multiple: true, options: [option('o1', 'A'), option('o2', 'B')] },
      },
      {
        id: 'grid',
        text: [],
        points: '3',
        attempts: 2,
        interaction: {
          type: 'grid',
          layout: 'across',
          columns: [
            { heading: said('n'), plain: 'n', cells: [{ type: 'number', id: 'n', format: exact }] },
            { heading: said('b'), plain: 'b', cells: [{ type: 'choice', id: 'b', options: [option('o1', '0'), option('o2', '1')] }] },
            {
              heading: said('t'),
              plain: 't',
              cells: [{ type: 'choice', id: 't', options: [option('o1', '0'), option('o2', '1'), option('o3', '2')] }],
            },
          ],
        },
      },
      {
        id: 'one',
        text: [],
        points: '2',
        attempts: 2,
        interaction: { type: 'choice', multiple: false, options: [option('o1', '5'), option('o2', '6'), option('o3', '7')] },
      },
    ],
  },
  keys: [
    {
      part: 'many',
      key: {
        kind: 'multi-select',
        scheme: 'all-or-nothing',
        right: ['o1'],
        options: [
          { id: 'o1', right: true },
          { id: 'o2', right: false, says: said('B is wrong') },
        ],
      },
    },
    {
      part: 'grid',
      key: {
        kind: 'table',
        scheme: 'each-answer',
        cells: [
          { id: 'n', type: 'number', value: 4, precision: {} },
          { id: 'b', type: 'choice', option: 'o2', value: 1 },
          { id: 't', type: 'choice', option: 'o3', value: 2 },
        ],
        mistakes: [{ mistake: 'slip', answers: [9, 0, 0], says: said('a slip') }],
      },
    },
    {
      part: 'one',
      key: {
        kind: 'single-choice',
        option: 'o1',
        value: 5,
        options: [
          { id: 'o1', right: true },
          { id: 'o2', right: false, mistake: 'slip', says: said('6 is a slip') },
          { id: 'o3', right: false, says: said('7 is too much') },
        ],
      },
    },
  ],
}
const run: Run = {
  format: 'quizwright-run/1',
  engine: '0',
  seed: '0',
  set: { id: 'set', title: said('Set'), mode: 'practice', language: 'en', counts: 'last' },
  options: { roster: true, names: false, privateLinks: false, split: false },
  problems: [
    {
      problem: 'mix',
      title: said('Mix'),
      spec: 'd1',
      points: '6',
      asked: {},
      parts: keys.posed.parts.map(({ id, points }) => ({ id, points, attempts: 2 })),
    },
  ],
}
const entry = (student: string): ManifestEntry => ({
  student,
  problem: 'mix',
  variant: { problem: 'mix', seed: 1, candidate: 0, id: 'v1', draws: [] },
  spec: 'd1',
  engine: '0',
  page: student,
  token: student,
  status: 'active',
})

const unreleased: Release = { all: false, asOf: undefined }
/** Grades rows of one student and gives the page's data. */
function pageOf(rows: readonly object[], release = unreleased, names = false): GradedPage {
  const index = indexKeys(new TextEncoder().encode(writeLine(keys)), 'keys.jsonl')
  const students = gather(run, [entry('s1')], index)
  receive(
    students,
    rows.map((row) => ({ student: 's1', problem: 'mix', ...row })),
  )
  const [work] = students.values()
  if (work === undefined) throw new Error('no student')
  const student = assess(work, policyOf(run))
  const shown = student.problems.map((assessed) => ({
    assessed,
    keys,
    solution: isReleased(assessed, release) ? said('SOLUTION') : undefined,
  }))
  return gradedPage({ ...run, options: { ...run.options, names } }, student, 'Ann', shown, release)
}
const wrong = [
  { part: 'many', response: ['o2'] },
  { part: 'grid', response: { n: '9', b: '0', t: '0' } },
  { part: 'one', response: '6' },
]

describe('the data of a graded page', () => {
  test('before release has marks and feedback, and nothing that tells the key', () => {
    const page = pageOf(wrong)
    const [problem] = page.problems
    expect([page.points, page.of, problem?.released]).toEqual(['0', '6', undefined])
    expect(problem?.parts).toEqual([
      { part: 'many', mark: { status: 'graded', credit: '0' }, response: ['o2'], points: '0', of: '1', attemptsUsed: 1, attempts: 2 },
      {
        part: 'grid',
        mark: { status: 'graded', credit: '0', mistake: 'slip' },
        response: { n: '9', b: '0', t: '0' },
        points: '0',
        of: '3',
        attemptsUsed: 1,
        attempts: 2,
        says: said('a slip'),
        // b has two options: that one is wrong would say that the other is right
        items: [
          { id: 'n', status: 'wrong', mistake: 'slip', says: said('a slip') },
          { id: 't', status: 'wrong', mistake: 'slip', says: said('a slip') },
        ],
      },
      {
        part: 'one',
        mark: { status: 'graded', credit: '0', mistake: 'slip' },
        response: '6',
        points: '0',
        of: '2',
        attemptsUsed: 1,
        attempts: 2,
        says: said('6 is a slip'),
      },
    ])
  })

  test('says of the option that was chosen, by id or by the value it shows', () => {
    const says = (response: string): unknown => pageOf([{ part: 'one', response }]).problems[0]?.parts[2]?.says
    expect([says('o3'), says('7'), says('o1')]).toEqual([said('7 is too much'), said('7 is too much'), undefined])
  })

  test('after release has the keys, the solution and every cell', () => {
    const [problem] = pageOf(wrong, { all: true, asOf: '2027-01-01T00:00:00Z' }).problems
    expect(problem?.released).toEqual({ keys: keys.keys, solution: said('SOLUTION') })
    expect(problem?.parts[1]?.items?.map(({ id }) => id)).toEqual(['n', 'b', 't'])
  })

  test('is released when the attempts of every part are used up, not before', () => {
    const twice = [...wrong, ...wrong]
    expect(pageOf(twice.slice(0, -1)).problems[0]?.released).toBeUndefined()
    expect(pageOf(twice).problems[0]?.released).toBeDefined()
    expect(pageOf([...wrong, ...wrong.slice(0, 2), { part: 'one', response: 'unreadable' }]).problems[0]?.released).toBeUndefined()
  })

  test('shows what cost no attempt where there is nothing else', () => {
    const part = (rows: readonly object[]): unknown => {
      const { mark, response, attemptsUsed } = pageOf(rows).problems[0]?.parts[2] ?? {}
      return [mark?.status, response, attemptsUsed]
    }
    expect(part([])).toEqual(['blank', undefined, 0])
    expect(part([{ part: 'one', response: 'o9' }])).toEqual(['invalid', 'o9', 0])
    expect(
      part([
        { part: 'one', response: 'o1' },
        { part: 'one', response: 'o9' },
      ]),
    ).toEqual(['graded', 'o1', 1])
  })

  test('bears the name only where names were asked for', () => {
    expect(pageOf([]).student).toEqual({ id: 's1' })
    expect(pageOf([], unreleased, true).student).toEqual({ id: 's1', name: 'Ann' })
  })

  test('holds no more of a very long answer than is shown', () => {
    const response = pageOf([{ part: 'grid', response: { n: '1'.repeat(19_000) } }]).problems[0]?.parts[1]?.response
    expect(JSON.stringify(response).length).toBeLessThan(600)
  })
})

describe('the data of the report', () => {
  test('counts problems by what became of them; the mean is over those for which something readable was handed in', () => {
    const index = indexKeys(new TextEncoder().encode(writeLine(keys)), 'keys.jsonl')
    const students = gather(run, ['s1', 's2', 's3', 's4', 's5'].map(entry), index)
    const right = [
      { part: 'many', response: ['o1'] },
      { part: 'grid', response: { n: '4', b: '1', t: '2' } },
      { part: 'one', response: '5' },
    ]
    receive(students, [
      ...right.map((row) => ({ student: 's1', problem: 'mix', ...row })),
      { student: 's2', problem: 'mix', part: 'grid', response: { n: '4' } },
      { student: 's3', problem: 'mix', part: 'one', response: 'o9' },
      { student: 's5', problem: 'mix', part: 'one', response: '6' },
    ])
    const all = statistics({ run, manifest: [], keys: index })
    for (const work of students.values()) all.add(scoreLine(assess(work, policyOf(run))))
    const figures = all.figures()
    expect(figures).toMatchObject({ students: 5, handedIn: 4 })
    expect(figures.problems).toMatchObject([
      {
        problem: 'mix',
        of: '6',
        states: { full: 1, partial: 1, zero: 1, blank: 1, invalid: 1, pending: 0 },
        // 6 + 1 + 0 of 18 over three: what was not handed in, or cannot be read, is no 0
        n: 3,
        facility: 7 / 18,
      },
    ])
    // s1 gave 5, s5 the 6 of the slip; what s3 gave cannot be read
    expect(figures.problems[0]?.parts.find(({ part }) => part === 'one')).toMatchObject({
      graded: 2,
      mistakes: [{ name: 'slip', count: 1 }],
      readings: [],
    })
  })
})
