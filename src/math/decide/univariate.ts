// Polynomials in one letter with whole coefficients: common divisors, real roots by Sturm's theorem, factors by Kronecker's
// method. Exact throughout.
import { denominator, numerator, type Rational } from '../exact/rational.ts'

/** Coefficients from the constant up; the last is not 0, and [] is 0. */
export type Univariate = readonly bigint[]

export const degree = (p: Univariate): number => p.length - 1
const leading = (p: Univariate): bigint => p[p.length - 1] ?? 0n

function trimmed(p: bigint[]): Univariate {
  while (p.length > 0 && p[p.length - 1] === 0n) p.pop()
  return p
}
const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
/** The greatest number that divides all coefficients; 0 for 0. */
export const content = (p: Univariate): bigint => p.reduce((all, c) => gcd(all, c), 0n)
/** Divided by its content: the sign stays. */
function primitive(p: Univariate): Univariate {
  const all = content(p)
  return all === 0n || all === 1n ? p : p.map((c) => c / all)
}

/** From rational coefficients, times a positive number; the constant first. */
export function fromRationals(coefficients: readonly Rational[]): Univariate {
  const common = coefficients.reduce((all, q) => (all / gcd(all, denominator(q))) * denominator(q), 1n)
  return primitive(trimmed(coefficients.map((q) => numerator(q) * (common / denominator(q)))))
}

export function product(p: Univariate, q: Univariate): Univariate {
  if (p.length === 0 || q.length === 0) return []
  const terms = Array.from({ length: p.length + q.length - 1 }, () => 0n)
  for (const [i, a] of p.entries()) for (const [j, b] of q.entries()) terms[i + j] = (terms[i + j] ?? 0n) + a * b
  return trimmed(terms)
}
const derivative = (p: Univariate): Univariate => trimmed(p.slice(1).map((c, i) => c * BigInt(i + 1)))

/** The remainder of a positive multiple of p, and the quotient of it. */
function divide(p: Univariate, q: Univariate): { readonly quotient: Univariate; readonly rest: Univariate } {
  const [lead, size] = [leading(q), q.length]
  const step = lead < 0n ? -lead : lead
  const [rest, quotient] = [[...p], Array.from({ length: Math.max(0, p.length - size + 1) }, () => 0n)]
  for (let at = p.length - size; at >= 0; at--) {
    const top = rest[at + size - 1] ?? 0n
    if (top === 0n) continue
    for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] ?? 0n) * step
    for (let i = 0; i < quotient.length; i++) quotient[i] = (quotient[i] ?? 0n) * step
    const factor = lead < 0n ? -top : top
    quotient[at] = factor
    for (let i = 0; i < size; i++) rest[at + i] = (rest[at + i] ?? 0n) - factor * (q[i] ?? 0n)
  }
  return { quotient: trimmed(quotient), rest: trimmed(rest) }
}
/** A greatest common divisor, without content. */
export function commonDivisor(p: Univariate, q: Univariate): Univariate {
  let [a, b] = [primitive(p), primitive(q)]
  while (b.length > 0) [a, b] = [b, primitive(divide(a, b).rest)]
  return a
}
/** p without repeated factors. */
export function squareFree(p: Univariate): Univariate {
  const repeated = commonDivisor(p, derivative(p))
  return degree(repeated) <= 0 ? primitive(p) : primitive(divide(p, repeated).quotient)
}

export function signAt(p: Univariate, x: Rational): -1 | 0 | 1 {
  const [n, d] = [numerator(x), denominator(x)]
  let [value, scale] = [0n, 1n]
  for (let i = p.length - 1; i >= 0; i--) {
    value = value * n + (p[i] ?? 0n) * scale
    scale *= d
  }
  return value > 0n ? 1 : value < 0n ? -1 : 0
}

/** Sturm's sequence of a square-free polynomial. */
export function sturm(p: Univariate): readonly Univariate[] {
  const chain = [p, derivative(p)]
  for (let [a, b] = [p, derivative(p)]; degree(b) > 0; ) {
    const rest = primitive(divide(a, b).rest).map((c) => -c)
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
/** How many real roots lie in (a, b]: Sturm's theorem. */
export const rootsBetween = (chain: readonly Univariate[], a: Rational, b: Rational): number => changes(chain, a) - changes(chain, b)
/** All real roots x have |x| < bound: Cauchy's. */
export function rootBound(p: Univariate): bigint {
  const size = (c: bigint): bigint => (c < 0n ? -c : c)
  const largest = p.slice(0, -1).reduce((most, c) => (size(c) > most ? size(c) : most), 0n)
  return p.length <= 1 ? 1n : largest / size(leading(p)) + 2n
}

/** Values beyond this are not split into divisors; more combinations than that are not tried. */
const [largestValue, mostCombinations] = [1_000_000_000n, 20_000]
/**
 * Whether a polynomial is a product of two of lower degree, after Kronecker: a divisor's values divide the values. Undefined where
 * that would take too long.
 */
export function isReducible(p: Univariate): boolean | undefined {
  for (let d = 1; 2 * d <= degree(p); d++) {
    const found = hasDivisorOfDegree(p, d)
    if (found !== false) return found
  }
  return false
}
function hasDivisorOfDegree(p: Univariate, d: number): boolean | undefined {
  const places = [0, 1, -1, 2, -2, 3, -3, 4, -4].slice(0, d + 1)
  const choices: (readonly bigint[])[] = []
  for (const x of places) {
    const value = valueAt(p, BigInt(x))
    if (value === 0n) return true
    const divisors = value <= largestValue && value >= -largestValue ? divisorsOf(value) : undefined
    if (divisors === undefined) return undefined
    // the sign of one of the values is free
    choices.push(choices.length === 0 ? divisors : divisors.flatMap((n) => [n, -n]))
  }
  if (places.length <= d || choices.reduce((all, some) => all * some.length, 1) > mostCombinations) return undefined
  return combinations(choices).some((values) => {
    const candidate = through(places, values)
    return degree(candidate) >= 1 && divide(p, candidate).rest.length === 0
  })
}
const valueAt = (p: Univariate, x: bigint): bigint => p.reduceRight((value, c) => value * x + c, 0n)
function divisorsOf(value: bigint): readonly bigint[] {
  const size = Number(value < 0n ? -value : value)
  const found: bigint[] = []
  for (let n = 1; n * n <= size; n++) {
    if (size % n !== 0) continue
    found.push(BigInt(n))
    if (n * n !== size) found.push(BigInt(size / n))
  }
  return found
}
const combinations = (choices: readonly (readonly bigint[])[]): readonly (readonly bigint[])[] =>
  choices.reduce<readonly (readonly bigint[])[]>((all, some) => all.flatMap((begun) => some.map((value) => [...begun, value])), [[]])
/** The polynomial through some points, times a number: Lagrange's. */
function through(places: readonly number[], values: readonly bigint[]): Univariate {
  const weights = places.map((x, i) => places.reduce((all, y, j) => (i === j ? all : all * BigInt(x - y)), 1n))
  const common = weights.reduce((all, w) => all * w, 1n)
  const sum = Array.from({ length: places.length }, () => 0n)
  for (const [i] of places.entries()) {
    const basis = places.reduce<Univariate>((all, y, j) => (i === j ? all : product(all, [BigInt(-y), 1n])), [1n])
    const factor = (values[i] ?? 0n) * (common / (weights[i] ?? 1n))
    for (const [k, c] of basis.entries()) sum[k] = (sum[k] ?? 0n) + c * factor
  }
  return primitive(trimmed(sum))
}
