// One thread of `quizwright grade`: tasks come in, what came of them goes out.
import { workerData } from 'node:worker_threads'
import { disk } from '../course/files.ts'
import { type Bench, openBenchAnew } from './bench.ts'
import { type SystemError, systemError } from './store.ts'
import type { GradingContext, ShardResult, ShardTask, SplitResult, SplitTask } from './tasks.ts'

export type ThreadAnswer =
  | { readonly type: 'split'; readonly result: SplitResult }
  | { readonly type: 'shard'; readonly result: ShardResult }
  /** What the system refused: an error loses what it says of that between threads. */
  | { readonly type: 'refused'; readonly error: SystemError }

let bench: Bench | undefined
/** Run by the pool, by its name. */
export function gradeTask(task: SplitTask | ShardTask): ThreadAnswer {
  try {
    bench ??= openBenchAnew(contextOf(workerData), disk)
    return task.type === 'split' ? { type: 'split', result: bench.split(task) } : { type: 'shard', result: bench.shard(task) }
  } catch (thrown) {
    const error = systemError(thrown)
    if (error === undefined) throw thrown
    return { type: 'refused', error }
  }
}

function contextOf(data: unknown): GradingContext {
  if (!isContext(data)) throw new TypeError('a thread without a context')
  return data
}
/** The main thread's own data. */
const isContext = (data: unknown): data is GradingContext =>
  typeof data === 'object' && data !== null && 'from' in data && 'people' in data && 'bounds' in data
