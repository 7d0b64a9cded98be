// What an export keeps, approximates, loses and refuses: found by grading answers twice, by our own kernel and by a model
// of the target's grader, and by what the target has no place for.
import type { RawResponse } from '../model.ts'

/** Something that a problem has and a target may lack. */
export type Feature =
  | 'score'
  | 'kind'
  | 'weights'
  | 'attempts'
  | 'accepted-readings'
  | 'follow-through'
  /** What is said of an option, of an answer under a mistake, of one that is right by another reading. */
  | 'option-feedback'
  | 'mistake-feedback'
  | 'reading-feedback'
  /** The worked solution, once attempts are used up. */
  | 'solution'
  | 'invalid-is-free'
  | 'functions'
  | 'form'
  | 'close'
  | 'strict'
  /** Numbers that are compared as texts. */
  | 'spelling'
  /** That each student gets one variant of a problem. */
  | 'selection'
  /** How the set makes scores of marks. */
  | 'policies'

export type LedgerEntry =
  | { readonly status: 'kept'; readonly part?: string; readonly feature: Feature; readonly answers?: number }
  /** Scores are near ours but not equal: `worst` is the answer for which they differ most. */
  | {
      readonly status: 'approximated'
      readonly part?: string
      readonly feature: Feature
      readonly why: string
      readonly worst?: Difference
    }
  | { readonly status: 'lost'; readonly part?: string; readonly feature: Feature; readonly why: string }
  | { readonly status: 'refused'; readonly part?: string; readonly feature: Feature; readonly why: string }

/** Exact shares of the part's points. */
export interface Difference {
  readonly response: RawResponse
  readonly ours: string
  readonly theirs: string
}

export interface ProblemLedger {
  readonly problem: string
  readonly entries: readonly LedgerEntry[]
}

export const isRefused = ({ entries }: ProblemLedger): boolean => entries.some(({ status }) => status === 'refused')
export const isKept = ({ entries }: ProblemLedger): boolean => entries.every(({ status }) => status === 'kept')
