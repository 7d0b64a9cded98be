// Tolerances against the definition in whole numbers, and texts that read back, for numbers near and far.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accepts, formatNumber, formatOf, readNumber } from '../../src/math/print/number-text.ts'
import { rational, toText } from '../../src/math/exact/rational.ts'
import { toJson } from '../../src/math/evaluate/value.ts'
import type { Precision } from '../../src/model.ts'

const whole = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
const positive = fc.bigInt({ min: 1n, max: 10n ** 9n })
const size = (n: bigint): bigint => (n < 0n ? -n : n)

describe('an answer m/10^p to the key n/q', () => {
  /** An answer near the border of half a unit of the d-th decimal: the border itself, or some 10^−p beside it. */
  const nearBorder = fc.record({
    n: whole,
    q: positive,
    d: fc.integer({ min: 0, max: 6 }),
    p: fc.integer({ min: 7, max: 30 }),
    off: fc.bigInt({ min: -3n, max: 3n }),
    side: fc.constantFrom(1n, -1n),
  })

  test('to d decimals is right just where |m·q − n·10^p|·2·10^d ≤ q·10^p', () => {
    let [right, wrong] = [0, 0]
    fc.assert(
      fc.property(nearBorder, ({ n, q, d, p, off, side }) => {
        const unit = 10n ** BigInt(p)
        const m = (n * unit) / q + (side * unit) / (2n * 10n ** BigInt(d)) + off
        const isRight = size(m * q - n * unit) * 2n * 10n ** BigInt(d) <= q * unit
        if (isRight) right++
        else wrong++
        expect(accepts(rational(m, unit), { value: toJson(rational(n, q)), precision: { decimals: d } })).toBe(isRight)
      }),
      { numRuns: 2000 },
    )
    expect(Math.min(right, wrong)).toBeGreaterThan(100)
  })

  test('to f figures is right just where it is within half a unit of the f-th', () => {
    const near = fc.record({ n: positive, q: positive, f: fc.integer({ min: 1, max: 5 }), tenths: fc.bigInt({ min: -12n, max: 12n }) })
    fc.assert(
      fc.property(near, ({ n, q, f, tenths }) => {
        // 10^e ≤ n/q < 10^(e+1), found by trying
        let e = -12
        while (n * 10n ** BigInt(20) >= q * 10n ** BigInt(20 + e + 1)) e++
        // The answer is n/q + tenths/10 units, a unit being 10^(e−f+1): all over q·10^20
        const unit = (q * 10n ** BigInt(20 + e - f + 1)) / 10n
        const answer = rational(n * 10n ** 20n + tenths * unit, q * 10n ** 20n)
        expect(accepts(answer, { value: toJson(rational(n, q)), precision: { figures: f } })).toBe(size(tenths) <= 5n)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a number that is written', () => {
  const precisions = fc.oneof(
    fc.integer({ min: 0, max: 8 }).map((decimals): Precision => ({ decimals })),
    fc.integer({ min: 1, max: 8 }).map((figures): Precision => ({ figures })),
    fc.record({ amount: fc.constantFrom('1/100', '1/8', '3'), relative: fc.boolean() }).map((within): Precision => ({ within })),
    fc.constant<Precision>({}),
  )
  test('is read back, and is right', () => {
    fc.assert(
      fc.property(whole, positive, precisions, (n, q, precision) => {
        const key = rational(n, q)
        const text = formatNumber(key, precision)
        expect(text).not.toMatch(/^-0(\.0*)?$/)
        const read = readNumber(text, formatOf(precision))
        expect(read.status).toBe('read')
        if (read.status === 'read') expect(accepts(read.value, { value: toJson(key), precision })).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
  test('exactly is read back as itself', () => {
    fc.assert(
      fc.property(whole, positive, (n, q) => {
        const read = readNumber(formatNumber(rational(n, q)), formatOf({}))
        expect(read.status === 'read' && toText(read.value)).toBe(toText(rational(n, q)))
      }),
    )
  })
})
