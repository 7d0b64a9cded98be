// The engine's own carrier: an exact rational as long as a quantity is one, from then on a ball with a proven error
// bound. So a tie is decided, not guessed, and what cannot be decided is said.
import type { Carrier } from './carrier.ts'
import type { ConstantName, ScalarFunction } from '../../model.ts'
import { Failure } from '../failure.ts'
import * as rational from '../exact/rational.ts'
import { add as addBalls, divide as divideBalls, multiply as multiplyBalls } from '../ball/double.ts'
import { callDouble, callDouble2 } from '../ball/double-field.ts'
import { unaryDouble } from '../ball/double-functions.ts'
import { exactPowerOf } from '../ball/exact-field.ts'
import { functionValue } from '../ball/functions.ts'
import type { Result } from '../ball/field.ts'
import { Real, signOf } from '../ball/real.ts'
import { compareScalars, type Scalar, toReal } from './value.ts'

const undefinedPoint = (what: string): Failure => new Failure('solve/undefined', what)
const undecided = (what: string): Failure => new Failure('solve/undecided', `${what} is too close to call in float64`)

/** A ball that float64 holds. */
function within(ball: Result<Real>): Real {
  if (ball instanceof Real) return ball
  throw new Failure('solve/budget', 'a number beyond float64')
}

function add(a: Scalar, b: Scalar): Scalar {
  if (typeof a === 'number' && typeof b === 'number') return rational.add(a, b)
  if (a instanceof Real || b instanceof Real) return a === 0 ? b : b === 0 ? a : within(callDouble2(addBalls, toReal(a), toReal(b)))
  return rational.add(a, b)
}
const negate = (a: Scalar): Scalar => (a instanceof Real ? new Real(0 - a.mid, a.radius) : rational.negate(a))

/** An exact 0 makes the product exactly 0, and 1 leaves the other factor alone. */
function multiply(a: Scalar, b: Scalar): Scalar {
  if (typeof a === 'number' && typeof b === 'number') return rational.multiply(a, b)
  if (a instanceof Real || b instanceof Real) {
    if (a === 0 || b === 0) return 0
    return a === 1 ? b : b === 1 ? a : within(callDouble2(multiplyBalls, toReal(a), toReal(b)))
  }
  return rational.multiply(a, b)
}

function divide(a: Scalar, b: Scalar): Scalar {
  if (b === 0 || (b instanceof Real && b.mid === 0 && b.radius === 0)) throw undefinedPoint('a division by zero')
  if (b instanceof Real) {
    if (signOf(b) === undefined) throw undecided('whether a divisor is zero')
    if (a === 0) return 0
    return within(callDouble2(divideBalls, toReal(a), b))
  }
  return a instanceof Real ? multiply(a, rational.divide(1, b)) : rational.divide(a, b)
}

/** Powers: exact for integer exponents of rationals and where a root is rational; otherwise e^{b ln a} for a > 0. Exponents above 4096 are refused. */
function power(a: Scalar, b: Scalar): Scalar {
  if (typeof b === 'number') {
    if (Math.abs(b) > 4096) throw new Failure('solve/budget', `an exponent of ${b}; at most 4096 is evaluated`)
    if (b < 0 && a === 0) throw undefinedPoint('a negative power of zero')
    if (!(a instanceof Real)) return rational.power(a, b)
    return b < 0 ? divide(1, integerPower(a, -b)) : integerPower(a, b)
  }
  if (!(a instanceof Real) && !(b instanceof Real)) {
    const exact = exactPowerOf(a, b)
    if (exact === 'undefined') throw undefinedPoint('a power of a number that is not positive')
    if (typeof exact !== 'string') return exact
  }
  if (a === 0 && compareScalars(b, 0) === 1) return 0
  return call('exp', multiply(b, call('log', a)))
}
function integerPower(a: Real, n: number): Scalar {
  let product: Scalar = 1
  for (let i = 0; i < n; i++) product = multiply(product, a)
  return product
}

/** π and e as the float64 next to them, half an ulp off at most. */
function constant(name: ConstantName): Scalar {
  if (name === 'i') throw new Failure('solve/type', 'the imaginary unit is no real number')
  const nearest = name === 'pi' ? Math.PI : Math.E
  return new Real(nearest, nearest * 2 ** -53)
}

function floor(a: Scalar): Scalar {
  if (!(a instanceof Real)) return rational.floor(a)
  const value = callDouble(unaryDouble.floor, a)
  if (typeof value === 'string' || value.radius > 0 || !Number.isSafeInteger(value.mid)) throw undecided('which integer a value lies above')
  return value.mid
}

/** Function values that are rational are exact: σ(0) = ½, tanh 0 = 0, e⁰ = 1, ln 1 = 0, roots of powers. */
function call(name: ScalarFunction, x: Scalar): Scalar {
  const value = functionValue(name, x)
  if (typeof value !== 'string') return value
  if (value === 'undefined') throw undefinedPoint(outside.get(name) ?? `${name} of a number outside of its domain`)
  if (growing.has(name) && isNarrow(x)) throw new Failure('solve/budget', `${growing.get(name) ?? name} beyond float64`)
  throw undecided(unclear.get(name) ?? `whether ${name} has a value`)
}
const outside: ReadonlyMap<ScalarFunction, string> = new Map([
  ['log', 'the logarithm of a number that is not positive'],
  ['sqrt', 'the square root of a negative number'],
])
const unclear: ReadonlyMap<ScalarFunction, string> = new Map([
  ['log', 'whether the argument of a logarithm is positive'],
  ['sqrt', 'whether the argument of a square root is negative'],
])
/** Functions that are defined everywhere and outgrow float64. */
const growing: ReadonlyMap<ScalarFunction, string> = new Map([
  ['exp', 'an exponential'],
  ['sinh', 'a hyperbolic sine'],
  ['cosh', 'a hyperbolic cosine'],
])
const isNarrow = (x: Scalar): boolean => !(x instanceof Real) || x.radius <= 1

export const certified: Carrier<Scalar> = {
  fromRational: (q) => q,
  constant,
  add,
  subtract: (a, b) => add(a, negate(b)),
  multiply,
  divide,
  negate,
  power,
  floor,
  call,
  compare: compareScalars,
  toInteger: (a) => (typeof a === 'number' ? a : undefined),
}
