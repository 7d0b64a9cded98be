// Complex values: principal ones, the letters being real. True values come from decimal arithmetic written here in polar form,
// which shares neither code nor formulas with the balls.
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { all, type BigNumber, create } from 'mathjs'
import { apart, isCertainlyReal, openBalls, type Outcome, toNumber } from '../../../src/math/ball/at.ts'
import type { ArithmeticOp, Expr, FunctionName } from '../../../src/model.ts'
import { ballsOf, complex, formulas, holds, letters, pointOf, points, real } from './support.ts'

const math = create(all ?? {}, { number: 'BigNumber', precision: 80 })
const big = (x: number | string): BigNumber => math.bignumber(x)
interface Z {
  readonly x: BigNumber
  readonly y: BigNumber
}
const z = (x: number | string, y: number | string = 0): Z => ({ x: big(x), y: big(y) })
const polar = (size: BigNumber, angle: BigNumber): Z => ({ x: size.times(angle.cos()), y: size.times(angle.sin()) })
const size = ({ x, y }: Z): BigNumber => x.times(x).plus(y.times(y)).sqrt()
/** In (−π, π]. */
function angle({ x, y }: Z): BigNumber {
  if (x.isZero())
    return big(0)
      .acos()
      .times(y.isNegative() ? -1 : 1)
  const slope = y.div(x).atan()
  return x.isNegative()
    ? slope.plus(
        big(-1)
          .acos()
          .times(y.lt(0) ? -1 : 1),
      )
    : slope
}
const plus = (a: Z, b: Z): Z => ({ x: a.x.plus(b.x), y: a.y.plus(b.y) })
const minus = (a: Z, b: Z): Z => ({ x: a.x.minus(b.x), y: a.y.minus(b.y) })
const times = (a: Z, b: Z): Z => polar(size(a).times(size(b)), angle(a).plus(angle(b)))
const over = (a: Z, b: Z): Z => polar(size(a).div(size(b)), angle(a).minus(angle(b)))
const exp = (a: Z): Z => polar(a.x.exp(), a.y)
const log = (a: Z): Z => ({ x: size(a).ln(), y: angle(a) })
const sqrt = (a: Z): Z => polar(size(a).sqrt(), angle(a).div(2))
const power = (a: Z, b: Z): Z => exp(times(b, log(a)))
const i = z(0, 1)
const [one, two] = [z(1), z(2)]
const neg = (a: Z): Z => minus(z(0), a)
const sinh = (a: Z): Z => over(minus(exp(a), exp(neg(a))), two)
const cosh = (a: Z): Z => over(plus(exp(a), exp(neg(a))), two)

const args: readonly Z[] = [z('0.75', '0.5'), z('-1.5', '0.25'), z('0.125', '-2'), z('-3', '-1.75'), z('2', '0.0625')]
const text = ({ x, y }: Z): string => `(${x.toString()} + (${y.toString()})*i)`
const both = (outcome: { readonly double: Outcome; readonly precise: Outcome }): readonly Outcome[] => [outcome.double, outcome.precise]
const at = (source: string, point: readonly string[] = ['0', '0']): { readonly double: Outcome; readonly precise: Outcome } => {
  const balls = ballsOf(source, complex)
  return { double: balls.double(pointOf(...point)), precise: balls.precise(pointOf(...point), 200) }
}
function expectHeld(outcome: Outcome, expected: Z): void {
  if (outcome.type !== 'value') throw new Error(outcome.type)
  const { re, im } = outcome.value
  expect(holds(re, expected.x, 60, 1)).toBe(true)
  // the polar form of a real number is off the axis by rounding
  if (im === undefined) expect(expected.y.abs().lt('1e-60')).toBe(true)
  else expect(holds(im, expected.y, 60, 1)).toBe(true)
}

const functions: Readonly<Record<string, (a: Z) => Z>> = {
  exp,
  log,
  sqrt,
  sinh,
  cosh,
  sin: (a) => over(sinh(times(i, a)), i),
  cos: (a) => cosh(times(i, a)),
  tan: (a) => over(over(sinh(times(i, a)), i), cosh(times(i, a))),
  tanh: (a) => over(sinh(a), cosh(a)),
  sigmoid: (a) => over(one, plus(one, exp(neg(a)))),
  log10: (a) => over(log(a), z(big(10).ln().toString())),
  abs: (a) => ({ x: size(a), y: big(0) }),
}
describe.each(Object.entries(functions))('%s', (name, f) => {
  test.each(args.map((a) => [text(a), a] as const))('at %s', (source, a) => {
    for (const outcome of both(at(`${name}(${source})`))) expectHeld(outcome, f(a))
  })
})

describe('inverse functions are inverse, on the right branch', () => {
  // |re asin|, |re atan| ≤ π/2; 0 ≤ re acos ≤ π; |im asinh|, |im atanh| ≤ π/2; re acosh ≥ 0
  test.each([
    ['sin(asin(z))', 'asin(z)', -1.5708, 1.5708, 're'],
    ['cos(acos(z))', 'acos(z)', 0, 3.1416, 're'],
    ['tan(atan(z))', 'atan(z)', -1.5708, 1.5708, 're'],
    ['sinh(asinh(z))', 'asinh(z)', -1.5708, 1.5708, 'im'],
    ['cosh(acosh(z))', 'acosh(z)', 0, Infinity, 're'],
    ['tanh(atanh(z))', 'atanh(z)', -1.5708, 1.5708, 'im'],
  ] as const)('%s = z', (there, inverse, low, high, part) => {
    for (const a of args) {
      for (const outcome of both(at(there.replace('z', text(a))))) expectHeld(outcome, a)
      const value = at(inverse.replace('z', text(a))).double
      if (value.type !== 'value') throw new Error(value.type)
      const number = part === 're' ? value.value.re : (value.value.im ?? value.value.re)
      const shown = toNumber({ re: number })
      expect(shown).toBeGreaterThanOrEqual(low)
      expect(shown).toBeLessThanOrEqual(high)
    }
  })
})

test.each([
  ['e^(i*pi)', z(-1)],
  ['i^2', z(-1)],
  ['i^i', z(big(0).acos().neg().exp().toString())],
  ['(1 + i)^10', z(0, 32)],
  ['(1 + i)^(-3)', over(one, power(z(1, 1), z(3)))],
  ['(1 + i)^(1/2)', sqrt(z(1, 1))],
  ['(2 - i)^(3/7)', power(z(2, -1), over(z(3), z(7)))],
  ['(2 - i)^(1/2 + i)', power(z(2, -1), z('0.5', 1))],
  ['2^(1 + i)', power(two, z(1, 1))],
  ['(-8)^(1/3)', power(z(-8), over(one, z(3)))],
  ['x^(1/3)', power(z(-8), over(one, z(3)))],
  ['sqrt(x)', z(0, big(8).sqrt().toString())],
  ['log(x)', { x: big(8).ln(), y: big(-1).acos() }],
  ['sqrt(-1)*sqrt(-1)', z(-1)],
  ['cbrt(x)', z(-2)],
  ['(x + i)/(y - 2*i)', over(z(-8, 1), z(3, -2))],
  ['x^y', z(-512)],
  ['acosh(2) + asin(1/2)', { x: big(2).acosh().plus(big('0.5').asin()), y: big(0) }],
])('%s at x = −8, y = 3', (source, expected) => {
  for (const outcome of both(at(source, ['-8', '3']))) expectHeld(outcome, expected)
})

test.each([
  ['1/(i^2 + 1)', ['undefined', 'unknown']],
  ['log(x - x)', ['undefined']],
  ['0^i', ['undefined', 'unknown']],
  ['0^x', ['undefined']],
  // on a cut, or a function of real numbers alone
  ['asin(2)', ['unknown']],
  ['atanh(2)', ['unknown']],
  ['atan(2*i)', ['unknown']],
  ['acosh(1/2)', ['unknown']],
  ['floor(i)', ['unknown']],
  ['max(i, 1)', ['unknown']],
  ['sign(1 + i)', ['unknown']],
  ['cbrt(i)', ['unknown']],
  // e^(iπ) is −1, but a ball around it touches the cut
  ['log(e^(i*pi))', ['unknown']],
  ['sqrt(e^(i*pi))', ['unknown']],
])('%s has no value that could be told', (source, expected) => {
  for (const outcome of both(at(source, ['-8', '3']))) expect(expected).toContain(outcome.type)
})

test('a real number is certainly real as long as it is worked out among real ones', () => {
  const isReal = (source: string): boolean => {
    const outcome = at(source, ['2', '3']).double
    return outcome.type === 'value' && isCertainlyReal(outcome.value)
  }
  expect(['x', 'sin(x)*log(y)', 'i^2*x', 'abs(x + i)', '(x*i)/(y*i)'].filter((source) => !isReal(source))).toEqual([])
  expect(['i', 'x + i*y', 'log(-x)', 'e^(i*x)'].filter(isReal)).toEqual([])
})

test('where every step is real, complex arithmetic tells what real arithmetic does', () => {
  let met = 0
  fc.assert(
    fc.property(formulas, points, (formula: Expr, point) => {
      const [plain, wide] = [openBalls(formula, letters, real), openBalls(formula, letters, complex)]
      for (const [a, b] of [
        [plain.double(point), wide.double(point)],
        [plain.precise(point, 100), wide.precise(point, 100)],
      ] as const) {
        if (a.type !== 'value') continue
        // of cos(e^1000), registers tell that it is between −1 and 1; where each number is an object, that e^1000 is out of reach
        expect(b.type).not.toBe('undefined')
        if (b.type !== 'value') continue
        expect([isCertainlyReal(b.value), apart(a.value, b.value)]).toEqual([true, false])
        met++
      }
    }),
    { numRuns: 500 },
  )
  expect(met).toBeGreaterThan(400)
})

/** The value of a formula by the polar arithmetic above; 'unclear' next to a cut or a pole, or where numbers grow. */
function trueValue(expr: Expr, at: ReadonlyMap<string, Z>): Z | 'unclear' {
  const of = (part: Expr): Z | 'unclear' => trueValue(part, at)
  if (expr.type === 'number') return z(expr.value.includes('/') ? '0.5' : expr.value)
  if (expr.type === 'name') return at.get(expr.name) ?? 'unclear'
  if (expr.type === 'constant') return i
  const parts = (expr.type === 'arithmetic' ? [expr.left, expr.right] : expr.type === 'call' ? expr.args : []).map(of)
  const [a, b = one] = parts.flatMap((part) => (part === 'unclear' ? [] : [part]))
  if (a === undefined || parts.includes('unclear')) return 'unclear'
  const value = expr.type === 'arithmetic' ? operate(expr.op, a, b) : expr.type === 'call' ? operate(expr.name, a, b) : 'unclear'
  return value !== 'unclear' && size(value).lt(1000) ? value : 'unclear'
}
function operate(op: string, a: Z, b: Z): Z | 'unclear' {
  const isNought = (w: Z): boolean => size(w).lt('1e-6')
  const isOnCut = (w: Z): boolean => isNought(w) || (w.x.lt(0) && w.y.abs().lt('1e-6'))
  if (op === '+') return plus(a, b)
  if (op === '-') return minus(a, b)
  if (op === '*') return isNought(a) || isNought(b) ? 'unclear' : times(a, b)
  if (op === '/') return isNought(a) || isNought(b) ? 'unclear' : over(a, b)
  if (op === '^') return isOnCut(a) || isNought(b) ? 'unclear' : power(a, b)
  if ((op === 'log' || op === 'sqrt') && isOnCut(a)) return 'unclear'
  if (op === 'abs' && isNought(a)) return 'unclear'
  const turned = times(i, isNought(a) ? one : a)
  if (
    (op === 'tan' && isNought(cosh(turned))) ||
    (op === 'tanh' && isNought(cosh(a))) ||
    (op === 'sigmoid' && isNought(plus(one, exp(neg(a)))))
  )
    return 'unclear'
  if (isNought(a) && /^(sin|cos|tan|sinh|tanh)$/.test(op)) return 'unclear'
  return functions[op]?.(a) ?? 'unclear'
}

test('random formulas with i: the true value is in both balls', () => {
  const call = (name: FunctionName, ...args: readonly Expr[]): Expr => ({ type: 'call', name, args })
  const { formula } = fc.letrec<{ formula: Expr }>((tie) => {
    const inner = tie('formula')
    return {
      formula: fc.oneof(
        { maxDepth: 3, depthSize: 'medium' },
        fc.constantFrom('x', 'y').map((name): Expr => ({ type: 'name', name })),
        fc.constantFrom<Expr[]>({ type: 'constant', name: 'i' }, { type: 'number', value: '2' }, { type: 'number', value: '1/2' }),
        fc
          .tuple(fc.constantFrom<ArithmeticOp[]>('+', '-', '*', '/', '^'), inner, inner)
          .map(([op, left, right]): Expr => ({ type: 'arithmetic', op, left, right })),
        fc
          .tuple(
            fc.constantFrom<FunctionName[]>('exp', 'log', 'sqrt', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'sigmoid', 'abs'),
            inner,
          )
          .map(([name, a]) => call(name, a)),
      ),
    }
  })
  let met = 0
  fc.assert(
    fc.property(formula, fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 30 }), (expr, n, m) => {
      const expected = trueValue(
        expr,
        new Map([
          ['x', over(z(n === 0 ? 1 : n), z(8))],
          ['y', over(z(m), z(8))],
        ]),
      )
      if (expected === 'unclear') return
      const [balls, point] = [openBalls(expr, letters, complex), pointOf(`${n === 0 ? 1 : n}/8`, `${m}/8`)]
      for (const outcome of [balls.double(point), balls.precise(point, 120)]) {
        expect(outcome.type).not.toBe('undefined')
        if (outcome.type !== 'value') continue
        met++
        expectHeld(outcome, expected)
      }
    }),
    { numRuns: 600 },
  )
  expect(met).toBeGreaterThan(400)
})
