// What the report is made of: figures and ids, no names. Shares and credits are from 0 to 1, points are points; all are
// floats, computed in an order that is fixed and rounded where they are printed.
import type { RichText } from '../../model.ts'
import type { PageSet, StudentScore } from '../pages.ts'

export interface Report {
  readonly set: PageSet
  readonly language: string
  /** ISO 8601 with offset: what was received by then is graded here. */
  readonly asOf?: string
  /** Students on the roster (or pages generated), and those who handed anything in. */
  readonly students: number
  readonly handedIn: number
  /** Rows of submissions that could not be graded (`rejected.jsonl`). */
  readonly rejected: number
  readonly scores: ScoreDistribution
  /** Absent with fewer than two problems, or without a spread of totals. */
  readonly reliability?: Reliability
  readonly problems: readonly ProblemFigures[]
  readonly times: TimeCourse
  readonly attempts: readonly AttemptFigures[]
  readonly copied: Copied
  /** Absent in large courses: `scores.csv` has them. */
  readonly rows?: readonly StudentScore[]
}

/** Of the students who handed in and of whose work nothing waits for a person. Percent of the points to be had. */
export interface ScoreDistribution {
  readonly n: number
  /** Students of whose work something waits. */
  readonly pending: number
  /** Students at 0 to under 5 %, 5 to under 10 %, … 95 to 100 % and above. */
  readonly bins: readonly number[]
  readonly mean?: number
  readonly sd?: number
  readonly least?: number
  readonly quartiles?: readonly [number, number, number]
  readonly most?: number
  /** Where the set has a pass mark. */
  readonly passed?: number
}
export interface Reliability {
  /** Students whose work is complete: nothing pending, nothing excused. */
  readonly n: number
  readonly items: number
  readonly alpha: number
  /** Standard error of measurement, in points. */
  readonly error: number
  readonly of: number
}

export interface ProblemFigures {
  readonly problem: string
  readonly title: RichText
  /** Points, exact rational. */
  readonly of: string
  readonly states: Readonly<Record<ProblemState, number>>
  /** Marks that count and that a person should look at. */
  readonly review: number
  /** Students whose answer was graded: full, partial or zero. */
  readonly n: number
  /** Mean and standard deviation of their points, as shares of the points to be had. */
  readonly facility?: number
  readonly sd?: number
  /** Correlation of the points with those of all other problems; absent where either has no spread. */
  readonly discrimination?: number
  /** Credit on average of answers taken at random; absent where nothing is offered to take. */
  readonly guess?: number
  readonly parts: readonly PartAnswers[]
  readonly variants: Equity
}
export type ProblemState = 'full' | 'partial' | 'zero' | 'blank' | 'invalid' | 'pending'

/** What was answered in a part, over the answers that count. */
export interface PartAnswers {
  readonly part: string
  readonly graded: number
  readonly options: readonly OptionCount[]
  /** The most frequent first. */
  readonly mistakes: readonly NamedCount[]
  readonly readings: readonly NamedCount[]
}
export interface NamedCount {
  readonly name: string
  readonly count: number
}
/** An option by what it stands for, in variants where it is right or in those where it is wrong. */
export interface OptionCount {
  readonly name: string
  readonly by: 'mistake' | 'claim' | 'value' | 'key'
  readonly right: boolean
  readonly shown: number
  readonly chosen: number
}

/** Whether the variants of one problem were as hard as each other. */
export interface Equity {
  /** Variants with at least five graded students each, the hardest first. */
  readonly rows: readonly VariantFigures[]
  /** All variants that were graded, and the students in those that are too small to compare. */
  readonly variants: number
  readonly left: number
  /** Absent with fewer than two variants to compare, or where credit has no spread within them. */
  readonly test?: {
    readonly f: number
    readonly between: number
    readonly within: number
    readonly p: number
    /** Benjamini and Hochberg's, over the problems of the set. */
    readonly adjusted: number
    readonly differs: boolean
  }
}
export interface VariantFigures {
  readonly variant: string
  readonly n: number
  /** Mean credit before any rule of dates or attempts. */
  readonly mean: number
  /** Its difference from the mean of the variants it is compared with, as seen. */
  readonly difference: number
  /** The same shrunk by how little is known. */
  readonly shrunk: number
  /** Standard error of `shrunk`. */
  readonly error: number
  readonly t: number
  readonly flag?: 'harder' | 'easier'
}

export interface TimeCourse {
  readonly unit: 'hour' | 'day' | 'week'
  /** Minutes east of UTC in which days begin. */
  readonly offset: number
  /** Without gaps; `start` is ISO 8601 with that offset. */
  readonly bins: readonly { readonly start: string; readonly attempts: number }[]
  /** Attempts without a time. */
  readonly untimed: number
  readonly due?: string
}
export interface AttemptFigures {
  /** 1 is the first. */
  readonly attempt: number
  /** Parts that had one. */
  readonly n: number
  readonly credit: number
}

/** Wrong answers that equal the key of another student’s variant. Nothing is said of pairs below the threshold. */
export interface Copied {
  /** `cannot-tell`: even a page copied whole would stay below the threshold. */
  readonly status: 'looked' | 'cannot-tell' | 'too-many-variants'
  /** Parts whose keys are told apart well enough, of all parts. */
  readonly parts: number
  readonly of: number
  /** Pairs of a student and a page that were compared. */
  readonly pairs: number
  /** Of the natural logarithm of the likelihood ratio. */
  readonly threshold: number
  readonly found: readonly CopiedPair[]
}
export interface CopiedPair {
  readonly student: string
  /** Students with the page whose keys the answers equal; more than one where pages are shared. */
  readonly keysOf: readonly string[]
  /** All students with that page. */
  readonly sharing: number
  readonly ratio: number
  /** Wrong answers of the student in parts in which the two have other keys, and those that equal the other’s key. */
  readonly wrong: number
  readonly matches: readonly { readonly problem: string; readonly part: string; readonly response: string; readonly chance: number }[]
}
