// What holds of every decision: it depends on the pair alone, two halves that contradict each other are a bug that shows, hostile
// input ends, and no rewriting of a formula is ever refuted.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Balls, openBalls } from '../../../src/math/ball/at.ts'
import { openDecider } from '../../../src/math/decide/decide.ts'
import { InternalContradiction } from '../../../src/math/decide/decision.ts'
import { type Kernel, kernel } from '../../../src/math/decide/kernel.ts'
import type { Forms } from '../../../src/math/exact/form.ts'
import { toFloat } from '../../../src/math/exact/rational.ts'
import type { Expr } from '../../../src/model.ts'
import { formulaOf, termsOf, told } from '../../support/formulas.ts'

const ask = (reference: string, students: readonly string[], engines: Kernel = kernel): readonly string[] => {
  const decide = openDecider(formulaOf(reference), termsOf(), engines)
  return students.map((student) => told(decide(formulaOf(student))))
}

describe('a decision depends on the pair alone', () => {
  const students = [
    'x^2 - 1',
    '(x - 1)*(x + 1)',
    'log(x)',
    'sqrt(x)^4 - 1',
    'x*y',
    'exp(2*log(x)) - 1',
    'z + i',
    'x^2 - 1 + 1/10^40',
    'abs(x)^2 - 1',
    '1/(x - x)',
    'x^2',
  ]
  test('not on what was decided before', () => {
    const alone = students.map((student) => ask('x^2 - 1', [student])[0])
    expect(ask('x^2 - 1', students)).toEqual(alone)
    expect(ask('x^2 - 1', students.toReversed())).toEqual(alone.toReversed())
    expect(ask('x^2 - 1', [...students, ...students])).toEqual([...alone, ...alone])
  })
  test('not after any number of letters and facts has been seen', () => {
    const many = Array.from({ length: 40 }, (_, i) => `log(x${i}) + sqrt(y${i})`)
    const [last] = ask('x^2 - 1', [...many, 'exp(2*log(x)) - 1']).slice(-1)
    expect([last]).toEqual(ask('x^2 - 1', ['exp(2*log(x)) - 1']))
  })
})

describe('a proof and a witness for one pair', () => {
  const lying: Kernel = { ...kernel, openForms: (options) => ({ ...kernel.openForms(options), equal: () => true }) }
  test('throw, where a point beyond the first ones tells', () => {
    const equalAtFirst = 'x + (x - 1/2)*(x + 1)*(x - 2)*sin(1)'
    expect(() => ask('x', [equalAtFirst], lying)).toThrow(InternalContradiction)
    expect(ask('x', [equalAtFirst])[0]).toMatch(/^different ball at x = -1\/2: /)
  })
  test('throw, where the only point with many bits tells', () => {
    const blind: Kernel = {
      ...lying,
      openBalls: (...asked) => ({ ...openBalls(...asked), double: () => ({ type: 'unknown' }), exact: () => 'unknown' }),
    }
    expect(() => ask('sin(x)', ['sin(x) + 1/10^30'], blind)).toThrow(InternalContradiction)
    expect(ask('sin(x)', ['sin(x) + 0'], blind)).toEqual(['equal normal-form'])
  })
  test('points come first: a wrong proof does not outvote them', () => {
    expect(ask('x', ['x + 1'], lying)).toEqual(['different exact-point at x = 2: 2, 3'])
  })
  test('a nowhere defined pair is not equal, whatever is proved of it', () => {
    const nowhere: Kernel = {
      ...lying,
      openBalls: (...asked) => ({ ...openBalls(...asked), double: () => ({ type: 'undefined' }), exact: () => 'undefined' }),
    }
    expect(ask('sin(x)', ['cos(x)', 'sin(x)'], nowhere)).toEqual(['undecided no-point', 'undecided no-point'])
  })
  test('what cannot be evaluated is not equal, whatever is proved of it', () => {
    const unknown = (): Balls => ({ double: () => ({ type: 'unknown' }), precise: () => ({ type: 'unknown' }), exact: () => 'unknown' })
    expect(ask('sin(x)', ['cos(x)', 'sin(x)'], { ...lying, openBalls: unknown })).toEqual(['undecided no-point', 'undecided no-point'])
  })
  test('a form that is refused is no proof', () => {
    const mute = (): Forms => ({
      ...kernel.openForms({ symbols: new Map(), oddRoots: 'undefined', complex: false }),
      form: () => ({ reason: 'budget' }),
    })
    expect(ask('sin(x)', ['sin(x) + 0*y', 'cos(x)'], { ...kernel, openForms: mute })).toEqual([
      'undecided numeric',
      'different ball at x = 1/2: 0.479425538604203, 0.8775825618903728',
    ])
  })
})
describe('hostile input ends', () => {
  const x: Expr = { type: 'name', name: 'x' }
  const one: Expr = { type: 'number', value: '1' }
  const call = (name: 'sin' | 'exp' | 'max' | 'sqrt', ...args: readonly Expr[]): Expr => ({ type: 'call', name, args })
  const op = (type: '+' | '-' | '*' | '/' | '^', left: Expr, right: Expr): Expr => ({ type: 'arithmetic', op: type, left, right })
  const nested = (times: number, wrap: (inner: Expr) => Expr): Expr => Array.from({ length: times }).reduce<Expr>(wrap, x)
  const f = formulaOf
  test.each<[string, Expr]>([
    ['towers of powers', f('9^9^9^9')],
    ['powers of letters', f('x^y^z^x^y^z')],
    ['a large exponent', f('(x + y)^100000')],
    ['a power of many terms', f('(x + y + z + w + 1)^24')],
    ['products of sums', f(Array.from({ length: 60 }, (_, i) => `(x + ${i}*y)`).join('*'))],
    ['minus signs', nested(190, (arg) => ({ type: 'negate', arg }))],
    ['functions in functions', nested(190, (inner) => call('sin', inner))],
    ['exponentials of exponentials', nested(60, (inner) => call('exp', inner))],
    ['roots of roots', nested(100, (inner) => call('sqrt', op('+', inner, x)))],
    ['sums of roots of sums of roots', f(Array.from({ length: 25 }, (_, i) => `sqrt(${i + 2} + sqrt(x + ${i}))`).join(' + '))],
    ['factorials', f('factorial(factorial(9))')],
    ['many letters', f(Array.from({ length: 120 }, (_, i) => `a${i}*b${i}`).join(' + '))],
    ['long numbers', f(`${'9'.repeat(390)}*x + ${'7'.repeat(390)}/${'3'.repeat(389)}`)],
    ['quotients in quotients', nested(190, (inner) => op('/', one, op('+', one, inner)))],
    ['maxima of maxima', nested(90, (inner) => call('max', one, op('-', op('*', x, x), inner)))],
  ])('%s', (_, expr) => {
    const more = op('+', expr, one)
    for (const [a, b] of [
      [expr, more],
      [expr, expr],
      [x, expr],
      [expr, op('+', one, expr)],
    ] as const) {
      const { verdict } = openDecider(a, termsOf())(b)
      if (a === b) expect(verdict).not.toBe('different')
      else if (a !== x) expect(verdict).not.toBe('equal')
    }
  })
})

describe('rewriting', () => {
  const leaf: fc.Arbitrary<Expr> = fc.oneof(
    fc.constantFrom('x', 'y').map((name): Expr => ({ type: 'name', name })),
    fc.constantFrom('0', '1', '2', '3', '1/2', '5/3').map((value): Expr => ({ type: 'number', value })),
  )
  const op = (type: '+' | '-' | '*' | '/' | '^', left: Expr, right: Expr): Expr => ({ type: 'arithmetic', op: type, left, right })
  const formulas = fc.letrec<{ expr: Expr }>((tie) => ({
    expr: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf,
      fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('expr'), tie('expr')).map(([type, a, b]) => op(type, a, b)),
      fc.tuple(tie('expr'), fc.constantFrom('2', '3', '1/2', '1/3')).map(([a, value]) => op('^', a, { type: 'number', value })),
      fc
        .tuple(fc.constantFrom('sigmoid', 'tanh', 'exp', 'log', 'sqrt', 'abs', 'sin', 'atan'), tie('expr'))
        .map(([name, a]): Expr => ({ type: 'call', name, args: [a] })),
      tie('expr').map((arg): Expr => ({ type: 'negate', arg })),
    ),
  })).expr
  const number = (value: string): Expr => ({ type: 'number', value })
  const call = (name: 'exp' | 'log' | 'abs' | 'sqrt' | 'max', ...args: readonly Expr[]): Expr => ({ type: 'call', name, args })
  /** Each is equal to its argument wherever it has a value. */
  const rewritings: readonly ((e: Expr, other: Expr) => Expr)[] = [
    (e) => op('+', number('0'), e),
    (e) => op('*', e, number('1')),
    (e) => ({ type: 'negate', arg: { type: 'negate', arg: e } }),
    (e, other) => op('-', op('+', e, other), other),
    (e, other) => op('/', op('*', other, e), other),
    (e) => call('log', call('exp', e)),
    (e) => call('exp', call('log', e)),
    (e) => op('*', call('sqrt', e), call('sqrt', e)),
    (e) => op('-', call('max', e, number('0')), call('max', { type: 'negate', arg: e }, number('0'))),
    (e) => op('-', op('^', op('+', e, number('1')), number('2')), op('+', op('^', e, number('2')), op('+', e, number('1')))),
  ]
  test('is never refuted', () => {
    fc.assert(
      fc.property(formulas, formulas, fc.nat({ max: rewritings.length - 1 }), (e, other, k) => {
        const rewritten = rewritings[k]?.(e, other) ?? e
        expect(openDecider(e, termsOf())(rewritten).verdict).not.toBe('different')
        expect(openDecider(rewritten, termsOf())(e).verdict).not.toBe('different')
      }),
      { numRuns: 400 },
    )
  })
  test('and what is added is never overlooked', () => {
    fc.assert(
      fc.property(formulas, fc.constantFrom('1', '1/1000000000000', '-3/7'), (e, amount) => {
        expect(openDecider(e, termsOf())(op('+', e, number(amount))).verdict).not.toBe('equal')
      }),
      { numRuns: 300 },
    )
  })
  /** A formula in plain float64, no code of the kernel; NaN where an intermediate value is so large or small that floats may not tell. */
  function float(expr: Expr, x: number, y: number): number {
    const value = floatOf(expr, x, y)
    return value === 0 || (Math.abs(value) < 1e4 && Math.abs(value) > 1e-4) ? value : NaN
  }
  function floatOf(expr: Expr, x: number, y: number): number {
    switch (expr.type) {
      case 'number': {
        const [n, d = 1] = expr.value.split('/').map(Number)
        return (n ?? NaN) / d
      }
      case 'name':
        return expr.name === 'x' ? x : y
      case 'negate':
        return -float(expr.arg, x, y)
      case 'arithmetic': {
        const [a, b] = [float(expr.left, x, y), float(expr.right, x, y)]
        const by = { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '^': a < 0 && b % 1 !== 0 ? NaN : a ** b, '.*': NaN, './': NaN }
        return by[expr.op]
      }
      case 'call': {
        const [a = NaN, b = NaN] = expr.args.map((arg) => float(arg, x, y))
        if (expr.name === 'sigmoid') return 1 / (1 + Math.exp(-a))
        if (expr.name === 'max') return Math.max(a, b)
        const known = { tanh: Math.tanh, exp: Math.exp, log: Math.log, sqrt: Math.sqrt, abs: Math.abs, sin: Math.sin, atan: Math.atan }
        return Object.entries(known).find(([name]) => name === expr.name)?.[1](a) ?? NaN
      }
      default:
        return NaN
    }
  }
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b))
  test('what is proved equal agrees in float64, what differs does so at the point that is shown', () => {
    const [pairs, points] = [fc.tuple(formulas, formulas, fc.nat({ max: rewritings.length })), [0.3, 1.7, -0.6, -2.2, 5.1]]
    fc.assert(
      fc.property(pairs, ([e, other, k]) => {
        const student = rewritings[k]?.(e, other) ?? other
        const decision = openDecider(e, termsOf())(student)
        if (decision.verdict === 'equal')
          for (const x of points)
            for (const y of points) {
              const [a, b] = [float(e, x, y), float(student, x, y)]
              if (!Number.isNaN(a + b)) expect({ x, y, near: near(a, b), a, b }).toMatchObject({ near: true })
            }
        if (decision.verdict !== 'different' || decision.witness === undefined) return
        const { values, left, right } = decision.witness
        const at = (name: string): number => toFloat(values.find((value) => value.name === name)?.value ?? 0)
        for (const [side, shown] of [[e, left] as const, [student, right] as const]) {
          const value = float(side, at('x'), at('y'))
          if (!Number.isNaN(value)) expect({ value, shown, near: near(value, toFloat(shown)) }).toMatchObject({ near: true })
        }
      }),
      { numRuns: 500 },
    )
  })
})
