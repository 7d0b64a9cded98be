// Shares of what is met: values by their weight, and numbers by their rank.
import type { Distribution, Spread } from '../model.ts'

/** The most values that a distribution lists by themselves. */
const mostListed = 12

/** Adds up the weight of each value it is told. */
export class Shares {
  private readonly weights = new Map<string, number>()
  private total = 0
  add(value: string, weight: number): void {
    this.weights.set(value, (this.weights.get(value) ?? 0) + weight)
    this.total += weight
  }
  /** The most frequent first; of equal shares the one met first. */
  distribution(): Distribution {
    const all = [...this.weights].map(([value, weight]) => ({ value, share: weight / this.total })).toSorted((a, b) => b.share - a.share)
    const rest = all.slice(mostListed)
    return {
      values: all.slice(0, mostListed).map(({ value, share }) => ({ value, share: rounded(share) })),
      others: { count: rest.length, share: rounded(rest.reduce((sum, { share }) => sum + share, 0)) },
    }
  }
}

/** Shares add up in another order on another machine only if the order of variants differs, which it never does; the last bits say nothing. */
export const rounded = (share: number): number => Number(share.toPrecision(6))

/** The least, the middle (the lower one of two) and the greatest of some numbers; zeros where there are none. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b)
  return { least: sorted[0] ?? 0, median: sorted[(sorted.length - 1) >> 1] ?? 0, most: sorted.at(-1) ?? 0 }
}
