// The rooms below the forms, each against something known apart from them: products that are divided again, squares,
// tables of integers and of cyclotomic polynomials.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Atom, atomTerm, type Sum } from '../../../src/math/exact/atom.ts'
import { cyclotomic } from '../../../src/math/exact/cyclotomic.ts'
import { exactQuotient, rationalRoot, squareRoot } from '../../../src/math/exact/divide.ts'
import { factorInteger, integerRoot } from '../../../src/math/exact/integers.ts'
import type { Meter } from '../../../src/math/exact/meter.ts'
import { equal, rational, toText } from '../../../src/math/exact/rational.ts'
import { addSums, multiplySums, negateSum, rationalContent, sameSums, scaleSum, sumOf } from '../../../src/math/exact/sum.ts'
import { compareFactors } from '../../../src/math/exact/term.ts'

const meter = (): Meter => ({ products: 1_000_000 })
const letters = ['x', 'y', 'z'].map((name, id) => new Atom(id, { type: 'name', name, integer: false }, { real: true, sign: 'unknown' }))

const rationals = fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 4 })).map(([n, d]) => rational(BigInt(n), BigInt(d)))
const sums: fc.Arbitrary<Sum> = fc
  .array(fc.tuple(rationals, fc.array(fc.integer({ min: -2, max: 3 }), { minLength: 3, maxLength: 3 })), { minLength: 1, maxLength: 5 })
  .map((list) =>
    sumOf(
      list.flatMap(([coefficient, powers]) =>
        coefficient === 0 ? [] : [{ coefficient, factors: letters.flatMap((atom, i) => (powers[i] ? [{ atom, power: powers[i] }] : [])) }],
      ),
      meter(),
    ),
  )

/** By the definition, at a point. */
function valueAt(sum: Sum, point: readonly number[]): number {
  return sum.reduce((total, { coefficient, factors }) => {
    const monomial = factors.reduce((product, { atom, power }) => product * (point[atom.id] ?? 0) ** Number(power), 1)
    return total + (typeof coefficient === 'number' ? coefficient : Number(coefficient.n) / Number(coefficient.d)) * monomial
  }, 0)
}
const point = [1.5, -0.75, 2.25]

describe('sums', () => {
  test('addition and multiplication are those of values, and keep the order', () => {
    fc.assert(
      fc.property(sums, sums, (a, b) => {
        const [sum, product] = [addSums(a, b, meter()), multiplySums(a, b, meter())]
        expect(valueAt(sum, point)).toBeCloseTo(valueAt(a, point) + valueAt(b, point), 6)
        expect(valueAt(product, point)).toBeCloseTo(valueAt(a, point) * valueAt(b, point), 4)
        for (const result of [sum, product])
          result.slice(1).forEach((term, i) => {
            expect(compareFactors(result[i]?.factors ?? [], term.factors)).toBeGreaterThan(0)
          })
      }),
    )
  })
  test('a quotient multiplied again, and only where there is one', () => {
    fc.assert(
      fc.property(sums, sums, (a, b) => {
        fc.pre(a.length > 0 && b.length > 0)
        const quotient = exactQuotient(multiplySums(a, b, meter()), b, meter())
        expect(quotient !== undefined && sameSums(quotient, a)).toBe(true)
        const other = exactQuotient(a, b, meter())
        if (other !== undefined) expect(sameSums(multiplySums(other, b, meter()), a)).toBe(true)
      }),
    )
  })
  test('1 is no multiple of 1 + x', () => {
    const [x] = letters
    const one: Sum = [{ coefficient: 1, factors: [] }]
    expect(x && exactQuotient(one, addSums(one, [atomTerm(x)], meter()), meter())).toBeUndefined()
  })
  test('the root of a square', () => {
    fc.assert(
      fc.property(sums, (a) => {
        fc.pre(a.length > 1)
        const root = squareRoot(multiplySums(a, a, meter()), meter())
        expect(root !== undefined && (sameSums(root, a) || sameSums(root, negateSum(a)))).toBe(true)
        const shifted = addSums(multiplySums(a, a, meter()), [{ coefficient: rational(1n, 7n), factors: [] }], meter())
        const other = squareRoot(shifted, meter())
        if (other !== undefined) expect(sameSums(multiplySums(other, other, meter()), shifted)).toBe(true)
      }),
    )
  })
  test('the content is taken out of all coefficients and has the sign of the first', () => {
    fc.assert(
      fc.property(sums, rationals, (a, q) => {
        fc.pre(a.length > 1 && q !== 0)
        const scaled = scaleSum(a, q)
        const primitive = scaleSum(scaled, rational(1n))
        expect(sameSums(primitive, scaled)).toBe(true)
        const bare = (sum: Sum): Sum => {
          const content = rationalContent(sum)
          return scaleSum(sum, typeof content === 'number' ? rational(1n, BigInt(content)) : rational(content.d, content.n))
        }
        expect(sameSums(bare(a), bare(scaled))).toBe(true)
        expect(bare(a).every(({ coefficient }) => typeof coefficient === 'number')).toBe(true)
      }),
    )
  })
})

describe('whole numbers', () => {
  const factors = (n: bigint): string =>
    factorInteger(rational(n), meter())
      .map(({ base, power }) => `${toText(base)}^${power}`)
      .join(' ')
  test.each([
    [1n, ''],
    [2n, '2^1'],
    [360n, '2^3 3^2 5^1'],
    [997n * 991n, '991^1 997^1'],
    [1_000_003n, '1000003^1'],
    [1_000_003n ** 2n, '1000003^2'],
    [1_000_003n * 1_000_033n, '1000036000099^1'],
    [2n ** 100n, '2^100'],
  ])('%s = %s', (n, text) => {
    expect(factors(n)).toBe(text)
  })
  test('roots of squares, and of no other', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (n) => {
        expect(integerRoot(n * n)).toBe(n)
        if (n > 0n) expect(integerRoot(n * n + 1n)).toBeUndefined()
      }),
    )
    expect(integerRoot(-4n)).toBeUndefined()
    expect(equal(rationalRoot(rational(9n, 4n)) ?? 0, rational(3n, 2n))).toBe(true)
    expect(rationalRoot(rational(1n, 2n))).toBeUndefined()
    expect(rationalRoot(-4)).toBeUndefined()
  })
})

test.each([
  [1, [-1, 1]],
  [2, [1, 1]],
  [4, [1, 0, 1]],
  [6, [1, -1, 1]],
  [7, [1, 1, 1, 1, 1, 1, 1]],
  [12, [1, 0, -1, 0, 1]],
  [15, [1, -1, 0, 1, -1, 1, 0, -1, 1]],
  [105, undefined],
])('the cyclotomic polynomial of order %s', (n, coefficients) => {
  const found = cyclotomic(n)
  // Φ_105 is the first with a coefficient other than 0 and ±1
  if (coefficients === undefined) expect([found.length - 1, Math.min(...found)]).toEqual([48, -2])
  else expect(found).toEqual(coefficients)
})
