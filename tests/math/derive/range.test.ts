// Ranges: what they say of single formulas, and that no value of a random formula ever lies outside of its range.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rangeOf, signOfRange } from '../../../src/math/derive/range.ts'
import { numerator, denominator, type Rational } from '../../../src/math/exact/rational.ts'
import type { Expr, FunctionName, SymbolDomain } from '../../../src/model.ts'
import { expr } from '../../support/library.ts'
import { type Big, big, ratio, valueOf } from './big.ts'

const domains: readonly SymbolDomain[] = [
  { name: 'w' },
  { name: 'p', low: '0', lowOpen: true },
  { name: 'q', low: '0' },
  { name: 'g', low: '0', high: '1' },
  { name: 'n', low: '-3', high: '-1/2' },
]
const letters = new Map(domains.map((domain) => [domain.name, domain]))

describe('one formula', () => {
  const shown = (at: Rational | 'infinite'): string => (typeof at === 'object' ? `${at.n}/${at.d}` : String(at))
  const text = (source: string): string => {
    const { low, high } = rangeOf(expr(source), letters)
    return `${low.open ? '(' : '['}${low.at === 'infinite' ? '-∞' : shown(low.at)}, ${high.at === 'infinite' ? '∞' : shown(high.at)}${high.open ? ')' : ']'}`
  }
  test.each([
    ['3/2', '[3/2, 3/2]'],
    ['w', '(-∞, ∞)'],
    ['p', '(0, ∞)'],
    ['-q', '(-∞, 0]'],
    ['1 - g', '[0, 1]'],
    ['2*g + 1', '[1, 3]'],
    ['g*n', '[-3, 0]'],
    ['n*n', '[1/4, 9]'],
    ['(g - 1/2)*n', '[-3/2, 3/2]'],
    ['p*p', '(0, ∞)'],
    ['p*n', '(-∞, 0)'],
    ['p/n', '(-∞, 0)'],
    ['1/w', '(-∞, ∞)'],
    ['w^2', '[0, ∞)'],
    ['n^3', '(-∞, 0)'],
    ['w^3', '(-∞, ∞)'],
    ['sigmoid(w)', '(0, 1)'],
    ['1 - sigmoid(w)', '(0, 1)'],
    ['sigmoid(w)*tanh(w)', '(-1, 1)'],
    ['tanh(q)', '[0, 1)'],
    ['abs(n)', '[1/2, 3]'],
    ['abs(g - 1/2)', '[0, 1/2]'],
    ['relu(w)', '[0, ∞)'],
    ['relu(n)', '[0, 0]'],
    ['max(w, p)', '[0, ∞)'],
    ['sqrt(w)', '[0, ∞)'],
    ['w - w', '(-∞, ∞)'],
  ])('%s lies in %s', (source, range) => {
    expect(text(source)).toBe(range)
  })
  test.each([
    ['p', 'positive'],
    ['q', 'not-negative'],
    ['n', 'negative'],
    ['-q', 'not-positive'],
    ['0*w', undefined],
    ['g - g', undefined],
    ['0', 'zero'],
  ])('the sign of %s is %s', (source, sign) => {
    expect(signOfRange(rangeOf(expr(source), letters))).toBe(sign)
  })
})

describe('random formulas', () => {
  const functions: readonly FunctionName[] = [
    'sigmoid',
    'exp',
    'tanh',
    'abs',
    'relu',
    'sqrt',
    'cosh',
    'sech',
    'sin',
    'atan',
    'asinh',
    'cbrt',
    'log',
    'asin',
  ]
  const { formula } = fc.letrec<{ formula: Expr }>((tie) => ({
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...letters.keys()).map((name): Expr => ({ type: 'name', name })),
      fc.constantFrom('0', '1', '2', '1/2').map((value): Expr => ({ type: 'number', value })),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/' as const), tie('formula'), tie('formula'))
        .map(([op, left, right]): Expr => ({ type: 'arithmetic', op, left, right })),
      fc.tuple(tie('formula'), fc.constantFrom('0', '1', '2', '3', '1/2'), fc.boolean()).map(([left, value, negative]): Expr => {
        const exponent: Expr = { type: 'number', value }
        return { type: 'arithmetic', op: '^', left, right: negative ? { type: 'negate', arg: exponent } : exponent }
      }),
      fc.tuple(fc.constantFrom(...functions), tie('formula')).map(([name, arg]): Expr => ({ type: 'call', name, args: [arg] })),
      fc
        .tuple(fc.constantFrom('max', 'min' as const), tie('formula'), tie('formula'))
        .map(([name, a, b]): Expr => ({ type: 'call', name, args: [a, b] })),
      tie('formula').map((arg): Expr => ({ type: 'negate', arg })),
    ),
  }))
  const steps = fc.tuple(...domains.map(() => fc.nat(24)))
  /** A point of the declared domain, the ends that belong to it included. */
  const placed = ({ low, high, lowOpen }: SymbolDomain, step: number): Big => {
    if (low === undefined) return big(step - 12).div(4)
    const from = ratio(low)
    if (high !== undefined) return from.plus(ratio(high).minus(from).times(step).div(24))
    return from.plus(big(lowOpen === true ? step + 1 : step).div(4))
  }
  const bigOf = (at: Rational): Big => big(String(numerator(at))).div(big(String(denominator(at))))

  test('no value lies outside', () => {
    let inside = 0
    fc.assert(
      fc.property(formula, steps, (f, at) => {
        const value = valueOf(f, new Map(domains.map((domain, i) => [domain.name, placed(domain, at[i] ?? 0)])))
        if (!value.isFinite()) return
        const { low, high } = rangeOf(f, letters)
        // a sigmoid far out is 1 to 120 digits: what is not rational may be rounded to an open end
        const isRounded = JSON.stringify(f).includes('call')
        if (low.at !== 'infinite') {
          inside += 1
          expect(low.open && !isRounded ? value.gt(bigOf(low.at)) : value.gte(bigOf(low.at))).toBe(true)
        }
        if (high.at !== 'infinite') expect(high.open && !isRounded ? value.lt(bigOf(high.at)) : value.lte(bigOf(high.at))).toBe(true)
      }),
      { numRuns: 3000 },
    )
    expect(inside).toBeGreaterThan(500)
  })
})
