// A line of scores.jsonl: one student, what counts of their work and why. Everything behind the marks is made from these
// lines: the gradebook in every form, the report, the comparison of two gradings. Points and credits are exact rationals.
import type { RawResponse } from '../src/model.ts'
import type { Rule } from './policy/rule.ts'
import type { State } from './score.ts'

export interface ScoreLine {
  readonly student: string
  /** Of the roster; absent where it has none. Never printed in a report. */
  readonly section?: string
  /** False: dropped from the roster since. */
  readonly active: boolean
  /** Whether any row was put with the student. */
  readonly handedIn: boolean
  readonly earned: string
  readonly of: string
  /** Absent where the set has no pass mark. */
  readonly passed?: boolean
  /** Of the whole set: dropped lowest, weights, caps. */
  readonly rules?: readonly Rule[]
  readonly problems: readonly ProblemLine[]
}
export interface ProblemLine {
  readonly problem: string
  /** The variant whose answer counts. */
  readonly variant: string
  readonly earned: string
  readonly of: string
  readonly state: State
  /** A mark that counts was given without a proof. */
  readonly review?: true
  /** The student need not hand it in: neither points nor points to be had. */
  readonly excused?: true
  readonly rules?: readonly Rule[]
  readonly parts: readonly PartLine[]
}
export interface PartLine {
  readonly part: string
  readonly earned: string
  readonly of: string
  readonly state: 'graded' | 'blank' | 'invalid' | 'pending'
  /** Attempts used. */
  readonly used: number
  readonly rules?: readonly Rule[]
  /** Of the answer that makes the score, all that follows. */
  readonly response?: RawResponse
  readonly credit?: string
  readonly mistakes?: readonly string[]
  readonly reading?: string
  readonly followed?: true
  /** Every graded attempt in order: its credit before any policy, and when it was received. */
  readonly tries?: readonly { readonly credit: string; readonly at?: string }[]
}
