// Plain float64 arithmetic where exact numbers are expected: balls of radius 0, each result whatever the processor makes of
// it. A second opinion on certified.ts, of which it uses nothing: what a student's own program would compute.
import { Failure } from '../failure.ts'
import { toFloat } from '../exact/rational.ts'
import { Real } from '../ball/real.ts'
import type { Carrier } from './carrier.ts'
import { float64 } from './float64.ts'
import { isScalar, type Quantity, scalarToFloat } from './value.ts'

const of = (x: Quantity): number => {
  if (!isScalar(x)) throw new Failure('solve/letter', 'a formula has no float64 value')
  return scalarToFloat(x)
}
const real = (x: number): Real => new Real(x, 0)

export const approximate: Carrier<Quantity> = {
  fromRational: (q) => real(toFloat(q)),
  constant: (name) => real(float64.constant(name)),
  add: (a, b) => real(float64.add(of(a), of(b))),
  subtract: (a, b) => real(float64.subtract(of(a), of(b))),
  multiply: (a, b) => real(float64.multiply(of(a), of(b))),
  divide: (a, b) => real(float64.divide(of(a), of(b))),
  negate: (a) => real(float64.negate(of(a))),
  power: (a, b) => real(float64.power(of(a), of(b))),
  floor: (a) => real(float64.floor(of(a))),
  call: (name, x) => real(float64.call(name, of(x))),
  compare: (a, b) => float64.compare(of(a), of(b)),
  toInteger: (a) => float64.toInteger(of(a)),
}
