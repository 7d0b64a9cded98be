// Ledger entries of one variant after another in, one a part and feature out: the one that tells the most of what is not kept.
import type { LedgerEntry } from '../../export/ledger.ts'
import { absolute, compare, type Rational, readRational, subtract } from '../../math/exact/rational.ts'

export class MergedLedger {
  private readonly byPlace = new Map<string, LedgerEntry>()

  add(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) {
      const place = `${entry.part ?? ''} ${entry.feature}`
      const before = this.byPlace.get(place)
      if (before === undefined || tellsMore(entry, before)) this.byPlace.set(place, entry)
    }
  }

  /** `heldSome`: where variants were written before one was refused, those that were refused are lost. */
  entries(heldSome: boolean): readonly LedgerEntry[] {
    return [...this.byPlace.values()].map((entry) =>
      heldSome && entry.status === 'refused' ? { ...entry, status: 'lost', why: `some variants are left out: ${entry.why}` } : entry,
    )
  }
}

const rank = { refused: 0, lost: 1, approximated: 2, kept: 3 } as const

const tellsMore = (entry: LedgerEntry, before: LedgerEntry): boolean =>
  entry.status === before.status ? compare(apart(entry), apart(before)) > 0 : rank[entry.status] < rank[before.status]

function apart(entry: LedgerEntry): Rational {
  if (entry.status !== 'approximated' || entry.worst === undefined) return 0
  return absolute(subtract(readRational(entry.worst.ours) ?? 0, readRational(entry.worst.theirs) ?? 0))
}
