// Bounds as they are written into exports, by hand.
import { describe, expect, test } from 'vitest'
import { boundsOf } from '../../src/export/bounds.ts'
import type { NumberKey } from '../../src/model.ts'

const cases: readonly (readonly [
  what: string,
  key: NumberKey,
  low: string,
  high: string,
  middle: string,
  tolerance: string,
  exact: boolean,
])[] = [
  ['a whole number, exactly', { value: 2, precision: {} }, '2', '2', '2', '0', true],
  ['a half, exactly', { value: '-3/2', precision: {} }, '-1.5', '-1.5', '-1.5', '0', true],
  ['two decimals: half a unit each way', { value: '3/2', precision: { decimals: 2 } }, '1.495', '1.505', '1.5', '0.005', true],
  ['three figures of 1234: half of ten', { value: 1234, precision: { figures: 3 } }, '1229', '1239', '1234', '5', true],
  ['within a tenth', { value: 5, precision: { within: { amount: '1/10', relative: false } } }, '4.9', '5.1', '5', '0.1', true],
  [
    'within one percent of −40',
    { value: -40, precision: { within: { amount: '1/100', relative: true } } },
    '-40.4',
    '-39.6',
    '-40',
    '0.4',
    true,
  ],
]
test.each(cases)('%s', (_, key, low, high, middle, tolerance, exact) => {
  expect(boundsOf(key)).toEqual({ low, high, middle, tolerance, exact })
})

describe('what is no short decimal', () => {
  test('a third lies between its bounds, 10⁻¹⁵ apart', () => {
    expect(boundsOf({ value: '1/3', precision: {} })).toMatchObject({ low: '0.333333333333333', high: '0.333333333333334', exact: false })
  })
  test('of a negative one the bounds lie outward as well; of a large one before the point', () => {
    expect(boundsOf({ value: '-1/3', precision: {} })).toMatchObject({
      low: '-0.333333333333334',
      high: '-0.333333333333333',
      exact: false,
    })
    expect(boundsOf({ value: '100000000000000000/3', precision: {} })).toEqual({
      low: '33333333333333300',
      high: '33333333333333400',
      middle: '33333333333333350',
      tolerance: '50',
      exact: false,
    })
  })
  test('an irrational key to three decimals', () => {
    const bounds = boundsOf({ value: { approx: Math.tanh(1) }, precision: { decimals: 3 } })
    // tanh 1 = 0.761594155955764888119…; a float64 stands for it with an error of 8 ulp, 10⁻¹⁵
    expect(Number(bounds?.low)).toBeLessThanOrEqual(0.761094155955764888)
    expect(Number(bounds?.low)).toBeGreaterThan(0.76109415595576)
    expect(Number(bounds?.high)).toBeGreaterThanOrEqual(0.762094155955764888)
    expect(Number(bounds?.high)).toBeLessThan(0.76209415595577)
  })
  test('no exponents, however small', () => {
    expect(boundsOf({ value: '1/1000000000', precision: {} })?.low).toBe('0.000000001')
  })
})
