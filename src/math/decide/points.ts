// Where two formulas are compared: rational points of the declared domain, first ones that are easily read, then scattered
// ones. They depend on the letters, what is declared of them and the two formulas: never on what was decided before.
import type { SymbolDomain } from '../../model.ts'
import {
  absolute,
  add,
  compare,
  denominator,
  divide,
  floor,
  isInteger,
  multiply,
  negate,
  numerator,
  rational,
  type Rational,
  readRational,
  subtract,
} from '../exact/rational.ts'

/** A value for each letter, in the order of the names. */
export type Point = readonly Rational[]

/** A letter's domain, read: bounds as numbers. */
export interface Range {
  readonly integer: boolean
  readonly low?: Rational
  readonly high?: Rational
  readonly lowOpen: boolean
  readonly highOpen: boolean
}
const everywhere: Range = { integer: false, lowOpen: false, highOpen: false }

export function rangeOf(domain: SymbolDomain | undefined): Range {
  if (domain === undefined) return everywhere
  const [low, high] = [domain.low, domain.high].map((text) => (text === undefined ? undefined : readRational(text)))
  return {
    integer: domain.integer === true,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    lowOpen: domain.lowOpen === true,
    highOpen: domain.highOpen === true,
  }
}
export function isInside(value: Rational, { integer, low, high, lowOpen, highOpen }: Range): boolean {
  if (integer && !isInteger(value)) return false
  if (low !== undefined && compare(value, low) < (lowOpen ? 1 : 0)) return false
  return high === undefined || compare(value, high) <= (highOpen ? -1 : 0)
}
export const isPointInside = (point: Point, ranges: readonly Range[]): boolean => ranges.every((range, i) => isInside(point[i] ?? 0, range))

/** Which points come first: whole numbers for rational formulas, small ones where exponentials would run away. */
export type Manner = 'whole' | 'small'
type Row = (letter: number) => Rational

const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
const prime = (i: number): number => (primes[i % primes.length] ?? 2) + 40 * Math.floor(i / primes.length)
const over = (n: number, d: number): Rational => divide(n, d)
const alternating = (i: number): number => (i % 2 === 0 ? -1 : 1)
const smallValues: readonly (readonly [number, number])[] = [
  ...([
    [1, 2],
    [1, 1],
    [3, 4],
    [1, 4],
    [3, 2],
    [5, 4],
  ] as const),
  ...([
    [1, 3],
    [2, 3],
    [7, 4],
    [2, 1],
    [1, 5],
    [4, 5],
  ] as const),
]
const small = (i: number): Rational => {
  const [n, d] = smallValues[i % smallValues.length] ?? [1, 2]
  return over(n + d * Math.floor(i / smallValues.length), d)
}

/** −1, 2, 1/2 in every order: what takes (a^b)^c and a^(bc) apart, for three letters that follow one another. */
const exponents: readonly Row[] = [
  ...([
    [-1, 2, 0.5],
    [2, 0.5, -1],
    [0.5, -1, 2],
    [-1, 0.5, 2],
    [0.5, 2, -1],
    [2, -1, 0.5],
  ] as const),
].map((values) => (i) => over(Math.round(2 * (values[i % 3] ?? 0)), 2))
const shared: readonly Row[] = [
  (i) => over(1, prime(i)),
  (i) => over(alternating(i) * (2 * i + 1), 2),
  (i) => -prime(i),
  (i) => 20 + 3 * i,
  (i) => over(9 - 2 * i, 10),
  () => 1,
  () => -1,
  () => 0,
  (i) => over(1 + i, 64),
  (i) => 100 * prime(i),
  (i) => (i === 0 ? 2 : 1),
  ...exponents,
]
const rows: { readonly [M in Manner]: readonly Row[] } = {
  whole: [prime, (i) => alternating(i) * (i + 1), (i) => over(prime(i + 1), 2), (i) => prime(11 - (i % 12)), small, ...shared],
  small: [small, (i) => multiply(alternating(i), small(i + 1)), prime, (i) => negate(small(i)), (i) => small(11 - (i % 12)), ...shared],
}
/** How many points there are before the scattered ones. */
export const readablePoints = rows.whole.length

export const readablePoint = (manner: Manner, k: number, ranges: readonly Range[]): Point =>
  ranges.map((range, i) => placed(rows[manner][k]?.(i) ?? 0, range))

/** Values k/1024 of several sizes, from a text that stands for the case: FNV-1a, stirred on by xorshift (Marsaglia 2003). */
export function scatteredPoints(text: string, count: number, ranges: readonly Range[]): readonly Point[] {
  const next = numbersFrom(text)
  return Array.from({ length: count }, (_, k) => ranges.map((range) => placed(scattered(k, range, next), range)))
}
/** Every 8th point is of size 16, 256 and 2048, every 8th of whole numbers: some letters large, the others not. */
const sizes = [1, 1, 1, 1, 0, 16, 256, 2048]
function scattered(k: number, { integer }: Range, next: (below: number) => number): Rational {
  const size = sizes[k % sizes.length] ?? 1
  const sign = next(2) === 0 ? 1 : -1
  if (size === 0 || integer) return sign * (1 + next(integer ? 1 + 2 * k : 7))
  const scale = size > 1 && next(2) === 0 ? size : 1
  return over(sign * scale * (320 + next(4096)), 1024)
}
function numbersFrom(text: string): (below: number) => number {
  let state = 2_166_136_261
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 16_777_619)
  if (state === 0) state = 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** A value as it is where the domain has it; otherwise the domain's own value for it. */
function placed(value: Rational, range: Range): Rational {
  if (isInside(value, range)) return value
  return range.integer ? placedInteger(value, range) : placedReal(value, range)
}
/** Size s becomes low + s, high − s or low + (high − low)·s/(1 + s); 0 becomes a bound that is in the domain, else as 1. */
function placedReal(value: Rational, { low, high, lowOpen, highOpen }: Range): Rational {
  const size = value === 0 && lowOpen && highOpen ? 1 : absolute(value)
  if (low === undefined) return high === undefined ? value : subtract(high, size === 0 && highOpen ? 1 : size)
  if (high === undefined) return add(low, size === 0 && lowOpen ? 1 : size)
  const share = size === 0 && lowOpen ? 1 : divide(size, add(size, 1))
  return add(low, multiply(subtract(high, low), share))
}
/** Walks round where both bounds are there. A fraction counts by its numerator. */
function placedInteger(value: Rational, range: Range): Rational {
  const n = rational(numerator(value) + (denominator(value) === 1n ? 0n : denominator(value)))
  const [low, high] = wholeBounds(range)
  if (low === undefined) return high === undefined ? n : subtract(high, absolute(n))
  if (high === undefined) return add(low, absolute(n))
  const count = add(subtract(high, low), 1)
  return add(low, subtract(n, multiply(floor(divide(n, count)), count)))
}
/** The least and greatest whole number of a range. */
function wholeBounds({ low, high, lowOpen, highOpen }: Range): readonly [Rational | undefined, Rational | undefined] {
  const least = low === undefined ? undefined : lowOpen ? add(floor(low), 1) : negate(floor(negate(low)))
  const most = high === undefined ? undefined : highOpen ? negate(add(floor(negate(high)), 1)) : floor(high)
  return [least, most]
}

/** All points of a domain that has at most `most` of them; undefined for any other. */
export function everyPoint(ranges: readonly Range[], most: number): readonly Point[] | undefined {
  let points: readonly Point[] = [[]]
  for (const range of ranges) {
    const values = valuesOf(range, most)
    if (values === undefined || values.length * points.length > most) return undefined
    points = points.flatMap((point) => values.map((value) => [...point, value]))
  }
  return points
}
function valuesOf(range: Range, most: number): readonly Rational[] | undefined {
  const { low, high } = range
  if (low === undefined || high === undefined) return undefined
  if (compare(low, high) === 0) return isInside(low, range) ? [low] : []
  const [least, greatest] = range.integer ? wholeBounds(range) : []
  if (least === undefined || greatest === undefined) return undefined
  const count = subtract(greatest, least)
  if (compare(count, most) >= 0) return undefined
  return Array.from({ length: Math.max(0, Number(numerator(count)) + 1) }, (_, k) => add(least, k))
}
