// What is decided of pairs of formulas: one table a kind of trap. Verdicts are worked out by hand, or are textbook identities.
import { describe, expect, test } from 'vitest'
import { openDecider } from '../../../src/math/decide/decide.ts'
import type { Expr, SymbolDomain } from '../../../src/model.ts'
import { type Asked, decided, formulaOf, termsOf, told } from '../../support/formulas.ts'

const positive = (name: string): SymbolDomain => ({ name, low: '0', lowOpen: true })
type Row = readonly [reference: string, student: string, asked?: Asked]
const each = (rows: readonly Row[]): [string, string, Asked | undefined][] => rows.map(([a, b, asked]) => [a, b, asked])

describe('equal', () => {
  test.each(
    each([
      ['x + 1', '1 + x'],
      ['(x - 1)*(x + 1)', 'x^2 - 1'],
      ['(x - a)^6000', '(a - x)^6000'],
      ['2/4', '0.5'],
      ['a/(b/c)', 'a*c/b'],
      ['1/(1 + exp(-x))', 'sigmoid(x)'],
      ['sigmoid(x)*(1 - sigmoid(x))', 'exp(-x)/(1 + exp(-x))^2'],
      ['1 - sigmoid(x)', 'sigmoid(-x)'],
      ['tanh(x)', '2*sigmoid(2*x) - 1'],
      ['1 - tanh(x)^2', 'sech(x)^2'],
      ['exp(x + y)', 'exp(x)*exp(y)'],
      ['sin(x + y)', 'sin(x)*cos(y) + cos(x)*sin(y)'],
      ['sin(x)^2 + cos(x)^2', '1'],
      ['sqrt(x^2)', 'abs(x)'],
      ['sqrt(11 + 6*sqrt(2))', '3 + sqrt(2)'],
      ['log(x*y)', 'log(x) + log(y)', { symbols: [positive('x'), positive('y')] }],
      ['max(a, b)', '(a + b + abs(a - b))/2'],
      ['relu(x)', 'max(0, x)'],
      ['2^x*3^x', '6^x'],
      ['e^x', 'exp(x)'],
      ['f*c_prev + i*g', 'g*i + c_prev*f'],
      ['i*i', '-1', { constants: ['i'] }],
      ['exp(i*x)', 'cos(x) + i*sin(x)', { constants: ['i'] }],
      ['abs(x)^2', 'x^2'],
      // where the domain is declared, it is enough that they are equal there
      ['sqrt(x^2)', 'x', { symbols: [{ name: 'x', low: '0' }] }],
      ['x^2', 'x', { symbols: [{ name: 'x', integer: true, low: '0', high: '1' }] }],
      ['abs(x)', '-x', { symbols: [{ name: 'x', high: '0', highOpen: true }] }],
      ['x*(x - 1)*(x - 2)', '0', { symbols: [{ name: 'x', integer: true, low: '0', high: '2' }] }],
      ['x', '3', { symbols: [{ name: 'x', low: '3', high: '3' }] }],
    ]),
  )('%s is %s', (reference, student, asked) => {
    expect(decided(reference, student, asked).verdict).toBe('equal')
    expect(decided(student, reference, asked).verdict).toBe('equal')
  })
  test.each([
    ['x + 1', 'x + 1', 'equal identical'],
    ['x^2', 'x*x', 'equal normal-form'],
    ['2/4', '1/2', 'equal every-point'],
    ['round(11.5)', '12', 'equal every-point'],
    ['floor(sqrt(10))', '3', 'equal every-point'],
  ])('%s and %s by %s', (reference, student, expected) => {
    expect(told(decided(reference, student))).toBe(expected)
  })
})

describe('different, with a point that shows it', () => {
  test.each([
    ['x^2 - 1', 'x^2 + 1', 'different exact-point at x = 2: 3, 5'],
    ['a*b', 'a + b', 'different exact-point at a = 2, b = 3: 6, 5'],
    ['2*x', 'x^2', 'different exact-point at x = -1: -2, 1'],
    ['sigmoid(x)', 'sigmoid(-x)', 'different ball at x = 1/2: 0.6224593312018546, 0.37754066879814546'],
    // √(x²) is |x|, and not x
    ['sqrt(x^2)', 'x', 'different ball at x = -1: 1, -1'],
    // base > 0 must not be inferred from u^v
    ['(a^b)^c', 'a^(b*c)', 'different ball at a = -1, b = 2, c = 1/2: 1, -1'],
    // decimals are exact
    ['1/3', '0.3333333333333', 'different exact-point at : 1/3, 3333333333333/10000000000000'],
    ['x^2/3', '0.333333333333333*x^2', 'different exact-point at x = 2: 4/3, 333333333333333/250000000000000'],
    // what floats take for 0
    ['0', '1/10^50*sin(x)', 'different ball at x = 1/2: 0, 4.7942553860420295e-51'],
    ['x^13', 'x^13 + 1', 'different exact-point at x = 2: 8192, 8193'],
    // every sampler between −5 and 5 takes these for equal
    ['x', 'abs(x + 1000) - 1000', 'different ball at x = -2250: -2250, 250'],
    // i is a letter here, as a gate is
    ['i*i', '-1', 'different exact-point at i = 2: 4, -1'],
    ['e', '2.718281828459045', 'different ball at : 2.718281828459045, 543656365691809/200000000000000'],
  ])('%s is not %s', (reference, student, expected) => {
    const asked: Asked = reference === 'i*i' ? { constants: [] } : {}
    expect(told(decided(reference, student, asked))).toBe(expected)
  })
  test.each(
    each([
      // equal where float64 can tell, and not beyond
      ['exp(-10*x) + 1', 'exp(-10*x) + 1 + 1/10^30'],
      ['sqrt(x^2 + 1/10^40)', 'abs(x)'],
      ['e^2000', 'e^2000 + 1/10^12'],
      ['tanh(x + 30)', '1'],
      ['(x + y + z + w)^40', '(x + y + z - w)^40'],
      // nothing but large values, of one parity
      ['(x - a)^6000', '(x - a)^5999'],
      ['x^1000001', 'x'],
      ['i^2', '1', { constants: ['i'] }],
      ['sqrt(x)', 'sqrt(-x)*i', { constants: ['i'] }],
      ['x/y', 'y/x', { symbols: [positive('x'), positive('y')] }],
      ['x^2', 'x', { symbols: [{ name: 'x', integer: true, low: '0', high: '2' }] }],
      ['x^2', 'x', { symbols: [{ name: 'x', low: '0', high: '1' }] }],
      ['cbrt(x^3)', 'abs(x)'],
      ['floor(x)', 'x - 1/2'],
      ['mod(x, 3)', 'x'],
      ['n*factorial(n)', 'factorial(n + 2)', { symbols: [{ name: 'n', integer: true, low: '0' }] }],
    ]),
  )('%s is not %s', (reference, student, asked) => {
    expect(decided(reference, student, asked).verdict).toBe('different')
    expect(decided(student, reference, asked).verdict).toBe('different')
  })
  test('a number apart, where it is beyond any number of digits looked at', () => {
    expect(told(decided('e^2000', 'e^2000 + 1/10^12'))).toBe('different offset')
  })
  test('no witness is shown of complex values, or of a function that is known by name alone', () => {
    expect(told(decided('i*x', 'x', { constants: ['i'] }))).toBe('different ball')
  })
})

describe('undecided', () => {
  test.each([
    // d is 0, and nobody sees it: d/d is 1 nowhere, and no law may say so
    ['1', '(cos(pi/5) - cos(2*pi/5) - 1/2)/(cos(pi/5) - cos(2*pi/5) - 1/2)', 'no-point'],
    ['1', '(sqrt(11 + 6*sqrt(2)) - 3 - sqrt(2))/(sqrt(11 + 6*sqrt(2)) - 3 - sqrt(2))', 'no-point'],
    ['1/0', '1/0', 'no-point'],
    ['x/(x - x)', 'x/(x - x)', 'no-point'],
    ['sqrt(-1 - x^2)', 'sqrt(-1 - x^2)', 'no-point'],
    ['log(x)', 'log(-x)', 'no-point'],
    ['asin(2)', '1', 'no-point'],
    // nothing but 50 digits
    ['16*atan(1/5) - 4*atan(1/239) + 0*x', 'pi', 'numeric'],
    // not evaluated here
    ['if(x > 0, x, 0)', 'relu(x)', 'not-known'],
  ])('%s and %s: %s', (reference, student, how) => {
    expect(told(decided(reference, student))).toBe(`undecided ${how}`)
  })
})

describe('equal only on part of the domain', () => {
  test.each(
    each([
      ['x', 'x^2/x'],
      ['x + 1', '(x^2 - 1)/(x - 1)'],
      ['2*log(x)', 'log(x^2)'],
      ['x', 'sqrt(x)^2'],
      ['x', 'exp(log(x))'],
      ['log(x) + log(y)', 'log(x*y)'],
      ['sqrt(x)*sqrt(y)', 'sqrt(x*y)'],
      ['x', 'tan(atan(x))*(x - 3/7)/(x - 3/7)'],
      ['y', 'y*(x - 2*y)/(x - 2*y)'],
      ['x', 'sin(asin(x))'],
      ['1', '(x^2 - 9)/(x^2 - 9)'],
      ['x', 'x^2/x', { symbols: [{ name: 'x', low: '-1', high: '1' }] }],
    ]),
  )('%s and %s', (reference, student, asked) => {
    for (const decision of [decided(reference, student, asked), decided(student, reference, asked)])
      expect(decision).toMatchObject({ verdict: 'equal', domain: 'differs' })
  })
  test.each(
    each([
      ['x/(1 + x)', '1 - 1/(1 + x)'],
      ['1/x + 1/y', '(x + y)/(x*y)'],
      ['log(x)/2', 'log(sqrt(x))'],
      ['exp(x)/(1 + exp(x))', '1/(1 + exp(-x))'],
      ['tan(x)', 'sin(x)/cos(x)'],
      // the points that tell them apart are outside the declared domain
      ['x', 'x^2/x', { symbols: [positive('x')] }],
      ['2*log(x)', 'log(x^2)', { symbols: [positive('x')] }],
      ['x', 'sqrt(x)^2', { symbols: [{ name: 'x', low: '0' }] }],
    ]),
  )('but not %s and %s', (reference, student, asked) => {
    for (const decision of [decided(reference, student, asked), decided(student, reference, asked)])
      expect(decision).toMatchObject({ verdict: 'equal', domain: 'same' })
  })
})

describe('odd roots of negative numbers', () => {
  test('are real where the terms say so', () => {
    expect(decided('x', '(x^3)^(1/3)', { oddRoots: 'real' })).toMatchObject({ verdict: 'equal', domain: 'same' })
    expect(decided('abs(x)', '(x^3)^(1/3)', { oddRoots: 'real' }).verdict).toBe('different')
  })
  test('and have no value where they do not', () => {
    expect(decided('x', '(x^3)^(1/3)')).toMatchObject({ verdict: 'equal', domain: 'differs' })
    expect(decided('abs(x)', '(x^3)^(1/3)')).toMatchObject({ verdict: 'equal', domain: 'differs' })
  })
})

describe('functions that are known by name alone', () => {
  const f = (name: string, ...args: readonly string[]): Expr => ({ type: 'apply', name, args: args.map((arg) => formulaOf(arg)) })
  const plus = (left: Expr, right: Expr): Expr => ({ type: 'arithmetic', op: '+', left, right })
  const over = (left: Expr, right: Expr): Expr => ({ type: 'arithmetic', op: '/', left, right })
  test.each<[string, Expr, Expr, string]>([
    ['f(x + y) + g(x), g(x) + f(y + x)', plus(f('f', 'x + y'), f('g', 'x')), plus(f('g', 'x'), f('f', 'y + x')), 'equal normal-form'],
    ['f(x), f(y)', f('f', 'x'), f('f', 'y'), 'different ball'],
    ['f(x), g(x)', f('f', 'x'), f('g', 'x'), 'different ball'],
    ['f(x), f(x, x)', f('f', 'x'), f('f', 'x', 'x'), 'different ball'],
    ['f(x), x', f('f', 'x'), formulaOf('x'), 'different ball'],
    ['constructor(x), x', f('constructor', 'x'), formulaOf('x'), 'different ball'],
    ['f(x)/f(x), 1', over(f('f', 'x'), f('f', 'x')), formulaOf('1'), 'equal normal-form'],
  ])('%s', (_, reference, student, expected) => {
    expect(told(openDecider(reference, termsOf())(student))).toBe(expected)
  })
})

test('a name of the prototype chain is a letter', () => {
  const letter = (name: string): Expr => ({ type: 'name', name })
  const decide = openDecider({ type: 'arithmetic', op: '+', left: letter('__proto__'), right: letter('constructor') }, termsOf())
  expect(decide({ type: 'arithmetic', op: '+', left: letter('constructor'), right: letter('__proto__') }).verdict).toBe('equal')
  expect(told(decide(letter('constructor')))).toBe('different exact-point at __proto__ = 2, constructor = 3: 5, 3')
})
