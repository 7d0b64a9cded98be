// Balls held against decimal arithmetic that shares no code with them (tests/support/oracle-evaluate.ts), and formulas to try.
import fc from 'fast-check'
import { all, type BigNumber, create } from 'mathjs'
import { type Balls, type BallOptions, openBalls, type Outcome } from '../../../src/math/ball/at.ts'
import { Real } from '../../../src/math/ball/real.ts'
import { divide, type Rational, readRational, toText } from '../../../src/math/exact/rational.ts'
import { childrenOf, mapExpr } from '../../../src/math/names.ts'
import type { ArithmeticOp, Expr, FunctionName } from '../../../src/model.ts'
import { formulaOf } from '../../support/formulas.ts'
import { decimal, oracleValue } from '../../support/oracle-evaluate.ts'

const math = create(all ?? {}, { number: 'BigNumber', precision: 180 })
type Part = NonNullable<Extract<Outcome, { type: 'value' }>['value']['im']>

/** Mid and radius as decimals; exact but for the 180th digit. */
export function decimalsOf(part: Part): { readonly mid: BigNumber; readonly radius: BigNumber } {
  if (part instanceof Real) return { mid: exactDecimal(part.mid), radius: exactDecimal(part.radius) }
  const scale = math.bignumber(2).pow(part.exponent)
  return { mid: math.bignumber(String(part.mid)).times(scale), radius: math.bignumber(String(part.radius)).times(scale) }
}
/** A float64 as it is, and not as it is printed. */
export function exactDecimal(x: number): BigNumber {
  let [mid, power] = [x, 0]
  for (; !Number.isInteger(mid); power++) mid *= 2
  return math.bignumber(String(BigInt(mid))).div(math.bignumber(2).pow(power))
}

/** Whether a ball holds a number, the oracle being right to `digits` of its size, or of `unit` where that is larger. */
export function holds(part: Part, value: BigNumber, digits: number, unit: number | string = 0): boolean {
  const { mid, radius } = decimalsOf(part)
  const expected = math.bignumber(value.toString())
  const size = math.max(expected.abs(), math.bignumber(unit))
  return expected
    .minus(mid)
    .abs()
    .lte(radius.plus(size.times(math.bignumber(10).pow(-digits))))
}
/** How many digits of a value a ball tells. */
export function digitsOf(part: Part): number {
  const { mid, radius } = decimalsOf(part)
  return radius.isZero() ? Infinity : Number(mid.abs().div(radius).log(10).toString())
}

export const real: BallOptions = { oddRoots: 'undefined', complex: false }
export const complex: BallOptions = { oddRoots: 'undefined', complex: true }
export const letters = ['x', 'y']
export const ballsOf = (source: string, options: BallOptions = real, names: readonly string[] = letters): Balls =>
  openBalls(formulaOf(source, options.complex ? ['pi', 'e', 'i'] : ['pi', 'e']), names, options)
/** A point of rationals as text. */
export const pointOf = (...values: readonly string[]): readonly Rational[] => values.map((text) => readRational(text) ?? NaN)
/** acot x is arctan(1/x), which has no value at 0; to the oracle 1/0 is infinite there. */
const withoutAcot = (formula: Expr): Expr =>
  mapExpr(formula, (part) => {
    const [x] = part.type === 'call' && part.name === 'acot' ? part.args : []
    return x === undefined ? part : call('atan', op('/', { type: 'number', value: '1' }, x))
  })
/**
 * The oracle's value: undefined where there is none, 'unclear' where its own digits, or its time, do not suffice: it works with
 * as many digits as a number has before the point.
 */
export function trueValue(formula: Expr, point: readonly Rational[]): BigNumber | undefined | 'unclear' {
  const [plain, at] = [withoutAcot(formula), decimalPoint(point)]
  try {
    return childrenOf(plain).every((part) => isTame(part, at)) ? tamed(oracleValue(plain, at)) : 'unclear'
  } catch {
    return 'unclear'
  }
}
const tamed = (value: BigNumber | undefined): BigNumber | undefined | 'unclear' => (value?.abs().gt('1e6') === true ? 'unclear' : value)
const isTame = (part: Expr, at: ReadonlyMap<string, BigNumber>): boolean =>
  childrenOf(part).every((inner) => isTame(inner, at)) && tamed(oracleValue(part, at)) !== 'unclear'
const decimalPoint = (point: readonly Rational[]): ReadonlyMap<string, BigNumber> =>
  new Map(letters.map((name, i) => [name, decimal(toText(point[i] ?? 0))]))

/** Numbers n/d of either sign, small ones and halves first. */
export const rationals: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.constantFrom(1, 2, 4, 8, 3, 7, 10, 64, 1000))
  .map(([n, d]) => divide(n, d))
export const points = fc.tuple(rationals, rationals)

const call = (name: FunctionName, ...args: readonly Expr[]): Expr => ({ type: 'call', name, args })
const op = (kind: ArithmeticOp, left: Expr, right: Expr): Expr => ({ type: 'arithmetic', op: kind, left, right })
// prettier-ignore
const oneArgument: readonly FunctionName[] = [
  'sigmoid', 'exp', 'log', 'log10', 'log2', 'sqrt', 'cbrt', 'sin', 'cos', 'tan', 'sec', 'csc', 'cot', 'asin', 'acos', 'atan', 'asec', 'acsc', 'acot',
  'sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth', 'asinh', 'acosh', 'atanh', 'asech', 'acsch', 'acoth', 'abs', 'sign', 'floor', 'ceil', 'relu',
]
const leaves: fc.Arbitrary<Expr> = fc.oneof(
  fc.constantFrom(...letters).map((name): Expr => ({ type: 'name', name })),
  fc.constantFrom('0', '1', '2', '3', '1/2', '1/10', '5/7').map((value): Expr => ({ type: 'number', value })),
  fc.constantFrom<Expr[]>({ type: 'constant', name: 'pi' }, { type: 'constant', name: 'e' }),
)
/** Formulas in x and y of every function of real numbers, a few levels deep. */
export const { formula: formulas } = fc.letrec<{ formula: Expr }>((tie) => {
  const inner = tie('formula')
  return {
    formula: fc.oneof(
      { maxDepth: 4, depthSize: 'medium', withCrossShrink: true },
      leaves,
      fc.tuple(fc.constantFrom<ArithmeticOp[]>('+', '-', '*', '/'), inner, inner).map(([kind, a, b]) => op(kind, a, b)),
      fc.tuple(fc.constantFrom(...oneArgument), inner).map(([name, a]) => call(name, a)),
      fc.tuple(inner, fc.constantFrom('2', '3', '1/2', '3/2', '7/10')).map(([a, value]) => op('^', a, { type: 'number', value })),
      fc.tuple(inner, fc.constantFrom('1', '2', '5')).map(([a, value]) => op('^', a, { type: 'negate', arg: { type: 'number', value } })),
      // a base above 0, as the oracle takes 0^0 for 1
      fc.tuple(inner, inner).map(([a, b]) => op('^', op('+', call('abs', a), { type: 'number', value: '1/10' }), b)),
      fc.tuple(fc.constantFrom<FunctionName[]>('min', 'max'), inner, inner).map(([name, a, b]) => call(name, a, b)),
      inner.map((arg): Expr => ({ type: 'negate', arg })),
    ),
  }
})
