// Powers over the registers of double.ts. u^v: any u (≠ 0 for v < 0) where v is an integer; u ≥ 0 (> 0 for v < 0) where it is
// not; negative u too where v = n/d with d odd stands in the expression and odd roots are real. 0^0 is undefined.
import {
  copy,
  divide,
  epsilon,
  isExact,
  isNegative,
  isPositive,
  load,
  midOf,
  multiply,
  negate,
  putExact,
  putUnknown,
  radiusOf,
} from './double.ts'
import { cbrt, exp, log, sqrt, type DoubleOp } from './double-functions.ts'
import { type Exponent, isOddRoot, type OddRoots } from './program.ts'

// Slots of this file's own; `out` may be one of the operands, so nothing is written there before both are read.
const [base, product, one, factor] = [0, 1, 2, 3] as const
/** Beyond this many factors, e^{n ln|u|} is narrower and quicker. */
const factorCap = 1_024

/** u^n for a whole number n. */
function integerPower(out: number, a: number, n: number): boolean {
  if (n === 2) return multiply(out, a, a)
  if (n <= 0 && midOf(a) === 0 && isExact(a)) return true
  if (Math.abs(n) > factorCap) return largePower(out, a, n)
  if (n === 0) return isPositive(a) || isNegative(a) ? putExact(out, 1) : putUnknown(out)
  copy(base, a)
  let isFirst = true
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      if (isFirst) copy(product, base)
      else multiply(product, product, base)
      isFirst = false
    }
    if (left > 1) multiply(base, base, base)
  }
  if (n > 0) return copy(out, product)
  putExact(one, 1)
  return divide(out, one, product)
}
function largePower(out: number, a: number, n: number): boolean {
  if (!isPositive(a) && !isNegative(a)) return midOf(a) === 0 && isExact(a) ? putExact(out, 0) : putUnknown(out)
  const changes = isNegative(a) && n % 2 !== 0
  load(base, Math.abs(midOf(a)), radiusOf(a))
  putExact(factor, n)
  if (exponential(out, base, factor)) return true
  return changes ? negate(out, out) : false
}
/** e^{v ln u} for u > 0. */
function exponential(out: number, u: number, v: number): boolean {
  if (log(product, u)) return true
  multiply(product, product, v)
  return exp(out, product)
}

/** u^(n/d) for an exponent that stands in the expression. */
export function rationalPower(exponent: Exponent, oddRoots: OddRoots): DoubleOp {
  const { n, d } = exponent
  const isOdd = isOddRoot(exponent, oddRoots)
  if (d === 1) return (out, a) => integerPower(out, a, n)
  const throughRoot = d === 2 ? sqrt : d === 3 && isOdd ? cbrt : undefined
  if (throughRoot !== undefined) return (out, a) => throughRoot(out, a) || integerPower(out, out, n)
  return (out, a) => {
    if (midOf(a) === 0 && isExact(a)) return n > 0 ? putExact(out, 0) : true
    const isBelow = isNegative(a)
    if (isBelow && !isOdd) return true
    if (!isBelow && !isPositive(a)) return putUnknown(out)
    load(base, Math.abs(midOf(a)), radiusOf(a))
    putExact(factor, n)
    putExact(one, d)
    divide(factor, factor, one)
    if (exponential(out, base, factor)) return true
    return isBelow && n % 2 !== 0 ? negate(out, out) : false
  }
}

/** u^v for a v with letters in it. */
export const power =
  (oddRoots: OddRoots) =>
  (out: number, a: number, b: number): boolean => {
    const v = midOf(b)
    // where odd roots are real, what u^v is at a negative u hangs on how v is written
    if (oddRoots === 'real' && !isPositive(a) && !(midOf(a) === 0 && isExact(a))) return putUnknown(out)
    if (isExact(b) && Number.isSafeInteger(v)) return integerPower(out, a, v)
    if (isPositive(a)) {
      copy(base, a)
      return exponential(out, base, b)
    }
    if (midOf(a) === 0 && isExact(a)) return isPositive(b) ? putExact(out, 0) : isNegative(b) || putUnknown(out)
    if (isNegative(a) && holdsNoInteger(b)) return true
    return putUnknown(out)
  }
function holdsNoInteger(slot: number): boolean {
  const [v, reach] = [midOf(slot), radiusOf(slot) + (Math.abs(midOf(slot)) + radiusOf(slot)) * epsilon]
  return isExact(slot) ? !Number.isInteger(v) : Math.ceil(v - reach) > Math.floor(v + reach)
}
