// Functions over the registers of double.ts: the value at the mid, off by what libm is trusted for, and how far it may move
// within the radius r: by r times a bound on the slope there. Each bound is stated where it is used; m is the mid, ρ the
// radius, f the value.
import { libmError } from './libm-bounds.ts'
import {
  absolute,
  epsilon,
  factorial,
  floor,
  isExact,
  isNegative,
  isPositive,
  leastSize,
  load,
  midOf,
  negate,
  put,
  putExact,
  putUnknown,
  radiusOf,
  round,
  sign,
} from './double.ts'
import type { UnaryOp } from './program.ts'

/** True: certainly undefined. */
export type DoubleOp = (out: number, a: number) => boolean

/** ∫₀^ρ e^t dt = e^ρ − 1 ≤ ρ + ρ² for ρ ≤ 1; beyond that a ball is too wide to be of use. */
const growth = (radius: number): number => (radius <= 1 ? radius * (1 + radius) : NaN)
const isExactly = (slot: number, x: number): boolean => midOf(slot) === x && isExact(slot)

/** |e^{m+δ} − e^m| ≤ e^m (e^ρ − 1). */
export function exp(out: number, a: number): false {
  if (isExactly(a, 0)) return putExact(out, 1)
  const value = Math.exp(midOf(a))
  return put(out, value, value * (1 + libmError) * growth(radiusOf(a)), libmError)
}
/** |ln(m+δ) − ln m| ≤ ρ/(m − ρ). */
export function log(out: number, a: number): boolean {
  if (!isPositive(a)) return midOf(a) + radiusOf(a) <= 0 || putUnknown(out)
  if (isExactly(a, 1)) return putExact(out, 0)
  return put(out, Math.log(midOf(a)), radiusOf(a) / leastSize(a), libmError)
}
const ln10 = Math.LN10
const ln2 = Math.LN2
/** ln x / ln b: the constant is right to half an ulp, and the division rounds once. */
const logarithm =
  (base: number): DoubleOp =>
  (out, a) => {
    if (log(out, a)) return true
    return put(out, midOf(out) / base, radiusOf(out) / base, 2 * epsilon)
  }
/** |√(m+δ) − √m| = |δ|/(√(m+δ) + √m) ≤ ρ/√m. */
export function sqrt(out: number, a: number): boolean {
  const [mid, radius] = [midOf(a), radiusOf(a)]
  if (!(mid >= radius)) return isNegative(a) || putUnknown(out)
  const root = Math.sqrt(mid)
  if (radius === 0) return Math.fround(root) === root && root * root === mid ? putExact(out, root) : put(out, root, 0)
  return put(out, root, radius / root)
}
/** Slope 1/(3 x^{2/3}); where 0 is near, |∛x − ∛y| ≤ ∛(4|x − y|). */
export function cbrt(out: number, a: number): false {
  const [mid, radius] = [midOf(a), radiusOf(a)]
  const root = Math.cbrt(mid)
  // the cube of an integer below 2^17 is exact
  if (radius === 0)
    return Number.isInteger(root) && Math.abs(root) < 2 ** 17 && root * root * root === mid
      ? putExact(out, root)
      : put(out, root, 0, libmError)
  const least = Math.cbrt(leastSize(a)) * (1 - libmError)
  return put(out, root, least > 0 ? radius / (3 * least * least) : Math.cbrt(4 * radius) * (1 + libmError), libmError)
}

/** Slope of σ within ρ of m: σ′ ≤ 1/4, and σ′ ≤ σ ≤ σ(m) e^ρ. The quotient is off by at most twice what exp is. */
export function sigmoid(out: number, a: number): false {
  const [mid, radius] = [midOf(a), radiusOf(a)]
  if (isExactly(a, 0)) return putExact(out, 0.5)
  const value = logistic(mid)
  const slope = radius <= 1 ? Math.min(0.25, value * (1 + 4 * libmError) * (1 + growth(radius))) : 0.25
  return put(out, value, radius * slope, 2 * libmError)
}
/** σ(z) = 1/(1 + e^{−z}), in the form that cannot overflow. */
export const logistic = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)))

/** Larger angles are not trusted to be reduced well: Chromium's cosine is 8 ulps off next to large multiples of π/2. */
const largestAngle = 2 ** 20
/** Slope at most 1, and the values lie in [−1, 1]. */
const wave =
  (f: (x: number) => number, atZero: number): DoubleOp =>
  (out, a) => {
    const radius = radiusOf(a)
    if (isExactly(a, 0)) return putExact(out, atZero)
    return radius >= 1 || Math.abs(midOf(a)) > largestAngle ? load(out, 0, 1) : put(out, f(midOf(a)), radius, libmError)
  }

/** A function on [−1, 1] with slope 1/√(1 − x²). */
const arc =
  (f: (x: number) => number, zeroAt: number): DoubleOp =>
  (out, a) => {
    const [size, radius] = [Math.abs(midOf(a)), radiusOf(a)]
    if (isExactly(a, zeroAt)) return putExact(out, 0)
    if (radius === 0 && size <= 1) return put(out, f(midOf(a)), 0, libmError)
    const far = (size + radius) * (1 + epsilon)
    if (far < 1) return put(out, f(midOf(a)), radius / Math.sqrt((1 - far) * (1 + far)), libmError)
    return leastSize(a) > 1 || putUnknown(out)
  }
/** Slope 1/(1 + x²). */
function atan(out: number, a: number): false {
  if (isExactly(a, 0)) return putExact(out, 0)
  const low = Math.max(0, leastSize(a))
  return put(out, Math.atan(midOf(a)), radiusOf(a) / (1 + low * low), libmError)
}

/** Slope cosh(m+t) ≤ e^|t| cosh m, so sinh moves by (e^ρ − 1) cosh m at most, and cosh m ≤ 1 + |sinh m|. */
function sinh(out: number, a: number): false {
  if (isExactly(a, 0)) return putExact(out, 0)
  const [value, radius] = [Math.sinh(midOf(a)), radiusOf(a)]
  return put(out, value, growth(radius) * (1 + Math.abs(value)) * (1 + libmError), libmError)
}
/** Slope |sinh x| ≤ min(1, |x|) cosh x, and cosh(m+t) ≤ e^|t| cosh m. */
function cosh(out: number, a: number): false {
  if (isExactly(a, 0)) return putExact(out, 1)
  const [value, radius] = [Math.cosh(midOf(a)), radiusOf(a)]
  const slope = Math.min(1, Math.abs(midOf(a)) + radius) * value * (1 + libmError)
  return put(out, value, growth(radius) * slope, libmError)
}
/** Slope 1 − tanh² x ≤ 1; within ρ of m it is at most e^{2ρ} times what it is at m, and 1 − f² ≤ 2(1 − |f|). */
export function tanh(out: number, a: number): false {
  if (isExactly(a, 0)) return putExact(out, 0)
  const [value, radius] = [Math.tanh(midOf(a)), radiusOf(a)]
  const slope = radius <= 0.5 ? Math.min(1, 2 * (1 - Math.abs(value) + 2 * libmError) * (1 + growth(2 * radius))) : 1
  return put(out, value, radius * slope, libmError)
}
/** Slope 1/√(1 + x²) ≤ 1/max(1, |x|). */
function asinh(out: number, a: number): false {
  if (isExactly(a, 0)) return putExact(out, 0)
  return put(out, Math.asinh(midOf(a)), radiusOf(a) / Math.max(1, leastSize(a)), libmError)
}
/** Slope 1/√(x² − 1). */
function acosh(out: number, a: number): boolean {
  const [mid, radius] = [midOf(a), radiusOf(a)]
  if (isExactly(a, 1)) return putExact(out, 0)
  if (radius === 0 && mid >= 1) return put(out, Math.acosh(mid), 0, libmError)
  const low = isPositive(a) ? leastSize(a) : 0
  if (low > 1) return put(out, Math.acosh(mid), radius / (Math.sqrt(low - 1) * Math.sqrt(low + 1)), libmError)
  return (mid + radius) * (1 + epsilon) < 1 || putUnknown(out)
}
/** Slope 1/(1 − x²). */
function atanh(out: number, a: number): boolean {
  if (isExactly(a, 0)) return putExact(out, 0)
  const far = (Math.abs(midOf(a)) + radiusOf(a)) * (1 + epsilon)
  if (far < 1) return put(out, Math.atanh(midOf(a)), radiusOf(a) / ((1 - far) * (1 + far)), libmError)
  if (isExact(a)) return Math.abs(midOf(a)) >= 1 || put(out, Math.atanh(midOf(a)), 0, libmError)
  return leastSize(a) > 1 || putUnknown(out)
}

export const unaryDouble: { readonly [Op in UnaryOp]: DoubleOp } = {
  negate,
  abs: absolute,
  sign,
  floor,
  round,
  factorial,
  sqrt,
  exp,
  log,
  log10: logarithm(ln10),
  log2: logarithm(ln2),
  sigmoid,
  sin: wave(Math.sin, 0),
  cos: wave(Math.cos, 1),
  asin: arc(Math.asin, 0),
  acos: arc(Math.acos, 1),
  atan,
  sinh,
  cosh,
  tanh,
  asinh,
  acosh,
  atanh,
}
