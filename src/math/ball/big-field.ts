// Real numbers to a given number of bits as a field (field.ts).
import { divide as quotientOf } from '../exact/rational.ts'
import * as big from './big.ts'
import type { Big } from './big.ts'
import * as exponential from './big-exp.ts'
import type { RealField } from './complex-numbers.ts'
import { guarded, notToBeTold, outsideDomain, type Result } from './field.ts'
import { type Exponent, exponentCap, isOddRoot, type OddRoots } from './program.ts'
import * as trig from './big-trig.ts'

/** What is worked with beyond the bits asked for, so that an expression of ordinary size keeps them. */
const guard = 16
/** What numbers have beyond that: where a function is steep or a difference small, it is their rounding that counts. */
const spare = 64

/** The field of balls with about `wanted` bits. */
export function bigField(wanted: number, oddRoots: OddRoots): RealField<Big> {
  const bits = wanted + guard
  const unary =
    (f: (x: Big, bits: number) => Big) =>
    (x: Big): Result<Big> =>
      guarded(() => f(x, bits))
  const binary =
    (f: (x: Big, y: Big, bits: number) => Big) =>
    (x: Big, y: Big): Result<Big> =>
      guarded(() => f(x, y, bits))
  const { exp, log, sinh, cosh, tanh, asinh, acosh, atanh, sigmoid } = exponential
  const { sin, cos, asin, acos, atan } = trig
  const base10 = lazy(() => exponential.log(big.exactly(10n), bits + 4))
  const base2 = lazy(() => exponential.ln2(bits + 4))
  return {
    number: (q) => big.fromRational(q, bits + spare),
    constant(name) {
      if (name === 'i') return 'unknown'
      return name === 'pi' ? trig.pi(bits) : exp(big.one, bits)
    },
    unary: {
      negate: big.negate,
      abs: big.abs,
      sign: unary(sign),
      floor: unary(stepwise(floorOf)),
      round: unary(stepwise(halfAway, halfUp)),
      factorial: unary(factorial),
      sqrt: unary(big.sqrt),
      exp: unary(exp),
      log: unary(log),
      log10: unary((x) => big.divide(log(x, bits + 4), base10(), bits)),
      log2: unary((x) => big.divide(log(x, bits + 4), base2(), bits)),
      sigmoid: unary(sigmoid),
      sin: unary(sin),
      cos: unary(cos),
      asin: unary(asin),
      acos: unary(acos),
      atan: unary(atan),
      sinh: unary(sinh),
      cosh: unary(cosh),
      tanh: unary(tanh),
      asinh: unary(asinh),
      acosh: unary(acosh),
      atanh: unary(atanh),
    },
    binary: {
      add: binary(big.add),
      subtract: binary(big.subtract),
      multiply: binary(big.multiply),
      divide: binary(big.divide),
      max: binary((x, y) => extreme(x, y, 1, bits)),
      min: binary((x, y) => extreme(x, y, -1, bits)),
      power: binary((x, y) => power(x, y, bits, oddRoots)),
    },
    rationalPower: (x, exponent) => guarded(() => rationalPower(x, exponent, bits, oddRoots)),
    sign: big.signOf,
    integer: integerOf,
  }
}
function lazy<T extends object>(make: () => T): () => T {
  let value: T | undefined
  return () => (value ??= make())
}

function sign(x: Big): Big {
  const known = big.signOf(x)
  return known === undefined ? { mid: 0n, radius: 1n, exponent: 0 } : big.exactly(BigInt(known))
}
/** ⌊n/2^s⌋. */
const floorOf = (n: bigint, s: bigint): bigint => n >> s
/** The integer next to n/2^s; of a negative half the lower one (away from 0), or the upper: it is a matter of convention. */
const halfAway = (n: bigint, s: bigint): bigint => (n < 0n ? -(((1n << s) - 2n * n) >> (s + 1n)) : halfUp(n, s))
const halfUp = (n: bigint, s: bigint): bigint => (2n * n + (1n << s)) >> (s + 1n)
/** A step function that never falls, from its values at a ball's ends. A ball of integers keeps its ends. */
const stepwise =
  (below: (n: bigint, s: bigint) => bigint, above = below) =>
  (x: Big, bits: number): Big => {
    if (x.exponent >= 0) return x
    // below 2^−4096 the places of a number are not written out
    const s = BigInt(Math.min(-x.exponent, 4_096))
    const fits = -x.exponent <= 4_096
    if (!fits && big.reach(x) > -4_096) return notToBeTold()
    const [low, high] = fits
      ? [below(x.mid - x.radius, s), above(x.mid + x.radius, s)]
      : [below(x.mid < x.radius ? -1n : 0n, s), above(1n, s)]
    return low === high ? big.exactly(low) : big.cut(low + high, high - low, -1, bits)
  }

/** The one that is certainly ahead, or else (x + y ± |x − y|)/2. */
function extreme(x: Big, y: Big, which: 1 | -1, bits: number): Big {
  const difference = big.subtract(x, y, bits)
  const ahead = big.signOf(difference)
  if (ahead !== undefined) return ahead * which >= 0 ? x : y
  const [sum, gap] = [big.add(x, y, bits), big.abs(difference)]
  return big.scale(which === 1 ? big.add(sum, gap, bits) : big.subtract(sum, gap, bits), -1)
}

/** The integer that a ball certainly is, if it is one of ordinary size. */
function integerOf(x: Big): number | undefined {
  if (!big.isExact(x) || big.reach(x) > 52) return undefined
  const value = big.toFloat(x)
  return Number.isInteger(value) && x.mid === big.shifted(BigInt(value), -x.exponent) ? value : undefined
}
function factorial(x: Big, bits: number): Big {
  const n = integerOf(x)
  if (n === undefined) return big.signOf(x) === -1 || (big.isExact(x) && big.isBelow(x, 52)) ? outsideDomain() : notToBeTold()
  if (n < 0) return outsideDomain()
  if (n > 170) return notToBeTold()
  let product = 1n
  for (let k = 2n; k <= n; k++) product *= k
  return big.cut(product, 0n, 0, bits)
}

function integerPower(x: Big, n: number, bits: number): Big {
  const known = big.signOf(x)
  if (n <= 0 && known === 0) return outsideDomain()
  if (n === 0) return known === undefined ? notToBeTold() : big.one
  // n factors are off by n units at most
  const fine = bits + big.sizeOf(BigInt(Math.abs(n))) + 2
  let [square, product] = [x, big.one]
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) product = big.multiply(product, square, fine)
    if (left > 1) square = big.multiply(square, square, fine)
  }
  return n > 0 ? big.cut(product.mid, product.radius, product.exponent, bits) : big.divide(big.one, product, bits)
}
/** e^{v ln u} for u > 0; a product v ln u of size 2^s needs s more places. */
function exponentialPower(u: Big, v: Big, bits: number): Big {
  const fine = bits + 40
  return exponential.exp(big.multiply(v, exponential.log(u, fine), fine), bits)
}
function rationalPower(x: Big, exponent: Exponent, bits: number, oddRoots: OddRoots): Big {
  const { n, d } = exponent
  if (d === 1) return integerPower(x, n, bits)
  if (d === 2) return integerPower(big.sqrt(x, bits + 24), n, bits)
  const known = big.signOf(x)
  if (known === 0) return n > 0 ? big.zero : outsideDomain()
  const odd = isOddRoot(exponent, oddRoots)
  if (known === -1 && !odd) return outsideDomain()
  if (known === undefined) return odd && n === 1 ? rootNearZero(x, d) : notToBeTold()
  const size = exponentialPower(big.abs(x), big.fromRational(quotientOf(n, d), bits + 40), bits)
  return known === -1 && n % 2 !== 0 ? big.negate(size) : size
}
/** Where a ball holds 0, an odd root is at most the root of the ball's reach. */
const rootNearZero = (x: Big, d: number): Big => ({ mid: 0n, radius: 1n, exponent: Math.ceil(big.reach(x) / d) })

function power(x: Big, y: Big, bits: number, oddRoots: OddRoots): Big {
  const known = big.signOf(x)
  // where odd roots are real, what x^y is at a negative x hangs on how y is written
  if (oddRoots === 'real' && known !== 1 && known !== 0) return notToBeTold()
  const n = integerOf(y)
  if (n !== undefined && Math.abs(n) <= exponentCap) return integerPower(x, n, bits)
  if (known === 1) return exponentialPower(x, y, bits)
  if (known === 0) {
    const direction = big.signOf(y)
    return direction === 1 ? big.zero : direction === undefined ? notToBeTold() : outsideDomain()
  }
  const isNoInteger = big.isExact(y) ? y.exponent < 0 && n === undefined && big.isBelow(y, 52) : holdsNoInteger(y)
  return known === -1 && isNoInteger ? outsideDomain() : notToBeTold()
}
function holdsNoInteger(y: Big): boolean {
  if (y.exponent >= 0 || y.exponent < -4_096) return false
  const s = BigInt(-y.exponent)
  return -(-(y.mid - y.radius) >> s) > (y.mid + y.radius) >> s
}
