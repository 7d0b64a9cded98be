// What is too large is refused by counting, whatever the machine: the same question has the same answer every time.
import { describe, expect, test } from 'vitest'
import { openForms, standardBudget } from '../../../src/math/exact/form.ts'
import type { Expr } from '../../../src/model.ts'
import { compared, formula, plainOptions } from './formula.ts'
import { call, name, number, op } from './rewriting.ts'

const list = (n: number, part: (k: number) => string): readonly string[] => Array.from({ length: n }, (_, k) => part(k + 1))
/** x inside of n times the same. */
const nested = (n: number, around: (inner: Expr, k: number) => Expr): Expr => {
  let expr = name('x')
  for (let k = 0; k < n; k++) expr = around(expr, k)
  return expr
}
const reasonOf = (expr: Expr): string => openForms(plainOptions).form(expr).reason ?? 'formed'

describe('one formula', () => {
  test.each([
    ['9^9^9', 'budget'],
    ['2^(2^(2^(2^(2^2))))', 'budget'],
    ['(1/3)^100000', 'budget'],
    ['x^(10^12)', 'budget'],
    ['factorial(401)', 'budget'],
    ['x^100000', 'formed'],
    ['(x + 1)^100000', 'formed'],
    ['factorial(400)', 'formed'],
    [list(24, (k) => `(x${k} + y${k})`).join('*'), 'budget'],
    [list(20, (k) => `sin(a${k}*x)`).join('*'), 'budget'],
  ])('%s: %s', (text, reason) => {
    expect(reasonOf(formula(text))).toBe(reason)
  })

  test('300 letters and more are too many', () => {
    const sumOf = (n: number): Expr => formula(list(n, (k) => `f${k}`).join('+'))
    expect([reasonOf(sumOf(300)), reasonOf(sumOf(301))]).toEqual(['formed', 'budget'])
  })

  const one = number('1')
  test.each<readonly [string, number, (inner: Expr, k: number) => Expr]>([
    ['sin(…)', 200, (x) => call('sin', x)],
    ['√(1 + …)', 200, (x) => call('sqrt', op('+', one, x))],
    ['1/(x + …)', 200, (x) => op('/', one, op('+', name('x'), x))],
    ['(1 + …)^3', 200, (x) => op('^', op('+', x, one), number('3'))],
    ['x^…', 200, (x) => op('^', name('x'), x)],
    ['…^y', 200, (x) => op('^', x, name('y'))],
    ['max(…, k)', 200, (x, k) => call('max', x, number(String(k)))],
    ['|… − 1|', 200, (x) => call('abs', op('-', x, one))],
    ['…·(x + k)', 200, (x, k) => op('*', x, op('+', name('x'), number(String(k))))],
    ['log(1 + …)', 200, (x) => call('log', op('+', one, x))],
    // doubles what it is given
    ['cos … + sin …', 14, (x) => op('+', call('cos', x), call('sin', x))],
  ])('%s, %i times, ends and ends alike', (_, levels, around) => {
    const expr = nested(levels, around)
    const [first, second] = [reasonOf(expr), reasonOf(expr)]
    expect(['formed', 'budget']).toContain(first)
    expect(second).toBe(first)
  })
  test('what is nested beyond any reader is refused before the stack ends', () => {
    expect(reasonOf(nested(5_000, (x) => call('sin', x)))).toBe('budget')
    expect(reasonOf(nested(5_000, (x) => ({ type: 'negate', arg: x })))).toBe('budget')
  })
})

describe('two formulas', () => {
  test.each([
    ['(x + y + z + w + 1)^24', '(x + y + z + w + 1)^23*(x + y + z + w + 1)', 'equal'],
    ['(x + y + z + w + 1)^24 - (x + y + z + w)^24', '1', 'not-shown'],
    ['(x + 1)^400', '(x - 1)^400', 'not-shown'],
    ['sin(x)^200', '1 - cos(x)^200', 'not-shown'],
    [list(20, (k) => `1/(x + a${k})`).join(' + '), list(20, (k) => `1/(a${k} + x)`).join(' + '), 'equal'],
    [list(20, (k) => `1/(x + a${k})`).join(' + '), '1', 'not-shown'],
  ])('%s and %s: %s', (left, right, answer) => {
    expect(compared(formula(left), formula(right))).toBe(answer)
  })

  test('the budget is what counts, and each question has all of it', () => {
    const forms = openForms({ ...plainOptions, budget: 200 })
    const small = formula('(a + b + c)*(a + b - c)')
    for (let k = 0; k < 20; k++) expect(forms.form(small).reason).toBeUndefined()
    const large = formula(list(8, (k) => `(x + y${k})`).join('*'))
    expect(forms.form(large).reason).toBe('budget')
    expect(forms.form(small).reason).toBeUndefined()
    expect(openForms({ ...plainOptions, budget: standardBudget }).form(large).reason).toBeUndefined()
  })
})
