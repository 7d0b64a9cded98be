// A grading job in, its files staged: marks, scores, gradebook, pages, report and what was rejected. Its rows are put by
// students (split), each student's are marked and counted (shard), and what came of all is put together (merge).
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Release } from '../../../grader/graded-page.ts'
import { revisionPaths } from '../../../grader/revisions.ts'
import { disk } from '../course/files.ts'
import { openBench } from './bench.ts'
import { type Crew, crewHere, crewOfThreads } from './crew.ts'
import { digestOf, planDigest } from './digests.ts'
import type { GradingJob, GradingResult } from './job.ts'
import { latestOf, resultOf } from './result.ts'
import { runFolder, unfinished } from './output.ts'
import { type Students, studentsOf } from './people.ts'
import { type GradingPlan, planGrading, type Sizes, usualSizes } from './plan.ts'
import { type GradingWatch, watchGrading } from './progress.ts'
import { noRecords, openRecords, pagesBelow, type Records } from './records.ts'
import { diskStore, memoryStore, type Store } from './store.ts'
import type { GradingContext, ShardResult, ShardTask, SplitResult, SplitTask } from './tasks.ts'

export { usualWorkers } from './crew.ts'

/** Marks what was handed in and stages everything that comes of it but the journal; the caller commits. */
export async function runGrading(job: GradingJob, sizes: Sizes = usualSizes): Promise<GradingResult> {
  const students = studentsOf(job)
  const parts = job.course.run.problems.reduce((sum, problem) => sum + problem.parts.length, 0)
  const plan = planGrading(job.submissions, { students: students.list.length, parts }, job.pages !== 'none', sizes)
  const running = open(job, students, plan)
  const crew = await crewOf(job, plan, running)
  try {
    const splits = await splitAll(running, crew)
    const release = releaseOf(job, splits)
    const shards = await shardAll(running, crew, splits, release)
    running.watch.end()
    return await resultOf({ job, store: running.store, splits, shards, release, linesBefore: linesBefore(plan, splits) }, plan)
  } finally {
    await crew.close()
  }
}

interface Running {
  readonly job: GradingJob
  readonly students: Students
  readonly plan: GradingPlan
  readonly context: GradingContext
  readonly store: Store
  readonly records: Records
  readonly watch: GradingWatch
}

function open(job: GradingJob, students: Students, plan: GradingPlan): Running {
  const { course, from, out, pages, submissions, files, exceptions = [], terminal } = job
  const folder = path.join(out, unfinished, runFolder)
  const store = plan.isLarge ? diskStore(files, folder) : memoryStore()
  const records = plan.isLarge ? openRecords(files, folder, planDigest(job, students.list, plan), store) : noRecords
  const pagesFolder = path.join(folder, pagesBelow)
  if (pages !== 'none') files.makeFolder(pagesFolder, 0o700)
  const context: GradingContext = {
    from,
    revisions: course.revisions,
    out,
    folder: plan.isLarge ? folder : undefined,
    pagesFolder,
    files: submissions,
    people: students.list,
    bounds: plan.bounds,
    pages,
    exceptions,
    zone: job.zone,
  }
  return { job, students, plan, context, store, records, watch: watchGrading(terminal, plan.bytes, () => performance.now()) }
}

/** Threads read the course anew: one by keys that are written nowhere yet is graded here. */
async function crewOf(job: GradingJob, { isLarge }: GradingPlan, { context, store }: Running): Promise<Crew> {
  const isWritten = job.course.revisions.every((id) => existsSync(path.join(job.from, revisionPaths.file(id))))
  const threads = isLarge && isWritten && job.files === disk && job.workers > 1 ? await crewOfThreads(context, job.workers) : undefined
  return threads ?? crewHere(openBench(context, job.course, store, job.files))
}

async function splitAll({ plan, records, watch }: Running, crew: Crew): Promise<readonly SplitResult[]> {
  const found = new Map<number, SplitResult>()
  const tasks = function* (): Generator<SplitTask> {
    for (const task of plan.splits) yield { ...task, known: records.split(task.index) }
  }
  await crew.splitAll(tasks(), (result, { index, chunk, known }) => {
    found.set(index, result)
    if (result !== known) records.noteSplit(index, result)
    watch.read(
      chunk === undefined ? plan.bytes / plan.splits.length : chunk.to - chunk.from,
      result.counts.reduce((sum, { rows }) => sum + rows, 0),
    )
  })
  return inOrder(found, plan.splits.length)
}

function inOrder<T>(found: ReadonlyMap<number, T>, count: number): readonly T[] {
  return Array.from({ length: count }, (_, index) => {
    const one = found.get(index)
    if (one === undefined) throw new RangeError(`task ${index} has no result`)
    return one
  })
}

/** Without `--as-of` the latest time of receipt passes for now. */
function releaseOf({ asOf, release }: GradingJob, splits: readonly SplitResult[]): Release {
  return { all: release, asOf: (asOf ?? latestOf(splits))?.at }
}

/** Lines of the same file before each part of it. */
function linesBefore({ splits: tasks }: GradingPlan, splits: readonly SplitResult[]): readonly number[] {
  let [file, lines] = [-1, 0]
  return tasks.map(({ first, chunk }, index) => {
    if (first !== file) [file, lines] = [first, 0]
    const before = chunk === undefined ? 0 : lines
    lines += splits[index]?.lines ?? 0
    return before
  })
}

async function shardAll(running: Running, crew: Crew, splits: readonly SplitResult[], release: Release): Promise<readonly ShardResult[]> {
  const { plan, records, watch } = running
  const contents = splits.map(({ content }) => content)
  const of = contents.every((content) => content !== undefined) ? digestOf([...contents, JSON.stringify(release)]) : undefined
  const found = new Map<number, ShardResult>()
  const tasks = function* (): Generator<ShardTask> {
    for (let index = 0; index + 1 < plan.bounds.length; index += 1) {
      const known = of === undefined ? undefined : records.shard(index, of)
      if (known === undefined) yield shardTask(running, splits, release, index)
      else {
        found.set(index, known)
        watch.marked(known.rows)
      }
    }
  }
  await crew.shardAll(tasks(), (result, { index }) => {
    found.set(index, result)
    if (of !== undefined) records.noteShard(index, of, result)
    watch.marked(result.rows)
  })
  return inOrder(found, plan.bounds.length - 1)
}

function shardTask({ students, plan }: Running, splits: readonly SplitResult[], release: Release, index: number): ShardTask {
  const [first = 0, end = 0] = plan.bounds.slice(index, index + 2)
  const known = students.manifest.list.length
  const before = linesBefore(plan, splits)
  return {
    type: 'shard',
    index,
    entries: [...students.manifest.entries(Math.min(first, known), Math.min(end, known))],
    enrolled: students.list.slice(Math.max(first, known), Math.max(end, known)),
    release,
    splits: splits.flatMap(({ origins, fileOf, segments }, split) => {
      const own = segments.map((ends) => [ends[index] ?? 0, ends[index + 1] ?? 0] as const).filter(([from, to]) => to > from)
      return own.length === 0 ? [] : [{ index: split, origins, fileOf, linesBefore: before[split] ?? 0, segments: own }]
    }),
  }
}
