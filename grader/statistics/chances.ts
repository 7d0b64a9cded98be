// The keys of a part and the class's wrong answers to it in, how likely a wrong answer hits the key of another variant by
// chance out. Every doubt makes that likelier: what is seen often is explained, not suspected.
import { denominator, type Rational, readRational, toFloat } from '../../src/math/exact/rational.ts'
import { accepts, magnitude } from '../../src/math/tolerance.ts'
import type { Precision, ValueJson } from '../../src/model.ts'
import type { NumberCell } from './sheets.ts'

/** Wrong answers that are written down by other means than chance differ in at most so many ways. */
const finest = 1 / 5000
/** Parts whose keys are told apart less than this say nothing: numbers in {−1, 0, 1} are equal by chance. */
export const coarsest = 1 / 50
/** A key that is hit more often than this is no evidence. */
export const likely = 1 / 20

export interface PartKeys {
  /** By number of the variant. */
  readonly cells: ReadonlyMap<number, readonly NumberCell[]>
  /** Chance of hitting one key if all values in their range were as likely: how well keys are told apart. */
  readonly resolution: number
  /** Variants other than `own` whose key takes the answer. */
  hits(values: readonly Rational[], own: number): readonly number[]
  /** Whether two variants have the same key. */
  isSame(a: number, b: number): boolean
}

export function partKeys(cells: ReadonlyMap<number, readonly NumberCell[]>): PartKeys {
  const all = [...cells].map(([variant, own]) => ({ variant, cells: own }))
  const count = all[0]?.cells.length ?? 0
  const regular = count > 0 && all.every((one) => one.cells.length === count)
  const columns = regular ? Array.from({ length: count }, (_, i) => all.flatMap((one) => one.cells[i] ?? [])) : []
  const steps = columns.map((column) => stepOf(column))
  const shares = columns.map((column, i) => shareOf(column, steps[i] ?? Infinity))
  const resolution = regular
    ? Math.max(
        finest,
        shares.reduce((product, share) => product * share, 1),
      )
    : 1
  // keys are looked up by the cell that tells them apart best
  const probe = shares.reduce((best, share, i) => (share < (shares[best] ?? 1) ? i : best), 0)
  const reach = steps[probe] ?? 0
  const sorted = all
    .flatMap((one) => (one.cells[probe] === undefined ? [] : [{ ...one, at: one.cells[probe].value }]))
    .sort((a, b) => a.at - b.at || a.variant - b.variant)
  const places = Float64Array.from(sorted, ({ at }) => at)
  return {
    cells,
    resolution,
    hits(values, own) {
      const value = values[probe]
      if (!regular || value === undefined) return []
      const x = toFloat(value)
      const found: number[] = []
      for (let i = firstFrom(places, x - reach); i < sorted.length && (places[i] ?? Infinity) <= x + reach; i += 1) {
        const one = sorted[i]
        if (one === undefined || one.variant === own) continue
        if (one.cells.every(({ key }, k) => values[k] !== undefined && accepts(values[k], key))) found.push(one.variant)
      }
      return found
    },
    isSame(a, b) {
      const [one, other] = [cells.get(a), cells.get(b)]
      return one !== undefined && other !== undefined && one.every(({ value }, i) => value === other[i]?.value)
    },
  }
}

/** The first place whose value is at least `least`. */
function firstFrom(sorted: Float64Array, least: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? Infinity) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** One step of the numbers that can be told apart, as a share of the range that the keys take. */
function shareOf(column: readonly NumberCell[], step: number): number {
  const values = column.map(({ value }) => value)
  const range =
    values.reduce((most, value) => Math.max(most, value), -Infinity) - values.reduce((least, value) => Math.min(least, value), Infinity)
  return range > 0 ? Math.min(1, step / (range + step)) : 1
}

/** The widest distance at which two answers to any of these keys are one. */
function stepOf(column: readonly NumberCell[]): number {
  const exact = column.map(({ key: { value } }) => value)
  return column.reduce((widest, { key: { value, precision } }) => Math.max(widest, stepOfKey(value, precision, exact)), 0)
}
function stepOfKey(json: ValueJson, { decimals, figures, within }: Precision, all: readonly ValueJson[]): number {
  const value = rationalOf(json)
  const size = value === undefined ? 1 : Math.abs(toFloat(value))
  if (decimals !== undefined) return 10 ** -decimals
  if (figures !== undefined) return value === undefined || size === 0 ? 0 : 10 ** (magnitude(value) - figures + 1)
  if (within !== undefined) return 2 * toFloat(readRational(within.amount) ?? 0) * (within.relative ? size : 1)
  return exactStep(all)
}

/** Exact keys: the last decimal place that any of them needs; of fractions that have none, the mean distance of those that differ. */
function exactStep(all: readonly ValueJson[]): number {
  const values = all.map(rationalOf)
  let places = 0
  for (const value of values) {
    const needed = value === undefined ? undefined : decimalPlaces(denominator(value))
    if (needed === undefined) return meanDistance(values.flatMap((one) => (one === undefined ? [] : [toFloat(one)])))
    places = Math.max(places, needed)
  }
  return 10 ** -places
}
const mostPlaces = 6
function decimalPlaces(bottom: bigint): number | undefined {
  for (let places = 0; places <= mostPlaces; places += 1) if (10n ** BigInt(places) % bottom === 0n) return places
  return undefined
}
function meanDistance(values: readonly number[]): number {
  const distinct = [...new Set(values)].sort((a, b) => a - b)
  return distinct.length < 2 ? Infinity : ((distinct.at(-1) ?? 0) - (distinct[0] ?? 0)) / (distinct.length - 1)
}

function rationalOf(json: ValueJson): Rational | undefined {
  if (typeof json === 'number') return readRational(String(json))
  if (typeof json === 'string') return readRational(json)
  return 'approx' in json ? readRational(String(json.approx)) : undefined
}

/** Wrong answers to one part, counted by the student's own variant and by the key they hit. */
export class HitCounts {
  private all = 0
  private readonly own = new Map<number, number>()
  private readonly byKey = new Map<number, number>()
  private readonly byBoth = new Map<string, number>()

  add(own: number, hits: readonly number[]): void {
    this.all += 1
    this.own.set(own, (this.own.get(own) ?? 0) + 1)
    for (const hit of hits) {
      this.byKey.set(hit, (this.byKey.get(hit) ?? 0) + 1)
      this.byBoth.set(`${own}>${hit}`, (this.byBoth.get(`${own}>${hit}`) ?? 0) + 1)
    }
  }

  /**
   * Chance that a wrong answer of a student with variant `own` equals the key of `hit`: the greatest of what the key's resolution
   * says, the share of the class’s other wrong answers and of the keys of other variants (`sameKey` of them) that equal it, and the
   * share of those with the same variant. The answer that is judged is left out; one more is put in, spread by the estimate before.
   */
  chance(own: number, hit: number, { resolution, cells }: PartKeys, sameKey: number): number {
    const inClass = ((this.byKey.get(hit) ?? 1) - 1 + sameKey + resolution) / (this.all + cells.size - 1)
    const inVariant = ((this.byBoth.get(`${own}>${hit}`) ?? 1) - 1 + Math.min(1, inClass)) / (this.own.get(own) ?? 1)
    return Math.min(1, Math.max(resolution, inClass, inVariant))
  }
}
