// How a formula is written, as typed: a question of its own beside what it is equal to (as in STACK's tests of form and Doenet's).
// Decided on the tree alone; what stands inside a function is a letter to these tests.
import type { Expr, Form } from '../../model.ts'
import { openBudget, type Polynomial } from '../exact/polynomial.ts'
import { isInteger, sign } from '../exact/rational.ts'
import { visitExpr } from '../names.ts'
import { hasCommonLetter, haveNoCommonFactor, isProduct, multipliedOut, wholeContent } from './factors.ts'
import { numberIn } from './survey.ts'

/**
 * Whether a formula, or each of a list, is written in a form:
 *
 * - `expanded`: a sum of products (STACK's Expanded, but of the tree as typed). No sum is multiplied, divided by a number, negated
 *   in brackets or raised to a whole power. Like terms may stand apart: `x^2 + 2x + x + 2` is multiplied out. A sum may be a
 *   divisor.
 * - `factored`: a product of powers of factors (STACK's FacForm), none of which is a sum that has a number, a letter or a
 *   polynomial over Q as a factor: `2(x + 1)(x − 1)` is, `(2x + 2)(x − 1)` and `x(x^2 − 1)` are not. A sum that cannot be
 *   factored is its own factored form. Factors of a high degree are not looked for where that takes long.
 * - `lowest-terms`: one quotient at most, its sides without quotients, negative powers and a common factor (STACK's LowestTerms
 *   and SingleFrac): `(x + 1)/2`, `1/2*x` and `3` are, `2/4`, `(x^2 − 1)/(x − 1)`, `x/2 + 1/2`, `x/1` and `1/-2` are not.
 * - `no-sigmoid`: the function sigmoid does not occur.
 */
export function meetsForm(expr: Expr, form: Form): boolean {
  if (expr.type === 'list' || expr.type === 'set') return expr.items.every((item) => meetsForm(item, form))
  switch (form) {
    case 'expanded':
      return isExpanded(expr)
    case 'factored':
      return isFactored(expr)
    case 'lowest-terms':
      return isInLowestTerms(expr)
    case 'no-sigmoid':
      return !usesFunction(expr, 'sigmoid')
    default:
      return form satisfies never
  }
}

/** Whether a function is called anywhere. */
export function usesFunction(expr: Expr, name: string): boolean {
  let found = false
  visitExpr(expr, (inner) => {
    if ((inner.type === 'call' || inner.type === 'apply') && inner.name === name) found = true
  })
  return found
}

const isSum = (expr: Expr): boolean => expr.type === 'arithmetic' && (expr.op === '+' || expr.op === '-')
/** A whole number that stands as an exponent. */
function wholeExponent(expr: Expr): number | undefined {
  const n = numberIn(expr)
  return typeof n === 'number' && isInteger(n) ? n : undefined
}

function isExpanded(expr: Expr): boolean {
  if (expr.type !== 'arithmetic' || !isSum(expr)) return isTerm(expr)
  return isExpanded(expr.left) && (expr.op === '+' ? isExpanded(expr.right) : isTerm(expr.right))
}
/** A product of numbers, letters, functions and their powers, perhaps over something expanded. */
function isTerm(expr: Expr): boolean {
  if (expr.type === 'negate') return isTerm(expr.arg)
  if (expr.type !== 'arithmetic') return true
  switch (expr.op) {
    case '+':
    case '-':
      return false
    case '*':
    case '.*':
      return isTerm(expr.left) && isTerm(expr.right)
    case '/':
    case './':
      return isTerm(expr.left) && isExpanded(expr.right)
    case '^': {
      const n = wholeExponent(expr.right)
      if (n === undefined) return true
      return n < 0 ? isExpanded(expr.left) : expr.left.type !== 'negate' && expr.left.type !== 'arithmetic'
    }
    default:
      return expr satisfies never
  }
}

function isFactored(expr: Expr): boolean {
  if (expr.type === 'negate') return isFactored(expr.arg)
  if (expr.type !== 'arithmetic') return true
  switch (expr.op) {
    case '+':
    case '-':
      return isIrreducible(expr)
    case '*':
    case '.*':
    case '/':
    case './':
      return isFactored(expr.left) && isFactored(expr.right)
    case '^':
      return wholeExponent(expr.right) === undefined || isFactored(expr.left)
    default:
      return expr satisfies never
  }
}
/** A sum without a factor; one that cannot be multiplied out (it divides, or is large) is not said to have any. */
function isIrreducible(expr: Expr): boolean {
  const p = multipliedOut(expr, openBudget(200, 5_000))
  if (p === undefined) return true
  // a sum of one term is not written as a product: 2x + x
  if (p.size < 2) return false
  const content = wholeContent(p)
  return (content === undefined || content === 1n) && !hasCommonLetter(p) && !isProduct(p)
}

/** What stands above and below the line in a formula with one quotient at most. */
interface Quotient {
  readonly top: readonly Expr[]
  readonly bottom: readonly Expr[]
  readonly quotients: number
}
function isInLowestTerms(expr: Expr): boolean {
  const { top, bottom, quotients } = quotientOf(expr)
  if (quotients === 0) return top.every(hasNoQuotient)
  if (quotients > 1 || ![...top, ...bottom].every(hasNoQuotient)) return false
  const [above, below] = [times(top), times(bottom)]
  // what cannot be multiplied out has no quotient that could be reduced by a number or a polynomial seen here
  if (above === undefined || below === undefined) return true
  const [one, other] = [wholeContent(above), wholeContent(below)]
  if (one === undefined || other === undefined || !isReduced(one, other)) return false
  const divisor = bottom.length === 1 && bottom[0] ? numberIn(bottom[0]) : undefined
  if (divisor !== undefined && (sign(divisor) <= 0 || divisor === 1)) return false
  return haveNoCommonFactor(above, below)
}
function isReduced(a: bigint, b: bigint): boolean {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x === 1n
}
function quotientOf(expr: Expr): Quotient {
  if (expr.type === 'negate') return quotientOf(expr.arg)
  if (expr.type === 'arithmetic') {
    if (expr.op === '*' || expr.op === '.*') {
      const [a, b] = [quotientOf(expr.left), quotientOf(expr.right)]
      return { top: [...a.top, ...b.top], bottom: [...a.bottom, ...b.bottom], quotients: a.quotients + b.quotients }
    }
    if (expr.op === '/' || expr.op === './') return { top: [expr.left], bottom: [expr.right], quotients: 1 }
    const n = expr.op === '^' ? wholeExponent(expr.right) : undefined
    if (n !== undefined && n < 0) return { top: [], bottom: [{ ...expr, right: { type: 'number', value: String(-n) } }], quotients: 1 }
  }
  return { top: [expr], bottom: [], quotients: 0 }
}
/** No quotient and no negative power outside functions; a decimal is not a quotient. */
function hasNoQuotient(expr: Expr): boolean {
  if (expr.type === 'negate') return hasNoQuotient(expr.arg)
  if (expr.type !== 'arithmetic') return true
  if (expr.op === '/' || expr.op === './') return false
  const n = expr.op === '^' ? numberIn(expr.right) : undefined
  if (n !== undefined) return sign(n) >= 0 && hasNoQuotient(expr.left)
  return hasNoQuotient(expr.left) && hasNoQuotient(expr.right)
}
function times(factors: readonly Expr[]): Polynomial | undefined {
  const [first = { type: 'number', value: '1' } satisfies Expr, ...others] = factors
  return multipliedOut(others.reduce<Expr>((left, right) => ({ type: 'arithmetic', op: '*', left, right }), first))
}
