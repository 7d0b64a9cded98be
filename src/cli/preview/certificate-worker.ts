// A thread that certifies: a problem comes in as a message, a first certificate and the whole one go out.
import { parentPort } from 'node:worker_threads'
import { certify } from '../../certify/certify.ts'
import type { CertifyJob, CertifyNews } from './certificates.ts'

const tell = (news: CertifyNews): void => parentPort?.postMessage(news)

parentPort?.on('message', ({ job, problem, first, ...options }: CertifyJob) => {
  try {
    tell({ job, phase: 'first', certificate: certify(problem, { ...options, variants: first }) })
    tell({ job, phase: 'full', certificate: certify(problem, options) })
  } catch (thrown) {
    tell({ job, phase: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) })
  }
})
