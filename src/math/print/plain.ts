// Expressions and values as plain text that the author's reader reads back to the same expression.
import type { Expr, Precision } from '../../model.ts'
import { mapExpr } from '../names.ts'
import { formatNumber } from './number-text.ts'
import { plain } from './plain-expr.ts'
import { numberExpr } from '../derive/build.ts'
import { toText } from '../exact/rational.ts'
import { Real } from '../ball/real.ts'
import { Symbolic } from '../evaluate/symbolic.ts'
import { isList, type Value } from '../evaluate/value.ts'

export { plain } from './plain-expr.ts'

/** The same with values in the place of names: `sigmoid(1*1 + 1*5)`; names without a value stay. */
export const plainSubstituted = (expr: Expr, value: (name: string) => Value | undefined, precision?: Precision): string =>
  plain(withValues(expr, value, precision))

/** A value as text: `3/2`, `-1`, `[1, 2]`, `conv`, `2*w`; what is not rational to `precision` (4 decimals). */
export function plainValue(value: Value, precision?: Precision): string {
  if (isList(value)) return `[${value.map((item) => plainValue(item, precision)).join(', ')}]`
  if (typeof value === 'string') return value
  if (value instanceof Symbolic) return plain(value.expr)
  return value instanceof Real ? realText(value, precision) : toText(value)
}

/** Decimals of a number that is not rational, where nothing else is asked. */
const places = 4
/** Below 10^(1 − places) the default shows figures instead, so that no digits are lost; far above it too. */
export function realText(value: Real, precision?: Precision): string {
  const size = Math.abs(value.mid)
  if (precision?.decimals !== undefined || precision?.figures !== undefined) return formatNumber(value, precision)
  return formatNumber(value, size > 0 && (size < 10 ** (1 - places) || size >= 1e9) ? { figures: places } : { decimals: places })
}

/** A value as an expression: `-3/2` as an author would write it; what is not rational as the decimal that is shown. */
export function valueExpr(value: Value, precision?: Precision): Expr {
  if (isList(value)) return { type: 'list', items: value.map((item) => valueExpr(item, precision)) }
  if (typeof value === 'string') return { type: 'word', value }
  if (value instanceof Symbolic) return value.expr
  return value instanceof Real ? realExpr(value, precision) : numberExpr(value)
}
/** As it is shown, zeros at the end and all: `0.9620` read again is no other number, and prints alike everywhere. */
function realExpr(value: Real, precision?: Precision): Expr {
  const shown = realText(value, precision)
  const size: Expr = { type: 'number', value: shown.replace(/^-/, '') }
  return shown.startsWith('-') ? { type: 'negate', arg: size } : size
}

/** An expression with values in the place of bare names. */
export const withValues = (expr: Expr, value: (name: string) => Value | undefined, precision?: Precision): Expr =>
  mapExpr(expr, (inner) => {
    const found = inner.type === 'name' ? value(inner.name) : undefined
    return found === undefined ? inner : valueExpr(found, precision)
  })
