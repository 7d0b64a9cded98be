// Formulas handed in, from rows to marks, gradebook, summary and page: what is told when, and what is never silent.
import { describe, expect, test } from 'vitest'
import { assess, type AssessedStudent } from '../../grader/assess.ts'
import { gather } from '../../grader/course.ts'
import { writeGradebook } from '../../grader/gradebook.ts'
import { gradedPage, type Release } from '../../grader/graded-page.ts'
import { indexKeys } from '../../grader/keys.ts'
import { markLine } from '../../grader/marks.ts'
import { scoreLine } from '../../grader/score-line.ts'
import { statistics } from '../../grader/statistics/statistics.ts'
import { failed } from '../../src/diagnostic.ts'
import { type ManifestEntry, type Run, type VariantKeys, writeLine } from '../../src/manifest.ts'
import { gradePart } from '../../src/kinds/index.ts'
import { mapExpr } from '../../src/math/names.ts'
import type { GradedPart } from '../../src/render/pages.ts'
import { expr, expressionKey, format, signLost } from '../support/posed-formulas.ts'
import { policyOf } from './policy-of.ts'
import { receive } from './receive.ts'

const said = (text: string) => [{ type: 'text', text } as const]
const parts = [
  {
    id: 'shown',
    key: expressionKey('2*x + 1', ['x'], { mistakes: [{ mistake: 'sign_lost', answers: [{ formula: expr('2*x - 1') }], says: signLost }] }),
  },
  { id: 'hidden', key: expressionKey('2*x + 1', ['x'], { witness: 'hidden' }) },
  {
    id: 'constant',
    key: {
      ...expressionKey('0', []),
      expr: mapExpr(expr('cos(2*pi/17)'), (inner) => (inner.type === 'name' ? { type: 'constant', name: 'pi' } : inner)),
    },
  },
] as const
const keys: VariantKeys = {
  problem: 'formulas',
  variant: 'v1',
  spec: 'd1',
  posed: {
    problem: 'formulas',
    variant: 'v1',
    title: said('Formulas'),
    stem: said('Stem'),
    points: '3',
    parts: parts.map(({ id }) => ({
      id,
      text: [],
      points: '1',
      attempts: 2,
      interaction: { type: 'formula', format: format(id === 'constant' ? [] : [['x', 'x']]) },
    })),
  },
  keys: parts.map(({ id, key }) => ({ part: id, key })),
}
const run: Run = {
  format: 'quizwright-run/1',
  engine: '0',
  seed: '0',
  set: { id: 'set', title: said('Set'), mode: 'practice', language: 'en', counts: 'last' },
  options: { roster: true, names: false, privateLinks: false, split: false },
  problems: [
    {
      problem: 'formulas',
      title: said('Formulas'),
      spec: 'd1',
      points: '3',
      asked: {},
      parts: parts.map(({ id }) => ({ id, points: '1', attempts: 2 })),
    },
  ],
}
const entry: ManifestEntry = {
  student: 's1',
  problem: 'formulas',
  variant: { problem: 'formulas', seed: 1, candidate: 0, id: 'v1', draws: [] },
  spec: 'd1',
  engine: '0',
  page: 's1',
  token: 's1',
  status: 'active',
}

function assessed(rows: readonly object[]): AssessedStudent {
  // through the bytes of keys.jsonl, as grade reads them
  const students = gather(run, [entry], indexKeys(new TextEncoder().encode(writeLine(keys)), 'keys.jsonl'))
  receive(
    students,
    rows.map((row) => ({ student: 's1', problem: 'formulas', ...row })),
  )
  const [work] = students.values()
  if (work === undefined) throw new Error('no student')
  return assess(work, policyOf(run))
}
function pageParts(rows: readonly object[], release: Release): readonly GradedPart[] {
  const student = assessed(rows)
  const shown = student.problems.map((one) => ({ assessed: one, keys, solution: release.all ? said('SOLUTION') : undefined }))
  return gradedPage(run, student, undefined, shown, release).problems.flatMap(({ parts: all }) => all)
}
const anyNumber: unknown = expect.any(Number)
const unreleased: Release = { all: false, asOf: undefined }
const released: Release = { all: true, asOf: undefined }

/** cos(2π/17) by square roots (Gauss): equal to any number of digits, and no proof is looked for. */
const gauss = '(-1+sqrt(17)+sqrt(34-2*sqrt(17))+2*sqrt(17+3*sqrt(17)-sqrt(34-2*sqrt(17))-2*sqrt(34+2*sqrt(17))))/16'

describe('a wrong formula', () => {
  const rows = [
    { part: 'shown', response: '2*x - 1' },
    { part: 'hidden', response: '2*x - 1' },
  ]
  const witness = {
    values: [{ name: 'x', value: anyNumber }],
    yours: anyNumber,
    key: anyNumber,
  }

  test('is told where it differs before release only where the problem says so', () => {
    const [shown, hidden] = pageParts(rows, unreleased)
    expect(shown?.mark).toEqual({ status: 'graded', credit: '0', mistake: 'sign_lost', how: 'refuted', witness })
    expect(shown?.says).toEqual(signLost)
    expect(hidden?.mark).toEqual({ status: 'graded', credit: '0', how: 'refuted' })
  })
  test('is told so in any case once the key is', () => {
    expect(pageParts(rows, released)[1]?.mark).toMatchObject({ witness })
  })
  test('has its mark line say how, and where: the sides differ by 2 at that point', () => {
    const [part] = assessed(rows).problems[0]?.parts ?? []
    const row = part?.handed?.outcome.rows[0]
    if (row === undefined) throw new Error('nothing was handed in')
    const line: unknown = JSON.parse(
      markLine({
        head: '"student":"s1"',
        answer: row.handed.answer,
        attempt: 1,
        at: undefined,
        late: false,
        why: undefined,
        from: { file: 'a.jsonl', line: 1 },
      }),
    )
    expect(line).toMatchObject({ status: 'graded', credit: '0', how: 'refuted', mistake: 'sign_lost', points: '0', of: '1', counted: true })
    const { values, yours, key } = (row.handed.answer.mark.status === 'graded' && row.handed.answer.mark.witness) || {
      values: [],
      yours: 0,
      key: 0,
    }
    const x = Number(values[0]?.value)
    expect([yours, key]).toEqual([2 * x - 1, 2 * x + 1])
  })
})

describe('what cannot be read', () => {
  test('and an empty answer cost no attempt; the next one counts', () => {
    const [shown] = pageParts(
      [
        { part: 'shown', response: '2*x +' },
        { part: 'shown', response: ' ' },
        { part: 'shown', response: '[x, x]' },
        { part: 'shown', response: '1 + x + x' },
      ],
      unreleased,
    )
    expect(shown).toMatchObject({ mark: { status: 'graded', credit: '1', how: 'proved' }, attemptsUsed: 1, points: '1' })
  })
  test('is shown with its place', () => {
    const [shown] = pageParts([{ part: 'shown', response: '2*x +' }], unreleased)
    expect(shown?.mark).toMatchObject({ status: 'invalid', start: anyNumber, end: anyNumber })
    expect([shown?.points, shown?.attemptsUsed]).toEqual(['0', 0])
  })
})

describe('an answer that agrees to 50 digits without a proof', () => {
  const student = assessed([{ part: 'constant', response: gauss }])
  const [problem] = student.problems

  test('counts, and is marked to be reviewed', () => {
    const [, , part] = problem?.parts ?? []
    expect(part?.shown?.answer.mark).toEqual({ status: 'graded', credit: '1', how: 'numeric', review: true })
    expect(part?.shown?.answer.json).toContain('"how":"numeric","review":true')
    expect([part?.earned, part?.state]).toEqual([1, 'graded'])
  })
  test('is told on the page, in the gradebook and in the report', () => {
    expect(pageParts([{ part: 'constant', response: gauss }], unreleased)[2]?.mark).toMatchObject({ how: 'numeric', review: true })
    if (problem === undefined) throw new Error('no problem')
    expect(writeGradebook(['student'], ['formulas'], [scoreLine(student)], new Map())).toBe(
      'student,formulas,total,review\r\ns1,1,1,formulas\r\n',
    )
    const all = statistics({ run, manifest: [], keys: { read: () => failed() } })
    all.add(scoreLine(student))
    expect(all.figures().problems).toMatchObject([{ states: { partial: 1, pending: 0 }, review: 1 }])
  })
  test('the gradebook has no such column where there is none', () => {
    const plain = assessed([{ part: 'shown', response: '2x + 1' }])
    expect(writeGradebook(['student'], ['formulas'], [scoreLine(plain)], new Map())).toBe('student,formulas,total\r\ns1,1,1\r\n')
  })
})

test('a form that is missed where the value was not proved is to be reviewed as well', () => {
  const constant = { ...parts[2].key, form: 'no-sigmoid' } as const
  expect(gradePart({ type: 'formula', format: format([]) }, constant, `(${gauss})*2*sigmoid(0)`)).toEqual({
    status: 'graded',
    credit: '0',
    how: 'numeric',
    review: true,
    form: 'no-sigmoid',
  })
})

test('what cannot be decided carries no credit, uses no attempt and waits', () => {
  const student = assessed([
    { part: 'shown', response: '2x + 1 + 0*10^400^400' },
    { part: 'hidden', response: '1/0' },
  ])
  const waiting = student.problems[0]?.parts.filter(({ shown }) => shown?.answer.mark.status === 'needs-review') ?? []
  expect(waiting.length).toBeGreaterThan(0)
  for (const part of waiting) expect([part.earned, part.state, part.handed?.outcome.used]).toEqual([0, 'pending', 0])
  expect(student.problems[0]?.state).toBe('pending')
})
