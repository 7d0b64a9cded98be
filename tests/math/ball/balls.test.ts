// The true value is in the ball: random formulas at random points, in float64 and with many bits, against an oracle of
// decimal arithmetic. Where the oracle has no value, nothing has one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreeTo, apart, openBalls } from '../../../src/math/ball/at.ts'
import { mapExpr } from '../../../src/math/names.ts'
import { sound } from '../exact/rewriting.ts'
import { formulas, holds, letters, points, real, trueValue } from './support.ts'

test('random formulas: the true value is in the ball, and there is none where the oracle has none', () => {
  const met = { value: 0, undefined: 0, unknown: 0, precise: 0 }
  fc.assert(
    fc.property(formulas, points, (formula, point) => {
      const expected = trueValue(formula, point)
      if (expected === 'unclear') return
      const balls = openBalls(formula, letters, real)
      const [quick, slow] = [balls.double(point), balls.precise(point, 120)]
      met[quick.type]++
      if (slow.type === 'value') met.precise++
      for (const outcome of [quick, slow]) {
        if (outcome.type === 'value') expect(expected !== undefined && holds(outcome.value.re, expected, 45, 1)).toBe(true)
        if (outcome.type === 'undefined') expect(expected).toBeUndefined()
      }
      if (quick.type === 'value') expect(slow.type).toBe('value')
      if (quick.type === 'undefined') expect(slow.type).toBe('undefined')
    }),
    { numRuns: 600 },
  )
  expect(Math.min(met.value, met.undefined, met.precise)).toBeGreaterThan(90)
  expect(met.unknown).toBeLessThan(60)
})

test('an exact value is in every ball, and exactly undefined is undefined', () => {
  const met = { exact: 0, undefined: 0 }
  fc.assert(
    fc.property(formulas, points, (formula, point) => {
      const balls = openBalls(formula, letters, real)
      const [exact, quick, slow] = [balls.exact(point), balls.double(point), balls.precise(point, 100)]
      if (exact === 'undefined') {
        met.undefined++
        expect([quick.type, slow.type]).not.toContain('value')
      } else if (typeof exact !== 'string') {
        met.exact++
        const known = openBalls({ type: 'name', name: 'v' }, ['v'], real).precise([exact], 100)
        for (const outcome of [quick, slow]) {
          expect(outcome.type).not.toBe('undefined')
          if (outcome.type === 'value' && known.type === 'value') expect(apart(outcome.value, known.value)).toBe(false)
        }
      }
    }),
    { numRuns: 1000 },
  )
  expect(Math.min(met.exact, met.undefined)).toBeGreaterThan(100)
})

test('more bits tell the same, more closely', () => {
  let agreed = 0
  fc.assert(
    fc.property(formulas, points, (formula, point) => {
      const balls = openBalls(formula, letters, real)
      const [quick, some, more] = [balls.double(point), balls.precise(point, 200), balls.precise(point, 400)]
      if (some.type === 'value') expect(more.type).toBe('value')
      if (some.type !== 'value' || more.type !== 'value') return
      expect(apart(some.value, more.value)).toBe(false)
      if (quick.type === 'value') expect(apart(quick.value, more.value)).toBe(false)
      if (agreeTo(some.value, more.value, 50)) agreed++
    }),
    { numRuns: 500 },
  )
  expect(agreed).toBeGreaterThan(250)
})

test('a formula that is written otherwise is never apart from itself', () => {
  const rewritings = Object.entries(sound)
  let compared = 0
  fc.assert(
    fc.property(formulas, points, fc.constantFrom(...rewritings), (formula, point, [, rewrite]) => {
      const other = mapExpr(formula, (part) => rewrite(part) ?? part)
      const [a, b] = [formula, other].map((expr) => openBalls(expr, letters, real))
      if (a === undefined || b === undefined) return
      for (const [one, two] of [
        [a.double(point), b.double(point)],
        [a.precise(point, 200), b.precise(point, 200)],
        [a.double(point), b.precise(point, 200)],
      ] as const) {
        if (one.type !== 'value' || two.type !== 'value') continue
        compared++
        expect(apart(one.value, two.value)).toBe(false)
      }
    }),
    { numRuns: 1000 },
  )
  expect(compared).toBeGreaterThan(750)
})
