// Values: what an expression evaluates to. An exact rational as long as it can be one, then a certified ball.
import type { ValueJson } from '../../model.ts'
import { compare, equal, Fraction, type Rational, readRational, toFloat, toText } from '../exact/rational.ts'
import { compareReal, fromRational, Real } from '../ball/real.ts'

export type Scalar = Rational | Real
/** A scalar, a word, or a list (a vector; a list of lists is a matrix, or a column of vectors over rows). */
export type Value = Scalar | string | readonly Value[]

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
export const isScalar = (value: Value): value is Scalar => typeof value === 'number' || value instanceof Fraction || value instanceof Real
export const isRational = (value: Value): value is Rational => typeof value === 'number' || value instanceof Fraction
export const toReal = (x: Scalar): Real => (x instanceof Real ? x : fromRational(x))
/** The float64 nearest to a rational, or the middle of a ball. */
export const scalarToFloat = (x: Scalar): number => (x instanceof Real ? x.mid : toFloat(x))

/** Which of two scalars is larger: exact between rationals, undefined where balls cannot tell. */
export function compareScalars(a: Scalar, b: Scalar): -1 | 0 | 1 | undefined {
  if (a instanceof Real || b instanceof Real) return a === b ? 0 : compareReal(toReal(a), toReal(b))
  return compare(a, b)
}

/** Whether two values are the same; undefined where float64 cannot tell. Different shapes are different. */
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
  if (a instanceof Real || b instanceof Real) {
    const order = compareScalars(a, b)
    return order === undefined ? undefined : order === 0
  }
  return equal(a, b)
}

/** The JSON form: integers as numbers, other rationals as `"3/2"`, irrationals as `{ approx }`. */
export function toJson(value: Value): ValueJson {
  if (isList(value)) return value.map(toJson)
  if (typeof value === 'string' || typeof value === 'number') return value
  return value instanceof Real ? { approx: value.mid } : toText(value)
}
/** Back from JSON. `{ approx }` comes back as a ball of radius 8 ulp: enough to compare answers with, not to prove by. */
export function fromJson(json: ValueJson): Value {
  if (typeof json === 'number') return json
  if (typeof json === 'string') return readRational(json) ?? json
  if ('formula' in json) throw new TypeError('a formula is no value here')
  if ('approx' in json) return new Real(json.approx, Math.abs(json.approx) * 2 ** -49)
  return json.map(fromJson)
}
