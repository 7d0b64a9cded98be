// What no target keeps, whatever it is: what our own marking does beyond comparing an answer with a key.
import type { Precision } from '../model.ts'
import type { ExportPart } from './item.ts'
import type { LedgerEntry } from './ledger.ts'

export function lostEverywhere(part: ExportPart): readonly LedgerEntry[] {
  const at = { status: 'lost', part: part.id } as const
  const precisions = precisionsOf(part)
  return [
    ...(part.followThrough === true
      ? [{ ...at, feature: 'follow-through', why: 'an answer that follows from an earlier slip is only wrong' } as const]
      : []),
    ...(precisions.some(({ close }) => close !== undefined)
      ? [{ ...at, feature: 'close', why: 'an answer within the wider tolerance is only wrong' } as const]
      : []),
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
