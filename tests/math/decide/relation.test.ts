// Equations and inequalities. Solution sets are worked out by hand.
import { describe, expect, test } from 'vitest'
import type { SymbolDomain } from '../../../src/model.ts'
import { type Asked, decided, told } from '../../support/formulas.ts'

const whole = (name: string): SymbolDomain => ({ name, integer: true })

describe('equations and inequalities with the same solutions', () => {
  test.each<[string, string, string, Asked?]>([
    ['x == 3', '3 == x', 'equal proportional'],
    ['y == 2*x + 1', 'y - 2*x == 1', 'equal proportional'],
    ['y == 2*x + 1', '2*y == 4*x + 2', 'equal proportional'],
    ['a*x + b*y == 0', '-b*y == a*x', 'equal proportional'],
    ['x < 3', '3 > x', 'equal proportional'],
    ['-2*x <= 6', 'x >= -3', 'equal proportional'],
    ['x != y', 'y != x', 'equal proportional'],
    ['0 < x < 1', '1 > x > 0', 'equal proportional'],
    ['0 < x < 1', 'x > 0 and x < 1', 'equal proportional'],
    ['z == sigmoid(w*x)', '1 - z == sigmoid(-w*x)', 'equal proportional'],
    ['exp(x) == y', 'y/2 == exp(x)/2', 'equal proportional'],
    ['not (x < y)', 'not (y > x)', 'equal proportional'],
    ['x == 3', 'x == 3', 'equal identical'],
    // not proportional, and still the same: roots tell
    ['(x^2 + 1)*(x - 1) == 0', 'x == 1', 'equal solved'],
    ['x^2 == 4', 'x == 2 or x == -2', 'equal proportional'],
    ['(x - 1)*(x - 2) == 0', 'x == 2 or x == 1', 'equal proportional'],
    ['x^2 == 4', '-2 == x or x == 2 or x == 2', 'equal solved'],
    ['x^2 < 4', '-2 < x < 2', 'equal solved'],
    ['x^2 < 2', '2*x^4 < 4*x^2 or x == 0', 'equal solved'],
    ['x > 1', 'x^3 > 1', 'equal solved'],
    ['x >= 1', 'not (x < 1)', 'equal solved'],
    ['(x - 1)^2 > 0', 'x != 1', 'equal solved'],
    ['x^2 >= 0', '1 > 0*x', 'equal solved'],
    ['1/x > 0', 'x > 0', 'equal solved, domain differs'],
    ['x^2/x == 1', 'x == 1', 'equal proportional, domain differs'],
    // what is declared counts
    ['x^2 == 4', 'x == 2', 'equal solved', { symbols: [{ name: 'x', low: '0' }] }],
    ['x > 0', 'x > 0 or x == -7', 'equal solved', { symbols: [{ name: 'x', low: '-1' }] }],
    ['x*(x - 1) == 0', '0 <= x <= 1', 'equal every-point', { symbols: [{ name: 'x', integer: true, low: '-5', high: '5' }] }],
    ['1 < 2', '5 > 4', 'equal every-point'],
  ])('%s is %s', (reference, student, expected, asked) => {
    expect(told(decided(reference, student, asked))).toBe(expected)
    expect(decided(student, reference, asked).verdict).toBe('equal')
  })
})

describe('different, with a point of one that is none of the other', () => {
  test.each<[string, string, string, Asked?]>([
    ['y == 2*x + 1', 'y == 2*x', 'different point at x = 1, y = 3: 0, 1'],
    ['x == 3', 'x == 2', 'different point at x = 2: -1, 0'],
    ['x < 3', 'x <= 3', 'different point at x = 3: 0, 0'],
    ['x < 3', 'x > 3', 'different point at x = 2: -1, -1'],
    ['5 >= x', 'x >= 5', 'different point at x = 2: 3, -3'],
    ['x^2 == 4', 'x == 2', 'different point at x = -2: 0, -4'],
    ['0 < x < 1', '0 < x <= 1', 'different point at x = 1: -1, -1'],
    ['(x^2 + 1)*(x - 1) == 0', 'x == -1', 'different point at x = 1: 0, 2'],
  ])('%s is not %s', (reference, student, expected, asked) => {
    expect(told(decided(reference, student, asked))).toBe(expected)
    expect(decided(student, reference, asked).verdict).toBe('different')
  })
  test.each<[string, string, Asked?]>([
    // the solutions are irrational: no point to show, and no doubt
    ['x^2 == 2', 'x^2 == 3'],
    ['x^3 == 2', 'x^3 == 2 or x^5 == 3'],
    ['x^2 < 2', 'x^2 <= 2'],
    ['x*exp(x) == 0', 'x == 1'],
    ['x == 1', 'x == 1 or x == 2', { symbols: [whole('x')] }],
    ['a*x + b == 0', 'a*x - b == 0'],
    ['sigmoid(x) > 1/2', 'x < 0'],
  ])('%s is not %s', (reference, student, asked) => {
    expect(decided(reference, student, asked).verdict).toBe('different')
    expect(decided(student, reference, asked).verdict).toBe('different')
  })
})

describe('undecided', () => {
  test.each<[string, string, string]>([
    // the same, for reasons that are not known here
    ['exp(x) > 1', 'x > 0', 'not-known'],
    ['x^2 + y^2 == 0', 'x == 0 and y == 0', 'not-known'],
    ['1/0 == 1', '1/0 == 1', 'no-point'],
    ['sqrt(-1 - x^2) < 1', 'sqrt(-1 - x^2) < 2', 'no-point'],
    ['[x] == 1', '[x] == 2', 'not-known'],
  ])('%s and %s: %s', (reference, student, how) => {
    expect(told(decided(reference, student))).toBe(`undecided ${how}`)
  })
  test('an order of complex numbers', () => {
    expect(told(decided('i*x < 1', 'i*x < 2', { constants: ['i'] }))).toBe('undecided no-point')
  })
})

test('an equation is no formula, and neither is a list', () => {
  for (const [a, b] of [
    ['x == 1', 'x - 1'],
    ['x', '[x]'],
    ['x == 1', '[x]'],
  ] as const) {
    expect(told(decided(a, b))).toBe('different shape')
    expect(told(decided(b, a))).toBe('different shape')
  }
  // what is not understood may be of any shape
  expect(told(decided('[x]', 'transpose([x])'))).toBe('undecided not-known')
})

test('large conditions end', () => {
  const long = (from: number): string => Array.from({ length: 40 }, (_, i) => `x == ${i + from}`).join(' or ')
  expect(decided(long(0), long(1)).verdict).toBe('different')
  expect(decided(long(0), Array.from({ length: 40 }, (_, i) => `x == ${39 - i}`).join(' or ')).verdict).not.toBe('different')
  expect(decided('(x^2 - 2)^20*(x^3 - 3)^9 < 7', '(x^2 - 2)^20*(x^3 - 3)^9 < 8').verdict).toBe('undecided')
})
