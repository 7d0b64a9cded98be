// One thread of `quizwright judge`: batches of lines come in as messages, their answers go out.
import { parentPort, workerData } from 'node:worker_threads'
import { openAnswering } from './answering.ts'
import type { Lines } from './lines.ts'

const data: unknown = workerData
const answering = openAnswering(typeof data === 'object' && data !== null && 'json' in data && data.json === true)
parentPort?.on('message', (lines: Lines) => parentPort?.postMessage(answering(lines)))
