// Rounding rules against tables worked out by hand.
import { describe, expect, test } from 'vitest'
import { roundLazily, roundScalar, type RoundingRule, saturated, type Tie } from '../../src/cell/rounding.ts'
import { certified } from '../../src/math/evaluate/certified.ts'
import { rational, readRational, type Rational, toText } from '../../src/math/exact/rational.ts'
import { Real } from '../../src/math/ball/real.ts'
import type { TieRule } from '../../src/model.ts'

const at = { file: 'test', line: 1, col: 1 }
const rule = (of: string, parts: Partial<Omit<RoundingRule, 'of' | 'source'>>): RoundingRule => ({
  of,
  tie: 'reject',
  carry: 'rounded',
  source: { of, at },
  ...parts,
})
const q = (text: string): Rational => readRational(text) ?? NaN
const show = (value: Rational | Real): string => (value instanceof Real ? '≈' : toText(value))
const noTies = {
  decide: (tie: Tie): never => {
    throw new Error(`a tie between ${toText(tie.low)} and ${toText(tie.high)}`)
  },
}

describe('to the nearest integer', () => {
  const cases: [TieRule, string, string][] = [
    ['up', '1/2', '1'],
    ['up', '-1/2', '0'],
    ['down', '1/2', '0'],
    ['down', '-1/2', '-1'],
    ['toward-zero', '5/2', '2'],
    ['toward-zero', '-5/2', '-2'],
    ['away', '5/2', '3'],
    ['away', '-5/2', '-3'],
    ['even', '5/2', '2'],
    ['even', '7/2', '4'],
    ['even', '-5/2', '-2'],
    [{ value: '7' }, '1/2', '7'],
    ['reject', '49/100', '0'],
    ['reject', '51/100', '1'],
    ['reject', '-51/100', '-1'],
    ['reject', '3', '3'],
    ['reject', '-4', '-4'],
  ]
  test.each(cases)('%s: %s is %s', (tie, value, expected) => {
    expect(show(roundScalar(rule('h', { to: 'integer', tie }), q(value), noTies))).toBe(expected)
  })
  test('a rejected tie asks the oracle, with both sides', () => {
    const ties: Tie[] = []
    const oracle = { decide: (tie: Tie): 0 | 1 => (ties.push(tie), 1) }
    expect(roundScalar(rule('h', { to: 'integer' }), q('-3/2'), oracle)).toBe(-1)
    expect(ties.map(({ low, high }) => [low, high])).toEqual([[-2, -1]])
  })
  test('1.005 to hundredths is not a float’s business: 100.5 is a tie, 100.49999 is not', () => {
    const ties: Tie[] = []
    roundScalar(rule('h', { to: 'integer' }), certified.multiply(q('1.005'), 100), { decide: (tie) => (ties.push(tie), 0) })
    expect(ties).toHaveLength(1)
  })
  test('a ball that touches an integer is rounded to it, one that touches a half is undecided', () => {
    expect(roundScalar(rule('h', { to: 'integer' }), new Real(2, 1e-12), noTies)).toBe(2)
    expect(roundScalar(rule('h', { to: 'integer' }), new Real(1.2, 1e-12), noTies)).toBe(1)
    expect(() => roundScalar(rule('h', { to: 'integer' }), new Real(2.5, 1e-12), noTies)).toThrow(
      expect.objectContaining({ code: 'solve/undecided' }),
    )
  })
})

describe('to listed values', () => {
  const round = (of: 'sigmoid' | 'tanh', to: readonly Rational[], z: string): string => {
    const argument = q(z)
    return show(roundLazily(rule(of, { to }), () => certified.call(of, argument), noTies, argument))
  }
  // Halfway of tanh to {−1, 0, 1} is ±atanh(1/2) = ±(ln 3)/2 = ±0.5493…
  test.each([
    ['sigmoid', [0, 1], '6', '1'],
    ['sigmoid', [0, 1], '-6', '0'],
    ['sigmoid', [0, 1], '1e-30', '1'],
    ['sigmoid', [0, 1], '-1e-30', '0'],
    ['tanh', [-1, 1], '1e-300', '1'],
    ['tanh', [-1, 1], '-2', '-1'],
    ['tanh', [-1, 0, 1], '0', '0'],
    ['tanh', [-1, 0, 1], '0.54', '0'],
    ['tanh', [-1, 0, 1], '0.55', '1'],
    ['tanh', [-1, 0, 1], '-0.55', '-1'],
    ['tanh', [-1, 0, 1], '2', '1'],
  ] as const)('%s to %j at %s is %s', (of, to, z, expected) => {
    expect(round(of, to, z)).toBe(expected)
  })
  test('σ(0) to {0, 1} and tanh 0 to {−1, 1} are ties', () => {
    expect(() => round('sigmoid', [0, 1], '0')).toThrow('a tie between 0 and 1')
    expect(() => round('tanh', [-1, 1], '0')).toThrow('a tie between -1 and 1')
  })
})

describe('saturation', () => {
  const saturate = (of: string, z: string): string =>
    show(saturated(rule(of, { saturate: 1 }), q(z), () => certified.call(of === 'tanh' ? 'tanh' : 'sigmoid', q(z))))
  test.each([
    ['sigmoid', '1', '1'],
    ['sigmoid', '-1', '0'],
    ['sigmoid', '0', '1/2'],
    ['sigmoid', '1/2', '≈'],
    ['sigmoid', '100', '1'],
    ['tanh', '1', '1'],
    ['tanh', '-1', '-1'],
    ['tanh', '0', '0'],
    ['tanh', '-0.999', '≈'],
  ])('%s at %s is %s', (of, z, expected) => {
    expect(saturate(of, z)).toBe(expected)
  })
})

test('the rule keeps exactness: halves of rationals stay rationals', () => {
  expect(show(roundScalar(rule('h', {}), rational(1n, 3n), noTies))).toBe('1/3')
})
