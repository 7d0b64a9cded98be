// Exact rationals. A safe integer is a plain number, anything else a reduced Fraction over BigInt: most course
// problems stay within the first, and pay nothing for the second.

/** A reduced fraction with d ≥ 1; d = 1 only where the integer is not safe. Made by `rational` alone. */
export class Fraction {
  readonly n: bigint
  readonly d: bigint
  constructor(n: bigint, d: bigint) {
    this.n = n
    this.d = d
  }
}
export type Rational = number | Fraction

/** Euclid's; as soon as both fit, in plain numbers, which are ten times as fast. b ≥ 0. */
const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y !== 0n) {
    if (x <= safe && y <= safe) return BigInt(gcdOfSafe(Number(x), Number(y)))
    const rest = x % y
    x = y
    y = rest
  }
  return x
}
function gcdOfSafe(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y !== 0) {
    const rest = x % y
    x = y
    y = rest
  }
  return x
}

const safe = 9_007_199_254_740_991n
/** n/d in canonical form; d ≠ 0. */
export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('rational with denominator 0')
  const divisor = d === 1n ? 1n : gcd(n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n)
  const [top, bottom] = divisor === 1n ? [n, d] : [n / divisor, d / divisor]
  return bottom === 1n && top <= safe && top >= -safe ? Number(top) : new Fraction(top, bottom)
}
/** n/d of safe integers, d ≠ 0, whose greatest common divisor needs no BigInt. */
function ofSafe(n: number, d: number): Rational {
  const common = gcdOfSafe(Math.abs(n), Math.abs(d))
  const divisor = d < 0 ? -common : common
  // + 0: no −0 among the integers
  const [top, bottom] = [n / divisor + 0, d / divisor]
  return bottom === 1 ? top : new Fraction(BigInt(top), BigInt(bottom))
}

export const numerator = (q: Rational): bigint => (typeof q === 'number' ? BigInt(q) : q.n)
export const denominator = (q: Rational): bigint => (typeof q === 'number' ? 1n : q.d)

export function add(a: Rational, b: Rational): Rational {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  const [q, r] = [denominator(a), denominator(b)]
  return q === r ? rational(numerator(a) + numerator(b), q) : rational(numerator(a) * r + numerator(b) * q, q * r)
}
export const negate = (a: Rational): Rational => (typeof a === 'number' ? 0 - a : new Fraction(-a.n, a.d))
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b))
export function multiply(a: Rational, b: Rational): Rational {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    // + 0: no −0 among the integers
    if (Number.isSafeInteger(product)) return product + 0
  }
  return rational(numerator(a) * numerator(b), denominator(a) * denominator(b))
}
/** a/b; b ≠ 0 (the caller's to check: a division by zero is a diagnostic, not an exception). */
export function divide(a: Rational, b: Rational): Rational {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) return ofSafe(a, b)
  return rational(numerator(a) * denominator(b), denominator(a) * numerator(b))
}
/** a^n for an integer n; a ≠ 0 where n < 0. 0^0 = 1, as for polynomials. */
export function power(a: Rational, n: number): Rational {
  const [top, bottom, k] = [numerator(a), denominator(a), BigInt(Math.abs(n))]
  return n >= 0 ? rational(top ** k, bottom ** k) : rational(bottom ** k, top ** k)
}

export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0
  const left = numerator(a) * denominator(b)
  const right = numerator(b) * denominator(a)
  return left < right ? -1 : left > right ? 1 : 0
}
export const equal = (a: Rational, b: Rational): boolean =>
  typeof a === 'number' ? a === b : typeof b !== 'number' && a.n === b.n && a.d === b.d
export const sign = (a: Rational): -1 | 0 | 1 => compare(a, 0)
export const absolute = (a: Rational): Rational => (sign(a) < 0 ? negate(a) : a)
export const isInteger = (a: Rational): boolean => typeof a === 'number' || a.d === 1n

/** The greatest integer ≤ a. */
export function floor(a: Rational): Rational {
  if (typeof a === 'number') return a
  const quotient = a.n / a.d
  return rational(a.n < 0n && a.n % a.d !== 0n ? quotient - 1n : quotient)
}

/** The nearest float64, right also where numerator and denominator are beyond its range. */
export function toFloat(a: Rational): number {
  if (typeof a === 'number') return a
  const [n, d] = [Number(a.n), Number(a.d)]
  if (Number.isSafeInteger(n) && Number.isSafeInteger(d)) return n / d
  // Scale to a quotient of 64 bits, round once by Number(), and scale back by powers of two (exact).
  const size = (x: bigint): number => (x < 0n ? -x : x).toString(2).length
  const shift = 64 - (size(a.n) - size(a.d))
  const scaled = shift >= 0 ? (a.n << BigInt(shift)) / a.d : a.n / (a.d << BigInt(-shift))
  return scale(Number(scaled), -shift)
}
/** x·2^k without overflow on the way. */
function scale(x: number, k: number): number {
  let [value, left] = [x, k]
  for (; left > 1000; left -= 1000) value *= 2 ** 1000
  for (; left < -1000; left += 1000) value *= 2 ** -1000
  return value * 2 ** left
}

/** `3`, `-3/2`: the canonical text, read back by `readRational`. */
export const toText = (a: Rational): string => (typeof a === 'number' ? String(a) : a.d === 1n ? String(a.n) : `${a.n}/${a.d}`)

const decimalPattern = /^([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,4}))?$/
/** A decimal text such as `-0.25`, `.5` or `1e-3`, or a fraction of two integers such as `3/2`; undefined for anything else. */
export function readRational(text: string): Rational | undefined {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  const slash = text.indexOf('/')
  if (slash >= 0) {
    const [n, d] = [text.slice(0, slash), text.slice(slash + 1)]
    if (!/^[+-]?\d{1,400}$/.test(n) || !/^\d{1,400}$/.test(d) || /^0*$/.test(d)) return undefined
    return rational(BigInt(n), BigInt(d))
  }
  const match = text.length <= 400 ? decimalPattern.exec(text) : null
  if (match === null) return undefined
  const [, minus = '', digits = '', exponent = '0'] = match
  const point = digits.indexOf('.')
  const places = point < 0 ? 0 : digits.length - point - 1
  const whole = BigInt(digits.replace('.', '')) * (minus === '-' ? -1n : 1n)
  const power10 = Number(exponent) - places
  if (Math.abs(power10) > 400) return undefined
  return power10 >= 0 ? rational(whole * 10n ** BigInt(power10)) : rational(whole, 10n ** BigInt(-power10))
}
