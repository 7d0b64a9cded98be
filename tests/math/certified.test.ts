// The ball always holds the true value. True values come from published constants, from BigInt series summed here, or from
// decimal arithmetic of another library: not from the functions under test.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certified } from '../../src/math/evaluate/certified.ts'
import { float64 } from '../../src/math/evaluate/float64.ts'
import { divide, rational, type Rational, toFloat, toText } from '../../src/math/exact/rational.ts'
import { Failure } from '../../src/math/failure.ts'
import { Real } from '../../src/math/ball/real.ts'
import { type Scalar, scalarToFloat } from '../../src/math/evaluate/value.ts'
import { scalarFunctions } from '../../src/model.ts'
import { decimal, oracleValue } from '../support/oracle-evaluate.ts'
import { exactDecimal as decimalOf } from './ball/support.ts'

function tried<T>(work: () => T): T | Failure {
  try {
    return work()
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown
    throw thrown
  }
}
const codeOf = (value: unknown): unknown => (value instanceof Failure ? value.code : value)

/** e^{n/d} to 60 digits, as an integer times 10^-60: the Taylor series in BigInt. */
function expDigits(n: bigint, d: bigint): bigint {
  const one = 10n ** 60n
  let [term, sum] = [one, one]
  for (let k = 1n; term !== 0n && k < 2000n; k++) {
    term = (term * n) / (d * k)
    sum += term
  }
  return sum
}
/** Whether a ball holds value·10^-60 (to the 50 digits that the series is good for). */
function holdsTrue(x: Scalar, value: bigint): boolean {
  if (!(x instanceof Real)) return false
  const scale = 10n ** 60n
  const [mid, radius] = [exact(x.mid), exact(x.radius)]
  // |mid − value| ≤ radius, all over scale·2^1074
  const difference = mid * scale - (value << 1074n)
  return (difference < 0n ? -difference : difference) <= radius * scale + ((10n ** 10n) << 1074n)
}
/** A float64 times 2^1074, exactly. */
function exact(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  const bits = view.getBigUint64(0)
  const exponent = (bits >> 52n) & 0x7ffn
  const fraction = bits & 0xf_ffff_ffff_ffffn
  const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n)
  return x < 0 ? -size : size
}

describe('function balls hold the true value', () => {
  const arguments_: [bigint, bigint][] = [
    [1n, 1n],
    [6n, 1n],
    [-6n, 1n],
    [1n, 2n],
    [-1n, 3n],
    [7n, 5n],
    [22n, 7n],
    [-3n, 1n],
    [1n, 1000n],
    [19n, 2n],
  ]
  test.each(arguments_)('at %s/%s', (n, d) => {
    const scale = 10n ** 60n
    const x: Rational = rational(n, d)
    const e = expDigits(n, d)
    const e2 = (e * e) / scale
    expect(holdsTrue(certified.call('exp', x), e)).toBe(true)
    expect(holdsTrue(certified.call('sigmoid', x), (e * scale) / (e + scale))).toBe(true)
    expect(holdsTrue(certified.call('tanh', x), ((e2 - scale) * scale) / (e2 + scale))).toBe(true)
  })
  test('published digits', () => {
    // ln 2 and √2 to 20 digits: OEIS A002162, A002193
    expect(holdsTrue(certified.call('log', 2), 69314718055994530941n * 10n ** 40n + 5n * 10n ** 39n)).toBe(true)
    expect(holdsTrue(certified.call('sqrt', 2), 141421356237309504880n * 10n ** 40n + 5n * 10n ** 39n)).toBe(true)
  })
})

describe('every function, at rational numbers and at balls', () => {
  const inside = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.constantFrom(1, 2, 4, 3, 7, 64)).map(([n, d]) => divide(n, d))
  test.each(scalarFunctions)('%s', (name) => {
    const met = { exact: 0, ball: 0, undefined: 0 }
    fc.assert(
      fc.property(inside, (x) => {
        const expected = oracleValue({ type: 'call', name, args: [{ type: 'name', name: 'x' }] }, new Map([['x', decimal(toText(x))]]))
        const value = tried(() => certified.call(name, x))
        if (value instanceof Failure) {
          met.undefined++
          // acot x is arctan(1/x), and the oracle's 1/0 is infinite
          if (name !== 'acot') expect(expected).toBeUndefined()
        } else if (value instanceof Real) {
          met.ball++
          const [mid, radius] = [decimalOf(value.mid), decimalOf(value.radius)]
          expect(expected?.minus(mid).abs().lte(radius.plus('1e-60'))).toBe(true)
          // next to a pole the rounding of the argument counts
          expect(value.radius).toBeLessThanOrEqual((1 + value.mid * value.mid) * 1e-12)
        } else {
          met.exact++
          expect(
            expected
              ?.minus(decimal(toText(value)))
              .abs()
              .lte('1e-70'),
          ).toBe(true)
        }
      }),
      { numRuns: 120 },
    )
    expect(met.ball + met.exact).toBeGreaterThan(2)
  })
  test('a ball around a number where the value is undefined decides nothing', () => {
    const nearOne = certified.multiply(certified.call('exp', 1), certified.call('exp', -1))
    const failing = ['acosh', 'atanh', 'asec', 'acsc', 'acoth', 'asin', 'acos', 'asech'] as const
    expect(failing.map((name) => codeOf(tried(() => certified.call(name, nearOne))))).toEqual(failing.map(() => 'solve/undecided'))
    const nearZero = certified.subtract(nearOne, 1)
    const poles = ['log', 'log10', 'log2', 'sqrt', 'csc', 'cot', 'csch', 'coth', 'acot', 'acsch'] as const
    expect(poles.map((name) => codeOf(tried(() => certified.call(name, nearZero))))).toEqual(poles.map(() => 'solve/undecided'))
  })
  test('powers by rational exponents: exact where the root is, undefined for negative numbers', () => {
    expect(certified.power(divide(8, 27), divide(2, 3))).toEqual(divide(4, 9))
    expect(certified.power(0, divide(1, 2))).toBe(0)
    expect(codeOf(tried(() => certified.power(0, divide(-1, 2))))).toBe('solve/undefined')
    expect(codeOf(tried(() => certified.power(-8, divide(1, 3))))).toBe('solve/undefined')
  })
  test('what is exact in float64 is known to be equal, zero or beyond float64', () => {
    const [half, zero, huge] = [new Real(0.5, 0), new Real(0, 0), new Real(1e300, 0)]
    expect(certified.compare(certified.multiply(half, half), divide(1, 4))).toBe(0)
    expect(codeOf(tried(() => certified.divide(half, zero)))).toBe('solve/undefined')
    expect(codeOf(tried(() => certified.divide(half, certified.subtract(half, half))))).toBe('solve/undefined')
    expect(codeOf(tried(() => certified.multiply(huge, huge)))).toBe('solve/budget')
    expect(codeOf(tried(() => certified.divide(huge, new Real(1e-300, 0))))).toBe('solve/budget')
  })
  test('floor of a ball whose end is an integer is not told', () => {
    expect(certified.floor(new Real(2.5, 0.25))).toBe(2)
    for (const ball of [new Real(2.5, 0.5), new Real(3 - 2 ** -52, 2 ** -51), new Real(3 + 1e-15, 1.1e-15)])
      expect(codeOf(tried(() => certified.floor(ball)))).toBe('solve/undecided')
  })
})

describe('exact where a value is rational', () => {
  test('σ(0) = 1/2, tanh 0 = 0, e^0 = 1, ln 1 = 0, √(9/4) = 3/2', () => {
    expect(certified.call('sigmoid', 0)).toEqual(rational(1n, 2n))
    expect(certified.call('tanh', 0)).toBe(0)
    expect(certified.call('exp', 0)).toBe(1)
    expect(certified.call('log', 1)).toBe(0)
    expect(certified.call('sqrt', divide(9, 4))).toEqual(rational(3n, 2n))
  })
  test('an exact zero wins over any ball', () => {
    expect(certified.multiply(0, certified.call('tanh', 1))).toBe(0)
  })
})

describe('what cannot be decided is not', () => {
  test('a ball is not compared with itself recomputed', () => {
    const twice = (): Scalar => certified.call('tanh', 1)
    expect(certified.compare(twice(), twice())).toBeUndefined()
  })
  test.each([
    ['1/0', () => certified.divide(1, 0), 'solve/undefined'],
    ['ln 0', () => certified.call('log', 0), 'solve/undefined'],
    ['√−1', () => certified.call('sqrt', -1), 'solve/undefined'],
    [
      '1/(tanh 1 − tanh 1)',
      () => certified.divide(1, certified.subtract(certified.call('tanh', 1), certified.call('tanh', 1))),
      'solve/undecided',
    ],
  ])('%s', (_name, evaluate, code) => {
    expect(evaluate).toThrow(expect.objectContaining({ code }))
  })
})

test('float64 lies in the ball, through long computations', () => {
  const step = fc.constantFrom('add', 'multiply', 'subtract', 'sigmoid', 'tanh')
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.integer({ min: -40, max: 40 })), { maxLength: 30 }), (steps) => {
      let [ball, float]: [Scalar, number] = [1, 1]
      for (const [name, n] of steps) {
        const q = rational(BigInt(n), 7n)
        if (name === 'sigmoid' || name === 'tanh') [ball, float] = [certified.call(name, ball), float64.call(name, float)]
        else [ball, float] = [certified[name](ball, q), float64[name](float, toFloat(q))]
      }
      // Both are off the true value by rounding: the ball by at most its radius, the float by about as much.
      const radius = ball instanceof Real ? ball.radius : Math.abs(scalarToFloat(ball)) * 2 ** -48
      expect(Math.abs(scalarToFloat(ball) - float)).toBeLessThanOrEqual(2 * radius + Number.MIN_VALUE + 2 ** -50)
    }),
  )
})
