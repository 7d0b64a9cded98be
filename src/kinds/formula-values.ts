// Values as formulas: what a solution derives in, what a key keeps out.
import { formatNumber } from '../math/print/number-text.ts'
import { absolute, readRational, sign, toText } from '../math/exact/rational.ts'
import { Real } from '../math/ball/real.ts'
import { exactExpr, isList, type Value } from '../math/evaluate/value.ts'
import type { Expr, ValueJson } from '../model.ts'

/** Figures of an irrational number that is known as a decimal alone. */
const figures = 15

/** A value as an expression; undefined where it is, or holds, a word. An irrational number of unknown origin is the decimal nearest. */
export function exprOf(value: Value): Expr | undefined {
  if (isList(value)) {
    const items = value.map(exprOf).filter((item) => item !== undefined)
    return items.length === value.length ? { type: 'list', items } : undefined
  }
  if (typeof value === 'string') return undefined
  return exactExpr(value) ?? (value instanceof Real ? decimalExpr(value) : undefined)
}
function decimalExpr(value: Real): Expr | undefined {
  const decimal = readRational(formatNumber(value, { figures }))
  if (decimal === undefined) return undefined
  const size: Expr = { type: 'number', value: toText(absolute(decimal)) }
  return sign(decimal) < 0 ? { type: 'negate', arg: size } : size
}
/** Whether any number of it is known as a decimal alone. */
export const isDecimal = (value: Value): boolean =>
  isList(value) ? value.some(isDecimal) : typeof value !== 'string' && exactExpr(value) === undefined

/** An expression as a key's or a mistake's answer is kept. */
export const formulaJson = (expr: Expr): ValueJson => ({ formula: expr })
/** And back; an answer that is no formula is a bug of whoever wrote the key. */
export function formulaOf(json: ValueJson): Expr {
  if (typeof json === 'object' && 'formula' in json) return json.formula
  throw new TypeError('the answer under a mistake is no formula')
}
