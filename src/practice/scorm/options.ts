// What a keeper that reports to an LMS needs of the page around it, and what it offers beside what any keeper does.
import type { LmsWordCode } from '../../words/lms-en.ts'
import type { ScormVersion } from '../data.ts'
import type { Keeper } from '../keeper.ts'
import type { Rte } from './rte.ts'

export interface ScormOptions {
  /** Undefined where no LMS was found. */
  readonly rte: Rte | undefined
  readonly version: ScormVersion
  /** The share of the points that is needed to pass. */
  readonly pass: string | undefined
  /** Keeps what the LMS does not; by the student's id there, where it is known, since a browser may serve several. */
  readonly fallback: (student: string) => Keeper
  /** Keeps a text as long as the tab lasts, for a page that is loaded anew after its session’s end; no other page is given it. */
  readonly ended: { load(): string | undefined; save(text: string): void }
  /** Says something of the reports on the page; undefined: there is nothing to say (any more). */
  readonly notice: (code: LmsWordCode | undefined) => void
  /** Runs something once what is being done is done. */
  readonly later: (run: () => void) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
}
export interface ScormKeeper extends Keeper {
  /** The page may be ended without notice: what it knows is written down. */
  hidden(): void
}
