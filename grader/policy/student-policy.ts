// What holds for one student: the set's rules with the dates of their section and their exceptions put in.
import type { Rational } from '../../src/math/exact/rational.ts'
import type { ProblemSet } from '../../src/model.ts'

export type Counts = ProblemSet['counts']

/** What an answer that is received after the due date is still worth. */
export interface LateRule {
  /** Seconds after the due date that cost nothing. */
  readonly grace: number
  /** What is taken off: for every day begun, or by steps. */
  readonly off: { readonly perDay: Rational } | { readonly steps: readonly LateStep[] }
  /** The factor is never below. */
  readonly floor: Rational
}
/** Up to so many seconds late, `off` is taken off. In rising order. */
export interface LateStep {
  readonly within: number
  readonly off: Rational
}

/** What decides a problem's score beside its marks. Absent: no such rule. */
export interface ProblemPolicy {
  readonly counts: Counts
  /** The student's own due date; later answers are late. Milliseconds since 1970. */
  readonly due?: number
  /** The student's own closing date; later answers do not count. Milliseconds since 1970. */
  readonly closes?: number
  readonly late?: LateRule
  /** Taken off the credit for every wrong attempt before the one that counts. */
  readonly penalty?: Rational
  /** What each attempt's gain is worth, as a share of the first attempt's points; the last goes on for further attempts. */
  readonly byAttempt?: readonly Rational[]
  /** Attempts beyond those of the problem. */
  readonly extraAttempts: number
  readonly factor?: Rational
  readonly cap?: Rational
  readonly weight?: Rational
  readonly excused: boolean
}

export interface StudentPolicy {
  /** Of the roster. */
  readonly section?: string
  readonly problem: (id: string) => ProblemPolicy
  readonly total: TotalPolicy
}
export interface TotalPolicy {
  readonly dropLowest: number
  readonly cap?: Rational
  /** The share of the points that is needed to pass. */
  readonly pass?: Rational
}
