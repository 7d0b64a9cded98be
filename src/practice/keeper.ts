// Who keeps a student's progress, and who is told of it: the browser's own storage, or an LMS through SCORM.
import type { RawResponse } from '../model.ts'

export interface Keeper {
  /** The most characters that `save` takes; undefined where there is no limit. */
  readonly limit: number | undefined
  /** What was saved, by earlier visits or by other pages meanwhile, and was neither given nor saved by this keeper before. */
  load(): Kept
  /** Whether it is kept. */
  save(state: string): boolean
  /** Keeps a text that cannot be read out of the way of what is saved. */
  setAside(text: string): void
  /** Whether anything could be kept; nothing that is there is touched. */
  canSave(): boolean
  /** One part of one problem was graded. */
  graded(answer: GradedAnswer): void
  /** How the whole page stands after it. */
  progress(progress: Progress): void
  /** The page is left. Safe to call twice. */
  end(): void
}

export interface Kept {
  /** Of one place or several. */
  readonly texts: readonly string[]
  /** The place where it belongs is known to hold nothing, or less than is here. False where that could not be read. */
  readonly unsaved: boolean
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
  /** Problems of which some variant had an answer in every part, of all. */
  readonly done: number
  readonly problems: number
}
