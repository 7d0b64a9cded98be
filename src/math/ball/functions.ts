// The functions of one number for numbers that are exact as long as they can be, then float64 balls: the engine's own.
import { scalarFunctions, type ScalarFunction } from '../../model.ts'
import type { Rational } from '../exact/rational.ts'
import { fromReal, toReal } from './big-real.ts'
import { bigField } from './big-field.ts'
import { callDouble, doubleField } from './double-field.ts'
import { unaryDouble } from './double-functions.ts'
import { exactAt, exactUnary } from './exact-field.ts'
import { type Field, type Result, run } from './field.ts'
import { libmIsWithinBounds } from './libm-check.ts'
import { isUnary, lower } from './lower.ts'
import type { Program } from './program.ts'
import { fromRational, Real } from './real.ts'

/** `undefined`: certainly outside the domain; `unknown`: the ball touches the domain's end, or the value is beyond float64. */
export type FunctionValue = Rational | Real | 'undefined' | 'unknown'

/** f(x): exact where it is rational. */
export function functionValue(name: ScalarFunction, x: Rational | Real): FunctionValue {
  if (x instanceof Real) return told(realValue(name, x))
  const exact = exactValue(name, x)
  return exact === 'irrational' ? told(realValue(name, fromRational(x))) : exact
}
const told = (value: Result<Real>): FunctionValue => (value === 'irrational' ? 'unknown' : value)

function exactValue(name: ScalarFunction, x: Rational): Result<Rational> {
  if (isUnary(name)) return exactUnary[name](x)
  const program = programs.get(name)
  return program === undefined ? 'unknown' : exactAt(program, 'undefined', [x])
}

const double = doubleField('undefined')
/** In float64 where Math can be trusted, and otherwise by way of many bits. */
function realValue(name: ScalarFunction, x: Real): Result<Real> {
  if (!libmIsWithinBounds()) return throughBig(name, x)
  return isUnary(name) ? callDouble(unaryDouble[name], x) : valueOf(name, double, x)
}
const big = bigField(80, 'undefined')
function throughBig(name: ScalarFunction, x: Real): Result<Real> {
  const value = valueOf(name, big, fromReal(x))
  return typeof value === 'string' ? value : (toReal(value) ?? 'unknown')
}

function valueOf<R extends object | number>(name: ScalarFunction, field: Field<R>, x: R): Result<R> {
  const program = programs.get(name)
  return program === undefined ? 'unknown' : run(program, field, [x])
}
/** Each function as a program in one variable. */
const programs: ReadonlyMap<string, Program | undefined> = new Map(
  scalarFunctions.map((name) => [name, lower({ type: 'call', name, args: [{ type: 'name', name: 'x' }] }, ['x'])]),
)
