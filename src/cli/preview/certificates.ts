// Certificates made beside the view, in a thread of their own: a save ends the one that is being made.
import { Worker } from 'node:worker_threads'
import type { Certificate, Problem } from '../../model.ts'
import type { CertificateNews } from '../../render/preview/certificate.ts'
import { digestOf, type ProblemFile } from '../library.ts'
import { threadFile } from '../threads.ts'
import { version } from '../version.ts'

export interface CertifyJob {
  readonly job: number
  readonly problem: Problem
  readonly file: string
  readonly spec: string
  readonly engine: string
  /** Variants of the first certificate. */
  readonly first: number
}
export type CertifyNews =
  | { readonly job: number; readonly phase: 'first' | 'full'; readonly certificate: Certificate }
  | { readonly job: number; readonly phase: 'failed'; readonly message: string }

export interface Certificates {
  /** Starts on a version of a problem; whatever was running ends. */
  start(file: ProblemFile, told: (news: CertificateNews) => void): void
  cancel(): void
  close(): Promise<void>
}

/** Variants of the certificate that comes at once. */
const first = 200
/** Milliseconds that a view has to itself after a save. */
const pause = 60

const workerFile = threadFile('preview-worker')

export function openCertificates(): Certificates {
  let worker: Worker | undefined
  let job = 0
  let busy = false
  let timer: NodeJS.Timeout | undefined
  let listener: (news: CertificateNews) => void = () => undefined

  const hear = (news: CertifyNews): void => {
    if (news.job !== job) return
    busy = news.phase === 'first'
    listener(news)
  }
  const open = (file: URL): Worker => {
    const made = new Worker(file, { execArgv: [] })
    made.on('message', hear)
    made.on('error', (reason) => {
      if (worker === made) worker = undefined
      listener({ phase: 'failed', message: reason instanceof Error ? reason.message : String(reason) })
    })
    made.unref()
    return made
  }
  const cancel = (): void => {
    clearTimeout(timer)
    job += 1
    listener = () => undefined
    if (!busy) return
    busy = false
    void worker?.terminate()
    worker = undefined
  }
  return {
    start({ problem, file, sources }, told) {
      cancel()
      listener = told
      told({ phase: 'running' })
      const request: CertifyJob = { job, problem, file, spec: digestOf(sources), engine: version, first }
      timer = setTimeout(() => {
        if (workerFile === undefined) void certifyHere(request, hear)
        else {
          busy = true
          worker ??= open(workerFile)
          worker.postMessage(request)
        }
      }, pause)
    },
    cancel,
    async close() {
      clearTimeout(timer)
      listener = () => undefined
      await worker?.terminate()
    },
  }

  /** Without a thread only the first: it is done before anyone waits for it. */
  async function certifyHere({ problem, first: variants, ...request }: CertifyJob, done: (news: CertifyNews) => void): Promise<void> {
    try {
      const { certify } = await import('../../certify/certify.ts')
      if (request.job !== job) return
      const certificate = certify(problem, { ...request, variants })
      if (request.job === job) listener({ phase: 'first-only', certificate })
    } catch (thrown) {
      done({ job: request.job, phase: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) })
    }
  }
}
