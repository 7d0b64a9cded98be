// What the tasks of a grading answered in, its result out: everything staged but the journal, and what is said of it.
import { type Diagnostic, warning } from '../../diagnostic.ts'
import { pageState } from '../course/graded-pages.ts'
import type { GradingJob, GradingResult } from './job.ts'
import { type Merging, mergeAll } from './merge.ts'
import { runFolder } from './output.ts'
import type { GradingPlan } from './plan.ts'
import { pagesBelow } from './records.ts'
import { linesOfPart } from './store.ts'
import { partNames, type Received, type ShardResult, type SplitResult } from './tasks.ts'

export async function resultOf(merging: Merging, plan: GradingPlan): Promise<GradingResult> {
  const { job, store, splits, shards, release } = merging
  const { marks, diagnostics } = await mergeAll(merging)
  const pages = shards.flatMap((shard) => shard.pages)
  for (const page of pages) job.staged.adopt(`pages/${page}.html`, `${runFolder}/${pagesBelow}/${page}.html`)
  if (job.pages !== 'none') {
    const state = shards.map((_, index) => [...linesOfPart(store, partNames.pages(index))].map((line) => `${line}\n`).join(''))
    job.staged.write(pageState, state.join(''), true)
  }
  const sum = (of: (shard: ShardResult) => number): number => shards.reduce((total, shard) => total + of(shard), 0)
  const submissions = countsOf(job, splits, shards)
  return {
    students: sum(({ students }) => students),
    handedIn: sum(({ handedIn }) => handedIn),
    rows: sum(({ rows }) => rows),
    rejected: submissions.reduce((total, { rejected }) => total + rejected, 0),
    submissions,
    release,
    pages: pages.length,
    pending: sum(({ pending }) => pending),
    review: sum(({ review }) => review),
    marks,
    diagnostics: [
      ...warningsOf(merging, plan),
      ...afterAsOf(job, latestOf(splits)),
      ...shards.flatMap((shard) => shard.diagnostics),
      ...diagnostics,
    ],
  }
}

function countsOf(
  { submissions }: GradingJob,
  splits: readonly SplitResult[],
  shards: readonly ShardResult[],
): GradingResult['submissions'] {
  const counts = submissions.map(({ name }) => ({ file: name, rows: 0, rejected: 0 }))
  for (const { file, rows, rejected } of splits.flatMap((split) => split.counts)) {
    const of = counts[file]
    if (of === undefined) continue
    of.rows += rows
    of.rejected += rejected
  }
  for (const { file, rows } of shards.flatMap((shard) => shard.rejected)) {
    const of = counts[file]
    if (of === undefined) continue
    of.rows -= rows
    of.rejected += rows
  }
  return counts
}

/** What is said once of a file is said by the first of its parts that has it to say. */
function warningsOf({ splits, linesBefore: before }: Merging, { splits: tasks }: GradingPlan): readonly Diagnostic[] {
  const said = new Set<number>()
  return splits.flatMap(({ warnings }, index) => {
    const task = tasks[index]
    if (task?.chunk === undefined) return warnings
    if (warnings.length === 0 || said.has(task.first)) return []
    said.add(task.first)
    const lines = before[index] ?? 0
    return warnings.map((one) => (one.at === undefined ? one : { ...one, at: { ...one.at, line: one.at.line + lines } }))
  })
}

function afterAsOf({ asOf }: GradingJob, latest: Received | undefined): readonly Diagnostic[] {
  if (asOf === undefined || latest === undefined || latest.time <= asOf.time) return []
  return [
    warning(
      'submission/malformed',
      `some rows were received after --as-of ${asOf.at} (the last at ${latest.at}); they are graded like any other`,
    ),
  ]
}

/** The latest time of receipt. */
export function latestOf(splits: readonly SplitResult[]): Received | undefined {
  let last: Received | undefined
  for (const { latest } of splits) if (latest !== undefined && latest.time > (last?.time ?? -Infinity)) last = latest
  return last
}
