// Functions applied: with brackets, or to what follows (`sin 2x`); their powers (`sin^2 x`, `sin^-1 x`) and bases (`log_2 x`).
import type { Expr, FunctionName } from '../../model.ts'
import { type Cursor, endBefore, isSign, item, nested, node, refuse, signAt, warn } from './student-cursor.ts'
import { exponent, power } from './student-grammar.ts'
import { arityOf, type Piece } from './student-names.ts'
import type { Item } from './student-pieces.ts'
import { number, separated } from './student-values.ts'

type Applied = Extract<Item, { type: 'function' | 'declared' }>

const inverses: ReadonlyMap<string, FunctionName> = new Map<string, FunctionName>([
  ...(['sin', 'cos', 'tan', 'sec', 'csc', 'cot'] as const).map((name) => [name, `a${name}`] as const),
  ...(['sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth'] as const).map((name) => [name, `a${name}`] as const),
])

/** The call of a function whose name was just read. */
export function application(cursor: Cursor, name: Applied): Expr {
  const raisedTo = isSign(cursor, '^') ? powerOf(cursor) : undefined
  const args = isSign(cursor, '(') && !isRaised(item(cursor)) ? bracketed(cursor) : [following(cursor, name)]
  if (raisedTo !== undefined && isMinusOne(raisedTo) && name.type === 'function') {
    const inverse = inverses.get(name.name)
    if (inverse !== undefined) return node(cursor, { type: 'call', name: inverse, args })
  }
  const call = callOf(cursor, name, args)
  return raisedTo === undefined ? call : node(cursor, { type: 'arithmetic', op: '^', left: call, right: raisedTo })
}
const isRaised = (found: Item): boolean => found.type === 'sign' && found.raised === true
function bracketed(cursor: Cursor): readonly Expr[] {
  const open = item(cursor)
  cursor.position++
  return separated(cursor, ')', open)
}

/** The exponent of a function's name: one number with its sign, one name, or a group. */
function powerOf(cursor: Cursor): Expr {
  cursor.position++
  const found = item(cursor)
  if (isSign(cursor, '{') || isRaised(found)) return exponent(cursor)
  const isNegative = isSign(cursor, '-')
  if (isNegative) cursor.position++
  const value = item(cursor)
  if (value.type !== 'number' && value.type !== 'name')
    return isSign(cursor, '(') ? exponent(cursor) : refuse('expression/missing-value', value)
  cursor.position++
  const size = value.type === 'number' ? number(cursor, value.text, value) : node(cursor, { type: 'name', name: value.name })
  return isNegative ? node(cursor, { type: 'negate', arg: size }) : size
}
const isMinusOne = (expr: Expr): boolean => expr.type === 'negate' && expr.arg.type === 'number' && expr.arg.value === '1'

/** What a function without brackets is applied to: a sign, then factors side by side up to the next function or bracket. */
function following(cursor: Cursor, name: Applied): Expr {
  const sign = signAt(cursor, ['-'])
  if (sign !== undefined) cursor.position++
  const found = item(cursor)
  if (found.type === 'end' || (found.type === 'sign' && !['[', '{', '\\{', '|', '√', '∛', '('].includes(found.text)))
    refuse('expression/missing-argument', { start: name.start, end: name.end })
  const first = nested(cursor, () => power(cursor))
  let argument = first
  if (found.type !== 'function' && found.type !== 'declared')
    while (isPlainFactor(item(cursor)) && !(item(cursor).type === 'number' && item(cursor, -1).type === 'number'))
      argument = node(cursor, { type: 'arithmetic', op: '*', left: argument, right: power(cursor) })
  if (argument !== first) warn(cursor, 'expression/function-of-product', name.start, endBefore(cursor))
  return sign === undefined ? argument : node(cursor, { type: 'negate', arg: argument })
}
const isPlainFactor = ({ type }: Item): boolean => type === 'number' || type === 'name' || type === 'constant'

function callOf(cursor: Cursor, applied: Applied, args: readonly Expr[]): Expr {
  if (applied.type === 'declared') return node(cursor, { type: 'apply', name: applied.name, args })
  const [least, most] = arityOf(applied.name)
  if (args.length < least || args.length > most) refuse('expression/arguments', { start: applied.start, end: endBefore(cursor) })
  if (applied.name === 'ln') return node(cursor, { type: 'call', name: 'log', args })
  if (applied.name === 'logarithm') return logarithm(cursor, applied, args)
  return node(cursor, { type: 'call', name: applied.name, args })
}

/** `log` to the base that is written, else to that of the terms; a base without a function of its own is a quotient. */
function logarithm(cursor: Cursor, { base }: Applied, [argument, second]: readonly Expr[]): Expr {
  const written = base === undefined ? second : baseExpr(cursor, base)
  const log = (name: 'log' | 'log10' | 'log2', of: Expr | undefined): Expr =>
    node(cursor, { type: 'call', name, args: of === undefined ? [] : [of] })
  const known = written === undefined ? cursor.terms.logBase : written.type === 'number' ? written.value : undefined
  if (known === '10') return log('log10', argument)
  if (known === '2') return log('log2', argument)
  if (written === undefined || (written.type === 'constant' && written.name === 'e')) return log('log', argument)
  return node(cursor, { type: 'arithmetic', op: '/', left: log('log', argument), right: log('log', written) })
}
function baseExpr(cursor: Cursor, base: Piece): Expr {
  if (base.type === 'number') return number(cursor, base.text, item(cursor))
  return base.type === 'constant' ? node(cursor, { type: 'constant', name: base.name }) : node(cursor, { type: 'name', name: base.name })
}
