// Inside the domain, outside it, or not to be told: by hand, in float64, with many bits and exactly. `-` says that exact
// arithmetic has no word on it.
import { describe, expect, test } from 'vitest'
import { apart, type Ball, type BallOptions, type Balls, openBalls, toNumber } from '../../../src/math/ball/at.ts'
import { divide, multiply, power, toText } from '../../../src/math/exact/rational.ts'
import type { Expr } from '../../../src/model.ts'
import { ballsOf, complex, letters, pointOf, real } from './support.ts'

const oddRoots: BallOptions = { oddRoots: 'real', complex: false }

/** formula at x, y: what it is in float64 / with 200 bits / exactly. */
const told = (source: string, point: readonly string[], options: BallOptions = real): string => {
  const balls = ballsOf(source, options)
  const at = pointOf(...point)
  const [quick, slow, exact] = [balls.double(at), balls.precise(at, 200), balls.exact(at)]
  const text = (outcome: typeof quick): string => (outcome.type === 'value' ? toNumber(outcome.value).toPrecision(6) : outcome.type)
  if (quick.type === 'value' && slow.type === 'value') expect(apart(quick.value, slow.value)).toBe(false)
  return [text(quick), text(slow), typeof exact === 'string' ? exact : toText(exact)].join(' ')
}

describe.each<
  [title: string, options: BallOptions, rows: readonly (readonly [source: string, point: readonly string[], expected: string])[]]
>([
  [
    'divisors, poles and ends of domains',
    real,
    [
      ['1/(x - 1)', ['1'], 'undefined undefined undefined'],
      ['0*(1/(x - 1))', ['1'], 'undefined undefined undefined'],
      ['1/(x^2 - y)', ['1/2', '1/4'], 'undefined undefined undefined'],
      ['1/(x - x)', ['1/3'], 'unknown unknown undefined'],
      ['1/(sin(x)^2 + cos(x)^2 - 1)', ['1'], 'unknown unknown irrational'],
      ['tan(pi/2)', [], 'unknown unknown irrational'],
      ['csc(x)', ['0'], 'undefined undefined undefined'],
      ['coth(x)', ['0'], 'undefined undefined undefined'],
      ['acot(x)', ['0'], 'undefined undefined undefined'],
      ['log(x)', ['0'], 'undefined undefined undefined'],
      ['log(x)', ['-1/3'], 'undefined undefined undefined'],
      ['log(x - 1/3)', ['1/3'], 'unknown unknown undefined'],
      ['log10(x) + log2(x)', ['-2'], 'undefined undefined undefined'],
      ['sqrt(x)', ['-1'], 'undefined undefined undefined'],
      ['sqrt(x)', ['0'], '0.00000 0.00000 0'],
      ['sqrt(x)', ['4'], '2.00000 2.00000 2'],
      ['sqrt(k)', ['4'], 'unknown unknown unknown'],
      ['sqrt(x/y)*sqrt(y/x)', ['1', '-1'], 'undefined undefined undefined'],
      ['asin(x)', ['1'], '1.57080 1.57080 irrational'],
      ['asin(x)', ['9/8'], 'undefined undefined undefined'],
      ['acos(x)', ['-9/8'], 'undefined undefined undefined'],
      ['acos(x)', ['1'], '0.00000 0.00000 0'],
      ['asec(x)', ['1/2'], 'undefined undefined undefined'],
      ['acsc(x)', ['-3/4'], 'undefined undefined undefined'],
      ['acosh(x)', ['3/4'], 'undefined undefined undefined'],
      ['acosh(x)', ['-2'], 'undefined undefined undefined'],
      ['acosh(x)', ['1'], '0.00000 0.00000 0'],
      ['atanh(x)', ['1'], 'undefined undefined undefined'],
      ['atanh(x)', ['-3/2'], 'undefined undefined undefined'],
      ['asech(x)', ['2'], 'undefined undefined undefined'],
      ['acoth(x)', ['1/2'], 'undefined undefined undefined'],
      ['exp(1000)', [], 'unknown Infinity irrational'],
      ['exp(exp(40))', [], 'unknown unknown irrational'],
      ['tanh(10^12)', [], '1.00000 1.00000 irrational'],
      ['sigmoid(-10^12) + 1', [], '1.00000 1.00000 irrational'],
    ],
  ],
  [
    'powers',
    real,
    [
      ['x^y', ['0', '0'], 'undefined undefined undefined'],
      ['x^0', ['0'], 'undefined undefined undefined'],
      ['x^(-2)', ['0'], 'undefined undefined undefined'],
      ['x^y', ['0', '1/2'], '0.00000 0.00000 0'],
      ['x^y', ['0', '1/3'], '0.00000 0.00000 0'],
      ['x^y', ['0', '-1/2'], 'undefined undefined undefined'],
      ['x^y', ['-2', '3'], '-8.00000 -8.00000 -8'],
      ['x^y', ['-2', '-3'], '-0.125000 -0.125000 -1/8'],
      ['x^y', ['-2', '1/2'], 'undefined undefined undefined'],
      ['x^y', ['-8', '1/3'], 'undefined undefined undefined'],
      ['x^(1/3)', ['-8'], 'undefined undefined undefined'],
      ['x^(2/3)', ['8'], '4.00000 4.00000 4'],
      ['x^(-(1/2))', ['4/9'], '1.50000 1.50000 3/2'],
      ['x^pi', ['-2'], 'undefined undefined irrational'],
      ['x^(y - 1/3)', ['-2', '1/3'], 'unknown unknown 1'],
      ['2^x', ['1/2'], '1.41421 1.41421 irrational'],
      ['x^1000', ['2'], '1.07151e+301 1.07151e+301 -'],
      ['(x - y)^6000', ['2', '1'], '1.00000 1.00000 1'],
      ['(x - y)^6000', ['1/2', '1'], '0.00000 0.00000 unknown'],
      ['e^x', ['0'], '1.00000 1.00000 1'],
      ['cbrt(x)', ['-8'], '-2.00000 -2.00000 -2'],
      ['root(x, 3)', ['-27'], '-3.00000 -3.00000 -3'],
      ['root(x, 4)', ['16'], '2.00000 2.00000 2'],
      ['root(x, 4)', ['-16'], 'undefined undefined undefined'],
    ],
  ],
  [
    'odd roots are real',
    oddRoots,
    [
      ['x^(1/3)', ['-8'], '-2.00000 -2.00000 -2'],
      ['x^(2/3)', ['-8'], '4.00000 4.00000 4'],
      ['x^(-1/3)', ['-8'], '-0.500000 -0.500000 -1/2'],
      ['x^(3/5)', ['-32'], '-8.00000 -8.00000 -8'],
      ['x^(1/2)', ['-8'], 'undefined undefined undefined'],
      ['x^y', ['-8', '1/3'], 'unknown unknown unknown'],
      ['x^y', ['-8', '1/4'], 'unknown unknown unknown'],
      ['x^y', ['-2', '3'], 'unknown unknown unknown'],
      ['x^pi', ['-2'], 'unknown unknown irrational'],
      ['(x - 1/3)^(1/3) + 1', ['1/3'], '1.00000 1.00000 1'],
    ],
  ],
  [
    'steps, order and whole numbers',
    real,
    [
      ['abs(x) + sign(x) + relu(x)', ['-5/2'], '1.50000 1.50000 3/2'],
      ['sign(x)', ['0'], '0.00000 0.00000 0'],
      ['floor(x)*10 + ceil(x)', ['-5/2'], '-32.0000 -32.0000 -32'],
      ['round(x)*10 + round(y)', ['5/2', '-7/4'], '28.0000 28.0000 28'],
      // anything from −3 to −2
      ['round(x)', ['-5/2'], '-2.50000 -2.50000 unknown'],
      ['floor(x)', ['7'], '7.00000 7.00000 7'],
      ['floor(sqrt(2)*10^9)', [], '1.41421e+9 1.41421e+9 irrational'],
      ['mod(x, 3) + mod(x, -3)', ['-7'], '1.00000 1.00000 1'],
      ['mod(x, 0)', ['1'], 'undefined undefined undefined'],
      ['min(x, 1, y) + max([x, 1, y])', ['3', '-2'], '1.00000 1.00000 1'],
      ['factorial(x)', ['5'], '120.000 120.000 120'],
      ['factorial(x)', ['170'], '7.25742e+306 7.25742e+306 -'],
      ['factorial(x)', ['171'], 'unknown unknown unknown'],
      ['factorial(x)', ['-1'], 'undefined undefined undefined'],
      ['factorial(x)', ['5/2'], 'undefined undefined undefined'],
    ],
  ],
  [
    'exact values of functions',
    real,
    [
      ['sigmoid(x) + cos(x) + exp(x) + cosh(x) + sech(x) + sec(x)', ['0'], '5.50000 5.50000 11/2'],
      ['sin(x) + tan(x) + asin(x) + atan(x) + sinh(x) + tanh(x) + asinh(x) + atanh(x)', ['0'], '0.00000 0.00000 0'],
      ['log(x) + acos(x) + acosh(x) + asec(x) + asech(x)', ['1'], '0.00000 0.00000 0'],
      ['log10(1000) + log10(1/100) + log2(8) + log2(1/2)', [], '3.00000 3.00000 3'],
      ['log10(20)', [], '1.30103 1.30103 irrational'],
      ['sqrt(9/4) + cbrt(27/8)', [], '3.00000 3.00000 3'],
      ['sqrt(2)^2', [], '2.00000 2.00000 irrational'],
    ],
  ],
  [
    'what is not evaluated',
    real,
    [
      ['i*x', ['1'], 'unknown unknown unknown'],
      ['[x, 1]', ['1'], 'unknown unknown unknown'],
      ['x < 1', ['1'], 'unknown unknown unknown'],
      ['if(x > 0, 1, 2)', ['1'], 'unknown unknown unknown'],
      ['sum([x, 1])', ['1'], 'unknown unknown unknown'],
      ['log(-1) + unbound', [], 'undefined undefined undefined'],
    ],
  ],
])('%s', (_, options, rows) => {
  test.each(rows)('%s at %s: %s', (source, point, expected) => {
    const [quick, slow, ...exact] = told(source, point, options).split(' ')
    const [first, second, ...third] = expected.split(' ')
    expect([quick, slow]).toEqual([first, second])
    if (third[0] !== '-') expect(exact.join('')).toBe(third.join(''))
  })
})

describe('a declared function', () => {
  const x: Expr = { type: 'name', name: 'x' }
  const y: Expr = { type: 'name', name: 'y' }
  const apply = (name: string, ...args: readonly Expr[]): Expr => ({ type: 'apply', name, args })
  const at = (expr: Expr, options: BallOptions = real): Balls => openBalls(expr, letters, options)
  const value = (expr: Expr): Ball => {
    const outcome = at(expr).double(pointOf('1/3', '2'))
    if (outcome.type !== 'value') throw new Error(outcome.type)
    return outcome.value
  }
  test('is the same for the same name and arguments, as far as balls tell', () => {
    const twice: Expr = { type: 'arithmetic', op: '/', left: { type: 'arithmetic', op: '*', left: x, right: y }, right: y }
    expect(apart(value(apply('f', x)), value(apply('f', twice)))).toBe(false)
  })
  test.each([
    ['another name', apply('g', x)],
    ['another argument', apply('f', y)],
    ['more arguments', apply('f', x, y)],
    ['applied twice', apply('f', apply('f', x))],
  ])('differs for %s', (_, other) => {
    expect(apart(value(apply('f', x)), value(other))).toBe(true)
  })
  test('arguments are told apart by their places, and f(x, y) is no sum of functions of one of them', () => {
    const f = (a: string, b: string): number => {
      const outcome = at(apply('f', x, y)).double(pointOf(a, b))
      return outcome.type === 'value' ? toNumber(outcome.value) : NaN
    }
    expect(Math.abs(f('1', '2') - f('2', '1'))).toBeGreaterThan(1e-3)
    expect(Math.abs(f('1', '2') - f('1', '3') - f('4', '2') + f('4', '3'))).toBeGreaterThan(1e-3)
  })
  test('has no exact value, and is defined wherever its arguments are', () => {
    expect(at(apply('f', x)).exact(pointOf('0', '0'))).toBe('unknown')
    const outside = apply('f', { type: 'call', name: 'log', args: [x] })
    expect(at(outside).double(pointOf('-1', '0')).type).toBe('undefined')
    expect(at(outside, complex).double(pointOf('-1', '0')).type).toBe('value')
  })
})

describe('what is too long or too deep to evaluate', () => {
  test('a program of more than 8,000 slots is not run', () => {
    const long = Array.from({ length: 9_000 }).reduce<Expr>(
      (sum) => ({ type: 'arithmetic', op: '+', left: sum, right: { type: 'name', name: 'x' } }),
      { type: 'name', name: 'x' },
    )
    expect(openBalls(long, letters, real).double(pointOf('1', '1')).type).toBe('unknown')
  })
  test.each([
    '9^9^9',
    '9^9^9^9',
    '(x + 1)^1000000',
    '2^(2^(2^(2^(2^2))))',
    'exp(exp(exp(exp(x))))',
    'factorial(factorial(x + 9))',
    'sin(10^400*x)',
    '(1/10)^400^3',
  ])('%s comes to an end', (source) => {
    const balls = ballsOf(source)
    for (const outcome of [balls.double(pointOf('1', '1')), balls.precise(pointOf('1', '1'), 400)])
      expect(outcome.type).not.toBe('undefined')
    expect(balls.exact(pointOf('1', '1'))).not.toBe('undefined')
  })
  test('fractions beyond 20,000 bits together are not reduced: no exact value is told', () => {
    const sum = (count: number): string => Array.from({ length: count }, () => '(x/7 + 1/3)^99').join(' + ')
    expect(ballsOf(sum(3)).exact(pointOf('1', '1'))).toEqual(divide(multiply(3, power(10, 99)), power(21, 99)))
    expect(ballsOf(sum(80)).exact(pointOf('1', '1'))).toBe('unknown')
  })
  test('bits beyond reason are refused', () => {
    for (const bits of [0, 10, 1e6, NaN]) expect(ballsOf('x').precise(pointOf('1', '1'), bits).type).toBe('unknown')
  })
})
