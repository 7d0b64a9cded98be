// Answers that are right besides the key (`accept`): where a target takes none of them, or takes them cell by cell, so that cells of
// two readings may stand beside each other, an entry of the ledger says so.
import { samplesOf } from '../kinds/index.ts'
import type { Key, RawResponse } from '../model.ts'
import { compared, type Theirs } from './compare.ts'
import type { ExportPart } from './item.ts'
import type { LedgerEntry } from './ledger.ts'

const hasReadings = ({ key }: ExportPart): boolean => (key.accepted ?? []).length > 0

/** A target that has one key for a part; of single options each may be right everywhere. */
export const readingsLost = (part: ExportPart): readonly LedgerEntry[] =>
  hasReadings(part) && part.key.kind !== 'single-choice' ? [lost(part, 'only the key itself is right')] : []

/** A target that has several texts or numbers for a place, but one set of options for a question. */
export const otherSetsLost = (part: ExportPart): readonly LedgerEntry[] =>
  hasReadings(part) && part.key.kind === 'multi-select' ? [lost(part, 'of several answers one set alone is right')] : []

/** Why scores differ, where some may because an answer is right by another reading. */
export const orByReading = (why: string | undefined, isLost: readonly LedgerEntry[]): string => {
  const reading = isLost.length > 0 ? 'an answer by another reading is only wrong' : undefined
  return [why, reading].filter((one) => one !== undefined).join('; ')
}

const lost = ({ id }: ExportPart, why: string): LedgerEntry => ({ status: 'lost', part: id, feature: 'accepted-readings', why })

/** A target that compares each cell for itself: here the whole answer is compared with one reading. `theirs` is its share for an answer of ours. */
export function readingsMixed(part: ExportPart, theirs: Theirs): readonly LedgerEntry[] {
  const { worst } = compared(part, readingMixes(part), theirs)
  const why = 'each cell is compared for itself, so that an answer may mix two readings'
  return worst === undefined ? [] : [{ status: 'approximated', part: part.id, feature: 'accepted-readings', why, worst }]
}

/** Answers to a table: the first cells of one reading, the others of another. */
export function readingMixes({ interaction, key }: ExportPart): readonly RawResponse[] {
  if (interaction.type !== 'grid' || key.accepted === undefined) return []
  const cellsOf = (one: Key): readonly (readonly [string, string])[] => {
    const right = samplesOf(interaction, one).find(({ of }) => of === 'right')?.raw
    return right === undefined || typeof right === 'string' || right instanceof Array ? [] : Object.entries(right)
  }
  const readings = [key, ...key.accepted.map((one) => one.key)].map(cellsOf)
  return readings.flatMap((first, i) =>
    readings
      .slice(i + 1)
      .flatMap((other) =>
        first.slice(1).map((_, n): RawResponse => ({ ...Object.fromEntries(other), ...Object.fromEntries(first.slice(0, n + 1)) })),
      ),
  )
}
