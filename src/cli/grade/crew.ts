// Tasks in, their results in the same order out: in threads where there are several workers and threads to be had, else
// here. What comes out never depends on which.
import { availableParallelism } from 'node:os'
import { threadFile } from '../threads.ts'
import type { Bench } from './bench.ts'
import { Unwritten } from './store.ts'
import type { GradingContext, ShardResult, ShardTask, SplitResult, SplitTask } from './tasks.ts'
import type { ThreadAnswer } from './worker.ts'

/** Workers where none are asked for: more gain little on most machines. */
export const usualWorkers = (): number => Math.min(8, availableParallelism())

export interface Crew {
  splitAll(tasks: Iterable<SplitTask>, onDone: (result: SplitResult, task: SplitTask) => void): Promise<void>
  /** Tasks are asked for when somebody is free to take one. */
  shardAll(tasks: Iterable<ShardTask>, onDone: (result: ShardResult, task: ShardTask) => void): Promise<void>
  close(): Promise<void>
}

/** Works on tasks one after another. */
export function crewHere(bench: Bench): Crew {
  const all = async <T, R>(tasks: Iterable<T>, work: (task: T) => R, onDone: (result: R, task: T) => void): Promise<void> => {
    for (const task of tasks) {
      onDone(
        plainly(() => work(task)),
        task,
      )
      // lets what others wait for be done
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return {
    splitAll: (tasks, onDone) => all(tasks, bench.split, onDone),
    shardAll: (tasks, onDone) => all(tasks, bench.shard, onDone),
    close: () => Promise.resolve(),
  }
}

/** What the system refused is thrown as it was. */
function plainly<R>(work: () => R): R {
  try {
    return work()
  } catch (thrown) {
    throw thrown instanceof Unwritten ? thrown.cause : thrown
  }
}

const workerFile = threadFile('grade-worker')
/** Megabytes of a thread's young generation: rows live as long as their shard, and no larger one is worth its memory. */
const youngGeneration = 32

/** Undefined where there are no threads to be had. */
export async function crewOfThreads(context: GradingContext, workers: number): Promise<Crew | undefined> {
  if (workerFile === undefined) return undefined
  const { Piscina } = await import('piscina')
  const pool = new Piscina<SplitTask | ShardTask, ThreadAnswer>({
    filename: workerFile.href,
    name: 'gradeTask',
    minThreads: workers,
    maxThreads: workers,
    workerData: context,
    resourceLimits: { maxYoungGenerationSizeMb: youngGeneration },
  })
  const run = async (task: SplitTask | ShardTask): Promise<Exclude<ThreadAnswer, { readonly type: 'refused' }>> => {
    const answer = await pool.run(task)
    if (answer.type === 'refused') throw Object.assign(new Error(answer.error.message), answer.error)
    return answer
  }
  return {
    splitAll: (tasks, onDone) =>
      inTurn(tasks, workers, async (task) => {
        const answer = await run(task)
        if (answer.type === 'split') onDone(answer.result, task)
      }),
    shardAll: (tasks, onDone) =>
      inTurn(tasks, workers, async (task) => {
        const answer = await run(task)
        if (answer.type === 'shard') onDone(answer.result, task)
      }),
    close: () => pool.destroy(),
  }
}

/** One more task than there are workers is on its way, so that none waits for the next. */
async function inTurn<T>(tasks: Iterable<T>, workers: number, work: (task: T) => Promise<void>): Promise<void> {
  const waiting = tasks[Symbol.iterator]()
  const taking = async (): Promise<void> => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: workers + 1 }, taking))
}
