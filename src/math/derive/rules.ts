// Derivatives of the functions of one number, by the chain rule: f(u)′ from u, its derivative du and f(u) itself, which is
// taken over as the same object, so that σ(u)·(1 − σ(u)) shows the σ(u) that was there. Each is right wherever f is
// differentiable; log′ and the like have a value at points where f has none, and no more is claimed.
// Source: NIST DLMF §4.7 (exp, log), §4.20 (circular), §4.24(ii) (their inverses), §4.34 (hyperbolic), §4.38(ii) (their
// inverses); σ′ = σ(1 − σ) follows from 1/(1 + e^−u).
import type { Expr, ScalarFunction } from '../../model.ts'
import { call, difference, negated, one, power, product, quotient, sum, two } from './build.ts'

type Rule = (u: Expr, du: Expr, itself: Expr) => Expr

const square = (u: Expr): Expr => power(u, two)
const root = (u: Expr): Expr => call('sqrt', u)
const onePlusSquare = (u: Expr): Expr => sum(one, square(u))
const oneMinusSquare = (u: Expr): Expr => difference(one, square(u))
/** |u|·√(u² − 1), under asec and acsc. */
const beyondOne = (u: Expr): Expr => product(call('abs', u), root(difference(square(u), one)))

export const rules: { readonly [F in ScalarFunction | 'abs' | 'relu']: Rule } = {
  exp: (_, du, itself) => product(itself, du),
  log: (u, du) => quotient(du, u),
  log10: (u, du) => quotient(du, product(u, call('log', { type: 'number', value: '10' }))),
  log2: (u, du) => quotient(du, product(u, call('log', two))),
  sqrt: (_, du, itself) => quotient(du, product(two, itself)),
  cbrt: (_, du, itself) => quotient(du, product({ type: 'number', value: '3' }, square(itself))),
  sigmoid: (_, du, itself) => product(product(itself, difference(one, itself)), du),

  sin: (u, du) => product(call('cos', u), du),
  cos: (u, du) => negated(product(call('sin', u), du)),
  tan: (_, du, itself) => product(onePlusSquare(itself), du),
  sec: (u, du, itself) => product(product(itself, call('tan', u)), du),
  csc: (u, du, itself) => negated(product(product(itself, call('cot', u)), du)),
  cot: (_, du, itself) => negated(product(onePlusSquare(itself), du)),
  asin: (u, du) => quotient(du, root(oneMinusSquare(u))),
  acos: (u, du) => negated(quotient(du, root(oneMinusSquare(u)))),
  atan: (u, du) => quotient(du, onePlusSquare(u)),
  asec: (u, du) => quotient(du, beyondOne(u)),
  acsc: (u, du) => negated(quotient(du, beyondOne(u))),
  acot: (u, du) => negated(quotient(du, onePlusSquare(u))),

  sinh: (u, du) => product(call('cosh', u), du),
  cosh: (u, du) => product(call('sinh', u), du),
  tanh: (_, du, itself) => product(oneMinusSquare(itself), du),
  sech: (u, du, itself) => negated(product(product(itself, call('tanh', u)), du)),
  csch: (u, du, itself) => negated(product(product(itself, call('coth', u)), du)),
  coth: (_, du, itself) => product(oneMinusSquare(itself), du),
  asinh: (u, du) => quotient(du, root(onePlusSquare(u))),
  // √(u − 1)·√(u + 1) and not √(u² − 1), which has a value for u < −1 too
  acosh: (u, du) => quotient(du, product(root(difference(u, one)), root(sum(u, one)))),
  atanh: (u, du) => quotient(du, oneMinusSquare(u)),
  asech: (u, du) => negated(quotient(du, product(u, root(oneMinusSquare(u))))),
  acsch: (u, du) => negated(quotient(du, product(call('abs', u), root(onePlusSquare(u))))),
  acoth: (u, du) => quotient(du, oneMinusSquare(u)),

  // u/|u| is the sign of u, and has no value at 0, where |u| and max(u, 0) have no derivative
  abs: (u, du, itself) => product(quotient(u, itself), du),
  relu: (u, du) => product(quotient(sum(one, quotient(u, call('abs', u))), two), du),
}
