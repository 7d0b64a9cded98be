// The options of `grade` as they were given in, what they ask for out, or why that is not understood.
import type { Format } from '../../../grader/submission/submission.ts'
import { timeOf } from '../../../grader/time.ts'
import type { UsageError } from '../course/outcome.ts'

export interface GradeOptions {
  readonly from: string
  readonly out: string
  readonly as?: string
  readonly asOf?: string
  readonly release?: boolean
  readonly pages?: string
  /** Any number gives the same marks and bytes. */
  readonly workers?: number
}

export interface Asked {
  readonly from: string
  readonly out: string
  readonly as: Format | undefined
  readonly asOf: { readonly time: number; readonly at: string } | undefined
  readonly release: boolean
  readonly pages: 'all' | 'changed' | 'none'
  readonly workers: number
}

export function readOptions({ from, out, as, asOf, release, pages = 'all', workers = 1 }: GradeOptions): Asked | UsageError {
  if (as !== undefined && later.has(as))
    return { usage: `--as ${as}: response exports of an LMS come in a later version; jsonl, csv and saved are read now` }
  if (as !== undefined && as !== 'jsonl' && as !== 'csv' && as !== 'saved') return { usage: `--as ${as}: expected jsonl, csv or saved` }
  if (pages !== 'all' && pages !== 'changed' && pages !== 'none') return { usage: `--pages ${pages}: expected all, changed or none` }
  const time = asOf === undefined ? undefined : timeOf(asOf)
  if (asOf !== undefined && time === undefined)
    return { usage: `--as-of ${asOf}: expected a time with its zone, such as 2027-01-31T23:59:00+01:00` }
  return {
    from,
    out,
    as,
    asOf: asOf === undefined || time === undefined ? undefined : { time, at: asOf },
    release: release === true,
    pages,
    workers,
  }
}
const later = new Set(['moodle', 'canvas', 'edx', 'wide'])
