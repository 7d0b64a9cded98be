// What the tasks of one grading are told and what they answer: plain data, so that they may run in threads.
import type { CoursePerson } from '../../../grader/people.ts'
import type { Release } from '../../../grader/graded-page.ts'
import type { Exception } from '../../../grader/policy/exceptions.ts'
import type { Format, Origin } from '../../../grader/submission/submission.ts'
import type { SubmissionFile } from '../../../grader/submission/submission-files.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import type { ManifestEntry } from '../../manifest.ts'

/** What all tasks of a grading are told once. */
export interface GradingContext {
  /** The generated folder, and the revisions of its keys by which marks are given. */
  readonly from: string
  readonly revisions: readonly string[]
  readonly out: string
  /** The folder of parts; undefined where they are kept in memory. */
  readonly folder: string | undefined
  /** Where graded pages are written until they are put in their places. */
  readonly pagesFolder: string
  readonly files: readonly SubmissionFile[]
  /** In the order of the marks. */
  readonly people: readonly Person[]
  /** The first student of each shard, and one past the last. */
  readonly bounds: readonly number[]
  readonly pages: 'all' | 'changed' | 'none'
  readonly exceptions: readonly Exception[]
  /** Of clock times in the reports of an LMS. */
  readonly zone: string | undefined
}
export interface Person extends CoursePerson {
  readonly name?: string
}

/** Files to read, or a part of one. */
export interface SplitTask {
  readonly type: 'split'
  readonly index: number
  /** Indices of files, from `first` up to `end`. */
  readonly first: number
  readonly end: number
  /** Of one file of JSON lines, those that begin at a byte from `from` up to `to`. */
  readonly chunk: { readonly from: number; readonly to: number } | undefined
  /** What an earlier run found; it stands where the files still say the same. */
  readonly known: SplitResult | undefined
}
export interface SplitResult {
  /** Digest of what was read; undefined where it cannot be read twice, or nobody will ask. */
  readonly content: string | undefined
  /** Lines of the chunk. */
  readonly lines: number
  readonly origins: readonly Origin[]
  /** The file of each origin. */
  readonly fileOf: readonly number[]
  /** Rows put with a student, and rejected, of each file that has any. */
  readonly counts: readonly FileCounts[]
  readonly rejected: number
  readonly latest: Received | undefined
  readonly warnings: readonly Diagnostic[]
  /** Where the rows of each shard stand in the part of rows: where the first begins and where each ends, a list for each time that rows were written. */
  readonly segments: readonly (readonly number[])[]
}
export interface FileCounts {
  readonly file: number
  readonly rows: number
  readonly rejected: number
}
/** Milliseconds since 1970, and as it was written. */
export interface Received {
  readonly time: number
  readonly at: string
}

/** Students to mark. */
export interface ShardTask {
  readonly type: 'shard'
  readonly index: number
  readonly entries: readonly ManifestEntry[]
  /** Students of the shard who are not in the manifest. */
  readonly enrolled: readonly CoursePerson[]
  readonly release: Release
  readonly splits: readonly ShardSplit[]
}
/** Where a shard's rows of one split are. */
export interface ShardSplit {
  readonly index: number
  readonly origins: readonly Origin[]
  readonly fileOf: readonly number[]
  /** Lines of the file before the split. */
  readonly linesBefore: number
  readonly segments: readonly (readonly [start: number, end: number])[]
}
export interface ShardResult {
  readonly students: number
  readonly handedIn: number
  readonly rows: number
  readonly pending: number
  readonly review: number
  /** Rows that the split took for good and that were not. */
  readonly rejected: readonly { readonly file: number; readonly rows: number }[]
  /** Pages that were written. */
  readonly pages: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

export type Task = SplitTask | ShardTask

/** Names of parts. */
export const partNames = {
  rows: (split: number): string => `split-${split}.rows`,
  splitRejected: (split: number): string => `split-${split}.rejected`,
  marks: (shard: number): string => `shard-${shard}.marks`,
  scores: (shard: number): string => `shard-${shard}.scores`,
  rejected: (shard: number): string => `shard-${shard}.rejected`,
  pages: (shard: number): string => `shard-${shard}.pages`,
} as const

/** Formats in which a row may name the variant that was answered. */
export const namesVariants = (format: Format | undefined): boolean =>
  format === 'marks' || format === 'moodle' || format === 'canvas' || format === 'edx' || format === 'wide'
