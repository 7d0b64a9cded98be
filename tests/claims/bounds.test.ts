// Bounds of polynomials on boxes, and inequalities from facts: what is proved holds at exact random points.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { follows } from '../../src/cell/claims/bounds.ts'
import type { Bound } from '../../src/cell/claims/facts.ts'
import { type Box, intersect, isEmpty, provedOnBox } from '../../src/cell/claims/box.ts'
import type { Range } from '../../src/cell/claims/ranges.ts'
import type { Atoms } from '../../src/math/forms/atoms.ts'
import { openForms } from '../../src/math/forms/normal-form.ts'
import { openBudget, type Polynomial } from '../../src/math/exact/polynomial.ts'
import { add, compare, multiply, power, type Rational, rational } from '../../src/math/exact/rational.ts'
import { expr } from '../cell/equations.ts'

function polynomials(...sources: readonly string[]): { readonly atoms: Atoms; readonly of: readonly Polynomial[] } {
  const atoms: Atoms = { known: new Map(), values: new Map(), budget: openBudget() }
  const form = openForms({ rank: () => 0, definition: () => undefined }, atoms)
  return { atoms, of: sources.map((source) => form(expr(source))?.value ?? new Map()) }
}
const ranges: ReadonlyMap<string, Range> = new Map<string, Range>([
  ['g', { low: 0, high: 1 }],
  ['o', { low: 0, high: 1, lowOpen: true, highOpen: true }],
  ['t', { low: -1, high: 1, lowOpen: true, highOpen: true }],
  ['c', { low: -1, high: 1 }],
  ['u', { low: 0 }],
  ['e', { low: 0, lowOpen: true }],
  ['n', { high: -1 }],
])
const box: Box = (atom) => ranges.get(atom) ?? {}
const proved = (source: string, strict = false): boolean => provedOnBox(polynomials(source).of[0] ?? new Map(), box, strict, openBudget())

describe('a polynomial on a box', () => {
  test.each([
    'g',
    '1 - g',
    'g - g^2',
    '1 - g*c',
    '1 + g*c',
    '2 - g - c',
    'g*u',
    'u*u + u',
    '-n - 1',
    'x^2',
    'x^2 + x^4 + u',
    'g*x^2',
    '1 - c^2',
    '0',
    'g - g',
    'o - o*t',
  ])('%s is not below 0', (source) => {
    expect(proved(source)).toBe(true)
  })
  test.each(['-g', 'g - 1', 'c', 'x', 'x^3', '1 - u', 'n', 'g - 1/2', 'g*x', '-x^2', 'c^2 - 1', 'u - g', '-1'])(
    '%s is not shown to be so',
    (source) => {
      expect(proved(source)).toBe(false)
    },
  )
  test.each([
    'o',
    '1 - o',
    '1 - o*t',
    '1 - t',
    '1 + t',
    '1 + g',
    'e',
    'e + u',
    'o*e',
    '1 + x^2',
    '1',
    '-n',
    '2 - g*c',
    'o - o^2',
    '1 - t^2',
  ])('%s is above 0', (source) => {
    expect(proved(source, true)).toBe(true)
  })
  // each of these is 0 somewhere in the box
  test.each(['g', '1 - g', '1 - c', 'u', 'g*e', 'x^2', '0', 'g - g^2', 'g*o', 'u*e', '1 - g*c', 'c^2', '-n - 1'])(
    '%s is not shown to be above 0',
    (source) => {
      expect(proved(source, true)).toBe(false)
    },
  )

  const tenths = (low: number, high: number) => fc.integer({ min: low * 10, max: high * 10 }).map((n) => rational(BigInt(n), 10n))
  const term = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.array(fc.constantFrom('g', 'c', 'u', 'x'), { maxLength: 3 }))
  const at = (p: Polynomial, point: ReadonlyMap<string, Rational>): Rational =>
    [...p.values()].reduce<Rational>(
      (sum, { coefficient, monomial }) =>
        add(
          sum,
          monomial.reduce<Rational>((product, factor) => multiply(product, power(point.get(factor.atom) ?? 0, factor.power)), coefficient),
        ),
      0,
    )
  test('what is proved holds at random points of the box, ends included', () => {
    let [proofs, strictProofs] = [0, 0]
    fc.assert(
      fc.property(
        fc.array(term, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(tenths(0, 1), tenths(-1, 1), tenths(0, 5), tenths(-5, 5)), { minLength: 20, maxLength: 20 }),
        (terms, points) => {
          const source = terms.map(([n, factors]) => [`(${n})`, ...factors].join('*')).join(' + ')
          const [p = new Map()] = polynomials(source).of
          const [weak, strict] = [proved(source), proved(source, true)]
          if (weak) proofs++
          if (strict) strictProofs++
          for (const [g, c, u, x] of [...points, [0, -1, 0, 0], [1, 1, 0, 0], [0, 1, 0, 0], [1, -1, 0, 0]] as const) {
            const sign = compare(
              at(
                p,
                new Map([
                  ['g', g],
                  ['c', c],
                  ['u', u],
                  ['x', x],
                ]),
              ),
              0,
            )
            if (weak) expect(sign).not.toBe(-1)
            if (strict) expect(sign).toBe(1)
          }
        },
      ),
      { numRuns: 400 },
    )
    expect(proofs).toBeGreaterThan(40)
    expect(strictProofs).toBeGreaterThan(5)
  })
})

test('ranges meet with the tighter bound, and an end is open where either says so', () => {
  expect(intersect({ low: 0, high: 2 }, { low: 1, lowOpen: true })).toEqual({ low: 1, lowOpen: true, high: 2, highOpen: false })
  expect(intersect({ low: 0, lowOpen: true }, { low: 0 })).toEqual({ low: 0, lowOpen: true })
  expect(isEmpty(intersect({ low: 1 }, { high: 1 }))).toBe(false)
  expect(isEmpty(intersect({ low: 1 }, { high: 1, highOpen: true }))).toBe(true)
  expect(isEmpty(intersect({ low: 2 }, { high: 1 }))).toBe(true)
})

describe('from facts', () => {
  /** goal ≥ 0 (`>`: above 0) given facts, written the same way. */
  const deduced = (goal: string, ...facts: readonly string[]): boolean => {
    const read = (source: string): { readonly text: string; readonly strict: boolean } => ({
      text: source.replace(/ >=? 0$/, ''),
      strict: source.endsWith('> 0'),
    })
    const all = [goal, ...facts].map(read)
    const { atoms, of } = polynomials(...all.map(({ text }) => text))
    const [wanted, ...known] = all.map(({ strict }, i): Bound => ({ of: of[i] ?? new Map(), strict }))
    return wanted !== undefined && follows(wanted, known, atoms, box)
  }
  test.each([
    ['x >= 0', ['x - 1 >= 0']],
    ['x > 0', ['x > 0']],
    ['g*(x - y) >= 0', ['x - y >= 0']],
    ['e*(x - y) > 0', ['x - y > 0']],
    ['x - z >= 0', ['x - y >= 0', 'y - z >= 0']],
    ['abs(x) - x >= 0', []],
    ['max(x, y) - x >= 0', []],
    ['max(x, y) - (1 - g)*x - g*y >= 0', []],
    ['(1 - g)*x + g*y - min(x, y) >= 0', []],
    ['max(x, 0) - relu(x) >= 0', []],
    ['max(abs(x), 1) - abs((1 - g)*x + g*t) >= 0', []],
    ['x >= 0', ['y - 1 >= 0', '-y >= 0']],
    ['x >= 0', ['x - x - 1 >= 0']],
    ['x > 0', ['x - x > 0']],
    // increasing functions: their order, and how far apart their values are
    ['tanh(x) >= 0', ['x >= 0']],
    ['tanh(x) > 0', ['x > 0']],
    ['x - tanh(x) > 0', ['x > 0']],
    ['abs(x) - abs(tanh(x)) >= 0', []],
    ['tanh(x) - tanh(y) >= 0', ['x - y >= 0']],
    ['x - y - tanh(x) + tanh(y) >= 0', ['x - y >= 0']],
    ['x > 0', ['tanh(x) > 0']],
    ['sigmoid(x) - 1/2 >= 0', ['x >= 0']],
    ['1/2 + x/4 - sigmoid(x) >= 0', ['x >= 0']],
    ['exp(x) - exp(y) > 0', ['x - y > 0']],
    ['1 - sign(x) >= 0', ['x >= 0']],
    ['sign(x) > 0', ['x > 0']],
    ['1 + sign(x) >= 0', ['y >= 0']],
    // a factor whose sign is known
    ['x > 0', ['g*x > 0']],
    ['x >= 0', ['o*x >= 0']],
    ['-x > 0', ['n*x > 0']],
    ['g > 0', ['g*x > 0']],
    ['x - y > 0', ['g*x - g*y > 0']],
    // facts that contradict each other: everything follows
    ['z > 0', ['x - y >= 0', 'y - x > 0']],
    ['z > 0', ['2*x - 2*y - 1 >= 0', 'y - x >= 0']],
  ])('%s follows from %j', (goal, facts) => {
    expect(deduced(goal, ...facts)).toBe(true)
  })
  test.each([
    ['x >= 0', []],
    ['x > 0', ['x >= 0']],
    ['g*(x - y) > 0', ['x - y > 0']],
    ['e*(x - y) > 0', ['x - y >= 0']],
    ['x - z > 0', ['x - y >= 0', 'y - z >= 0']],
    ['x - abs(x) >= 0', []],
    ['x - max(x, y) >= 0', []],
    ['relu(x) - abs(x) >= 0', []],
    ['x >= 0', ['x + 1 >= 0']],
    ['x - y >= 0', ['y - x >= 0']],
    ['1 - abs((1 - g)*x + g*t) >= 0', []],
    ['tanh(x) - x >= 0', ['x >= 0']],
    ['x + tanh(x) >= 0', []],
    ['tanh(x) - tanh(y) > 0', ['x - y >= 0']],
    ['x - 2*tanh(x) >= 0', ['x >= 0']],
    ['1/2 + x/5 - sigmoid(x) >= 0', ['x >= 0']],
    ['y + x - exp(x) + 1 >= 0', ['x >= 0', 'y >= 0']],
    ['sign(x) > 0', ['x >= 0']],
    ['x >= 0', ['g*x >= 0']],
    ['x > 0', ['c*x > 0']],
    ['x > 0', ['n*x > 0']],
    ['z > 0', ['x - y >= 0', 'y - x >= 0']],
    ['z > 0', ['2*x - 2*y + 1 >= 0', 'y - x >= 0']],
  ])('%s does not follow from %j', (goal, facts) => {
    expect(deduced(goal, ...facts)).toBe(false)
  })
})
