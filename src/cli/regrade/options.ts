// The options of `regrade` as they were given in, what they ask for out, or why that is not understood.
import type { Audit } from '../../../grader/journal.ts'
import { timeOf } from '../../../grader/time.ts'
import type { UsageError } from '../course/outcome.ts'

export interface RegradeOptions {
  readonly dryRun?: true
  readonly neverLower?: true
  readonly undo?: true
  readonly json?: true
  /** Files of the problems to take; without it every problem of the set is looked up by its id. */
  readonly spec?: readonly string[]
  readonly by?: string
  readonly at?: string
  readonly why?: string
}
export interface Asked {
  readonly dryRun: boolean
  readonly neverLower: boolean
  readonly undo: boolean
  readonly json: boolean
  readonly specs: readonly string[]
  readonly audit: Audit
}

export function readOptions({ dryRun, neverLower, undo, json, spec = [], by, at, why }: RegradeOptions): Asked | UsageError {
  if (undo === true && neverLower === true)
    return { usage: '--undo takes a revision back as a whole: --never-lower has no place beside it' }
  if (undo === true && spec.length > 0) return { usage: '--undo takes a revision back as a whole: --spec has no place beside it' }
  if (at !== undefined && timeOf(at) === undefined)
    return { usage: `--at ${at}: expected a time with its zone, such as 2027-01-31T23:59:00+01:00` }
  const audit = { ...(by !== undefined && { by }), ...(at !== undefined && { at }), ...(why !== undefined && { why }) }
  return { dryRun: dryRun === true, neverLower: neverLower === true, undo: undo === true, json: json === true, specs: spec, audit }
}
