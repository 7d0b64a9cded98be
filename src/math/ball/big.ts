// Balls over BigInt: (mid ± radius)·2^exponent. Arithmetic to a given number of bits.
//
// Soundness. The result of an operation holds f(x, y) for all x, y in the balls it was given: a mid that is cut by s bits is
// off by less than one new unit, a radius is rounded up, and every bound below is in units of the result's last place. A
// radius of 0 says that a value is exact. Effort is bounded: mids have at most `bits` + 1 bits, exponents at most `exponentCap`.
import type { Rational } from '../exact/rational.ts'
import { notToBeTold, outsideDomain } from './field.ts'

export interface Big {
  readonly mid: bigint
  readonly radius: bigint
  readonly exponent: number
}
/** |exponent| of a ball; beyond it a number is out of reach. */
const exponentCap = 2 ** 40

export const absolute = (n: bigint): bigint => (n < 0n ? -n : n)

const word = new DataView(new ArrayBuffer(8))
/** A number of bits s with n < 2^s, for n ≥ 0; n ≥ 2^(s−2) unless n is 0. */
export function sizeOf(n: bigint): number {
  if (n === 0n) return 0
  word.setFloat64(0, Number(n))
  const exponent = word.getUint16(0) >> 4
  // Number(n) rounds to nearest: the size may come out as one too many, never as too few
  return exponent < 2_047 ? exponent - 1_022 : n.toString(16).length * 4
}
/** n·2^s rounded down, s of either sign. */
export const shifted = (n: bigint, s: number): bigint => (s >= 0 ? n << BigInt(s) : n >> BigInt(-s))
/** n·2^s rounded up. */
const shiftedUp = (n: bigint, s: number): bigint => -shifted(-n, s)
const quotientUp = (n: bigint, d: bigint): bigint => (n + d - 1n) / d

export const exactly = (mid: bigint, exponent = 0): Big => ({ mid, radius: 0n, exponent })
export const [zero, one] = [exactly(0n), exactly(1n)]

/** A ball cut to `bits` bits. */
export function cut(mid: bigint, radius: bigint, exponent: number, bits: number): Big {
  const extra = Math.max(sizeOf(absolute(mid)), sizeOf(radius)) - bits
  if (extra <= 0) return within({ mid, radius, exponent })
  const by = BigInt(extra)
  const short = mid >> by
  const isExact = radius === 0n && short << by === mid
  return within({ mid: short, radius: isExact ? 0n : (radius >> by) + 2n, exponent: exponent + extra })
}
const within = (x: Big): Big =>
  x.exponent < exponentCap && x.exponent > -exponentCap ? x : x.mid === 0n && x.radius === 0n ? zero : notToBeTold()

/** The true value is surely n/d; n and d are any integers, d > 0. */
function quotient(n: bigint, d: bigint, bits: number): Big {
  const shift = Math.max(0, bits + 2 + sizeOf(d) - sizeOf(absolute(n)))
  const top = n << BigInt(shift)
  const mid = top / d
  return cut(mid, mid * d === top ? 0n : 1n, -shift, bits)
}
/** Exact for n/2^k with an n of up to 4,096 bits. */
export function fromRational(q: Rational, bits: number): Big {
  if (typeof q === 'number') return exactly(BigInt(q))
  const isDyadic = (q.d & (q.d - 1n)) === 0n && BigInt.asIntN(4_096, q.n) === q.n
  return isDyadic ? exactly(q.n, 1 - q.d.toString(2).length) : quotient(q.n, q.d, bits)
}

/** A float64 as it stands; finite. */
export function fromFloat(x: number): Big {
  word.setFloat64(0, x)
  const high = word.getBigUint64(0)
  const exponent = Number((high >> 52n) & 0x7ffn)
  const fraction = high & 0xf_ffff_ffff_ffffn
  const size = exponent === 0 ? fraction : fraction | (1n << 52n)
  return exactly(x < 0 ? -size : size, Math.max(exponent, 1) - 1_075)
}
/** The mid as a float64, to show or to start an approximation from; ±Infinity and 0 where it is out of range. */
export function toFloat({ mid, exponent }: Big): number {
  const extra = Math.max(0, sizeOf(absolute(mid)) - 64)
  const top = Number(mid >> BigInt(extra))
  const power = exponent + extra
  // in two steps, as 2^power alone may be out of range where the product is not
  const half = Math.max(-1_070, Math.min(1_000, Math.trunc(power / 2)))
  return top * 2 ** half * 2 ** (power - half)
}

export const isExact = (x: Big): boolean => x.radius === 0n
/** The sign of every number in a ball; 0 for exactly 0. */
export const signOf = (x: Big): -1 | 0 | 1 | undefined =>
  x.mid > x.radius ? 1 : -x.mid > x.radius ? -1 : x.mid === 0n && x.radius === 0n ? 0 : undefined
/** s with |v| < 2^s for every v in the ball; of exactly 0 a number far below all others. */
export const reach = (x: Big): number => (x.mid === 0n && x.radius === 0n ? -exponentCap : sizeOf(absolute(x.mid) + x.radius) + x.exponent)
/** Whether |v| < 2^s for every v in the ball. */
export const isBelow = (x: Big, s: number): boolean => reach(x) <= s

export const negate = (x: Big): Big => ({ mid: -x.mid, radius: x.radius, exponent: x.exponent })
export const abs = (x: Big): Big => ({ mid: absolute(x.mid), radius: x.radius, exponent: x.exponent })
/** x·2^s. */
export const scale = (x: Big, s: number): Big => within({ mid: x.mid, radius: x.radius, exponent: x.exponent + s })

export function add(x: Big, y: Big, bits: number): Big {
  if (x.mid === 0n && x.radius === 0n) return y
  if (y.mid === 0n && y.radius === 0n) return x
  const [high, low] = x.exponent >= y.exponent ? [x, y] : [y, x]
  const gap = high.exponent - low.exponent
  // a summand far below the other's last place is rounded to a place that hardly counts
  const kept = Math.min(gap, 2 * bits + 64)
  const coarse = lowered(low, gap - kept)
  const by = BigInt(kept)
  return cut((high.mid << by) + coarse.mid, (high.radius << by) + coarse.radius, coarse.exponent, bits)
}
/** The ball with its last s places rounded off. */
const lowered = (x: Big, s: number): Big =>
  s === 0 ? x : { mid: shifted(x.mid, -s), radius: shiftedUp(x.radius, -s) + 1n, exponent: x.exponent + s }
export const subtract = (x: Big, y: Big, bits: number): Big => add(x, negate(y), bits)

export function multiply(x: Big, y: Big, bits: number): Big {
  const [a, b] = [absolute(x.mid), absolute(y.mid)]
  return cut(x.mid * y.mid, a * y.radius + b * x.radius + x.radius * y.radius, x.exponent + y.exponent, bits)
}
/** |x/y − m/n| ≤ (r·|n| + |m|·s)/(|n|(|n| − s)) for x = m ± r, y = n ± s. */
export function divide(x: Big, y: Big, bits: number): Big {
  const [m, n] = [absolute(x.mid), absolute(y.mid)]
  if (n <= y.radius) return n === 0n && y.radius === 0n ? outsideDomain() : notToBeTold()
  const shift = Math.max(0, bits + 2 + sizeOf(n) - sizeOf(m))
  const top = x.mid << BigInt(shift)
  const mid = top / y.mid
  const off = mid * y.mid === top ? 0n : 1n
  const spread = x.radius * n + m * y.radius
  const radius = spread === 0n ? off : quotientUp(spread << BigInt(shift), n * (n - y.radius)) + off
  return cut(mid, radius, x.exponent - y.exponent - shift, bits)
}
/** x/n for a small whole number n > 0. */
export function over(x: Big, n: number, bits: number): Big {
  return divide(x, exactly(BigInt(n)), bits)
}

/** ⌊√n⌋ for n ≥ 0: Newton's method from above. */
export function integerRoot(n: bigint): bigint {
  if (n < 2n) return n
  let x = 1n << BigInt((sizeOf(n) + 1) >> 1)
  for (;;) {
    const next = (x + n / x) >> 1n
    if (next >= x) return x
    x = next
  }
}
/** |√(m + δ) − √m| ≤ r/√m, as √(m + δ) ≥ 0. */
export function sqrt(x: Big, bits: number): Big {
  if (x.mid < x.radius) return x.mid + x.radius < 0n ? outsideDomain() : notToBeTold()
  if (x.mid === 0n) return zero
  const wanted = Math.max(0, 2 * bits + 4 - sizeOf(x.mid))
  const shift = wanted + ((wanted + x.exponent) & 1)
  const scaled = x.mid << BigInt(shift)
  const mid = integerRoot(scaled)
  const off = mid * mid === scaled ? 0n : 1n
  const radius = x.radius === 0n ? off : quotientUp(x.radius << BigInt(shift), mid) + off
  return cut(mid, radius, (x.exponent - shift) / 2, bits)
}

/** A ball made wider by `by`, whose own mid is not looked at beyond its size: |true − x| ≤ radius + |by|. */
export function widened(x: Big, by: Big, bits: number): Big {
  const radius = absolute(by.mid) + by.radius
  return radius === 0n ? x : add(x, { mid: 0n, radius, exponent: by.exponent }, bits)
}
/** The mid of a ball, and the radius as a number of its own. */
export const midOf = (x: Big): Big => exactly(x.mid, x.exponent)
export const radiusOf = (x: Big): Big => exactly(x.radius, x.exponent)
/** ±2^s. */
export const power2 = (s: number): Big => exactly(1n, s)
