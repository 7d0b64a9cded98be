// Everything that can be drawn, counted by hand.
import { describe, expect, test } from 'vitest'
import { toJson } from '../../src/math/evaluate/value.ts'
import { drawCandidate } from '../../src/variant/candidates.ts'
import { independentDraws, spaceOf } from '../../src/variant/space.ts'
import { problemById, problemFrom } from '../support/library.ts'

const drawing = (parameters: string) =>
  problemFrom(`problem: p\ntitle: P\nparameters: ${parameters}\ntext: '{{a}}'\nask: { kind: number, key: 2*a }\n`)
const countOf = (parameters: string): number | undefined => spaceOf(drawing(parameters), 20_000).all?.length

test.each([
  ['{ a: { integer: [1, 6] } }', 6],
  ['{ a: { integer: [-2, 2], except: [0] } }', 4],
  ['{ a: { number: [0, 1], step: 1/4 } }', 5],
  // two equal entries are one value
  ['{ a: { choice: [1, 2, 2] } }', 2],
  ['{ a: { integer: [1, 3] }, b: { permutation: [1, 2, 3, 4] } }', 3 * 24],
  ['{ a: { integer: [1, 3] }, w: { words: [up, down] } }', 6],
  // vectors of 1, 2 or 3 bits: 2 + 4 + 8
  ['{ a: { integer: [1, 3] }, x: { choice: [0, 1], size: a } }', 14],
  // a triangle: b from 1 to a
  ['{ a: { integer: [1, 4] }, b: { integer: [1, a] } }', 10],
  // a pair of different numbers, whichever is drawn first
  ['{ b: { integer: [1, 5], except: [a] }, a: { integer: [1, 5] } }', 20],
  ['{ a: { integer: [0, 1] }, m: { choice: [0, 1], size: [2, 3] } }', 128],
])('%s: %i draws', (parameters, count) => {
  expect(countOf(parameters)).toBe(count)
})

test('more than the limit are not listed', () => {
  expect(countOf('{ a: { integer: [1, 20000] } }')).toBe(20_000)
  expect(countOf('{ a: { integer: [1, 20001] } }')).toBeUndefined()
  expect(countOf('{ a: { integer: [1, 1000000] }, b: { integer: [1, 1000000] } }')).toBeUndefined()
})

describe('how likely', () => {
  const weights = (parameters: string): readonly number[] => (spaceOf(drawing(parameters), 100).all ?? []).map(({ weight }) => weight)
  test('every value of a range as any other', () => expect(weights('{ a: { integer: [1, 4] } }')).toEqual([0.25, 0.25, 0.25, 0.25]))
  test('a value listed twice twice as likely', () => {
    const [one, two] = weights('{ a: { choice: [1, 2, 2] } }')
    expect([one, two]).toEqual([expect.closeTo(1 / 3, 12), expect.closeTo(2 / 3, 12)])
  })
  // a = 1 has one b, a = 2 has two: 1/2, 1/4, 1/4
  test('a draw within a draw shares its chance', () =>
    expect(weights('{ a: { integer: [1, 2] }, b: { integer: [1, a] } }')).toEqual([0.5, 0.25, 0.25]))
  test('what `except` leaves has all of it', () => expect(weights('{ a: { integer: [1, 4], except: [2, 3] } }')).toEqual([0.5, 0.5]))
})

test('independent draws are multiplied: 4·4·4·4·3·5·12 of the rounded step', () => {
  expect(independentDraws(problemById('lstm-rounded-step'))).toBe(46_080)
  expect(independentDraws(drawing('{ a: { integer: [1, 3] }, b: { integer: [1, a] } }'))).toBeUndefined()
})

test.each(['lstm-unroll-rounded', 'logic-gate-truth-table', 'gate-truth-table', 'bptt-gradient', 'gate-gradient'])(
  '%s: whatever a seed draws is among all draws',
  (id) => {
    const problem = problemById(id)
    const textOf = (draws: ReadonlyMap<string, Parameters<typeof toJson>[0]>): string =>
      JSON.stringify([...draws].map(([path, value]) => [path, toJson(value)]))
    const all = new Set((spaceOf(problem, 20_000).all ?? []).map(({ draws }) => textOf(draws)))
    for (let seed = 0; seed < 200; seed++) {
      const drawn = drawCandidate(problem, seed, 0)
      expect(drawn.ok && all.has(textOf(drawn.value))).toBe(true)
    }
  },
)
