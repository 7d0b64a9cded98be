// One student of one problem written in the test: what they hand in, row by row, and the marks once it is followed through.
import { assess } from '../../../grader/assess.ts'
import { gather, type Row } from '../../../grader/course.ts'
import { followThrough, openFollower } from '../../../grader/follow/follow-through.ts'
import type { Follower } from '../../../grader/follow/follower.ts'
import { gradedPage } from '../../../grader/graded-page.ts'
import { ok } from '../../../src/diagnostic.ts'
import { type ManifestEntry, type Run, type RunProblem, runFormat, type VariantKeys } from '../../../src/manifest.ts'
import type { Mark, Problem, RawResponse } from '../../../src/model.ts'
import { type DrawnVariant, variantWith } from '../../../src/pipeline.ts'
import { renderGradedPage } from '../../../src/render/graded/graded.ts'
import { fixedDraws } from '../../../src/variant/fixed.ts'
import { definitions, must } from '../../support/library.ts'
import { policyOf } from '../policy-of.ts'

export interface HandIn {
  readonly part?: string
  readonly response: RawResponse
  readonly attempt?: number
  /** Minutes. */
  readonly time?: number
}
export interface Course {
  readonly drawn: DrawnVariant
  readonly follower: Follower
  /** The marks before and after, in the order handed in. */
  marks(rows: readonly HandIn[]): readonly { readonly before: Mark; readonly after: Mark }[]
  /** The student's graded page. */
  page(rows: readonly HandIn[], released: boolean): string
}

/** A course of one variant of one problem, its values set by hand. */
export function courseOf(problem: Problem, values: { readonly [name: string]: string } = {}): Course {
  const drawn = must(variantWith(problem, must(fixedDraws(problem, definitions(values))), 0, { language: 'en' }))
  const run = runOf(problem)
  const follower = openFollower({ spec: () => ok({ problem, sources: [] }) })
  const placing = { drawn, run, follower }
  return { drawn, follower, marks: (rows) => marksOf(placing, rows), page: (rows, released) => pageOf(placing, rows, released) }
}
interface Placing {
  readonly drawn: DrawnVariant
  readonly run: Run
  readonly follower: Follower
}

function runOf(problem: Problem): Run {
  const asked: RunProblem = {
    problem: problem.id,
    title: [],
    spec: 'spec',
    points: '1',
    asked: {},
    parts: problem.parts.map(({ id }) => ({ id, points: '1' })),
  }
  return {
    format: runFormat,
    engine: 'test',
    seed: '',
    set: { id: 's', title: [], mode: 'practice', language: 'en', counts: 'last' },
    options: { roster: true, names: false, privateLinks: false, split: false },
    problems: [asked],
  }
}

function handedIn({ drawn: { variant, posed }, run }: Placing, rows: readonly HandIn[]) {
  const entry: ManifestEntry = {
    student: 'ada',
    problem: variant.problem,
    variant,
    spec: 'spec',
    engine: 'test',
    page: 'ada',
    token: 't',
    status: 'active',
  }
  const keys: VariantKeys = { problem: variant.problem, variant: variant.id, spec: 'spec', posed: posed.public, keys: posed.keys }
  const student = gather(run, [entry], { read: () => ok(keys) }).get('ada')
  const work = student?.problems.get(variant.problem)
  if (student === undefined || work === undefined) throw new Error('the student has no problem')
  const parts = must(work.parts())
  const placed = rows.map(({ part = 'answer', response, attempt, time }, order) => {
    const one = parts.get(part)
    if (one === undefined) throw new Error(`there is no part ${part}`)
    const answer = one.marker.mark(response)
    const origin = { file: 'f', name: 'f', format: 'jsonl', foreign: false } as const
    const row: Row = { answer, other: undefined, at: undefined, origin, line: order + 1, attempt, time, order }
    const place = one.rows.push(row) - 1
    return { one, place, before: answer.mark }
  })
  return { keys, student, work, placed }
}

function marksOf(placing: Placing, rows: readonly HandIn[]): ReturnType<Course['marks']> {
  const { work, placed } = handedIn(placing, rows)
  followThrough(work, placing.follower)
  return placed.map(({ one, place, before }) => {
    const row = one.rows[place]
    if (row === undefined) throw new Error('a row is gone')
    return { before, after: row.answer.mark }
  })
}

function pageOf(placing: Placing, rows: readonly HandIn[], released: boolean): string {
  const { student, work, keys } = handedIn(placing, rows)
  followThrough(work, placing.follower)
  const assessed = assess(student, policyOf(placing.run))
  const shown = assessed.problems.map((one) => ({ assessed: one, keys, solution: released ? placing.drawn.posed.solution : undefined }))
  return must(renderGradedPage(gradedPage(placing.run, assessed, undefined, shown, { all: released, asOf: undefined })))
}

/** The credit of a mark, or its status. */
export const creditIn = (mark: Mark): string => (mark.status === 'graded' ? mark.credit : mark.status)
/** `right`, `wrong`, `blank` or `follows` of every entry. */
export const entriesIn = (mark: Mark): string =>
  mark.status === 'graded' ? (mark.items ?? []).map(({ status, follows }) => (follows ? 'follows' : status)).join(' ') : mark.status
