// The input and the students of a grading in, its tasks out. What they are hangs on the input alone, never on how many
// workers there are: a run that was cut short is carried on by any other.
import { statSync } from 'node:fs'
import { bytesAt } from '../../../grader/lines.ts'
import type { SubmissionFile } from '../../../grader/submission/submission-files.ts'
import type { SplitTask } from './tasks.ts'

/** Sizes in bytes of input. */
export interface Sizes {
  /** Below, a run is made in memory and in one process. */
  readonly small: number
  /** Of a part of a file of JSON lines, and of small files that are read by one task. */
  readonly chunk: number
  /** Of the rows of a shard, on the average. */
  readonly shard: number
}
const megabyte = 1 << 20
export const usualSizes: Sizes = { small: 8 * megabyte, chunk: 4 * megabyte, shard: 4 * megabyte }

/** Parts and shards are at most about so many: of more input they become larger. */
const mostTasks = 1024
const mostStudents = { withPages: 200, withoutPages: 5_000 }
/** Parts of all students of a shard together: each takes its memory, whether or not anything was handed in. */
const mostParts = 5_000
/** Students whose pages are many enough for workers, and too many to be made twice. */
const manyPages = 500

export interface GradingPlan {
  readonly splits: readonly SplitTask[]
  /** The first student of each shard, and one past the last. */
  readonly bounds: readonly number[]
  /** Whether parts are kept on disk, and the work may be shared. */
  readonly isLarge: boolean
  /** Bytes of input, as far as they are known. */
  readonly bytes: number
}

/** `parts` are those of one student. */
export function planGrading(
  files: readonly SubmissionFile[],
  { students, parts }: { readonly students: number; readonly parts: number },
  hasPages: boolean,
  sizes: Sizes,
): GradingPlan {
  const found = files.map(({ path }) => statSync(path, { throwIfNoEntry: false }))
  const bytesOf = found.map((one) => (one?.isFile() === true ? one.size : 0))
  const bytes = bytesOf.reduce((sum, size) => sum + size, 0)
  // a pipe may hold anything
  const isLarge =
    bytes >= sizes.small || found.some((one) => one?.isFile() === false && !one.isDirectory()) || (hasPages && students >= manyPages)
  const splits = splitTasks(files, bytesOf, Math.max(sizes.chunk, Math.ceil(bytes / mostTasks)))
  const shards = Math.max(1, Math.min(mostTasks, Math.ceil(bytes / sizes.shard)))
  const most = Math.min(hasPages ? mostStudents.withPages : mostStudents.withoutPages, Math.ceil(mostParts / Math.max(1, parts)))
  const each = Math.max(1, Math.min(most, Math.ceil(students / shards)))
  const bounds = Array.from({ length: Math.max(1, Math.ceil(students / each)) }, (_, i) => i * each)
  return { splits, bounds: [...bounds, students], isLarge, bytes }
}

const mostFiles = 1_000

function splitTasks(files: readonly SubmissionFile[], bytesOf: readonly number[], chunk: number): readonly SplitTask[] {
  const tasks: SplitTask[] = []
  const add = (first: number, end: number, of?: SplitTask['chunk']): void => {
    tasks.push({ type: 'split', index: tasks.length, first, end, chunk: of, known: undefined })
  }
  let [first, held] = [0, 0]
  const gathered = (end: number): void => {
    if (end > first) add(first, end)
    ;[first, held] = [end, 0]
  }
  for (const [index, { format, path }] of files.entries()) {
    const size = bytesOf[index] ?? 0
    if (format === 'jsonl' && size > chunk && isUtf8(path)) {
      gathered(index)
      for (let from = 0; from < size; from += chunk) add(index, index + 1, { from, to: Math.min(size, from + chunk) })
      first = index + 1
      continue
    }
    if (held > 0 && (held + size > chunk || index - first >= mostFiles)) gathered(index)
    held += size
  }
  gathered(files.length)
  return tasks
}

/** A file of UTF-16, as its first bytes say, has no byte that ends a line. What cannot be read is read by whoever tells of it. */
function isUtf8(file: string): boolean {
  try {
    const [first = 0, second = 0] = bytesAt(file, 0, 2)
    return first + second !== 0xff + 0xfe
  } catch {
    return false
  }
}
