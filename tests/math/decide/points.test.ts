// Points lie in the declared domain, come from the case alone, and tell letters apart.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  everyPoint,
  isInside,
  isPointInside,
  rangeOf,
  readablePoint,
  readablePoints,
  scatteredPoints,
} from '../../../src/math/decide/points.ts'
import { toText } from '../../../src/math/exact/rational.ts'
import type { SymbolDomain } from '../../../src/model.ts'

const domain = (more: Omit<SymbolDomain, 'name'>): SymbolDomain => ({ name: 'x', ...more })
const all = (domains: readonly (SymbolDomain | undefined)[]): readonly (readonly string[])[] => {
  const ranges = domains.map(rangeOf)
  const readable = (['whole', 'small'] as const).flatMap((manner) =>
    Array.from({ length: readablePoints }, (_, k) => readablePoint(manner, k, ranges)),
  )
  return [...readable, ...scatteredPoints('a case', 56, ranges)].map((point) => {
    expect(isPointInside(point, ranges)).toBe(true)
    return point.map(toText)
  })
}

describe('every point lies in the domain', () => {
  test('of any letter', () => {
    const bound = fc.tuple(fc.integer({ min: -30, max: 30 }), fc.constantFrom(1, 2, 3, 7)).map(([n, d]) => n / d)
    fc.assert(
      fc.property(
        fc.boolean(),
        bound,
        bound,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('low', 'high', 'both'),
        (integer, a, b, lowOpen, highOpen, which) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b) + (integer ? 3 : 1)].map((x) => `${Math.round(x * 42)}/42`)
          all([
            domain({
              integer,
              lowOpen,
              highOpen,
              ...(which !== 'high' && low !== undefined && { low }),
              ...(which !== 'low' && high !== undefined && { high }),
            }),
          ])
        },
      ),
    )
  })
  test('ends count unless they are open', () => {
    const range = rangeOf(domain({ low: '0', high: '1', highOpen: true }))
    expect([-1, 0, 1].map((x) => isInside(x, range))).toEqual([false, true, false])
    expect(all([domain({ low: '0', high: '1' })]).map(([x]) => x)).toContain('0')
  })
})

test('letters have different values at the first points', () => {
  for (const point of all([undefined, undefined, undefined, undefined, undefined, undefined]).slice(0, 5))
    expect(new Set(point).size).toBe(6)
})
test('positive and negative, large and small, whole and not', () => {
  const values = all([undefined]).map(([x = '0']) => Number(x.split('/')[0]) / Number(x.split('/')[1] ?? 1))
  expect(Math.min(...values)).toBeLessThan(-1000)
  expect(Math.max(...values)).toBeGreaterThan(1000)
  expect(Math.min(...values.map(Math.abs).filter((x) => x > 0))).toBeLessThan(0.05)
  expect(values.filter(Number.isInteger).length).toBeGreaterThan(10)
  expect(values).toContain(0)
  expect(values).toContain(-1)
})
test('scattered points depend on the text and nothing else', () => {
  const ranges = [rangeOf(undefined), rangeOf(undefined)]
  expect(scatteredPoints('x ~ y', 9, ranges)).toEqual(scatteredPoints('x ~ y', 9, ranges))
  expect(scatteredPoints('x ~ y', 9, ranges)).not.toEqual(scatteredPoints('x ~ z', 9, ranges))
  // unchanged: a verdict that rests on 50 digits may rest on these
  expect(scatteredPoints('x ~ y', 2, [rangeOf(undefined)]).map((point) => point.map(toText))).toMatchInlineSnapshot(`
    [
      [
        "-3593/1024",
      ],
      [
        "1065/512",
      ],
    ]
  `)
})
describe('domains of few points', () => {
  const x = (more: Omit<SymbolDomain, 'name'>): ReturnType<typeof rangeOf> => rangeOf(domain(more))
  test('are listed whole', () => {
    expect(everyPoint([x({ integer: true, low: '-1', high: '3/2' })], 9)).toEqual([[-1], [0], [1]])
    expect(everyPoint([x({ integer: true, low: '0', high: '2', lowOpen: true, highOpen: true })], 9)).toEqual([[1]])
    expect(everyPoint([x({ integer: true, low: '0', high: '1' }), x({ low: '5', high: '5' })], 9)).toEqual([
      [0, 5],
      [1, 5],
    ])
    expect(everyPoint([], 9)).toEqual([[]])
    expect(everyPoint([x({ low: '5', high: '5', highOpen: true })], 9)).toEqual([])
    expect(everyPoint([x({ integer: true, low: '1/3', high: '1/2' })], 9)).toEqual([])
  })
  test('others are not', () => {
    expect(everyPoint([x({ integer: true, low: '0', high: '9' })], 9)).toBeUndefined()
    expect(everyPoint([x({ integer: true, low: '0' })], 9)).toBeUndefined()
    expect(everyPoint([x({ low: '0', high: '1' })], 9)).toBeUndefined()
    expect(everyPoint([x({ integer: true, low: '0', high: '3' }), x({ integer: true, low: '0', high: '3' })], 15)).toBeUndefined()
    expect(everyPoint([x({ integer: true, low: '0', high: '9'.repeat(40) })], 9)).toBeUndefined()
  })
})
