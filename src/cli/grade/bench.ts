// Where tasks are worked on: what they need of the course is read once, when the first task asks for it. One in each thread.
import { type CourseFolder, reopenCourseFolder } from '../../../grader/course-folder.ts'
import { gatherer } from '../../../grader/course.ts'
import { openFollower } from '../../../grader/follow/follow-through.ts'
import type { LmsContext } from '../../../grader/lms/context.ts'
import { lmsContext } from '../../../grader/lms/course.ts'
import { coursePolicy } from '../../../grader/policy/course-policy.ts'
import type { Intake } from '../../../grader/submission/submission.ts'
import { submissionReader } from '../../../grader/submission/submission-files.ts'
import type { ManifestEntry } from '../../manifest.ts'
import type { Files } from '../course/files.ts'
import { pageWriter, readPageState } from '../course/graded-pages.ts'
import { gradeShard, type Sharding } from './shard.ts'
import { split, type Splitting } from './split.ts'
import { contentOf } from './digests.ts'
import { diskStore, type Store } from './store.ts'
import { type GradingContext, namesVariants, type ShardResult, type ShardTask, type SplitResult, type SplitTask } from './tasks.ts'

export interface Bench {
  split(task: SplitTask): SplitResult
  shard(task: ShardTask): ShardResult
}

/** In the process that has the course open already, which may be by keys that are written nowhere yet. */
export const openBench = (context: GradingContext, course: CourseFolder, store: Store, files: Files): Bench => {
  const splitting = once(() => splittingOf(context, course))
  const sharding = once(() => shardingOf(context, course, files))
  return {
    split: (task) => split(task, splitting(), store, context.folder === undefined ? undefined : contentOf(task, context.files)),
    shard: (task) => gradeShard(task, sharding(), store),
  }
}

/** In a thread, from the context alone. */
export function openBenchAnew(context: GradingContext, files: Files): Bench {
  const course = reopenCourseFolder(context.from, context.revisions)
  if (!course.ok) throw new Error(course.errors.map(({ message }) => message).join('; '))
  if (context.folder === undefined) throw new RangeError('threads share parts as files')
  return openBench(context, course.value, diskStore(files, context.folder), files)
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function splittingOf({ files, people, bounds, zone }: GradingContext, course: CourseFolder): Splitting {
  const { run } = course
  const shardOf = new Map<string, number>()
  let shard = 0
  for (const [index, { student }] of people.entries()) {
    while (index >= (bounds[shard + 1] ?? Infinity)) shard += 1
    shardOf.set(student, shard)
  }
  const relay = new Relay()
  const read = once(() => {
    const tokenOf = new Map(people.map(({ student, token }) => [student, token]))
    const studentOfToken = new Map(people.map(({ student, token }) => [token, student]))
    const context = { set: run.set.id, tokenOf, studentOfToken, trustToken: !run.options.roster }
    return submissionReader(people, context, relay, lmsOf(course, files, zone))
  })
  return {
    files,
    shardOf,
    shards: bounds.length - 1,
    partsOf: new Map(run.problems.map(({ problem, parts }) => [problem, new Set(parts.map(({ id }) => id))])),
    read(file, intake) {
      relay.to = intake
      read()(file)
    },
  }
}

/** What reports of an LMS are read by; undefined where there are none. */
export const lmsOf = (course: CourseFolder, files: GradingContext['files'], zone: string | undefined): LmsContext | undefined =>
  files.some(({ format }) => namesVariants(format) && format !== 'marks') ? lmsContext(course, course.people.all(), zone) : undefined

/** Hands on to whoever reads at the moment: a reader is made once. */
class Relay implements Intake {
  to: Intake | undefined
  accept(...row: Parameters<Intake['accept']>): void {
    this.to?.accept(...row)
  }
  reject(...row: Parameters<Intake['reject']>): void {
    this.to?.reject(...row)
  }
  warn(...row: Parameters<Intake['warn']>): void {
    this.to?.warn(...row)
  }
}

function shardingOf(context: GradingContext, course: CourseFolder, files: Files): Sharding {
  const { pages, out, exceptions, pagesFolder } = context
  const frozen = once(() => frozenIn(course.people.all()))
  const before = once(() => readPageState(files, out))
  const which = pages === 'none' ? undefined : pages
  return {
    course,
    gather: gatherer(course.run, course.keys, course.kept),
    follower: openFollower(course),
    policy: coursePolicy(course.run, course.roster, exceptions),
    frozen: (problem, variant) => frozen().get(`${problem}\0${variant}`),
    pages: which && (({ release }) => pageWriter({ course, release, which, files, out, folder: pagesFolder }, before())),
  }
}

function frozenIn(manifest: Iterable<ManifestEntry>): ReadonlyMap<string, ManifestEntry> {
  const entries = new Map<string, ManifestEntry>()
  for (const entry of manifest) entries.set(`${entry.problem}\0${entry.variant.id}`, entry)
  return entries
}
