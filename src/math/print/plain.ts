// Expressions and values as plain text that the author's reader reads back to the same expression.
import type { Expr, Precision } from '../../model.ts'
import { mapExpr } from '../names.ts'
import { finiteDecimal } from './decimal.ts'
import { formatNumber } from './number-text.ts'
import { numberExpr } from '../derive/build.ts'
import { toText } from '../exact/rational.ts'
import { Real } from '../ball/real.ts'
import { Symbolic } from '../evaluate/symbolic.ts'
import { isList, type Value } from '../evaluate/value.ts'

/** How tightly a text binds, as the reader has it: a unary minus between `*` and `^`, `not` just above `and`. */
const binds = { or: 0, and: 1, not: 2, compare: 3, sum: 4, product: 5, negate: 6, power: 7, atom: 8 } as const
type Binds = (typeof binds)[keyof typeof binds]
type Plain = readonly [text: string, binds: Binds]

/** An expression as an author would type it: `sigmoid(W_fh*h_prev + b_f)`, with no bracket that reading does not need. */
export const plain = (expr: Expr): string => print(expr)[0]

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

function print(expr: Expr): Plain {
  switch (expr.type) {
    case 'number':
      return numberText(expr.value)
    case 'word':
      return [JSON.stringify(expr.value), binds.atom]
    case 'name':
      return [expr.name, binds.atom]
    case 'member':
      return [[expr.of, ...expr.path].join('.'), binds.atom]
    case 'end':
      return ['end', binds.atom]
    case 'negate':
      return [`-${operand(expr.arg, binds.power)}`, binds.negate]
    case 'not':
      return [`not ${operand(expr.arg, binds.atom)}`, binds.not]
    case 'arithmetic':
      return arithmetic(expr)
    case 'logic':
      return logic(expr)
    case 'compare':
      return [expr.args.map((arg, i) => `${i === 0 ? '' : ` ${expr.ops[i - 1] ?? ''} `}${operand(arg, binds.sum)}`).join(''), binds.compare]
    case 'index':
      return [`${operand(expr.of, binds.atom)}[${plain(expr.at)}]`, binds.atom]
    case 'list':
      return [`[${expr.items.map(plain).join(', ')}]`, binds.atom]
    case 'constant':
      return [expr.name, binds.atom]
    case 'set':
      return [`{${expr.items.map(plain).join(', ')}}`, binds.atom]
    case 'call':
    case 'apply':
      return [`${expr.name}(${expr.args.map(plain).join(', ')})`, binds.atom]
    default:
      return expr satisfies never
  }
}

const operand = (expr: Expr, least: Binds): string => {
  const [text, level] = print(expr)
  return level < least ? `(${text})` : text
}

function arithmetic({ op, left, right }: Extract<Expr, { type: 'arithmetic' }>): Plain {
  switch (op) {
    case '+':
    case '-':
      return [`${operand(left, binds.sum)} ${op} ${rightOperand(right, binds.product)}`, binds.sum]
    case '*':
    case '/':
      return [`${operand(left, binds.product)}${op}${rightOperand(right, binds.power)}`, binds.product]
    case '.*':
    case './':
      return [`${operand(left, binds.product)} ${op} ${rightOperand(right, binds.power)}`, binds.product]
    case '^':
      return [`${operand(left, binds.atom)}^${operand(right, binds.power)}`, binds.power]
    default:
      return op satisfies never
  }
}
/** `1 - (-2)*3`: no text begins with a minus right after an operator. */
const rightOperand = (expr: Expr, least: Binds): string => {
  const text = operand(expr, least)
  return text.startsWith('-') ? `(${text})` : text
}

function logic({ op, left, right }: Extract<Expr, { type: 'logic' }>): Plain {
  const level = op === 'and' ? binds.and : binds.or
  const tighter = op === 'and' ? binds.not : binds.and
  return [`${operand(left, level)} ${op} ${operand(right, tighter)}`, level]
}

/** `1/10` is written `0.1`, as it was read; a fraction without a finite decimal (never read, only made) stays one. */
function numberText(text: string): Plain {
  const decimal = text.includes('/') ? finiteDecimal(text) : text
  return decimal === undefined ? [text, binds.product] : [decimal, binds.atom]
}
