// Revisions as files, the log of those in force, and a course with revisions laid over it.
import { describe, expect, test } from 'vitest'
import { failed } from '../../../src/diagnostic.ts'
import type { ManifestEntry, RunProblem, VariantKeys } from '../../../src/manifest.ts'
import {
  type Revisable,
  type Revision,
  readLog,
  readRevision,
  withRevisions,
  writeLogLine,
  writeRevision,
} from '../../../grader/revisions.ts'
import { codesOf, must, problemFrom } from '../../support/library.ts'

const problem = (spec: string, points: string): RunProblem => ({
  problem: 'p',
  title: [],
  spec,
  points,
  asked: {},
  parts: [{ id: 'answer', points }],
})
const entry = (student: string, variant: string, spec: string): ManifestEntry => ({
  student,
  problem: 'p',
  variant: { problem: 'p', seed: 1, candidate: 0, id: variant, draws: [] },
  spec,
  engine: '0',
  page: student,
  token: 't',
  status: 'active',
})
const keysOf = (variant: string, spec: string): VariantKeys => ({
  problem: 'p',
  variant,
  spec,
  posed: { problem: 'p', variant, title: [], stem: [], points: '1', parts: [] },
  keys: [],
})
const copy = {
  problem: problemFrom("problem: p\ntitle: P\nask: { kind: number, key: '1' }\ntext: One?\n"),
  sources: [{ file: 'p.yaml', text: 'x' }],
}

function revision(before: string, after: string, variants: readonly string[], neverLower = false): Revision {
  const head = {
    format: 'quizwright-revision/1',
    engine: '0',
    over: [],
    neverLower,
    problems: [{ after: problem(after, `${after.length}`), of: [{ before, variants }] }],
  } as const
  const text = writeRevision(
    head,
    [{ digest: after, copy }],
    variants.map((variant) => keysOf(variant, after)),
  )
  return must(readRevision(new TextEncoder().encode(text.lines.join('')), text.id, 'r.jsonl'))
}
const course: Revisable = {
  run: {
    format: 'quizwright-run/1',
    engine: '0',
    seed: '',
    set: { id: 's', mode: 'practice', language: 'en', counts: 'last', title: [] },
    options: { roster: true, names: false, privateLinks: false, split: false },
    problems: [problem('a', '1')],
  },
  // s2 was added later: no revision knows that variant; s3 was dropped and has an older page
  manifest: [entry('s1', 'v1', 'a'), entry('s2', 'v2', 'a'), entry('s3', 'v1', 'old')],
  keys: { read: () => failed() },
  spec: () => failed(),
}
const specsOf = (revised: Revisable): readonly string[] => revised.manifest.map(({ spec }) => spec)

describe('laid over a course', () => {
  test('none changes nothing', () => {
    const revised = withRevisions(course, [])
    expect([revised.manifest, revised.run, revised.revisions]).toEqual([course.manifest, course.run, []])
  })

  test('variants that a revision made anew are marked by it, others stay', () => {
    const revised = withRevisions(course, [revision('a', 'bb', ['v1'])])
    expect(specsOf(revised)).toEqual(['bb', 'a', 'old'])
    expect(revised.run.problems.map(({ spec, points }) => [spec, points])).toEqual([['bb', '2']])
    expect(must(revised.keys.read({ problem: 'p', variant: 'v1', spec: 'bb' })).spec).toBe('bb')
    expect(must(revised.spec('bb')).problem.id).toBe('p')
    expect(codesOf(revised.keys.read({ problem: 'p', variant: 'v2', spec: 'bb' }))).toEqual([])
  })

  test('one over the other, the last one stands', () => {
    expect(specsOf(withRevisions(course, [revision('a', 'bb', ['v1', 'v2']), revision('bb', 'ccc', ['v1'])]))).toEqual(['ccc', 'bb', 'old'])
  })

  test('one that never lowers keeps what was in force before it; one that may lower keeps nothing', () => {
    const kept = (...revisions: readonly Revision[]): readonly string[] => {
      const revised = withRevisions(course, revisions)
      const [first] = revised.manifest
      return first === undefined ? [] : revised.kept(first).map(({ spec, problem: { points } }) => `${spec} ${points}`)
    }
    const [b, c] = [revision('a', 'bb', ['v1'], true), revision('bb', 'ccc', ['v1'], true)]
    expect(kept(b)).toEqual(['a 1'])
    expect(kept(b, c)).toEqual(['bb 2', 'a 1'])
    expect(kept(b, revision('bb', 'ccc', ['v1']))).toEqual([])
    expect(kept(revision('a', 'bb', ['v1']), c)).toEqual(['bb 2'])
  })
})

describe('the file of a revision', () => {
  const text = writeRevision({ format: 'quizwright-revision/1', engine: '0', over: [], neverLower: false, problems: [] }, [], [])

  test('is read by the digest that is its name, and refused where a byte of it is another', () => {
    const bytes = new TextEncoder().encode(text.lines.join(''))
    expect(text.id).toMatch(/^r[0-9a-f]{31}$/)
    expect(must(readRevision(bytes, text.id, 'r.jsonl')).head.neverLower).toBe(false)
    const other = new TextEncoder().encode(text.lines.join('').replace('false', 'true'))
    expect(codesOf(readRevision(other, text.id, 'r.jsonl'))).toEqual(['manifest/malformed'])
  })
})

describe('the log of revisions in force', () => {
  const [a, b] = [`r${'a'.repeat(31)}`, `r${'b'.repeat(31)}`]
  const read = (...lines: readonly Parameters<typeof writeLogLine>[0][]): readonly string[] =>
    must(readLog(lines.map(writeLogLine).join(''), 'revisions.jsonl'))

  test('the last one is taken back first, and may come again', () => {
    expect(read()).toEqual([])
    expect(read({ revision: a }, { revision: b })).toEqual([a, b])
    expect(read({ revision: a }, { revision: b }, { undone: b })).toEqual([a])
    expect(read({ revision: a }, { undone: a }, { revision: a })).toEqual([a])
  })

  test('anything else is not what was written: another one taken back, a path for an id, half a line', () => {
    for (const text of [
      `${writeLogLine({ revision: a })}${writeLogLine({ revision: b })}${writeLogLine({ undone: a })}`,
      writeLogLine({ undone: a }),
      writeLogLine({ revision: '../../seed' }),
      '{"revision":',
    ])
      expect(codesOf(readLog(text, 'revisions.jsonl'))).toEqual(['manifest/malformed'])
  })
})
