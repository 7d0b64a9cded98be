// The real roots of a polynomial in one letter: how many lie where (Sturm's theorem), each in an interval of its own, and the
// rational ones. Exact throughout.
import { add, compare, divide as quotient, type Rational, rational } from '../exact/rational.ts'
import { degree, derivative, divide, leading, opposite, primitive, signAt, type Univariate } from './univariate.ts'

/** Sturm's sequence of a square-free polynomial. */
function sturm(p: Univariate): readonly Univariate[] {
  const chain = [p, derivative(p)]
  for (let [a, b] = [p, derivative(p)]; degree(b) > 0;) {
    const rest = opposite(primitive(divide(a, b).rest))
    if (rest.length === 0) break
    chain.push(rest)
    ;[a, b] = [b, rest]
  }
  return chain
}
function changes(chain: readonly Univariate[], x: Rational): number {
  let [count, last] = [0, 0]
  for (const p of chain) {
    const sign = signAt(p, x)
    if (sign !== 0 && sign === -last) count += 1
    if (sign !== 0) last = sign
  }
  return count
}
/** How many real roots lie in (a, b]. */
const rootsBetween = (chain: readonly Univariate[], a: Rational, b: Rational): number => changes(chain, a) - changes(chain, b)
/** All real roots x have |x| < bound: Cauchy's. */
function rootBound(p: Univariate): bigint {
  const size = (c: bigint): bigint => (c < 0n ? -c : c)
  const largest = p.slice(0, -1).reduce((most, c) => (size(c) > most ? size(c) : most), 0n)
  return p.length <= 1 ? 1n : largest / size(leading(p)) + 2n
}

/** One root: alone in low < x < high, whose ends are no roots. */
export interface Root {
  readonly low: Rational
  readonly high: Rational
  /** The root, where the search happened on it. */
  readonly exactly?: Rational
}
/** The real roots of a square-free polynomial from left to right, in intervals that do not overlap. */
export function isolatedRoots(p: Univariate): readonly Root[] {
  if (degree(p) < 1) return []
  const [chain, bound] = [sturm(p), rational(rootBound(p))]
  return isolate(p, chain, quotient(bound, -1), bound)
}
/** p has no root at a or b. */
function isolate(p: Univariate, chain: readonly Univariate[], a: Rational, b: Rational): readonly Root[] {
  const count = rootsBetween(chain, a, b)
  if (count === 0) return []
  const middle = half(a, b)
  const isRoot = signAt(p, middle) === 0
  if (count === 1) return [isRoot ? { low: a, high: b, exactly: middle } : { low: a, high: b }]
  if (!isRoot) return [...isolate(p, chain, a, middle), ...isolate(p, chain, middle, b)]
  let [low, high] = [half(a, middle), half(middle, b)]
  while (signAt(p, low) === 0 || signAt(p, high) === 0 || rootsBetween(chain, low, high) > 1)
    [low, high] = [half(low, middle), half(middle, high)]
  return [...isolate(p, chain, a, low), { low, high, exactly: middle }, ...isolate(p, chain, high, b)]
}
const half = (a: Rational, b: Rational): Rational => quotient(add(a, b), 2)

/** Whether p ≠ 0, whose roots near this one are no others than it, has it. */
export function hasRoot(p: Univariate, { low, high, exactly }: Root): boolean {
  if (exactly !== undefined) return signAt(p, exactly) === 0
  return degree(p) >= 1 && rootsBetween(sturm(p), low, high) > 0
}
/** The value that a root has if it lies there: of a root that is known to be one of few. */
export const isAround = ({ low, high }: Root, x: Rational): boolean => compare(low, x) < 0 && compare(x, high) < 0

/** Coefficients beyond this are not split into divisors. */
const largestCoefficient = 1_000_000n
/** The rational roots of a polynomial, where its first and last coefficients are not too large: n/d with n, d dividing them. */
export function rationalRoots(p: Univariate): readonly Rational[] {
  const last = p.findIndex((c) => c !== 0n)
  if (last < 0) return []
  const [tops, bottoms] = [divisorsOf(p[last] ?? 1n), divisorsOf(leading(p))]
  const candidates = tops.flatMap((n) => bottoms.flatMap((d) => [rational(n, d), rational(-n, d)]))
  const roots = candidates.filter((x, i) => signAt(p, x) === 0 && candidates.findIndex((other) => compare(other, x) === 0) === i)
  return last > 0 ? [0, ...roots] : roots
}
/** The positive divisors of a number ≠ 0; none of one that is too large. */
export function divisorsOf(value: bigint, largest = largestCoefficient): readonly bigint[] {
  const exactly = value < 0n ? -value : value
  if (exactly > largest) return []
  const size = Number(exactly)
  const found: bigint[] = []
  for (let n = 1; n * n <= size; n++) {
    if (size % n !== 0) continue
    found.push(BigInt(n))
    if (n * n !== size) found.push(BigInt(size / n))
  }
  return found
}
