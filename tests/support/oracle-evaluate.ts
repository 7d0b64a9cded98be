// Formulas in 80-digit decimal arithmetic (decimal.js, by way of mathjs), which shares no code with the kernel: an oracle.
// Real values alone: undefined where the formula has none, or is of a kind that has no numbers.
import { all, type BigNumber, create } from 'mathjs'
import type { Expr, FunctionName } from '../../src/model.ts'

const math = create(all ?? {}, { number: 'BigNumber', precision: 80 })
const big = (text: string | number): BigNumber => math.bignumber(text)
const [zero, one, two] = [big(0), big(1), big(2)]
const constants = { pi: zero.acos().times(2), e: one.exp() }

/** `"-3/2"` as a number of 80 digits. */
export function decimal(text: string): BigNumber {
  const [top = '', bottom = '1'] = text.split('/')
  return big(top).div(big(bottom))
}

/** By the definitions of ISO 80000-2; acot x = arctan(1/x). */
const functions: ReadonlyMap<FunctionName, (x: BigNumber) => BigNumber> = new Map<FunctionName, (x: BigNumber) => BigNumber>([
  ['sigmoid', (x) => one.div(one.plus(x.neg().exp()))],
  ['exp', (x) => x.exp()],
  ['log', (x) => x.ln()],
  ['log10', (x) => x.ln().div(big(10).ln())],
  ['log2', (x) => x.ln().div(two.ln())],
  ['sqrt', (x) => x.sqrt()],
  ['cbrt', (x) => x.cbrt()],
  ['sin', (x) => x.sin()],
  ['cos', (x) => x.cos()],
  ['tan', (x) => x.sin().div(x.cos())],
  ['sec', (x) => one.div(x.cos())],
  ['csc', (x) => one.div(x.sin())],
  ['cot', (x) => x.cos().div(x.sin())],
  ['asin', (x) => x.asin()],
  ['acos', (x) => x.acos()],
  ['atan', (x) => x.atan()],
  ['asec', (x) => one.div(x).acos()],
  ['acsc', (x) => one.div(x).asin()],
  ['acot', (x) => one.div(x).atan()],
  ['sinh', (x) => x.exp().minus(x.neg().exp()).div(2)],
  ['cosh', (x) => x.exp().plus(x.neg().exp()).div(2)],
  ['tanh', (x) => one.minus(two.div(x.times(2).exp().plus(1)))],
  ['sech', (x) => two.div(x.exp().plus(x.neg().exp()))],
  ['csch', (x) => two.div(x.exp().minus(x.neg().exp()))],
  ['coth', (x) => one.plus(two.div(x.times(2).exp().minus(1)))],
  ['asinh', (x) => x.asinh()],
  ['acosh', (x) => x.acosh()],
  ['atanh', (x) => x.atanh()],
  ['asech', (x) => one.div(x).acosh()],
  ['acsch', (x) => one.div(x).asinh()],
  ['acoth', (x) => one.div(x).atanh()],
  ['abs', (x) => x.abs()],
  ['sign', (x) => (x.isZero() ? zero : big(x.isNegative() ? -1 : 1))],
  ['floor', (x) => x.floor()],
  ['ceil', (x) => x.ceil()],
  ['relu', (x) => (x.gt(0) ? x : zero)],
])

/** The value of a formula at a point; undefined where it has none (or none below 10^10000000 that 80 digits tell). */
export function oracleValue(expr: Expr, at: ReadonlyMap<string, BigNumber>): BigNumber | undefined {
  const value = valueOf(expr, at)
  return value?.isFinite() === true ? value : undefined
}

function valueOf(expr: Expr, at: ReadonlyMap<string, BigNumber>): BigNumber | undefined {
  switch (expr.type) {
    case 'number':
      return decimal(expr.value)
    case 'name':
      return at.get(expr.name)
    case 'constant':
      return expr.name === 'i' ? undefined : constants[expr.name]
    case 'negate':
      return oracleValue(expr.arg, at)?.neg()
    case 'arithmetic': {
      const [a, b] = [oracleValue(expr.left, at), oracleValue(expr.right, at)]
      return a && b && arithmetic(expr.op, a, b)
    }
    case 'call': {
      const values = expr.args.map((arg) => oracleValue(arg, at)).filter((value) => value !== undefined)
      return values.length === expr.args.length ? call(expr.name, values) : undefined
    }
    default:
      return undefined
  }
}

function arithmetic(op: string, a: BigNumber, b: BigNumber): BigNumber | undefined {
  if (op === '+') return a.plus(b)
  if (op === '-') return a.minus(b)
  if (op === '*' || op === '.*') return a.times(b)
  if (op === '/' || op === './') return b.isZero() ? undefined : a.div(b)
  if (a.isZero() && !b.gt(0)) return b.isZero() ? one : undefined
  return a.pow(b)
}

function call(name: FunctionName, values: readonly BigNumber[]): BigNumber | undefined {
  const [x = zero, y = zero] = values
  if (name === 'max') return values.reduce((most, value) => (value.gt(most) ? value : most))
  if (name === 'min') return values.reduce((least, value) => (value.lt(least) ? value : least))
  if (name === 'root') return x.isNegative() ? undefined : x.pow(one.div(y))
  if (name === 'factorial') return x.isInteger() && !x.isNegative() && x.lt(1000) ? math.factorial(x) : undefined
  return functions.get(name)?.(x)
}

/** Whether two numbers agree to 40 digits: of their size, or of 1 where they are smaller. */
export const agree = (a: BigNumber, b: BigNumber): boolean =>
  a
    .minus(b)
    .abs()
    .lte(big('1e-40').times(math.max(one, a.abs(), b.abs())))

/** Whole numbers from 0 below 2^31, from a seed: a linear congruential generator (Park & Miller 1988), exact in floats. */
export function sequence(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1
  return () => (state = (state * 48_271) % 2_147_483_647)
}

/** Points over these names: halves and sevenths, of both signs, and positive ones by turns; from 1/14 to about 20. */
export function oraclePoints(names: readonly string[], count: number, seed: number): ReadonlyMap<string, BigNumber>[] {
  const next = sequence(seed)
  return Array.from({ length: count }, (_, k) => {
    const spread = [7, 30, 140, 280][k % 4] ?? 7
    return new Map(
      names.map((name) => [
        name,
        big(1 + (next() % spread))
          .times(k % 3 === 0 || next() % 2 === 0 ? 1 : -1)
          .div(14),
      ]),
    )
  })
}

/**
 * What the oracle makes of two formulas over a number of points: `differ` at one of them, `agree` at all where both have a
 * value, or `unclear` where there are fewer than three such points.
 */
export function compareByOracle(a: Expr, b: Expr, points: readonly ReadonlyMap<string, BigNumber>[]): 'differ' | 'agree' | 'unclear' {
  let met = 0
  for (const at of points) {
    const [left, right] = [oracleValue(a, at), oracleValue(b, at)]
    if (left === undefined || right === undefined) continue
    if (!agree(left, right)) return 'differ'
    met += 1
  }
  return met < 3 ? 'unclear' : 'agree'
}
