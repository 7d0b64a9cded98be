// Float64 and the certified carrier on the same random expressions. Neither is taken for right: they must agree.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Carrier } from '../../src/math/evaluate/carrier.ts'
import { certified } from '../../src/math/evaluate/certified.ts'
import { compile } from '../../src/math/evaluate/evaluate.ts'
import { Failure } from '../../src/math/failure.ts'
import { float64 } from '../../src/math/evaluate/float64.ts'
import { flatten } from '../../src/math/evaluate/lists.ts'
import { Real } from '../../src/math/ball/real.ts'
import { type Scalar, scalarToFloat } from '../../src/math/evaluate/value.ts'
import type { ArithmeticOp, CompareOp, Expr, FunctionName } from '../../src/model.ts'

const unknown = (name: string): never => {
  throw new Failure('spec/unknown-name', name)
}
/** The numbers of an expression's value, row by row; the failure where it has none. */
function over<S>(carrier: Carrier<S>, expr: Expr): readonly S[] | Failure {
  try {
    return flatten(compile<S, null>(expr, carrier, { name: unknown, member: unknown })(null), 'a test')
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown
    throw thrown
  }
}

const call = (name: FunctionName, ...args: readonly Expr[]): Expr => ({ type: 'call', name, args })
const arithmetic = (op: ArithmeticOp, left: Expr, right: Expr): Expr => ({ type: 'arithmetic', op, left, right })
const number = (n: number, d: number): Expr => {
  const size: Expr = { type: 'number', value: `${Math.abs(n)}/${d}` }
  return n < 0 ? { type: 'negate', arg: size } : size
}

/**
 * Numbers n/4 and what can be made of them, three levels deep: where they are rational, 53 bits hold them exactly, so the
 * two carriers have no excuse to differ at all. Divisors are powers of two, or irrational and away from 0.
 */
const dyadic = fc.tuple(fc.integer({ min: -12, max: 12 }), fc.constantFrom(1, 2, 4)).map(([n, d]) => number(n, d))
const { scalar } = fc.letrec<{ scalar: Expr; list: Expr }>((tie) => {
  const [x, list] = [tie('scalar'), tie('list')]
  const ops = fc.constantFrom<ArithmeticOp[]>('+', '-', '*', '.*')
  const comparisons = fc.constantFrom<CompareOp[]>('==', '!=', '<', '<=', '>', '>=')
  return {
    scalar: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      dyadic,
      fc.tuple(ops, x, x).map(([op, a, b]) => arithmetic(op, a, b)),
      fc
        .tuple(fc.constantFrom<FunctionName[]>('sigmoid', 'tanh', 'abs', 'sign', 'relu', 'floor', 'ceil', 'round'), x)
        .map(([name, a]) => call(name, a)),
      fc.tuple(fc.constantFrom<FunctionName[]>('sin', 'cos', 'atan', 'asinh', 'cbrt'), x).map(([name, a]) => call(name, call('tanh', a))),
      fc
        .tuple(fc.constantFrom<FunctionName[]>('acosh', 'log2', 'log10', 'asec', 'acoth'), x)
        .map(([name, a]) => call(name, arithmetic('+', number(5, 4), call('abs', a)))),
      fc.tuple(x, fc.constantFrom(-2, 2, 4)).map(([a, d]) => arithmetic('/', a, number(d, 1))),
      fc.tuple(x, x).map(([a, b]) => arithmetic('/', a, call('exp', call('tanh', b)))),
      x.map((a) => call('exp', call('tanh', a))),
      x.map((a) => call('log', arithmetic('+', number(1, 1), call('abs', a)))),
      fc.tuple(x, fc.constantFrom(-2, -1, 2, 3)).map(([a, n]) => arithmetic('^', call('exp', call('tanh', a)), number(n, 1))),
      fc.tuple(x, fc.constantFrom(2, 3)).map(([a, n]) => arithmetic('^', call('tanh', a), number(n, 1))),
      fc.tuple(comparisons, x, x, x, x).map(([op, a, b, c, d]) => call('if', { type: 'compare', ops: [op], args: [a, b] }, c, d)),
      fc.tuple(fc.constantFrom<FunctionName[]>('sum', 'mean', 'max', 'min', 'argmax', 'length'), list).map(([name, l]) => call(name, l)),
      fc.tuple(list, list).map(([a, b]) => call('dot', a, b)),
    ),
    list: fc.tuple(x, x).map((items): Expr => ({ type: 'list', items })),
  }
})

test('dyadic numbers: rational values are equal to the last bit, irrational ones within the ball', () => {
  const met = { rational: 0, irrational: 0, undecided: 0, refused: 0 }
  fc.assert(
    fc.property(scalar, (expr) => {
      const [ball, float] = [over<Scalar>(certified, expr), over(float64, expr)]
      if (ball instanceof Failure && ball.code === 'solve/undecided') {
        met.undecided++
      } else if (ball instanceof Failure) {
        met.refused++
        expect(float).toMatchObject({ code: ball.code })
      } else {
        const [[certain = NaN], [approximate = NaN]] = [ball, float instanceof Failure ? [] : float]
        met[certain instanceof Real ? 'irrational' : 'rational']++
        const off = Math.abs(scalarToFloat(certain) - approximate)
        expect(off).toBeLessThanOrEqual(certain instanceof Real ? certain.radius : 0)
      }
    }),
    { numRuns: 1500 },
  )
  // what cannot be decided is the exception, and both kinds of value were met
  expect(met.undecided).toBeLessThan(150)
  expect(Math.min(met.rational, met.irrational)).toBeGreaterThan(100)
})

/** Positive numbers and functions that keep their relative error small: no cancellation, so float64 is good to 12 digits. */
const positive = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, 3, 7, 10, 64)).map(([n, d]) => number(n, d))
const { tame } = fc.letrec<{ tame: Expr }>((tie) => {
  const x = tie('tame')
  return {
    tame: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      positive,
      fc.tuple(fc.constantFrom<ArithmeticOp[]>('+', '*', '/', './', '.*'), x, x).map(([op, a, b]) => arithmetic(op, a, b)),
      fc
        .tuple(fc.constantFrom<FunctionName[]>('sigmoid', 'tanh', 'sqrt', 'relu', 'abs', 'atan', 'asinh', 'cbrt'), x)
        .map(([name, a]) => call(name, a)),
      fc.tuple(fc.constantFrom<FunctionName[]>('max', 'min'), x, x).map(([name, a, b]) => call(name, a, b)),
      fc.tuple(x, x, x).map((items) => call('mean', { type: 'list', items })),
      fc.tuple(x, x).map((items): Expr => ({
        type: 'index',
        of: call('softmax', { type: 'list', items: items.map((item) => call('tanh', item)) }),
        at: number(1, 1),
      })),
      fc
        .tuple(x, x)
        .map(([a, b]) => arithmetic('*', { type: 'list', items: [{ type: 'list', items: [a, b] }] }, { type: 'list', items: [b, a] }))
        .map((product): Expr => ({ type: 'index', of: product, at: number(1, 1) })),
    ),
  }
})

test('any positive rationals: twelve digits agree, and the ball is narrow', () => {
  let decided = 0
  fc.assert(
    fc.property(tame, (expr) => {
      const [ball, float] = [over<Scalar>(certified, expr), over(float64, expr)]
      // min and max of two values that are worked out alike may be undecided
      if (ball instanceof Failure) {
        expect(ball.code).toBe('solve/undecided')
        return
      }
      decided++
      const [[certain = NaN], [approximate = NaN]] = [ball, float instanceof Failure ? [] : float]
      const size = scalarToFloat(certain)
      expect(size).toBeGreaterThan(0)
      expect(Math.abs(size - approximate) / size).toBeLessThan(1e-12)
      if (certain instanceof Real) expect(certain.radius / size).toBeLessThan(1e-9)
    }),
    { numRuns: 1000 },
  )
  expect(decided).toBeGreaterThan(900)
})
