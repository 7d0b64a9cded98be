// A function of a wide ball holds the values of all numbers in it: ends, middle and between, as many bits tell them (which
// the other tests hold against decimal arithmetic). For each function, in both arithmetics.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreeTo, type Ball, toNumber } from '../../../src/math/ball/at.ts'
import { type Big, exactly, fromFloat, multiply, signOf, subtract } from '../../../src/math/ball/big.ts'
import { bigField } from '../../../src/math/ball/big-field.ts'
import { fromReal } from '../../../src/math/ball/big-real.ts'
import { doubleField } from '../../../src/math/ball/double-field.ts'
import type { Result } from '../../../src/math/ball/field.ts'
import { binaryOps, type Exponent, unaryOps } from '../../../src/math/ball/program.ts'
import { Real } from '../../../src/math/ball/real.ts'

const [truth, coarse, double] = [bigField(300, 'real'), bigField(40, 'real'), doubleField('real')]

/** Sizes of either sign, most of them from 2^−60 to 2^12; whole numbers and halves among them. */
const exponentsOf2 = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -60, max: 11 }) }, fc.integer({ min: -1074, max: 1020 }))
const sizes = fc.tuple(fc.double({ min: 1, max: 2, noNaN: true }), exponentsOf2).map(([x, k]) => x * 2 ** k)
const mids = fc.oneof(
  fc.tuple(sizes, fc.constantFrom(1, -1)).map(([x, s]) => x * s),
  fc.integer({ min: -12, max: 12 }).map((n) => n / 2),
  fc.double({ min: -1.5, max: 1.5, noNaN: true }),
)
const wide = fc
  .tuple(
    mids,
    fc.oneof(
      fc.constant(0),
      fc.integer({ min: -55, max: 3 }).map((k) => 2 ** k),
    ),
  )
  .map(([mid, k]) => new Real(mid, k))
const shares = [-1, -0.75, -0.25, 0, 0.5, 0.875, 1]
/** Numbers in a ball, exactly. */
const inside = ({ mid, radius }: Real): readonly Big[] =>
  (radius === 0 ? [0] : shares).map((share) => subtract(fromFloat(mid), multiply(fromFloat(radius), fromFloat(share), 2_000), 2_000))

const bigOf = (x: Real | Big): Big => (x instanceof Real ? fromReal(x) : x)
/** Whether a ball may hold the number that another is around: the ball's ends, less the other's radius. */
function mayHold(ball: Real | Big, value: Big): boolean {
  const { mid, radius, exponent } = bigOf(ball)
  const off = subtract(exactly(mid, exponent), value, 2_000)
  const size = { mid: off.mid < 0n ? -off.mid : off.mid, radius: off.radius, exponent: off.exponent }
  return signOf(subtract(size, exactly(radius, exponent), 2_000)) !== 1
}

/** Every outcome is borne out by the values at numbers inside. Returns whether there was a value. */
function expectHeld(outcome: Result<Real> | Result<Big>, values: readonly Result<Big>[]): boolean {
  if (outcome === 'undefined') expect(values.every((value) => typeof value === 'string')).toBe(true)
  if (typeof outcome === 'string') return false
  for (const value of values) {
    expect(value).not.toBe('undefined')
    if (typeof value !== 'string') expect(mayHold(outcome, value)).toBe(true)
  }
  return true
}

describe.each(unaryOps)('%s', (op) => {
  test('of a wide ball', () => {
    let met = 0
    fc.assert(
      fc.property(wide, (x) => {
        const values = inside(x).map((number) => truth.unary[op](number))
        const [quick, slow] = [double.unary[op](x), coarse.unary[op](fromReal(x))]
        if (expectHeld(quick, values)) met++
        expectHeld(slow, values)
        // a step function and a factorial may differ in what they can tell of a ball, not of a number
        if (x.radius === 0 && quick === 'undefined') expect(slow).toBe('undefined')
      }),
      { numRuns: 300 },
    )
    expect(met).toBeGreaterThan(op === 'factorial' ? 3 : 25)
  })
})

test.each([
  [1e200, 5e199],
  [-1e200, 5e199],
  [1e300, 2 ** 900],
  [1e-200, 5e-201],
  [5e-324, 0],
  [3e-310, 1e-310],
  [0, 5e-324],
  [1, 2 ** -53],
])('every function of the ball %d ± %d', (mid, radius) => {
  const x = new Real(mid, radius)
  const told = unaryOps.filter((op) => {
    const values = inside(x).map((number) => truth.unary[op](number))
    expectHeld(coarse.unary[op](fromReal(x)), values)
    return expectHeld(double.unary[op](x), values)
  })
  expect(told.length).toBeGreaterThan(5)
})

describe.each(binaryOps)('%s', (op) => {
  test('of two wide balls', () => {
    let met = 0
    fc.assert(
      fc.property(wide, wide, (x, y) => {
        const values = inside(x).flatMap((a) => inside(y).map((b) => truth.binary[op](a, b)))
        if (expectHeld(double.binary[op](x, y), values)) met++
        expectHeld(coarse.binary[op](fromReal(x), fromReal(y)), values)
      }),
      { numRuns: 150 },
    )
    expect(met).toBeGreaterThan(20)
  })
})

const exponents: readonly Exponent[] = [
  [1, 1],
  [2, 1],
  [3, 1],
  [-1, 1],
  [-4, 1],
  [0, 1],
  [37, 1],
  [5000, 1],
  [1, 2],
  [3, 2],
  [-5, 2],
  [1, 3],
  [2, 3],
  [-7, 3],
  [3, 5],
  [7, 10],
].map(([n = 1, d = 1]) => ({ n, d, isRoot: false }))
describe.each(exponents)('to the power $n/$d', (exponent) => {
  test('of a wide ball', () => {
    let met = 0
    fc.assert(
      fc.property(wide, (x) => {
        const values = inside(x).map((number) => truth.rationalPower(number, exponent))
        if (expectHeld(double.rationalPower(x, exponent), values)) met++
        expectHeld(coarse.rationalPower(fromReal(x), exponent), values)
      }),
      { numRuns: 150 },
    )
    expect(met).toBeGreaterThan(20)
  })
})

test('a number known exactly has a value known well', () => {
  const ball = (x: Result<Real> | Result<Big>): Ball | undefined => (typeof x === 'string' ? undefined : { re: x })
  fc.assert(
    fc.property(mids, fc.constantFrom(...unaryOps), (mid, op) => {
      // below the normal numbers float64 has fewer digits
      if (Math.abs(mid) < 1e-290) return
      // large angles are not reduced in float64
      if ((op === 'sin' || op === 'cos') && Math.abs(mid) > 2 ** 20) return
      // where negative halves go is left open
      if (op === 'round' && mid < 0 && mid - Math.floor(mid) === 0.5) return
      const [quick, slow, best] = [
        ball(double.unary[op](new Real(mid, 0))),
        ball(coarse.unary[op](fromFloat(mid))),
        ball(truth.unary[op](fromFloat(mid))),
      ]
      if (quick !== undefined && best !== undefined && Math.abs(toNumber(best)) > 1e-300) expect(agreeTo(quick, best, 13)).toBe(true)
      if (slow !== undefined && best !== undefined) expect(agreeTo(slow, best, 12)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('next to the smallest numbers, a divisor that is small and wide', () => {
  for (const [x, y] of [
    [new Real(5e-324, 0), new Real(0.03125, 0.015625)],
    [new Real(3e-323, 5e-324), new Real(2 ** -30, 2 ** -31)],
    [new Real(0, 5e-324), new Real(-(2 ** -60), 2 ** -61)],
  ] as const) {
    const values = inside(x).flatMap((a) => inside(y).map((b) => truth.binary.divide(a, b)))
    expect(expectHeld(double.binary.divide(x, y), values)).toBe(true)
  }
})
