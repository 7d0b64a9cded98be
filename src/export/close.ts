// Answers that are not right but near (`close`): what a target that gives them something makes of their share.
import type { RawResponse } from '../model.ts'
import { boundsOf } from './bounds.ts'
import { compared, subsets, type Theirs } from './compare.ts'
import type { ExportPart } from './item.ts'
import type { LedgerEntry } from './ledger.ts'

/** Of a part without `close`: none. */
export function closeEntries(part: ExportPart, theirs: Theirs, why: string): readonly LedgerEntry[] {
  const answers = closeAnswers(part)
  if (answers.length === 0) return []
  const at = { part: part.id, feature: 'close' } as const
  const { worst } = compared(part, answers, theirs)
  return [worst === undefined ? { status: 'kept', ...at } : { status: 'approximated', ...at, why, worst }]
}

/** Cells of which every set is tried; of more only one after another, and all. */
const mostSets = 6

/** The farthest number that is close; of a table some of the cells that can be close, and the others right. */
export function closeAnswers({ key }: ExportPart): readonly RawResponse[] {
  if (key.kind === 'number') return [closest(key)].filter((one) => one !== undefined)
  if (key.kind !== 'table' && key.kind !== 'vector') return []
  const cells = key.cells.map((cell) => ({
    id: cell.id,
    right: cell.type === 'choice' ? cell.option : (boundsOf(cell)?.middle ?? ''),
    near: cell.type === 'number' ? closest(cell) : undefined,
  }))
  const ids = cells.flatMap(({ id, near }) => (near === undefined ? [] : [id]))
  const sets = ids.length <= mostSets ? subsets(ids).filter((some) => some.length > 0) : ids.map((_, n) => ids.slice(0, n + 1))
  return sets.map((some) =>
    Object.fromEntries(cells.map(({ id, right, near }) => [id, near !== undefined && some.includes(id) ? near : right])),
  )
}

function closest({ value, precision: { close } }: Parameters<typeof boundsOf>[0]): string | undefined {
  return close && boundsOf({ value, precision: { within: close.within } })?.high
}
