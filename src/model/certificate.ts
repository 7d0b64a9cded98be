// What was found of a problem by looking at its variants: plain data, which is printed, kept as JSON, shown as a page.
import type { Diagnostic, DiagnosticCode } from '../diagnostic.ts'
import type { Kind } from './question.ts'

/** A variant that shows something: what `quizwright variant ID --with …` takes, such as `wf=1,x=-2`; empty where nothing is drawn. */
export interface Example {
  readonly with: string
}
/** Values as they are displayed, the most frequent first. Shares are of the variants, as likely as each is drawn: they add up to 1. */
export interface Distribution {
  readonly values: readonly { readonly value: string; readonly share: number }[]
  /** How many more values there are, beyond those listed, and their share together. */
  readonly others: { readonly count: number; readonly share: number }
}
export interface Spread {
  readonly least: number
  readonly median: number
  readonly most: number
}

export interface Certificate {
  readonly problem: string
  readonly file: string
  /** Digest of the texts that the problem was read from: its file and its cell's. */
  readonly spec: string
  /** Version of the program that looked. */
  readonly engine: string
  readonly space: Space
  readonly acceptance: Acceptance
  readonly checks: readonly Check[]
  readonly parts: readonly PartCertificate[]
  /** The separation table: one row a mistake and part. */
  readonly mistakes: readonly MistakeRow[]
  /** What another reading of a convention would change: one row a reading. */
  readonly readings: readonly ReadingRow[]
  readonly published: readonly PublishedRow[]
  readonly effort: Effort
  /** Everything that is wrong or worth a look, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[]
  /** No error among the diagnostics. */
  readonly sound: boolean
  /** 32 hex digits of SHA-256 of this certificate as JSON, without this field. */
  readonly digest: string
}

export interface Space {
  /** How many different draws there are, constraints not asked; undefined where more than are counted. */
  readonly draws?: number
  /** `enumerated`: every draw was made. `sampled`: the variants of the seeds 0, 1, 2, … were. */
  readonly how: 'enumerated' | 'sampled'
  /** How many variants were looked at: drawn, solved, accepted, posed. */
  readonly variants: number
  /** How many of them differ in what a student sees. */
  readonly distinct: number
  /** Where sampled: at this confidence less than `share` of all variants have a fault that none of those looked at has. */
  readonly bound?: { readonly confidence: number; readonly share: number }
  /** In a class of `size` students: how many share their variant with another, on average. */
  readonly class: { readonly size: number; readonly sharing: number }
}
export interface Acceptance {
  readonly candidates: number
  readonly accepted: number
  readonly constraints: readonly { readonly constraint: string; readonly tried: number; readonly met: number }[]
  /** Candidates that did not solve or could not be posed, with one of them. */
  readonly turnedDown: readonly {
    readonly code: DiagnosticCode
    readonly count: number
    readonly message: string
    readonly example: Example
  }[]
}

// prettier-ignore
export type CheckName =
  | 'key-is-offered' | 'options-differ' | 'claims-decided' | 'no-ties' | 'mistakes-outside-tolerance' | 'marks-as-promised'
  | 'float-agrees' | 'numbers-are-known' | 'formulas-typeset' | 'published-met'
/** One question that was put to every variant (or to `looked` of them). */
export interface Check {
  readonly check: CheckName
  readonly looked: number
  readonly failed: number
}

export interface PartCertificate {
  readonly part: string
  readonly kind: Kind
  /** What is right, as it is displayed. */
  readonly keys: Distribution
  /** Of choices: how often a right option stood first, second, … */
  readonly positions?: readonly number[]
  /** Credit on average (0 to 1) without knowing anything: of options taken at random, and of the one answer that is best for all variants. */
  readonly guess: { readonly random?: number; readonly best: { readonly answer: string; readonly credit: number } }
}

export interface MistakeRow {
  readonly mistake: string
  readonly part: string
  /** Where it is declared. */
  readonly from: 'problem' | 'cell'
  /** Numbers of variants in which the answer under the mistake … differs from the key and is marked wrong, */
  readonly shows: number
  /** … is the key itself: whoever makes it is marked right, */
  readonly hidden: number
  /** … differs from the key, but within the tolerance, */
  readonly within: number
  /** … does not exist (a tie, an undefined point). */
  readonly none: number
  /** Of choices: in how many of those where it shows its answer is among the options. */
  readonly offered?: number
  /** The smallest distance from the key over the variants where it shows, as a number; absent where answers are no numbers. */
  readonly margin?: number
  /** What is answered. */
  readonly answers: Distribution
  /** A variant in which it is hidden (or within), where there is one in which it shows too. */
  readonly example?: Example
}

export interface ReadingRow {
  /** `gate=keeps`, `carry h`, `tie h=up`, `strict mistake`, or the name an author declared. */
  readonly reading: string
  readonly about: 'convention' | 'carry' | 'tie' | 'strict' | 'declared'
  /** The change as lines of YAML, ready to be declared as a mistake: `round: { h: { carry: exact } }`. */
  readonly lines: string
  /** Numbers of variants in which the key of some part is another, or does not exist. */
  readonly flips: number
  readonly none: number
  readonly examples: readonly Example[]
  /** The same for the entries under `published`. */
  readonly published: readonly { readonly with: string; readonly flips: boolean }[]
  /** How the author has met it; absent where nothing settles it. `same`: it never flips. */
  readonly settled?: 'same' | 'said' | 'mistake' | 'accepted'
  /** The sentence or the mistake that settles it. */
  readonly by?: string
}

export interface PublishedRow {
  readonly with: string
  readonly met: boolean
}
export interface Effort {
  /** Equations worked out. */
  readonly steps: Spread
  /** Digits of the longest number in the worked solution. */
  readonly digits: Spread
}
