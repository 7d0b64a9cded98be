// What every target is: it takes problems with their variants, one after another, writes as it goes, and tells of each what
// it keeps.
import type { RichText } from '../model.ts'
import type { ExportItem } from './item.ts'
import type { LedgerEntry } from './ledger.ts'

/** Those that can be written. */
export const targets = ['moodle', 'olx', 'qti21', 'qti22', 'qti30'] as const
export type Target = (typeof targets)[number]

export interface ExportSet {
  readonly id: string
  readonly title: RichText
  readonly language: string
}
export interface TargetOptions {
  readonly set: ExportSet
  /** The visible tag that a text ends with, by which responses are put with their variant again. */
  readonly tag: (variant: string) => string
}

export interface Writer {
  /** The variants that follow are this problem's. */
  problem(id: string): void
  /** Writes a variant, or refuses it: then nothing of it is written. */
  item(item: ExportItem): { readonly written: boolean; readonly ledger: readonly LedgerEntry[] }
  end(): void
}

export type OpenTarget = (put: (bytes: Uint8Array) => void, options: TargetOptions) => Writer
