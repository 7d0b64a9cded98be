// Values: what an expression evaluates to. An exact rational as long as it can be one, then a certified ball; a formula
// where letters are left.
import type { Expr, ValueJson } from '../../model.ts'
import { numberExpr } from '../derive/build.ts'
import { compare, equal, Fraction, type Rational, readRational, toFloat, toText } from '../exact/rational.ts'
import { compareReal, fromRational, Real } from '../ball/real.ts'
import { Irrational, nothingKnown, sameFormula, Symbolic } from './symbolic.ts'

export type Scalar = Rational | Real
/** A number, or a formula with letters in it. */
export type Quantity = Scalar | Symbolic
/** A scalar, a formula, a word, or a list (a vector; a list of lists is a matrix, or a column of vectors over rows). */
export type Value = Quantity | string | readonly Value[]

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
/** Whether a value is a number without letters. */
export const isScalar = (value: Value): value is Scalar => typeof value === 'number' || value instanceof Fraction || value instanceof Real
export const isRational = (value: Value): value is Rational => typeof value === 'number' || value instanceof Fraction
export const toReal = (x: Scalar): Real => (x instanceof Real ? x : fromRational(x))
/** The float64 nearest to a rational, or the middle of a ball. */
export const scalarToFloat = (x: Scalar): number => (x instanceof Real ? x.mid : toFloat(x))

/** A number or formula as an expression, exactly; undefined of an irrational number that is known as a decimal alone. */
export function exactExpr(x: Quantity): Expr | undefined {
  if (x instanceof Symbolic || x instanceof Irrational) return x.expr
  return x instanceof Real ? undefined : numberExpr(x)
}
/** Whether letters are left in a value, or in an entry of it. */
export const hasLetters = (value: Value): boolean => (isList(value) ? value.some(hasLetters) : value instanceof Symbolic)

/** A value with every formula in it changed. */
export function withFormulas(value: Value, change: (expr: Expr) => Expr): Value {
  if (isList(value)) return hasLetters(value) ? value.map((item) => withFormulas(item, change)) : value
  return value instanceof Symbolic ? new Symbolic(change(value.expr), value.letters) : value
}

/** Which of two scalars is larger: exact between rationals, undefined where balls cannot tell. */
export function compareScalars(a: Scalar, b: Scalar): -1 | 0 | 1 | undefined {
  if (a instanceof Real || b instanceof Real) return a === b ? 0 : compareReal(toReal(a), toReal(b))
  return compare(a, b)
}

/** Whether two values are the same; undefined where float64, or the kernel for formulas, cannot tell. Different shapes are different. */
export function sameValue(a: Value, b: Value): boolean | undefined {
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false
    let same: boolean | undefined = true
    for (const [i, item] of a.entries()) {
      const other = b[i]
      const one = other === undefined ? false : sameValue(item, other)
      if (one === false) return false
      if (one === undefined) same = undefined
    }
    return same
  }
  if (typeof a === 'string' || typeof b === 'string') return a === b
  if (a instanceof Symbolic || b instanceof Symbolic) {
    const [left, right] = [exactExpr(a), exactExpr(b)]
    const letters = a instanceof Symbolic ? a.letters : b instanceof Symbolic ? b.letters : nothingKnown
    return left && right && sameFormula(left, right, letters)
  }
  if (a instanceof Real || b instanceof Real) {
    const order = compareScalars(a, b)
    return order === undefined ? undefined : order === 0
  }
  return equal(a, b)
}

/** The JSON form: integers as numbers, other rationals as `"3/2"`, irrationals as `{ approx }`, formulas as `{ formula }`. */
export function toJson(value: Value): ValueJson {
  if (isList(value)) return value.map(toJson)
  if (typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Symbolic) return { formula: value.expr }
  return value instanceof Real ? { approx: value.mid } : toText(value)
}
/**
 * Back from JSON. `{ approx }` comes back as a ball of radius 8 ulp: enough to compare answers with, not to prove by; of the
 * letters of a formula nothing is known but what the caller says.
 */
export function fromJson(json: ValueJson, letters = nothingKnown): Value {
  if (typeof json === 'number') return json
  if (typeof json === 'string') return readRational(json) ?? json
  if ('formula' in json) return new Symbolic(json.formula, letters)
  if ('approx' in json) return new Real(json.approx, Math.abs(json.approx) * 2 ** -49)
  return json.map((item) => fromJson(item, letters))
}
