// How formulas are written: one table a form. The reasons are STACK's where it has such a test (Expanded, FacForm, LowestTerms).
import { describe, expect, test } from 'vitest'
import { meetsForm, usesFunction } from '../../../src/math/decide/form.ts'
import type { Form } from '../../../src/model.ts'
import { expressionOf } from '../../support/expressions.ts'

const tables: Readonly<Record<Form, { readonly meets: readonly string[]; readonly fails: readonly string[] }>> = {
  expanded: {
    meets: [
      ...['x^2 - 1', 'x^2 + 2*x + 1', 'x', '7', '-3*x', '2*x*y - 3*y/4', 'x^2 + 2*x + x + 2', 'a*b + a*c'],
      // a sum inside a function is that function's affair; a sum may be divided by, and rooted
      ...['sigmoid((a + b)*c) + 1', '1/(x + 1) - 2', '(x + 1)^(1/2)', 'x^n + 1', 'x^(-1) + 1', '(x + 1) + y'],
      // each entry of a list
      '[x^2 - 1, 2*x]',
    ],
    fails: [
      ...['(x - 1)*(x + 1)', '2*(x + 1)', '(x + 1)^2', '(x + 1)/2', '-(x + 1)', 'x - (y + 1)', '(2*x)^2', '(x^2)^3'],
      ...['x^2 - (a + b)*x + a*b', '1/((x + 1)*(x + 2))', 'x*(y + 1) - 3', '(x + 1)^(-2)^1 + (x + 1)^3', '[x, 2*(x + 1)]'],
    ],
  },
  factored: {
    meets: [
      ...['(x - 1)*(x + 1)', '2*(x + 1)', '(x + 1)^2', 'x*(x - 1)', 'x^2 + 1', 'x + 1', '5', 'x^3', '-(x - 2)*(x + 5)^3'],
      // over Q: √2 is no rational number; and these have no rational factor in any degree
      ...['x^2 - 2', 'x^3 - 2', 'x^4 + 1', 'x^2 + x + 1', 'x^4 + x^3 + x^2 + x + 1'],
      // several letters
      ...['a*(b + c)', '(a - b)*(a + b)', 'a^2 + b^2', 'a*x + b', 'x^2 + y^2 - 1', 'x*y + 1', 'a^2 + a*b + b^2'],
      // quotients: each side; functions are letters
      ...['(x + 1)/(x - 1)', 'sigmoid(x)*(1 - sigmoid(x))', '(1 - f)*c + f'],
    ],
    fails: [
      ...['x^2 - 1', 'x^2 + 2*x + 1', '2*x + 2', '(2*x + 2)*(x + 1)', 'x^2 - x', '(x^2 - 1)*(x + 2)', 'x*(x^2 - 4)', 'x^3 - 8'],
      // no rational root, and still a product: (x² + x + 1)(x² − x + 1); and of degree 5 and 6
      ...['x^4 + x^2 + 1', 'x^4 + 4', '(x^2 + 1)*(x^3 + 2) + 0', 'x^6 - 1', 'x^5 + x + 1'],
      ...['a*b + a*c', 'a^2 - b^2', 'a^2 + 2*a*b + b^2', 'x*y + x + y + 1', 'a*x + a*y + b*x + b*y', 'a^3 - b^3', '6*a*b + 9*a'],
      // a sum of one term is no product yet
      ...['2*x + x', 'x + x', 'sigmoid(x) - sigmoid(x)^2', '(x^2 - 1)/x'],
    ],
  },
  'lowest-terms': {
    meets: [
      ...['3', 'x', '1/2', '-3/4', '(x + 1)/2', '1/2*x', '2*x/3', 'x/y', '(x + 1)/(x - 1)', '0.5', 'x^2 - 1', 'sqrt(2)/2'],
      ...['1/(x^2 + 1)', 'x^(-1)', '(a + b)/(a - b)', 'sigmoid(2/4)', '(2*x + 1)/(4*x)', 'x*y/(x + y)', '-(x + 1)/x', 'x^(1/2)'],
    ],
    fails: [
      ...['2/4', '6/3', '3/1', 'x/1', '1/(-2)', '0/2', '2*x/4', '(2*x + 2)/4', 'x/x', 'x^2/x', '(x^2 - 1)/(x - 1)', '(x - 1)/(1 - x)'],
      ...['x/2 + 1/2', '1/x + 1/y', '(1/2)/3', '1/(1/x)', '(1/2)*(1/3)', 'x*y/x', '(a^2 - b^2)/(a + b)', '(x^2 + 2*x*y + y^2)/(x + y)'],
      ...['(x*y + x)/(y + 1)', '0.5/x', 'sigmoid(x)/sigmoid(x)', '1 + 1/x', '2*x^(-1)/4'],
    ],
  },
  'no-sigmoid': {
    meets: ['1/(1 + exp(-x))', 'tanh(x)', 'sigmoid_x + 1', '[exp(x), x]'],
    fails: ['sigmoid(x)', '1 - tanh(sigmoid(x))', '[x, 2*sigmoid(x)]', 'x^sigmoid(x)'],
  },
}

describe.each(['expanded', 'factored', 'lowest-terms', 'no-sigmoid'] as const)('%s', (form) => {
  test.each(tables[form].meets)('%s is', (source) => {
    expect(meetsForm(expressionOf(source), form)).toBe(true)
  })
  test.each(tables[form].fails)('%s is not', (source) => {
    expect(meetsForm(expressionOf(source), form)).toBe(false)
  })
})

test('brackets without end, powers and products without measure are told within bounds', () => {
  const tower = Array.from({ length: 60 }, (_, i) => `(x + ${i})`).join('*')
  for (const form of ['expanded', 'factored', 'lowest-terms'] as const) {
    expect(typeof meetsForm(expressionOf(`${tower} + 1`), form)).toBe('boolean')
    expect(typeof meetsForm(expressionOf('(x + y + z + w + 1)^24 + 1'), form)).toBe('boolean')
    expect(typeof meetsForm(expressionOf('x^1000000 - 1'), form)).toBe('boolean')
    expect(typeof meetsForm(expressionOf('(7919*x^4 + 720720*x + 360360)*(x^4 + 720720) + 0'), form)).toBe('boolean')
  }
})

test('a name that begins like a function is not that function', () => {
  expect(usesFunction(expressionOf('tanh_of_x + 1'), 'tanh')).toBe(false)
  expect(usesFunction(expressionOf('1 + [tanh(x)][1]'), 'tanh')).toBe(true)
})
