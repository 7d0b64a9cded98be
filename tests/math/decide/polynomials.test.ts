// Real roots, factors and residues of polynomials: checked against polynomials made from known roots and factors.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quotientIn } from '../../../src/math/decide/quotient-in.ts'
import { hasRoot, isolatedRoots, rationalRoots } from '../../../src/math/decide/real-roots.ts'
import { isReducible } from '../../../src/math/decide/kronecker.ts'
import { residue, residuePoint } from '../../../src/math/decide/residue.ts'
import { commonDivisor, degree, fromRationals, product, signAt, squareFree, type Univariate } from '../../../src/math/decide/univariate.ts'
import { compare, rational, toText } from '../../../src/math/exact/rational.ts'
import { formulaOf } from '../../support/formulas.ts'

const poly = (...coefficients: readonly number[]): Univariate => fromRationals(coefficients)
const times = (...factors: readonly Univariate[]): Univariate => factors.reduce(product, [1n])
/** x − n/d, as d·x − n. */
const withRoot = (n: number, d = 1): Univariate => poly(-n, d)

describe('real roots', () => {
  test.each<[string, Univariate, number]>([
    ['x² − 2', poly(-2, 0, 1), 2],
    ['x² + 2', poly(2, 0, 1), 0],
    ['x³ − 2', poly(-2, 0, 0, 1), 1],
    ['x(x − 1)(x − 2)(x − 3)', times(withRoot(0), withRoot(1), withRoot(2), withRoot(3)), 4],
    ['x⁵ − 5x + 1', poly(1, -5, 0, 0, 0, 1), 3],
    // Wilkinson's polynomial, by ten
    ['(x − 1)…(x − 10)', times(...Array.from({ length: 10 }, (_, i) => withRoot(i + 1))), 10],
    ['two that are close', times(withRoot(1, 1000), withRoot(1, 1001)), 2],
    ['a number', poly(5), 0],
    ['0', poly(), 0],
  ])('of %s', (_, p, count) => {
    const roots = isolatedRoots(p)
    expect(roots).toHaveLength(count)
    for (const [i, { low, high }] of roots.entries()) {
      expect(signAt(p, low) * signAt(p, high)).toBe(-1)
      const next = roots[i + 1]
      if (next !== undefined) expect(compare(high, next.low)).not.toBe(1)
    }
  })
  test('of products of known roots are those, each alone in its interval', () => {
    const root = fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(fc.array(root, { minLength: 1, maxLength: 7 }), (roots) => {
        const p = squareFree(times(poly(3, 0, 1), ...roots.map(([n, d]) => withRoot(n, d))))
        const known = [...new Map(roots.map(([n, d]) => [toText(rational(BigInt(n), BigInt(d))), withRoot(n, d)])).values()]
        const found = isolatedRoots(p)
        expect(found).toHaveLength(known.length)
        for (const one of known) expect(found.filter((place) => hasRoot(one, place))).toHaveLength(1)
        const texts = roots.map(([n, d]) => toText(rational(BigInt(n), BigInt(d))))
        expect(
          rationalRoots(p)
            .map(toText)
            .filter((x) => !texts.includes(x)),
        ).toEqual([])
      }),
    )
  })
  test.each<[string, Univariate, readonly string[]]>([
    ['6x² − 5x + 1', poly(1, -5, 6), ['1/2', '1/3']],
    ['x³ − 4x', poly(0, -4, 0, 1), ['-2', '0', '2']],
    ['x² − 2', poly(-2, 0, 1), []],
    ['7', poly(7), []],
    ['0', poly(), []],
  ])('rational ones of %s', (_, p, roots) => expect(rationalRoots(p).map(toText).sort()).toEqual(roots))
  test('a common divisor is what was put into both', () => {
    const shared = poly(2, 0, 3)
    const found = commonDivisor(times(shared, withRoot(5), withRoot(5)), times(shared, withRoot(7), poly(1, 1, 1)))
    expect(degree(found)).toBe(2)
    expect([1, 2, 3].map((x) => signAt(found, x))).toEqual([1, 1, 1].map((s) => s * signAt(found, 0)))
    expect(degree(commonDivisor(withRoot(1), withRoot(2)))).toBe(0)
  })
})

describe('factors', () => {
  test.each<[string, Univariate]>([
    ['x⁴ + 4', poly(4, 0, 0, 0, 1)],
    ['x⁴ + x² + 1', poly(1, 0, 1, 0, 1)],
    ['(x² − 2)(x³ − 3)', times(poly(-2, 0, 1), poly(-3, 0, 0, 1))],
    ['(x² + x + 1)²', times(poly(1, 1, 1), poly(1, 1, 1))],
    ['(3x − 2)(x² + 7)', times(withRoot(2, 3), poly(7, 0, 1))],
  ])('%s has some', (_, p) => expect(isReducible(p)).toBe(true))
  test.each<[string, Univariate]>([
    ['2x + 3', poly(3, 2)],
    ['x² + 1', poly(1, 0, 1)],
    ['x⁴ + 1', poly(1, 0, 0, 0, 1)],
    ['x⁵ − 2 (Eisenstein)', poly(-2, 0, 0, 0, 0, 1)],
    ['x⁴ − 10x² + 1 (of √2 + √3)', poly(1, 0, -10, 0, 1)],
    ['x⁶ + x⁵ + … + 1 (cyclotomic)', poly(1, 1, 1, 1, 1, 1, 1)],
  ])('%s has none', (_, p) => expect(isReducible(p)).toBe(false))
})

describe('quotients in one letter', () => {
  test.each([
    ['(x + 1)^2/(2*x)', [1n, 2n, 1n], [0n, 2n]],
    ['a*x - b', [-3n, 2n], [1n]],
    ['x^(-2)', [1n], [0n, 0n, 1n]],
  ])('%s', (source, top, bottom) => {
    const q = quotientIn(
      formulaOf(source),
      'x',
      new Map([
        ['a', 2],
        ['b', 3],
      ]),
    )
    expect([q?.top, q?.bottom]).toEqual([top, bottom])
  })
  test.each(['sin(x)', 'x^y', 'c*x', '1/(x - x)', '(x - x)^0', 'x^1000', '(x + 1)^39*(x + 2)^39', '[x]'])('%s is none', (source) => {
    expect(quotientIn(formulaOf(source), 'x')).toBeUndefined()
  })
})

describe('residues', () => {
  const at = residuePoint(['a', 'x', 'y'], 0)
  const of = (source: string): number | undefined => residue(formulaOf(source), at)
  test.each([
    ['(x + y)^2', 'x^2 + 2*x*y + y^2'],
    ['1/(1 - x) - 1', 'x/(1 - x)'],
    ['x^(-3)', '1/(x*x*x)'],
    ['(x - a)^6000', '(a - x)^6000'],
    ['0.25*x', 'x/4'],
    ['-x/3 + x', '2/3*x'],
    ['67108859*x', '0'],
    ['123456789012345678901234567890 - x', '-(x - 123456789012345678901234567890)'],
  ])('of %s and %s are one', (one, other) => {
    expect(of(one)).toBe(of(other))
    expect(of(one)).toBeTypeOf('number')
  })
  test.each([
    ['x + y', 'x - y'],
    ['(x - a)^6000', '(x - a)^5999'],
    ['x/y', 'y/x'],
    ['x', 'x + 1/10^30'],
  ])('of %s and %s are not', (one, other) => expect(of(one)).not.toBe(of(other)))
  test.each(['sin(x)', 'x^y', 'x/(y - y)', '1/67108859', 'z', 'x^2000000', '0^0', '(x - x)^(-1)', 'x^(1/2)'])('%s has none', (source) => {
    expect(of(source)).toBeUndefined()
  })
})
