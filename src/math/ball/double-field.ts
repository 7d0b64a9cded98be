// Float64 balls as a field (field.ts), one object a value, for whatever does not run over registers: complex numbers, numbers
// that are balls to begin with, and the functions of the engine's own numbers.
import type { ConstantName } from '../../model.ts'
import type { Rational } from '../exact/rational.ts'
import * as double from './double.ts'
import { unaryDouble } from './double-functions.ts'
import { power, rationalPower } from './double-powers.ts'
import type { RealField } from './complex-numbers.ts'
import type { Result } from './field.ts'
import { libmIsWithinBounds } from './libm-check.ts'
import type { BinaryOp, OddRoots, UnaryOp } from './program.ts'
import { Real, signOf } from './real.ts'

/** Registers of this file: after those of the powers. */
const [left, right, result] = [5, 6, 7] as const

const read = (): Result<Real> => (double.isKnown(result) ? new Real(double.midOf(result), double.radiusOf(result)) : 'unknown')

/** The value of a function of one float64 ball. */
export function callDouble(f: (out: number, a: number) => boolean, x: Real): Result<Real> {
  double.load(left, x.mid, x.radius)
  return f(result, left) ? 'undefined' : read()
}
/** The same of two. */
export function callDouble2(f: (out: number, a: number, b: number) => boolean, x: Real, y: Real): Result<Real> {
  double.load(left, x.mid, x.radius)
  double.load(right, y.mid, y.radius)
  return f(result, left, right) ? 'undefined' : read()
}

/** Nothing is told where the machine's Math functions are not what balls take them to be. */
const one =
  (op: UnaryOp) =>
  (x: Real): Result<Real> =>
    libmIsWithinBounds() ? callDouble(unaryDouble[op], x) : 'unknown'
const two =
  (f: (out: number, a: number, b: number) => boolean) =>
  (x: Real, y: Real): Result<Real> =>
    callDouble2(f, x, y)

function doubleConstant(name: ConstantName): Result<Real> {
  if (name === 'i') return 'unknown'
  double.loadConstant(result, name)
  return read()
}
const number = (q: Rational): Result<Real> => {
  double.loadRational(result, q)
  return read()
}

// prettier-ignore
const unary: { readonly [Op in UnaryOp]: (x: Real) => Result<Real> } = {
  negate: one('negate'), abs: one('abs'), sign: one('sign'), floor: one('floor'), round: one('round'), factorial: one('factorial'),
  sqrt: one('sqrt'), exp: one('exp'), log: one('log'), log10: one('log10'), log2: one('log2'), sigmoid: one('sigmoid'),
  sin: one('sin'), cos: one('cos'), asin: one('asin'), acos: one('acos'), atan: one('atan'),
  sinh: one('sinh'), cosh: one('cosh'), tanh: one('tanh'), asinh: one('asinh'), acosh: one('acosh'), atanh: one('atanh'),
}
const arithmetic: { readonly [Op in Exclude<BinaryOp, 'power'>]: (x: Real, y: Real) => Result<Real> } = {
  add: two(double.add),
  subtract: two(double.subtract),
  multiply: two(double.multiply),
  divide: two(double.divide),
  min: two(double.min),
  max: two(double.max),
}

export const doubleField = (oddRoots: OddRoots): RealField<Real> => ({
  number,
  constant: doubleConstant,
  unary,
  binary: { ...arithmetic, power: (x, y) => (libmIsWithinBounds() ? callDouble2(power(oddRoots), x, y) : 'unknown') },
  rationalPower: (x, exponent) => (libmIsWithinBounds() ? callDouble(rationalPower(exponent, oddRoots), x) : 'unknown'),
  sign: (x) => (x.mid === 0 && x.radius === 0 ? 0 : signOf(x)),
  integer: (x) => (x.radius === 0 && Number.isSafeInteger(x.mid) ? x.mid : undefined),
})
