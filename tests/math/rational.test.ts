import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  divide,
  floor,
  Fraction,
  multiply,
  negate,
  power,
  rational,
  readRational,
  subtract,
  toFloat,
  toText,
} from '../../src/math/exact/rational.ts'

const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => rational(n, d))

describe('readRational', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['+5', '5'],
    ['.5', '1/2'],
    ['5.', '5'],
    ['0.1', '1/10'],
    ['1e3', '1000'],
    ['1E-2', '1/100'],
    ['-2.50', '-5/2'],
    ['3/2', '3/2'],
    ['-4/6', '-2/3'],
    ['9007199254740993', '9007199254740993'],
    ['0.30000000000000004', '7500000000000001/25000000000000000'],
  ])('%s is %s', (text, expected) => {
    const value = readRational(text)
    expect(value === undefined ? undefined : toText(value)).toBe(expected)
  })
  test.each(['', '.', 'e5', '0x10', '1,5', '1_000', 'NaN', 'Infinity', '1/0', '1/-2', '1e99999', '--1', '1 2', '1e500'])(
    '%s is none',
    (text) => {
      expect(readRational(text)).toBeUndefined()
    },
  )
})

describe('canonical form', () => {
  test('a safe integer is a plain number, whichever way it came about', () => {
    expect(divide(6, 3)).toBe(2)
    expect(add(rational(1n, 2n), rational(1n, 2n))).toBe(1)
    expect(multiply(2 ** 31, 2 ** 31)).toBeInstanceOf(Fraction)
    expect(divide(multiply(2 ** 31, 2 ** 31), 2 ** 31)).toBe(2 ** 31)
  })
  test('there is no minus zero', () => {
    expect(Object.is(negate(0), 0)).toBe(true)
    expect(Object.is(multiply(0, -3), 0)).toBe(true)
  })
  test('what floats get wrong: 0.1·3 − 0.3 is 0', () => {
    const [tenth, three] = [readRational('0.1') ?? NaN, readRational('0.3') ?? NaN]
    expect(subtract(multiply(tenth, 3), three)).toBe(0)
    expect(0.1 * 3 - 0.3).not.toBe(0)
  })
})

describe('laws', () => {
  test('a field, ordered', () => {
    fc.assert(
      fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
        expect(toText(multiply(a, add(b, c)))).toBe(toText(add(multiply(a, b), multiply(a, c))))
        expect(toText(subtract(add(a, b), b))).toBe(toText(a))
        if (compare(b, 0) !== 0) expect(toText(multiply(divide(a, b), b))).toBe(toText(a))
        if (compare(a, b) < 0) expect(compare(add(a, c), add(b, c))).toBe(-1)
      }),
    )
  })
  test('the floor is the integer just below', () => {
    fc.assert(
      fc.property(anyRational, (a) => {
        const low = floor(a)
        expect(compare(low, a)).toBeLessThanOrEqual(0)
        expect(compare(a, add(low, 1))).toBe(-1)
      }),
    )
  })
  test('text is read back', () => {
    fc.assert(
      fc.property(anyRational, (a) => {
        expect(toText(readRational(toText(a)) ?? NaN)).toBe(toText(a))
      }),
    )
  })
})

test('floats are the nearest, also beyond their range on the way', () => {
  expect(toFloat(rational(1n, 3n))).toBe(1 / 3)
  expect(toFloat(divide(power(10, 400), power(10, 399)))).toBe(10)
  expect(toFloat(rational(10n ** 400n, 3n * 10n ** 400n))).toBe(1 / 3)
  expect(toFloat(rational(10n ** 320n + 1n, 10n ** 320n))).toBe(1)
})
