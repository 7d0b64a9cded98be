// Graded problems in, how many students each variant had and what credit they got out.
import type { ProblemLine } from '../score-line.ts'
import type { VariantSums } from './equity.ts'
import { isGraded } from './items.ts'
import { column, floatOf } from './numbers.ts'

export interface VariantTally {
  add(line: ProblemLine): void
  /** In the order of their ids. */
  sums(): readonly VariantSums[]
}

export function variantTally(): VariantTally {
  const places = new Map<string, number>()
  const [counts, sums, squares] = [column(), column(), column()]
  return {
    add(line) {
      if (!isGraded(line)) return
      const credit = creditOf(line)
      let place = places.get(line.variant)
      if (place === undefined) {
        place = places.size
        places.set(line.variant, place)
        for (const each of [counts, sums, squares]) each.push(0)
      }
      counts.add(place, 1)
      sums.add(place, credit)
      squares.add(place, credit * credit)
    },
    sums: () =>
      [...places]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([variant, place]) => ({ variant, n: counts.at(place), sum: sums.at(place), squares: squares.at(place) })),
  }
}

/** What the answers are worth before rules of dates and attempts: a variant is no harder for having been handed in late. */
function creditOf({ parts }: ProblemLine): number {
  const whole = parts.reduce((sum, { of }) => sum + floatOf(of), 0)
  if (whole === 0) return parts.reduce((sum, { credit = '0' }) => sum + floatOf(credit), 0) / Math.max(1, parts.length)
  return parts.reduce((sum, { credit = '0', of }) => sum + floatOf(credit) * floatOf(of), 0) / whole
}
