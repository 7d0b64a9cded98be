// Rational numbers as a field (field.ts): a value is exact or there is none. Function values that are rational at rational
// points are few: σ(0) = ½, cos 0 = 1, ln 1 = 0, roots of powers, … By Lindemann and Weierstrass the exponential, circular
// and hyperbolic functions have no others, nor have their inverses.
import * as rational from '../exact/rational.ts'
import type { Rational } from '../exact/rational.ts'
import { absolute, sizeOf } from './big.ts'
import { type Field, type Result, run } from './field.ts'
import { type Exponent, exponentCap, isOddRoot, type OddRoots, type Program, type UnaryOp } from './program.ts'

/** Numerators and denominators are kept below this many bits. */
const bitCap = 4_096
/** How many bits all the fractions of one evaluation may have together: what they cost is the reducing. */
const bitBudget = 20_000
let bitsLeft = 0
function kept(q: Rational): Result<Rational> {
  if (typeof q === 'number') return q
  const [n, d] = [sizeOf(absolute(q.n)), sizeOf(q.d)]
  bitsLeft -= n + d
  return n <= bitCap && d <= bitCap && bitsLeft >= 0 ? q : 'unknown'
}

/** The exact value of a program at a rational point, or why none is told. */
export function exactAt(program: Program, oddRoots: OddRoots, point: readonly Rational[]): Result<Rational> {
  bitsLeft = bitBudget
  return run(program, fields[oddRoots], point)
}

/** A function that is rational at one point; elsewhere it is undefined or, being defined, irrational. */
const onlyAt =
  (point: number, value: Rational, isOutside: (x: Rational) => boolean = () => false) =>
  (x: Rational): Result<Rational> =>
    x === point ? value : isOutside(x) ? 'undefined' : 'irrational'
const isBelow = (low: number) => (x: Rational) => rational.compare(x, low) < 0
const isOutsideOne = (x: Rational): boolean => rational.compare(rational.absolute(x), 1) > 0

const logarithmTo =
  (base: bigint) =>
  (x: Rational): Result<Rational> => {
    if (rational.sign(x) <= 0) return 'undefined'
    const [n, d] = [rational.numerator(x), rational.denominator(x)]
    if (n !== 1n && d !== 1n) return 'irrational'
    const k = powerOf(base, n === 1n ? d : n)
    return k === undefined ? 'irrational' : n === 1n ? 0 - k : k
  }
/** k with base^k = n. */
function powerOf(base: bigint, n: bigint): number | undefined {
  let [rest, k] = [n, 0]
  for (; rest % base === 0n; k++) rest /= base
  return rest === 1n ? k : undefined
}

/** The nearest integer; halves go up. Whether negative ones go away from 0 instead is a convention: nothing is said of them. */
function round(x: Rational): Result<Rational> {
  const moved = rational.add(x, rational.divide(1, 2))
  return rational.isInteger(moved) && rational.sign(x) < 0 && !rational.isInteger(x) ? 'unknown' : rational.floor(moved)
}
/** n! for n = 0 … 170. */
function factorial(x: Rational): Result<Rational> {
  if (!rational.isInteger(x) || rational.sign(x) < 0) return 'undefined'
  if (rational.compare(x, 170) > 0) return 'unknown'
  let product: Rational = 1
  for (let k = 2; rational.compare(k, x) <= 0; k++) product = rational.multiply(product, k)
  return product
}

/** Values of functions of one rational number: exact, or why there is none. */
export const exactUnary: { readonly [Op in UnaryOp]: (x: Rational) => Result<Rational> } = {
  negate: rational.negate,
  abs: rational.absolute,
  sign: rational.sign,
  floor: rational.floor,
  round,
  factorial,
  sqrt: (x) => exactRoot(x, 2),
  exp: onlyAt(0, 1),
  log: onlyAt(1, 0, (x) => rational.sign(x) <= 0),
  log10: logarithmTo(10n),
  log2: logarithmTo(2n),
  sigmoid: onlyAt(0, rational.divide(1, 2)),
  sin: onlyAt(0, 0),
  cos: onlyAt(0, 1),
  asin: onlyAt(0, 0, isOutsideOne),
  acos: onlyAt(1, 0, isOutsideOne),
  atan: onlyAt(0, 0),
  sinh: onlyAt(0, 0),
  cosh: onlyAt(0, 1),
  tanh: onlyAt(0, 0),
  asinh: onlyAt(0, 0),
  acosh: onlyAt(1, 0, isBelow(1)),
  atanh: onlyAt(0, 0, (x) => rational.compare(rational.absolute(x), 1) >= 0),
}

/** x^(1/d) for x ≥ 0, d ≥ 2: rational only where numerator and denominator are d-th powers. */
function exactRoot(x: Rational, d: number): Result<Rational> {
  if (rational.sign(x) < 0) return 'undefined'
  const [n, m] = [wholeRoot(rational.numerator(x), d), wholeRoot(rational.denominator(x), d)]
  return n === undefined || m === undefined ? 'irrational' : rational.rational(n, m)
}
/** r with r^d = n, for n ≥ 0: Newton's method from above. */
function wholeRoot(n: bigint, d: number): bigint | undefined {
  if (n < 2n) return n
  const size = n.toString(2).length
  if (d >= size) return undefined
  const [k, less] = [BigInt(d), BigInt(d - 1)]
  let x = 1n << BigInt(Math.ceil(size / d))
  for (;;) {
    const next = (less * x + n / x ** less) / k
    if (next >= x) return x ** k === n ? x : undefined
    x = next
  }
}

/** x^(n/d), exact where it is rational. 0^0 is undefined. */
function exactPower(x: Rational, exponent: Exponent, oddRoots: OddRoots): Result<Rational> {
  const { n, d } = exponent
  if (x === 0) return n > 0 ? 0 : 'undefined'
  const isBelowZero = rational.sign(x) < 0
  if (d === 1) return wholePower(x, n)
  if (isBelowZero && !isOddRoot(exponent, oddRoots)) return 'undefined'
  const root = exactRoot(rational.absolute(x), d)
  if (typeof root === 'string') return root
  const value = wholePower(root, n)
  return typeof value !== 'string' && isBelowZero && n % 2 !== 0 ? rational.negate(value) : value
}
function wholePower(x: Rational, n: number): Result<Rational> {
  if (x === 1 || n === 1) return x
  if (x === -1) return n % 2 === 0 ? 1 : -1
  const size = Math.max(bitsOf(rational.numerator(x)), bitsOf(rational.denominator(x)))
  return size * Math.abs(n) <= bitCap ? rational.power(x, n) : 'unknown'
}
const bitsOf = (n: bigint): number => n.toString(2).length

/**
 * x^y for an exponent with letters in it, exact where it is rational; `unknown` where it would be too long. 0^0 is undefined.
 * Where odd roots are real, what x^y is at a negative x hangs on how y is written: nothing is said of it.
 */
export function exactPowerOf(x: Rational, y: Rational, oddRoots: OddRoots = 'undefined'): Result<Rational> {
  const [n, d] = [Number(rational.numerator(y)), Number(rational.denominator(y))]
  if (Math.abs(n) > exponentCap || d > exponentCap) return 'unknown'
  if (rational.sign(x) < 0 && oddRoots === 'real') return 'unknown'
  return exactPower(x, { n, d, isRoot: false }, oddRoots)
}

const exactField = (oddRoots: OddRoots): Field<Rational> => ({
  number: kept,
  constant: (name) => (name === 'i' ? 'unknown' : 'irrational'),
  unary: exactUnary,
  binary: {
    add: (x, y) => kept(rational.add(x, y)),
    subtract: (x, y) => kept(rational.subtract(x, y)),
    multiply: (x, y) => kept(rational.multiply(x, y)),
    divide: (x, y) => (y === 0 ? 'undefined' : kept(rational.divide(x, y))),
    min: (x, y) => (rational.compare(x, y) <= 0 ? x : y),
    max: (x, y) => (rational.compare(x, y) >= 0 ? x : y),
    power: (x, y) => keptResult(exactPowerOf(x, y, oddRoots)),
  },
  rationalPower: (x, exponent) => keptResult(exactPower(x, exponent, oddRoots)),
})
const fields: { readonly [O in OddRoots]: Field<Rational> } = { real: exactField('real'), undefined: exactField('undefined') }
const keptResult = (value: Result<Rational>): Result<Rational> => (typeof value === 'string' ? value : kept(value))
