// Formulas in 120-digit decimal arithmetic, which shares no code with the kernel, and derivatives by central differences.
import { all, type BigNumber, create } from 'mathjs'
import type { Expr } from '../../../src/model.ts'

const math = create(all ?? {}, { number: 'BigNumber', precision: 120 })
export type Big = BigNumber
export const big = (text: string | number): Big => math.bignumber(text)
export const ratio = (text: string): Big => {
  const [top = '', bottom = '1'] = text.split('/')
  return big(top).div(big(bottom))
}
const one = big(1)

/** By the definitions of ISO 80000-2; acot x = arctan(1/x). */
const functions: Readonly<Record<string, (x: Big) => Big>> = {
  sigmoid: (x) => one.div(one.plus(x.neg().exp())),
  exp: (x) => x.exp(),
  log: (x) => x.ln(),
  log10: (x) => x.log(10),
  log2: (x) => x.log(2),
  sqrt: (x) => x.sqrt(),
  cbrt: (x) => x.cbrt(),
  sin: (x) => x.sin(),
  cos: (x) => x.cos(),
  tan: (x) => x.tan(),
  sec: (x) => one.div(x.cos()),
  csc: (x) => one.div(x.sin()),
  cot: (x) => one.div(x.tan()),
  asin: (x) => x.asin(),
  acos: (x) => x.acos(),
  atan: (x) => x.atan(),
  asec: (x) => one.div(x).acos(),
  acsc: (x) => one.div(x).asin(),
  acot: (x) => one.div(x).atan(),
  sinh: (x) => x.sinh(),
  cosh: (x) => x.cosh(),
  tanh: (x) => x.tanh(),
  sech: (x) => one.div(x.cosh()),
  csch: (x) => one.div(x.sinh()),
  coth: (x) => one.div(x.tanh()),
  asinh: (x) => x.asinh(),
  acosh: (x) => x.acosh(),
  atanh: (x) => x.atanh(),
  asech: (x) => one.div(x).acosh(),
  acsch: (x) => one.div(x).asinh(),
  acoth: (x) => one.div(x).atanh(),
  abs: (x) => x.abs(),
  relu: (x) => (x.lte(0) ? big(0) : x),
}

const growing = new Set(['sigmoid', 'exp', 'sin', 'cos', 'tan', 'sec', 'csc', 'cot', 'sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth'])
const farthest = 200

/** The value of a formula; NaN where it has none: infinity is none, or a sigmoid of 1/0 would be 1. */
export function valueOf(expr: Expr, at: ReadonlyMap<string, Big>): Big {
  const value = computed(expr, at)
  return value.isFinite() ? value : big(NaN)
}
function computed(expr: Expr, at: ReadonlyMap<string, Big>): Big {
  const of = (part: Expr): Big => valueOf(part, at)
  switch (expr.type) {
    case 'number':
      return ratio(expr.value)
    case 'name':
      return at.get(expr.name) ?? big(NaN)
    case 'negate':
      return of(expr.arg).neg()
    case 'arithmetic': {
      const [a, b] = [of(expr.left), of(expr.right)]
      if (expr.op === '+') return a.plus(b)
      if (expr.op === '-') return a.minus(b)
      if (expr.op === '*' || expr.op === '.*') return a.times(b)
      return expr.op === '^' ? a.pow(b) : a.div(b)
    }
    case 'call': {
      const [u = big(NaN), v = big(NaN)] = expr.args.map(of)
      if (expr.name === 'max' || expr.name === 'min') {
        if (u.isNaN() || v.isNaN()) return big(NaN)
        return u.gt(v) === (expr.name === 'max') ? u : v
      }
      if (expr.name === 'root') return u.isNegative() ? u.neg().pow(one.div(v)).neg() : u.pow(one.div(v))
      // hyperbolic and circular functions of huge numbers take this arithmetic forever: their values are left unknown
      if (growing.has(expr.name) && u.abs().gt(farthest)) return big(NaN)
      return (functions[expr.name] ?? (() => big(NaN)))(u)
    }
    default:
      return big(NaN)
  }
}

/** (4 D(h/2) − D(h))/3 of central differences D: its error is of the order h⁴ = 10⁻⁹⁶, as is that of rounding. */
export function slopeOf(expr: Expr, by: string, at: ReadonlyMap<string, Big>): Big {
  const x = at.get(by) ?? big(NaN)
  const valueAt = (shifted: Big): Big => valueOf(expr, new Map([...at, [by, shifted]]))
  const central = (h: Big): Big =>
    valueAt(x.plus(h))
      .minus(valueAt(x.minus(h)))
      .div(h.times(2))
  const h = big('1e-24')
  return central(h.div(2)).times(4).minus(central(h)).div(3)
}

/** Whether two numbers agree to 40 digits: of their size, or of 1 where they are smaller. */
export const agree = (a: Big, b: Big): boolean =>
  a.isFinite() &&
  b.isFinite() &&
  a
    .minus(b)
    .abs()
    .lte(big('1e-40').times(math.max(one, a.abs(), b.abs())))
