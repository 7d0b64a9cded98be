// Like terms of a sum as one: the product rule makes w·u·x + w·u·x where people write 2·w·u·x. Terms keep their order and
// factors theirs; only a sum that has like terms is touched, and only what consists of letters may cancel, so that nothing
// is forgotten of where a formula has a value.
import type { Expr } from '../../model.ts'
import * as rational from '../exact/rational.ts'
import type { Rational } from '../exact/rational.ts'
import { constantOf, difference, negated, numberExpr, product, sum, zero } from './build.ts'

interface Term {
  readonly coefficient: Rational
  readonly factors: readonly Expr[]
}

/** A sum with its like terms added up; anything else is itself. */
export function collected(expr: Expr): Expr {
  const terms = termsOf(expr, 1)
  if (terms.length < 2) return expr
  const groups = new Map<string, Term>()
  for (const term of terms) {
    const name = nameOf(term)
    const before = groups.get(name)
    groups.set(name, before === undefined ? term : { ...before, coefficient: rational.add(before.coefficient, term.coefficient) })
  }
  const left = [...groups.values()].filter((term) => term.coefficient !== 0)
  const isSame = groups.size === terms.length
  const cancels = [...groups.values()].some((term) => term.coefficient === 0 && !term.factors.every((factor) => factor.type === 'name'))
  return isSame || cancels ? expr : left.reduce<Expr>(added, zero)
}

function added(total: Expr, { coefficient, factors }: Term): Expr {
  const size = product(numberExpr(rational.absolute(coefficient)), factors.reduce<Expr>(product, numberExpr(1)))
  if (rational.sign(coefficient) > 0) return sum(total, size)
  return total === zero ? negated(size) : difference(total, size)
}

function termsOf(expr: Expr, sign: 1 | -1): readonly Term[] {
  const opposite = sign === 1 ? -1 : 1
  if (expr.type === 'arithmetic' && (expr.op === '+' || expr.op === '-'))
    return [...termsOf(expr.left, sign), ...termsOf(expr.right, expr.op === '+' ? sign : opposite)]
  if (expr.type === 'negate') return termsOf(expr.arg, opposite)
  const factors = factorsOf(expr)
  const constants = factors.map(constantOf).filter((constant) => constant !== undefined)
  return [{ coefficient: constants.reduce(rational.multiply, sign), factors: factors.filter((factor) => constantOf(factor) === undefined) }]
}
const factorsOf = (expr: Expr): readonly Expr[] =>
  expr.type === 'arithmetic' && expr.op === '*' && constantOf(expr) === undefined
    ? [...factorsOf(expr.left), ...factorsOf(expr.right)]
    : [expr]

/** The same of terms with the same factors in any order. */
const nameOf = ({ factors }: Term): string =>
  factors
    .map((factor) => JSON.stringify(factor))
    .sort()
    .join('·')
