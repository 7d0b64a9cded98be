// Sums of terms: addition by merging, products row by row. Both keep the order of monomials.
import type { Factors, Sum, Term } from './atom.ts'
import { type Meter, Refusal, spend, weigh } from './meter.ts'
import {
  absolute,
  add,
  compare,
  denominator,
  divide,
  equal,
  multiply,
  negate,
  numerator,
  rational,
  type Rational,
  sign,
} from './rational.ts'
import { compareFactors, multiplyTerms, negateTerm, sameFactors } from './term.ts'

export function addSums(a: Sum, b: Sum, meter: Meter): Sum {
  if (a.length === 0) return b
  if (b.length === 0) return a
  spend(meter, 1 + ((a.length + b.length) >> 2))
  const merged: Term[] = []
  let [i, j] = [0, 0]
  for (;;) {
    const [x, y] = [a[i], b[j]]
    if (x === undefined || y === undefined) break
    const order = compareFactors(x.factors, y.factors)
    if (order === 0) {
      const coefficient = add(x.coefficient, y.coefficient)
      if (coefficient !== 0) {
        weigh(meter, coefficient)
        merged.push({ coefficient, factors: x.factors })
      }
    } else merged.push(order > 0 ? x : y)
    if (order >= 0) i++
    if (order <= 0) j++
  }
  for (let x = a[i]; x !== undefined; x = a[++i]) merged.push(x)
  for (let y = b[j]; y !== undefined; y = b[++j]) merged.push(y)
  return merged
}
export const negateSum = (a: Sum): Sum => a.map(negateTerm)
export const subtractSums = (a: Sum, b: Sum, meter: Meter): Sum => addSums(a, negateSum(b), meter)
export const scaleSum = (a: Sum, by: Rational): Sum =>
  by === 0 ? [] : by === 1 ? a : a.map(({ coefficient, factors }) => ({ coefficient: multiply(coefficient, by), factors }))

/** Terms in any order, brought into order and equal ones added. */
export function sumOf(terms: readonly Term[], meter: Meter): Sum {
  const rows = terms.map((term): Sum => [term])
  return addRows(rows, meter)
}
function addRows(rows: readonly Sum[], meter: Meter): Sum {
  let level = rows
  while (level.length > 1) {
    const next: Sum[] = []
    for (let i = 0; i < level.length; i += 2) next.push(addSums(level[i] ?? [], level[i + 1] ?? [], meter))
    level = next
  }
  return level[0] ?? []
}

const mostTerms = 4_000
/** A sum times one term. Where powers fold, the order has to be made anew. */
export function timesTerm(a: Sum, by: Term, meter: Meter): Sum {
  if (by.factors.length === 0) return scaleSum(a, by.coefficient)
  const [longest] = a
  spend(meter, a.length * (1 + ((by.factors.length + (longest?.factors.length ?? 0)) >> 2)))
  if (a.length > mostTerms) throw new Refusal('budget')
  const products = a.map((term) => multiplyTerms(term, by, meter))
  return a.length > 1 && by.factors.some(({ atom }) => atom.folds) ? sumOf(products, meter) : products
}
export function multiplySums(a: Sum, b: Sum, meter: Meter): Sum {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const [only] = short
  if (only === undefined) return []
  if (short.length === 1) return timesTerm(long, only, meter)
  return addRows(
    short.map((term) => timesTerm(long, term, meter)),
    meter,
  )
}
/** a^n for an integer n ≥ 0, multiplied out. */
export function expandedPower(a: Sum, n: number, meter: Meter): Sum {
  let product: Sum = [{ coefficient: 1, factors: [] }]
  for (let i = 0; i < n; i++) product = multiplySums(product, a, meter)
  return product
}

export function sameSums(a: Sum, b: Sum): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i], b[i]]
    if (x === undefined || y === undefined || !equal(x.coefficient, y.coefficient) || !sameFactors(x.factors, y.factors)) return false
  }
  return true
}
/** Some order of sums, by their terms from the first on. */
export function compareSums(a: Sum, b: Sum): number {
  for (let i = 0; ; i++) {
    const [x, y] = [a[i], b[i]]
    if (x === undefined || y === undefined) return a.length - b.length
    const order = compareFactors(x.factors, y.factors) || compare(x.coefficient, y.coefficient)
    if (order !== 0) return order
  }
}
/** The value of a sum without atoms; undefined for any other. */
export function constantOf(a: Sum): Rational | undefined {
  const [term] = a
  if (term === undefined) return 0
  return a.length === 1 && term.factors.length === 0 ? term.coefficient : undefined
}
export const leadsNegative = ([first]: Sum): boolean => first !== undefined && sign(first.coefficient) < 0

/** The greatest q by which all coefficients are whole multiples, with the sign of the first; 1 for 0. */
export function rationalContent(a: Sum): Rational {
  const [first] = a
  if (first === undefined) return 1
  if (a.length === 1) return first.coefficient
  let small = 0
  for (const { coefficient } of a) {
    if (typeof coefficient !== 'number') return exactContent(a, first.coefficient)
    small = small === 1 ? 1 : gcdOf(Math.abs(coefficient), small)
  }
  return sign(first.coefficient) < 0 ? -small : small
}
function gcdOf(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y !== 0) [x, y] = [y, x % y]
  return x
}
function exactContent(a: Sum, first: Rational): Rational {
  let [n, d] = [0n, 1n]
  for (const { coefficient } of a) {
    n = gcd(numerator(absolute(coefficient)), n)
    const other = denominator(coefficient)
    d = (d / gcd(d, other)) * other
  }
  return rational(sign(first) < 0 ? -n : n, d)
}
const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** q with a = q·b ≠ 0, term by term. */
export function proportion(a: Sum, b: Sum): Rational | undefined {
  const [x, y] = [a[0], b[0]]
  if (x === undefined || y === undefined || a.length !== b.length) return undefined
  const ratio = divide(x.coefficient, y.coefficient)
  const fits = a.every(({ coefficient, factors }, i) => {
    const other = b[i]
    return other !== undefined && sameFactors(factors, other.factors) && equal(coefficient, multiply(other.coefficient, ratio))
  })
  return fits ? ratio : undefined
}

/** 1/(a^k·…), as factors. */
export const inverseFactors = (factors: Factors): Factors => factors.map(({ atom, power }) => ({ atom, power: negate(power) }))
