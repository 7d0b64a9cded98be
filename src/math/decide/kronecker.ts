// Whether a polynomial in one letter has factors over Q: Kronecker's method, for the small ones that people type.
import { divisorsOf } from './real-roots.ts'
import { degree, divide, primitive, product, trimmed, type Univariate } from './univariate.ts'

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
    const divisors = divisorsOf(value, largestValue)
    if (divisors.length === 0) return undefined
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
