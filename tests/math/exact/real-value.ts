// The real value of a formula in 60-digit decimal arithmetic of another library; undefined where some part is not real.
import { all, type BigNumber, create } from 'mathjs'
import type { Expr } from '../../../src/model.ts'

const math = create(all ?? {}, { number: 'BigNumber', precision: 60 })
export type Big = BigNumber
export const big = (value: string | number): Big => math.bignumber(value)
export const ratio = (text: string): Big => {
  const [top = '', bottom = '1'] = text.split('/')
  return big(top).div(big(bottom))
}
const [zero, one, tiny] = [big(0), big(1), big('1e-40')]
const pi = one.neg().acos()
const isNought = (x: Big): boolean => x.abs().lt(tiny)
/** What is an integer but for rounding becomes one. */
const snapped = (x: Big): Big => (x.sub(x.round()).abs().lt(tiny) ? x.round() : x)

type Real = (x: Big) => Big | undefined
const inverted =
  (f: (x: Big) => Big): Real =>
  (x) =>
    isNought(f(x)) ? undefined : one.div(f(x))
const ofInverse =
  (f: Real): Real =>
  (x) =>
    isNought(x) ? undefined : f(one.div(x))
const within =
  (low: number, high: number, f: (x: Big) => Big): Real =>
  (x) =>
    x.lt(low) || x.gt(high) ? undefined : f(x)
const between =
  (low: number, high: number, f: (x: Big) => Big): Real =>
  (x) =>
    x.sub(low).lt(tiny) || big(high).sub(x).lt(tiny) ? undefined : f(x)
const size: Real = (x) => (x.abs().gt(400) ? undefined : x.exp())
const asine = within(-1, 1, (x) => x.asin())
const acosine = within(-1, 1, (x) => x.acos())
const log = between(0, Infinity, (x) => x.ln())
const bounded =
  (f: (x: Big) => Big): Real =>
  (x) =>
    x.abs().gt(400) ? undefined : f(x)

const functions: ReadonlyMap<string, Real> = new Map<string, Real>([
  ['exp', size],
  ['log', log],
  ['sqrt', (x) => (x.lt(0) ? undefined : x.sqrt())],
  ['cbrt', (x) => x.cbrt()],
  ['sigmoid', bounded((x) => one.div(one.add(x.neg().exp())))],
  ['sin', bounded((x) => x.sin())],
  ['cos', bounded((x) => x.cos())],
  ['tan', bounded((x) => x.tan())],
  ['sec', inverted((x) => x.cos())],
  ['csc', inverted((x) => x.sin())],
  ['sinh', bounded((x) => x.sinh())],
  ['cosh', bounded((x) => x.cosh())],
  ['tanh', bounded((x) => x.tanh())],
  ['asin', asine],
  ['acos', acosine],
  ['atan', (x) => x.atan()],
  ['asec', ofInverse(acosine)],
  ['acsc', ofInverse(asine)],
  ['acot', ofInverse((x) => x.atan())],
  ['asinh', (x) => x.asinh()],
  ['acosh', within(1, Infinity, (x) => x.acosh())],
  ['atanh', between(-1, 1, (x) => x.atanh())],
  ['acoth', ofInverse(between(-1, 1, (x) => x.atanh()))],
  ['abs', (x) => x.abs()],
  ['sign', (x) => (isNought(x) ? zero : big(x.gt(0) ? 1 : -1))],
  ['relu', (x) => (x.gt(0) ? x : zero)],
  ['floor', (x) => snapped(x).floor()],
  ['ceil', (x) => snapped(x).ceil()],
])

export type OddRoots = 'real' | 'undefined'
export function realValue(expr: Expr, at: ReadonlyMap<string, Big>, oddRoots: OddRoots): Big | undefined {
  const value = computed(expr, at, oddRoots)
  return value?.isFinite() === true && value.abs().lt('1e60') ? value : undefined
}
function computed(expr: Expr, at: ReadonlyMap<string, Big>, oddRoots: OddRoots): Big | undefined {
  const of = (part: Expr): Big | undefined => realValue(part, at, oddRoots)
  switch (expr.type) {
    case 'number':
      return ratio(expr.value)
    case 'name':
      return at.get(expr.name)
    case 'constant':
      return expr.name === 'pi' ? pi : expr.name === 'e' ? one.exp() : undefined
    case 'negate':
      return of(expr.arg)?.neg()
    case 'arithmetic': {
      const [a, b] = [of(expr.left), of(expr.right)]
      return a && b && operated(expr.op, a, b, oddRoots)
    }
    case 'call': {
      const [a, b] = expr.args.map(of)
      if (expr.name === 'max' || expr.name === 'min') return a && b && (a.gt(b) === (expr.name === 'max') ? a : b)
      return a && functions.get(expr.name)?.(a)
    }
    default:
      return undefined
  }
}
function operated(op: string, a: Big, b: Big, oddRoots: OddRoots): Big | undefined {
  if (op === '+') return a.add(b)
  if (op === '-') return a.sub(b)
  if (op === '*') return a.mul(b)
  if (op === '/') return isNought(b) ? undefined : a.div(b)
  return power(a, snapped(b), oddRoots)
}
function power(a: Big, b: Big, oddRoots: OddRoots): Big | undefined {
  if (b.abs().gt(200)) return undefined
  if (isNought(a)) return b.gt(0) ? zero : b.isZero() ? one : undefined
  if (b.isInteger() || a.gt(0)) return a.pow(b)
  if (oddRoots === 'undefined') return undefined
  for (const degree of [3, 5, 9]) {
    const numerator = snapped(b.mul(degree))
    if (numerator.isInteger()) return numerator.mod(2).isZero() ? a.neg().pow(b) : a.neg().pow(b).neg()
  }
  return undefined
}

/** Whether two values agree to 30 digits, or differ by less than 10^−30. */
export const agree = (a: Big, b: Big): boolean => a.sub(b).abs().lte(a.abs().add(1).mul('1e-30'))
