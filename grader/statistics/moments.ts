// Numbers in, one after another, mean and spread out; quantiles of a sorted column.

/** Sums of a sample. They are taken in the order of the sample, which the caller keeps fixed. */
export interface Moments {
  readonly n: number
  readonly sum: number
  readonly squares: number
}
export const noMoments: Moments = { n: 0, sum: 0, squares: 0 }
export const withValue = ({ n, sum, squares }: Moments, x: number): Moments => ({ n: n + 1, sum: sum + x, squares: squares + x * x })

export const mean = ({ n, sum }: Moments): number => sum / n
/** Of the sample, by n − 1; undefined for fewer than two. Rounding never makes it negative. */
export const variance = ({ n, sum, squares }: Moments): number | undefined =>
  n < 2 ? undefined : Math.max(0, (squares - (sum * sum) / n) / (n - 1))
export const deviation = (moments: Moments): number | undefined => {
  const squared = variance(moments)
  return squared === undefined ? undefined : Math.sqrt(squared)
}

/** Quantile by linear interpolation between order statistics (Hyndman and Fan 1996, definition 7); `sorted` is not empty. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below] ?? NaN
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN
  return low + (place - below) * (high - low)
}
