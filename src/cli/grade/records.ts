// Tasks that are done, told from those that are not: each leaves a record of what it was made of and how large its parts
// are. A run that was cut short is carried on from them by one that is asked for the same; by any other they are thrown away.
import path from 'node:path'
import { isRecord } from '../../../grader/submission/submission.ts'
import type { Files } from '../course/files.ts'
import type { Store } from './store.ts'
import { partNames, type ShardResult, type SplitResult } from './tasks.ts'

export interface Records {
  split(index: number): SplitResult | undefined
  noteSplit(index: number, result: SplitResult): void
  /** `of` is a digest of all that shards are made of. */
  shard(index: number, of: string): ShardResult | undefined
  noteShard(index: number, of: string, result: ShardResult): void
}

export const noRecords: Records = { split: () => undefined, noteSplit: () => undefined, shard: () => undefined, noteShard: () => undefined }

/** Graded pages, below the folder of a run. */
export const pagesBelow = 'pages'
/** The record of what is asked for. */
export const planName = 'plan'

/** Records in `folder` of the run whose plan has the digest `plan`; what another plan has left there is taken away. */
export function openRecords(files: Files, folder: string, plan: string, store: Store): Records {
  const before = files.read(path.join(folder, planName))
  if (before === undefined || new TextDecoder().decode(before) !== plan) {
    files.removeAll(folder)
    files.makeFolder(folder, 0o700)
    writeBeside(files, path.join(folder, planName), plan)
  }
  const note = (name: string, of: string, parts: readonly string[], result: SplitResult | ShardResult): void => {
    const sizes = parts.map((part) => [part, store.size(part) ?? -1] as const)
    writeBeside(files, path.join(folder, name), JSON.stringify({ of, sizes, result }))
  }
  const read = (name: string, of: string): unknown => {
    const bytes = files.read(path.join(folder, name))
    const record: unknown = bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes))
    if (!isRecord(record) || record.of !== of || !Array.isArray(record.sizes)) return undefined
    const pairs: readonly unknown[] = record.sizes
    const isThere = (pair: unknown): boolean => Array.isArray(pair) && typeof pair[0] === 'string' && store.size(pair[0]) === pair[1]
    return pairs.every(isThere) ? record.result : undefined
  }
  return {
    split(index) {
      const result = read(`split-${index}.done`, '')
      return isSplitResult(result) ? result : undefined
    },
    noteSplit(index, result) {
      if (result.content !== undefined) note(`split-${index}.done`, '', [partNames.rows(index), partNames.splitRejected(index)], result)
    },
    shard(index, of) {
      const result = read(`shard-${index}.done`, of)
      if (!isShardResult(result)) return undefined
      return result.pages.every((page) => files.exists(path.join(folder, pagesBelow, `${page}.html`))) ? result : undefined
    },
    noteShard(index, of, result) {
      const parts = [partNames.marks(index), partNames.scores(index), partNames.rejected(index)]
      note(`shard-${index}.done`, of, parts, result)
    },
  }
}

/** Nobody meets half of it. */
function writeBeside(files: Files, file: string, text: string): void {
  files.write(`${file}.begun`, text, 0o600)
  files.rename(`${file}.begun`, file)
}

// Records are our own: the plan says by which version they were written.
const isSplitResult = (value: unknown): value is SplitResult =>
  isRecord(value) && typeof value.content === 'string' && Array.isArray(value.segments) && Array.isArray(value.origins)
const isShardResult = (value: unknown): value is ShardResult =>
  isRecord(value) && typeof value.students === 'number' && Array.isArray(value.pages) && Array.isArray(value.rejected)
