// Digests by which a run that was cut short knows whether what it has done still holds.
import { createHash, type Hash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { staffPaths } from '../../manifest.ts'
import type { SubmissionFile } from '../../../grader/submission/submission-files.ts'
import { pageState } from '../course/graded-pages.ts'
import { version } from '../version.ts'
import { openChunk } from './chunk.ts'
import type { GradingJob } from './job.ts'
import type { GradingPlan } from './plan.ts'
import type { Person, SplitTask } from './tasks.ts'

/** Of all that tasks are told, but for what stands in the submissions. */
export function planDigest(job: GradingJob, people: readonly Person[], plan: GradingPlan): string {
  const { asOf, release, pages, from, out, course, submissions, exceptions = [], zone } = job
  const hash = createHash('sha256')
  const sizes = submissions.map(({ path: file }) => statSync(file, { throwIfNoEntry: false })?.size)
  hash.update(JSON.stringify([version, asOf, release, pages, exceptions, zone, course.revisions, submissions, sizes, plan, people]))
  for (const file of [staffPaths.run, staffPaths.roster, staffPaths.manifest, staffPaths.keys]) addFile(hash, path.join(from, file))
  // which pages have changed depends on those that are there
  if (pages === 'changed') addFile(hash, path.join(out, pageState))
  return hash.digest('hex')
}

/** Of what a split reads; undefined where it cannot be read twice. */
export function contentOf({ first, end, chunk }: SplitTask, files: readonly SubmissionFile[]): string | undefined {
  const hash = createHash('sha256')
  for (const file of files.slice(first, end)) {
    if (statSync(file.path, { throwIfNoEntry: false })?.isFile() !== true) return undefined
    if (chunk === undefined) addFile(hash, file.path)
    else for (const piece of openChunk(file.path, chunk.from, chunk.to).pieces) hash.update(piece)
  }
  return hash.digest('hex')
}

/** Nothing where the file cannot be read: whoever reads it says so. */
function addFile(hash: Hash, file: string): void {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch {
    hash.update('none')
    return
  }
  const buffer = new Uint8Array(1 << 20)
  try {
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) hash.update(buffer.subarray(0, read))
  } finally {
    closeSync(handle)
  }
}

export const digestOf = (texts: readonly string[]): string => createHash('sha256').update(JSON.stringify(texts)).digest('hex')
