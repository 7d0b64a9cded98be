// What a target loses unless it says otherwise: what our own marking does beyond comparing an answer with a key.
import type { Precision } from '../model.ts'
import type { ExportPart } from './item.ts'
import type { LedgerEntry } from './ledger.ts'

/** Of what the target itself tells (`told`) nothing more is said. */
export const lostBut = (part: ExportPart, told: readonly LedgerEntry[]): readonly LedgerEntry[] =>
  usuallyLost(part).filter(({ feature }) => !told.some((entry) => entry.part === part.id && entry.feature === feature))

export const hasClose = (part: ExportPart): boolean => precisionsOf(part).some(({ close }) => close !== undefined)

function usuallyLost(part: ExportPart): readonly LedgerEntry[] {
  const at = { status: 'lost', part: part.id } as const
  const precisions = precisionsOf(part)
  return [
    ...(part.followThrough === true
      ? [{ ...at, feature: 'follow-through', why: 'an answer that follows from an earlier slip is only wrong' } as const]
      : []),
    ...(hasClose(part) ? [{ ...at, feature: 'close', why: 'an answer within the wider tolerance is only wrong' } as const] : []),
    ...(precisions.some(({ strict }) => strict === true)
      ? [{ ...at, feature: 'strict', why: 'a number need not be written to the places that are asked for' } as const]
      : []),
  ]
}

function precisionsOf({ key }: ExportPart): readonly Precision[] {
  switch (key.kind) {
    case 'number':
      return [key.precision]
    case 'vector':
    case 'table':
      return key.cells.flatMap((cell) => (cell.type === 'number' ? [cell.precision] : []))
    case 'single-choice':
    case 'multi-select':
    case 'expression':
      return []
    default:
      return key satisfies never
  }
}
