// Targets in, their reports out in the same order: problems on threads where there are several, anything else here.
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { openLibrary } from '../library.ts'
import { threadFile } from '../threads.ts'
import { checkOne, kindOfTarget } from './one.ts'
import type { Watch } from './progress.ts'
import type { Looking, Report } from './report.ts'
import type { Task } from './worker.ts'

/** Threads that are started at most. */
const mostThreads = 8

const workerFile = threadFile('check-worker')

/** Checks every target. What is found never depends on how many threads there are, nor on who is done first. */
export async function checkAll(targets: readonly string[], looking: Looking, watch: Watch): Promise<readonly Report[]> {
  const reports = new Map<number, Report>()
  const problems = targets.flatMap((target, index) => (isShort(target) ? [] : [{ target, index }]))
  const threads = Math.min(mostThreads, availableParallelism(), problems.length)
  const queue = workerFile !== undefined && threads > 1 ? longestFirst(problems) : []
  const pooled = inThreads(queue, looking, threads, watch)
  // a failure is met below, once what is checked here is done
  pooled.catch(() => undefined)
  const away = new Set(queue.map(({ index }) => index))
  const library = openLibrary(process.cwd())
  for (const [index, target] of targets.entries()) {
    if (away.has(index)) continue
    watch.began(index)
    reports.set(
      index,
      checkOne(target, library, looking, (candidates) => watch.tried(index, candidates)),
    )
    watch.ended(index)
    // lets what the threads tell be heard
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (const [index, report] of await pooled) reports.set(index, report)
  return targets.flatMap((_, index) => reports.get(index) ?? [])
}

/** Cells and sets are read and no more: a thread would cost more than it gains. */
function isShort(target: string): boolean {
  const kind = kindOfTarget(target)
  return kind === 'cell' || kind === 'set'
}

interface Waiting {
  readonly target: string
  readonly index: number
}
/** The longest texts first, so that no thread begins a long one when the others are done. */
function longestFirst(waiting: readonly Waiting[]): readonly Waiting[] {
  const size = ({ target }: Waiting): number => statSync(target, { throwIfNoEntry: false })?.size ?? 0
  return waiting.toSorted((a, b) => size(b) - size(a) || a.index - b.index)
}

async function inThreads(
  queue: readonly Waiting[],
  looking: Looking,
  threads: number,
  watch: Watch,
): Promise<readonly (readonly [number, Report])[]> {
  if (workerFile === undefined || queue.length === 0) return []
  const { Piscina } = await import('piscina')
  const pool = new Piscina<Task, Report>({ filename: workerFile.href, name: 'checkTask', minThreads: threads, maxThreads: threads })
  pool.on('message', (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('index' in message) || !('candidates' in message)) return
    if (typeof message.index === 'number' && typeof message.candidates === 'number') watch.tried(message.index, message.candidates)
  })
  try {
    return await Promise.all(
      queue.map(async ({ target, index }) => {
        const report = await pool.run({ index, target, looking, watched: watch.isWatched })
        watch.ended(index)
        return [index, report] as const
      }),
    )
  } finally {
    await pool.destroy()
  }
}
