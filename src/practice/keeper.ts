// Who keeps a student's progress, and who is told of it: the browser's own storage, or an LMS through SCORM.
import type { RawResponse } from '../model.ts'

export interface Keeper {
  /** The most characters that `save` takes; undefined where there is no limit. */
  readonly limit: number | undefined
  /** What was saved last, by this visit or an earlier one; undefined where nothing was or it cannot be read. */
  load(): string | undefined
  /** Whether it is kept. */
  save(state: string): boolean
  /** One part of one problem was graded. */
  graded(answer: GradedAnswer): void
  /** How the whole page stands after it. */
  progress(progress: Progress): void
  /** The page is left. Safe to call twice. */
  end(): void
}

export interface GradedAnswer {
  readonly problem: string
  readonly variant: string
  readonly part: string
  /** Counted from 1 over the whole visit of this part’s variant. */
  readonly attempt: number
  readonly response: RawResponse
  /** An exact share of the part’s points. */
  readonly credit: string
  readonly points: string
  readonly interaction: 'single-choice' | 'multi-select' | 'number' | 'grid' | 'formula'
  /** What is right, in the words of the standard’s patterns where it has some: option ids, or bounds as decimals. */
  readonly right:
    | { readonly type: 'options'; readonly ids: readonly string[] }
    | { readonly type: 'bounds'; readonly low: string; readonly high: string }
    | undefined
  /** Of the moment it was handed in, milliseconds since 1970, and since the part was shown. */
  readonly at: number
  readonly latency: number
}

/** Of every problem the best that any of its variants earned. Exact rationals. */
export interface Progress {
  readonly earned: string
  readonly of: string
  /** Problems with an answer in every part, of all. */
  readonly done: number
  readonly problems: number
}
