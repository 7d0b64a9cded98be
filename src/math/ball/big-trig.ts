// π, sin, cos and the arcs over BigInt balls.
import {
  absolute,
  add,
  type Big,
  cut,
  divide,
  fromFloat,
  isBelow,
  isExact,
  midOf,
  multiply,
  negate,
  one,
  over,
  power2,
  radiusOf,
  reach,
  scale,
  shifted,
  signOf,
  sizeOf,
  sqrt,
  subtract,
  toFloat,
  widened,
  zero,
} from './big.ts'
import { nearlyItself } from './big-exp.ts'
import { fixedPi, sineSeries } from './big-series.ts'
import { notToBeTold, outsideDomain } from './field.ts'

export function pi(bits: number): Big {
  const w = bits + 4
  return { mid: fixedPi(w), radius: 2n, exponent: -w }
}
const halfPi = (bits: number): Big => scale(pi(bits), -1)

/** Arguments from 2^4096 on are not reduced. */
const largest = 4_096
const anySine: Big = { mid: 0n, radius: 1n, exponent: 0 }

interface SineAndCosine {
  readonly sin: Big
  readonly cos: Big
}
/** sin x and cos x of an exact x = kπ/2 + r with |r| ≤ π/4. */
function ofExact(x: Big, bits: number): SineAndCosine {
  const size = reach(x)
  if (size > largest) return { sin: anySine, cos: anySine }
  // a small x keeps its digits; where its cube hardly counts, there is nothing to sum
  if (size < -(bits / 2 + 8)) return { sin: nearlyItself(x, bits), cos: widened(one, power2(2 * size), bits) }
  let w = bits + 16 + Math.max(0, -size)
  let { k, r } = reduced(x, w, Math.max(0, size))
  // next to a multiple of π/2 the rest is small, and needs as many more places
  const lost = w - sizeOf(absolute(r))
  if (k !== 0n && lost > 8) {
    w += lost
    ;({ k, r } = reduced(x, w, Math.max(0, size)))
  }
  const { sin, cos } = sineSeries(r < 0n ? -r : r, w)
  const ball = (value: bigint, error: bigint): Big => cut(value, error + 2n, -w, bits)
  const s = ball(r < 0n ? -sin.value : sin.value, sin.error)
  const c = ball(cos.value, cos.error)
  if (k === 0n) return { sin: s, cos: c }
  if (k === 1n) return { sin: c, cos: negate(s) }
  return k === 2n ? { sin: negate(s), cos: negate(c) } : { sin: negate(c), cos: s }
}
/**
 * k mod 4 and r with x = kπ/2 + r, |r| ≤ π/4 + 2^−40, r in units of 2^−w and off by less than 2. At W = w + size + 2 places, twice x is
 * off by 2 units (cut) and kπ by 2|k| ≤ 2(2^size + 1), together at most 2^(size+1) + 4 units; these are units of 2^−(W+1) of r, of
 * which a unit of 2^−w has 2^(size+3). Cutting r adds less than 1.
 */
function reduced(x: Big, w: number, size: number): { readonly k: bigint; readonly r: bigint } {
  const places = w + size + 2
  const twice = shifted(x.mid, x.exponent + places) << 1n
  const period = fixedPi(places)
  // the whole number next to 2x/π
  const top = 2n * twice + period
  let k = top / (2n * period)
  if (k * 2n * period > top) k--
  return { k: ((k % 4n) + 4n) % 4n, r: shifted(twice - k * period, w - places - 1) }
}

/** Slope at most 1. */
const wave =
  (part: 'sin' | 'cos') =>
  (x: Big, bits: number): Big => {
    if (isExact(x)) return x.mid === 0n ? (part === 'sin' ? zero : one) : ofExact(x, bits)[part]
    if (!isBelow(radiusOf(x), 0)) return anySine
    return widened(ofExact(midOf(x), bits)[part], radiusOf(x), bits)
  }
export const sin = wave('sin')
export const cos = wave('cos')

/** arctan u for |u| < 2^−20: Σ u(−u²)^n/(2n + 1), whose terms alternate: what is left out is at most the next one. */
function atanNearZero(u: Big, bits: number): Big {
  if (u.mid === 0n && isExact(u)) return zero
  const fine = bits + 8
  const size = reach(u)
  const terms = Math.ceil((bits + 4) / (-2 * size))
  const square = negate(multiply(u, u, fine))
  let [power, sum] = [u, u]
  for (let n = 1; n < terms; n++) {
    power = multiply(power, square, fine)
    sum = add(sum, over(power, 2 * n + 1, fine), fine)
  }
  return widened(sum, power2(size * (2 * terms + 1)), bits)
}
/**
 * arctan x = y + arctan((x cos y − sin y)/(cos y + x sin y)) with y the float64 arctangent. Nothing is taken from Math.atan on
 * trust: the last part is small, which is looked at, and |arctan x − y| < 3 leaves no room for a multiple of π.
 */
export function atan(x: Big, bits: number): Big {
  if (isBelow(x, -20)) return atanNearZero(x, bits)
  if (!isBelow(x, 20)) return atanOfLarge(x, bits)
  const fine = bits + 28
  const [m, y] = [midOf(x), Math.atan(toFloat(x))]
  if (!(Math.abs(y) < 1.6) || y === 0) return notToBeTold()
  const { sin: s, cos: c } = ofExact(fromFloat(y), fine)
  const u = divide(subtract(multiply(m, c, fine), s, fine), add(c, multiply(m, s, fine), fine), fine)
  if (!isBelow(u, -20)) return notToBeTold()
  return widened(add(fromFloat(y), atanNearZero(u, fine), bits), radiusOf(x), bits)
}
/** ±π/2 − arctan(1/x). */
function atanOfLarge(x: Big, bits: number): Big {
  const sign = signOf(x)
  const inverse = sign === undefined ? undefined : divide(one, x, bits + 4)
  if (inverse === undefined || !isBelow(inverse, -18)) return notToBeTold()
  return subtract(sign === 1 ? halfPi(bits + 4) : negate(halfPi(bits + 4)), atanNearZero(inverse, bits + 4), bits)
}

/** arctan(x/√((1 − x)(1 + x))). */
export function asin(x: Big, bits: number): Big {
  if (x.mid === 0n && isExact(x)) return zero
  const fine = bits + 8
  const [below, above] = [subtract(one, x, fine), add(one, x, fine)]
  if (signOf(below) === 0) return halfPi(bits)
  if (signOf(above) === 0) return negate(halfPi(bits))
  return atan(divide(x, sqrt(multiply(inDomain(below), inDomain(above), fine), fine), fine), bits)
}
/** 2 arctan √((1 − x)/(1 + x)). */
export function acos(x: Big, bits: number): Big {
  const fine = bits + 8
  const [below, above] = [subtract(one, x, fine), add(one, x, fine)]
  if (signOf(below) === 0) return zero
  if (signOf(above) === 0) return pi(bits)
  return scale(atan(sqrt(divide(inDomain(below), inDomain(above), fine), fine), bits), 1)
}
const inDomain = (distance: Big): Big => {
  const sign = signOf(distance)
  return sign === 1 ? distance : sign === -1 ? outsideDomain() : notToBeTold()
}
