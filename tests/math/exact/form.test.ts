// What forms prove, and what they must not: tables of identities, and of traps that are false somewhere.
import { describe, expect, test } from 'vitest'
import { type Form, openForms } from '../../../src/math/exact/form.ts'
import { toText } from '../../../src/math/exact/rational.ts'
import type { Expr } from '../../../src/model.ts'
import { answerOf, compared, domains, formula, plainOptions } from './formula.ts'

/** One a line, `left = right`. */
const rows = (text: string): readonly (readonly [string, string])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' = '))
    .map(([left = '', right = '']) => [left, right] as const)

describe('real values', () => {
  test.each(
    rows(`
      (x + 1)^2 = x^2 + 2*x + 1
      (a - b)*(a + b) = a^2 - b^2
      2*w*u*x1 + u*x2 = u*(2*w*x1 + x2)
      1/(x - 1) - 1/(x + 1) = 2/(x^2 - 1)
      (x^2 - 1)/(x - 1) = x + 1
      1/(x^2 - 5*x + 6) = 1/(x - 3) - 1/(x - 2)
      1/(1 + 1/(1 + 1/x)) = (x + 1)/(2*x + 1)
      (x - a)^6000 = (a - x)^6000
      (x + y + z + w + 1)^24 = ((x + y + z + w + 1)^2)^12
      x^5*x^(-2) = x^3
      0.5*x = x/2
      sin(x)^2 + cos(x)^2 = 1
      sin(x + y) = sin(x)*cos(y) + cos(x)*sin(y)
      cos(2*x) = 1 - 2*sin(x)^2
      tan(x + y) = (tan(x) + tan(y))/(1 - tan(x)*tan(y))
      sin(3*x) = 3*sin(x) - 4*sin(x)^3
      cos(x)^4 = (3 + 4*cos(2*x) + cos(4*x))/8
      (1 - cos(x))/sin(x) = tan(x/2)
      sec(x)^2 - tan(x)^2 = 1
      cot(x) = cos(x)/sin(x)
      sin(x + pi/2) = cos(x)
      cosh(x)^2 - sinh(x)^2 = 1
      sinh(x)/cosh(x) = tanh(x)
      1 - tanh(x)^2 = sech(x)^2
      tanh(x) = (e^x - e^(-x))/(e^x + e^(-x))
      (1 + tanh(x))/2 = sigmoid(2*x)
      sigmoid(-z) = 1 - sigmoid(z)
      sigmoid(z)*(1 - sigmoid(z)) = e^(-z)/(1 + e^(-z))^2
      sigmoid(x)/(1 - sigmoid(x)) = e^x
      log(sigmoid(x)/(1 - sigmoid(x))) = x
      log(1 + e^x) = x + log(1 + e^(-x))
      -log(1 - sigmoid(x)) = log(1 + e^x)
      e^x1/(e^x1 + e^x2)*(1 - e^x1/(e^x1 + e^x2)) = e^(x1 + x2)/(e^x1 + e^x2)^2
      -y/p + (1 - y)/(1 - p) = (p - y)/(p*(1 - p))
      exp(-(x - m)^2/(2*s^2)) = exp(-x^2/(2*s^2))*exp(x*m/s^2)*exp(-m^2/(2*s^2))
      exp(log(x)) = x
      log(exp(x)) = x
      e^(2*log(x)) = x^2
      e^(log(x)/2) = sqrt(x)
      10^log10(x) = x
      log2(8) = 3
      log(8)/log(2) = 3
      log(x^3) = 3*log(x)
      log(x^2) = 2*log(abs(x))
      log(sqrt(x)) = log(x)/2
      log(x + 1) + log(x - 1) = log(x^2 - 1)
      log(p/(1 - p)) = log(p) - log(1 - p)
      2^x*2^y = 2^(x + y)
      4^x = 2^(2*x)
      6^x = 2^x*3^x
      x^y*x^z = x^(y + z)
      x^x = e^(x*log(x))
      sqrt(x^2) = abs(x)
      sqrt(x^2 + 2*x + 1) = abs(x + 1)
      (x^4)^(1/4) = abs(x)
      sqrt(x)*sqrt(x) = x
      sqrt(x)*sqrt(y) = sqrt(x*y)
      sqrt(x + 1)*sqrt(x - 1) = sqrt(x^2 - 1)
      sqrt(p*(1 - p)) = sqrt(p)*sqrt(1 - p)
      sqrt(x)/x = 1/sqrt(x)
      sqrt(x^3) = x*sqrt(x)
      x/sqrt(x^2 + y^2) = x*(x^2 + y^2)^(-1/2)
      1/(sqrt(x + 1) + sqrt(x)) = sqrt(x + 1) - sqrt(x)
      cbrt(-8*x^3) = -2*x
      cbrt(x)^3 = x
      root(x^5, 5) = x
      sqrt(50) = 5*sqrt(2)
      sqrt(3/4) = sqrt(3)/2
      (2/3)^(-1/2) = sqrt(6)/2
      1/(1 + sqrt(2)) = sqrt(2) - 1
      sqrt(11 + 6*sqrt(2)) = 3 + sqrt(2)
      sqrt(2 - sqrt(3)) = (sqrt(6) - sqrt(2))/2
      sqrt(2 - sqrt(2))*sqrt(2 + sqrt(2)) = sqrt(2)
      cos(pi/12) = (sqrt(6) + sqrt(2))/4
      cos(pi/5) = (1 + sqrt(5))/4
      sin(pi/8) = sqrt(2 - sqrt(2))/2
      tan(pi/8) = sqrt(2) - 1
      cos(pi/7)*cos(2*pi/7)*cos(3*pi/7) = 1/8
      cos(2*pi/7) + cos(4*pi/7) + cos(6*pi/7) = -1/2
      cos(pi/7 + pi/4) = cos(pi/7)*cos(pi/4) - sin(pi/7)*sin(pi/4)
      abs(x)*abs(y) = abs(x*y)
      abs(x^2 - 1) = abs(x - 1)*abs(x + 1)
      abs(x - y) = abs(y - x)
      abs(sin(x)) = sqrt(1 - cos(x)^2)
      sqrt(1 + tan(x)^2) = abs(sec(x))
      x*sign(x) = abs(x)
      sign(x)*abs(x) = x
      sign(x)^3 = sign(x)
      sign(-2*x) = -sign(x)
      relu(x) = (x + abs(x))/2
      max(x, y) + min(x, y) = x + y
      max(x, y)*min(x, y) = x*y
      max(0, x) = relu(x)
      max(x, y, z) = max(z, max(x, y))
      min(x, y, z) = -max(-y, -x, -z)
      max(x, x, x) = x
      relu(relu(x)) = relu(x)
      max(0, min(1, x)) = min(1, max(0, x))
      sqrt(max(x, 0)^2) = relu(x)
      relu(x)*relu(-x) = 0
      min(x, max(x, y)) = x
      max(x, max(y, z)) = max(max(x, y), z)
      max(x, y) - min(x, y) = abs(x - y)
      abs(abs(x) - 1) = abs(x - 1) + abs(x + 1) - abs(x) - 1
      x/abs(x) = sign(x)
      sign(x)^2*z + 1/x*(1/(w - 1) - 1/(w + 1)) = z + 2/x/(w^2 - 1)
      x^(y - 1)*x = x^y
      (x - y)*sign(x - y) = abs(x - y)
      exp(1/(1 + x) + y) = exp(1/(1 + x))*exp(y)
      exp(x/(1 + x)) = e*exp(-1/(1 + x))
      cos(1/(x - 1) - 1/(x + 1)) = cos(2/(x^2 - 1))
      log(exp(x*sin(y))) = x*sin(y)
      x^(1/(1 + sqrt(2))) = x^(sqrt(2) - 1)
      tan(tan(atan(1/2))) = tan(1/2)
      sin(asin(x)) = x
      cos(asin(x)) = sqrt(1 - x^2)
      tan(atan(x)) = x
      sin(2*atan(x)) = 2*x/(1 + x^2)
      acos(x) + asin(x) = pi/2
      acos(1/2) = pi/3
      atan(sqrt(3)) = pi/3
      atan(-x) = -atan(x)
      acsc(x) = asin(1/x)
      asinh(-x) = -asinh(x)
      asinh(sinh(x)) = x
      exp(asinh(x)) = x + sqrt(x^2 + 1)
      acosh(x) = log(x + sqrt(x^2 - 1))
      atanh(tanh(x)) = x
      atanh(x) = log((1 + x)/(1 - x))/2
      acoth(x) = log((x + 1)/(x - 1))/2
      factorial(n + 1) = (n + 1)*factorial(n)
      factorial(n)/factorial(n - 2) = n*(n - 1)
      factorial(5) = 120
      floor(x + 1) = floor(x) + 1
      ceil(x) = -floor(-x)
      floor(-7/2) = -4
      round(12/5) = 2
      mod(-7, 3) = 2
      mod(x, 1) = x - floor(x)
      sum(x + x) = sum(2*x)
      sum((x^2 - 1)/(x - 1)) = sum(x + 1)
      sin(sum(x))/cos(sum(x)) = tan(sum(x))
    `),
  )('%s = %s', (left, right) => {
    expect(answerOf(left, right)).toBe('equal')
    expect(answerOf(right, left)).toBe('equal')
  })

  test.each(
    rows(`
      sqrt(x^2) = x
      abs(x) = x
      sign(x)^2 = 1
      (x^6)^(1/2) = x^3
      x^(2*y/2)*0 + (x^(2*y))^(1/2) = x^y
      (x^y)^z = x^(y*z)
      (x^y)^(-1/2) = x^(-y/2)
      ((x^(2*y))^2)^(1/2) = x^(2*y)
      (x*y)^z = x^z*y^z
      (-x)^y = x^y
      abs(x^(y + 1/2)) = x*abs(x^(y - 1/2))
      sign(x)^2*z + x^(y - 1)*(1/(w - 1) - 1/(w + 1)) = z + 2*x^(y - 1)/(w^2 - 1)
      abs(x) + (x - abs(x))^(y - 1)*(1/(w - 1) - 1/(w + 1)) = -x + 2*(x - abs(x))^(y - 1)/(w^2 - 1)
      log(x^2)/2 = log(-x)*2
      log(abs(x)) = log(x)/2
      asin(sin(x)) = x
      atan(tan(x)) = x
      acos(cos(x)) = x
      10^(-50)*sin(x) = 0
      (x + 1)^13 = (x + 1)^13 + 1
      x^13 = x^13 + 1
      0.333333333333333*x^2 = x^2/3
      3.14159265358979 = pi
      e^x = 2.718281828459045^x
      x^y = y^x
      floor(x) = x
      floor(x/2)*2 = x
      round(x) = floor(x + 1/2)
      max(x, y) = x
      max(x, y)*z = max(x*z, y*z)
      abs(x) + abs(y) = abs(x + y)
      1/max(x, 2) = min(1/x, 1/2)
      abs(x - 1) + abs(x + 1) = 2*abs(x)
      relu(x + y) = relu(x) + relu(y)
      max(0, min(1, x)) = x
      sum(x) = x
      sigmoid(z)*(1 + sigmoid(z)) = sigmoid(z)*(1 - sigmoid(z))
      1 - tanh(x)^2 = 1 - tanh(x^2)
      sin(x)^2 = sin(x^2)
      sin(n*pi) = 0
    `),
  )('%s = %s is not shown', (left, right) => {
    expect(answerOf(left, right)).toBe('not-shown')
    expect(answerOf(right, left)).toBe('not-shown')
  })

  test.each([
    ['1/(x - x)', 'zero-divisor'],
    ['(sqrt(11 + 6*sqrt(2)) - 3 - sqrt(2))/(sqrt(11 + 6*sqrt(2)) - 3 - sqrt(2))', 'zero-divisor'],
    ['1/(sin(x)^2 + cos(x)^2 - 1)', 'zero-divisor'],
    ['0^(-1/2)', 'zero-divisor'],
    ['log(0)', 'zero-divisor'],
    ['0^0', 'not-known'],
    ['(x - x)^0', 'not-known'],
    ['0^x', 'not-known'],
    ['log(-2)', 'not-known'],
    ['sqrt(-4)', 'not-known'],
    ['(-8)^(1/3)', 'not-known'],
    ['round(5/2)', 'not-known'],
    ['factorial(-1)', 'not-known'],
    ['i*x', 'not-known'],
    ['if(x > 0, x, 0)', 'not-known'],
    ['max(x)', 'not-known'],
    ['x > 1', 'not-known'],
  ])('%s has no form: %s', (text, reason) => {
    expect(openForms(plainOptions).form(formula(text))).toEqual({ reason })
  })
})

describe('guards follow from what is declared', () => {
  const at = (low?: string, high?: string, lowOpen = false): Parameters<typeof compared>[2] => ({
    symbols: domains({ name: 'x', ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }), lowOpen }),
  })
  test.each([
    ['sqrt(x^2)', 'x', at('0'), at('-1')],
    ['sign(x)', '1', at('0', undefined, true), at('0')],
    ['abs(x)', '-x', at(undefined, '0'), at(undefined, '1')],
    ['sqrt(x^2*y^2)', '-x*abs(y)', at('-3', '-2'), at('-3', '2')],
    ['abs(1 - x)', '1 - x', at(undefined, '1'), at(undefined, '2')],
    ['abs(x*(1 - x))', 'x - x^2', at('0', '1'), at('0', '2')],
    ['sqrt((x - 3)^2)', 'x - 3', at('3'), at('2')],
    ['(x*y)^z', 'x^z*y^z', at('1/2'), at('-1/2')],
    ['(x^y)^z', 'x^(y*z)', at('0', undefined, true), at('-1')],
    ['(x^y)^(1/2)', 'x^(y/2)', at('2'), at()],
    ['abs(x^2 - 3*x + 3)', 'x^2 - 3*x + 3', at(), undefined],
    ['abs(x^2 - 3*x + 2)', 'x^2 - 3*x + 2', at('2'), at()],
  ])('%s = %s', (left, right, holds, fails) => {
    expect(compared(formula(left), formula(right), holds)).toBe('equal')
    if (fails !== undefined) expect(compared(formula(left), formula(right), fails)).toBe('not-shown')
  })

  test.each([
    ['sin(n*pi)', '0'],
    ['cos(2*n*pi)', '1'],
    ['cos(n*pi)', '(-1)^n'],
    ['(-1)^(2*n)', '1'],
    ['(-x)^n', '(-1)^n*x^n'],
    ['(x*y)^n', 'x^n*y^n'],
    ['(x^y)^n', 'x^(n*y)'],
    ['sqrt(x^(2*n))', 'abs(x^n)'],
    ['floor(x + n)', 'floor(x) + n'],
    ['round(3*n^2)', '3*n^2'],
  ])('%s = %s for integers n alone', (left, right) => {
    expect(compared(formula(left), formula(right), { symbols: domains({ name: 'n', integer: true }) })).toBe('equal')
    expect(compared(formula(left), formula(right))).not.toBe('equal')
  })

  test('the arguments of a function of which nothing is known keep their order', () => {
    const call = (...names: readonly string[]): Expr => ({ type: 'apply', name: 'f', args: names.map((name) => ({ type: 'name', name })) })
    expect(compared(call('x', 'y'), call('x', 'y'))).toBe('equal')
    expect(compared(call('x', 'y'), call('y', 'x'))).toBe('not-shown')
    expect(compared(call('x', 'y'), call('x'))).toBe('not-shown')
  })

  test('what the caller knows', () => {
    const [left, right] = [formula('sqrt(x*y)'), formula('sqrt(x)*sqrt(y)')]
    expect(compared(left, right)).toBe('not-shown')
    expect(compared(left, right, { nonNegative: new Set(['x', 'y']) })).toBe('equal')
    expect(compared(left, right, { assume: [{ of: formula('x'), sign: 'non-negative' }] })).toBe('equal')
    expect(compared(formula('abs(3*x - 6*y)/3'), formula('x - 2*y'), { assume: [{ of: formula('x - 2*y'), sign: 'positive' }] })).toBe(
      'equal',
    )
    expect(compared(formula('abs(3*x - 6*y)/3'), formula('x - 2*y'), { assume: [{ of: formula('x - y'), sign: 'positive' }] })).toBe(
      'not-shown',
    )
  })
})

describe('odd roots of negative numbers', () => {
  test.each([
    ['(-8)^(1/3)', '-2', 'equal', 'not-known'],
    ['(-x)^(1/3)', '-x^(1/3)', 'equal', 'equal'],
    ['(x^2)^(1/3)', '(x^(1/3))^2', 'equal', 'equal'],
    ['(x*y)^(1/3)', 'x^(1/3)*y^(1/3)', 'equal', 'equal'],
    ['(x^3)^(1/3)', 'x', 'equal', 'equal'],
    ['cbrt(-8)', '-2', 'equal', 'equal'],
    ['root(-32, 5)', '-2', 'equal', 'equal'],
    ['(x^2)^(1/6)', 'x^(1/3)', 'not-shown', 'not-shown'],
    ['(-2)^x', '(-1)^x*2^x', 'equal', 'equal'],
    ['(-1)^x', 'cos(pi*x)', 'not-shown', 'not-shown'],
  ] as const)('%s and %s: %s where they are real, %s where they are not', (left, right, real, none) => {
    expect(compared(formula(left), formula(right), { oddRoots: 'real' })).toBe(real)
    expect(compared(formula(left), formula(right), { oddRoots: 'undefined' })).toBe(none)
  })
})

describe('complex values', () => {
  const complex = { complex: true }
  test.each(
    rows(`
      i^2 = -1
      1/(1 + i) = (1 - i)/2
      (2 + 3*i)*(2 - 3*i) = 13
      e^(i*pi) = -1
      e^(i*x) = cos(x) + i*sin(x)
      abs(3 - 4*i) = 5
      abs(x + i*y)^2 = x^2 + y^2
      abs(e^(i*x)) = 1
      sqrt(-4) = 2*i
      (-8)^(1/3) = 1 + i*sqrt(3)
      log(-1) = i*pi
      sqrt(i) = (1 + i)/sqrt(2)
      (x + i*y)^2 = x^2 - y^2 + 2*i*x*y
      i^i = e^(-pi/2)
    `),
  )('%s = %s', (left, right) => {
    expect(compared(formula(left), formula(right), complex)).toBe('equal')
  })
  test.each(
    rows(`
      sqrt(x)*sqrt(y) = sqrt(x*y)
      log(x*y) = log(x) + log(y)
      log(1/x) = -log(x)
      (x^3)^(1/3) = x
      (-x)^(1/3) = -x^(1/3)
      cbrt(x) = x^(1/3)
      log(e^(i*x)) = i*x
      sqrt(x - 1)*sqrt(x + 1) = sqrt(x^2 - 1)
      abs(x + i*y) = x + i*y
      abs(sqrt(x)) = sqrt(x)
    `),
  )('%s = %s is not shown', (left, right) => {
    expect(compared(formula(left), formula(right), complex)).toBe('not-shown')
  })
})

describe('what else a form tells', () => {
  const forms = openForms({ ...plainOptions, assume: [] })
  const form = (text: string): Exclude<ReturnType<typeof forms.form>, { reason: string }> => {
    const made = forms.form(formula(text))
    if (made.reason !== undefined) throw new Error(`${text}: ${made.reason}`)
    return made
  }
  const textOf = (q: ReturnType<typeof forms.constant>): string | undefined => (q === undefined ? undefined : toText(q))

  test.each([
    ['2*x - 4', 'x - 2', '2'],
    ['(x^2 - 1)/(x + 1)', '3 - 3*x', '-1/3'],
    ['1/(x^2 - 1)', '2/((x - 1)*(x + 1))', '1/2'],
    ['sin(2*x)', 'sin(x)*cos(x)', '2'],
    ['sqrt(2)*x', 'x', undefined],
    ['x - y', 'x + y', undefined],
    ['x', 'x - x', undefined],
    ['x - x', 'x', undefined],
    ['x^2', 'x', undefined],
  ])('the ratio of %s and %s is %s', (left, right, ratio) => {
    expect(textOf(forms.ratio(form(left), form(right)))).toBe(ratio)
  })
  test.each([
    ['(x + 1)/(2*x + 2)', '1/2'],
    ['sin(x)^2 + cos(x)^2', '1'],
    ['x/3', undefined],
    ['x - x', '0'],
    ['sqrt(2)*sqrt(8)', '4'],
    ['pi', undefined],
    ['(1 + sqrt(2))*(1 - sqrt(2))', '-1'],
  ])('%s as a number is %s', (text, value) => {
    expect(textOf(forms.constant(form(text)))).toBe(value)
  })
  test.each([
    ['(x^2 - y)^30/(1 + 1/(x - y))', true],
    ['sqrt(x)', false],
    ['x + sin(x) - sin(x)', true],
    ['1/(1 + e^x)', false],
    ['sqrt(x^2 + 1)^2', true],
    ['abs(x)', false],
  ])('%s is rational in its letters: %s', (text, expected) => {
    expect(forms.isRational(form(text))).toBe(expected)
  })
  test('zero', () => {
    expect(forms.isZero(form('1/(1 + x) - (x - 1)/(x^2 - 1)'))).toBe(true)
    expect(forms.isZero(form('1/(1 + x) - (x + 1)/(x^2 - 1)'))).toBe(false)
  })
})

describe('scopes', () => {
  const textOf = ({ sum }: Form): string =>
    sum
      .map(({ coefficient, factors }) =>
        [toText(coefficient), ...factors.map(({ atom, power }) => `a${atom.id}^${toText(power)}`)].join('*'),
      )
      .join(' + ')
  const key = formula('x/(1 + x) + sin(x) + x^(2*y)')
  const students = [
    '1 - 1/(1 + x) + sin(x) + x^(2*y)',
    'x/(1 - x) + cos(y)',
    // x^y stands here, and is real in this pair alone
    'abs(x^y) + sqrt(z)*w',
    'x^x + abs(x^(3*y))',
    'x/(x + 1) + sin(x) + x^(y + y)',
  ].map(formula)
  const answers = (order: readonly number[]): ReadonlyMap<number, string> => {
    const forms = openForms(plainOptions)
    const own = forms.form(key)
    const found = new Map<number, string>()
    for (const i of order)
      forms.scoped(() => {
        const other = forms.form(students[i] ?? key)
        if (own.reason === undefined && other.reason === undefined) found.set(i, `${forms.equal(own, other)} ${textOf(other)}`)
      })
    return found
  }
  test('what a student wrote leaves no trace in the forms of the next', () => {
    const [forth, back] = [answers([0, 1, 2, 3, 4]), answers([4, 3, 2, 1, 0])]
    expect(forth.size).toBe(5)
    expect(new Map([...back].sort(([a], [b]) => a - b))).toEqual(forth)
    expect([...forth.values()].map((text) => text.split(' ')[0])).toEqual(['true', 'false', 'false', 'false', 'true'])
  })
  test('a scope that is left by an exception is closed too', () => {
    const forms = openForms(plainOptions)
    expect(() =>
      forms.scoped(() => {
        forms.form(formula('a + b'))
        throw new Error('on the way')
      }),
    ).toThrow('on the way')
    const own = forms.form(formula('b + a'))
    expect(own.reason === undefined && own.sum.map(({ factors }) => factors[0]?.atom.id)).toEqual([0, 1])
  })
})
