// An item with several parts in, each of its parts as an item of its own out: what a target may hold where it cannot hold the whole.
import type { ExportItem } from '../../src/export/item.ts'

/** Nothing of an item that has one part. Variants are named `…p1`, `…p2`. */
export function partByPart({ posed, parts, solution }: ExportItem): readonly ExportItem[] {
  if (parts.length < 2) return []
  return parts.map((part, i) => ({
    posed: { ...posed, variant: `${posed.variant}p${i + 1}`, points: part.points },
    parts: [part],
    solution,
  }))
}
