// What two balls tell of each other, and balls handed from one arithmetic to the other.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreeTo, apart, type Ball, toNumber } from '../../../src/math/ball/at.ts'
import type { Big } from '../../../src/math/ball/big.ts'
import { fromReal, toReal } from '../../../src/math/ball/big-real.ts'
import { Real } from '../../../src/math/ball/real.ts'
import { decimalsOf } from './support.ts'

const big = (mid: bigint, radius: bigint, exponent = 0): Ball => ({ re: { mid, radius, exponent } })
const real = (mid: number, radius: number): Ball => ({ re: new Real(mid, radius) })

describe('apart', () => {
  test.each<[string, Ball, Ball, boolean]>([
    ['balls that do not meet', real(1, 0.25), real(2, 0.5), true],
    ['balls that touch', real(1, 0.5), real(2, 0.5), false],
    ['two exact numbers', real(1, 0), real(1 + 2 ** -52, 0), true],
    ['the same number', real(1, 0), real(1, 0), false],
    ['many bits that do not meet', big(1000n, 1n, -10), big(1003n, 1n, -10), true],
    ['many bits that touch', big(1000n, 1n, -10), big(1002n, 1n, -10), false],
    ['one of each kind, that meet', real(1, 2 ** -10), big(1025n, 0n, -10), false],
    ['one of each kind, that do not', real(1, 2 ** -11), big(1025n, 0n, -10), true],
    ['numbers far beyond float64', big(1n, 0n, 5000), big(3n, 0n, 4999), true],
    ['numbers far below float64', big(1n, 0n, -5000), big(0n, 0n), true],
    ['a real number and one that may be real', real(1, 0), { re: new Real(1, 0), im: new Real(1e-20, 1e-20) }, false],
    ['a real number and one that is not', real(1, 0), { re: new Real(1, 0), im: new Real(1, 0.5) }, true],
  ])('%s', (_, a, b, expected) => {
    expect([apart(a, b), apart(b, a)]).toEqual([expected, expected])
  })
})

describe('agreeTo', () => {
  test.each<[string, Ball, Ball, number, boolean]>([
    ['3 digits of 1000', big(1000n, 0n), big(1001n, 0n), 3, true],
    ['not 4', big(1000n, 0n), big(1001n, 0n), 4, false],
    ['whatever the scale', big(1000n, 0n, -400), big(1001n, 0n, -400), 3, true],
    ['whatever the scale, not 4', big(1000n, 0n, -400), big(1001n, 0n, -400), 4, false],
    ['a wide ball tells few digits', big(1000n, 5n), big(1000n, 0n), 3, false],
    ['a ball around 0 against 1', big(0n, 1n, -200), big(1n, 0n), 10, false],
    ['two narrow balls around 0', big(0n, 1n, -200), big(1n, 2n, -200), 50, true],
    ['two wider ones', big(0n, 1n, -100), big(1n, 2n, -100), 50, false],
    ['float64 has no 20 digits', real(1, 2 ** -53), real(1, 2 ** -53), 20, false],
    ['float64 has 15', real(1, 2 ** -53), real(1, 2 ** -53), 15, true],
    ['parts of a complex number', { re: new Real(1, 0), im: new Real(2, 0) }, { re: new Real(1, 0), im: new Real(2, 2 ** -50) }, 14, true],
    ['a part that is not there is 0', { re: new Real(1, 0) }, { re: new Real(1, 0), im: new Real(2 ** -40, 0) }, 14, false],
  ])('%s', (_, a, b, digits, expected) => {
    expect([agreeTo(a, b, digits), agreeTo(b, a, digits)]).toEqual([expected, expected])
  })
})

test('the middle of a ball as a float64', () => {
  const shown: readonly (readonly [Ball, number])[] = [
    [big(3n, 1n, -1), 1.5],
    [big(-1n, 0n), -1],
    [big(0n, 1n, -3), 0],
    [big(1n, 0n, 2000), Infinity],
    [big(1n, 0n, -2000), 0],
    [big(1n << 300n, 1n, -299), 2],
    [big(1n, 0n, -1074), 5e-324],
    [big(0x1fffffffffffffn, 0n, 971), Number.MAX_VALUE],
    [real(-0, 0), 0],
  ]
  expect(shown.map(([ball]) => toNumber(ball))).toEqual(shown.map(([, expected]) => expected))
})

const within = (inner: Real | Big, outer: Real | Big): boolean => {
  const [a, b] = [decimalsOf(inner), decimalsOf(outer)]
  // decimals are cut at 180 digits
  return a.mid
    .minus(b.mid)
    .abs()
    .plus(a.radius)
    .lte(b.radius.plus(b.mid.abs().plus(b.radius).times('1e-170')))
}
test('a ball handed over holds the one it comes from, and is hardly wider', () => {
  const mids = fc.tuple(
    fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
    fc.bigInt({ min: 0n, max: 2n ** 90n }),
    fc.integer({ min: -1250, max: 750 }),
  )
  fc.assert(
    fc.property(mids, ([mid, radius, exponent]) => {
      const there = toReal({ mid, radius, exponent })
      if (there === undefined) throw new Error('beyond float64')
      expect(within({ mid, radius, exponent }, there)).toBe(true)
      const back = fromReal(there)
      expect(within(there, back)).toBe(true)
      expect(toReal(back)?.radius).toBeLessThanOrEqual(there.radius * (1 + 1e-9) + Math.abs(there.mid) * 2 ** -120 + 2e-323)
      const { mid: value, radius: spread } = decimalsOf({ mid, radius, exponent })
      expect(there.radius).toBeLessThanOrEqual(Number(spread.plus(value.abs().times(2e-16))) * (1 + 1e-9) + 2e-323)
    }),
  )
  expect(toReal({ mid: 1n, radius: 0n, exponent: 2000 })).toBeUndefined()
})
