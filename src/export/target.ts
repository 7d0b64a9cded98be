// What every target is: it takes problems with their variants, one after another, writes as it goes, and tells of each what
// it keeps.
import type { Problem, RichText, SetEntry } from '../model.ts'
import type { ExportItem } from './item.ts'
import type { LedgerEntry, ProblemLedger } from './ledger.ts'

/** All that there are, in the order in which they are listed for people. */
export const targets = [
  'moodle',
  'olx',
  'qti12',
  'qti12-strict',
  'cc11',
  'qti21',
  'qti22',
  'qti30',
  'scorm12',
  'scorm2004',
  'practice',
  'json',
] as const
export type Target = (typeof targets)[number]
/** Those that draw variants by themselves, with our own kernel inside: they take problems, and `item` is only to hear what is kept of one. */
export const selfDrawing: ReadonlySet<Target> = new Set<Target>(['practice', 'scorm12', 'scorm2004'])

export interface ExportSet {
  readonly id: string
  readonly title: RichText
  /** Shown under the title. */
  readonly text?: RichText
  readonly language: string
  readonly mode: 'practice' | 'exam'
  /** The share of the points, from 0 to 1, that is needed to pass. */
  readonly pass?: string
}
/** A problem, before its variants. */
export interface ExportProblem {
  readonly id: string
  readonly title: RichText
  /** Of the whole problem, as posed. */
  readonly points: string
  /** As it was read: what a page that draws variants of its own needs. Plain JSON. */
  readonly problem: Problem
  /** What the set says in the place of the problem’s own. */
  readonly asked: Omit<SetEntry, 'problem' | 'at'>
}
export interface TargetOptions {
  readonly set: ExportSet
  /** The visible tag that a text ends with, by which responses are put with their variant again. */
  readonly tag: (variant: string) => string
}

export interface Writer {
  /** Nobody marks there, or our own kernel does: what no other grader keeps is not lost. */
  readonly marksAsWeDo?: true
  /** The variants that follow are this problem's. */
  problem(problem: ExportProblem): void
  /** Writes a variant, or refuses it: then nothing of it is written. */
  item(item: ExportItem): { readonly written: boolean; readonly ledger: readonly LedgerEntry[] }
  /** After the last variant; the ledger goes into the package where the target has a place for it. */
  end(ledger: readonly ProblemLedger[]): void
}

export type OpenTarget = (put: (bytes: Uint8Array) => void, options: TargetOptions) => Writer
