// The options of `grade` as they were given in, what they ask for out, or why that is not understood.
import { type GradebookForm, gradebookForms, isGradebookForm } from '../../../grader/gradebooks/gradebook-for.ts'
import { type Format, formats, isFormat } from '../../../grader/submission/submission.ts'
import { timeOf } from '../../../grader/time.ts'
import { isZone } from '../../spec/local-time.ts'
import type { UsageError } from '../course/outcome.ts'
import { usualWorkers } from './crew.ts'

export interface GradeOptions {
  readonly from: string
  readonly out: string
  readonly as?: string
  /** Of clock times in the reports of an LMS. */
  readonly zone?: string | undefined
  readonly asOf?: string
  readonly release?: boolean
  readonly pages?: string
  /** Also a gradebook in the form that an LMS imports. */
  readonly gradebook?: string
  /** A CSV file; without it the course folder's own, where it has one. */
  readonly exceptions?: string
  /** Any number gives the same marks and bytes. */
  readonly workers?: number
}

export interface Asked {
  readonly from: string
  readonly out: string
  readonly as: Format | undefined
  readonly zone: string | undefined
  readonly asOf: { readonly time: number; readonly at: string } | undefined
  readonly release: boolean
  readonly pages: 'all' | 'changed' | 'none'
  readonly gradebook: GradebookForm | undefined
  readonly exceptionsFile: string | undefined
  readonly workers: number
}

export function readOptions(options: GradeOptions): Asked | UsageError {
  const { from, out, as, zone, asOf, release, pages = 'all', gradebook, exceptions, workers = usualWorkers() } = options
  if (as !== undefined && !isFormat(as)) return { usage: `--as ${as}: expected one of ${formats.join(', ')}` }
  if (zone !== undefined && !isZone(zone)) return { usage: `--zone ${zone}: expected an IANA time zone, such as Europe/Berlin` }
  if (pages !== 'all' && pages !== 'changed' && pages !== 'none') return { usage: `--pages ${pages}: expected all, changed or none` }
  if (gradebook !== undefined && !isGradebookForm(gradebook))
    return { usage: `--gradebook ${gradebook}: expected one of ${gradebookForms.join(', ')}` }
  const time = asOf === undefined ? undefined : timeOf(asOf)
  if (asOf !== undefined && time === undefined)
    return { usage: `--as-of ${asOf}: expected a time with its zone, such as 2027-01-31T23:59:00+01:00` }
  return {
    from,
    out,
    as,
    zone,
    asOf: asOf === undefined || time === undefined ? undefined : { time, at: asOf },
    release: release === true,
    pages,
    gradebook,
    exceptionsFile: exceptions,
    workers,
  }
}
