// Threads that answer batches of lines. Whoever is free takes the next; the caller keeps the order.
import { Worker } from 'node:worker_threads'
import { threadFile } from '../threads.ts'
import type { Answered } from './answering.ts'
import type { Lines } from './lines.ts'

export interface Pool {
  answer(lines: Lines): Promise<Answered>
  close(): Promise<void>
}

interface Job {
  readonly lines: Lines
  readonly done: (answered: Answered) => void
  readonly failed: (reason: Error) => void
}

const workerFile = threadFile('judge-worker')

/** Starts `size` threads, or none where there are none to be had. A thread that dies fails the batch it was at. */
export function openPool(size: number, json: boolean): Pool | undefined {
  if (workerFile === undefined) return undefined
  const waiting: Job[] = []
  const idle: (() => void)[] = []
  const workers = Array.from({ length: size }, () => new Worker(workerFile, { workerData: { json } }))
  for (const worker of workers) {
    let at: Job | undefined
    const next = (): void => {
      at = waiting.shift()
      if (at === undefined) idle.push(next)
      else worker.postMessage(at.lines)
    }
    worker.on('message', (answered: Answered) => {
      at?.done(answered)
      next()
    })
    worker.on('error', (reason) => at?.failed(reason instanceof Error ? reason : new Error(String(reason))))
    next()
  }
  return {
    answer: (lines) =>
      new Promise((done, failed) => {
        waiting.push({ lines, done, failed })
        idle.shift()?.()
      }),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
