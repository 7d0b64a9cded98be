// Polynomials in one letter with whole coefficients, exactly.
import { denominator, numerator, type Rational } from '../exact/rational.ts'

/** Coefficients from the constant up; the last is not 0, and [] is 0. */
export type Univariate = readonly bigint[]

export const degree = (p: Univariate): number => p.length - 1
export const leading = (p: Univariate): bigint => p[p.length - 1] ?? 0n

export function trimmed(p: bigint[]): Univariate {
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
export function primitive(p: Univariate): Univariate {
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
export const derivative = (p: Univariate): Univariate => trimmed(p.slice(1).map((c, i) => c * BigInt(i + 1)))

/** The remainder of a positive multiple of p, and the quotient of it. */
export function divide(p: Univariate, q: Univariate): { readonly quotient: Univariate; readonly rest: Univariate } {
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

export function sum(p: Univariate, q: Univariate): Univariate {
  const [long, short] = p.length >= q.length ? [p, q] : [q, p]
  return trimmed(long.map((c, i) => c + (short[i] ?? 0n)))
}
export const opposite = (p: Univariate): Univariate => p.map((c) => -c)

export function signAt(p: Univariate, x: Rational): -1 | 0 | 1 {
  const [n, d] = [numerator(x), denominator(x)]
  let [value, scale] = [0n, 1n]
  for (let i = p.length - 1; i >= 0; i--) {
    value = value * n + (p[i] ?? 0n) * scale
    scale *= d
  }
  return value > 0n ? 1 : value < 0n ? -1 : 0
}
