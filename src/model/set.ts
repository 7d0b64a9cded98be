// A problem set: which problems, for how much, until when.
import type { Location } from './expression.ts'
import type { Scheme } from './question.ts'
import type { Text } from './text.ts'

export interface ProblemSet {
  readonly id: string
  readonly title: Text
  readonly text?: Text
  readonly mode: 'practice' | 'exam'
  readonly language: string
  /** ISO 8601 with offset. */
  readonly due?: string
  readonly counts: 'last' | 'best' | 'first' | 'average'
  readonly problems: readonly SetEntry[]
  readonly at: Location
}
export interface SetEntry {
  readonly problem: string
  readonly points?: string
  readonly attempts?: number
  readonly scheme?: Scheme
  /** How many variants to draw from; absent: one for each student. */
  readonly variants?: number
  readonly at: Location
}
