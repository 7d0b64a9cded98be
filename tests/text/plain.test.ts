import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plain, plainSubstituted, plainValue } from '../../src/math/print/plain.ts'
import { rational } from '../../src/math/exact/rational.ts'
import { Real } from '../../src/math/ball/real.ts'
import type { Value } from '../../src/math/evaluate/value.ts'
import { arbitraryExpr, arbitraryValue, expressionOf } from '../support/expressions.ts'

describe('plain', () => {
  test('is read back to the same expression', () => {
    fc.assert(
      fc.property(arbitraryExpr, (expr) => {
        expect(expressionOf(plain(expr))).toEqual(expr)
      }),
      { numRuns: 5000 },
    )
  })

  test.each([
    ['sigmoid(W_fh*h_prev + W_fx*x + b_f)', 'sigmoid(W_fh*h_prev + W_fx*x + b_f)'],
    ['f.*c_prev+i.*c_tilde', 'f .* c_prev + i .* c_tilde'],
    ['a-(b-c)', 'a - (b - c)'],
    ['(a-b)-c', 'a - b - c'],
    ['a*(b*c)', 'a*(b*c)'],
    ['((a))', 'a'],
    ['2*-x', '2*(-x)'],
    ['-x^2', '-x^2'],
    ['(-x)^2', '(-x)^2'],
    ['(a^b)^c', '(a^b)^c'],
    ['a^b^c', 'a^b^c'],
    ['not any(m) and x > 0', 'not any(m) and x > 0'],
    ['not (a == b)', 'not (a == b)'],
    ['0<=g<=1', '0 <= g <= 1'],
    ['1e-3 + 0.50', '0.001 + 0.5'],
    ['[[1,2],[3,4]]', '[[1, 2], [3, 4]]'],
    ['h[end][2]', 'h[end][2]'],
    ['(a+b)[1]', '(a + b)[1]'],
    ['cell.h + mistakes.m.b', 'cell.h + mistakes.m.b'],
  ])('%s', (source, text) => expect(plain(expressionOf(source))).toBe(text))
})

describe('with values', () => {
  const values = new Map<string, Value>([
    ['w', 1],
    ['h', -1],
    ['q', rational(-3n, 2n)],
    ['v', [1, rational(1n, 2n)]],
    ['r', new Real(0.99752737684, 1e-15)],
    ['z', new Real(-0.962, 1e-16)],
    ['tiny', new Real(1.5e-12, 1e-27)],
  ])
  test.each([
    ['sigmoid(w*h + w*x)', 'sigmoid(1*(-1) + 1*x)'],
    ['h^2', '(-1)^2'],
    ['q*w', '-3/2*1'],
    ['w*q', '1*(-3/2)'],
    ['w - q', '1 - (-3/2)'],
    ['w/q', '1/(-3/2)'],
    ['dot(v, v)', 'dot([1, 1/2], [1, 1/2])'],
    ['r*w', '0.9975*1'],
    ['w*z', '1*(-0.9620)'],
    ['w*tiny', '1*1.500e-12'],
  ])('%s', (source, text) => expect(plainSubstituted(expressionOf(source), (name) => values.get(name))).toBe(text))
})

describe('values', () => {
  test.each<[string, Value]>([
    ['-1', -1],
    ['-3/2', rational(-3n, 2n)],
    ['[1, 1/2]', [1, rational(1n, 2n)]],
    [
      '[[1, 2], [3, -4]]',
      [
        [1, 2],
        [3, -4],
      ],
    ],
    ['conv', 'conv'],
    ['0.7311', new Real(0.731058578630005, 1e-16)],
    ['-0.00004540', new Real(-0.00004539786870243, 1e-20)],
    ['0.0000', new Real(0, 1e-20)],
  ])('%s', (text, value) => expect(plainValue(value)).toBe(text))

  test('an asked precision is kept', () => {
    expect(plainValue(new Real(0.731058578630005, 1e-16), { decimals: 6 })).toBe('0.731059')
    expect(plainValue([new Real(0.731058578630005, 1e-16), 1], { figures: 2 })).toBe('[0.73, 1]')
  })

  test('exact ones are read back as themselves', () => {
    fc.assert(
      fc.property(arbitraryValue, (value) => {
        // written twice alike only if nothing was lost: the reader keeps every digit
        const text = plainValue(value)
        expect(plain(expressionOf(text))).toBe(text)
      }),
    )
  })
})
