// Each function at points where implementations go wrong, against decimal arithmetic; constants against published digits.
import { describe, expect, test } from 'vitest'
import { openBalls } from '../../../src/math/ball/at.ts'
import { scalarFunctions, type ScalarFunction } from '../../../src/model.ts'
import { decimal, oracleValue } from '../../support/oracle-evaluate.ts'
import { digitsOf, holds, pointOf, real } from './support.ts'

const tiny = ['1e-9', '-1e-30', '1e-300', '3/1000000007']
const plain = ['1/3', '-2/7', '1/2', '7/10', '-9/10']
const large = ['2', '-3', '17/2', '-22/7', '30']
const nearOne = ['9007199254740991/9007199254740992', '999999999/1000000000', '0.99999999999999999999999999999999999999']
const reciprocal = (list: readonly string[]): readonly string[] =>
  list.filter((text) => !text.includes('e')).map((text) => (text.startsWith('-') ? `-${invert(text.slice(1))}` : invert(text)))
const invert = (text: string): string => {
  const [n = '1', d = '1'] = text.split('/')
  return `${d}/${n}`
}
const inOne = [...tiny, ...plain, ...nearOne.slice(0, 2)]
const line = [...tiny, ...plain, ...large]
const turns = [...line, '1e22', '355', '1e100', '3.14159265358979323846', '-1.5707963267948966', '100000.5']

const hard: { readonly [F in ScalarFunction]: readonly string[] } = {
  sigmoid: [...line, '700', '-700', '40', '-40'],
  exp: [...line, '700', '-700', '709.7', '0.00001'],
  log: ['1e-300', '1e300', '2', '9/10', '4503599627370497/4503599627370496', '1.000000000000000000000000000000000001', ...nearOne],
  log10: ['1e-300', '1e300', '2', '1001/1000', ...nearOne],
  log2: ['1e-300', '1e300', '3', '1025/1024', ...nearOne],
  sqrt: ['2', '1e-300', '1e300', '1/3', '99999999999999999999'],
  cbrt: ['2', '-2', '1e-300', '-1e300', '1/3'],
  sin: turns,
  cos: turns,
  tan: turns,
  sec: turns,
  csc: turns,
  cot: turns,
  asin: inOne,
  acos: inOne,
  atan: [...line, '1e22', '-1e200', '9007199254740993'],
  asec: reciprocal([...plain, ...nearOne.slice(0, 2)]),
  acsc: reciprocal([...plain, ...nearOne.slice(0, 2)]),
  acot: [...line, '1e22'],
  sinh: [...plain, ...large, '700', '-700'],
  cosh: [...line, '700', '-700'],
  tanh: [...plain, ...large, '19', '300'],
  sech: [...line, '300'],
  csch: [...plain, ...large, '300'],
  coth: [...plain, ...large, '19'],
  asinh: [...line, '1e100', '-1e100'],
  acosh: ['1', '2', '1000000001/1000000000', '4503599627370497/4503599627370496', '1e100'],
  atanh: inOne,
  asech: ['1', '1/2', '1e-9', '999999999/1000000000'],
  acsch: [...plain, ...large, '1e-9', '1e22'],
  acoth: [...reciprocal([...plain, ...nearOne.slice(0, 2)]), '1e22'],
}

describe.each(scalarFunctions)('%s', (name) => {
  const formula = { type: 'call', name, args: [{ type: 'name', name: 'x' }] } as const
  const balls = openBalls(formula, ['x'], real)
  test.each(hard[name])('at %s', (text) => {
    const expected = oracleValue(formula, new Map([['x', decimal(text)]]))
    if (expected === undefined) throw new Error('the oracle has no value')
    const slow = balls.precise(pointOf(text), 200)
    if (slow.type !== 'value') throw new Error(slow.type)
    // 80 digits of the oracle, less what it loses where a value is next to 0
    expect(holds(slow.value.re, expected, 62)).toBe(true)
    expect(digitsOf(slow.value.re)).toBeGreaterThan(isSteep(text) ? 45 : 58)
    const quick = balls.double(pointOf(text))
    if (quick.type !== 'value') return expect(untold[name] ?? []).toContain(text)
    expect(holds(quick.value.re, expected, 62)).toBe(true)
    if (gentle.includes(text)) expect(digitsOf(quick.value.re)).toBeGreaterThan(12)
  })
})
/** Next to a pole or the end of a domain, where rounding on the way costs digits. */
const isSteep = (text: string): boolean => /[09]{8}|\d{15}/.test(text)
/** Points that float64 rounds without much harm. */
const gentle = [...tiny, ...plain, ...large]
/** What cannot be told in float64: on which side of the domain's end, or of a pole, an argument is that has to be rounded; large angles. */
const untold: { readonly [F in ScalarFunction]?: readonly string[] } = {
  tan: ['1e22', '1e100', '-1.5707963267948966'],
  sec: ['1e22', '1e100', '-1.5707963267948966'],
  csc: ['1e22', '1e100', '3.14159265358979323846'],
  cot: ['1e22', '1e100', '3.14159265358979323846'],
  asec: ['9007199254740992/9007199254740991'],
  acsc: ['9007199254740992/9007199254740991'],
  acoth: ['9007199254740992/9007199254740991'],
}
