// Plain IEEE 754 double arithmetic: the carrier for long sequences, and a second opinion on the certified one.
import type { Carrier } from './carrier.ts'
import { Failure } from '../failure.ts'
import { toFloat } from '../exact/rational.ts'
import { logistic } from '../ball/double-functions.ts'

const finite = (x: number, what: string): number => {
  if (!Number.isFinite(x)) throw new Failure('solve/undefined', `${what} is not a finite number`)
  return x
}

/** Integer powers by multiplication: Math.pow differs by an ulp between Node releases. */
function power(a: number, b: number): number {
  if (!Number.isInteger(b)) return finite(Math.exp(b * Math.log(a)), 'a power')
  let product = 1
  for (let i = 0; i < Math.min(Math.abs(b), 4096); i++) product *= a
  return finite(b < 0 ? 1 / product : product, 'a power')
}

export const float64: Carrier<number> = {
  fromRational: toFloat,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => finite(a / b, 'a quotient'),
  negate: (a) => 0 - a,
  power,
  floor: Math.floor,
  constant(name) {
    if (name === 'i') throw new Failure('solve/type', 'the imaginary unit is no real number')
    return name === 'pi' ? Math.PI : Math.E
  },
  call(name, x) {
    switch (name) {
      case 'log10':
        return finite(Math.log10(x), 'a logarithm')
      case 'log2':
        return finite(Math.log2(x), 'a logarithm')
      case 'cbrt':
      case 'sin':
      case 'cos':
      case 'tan':
      case 'asin':
      case 'acos':
      case 'atan':
      case 'sinh':
      case 'cosh':
      case 'asinh':
      case 'acosh':
      case 'atanh':
        return finite(Math[name](x), name)
      case 'sec':
        return finite(1 / Math.cos(x), name)
      case 'csc':
        return finite(1 / Math.sin(x), name)
      case 'cot':
        return finite(1 / Math.tan(x), name)
      case 'asec':
        return finite(Math.acos(1 / x), name)
      case 'acsc':
        return finite(Math.asin(1 / x), name)
      case 'acot':
        return finite(Math.atan(1 / x), name)
      case 'sech':
        return finite(1 / Math.cosh(x), name)
      case 'csch':
        return finite(1 / Math.sinh(x), name)
      case 'coth':
        return finite(1 / Math.tanh(x), name)
      case 'asech':
        return finite(Math.acosh(1 / x), name)
      case 'acsch':
        return finite(Math.asinh(1 / x), name)
      case 'acoth':
        return finite(Math.atanh(1 / x), name)
      case 'sigmoid':
        return logistic(x)
      case 'tanh':
        return Math.tanh(x)
      case 'exp':
        return finite(Math.exp(x), 'an exponential')
      case 'log':
        return finite(Math.log(x), 'a logarithm')
      case 'sqrt':
        return finite(Math.sqrt(x), 'a square root')
      default:
        return name satisfies never
    }
  },
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  toInteger: (a) => (Number.isSafeInteger(a) ? a : undefined),
}
