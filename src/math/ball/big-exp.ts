// e^x, ln x and what is made of them, over BigInt balls.
import {
  add,
  abs,
  absolute,
  type Big,
  cut,
  divide,
  exactly,
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
import { expSeries, fixedLn2 } from './big-series.ts'
import { notToBeTold, outsideDomain } from './field.ts'

/** e^x is out of reach for |x| ≥ 2^31. */
const exponentReach = 31

/** e^x = 2^k e^r with 0 ≤ r < ln 2. Of arguments far below 0, only that the value is near 0 is told. */
export function exp(x: Big, bits: number): Big {
  if (x.mid === 0n && isExact(x)) return one
  const size = reach(x)
  if (size > exponentReach) {
    const least = absolute(x.mid) - x.radius
    const isFarBelow = x.mid < 0n && least > 0n && (x.exponent >= 30 || shifted(least, x.exponent) >= 1n << 30n)
    // 0 < e^x < 2^x ≤ 2^(−2^30)
    return isFarBelow ? { mid: 1n, radius: 1n, exponent: -(2 ** 30) - 1 } : notToBeTold()
  }
  // a ball of radius ρ ≥ 1 is of no use
  if (!isExact(x) && sizeOf(x.radius) + x.exponent > 0) return notToBeTold()
  const w = bits + 16
  const { value, error, k } = fixedExp(midOf(x), w, Math.max(0, size))
  // e^ρ − 1 ≤ ρ + ρ² ≤ 2ρ, and ≤ (1 + 2^−10)ρ for ρ ≤ 2^−10
  const [up, down] = sizeOf(x.radius) + x.exponent <= -10 ? [1_025n, 10] : [2n, 0]
  const moved = isExact(x) ? 0n : shifted((value + error) * x.radius * up, x.exponent - down) + 1n
  return cut(value, error + moved, k - w, bits)
}
/**
 * e^x = (value ± error)·2^(k−w) for an exact |x| < 2^size. At W = w + size + 2 places, x is cut (off by 1 unit) and k·ln 2 is
 * off by 2|k| < 3·2^size + 2 units: at w places by 1.5 together, and by 2.5 once r is cut. Then e^r < 2.01 moves by less than 7.
 */
function fixedExp(x: Big, w: number, size: number): { readonly value: bigint; readonly error: bigint; readonly k: number } {
  const places = w + size + 2
  const [scaled, ln2] = [shifted(x.mid, x.exponent + places), fixedLn2(places)]
  let k = scaled / ln2
  if (k * ln2 > scaled) k--
  const { value, error } = expSeries(shifted(scaled - k * ln2, w - places), w)
  return { value, error: error + 7n, k: Number(k) }
}

export function ln2(bits: number): Big {
  const w = bits + 4
  return { mid: fixedLn2(w), radius: 2n, exponent: -w }
}

/**
 * ln(1 + u) for |u| < 2^−20: Σ −(−u)^n/n. What is left out after n = N is at most 2|u|^{N+1}.
 */
function nearOne(u: Big, bits: number): Big {
  if (u.mid === 0n && isExact(u)) return zero
  const fine = bits + 8
  const size = reach(u)
  const terms = Math.ceil((bits + 4) / -size)
  const minus = negate(u)
  let [power, sum] = [u, u]
  for (let n = 2; n <= terms; n++) {
    power = multiply(power, minus, fine)
    sum = add(sum, over(power, n, fine), fine)
  }
  return widened(sum, power2(size * (terms + 1) + 1), bits)
}

/**
 * ln x = k·ln 2 + y + ln(m/e^y) for x = m·2^k with m near 1 and y the float64 logarithm of m. Nothing is taken from Math.log on
 * trust: if y were far off, m/e^y would not be near 1, which is looked at.
 */
export function log(x: Big, bits: number): Big {
  if (signOf(x) !== 1) return x.mid + x.radius <= 0n ? outsideDomain() : notToBeTold()
  if (x.mid === 1n && x.exponent === 0 && isExact(x)) return zero
  const value = logOfExact(midOf(x), bits)
  // |ln(m+δ) − ln m| ≤ ρ/(m − ρ)
  return isExact(x) ? value : widened(value, divide(radiusOf(x), exactly(x.mid - x.radius, x.exponent), 32), bits)
}
function logOfExact(x: Big, bits: number): Big {
  const size = sizeOf(x.mid)
  const head = toFloat(exactly(x.mid, -size))
  const k = x.exponent + size - (head < Math.SQRT1_2 ? 1 : 0)
  const m = exactly(x.mid, x.exponent - k)
  const distance = subtract(m, one, sizeOf(x.mid) + 4)
  // places enough that a logarithm as small as 2^−20 keeps its digits
  const fine = bits + 28
  const part = isBelow(distance, -20) ? nearOne(cut(distance.mid, 0n, distance.exponent, fine), fine) : fromGuess(m, fine)
  return k === 0 ? cut(part.mid, part.radius, part.exponent, bits) : add(multiply(exactly(BigInt(k)), ln2(fine), fine), part, bits)
}
function fromGuess(m: Big, bits: number): Big {
  const guess = fromFloat(Math.log(toFloat(m)))
  const u = subtract(multiply(m, exp(negate(guess), bits + 4), bits + 4), one, bits + 4)
  return isBelow(u, -20) ? add(guess, nearOne(u, bits), bits) : notToBeTold()
}
/** ln(1 + u), good also for the smallest u. */
function log1p(u: Big, bits: number): Big {
  return isBelow(u, -20) ? nearOne(u, bits) : log(add(one, u, bits + 24), bits)
}

/** How many more bits a difference of numbers near 1 needs where it is as small as x; undefined where x³ hardly counts beside x. */
function spareBits(x: Big, bits: number): number | undefined {
  const size = sizeOf(absolute(x.mid)) - 2 + x.exponent
  return size < -(bits / 2 + 8) ? undefined : Math.max(0, -size) + 8
}
/** x ± |x|³: sinh, tanh, sin and tan of |x| ≤ ½ are no farther off. */
export const nearlyItself = (x: Big, bits: number): Big => widened(x, power2(3 * reach(x)), bits)

/** (e^x − e^−x)/2. */
export function sinh(x: Big, bits: number): Big {
  if (x.mid === 0n && isExact(x)) return zero
  const spare = spareBits(x, bits)
  if (spare === undefined) return isBelow(x, -1) ? nearlyItself(x, bits) : notToBeTold()
  const fine = bits + spare
  const power = exp(x, fine)
  return scale(subtract(power, divide(one, power, fine), bits), -1)
}
export function cosh(x: Big, bits: number): Big {
  const power = exp(abs(x), bits + 4)
  return scale(add(power, divide(one, power, bits + 4), bits), -1)
}
/** (1 − q)/(1 + q) with q = e^−2|m|; odd. */
export function tanh(x: Big, bits: number): Big {
  if (x.mid === 0n && isExact(x)) return zero
  const spare = spareBits(x, bits)
  if (spare === undefined) return isBelow(x, -1) ? nearlyItself(x, bits) : notToBeTold()
  const q = exp(scale(negate(abs(x)), 1), bits + spare)
  const value = divide(subtract(one, q, bits + spare), add(one, q, bits + 4), bits)
  return x.mid < 0n ? negate(value) : value
}
/** 1/(1 + q) or q/(1 + q) with q = e^−|m|. */
export function sigmoid(x: Big, bits: number): Big {
  const q = exp(negate(abs(x)), bits + 4)
  return divide(x.mid >= 0n ? one : q, add(one, q, bits + 4), bits)
}
/** ln(x + √(x² + 1)) = ln(1 + a + a²/(1 + √(1 + a²))) with a = |m|; odd. */
export function asinh(x: Big, bits: number): Big {
  if (x.mid === 0n && isExact(x)) return zero
  const [a, fine] = [abs(x), bits + 8]
  const square = multiply(a, a, fine)
  const root = sqrt(add(one, square, fine), fine)
  const value = log1p(add(a, divide(square, add(one, root, fine), fine), fine), bits)
  return x.mid < 0n ? negate(value) : value
}
/** ln(1 + t + √(t(t + 2))) with t = x − 1 ≥ 0. */
export function acosh(x: Big, bits: number): Big {
  const fine = bits + 8
  const t = subtract(x, one, fine)
  if (t.mid === 0n && isExact(t)) return zero
  if (signOf(t) !== 1) return t.mid + t.radius < 0n ? outsideDomain() : notToBeTold()
  return log1p(add(t, sqrt(multiply(t, add(t, exactly(2n), fine), fine), fine), fine), bits)
}
/** ln(1 + 2a/(1 − a))/2 with a = |m|; odd. */
export function atanh(x: Big, bits: number): Big {
  if (x.mid === 0n && isExact(x)) return zero
  const [a, fine] = [abs(x), bits + 8]
  const rest = subtract(one, a, fine)
  if (signOf(rest) !== 1) return rest.mid + rest.radius < 0n || signOf(rest) === 0 ? outsideDomain() : notToBeTold()
  const value = scale(log1p(divide(scale(a, 1), rest, fine), bits), -1)
  return x.mid < 0n ? negate(value) : value
}
