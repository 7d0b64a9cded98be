// Formulas put together, with light folding: what is 0 or 1 vanishes, signs move to the front, two numbers become one, and
// brackets that change nothing go: a + (b + c), a·(b·c). Nothing is expanded, and no term moves (but −a + b becomes b − a),
// so a formula stays readable as the equations that it came from. A fold may forget where a dropped part is undefined (0·(1/w) is 0); nothing else of a
// formula's value ever changes.
import type { ArithmeticOp, Expr, FunctionName } from '../../model.ts'
import * as rational from '../exact/rational.ts'
import type { Rational } from '../exact/rational.ts'

/** A rational as an author would write it: `3`, `-3`, `-3/2` with its sign on the numerator. */
export function numberExpr(q: Rational): Expr {
  const size = rational.absolute(q)
  const top: Expr = { type: 'number', value: String(rational.numerator(size)) }
  const signed: Expr = rational.sign(q) < 0 ? { type: 'negate', arg: top } : top
  const bottom = rational.denominator(size)
  return bottom === 1n ? signed : operation('/', signed, { type: 'number', value: String(bottom) })
}
export const zero: Expr = { type: 'number', value: '0' }
export const one: Expr = { type: 'number', value: '1' }
export const two: Expr = { type: 'number', value: '2' }

/** The rational that an expression is by itself: `3`, `-3`, `3/2`, `-3/2`; undefined for anything else. */
export function constantOf(expr: Expr): Rational | undefined {
  if (expr.type === 'number') return rational.readRational(expr.value)
  if (expr.type === 'negate') {
    const size = constantOf(expr.arg)
    return size === undefined ? undefined : rational.negate(size)
  }
  if (expr.type !== 'arithmetic' || expr.op !== '/' || expr.right.type !== 'number') return undefined
  const [top, bottom] = [constantOf(expr.left), rational.readRational(expr.right.value)]
  return top === undefined || bottom === undefined || bottom === 0 ? undefined : rational.divide(top, bottom)
}

const is = (expr: Expr, value: string): boolean => expr.type === 'number' && expr.value === value
export const isZero = (expr: Expr): boolean => is(expr, '0') || (expr.type === 'negate' && isZero(expr.arg))
export const isOne = (expr: Expr): boolean => is(expr, '1')

const operation = (op: ArithmeticOp, left: Expr, right: Expr): Expr => ({ type: 'arithmetic', op, left, right })

/** Two constants as one; undefined where either is none. */
function folded(a: Expr, b: Expr, operate: (x: Rational, y: Rational) => Rational): Expr | undefined {
  const x = constantOf(a)
  const y = x === undefined ? undefined : constantOf(b)
  return x === undefined || y === undefined ? undefined : numberExpr(operate(x, y))
}
/** What is left of an expression without its minus; undefined where it has none in front. */
function withoutMinus(expr: Expr): Expr | undefined {
  if (expr.type === 'negate') return expr.arg
  const constant = constantOf(expr)
  return constant !== undefined && rational.sign(constant) < 0 ? numberExpr(rational.negate(constant)) : undefined
}

type Arithmetic = Extract<Expr, { readonly type: 'arithmetic' }>
const isSum = (expr: Expr): expr is Arithmetic => expr.type === 'arithmetic' && (expr.op === '+' || expr.op === '-')
const isProduct = (expr: Expr): expr is Arithmetic => expr.type === 'arithmetic' && expr.op === '*'

export function negated(a: Expr): Expr {
  const constant = constantOf(a)
  if (constant !== undefined) return numberExpr(rational.negate(constant))
  return a.type === 'negate' ? a.arg : { type: 'negate', arg: a }
}

export function sum(a: Expr, b: Expr): Expr {
  if (isZero(a)) return b
  if (isZero(b)) return a
  if (a.type === 'negate' && b.type !== 'negate') return difference(b, a.arg)
  if (isSum(b)) return b.op === '+' ? sum(sum(a, b.left), b.right) : difference(sum(a, b.left), b.right)
  const minus = withoutMinus(b)
  return folded(a, b, rational.add) ?? (minus === undefined ? operation('+', a, b) : operation('-', a, minus))
}

export function difference(a: Expr, b: Expr): Expr {
  if (isZero(a)) return negated(b)
  if (isZero(b)) return a
  const minus = withoutMinus(b)
  return folded(a, b, rational.subtract) ?? (minus === undefined ? operation('-', a, b) : operation('+', a, minus))
}

export function product(a: Expr, b: Expr): Expr {
  if (isZero(a) || isZero(b)) return zero
  if (isOne(a)) return b
  if (isOne(b)) return a
  const constant = folded(a, b, rational.multiply)
  if (constant !== undefined) return constant
  if (isProduct(b)) return product(product(a, b.left), b.right)
  const [left, right] = [withoutMinus(a), withoutMinus(b)]
  if (left === undefined && right === undefined) return operation('*', a, b)
  const size = product(left ?? a, right ?? b)
  return left !== undefined && right !== undefined ? size : negated(size)
}

/** a/b; a divisor that is the number 0 stays, so that what is undefined stays so. */
export function quotient(a: Expr, b: Expr): Expr {
  if (constantOf(b) === 0) return operation('/', a, b)
  if (isZero(a)) return zero
  if (isOne(b)) return a
  const constant = folded(a, b, rational.divide)
  if (constant !== undefined) return constant
  const [top, bottom] = [withoutMinus(a), withoutMinus(b)]
  if (top === undefined && bottom === undefined) return operation('/', a, b)
  const size = quotient(top ?? a, bottom ?? b)
  return top !== undefined && bottom !== undefined ? size : negated(size)
}

/** Integer powers of rationals up to this size become numbers. */
const largestPower = 64
export function power(a: Expr, b: Expr): Expr {
  if (isZero(b)) return one
  if (isOne(b) || isOne(a)) return a
  const [base, exponent] = [constantOf(a), constantOf(b)]
  const isNumber = typeof exponent === 'number' && Math.abs(exponent) <= largestPower
  if (base === undefined || !isNumber || (base === 0 && exponent < 0)) return operation('^', a, b)
  return numberExpr(rational.power(base, exponent))
}

export const call = (name: FunctionName, ...args: readonly Expr[]): Expr => ({ type: 'call', name, args })
