// What is found to differ between two readings of a problem: plain data, printed as text or as JSON.
import type { Diagnostic } from '../../diagnostic.ts'

export interface Diff {
  readonly old: string
  readonly new: string
  /** How many seeds were compared: 0, 1, 2, … */
  readonly variants: number
  /** Something that a student sees or gets is another, or something cannot be read: exit 1. */
  readonly differs: boolean
  readonly problems: readonly ProblemDiff[]
  readonly sets: readonly SetDiff[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A part of a spec by its path: `parameters.w`, `parts.answer.precision`. */
export interface Edit {
  readonly path: string
  readonly how: 'added' | 'removed' | 'changed'
}
export type Status = 'added' | 'removed' | 'unchanged' | 'changed' | 'unreadable'
export interface SetDiff {
  readonly set: string
  readonly status: Status
  readonly edits: readonly Edit[]
}
export interface ProblemDiff {
  readonly problem: string
  /** `changed`: the spec is another, though it may draw nothing; whether students notice is told by `differs`. */
  readonly status: Status
  readonly differs: boolean
  readonly file: string
  readonly edits: readonly Edit[]
  readonly variants?: VariantsDiff
}

export interface VariantsDiff {
  /** Seeds whose variants exist on both sides; the numbers of `draws`, `pages` and `keys` are of these. */
  readonly seeds: number
  readonly draws: DrawsDiff
  readonly pages: PagesDiff
  /** Parts with another key in variants whose draws are the same. */
  readonly keys: readonly KeyDiff[]
  readonly settings: readonly SettingDiff[]
  readonly marks: MarksDiff
}

export interface DrawsDiff {
  /** Seeds with another value in something that both specs draw, */
  readonly moved: number
  /** … because another candidate was accepted, */
  readonly byAcceptance: number
  /** … because the same candidate draws another value. */
  readonly byDraw: number
  /** In how many seeds each moved. */
  readonly paths: readonly { readonly path: string; readonly seeds: number }[]
  /** Drawn on one side only. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly examples: readonly { readonly seed: number; readonly old: string; readonly new: string }[]
}

export interface PagesDiff {
  /** Seeds whose student sees another page, */
  readonly changed: number
  /** … and has the same draws. */
  readonly sameDraws: number
  /** Of these: what differs. `solution` and `feedback` are seen with the marks. */
  readonly aspects: readonly { readonly aspect: string; readonly seeds: number }[]
}

export interface KeyDiff {
  readonly part: string
  readonly changed: number
  readonly examples: readonly { readonly seed: number; readonly with: string; readonly old: string; readonly new: string }[]
}

/** What decides marks beside the key: points, attempts, scheme, precision, form … */
export interface SettingDiff {
  /** Absent where it is of the whole problem. */
  readonly part?: string
  readonly setting: string
  readonly old?: string
  readonly new?: string
}

/** Answers to the old variants, marked by both: what regrading work that was handed in would change. */
export interface MarksDiff {
  /** Old variants that were marked anew, */
  readonly looked: number
  /** … in which an answer gets another mark. */
  readonly changed: number
  /** Old variants under which the new spec makes no sense, by reason. */
  readonly incompatible: readonly { readonly reason: string; readonly variants: number }[]
  /** Old variants in which `o1`, `o2` … would stand for other options. */
  readonly reordered: number
  readonly changes: readonly MarkChange[]
}
export interface MarkChange {
  readonly part: string
  /** `right answer`, `mistake sum_not_mean`, … */
  readonly answer: string
  readonly old: string
  readonly new: string
  readonly variants: number
  readonly example: { readonly seed: number; readonly with: string; readonly response: unknown }
}
