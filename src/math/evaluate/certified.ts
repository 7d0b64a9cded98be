// The engine's own carrier: an exact rational as long as a quantity is one, from then on a ball with a proven error
// bound. So a tie is decided, not guessed, and what cannot be decided is said.
import type { Carrier } from './carrier.ts'
import type { ConstantName, ScalarFunction } from '../../model.ts'
import { Failure } from '../failure.ts'
import * as rational from '../exact/rational.ts'
import {
  addReal,
  divideReal,
  expReal,
  logReal,
  multiplyReal,
  negateReal,
  Real,
  sigmoidReal,
  signOf,
  sqrtReal,
  tanhReal,
} from '../ball/real.ts'
import { compareScalars, type Scalar, toReal } from './value.ts'

const undefinedPoint = (what: string): Failure => new Failure('solve/undefined', what)
const undecided = (what: string): Failure => new Failure('solve/undecided', `${what} is too close to call in float64`)

function add(a: Scalar, b: Scalar): Scalar {
  if (typeof a === 'number' && typeof b === 'number') return rational.add(a, b)
  if (a instanceof Real || b instanceof Real) return a === 0 ? b : b === 0 ? a : addReal(toReal(a), toReal(b))
  return rational.add(a, b)
}
const negate = (a: Scalar): Scalar => (a instanceof Real ? negateReal(a) : rational.negate(a))

/** An exact 0 makes the product exactly 0, and 1 leaves the other factor alone. */
function multiply(a: Scalar, b: Scalar): Scalar {
  if (typeof a === 'number' && typeof b === 'number') return rational.multiply(a, b)
  if (a instanceof Real || b instanceof Real) {
    if (a === 0 || b === 0) return 0
    return a === 1 ? b : b === 1 ? a : multiplyReal(toReal(a), toReal(b))
  }
  return rational.multiply(a, b)
}

function divide(a: Scalar, b: Scalar): Scalar {
  if (b === 0) throw undefinedPoint('a division by zero')
  if (b instanceof Real) {
    if (a === 0 && signOf(b) !== undefined) return 0
    const quotient = divideReal(toReal(a), b)
    if (quotient === undefined) throw undecided('whether a divisor is zero')
    return quotient
  }
  return a instanceof Real ? multiply(a, rational.divide(1, b)) : rational.divide(a, b)
}

/** Powers: exact for integer exponents of rationals; otherwise e^{b ln a} for a > 0. Exponents above 4096 are refused. */
function power(a: Scalar, b: Scalar): Scalar {
  if (typeof b === 'number') {
    if (Math.abs(b) > 4096) throw new Failure('solve/budget', `an exponent of ${b}; at most 4096 is evaluated`)
    if (b < 0 && a === 0) throw undefinedPoint('a negative power of zero')
    if (!(a instanceof Real)) return rational.power(a, b)
    return b < 0 ? divide(1, integerPower(a, -b)) : integerPower(a, b)
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
  const [low, high] = [Math.floor(a.mid - a.radius), Math.floor(a.mid + a.radius)]
  if (low !== high || !Number.isSafeInteger(low)) throw undecided('which integer a value lies above')
  return low
}

/** Function values that are rational are exact: σ(0) = ½, tanh 0 = 0, e⁰ = 1, ln 1 = 0, roots of squares. */
function call(name: ScalarFunction, x: Scalar): Scalar {
  switch (name) {
    case 'sigmoid':
      return x === 0 ? rational.divide(1, 2) : sigmoidReal(toReal(x))
    case 'tanh':
      return x === 0 ? 0 : tanhReal(toReal(x))
    case 'exp': {
      const power = x === 0 ? 1 : expReal(toReal(x))
      if (power instanceof Real && !Number.isFinite(power.mid + power.radius))
        throw new Failure('solve/budget', 'an exponential beyond float64')
      return power
    }
    case 'log':
      return logarithm(x)
    case 'sqrt':
      return root(x)
    default:
      throw new Failure('spec/unsupported', `the function ${name}`)
  }
}
function logarithm(x: Scalar): Scalar {
  if (x === 1) return 0
  const sign = x instanceof Real ? signOf(x) : rational.sign(x)
  if (sign === undefined) throw undecided('whether the argument of a logarithm is positive')
  const log = sign > 0 ? logReal(toReal(x)) : undefined
  if (log === undefined) throw undefinedPoint('the logarithm of a number that is not positive')
  return log
}
function root(x: Scalar): Scalar {
  if (!(x instanceof Real)) {
    if (rational.sign(x) < 0) throw undefinedPoint('the square root of a negative number')
    const [n, d] = [integerRoot(rational.numerator(x)), integerRoot(rational.denominator(x))]
    if (n !== undefined && d !== undefined) return rational.rational(n, d)
  } else if (signOf(x) === -1) throw undefinedPoint('the square root of a negative number')
  const value = sqrtReal(toReal(x))
  if (value === undefined) throw undecided('whether the argument of a square root is negative')
  return value
}
/** √n where n is a perfect square (Newton's method on integers). */
function integerRoot(n: bigint): bigint | undefined {
  if (n < 2n) return n
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (x + n / x) >> 1n
    if (next >= x) return x * x === n ? x : undefined
    x = next
  }
}

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
