// derivative(formula, letter): a formula again. Pure; every name but the letter is a constant. Sound wherever the formula
// is differentiable: the result is its derivative there (where it has a value at other points, that means nothing).
import type { Expr, FunctionName, ScalarFunction } from '../../model.ts'
import { childrenOf } from '../names.ts'
import { call, constantOf, difference, negated, numberExpr, one, power, product, quotient, sum, two, zero } from './build.ts'
import { collected } from './collect.ts'
import { subtract } from '../exact/rational.ts'
import { rules } from './rules.ts'

/**
 * The derivative of a formula by the name `by`; undefined where a part that holds `by` has none or none is known (`floor`,
 * `sign`, a condition on `by`, …), see `obstacle`. Of a list it is the list of derivatives.
 * Example: derivative(w*h + u, w) is h.
 */
export const derivative = (expr: Expr, by: string): Expr | undefined => derivativesBy(by)(expr)

/** The innermost part that a derivative by `by` stumbles over; undefined where there is a derivative. */
export function obstacle(expr: Expr, by: string): Expr | undefined {
  const of = derivativesBy(by)
  let found: Expr | undefined
  const look = (part: Expr): void => {
    if (of(part) !== undefined) return
    found = part
    for (const inner of partsOf(part)) if (of(inner) === undefined) return look(inner)
  }
  look(expr)
  return found
}
const partsOf = (expr: Expr): readonly Expr[] => {
  switch (expr.type) {
    case 'negate':
      return [expr.arg]
    case 'arithmetic':
      return [expr.left, expr.right]
    case 'list':
      return expr.items
    case 'call':
      return expr.name === 'if' ? expr.args.slice(1) : expr.args
    default:
      return []
  }
}

/** Derivatives by one name, each node once: formulas share their parts. */
function derivativesBy(by: string): (expr: Expr) => Expr | undefined {
  const known = new Map<Expr, Expr | undefined>()
  const free = new Map<Expr, boolean>()
  const isFree = (expr: Expr): boolean => {
    const before = free.get(expr)
    if (before !== undefined) return before
    const found = expr.type === 'name' ? expr.name !== by : childrenOf(expr).every(isFree)
    free.set(expr, found)
    return found
  }
  const of = (expr: Expr): Expr | undefined => {
    if (known.has(expr)) return known.get(expr)
    const found = isFree(expr) ? constantsDerivative(expr) : derive(expr, of, isFree)
    known.set(expr, found)
    return found
  }
  return of
}

const constantsDerivative = (expr: Expr): Expr =>
  expr.type === 'list' ? { type: 'list', items: expr.items.map(constantsDerivative) } : zero

type Of = (expr: Expr) => Expr | undefined

/** Of an expression that holds the name. */
function derive(expr: Expr, of: Of, isFree: (expr: Expr) => boolean): Expr | undefined {
  switch (expr.type) {
    case 'name':
      return one
    case 'negate': {
      const inner = of(expr.arg)
      return inner && negated(inner)
    }
    case 'arithmetic':
      return arithmetic(expr, of, isFree)
    case 'list': {
      const items = expr.items.map(of).filter((item) => item !== undefined)
      return items.length === expr.items.length ? { type: 'list', items } : undefined
    }
    case 'call':
      return called(expr, of, isFree)
    case 'number':
    case 'constant':
      return zero
    case 'word':
    case 'member':
    case 'not':
    case 'logic':
    case 'compare':
    case 'index':
    case 'end':
    case 'apply':
    case 'set':
      return undefined
    default:
      return expr satisfies never
  }
}

function arithmetic(
  { op, left: a, right: b }: Extract<Expr, { type: 'arithmetic' }>,
  of: Of,
  isFree: (expr: Expr) => boolean,
): Expr | undefined {
  const [da, db] = [of(a), of(b)]
  if (da === undefined || db === undefined) return undefined
  switch (op) {
    case '+':
      return collected(sum(da, db))
    case '-':
      return collected(difference(da, db))
    case '*':
    case '.*':
      return collected(sum(product(da, b), product(a, db)))
    case '/':
    case './':
      return isFree(b) ? quotient(da, b) : quotient(difference(product(da, b), product(a, db)), power(b, two))
    case '^':
      return isFree(b) ? powerRule(a, b, da) : exponential(a, b, da, db)
    default:
      return op satisfies never
  }
}

/** (u^c)′ = c u^{c−1} u′ for a c free of the name. */
function powerRule(u: Expr, c: Expr, du: Expr): Expr {
  const exponent = constantOf(c)
  const lower = exponent === undefined ? difference(c, one) : numberExpr(subtract(exponent, 1))
  return product(product(c, power(u, lower)), du)
}

/** (u^v)′ = u^v (v′ ln u + v u′/u) for u > 0: where the exponent varies, no other base has a derivative among real numbers. */
function exponential(u: Expr, v: Expr, du: Expr, dv: Expr): Expr {
  const log = u.type === 'constant' && u.name === 'e' ? one : call('log', u)
  return product(power(u, v), sum(product(dv, log), quotient(product(v, du), u)))
}

function called(expr: Extract<Expr, { type: 'call' }>, of: Of, isFree: (expr: Expr) => boolean): Expr | undefined {
  const [u, v, w] = expr.args
  if (u === undefined) return undefined
  const { name } = expr
  if (hasRule(name)) {
    const du = of(u)
    return du && rules[name](u, du, expr)
  }
  if (name === 'min' || name === 'max') return extreme(name, expr.args, of)
  if (name === 'root' && v !== undefined && isFree(v)) {
    const du = of(u)
    return du && quotient(du, product(v, power(expr, difference(v, one))))
  }
  if (name === 'if' && v !== undefined && w !== undefined && isFree(u)) {
    const [yes, no] = [of(v), of(w)]
    return yes && no && call('if', u, yes, no)
  }
  return undefined
}
const hasRule = (name: FunctionName): name is ScalarFunction | 'abs' | 'relu' => Object.hasOwn(rules, name)

/**
 * max(a, b) = (a + b + |a − b|)/2, so its derivative has no value where a and b meet, as it should; min likewise. More
 * than two are taken one after another. Of one list, whose entries are not seen here, none is known.
 */
function extreme(name: 'min' | 'max', args: readonly Expr[], of: Of): Expr | undefined {
  const [first, ...rest] = args
  if (first === undefined || rest.length === 0) return undefined
  let [value, slope] = [first, of(first)]
  for (const other of rest) {
    const next = of(other)
    if (slope === undefined || next === undefined) return undefined
    const gap = difference(value, other)
    const side = product(quotient(gap, call('abs', gap)), difference(slope, next))
    slope = quotient(name === 'max' ? sum(sum(slope, next), side) : difference(sum(slope, next), side), two)
    value = call(name, value, other)
  }
  return slope
}
