// Tolerance of numbers in a formula: what may be off, by how much, and what is never let through.
import { describe, expect, test } from 'vitest'
import { meetsWithin } from '../../src/kinds/formula-within.ts'
import type { SymbolDomain } from '../../src/model.ts'
import { expr } from '../support/posed-formulas.ts'

const percent = { amount: '1/100', relative: true }
const x: readonly SymbolDomain[] = [{ name: 'x' }]
const met = (answer: string, key: string, within = percent, symbols = x) => meetsWithin(expr(answer), expr(key), within, symbols)

describe('a hundredth of each number', () => {
  test.each([
    ['2.72*x', 'exp(1)*x', 'met'],
    ['3*x', '2.98*x', 'met'],
    ['3*x', '2.9*x', 'off'],
    ['x - 2.7', 'x - exp(1)', 'met'],
    ['2.7*x - 2.7', 'exp(1)*(x - 1)', 'met'],
    ['2.72*x', 'exp(1)*x + 1', 'off'],
    ['sin(3.14*x)', 'sin(22/7*x)', 'met'],
    ['x^2', 'x^2', 'met'],
    ['2.72*x^3', 'exp(1)*x^2', 'off'],
    ['x^2', 'x^2.01', 'off'],
    ['1.0*x', 'tanh(x)', 'off'],
  ])('%s for %s is %s', (answer, key, how) => {
    expect(met(answer, key)).toBe(how)
  })
})

test('an absolute tolerance is of each number, whatever its size', () => {
  const within = { amount: '1/50', relative: false }
  expect(met('100.01*x', '100*x', within)).toBe('met')
  expect(met('100.03*x', '100*x', within)).toBe('off')
  expect(met('0.51', '0.5', within, [])).toBe('met')
})

test('without a number to move nothing is within but what is equal', () => {
  expect(met('x', 'sin(x)')).toBe('off')
})

test('letters keep to their domains', () => {
  const low: SymbolDomain = { name: 'x', low: '0', lowOpen: true }
  expect(met('2.72*log(x)', 'exp(1)*log(x)', percent, [low])).toBe('met')
  const narrow: SymbolDomain = { name: 'x', low: '2', high: '3' }
  expect(met('1.0*abs(x - 2)', 'x - 2', percent, [narrow])).toBe('met')
  const whole: SymbolDomain = { name: 'x', integer: true }
  expect(met('1.0*floor(x)', 'x', percent, [whole])).toBe('met')
  expect(met('1.0*floor(x)', 'x')).toBe('off')
})

test('where neither side has a value nothing is said', () => {
  expect(met('2.72*sqrt(-x^2 - 1)', 'exp(1)*sqrt(-x^2 - 1)')).toBe('unclear')
  expect(met('1/(1.0 - 1.0)', 'x')).toBe('unclear')
})
