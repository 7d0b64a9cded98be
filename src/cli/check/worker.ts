// One thread of `quizwright check`: a file to check comes in as a task, its report goes out; progress as messages.
import { parentPort } from 'node:worker_threads'
import { type Library, openLibrary } from '../library.ts'
import { checkOne } from './one.ts'
import type { Looking, Report } from './report.ts'

export interface Task {
  /** Its place among the targets, by which progress is told. */
  readonly index: number
  readonly target: string
  readonly looking: Looking
  /** Whether progress is wanted. */
  readonly watched: boolean
}
/** Candidates tried so far of the task `index`. */
export interface Tried {
  readonly index: number
  readonly candidates: number
}

let library: Library | undefined
/** Run by the pool, by its name. */
export function checkTask({ index, target, looking, watched }: Task): Report {
  library ??= openLibrary(process.cwd())
  const tell = (candidates: number): void => parentPort?.postMessage({ index, candidates } satisfies Tried)
  return checkOne(target, library, looking, watched ? tell : undefined)
}
