// A problem set: which problems, for how much, until when, and by what rules marks become scores.
import type { Location } from './expression.ts'
import type { Scheme } from './question.ts'
import type { Text } from './text.ts'

export interface ProblemSet {
  readonly id: string
  readonly title: Text
  readonly text?: Text
  readonly mode: 'practice' | 'exam'
  readonly language: string
  /** The zone by which times without an offset were read: a name of the IANA database. */
  readonly zone?: string
  /** ISO 8601 with offset. */
  readonly due?: string
  /** ISO 8601 with offset: what is received later does not count. */
  readonly closes?: string
  readonly sections?: readonly SectionDates[]
  readonly counts: 'last' | 'best' | 'first' | 'average'
  readonly late?: Late
  /** How many problems the total leaves out. */
  readonly dropLowest?: number
  /** Of the total. */
  readonly cap?: string
  /** The share of the points, from 0 to 1, that is needed to pass. */
  readonly pass?: string
  readonly problems: readonly SetEntry[]
  readonly at: Location
}
/** What is not said is as in the set. */
export interface SectionDates {
  readonly section: string
  readonly due?: string
  readonly closes?: string
}
/** What a late answer is still worth. Shares are exact rationals from 0 to 1, times are in seconds. */
export interface Late {
  readonly grace: number
  readonly off: { readonly perDay: string } | { readonly steps: readonly { readonly within: number; readonly off: string }[] }
  readonly floor: string
}
export interface SetEntry {
  readonly problem: string
  /** Of the first attempt, where each has its own. */
  readonly points?: string
  /** The points of the first attempt, the second, …: what an attempt gains is worth so much of it. */
  readonly byAttempt?: readonly string[]
  readonly attempts?: number
  /** Taken off the credit for every wrong attempt before. */
  readonly penalty?: string
  readonly weight?: string
  readonly cap?: string
  readonly scheme?: Scheme
  /** How many variants to draw from; absent: one for each student. */
  readonly variants?: number
  readonly at: Location
}
