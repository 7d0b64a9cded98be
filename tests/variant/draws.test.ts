// What is drawn: every kind of draw with size, except and bounds that depend on each other; exact, uniform, edit-stable.
import { describe, expect, test } from 'vitest'
import { toJson } from '../../src/math/evaluate/value.ts'
import type { Problem, ValueJson } from '../../src/model.ts'
import { drawCandidate } from '../../src/variant/candidates.ts'
import { codesOf, must, problemFrom } from '../support/library.ts'

/** A problem that draws; `more` are other keys. */
const drawing = (parameters: string, more = ''): Problem =>
  problemFrom(
    `problem: p\ntitle: T\nparameters:\n${parameters.replace(/^/gm, '  ')}\n${more.trim()}\ntext: T.\nask: { kind: number, key: 1 }\n`,
  )
const draw = (problem: Problem, seed: number, candidate = 0): Readonly<Record<string, ValueJson>> =>
  Object.fromEntries(
    [...must(drawCandidate(problem, seed, candidate))].map(([path, value]) => [path.replace('parameters.', ''), toJson(value)]),
  )
const seeds = (n: number): number[] => Array.from({ length: n }, (_, seed) => seed)
/** Every value of `w` that is met over the seeds, sorted as text. */
const met = (parameters: string, n = 300, more = ''): readonly ValueJson[] => {
  const problem = drawing(parameters, more)
  const values = new Map(seeds(n).map((seed) => [JSON.stringify(draw(problem, seed)['w']), draw(problem, seed)['w'] ?? '']))
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
}
const flat = (value: ValueJson | undefined): readonly ValueJson[] =>
  Array.isArray(value) ? value.flatMap((entry: ValueJson) => flat(entry)) : value === undefined ? [] : [value]

describe('the values of each kind', () => {
  test.each<readonly [string, readonly ValueJson[]]>([
    ['w: { integer: [-1, 2] }', [-1, 0, 1, 2]],
    ['w: { integer: [-2, 2], except: [0, 1] }', [-1, -2, 2]],
    ['w: { integer: [3, 3] }', [3]],
    ['w: { number: [0, 1], step: 1/4 }', ['1/2', '1/4', '3/4', 0, 1]],
    // 0.1 + 0.1 + 0.1 is 3/10 here
    ['w: { number: [0.1, 0.4], step: 0.1 }', ['1/10', '1/5', '2/5', '3/10']],
    // a step that does not meet the upper bound stops before it
    ['w: { number: [0, 1], step: 2/5 }', ['2/5', '4/5', 0]],
    ['w: { number: [-1/2, 1/2], step: 1/2, except: [0] }', ['-1/2', '1/2']],
    ['w: { choice: [-1, 1/2, 7] }', ['1/2', -1, 7]],
    [
      'w: { choice: [[1, 2], [3, 4]] }',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['w: { choice: [1, 2, 3], except: [2] }', [1, 3]],
    ['w: { words: [mean, max] }', ['max', 'mean']],
    [
      'w: { permutation: [1, 2, 3] }',
      [
        [1, 2, 3],
        [1, 3, 2],
        [2, 1, 3],
        [2, 3, 1],
        [3, 1, 2],
        [3, 2, 1],
      ],
    ],
  ])('%s', (parameters, expected) => {
    expect(met(parameters)).toEqual(expected)
  })
  test('with a size each entry is drawn apart', () => {
    expect(met('w: { integer: [0, 1], size: 2 }')).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ])
    const [matrix] = met('w: { integer: [1, 1000000], size: [2, 3] }', 1)
    expect([matrix, new Set(flat(matrix)).size]).toEqual([
      [
        [expect.any(Number), expect.any(Number), expect.any(Number)],
        [expect.any(Number), expect.any(Number), expect.any(Number)],
      ],
      6,
    ])
    expect(new Set(met('w: { words: [a, b], size: 3 }').map(String)).size).toBe(8)
    expect(flat(met('w: { integer: [-1, 1], except: [0], size: [3, 3] }', 20)).every((entry) => entry !== 0)).toBe(true)
  })
})

describe('draws that depend on each other, in any order', () => {
  test('a bound', () => {
    const problem = drawing('w: { integer: [low, high] }\nhigh: { integer: [low, 9] }\nlow: { integer: [1, 5] }')
    for (const seed of seeds(60)) {
      const { w, low, high } = draw(problem, seed)
      expect([low, w, high].map(Number).sort((a, b) => a - b)).toEqual([low, w, high])
    }
  })
  test('a size, a step, what is left out, and values that follow by `let`', () => {
    const sizes = seeds(60).map((seed) => draw(drawing('n: { integer: [2, 4] }\nw: { integer: [0, 1], size: [n, n + 1] }'), seed))
    for (const { n, w } of sizes)
      expect(Array.isArray(w) && w.map((row: ValueJson) => flat(row).length)).toEqual(
        Array.from({ length: Number(n) }, () => Number(n) + 1),
      )
    expect(new Set(sizes.map(({ n }) => n)).size).toBe(3)
    for (const seed of seeds(40)) {
      const { a, w } = draw(drawing('a: { choice: [1, 2] }\nw: { integer: [1, 3], except: [a, half] }', 'let: { half: (a + 2)/2 }'), seed)
      expect(a === 1 ? [2, 3] : [1, 3]).toContain(w)
    }
    expect(met('w: { number: [0, 1], step: s }\ns: { choice: [1/2] }')).toEqual(['1/2', 0, 1])
  })
})

describe('what cannot be drawn', () => {
  test.each([
    ['w: { integer: [3, 2] }', 'draw/empty', 'no number lies from 3 to 2'],
    ['w: { integer: [1, 1], except: [1] }', 'draw/empty', 'nothing is left'],
    ['w: { choice: [2, 4], except: [2, 4] }', 'draw/empty', 'nothing is left'],
    ['w: { number: [0, 1], step: 0 }', 'draw/empty', 'the step is 0'],
    ['w: { number: [0, 1], step: -1/2 }', 'draw/empty', 'the step is -1/2'],
    ['w: { integer: [0, 1], size: [101, 100] }', 'draw/empty', 'more than 10000 entries'],
    ['w: { integer: [0, 1], size: 0 }', 'draw/wrong-type', 'a whole number from 1'],
    ['w: { integer: [0, 1], size: 3/2 }', 'draw/wrong-type', 'a whole number from 1'],
    ['w: { integer: [0, sqrt(2)] }', 'draw/wrong-type', 'not a rational number'],
    ['w: { integer: [0, a] }\na: { words: [three] }', 'draw/wrong-type', 'not a rational number'],
  ])('%s', (parameters, code, says) => {
    const drawn = drawCandidate(drawing(parameters), 1, 0)
    expect(codesOf(drawn)).toEqual([code])
    expect(drawn.ok ? '' : drawn.errors[0]?.message).toContain(says)
  })
  test('draws that depend on each other in a circle do not get as far as being drawn', () => {
    expect(() => drawing('a: { integer: [0, b] }\nb: { integer: [0, a] }')).toThrow(/spec\/cycle/)
  })
})

describe('uniform: χ² at the 0.999 quantile (NIST/SEMATECH e-Handbook, §1.3.6.7.4), seeds 0 to 5999', () => {
  const quantiles: ReadonlyMap<number, number> = new Map([
    [2, 10.828],
    [3, 13.816],
    [4, 16.266],
    [5, 18.467],
    [6, 20.515],
    [9, 26.124],
  ])
  test.each([
    ['w: { integer: [-2, 2] }', 5],
    ['w: { integer: [-2, 2], except: [0] }', 4],
    ['w: { number: [0, 2], step: 1/4 }', 9],
    ['w: { choice: [1, 3, 9, 27] }', 4],
    ['w: { words: [red, green, blue] }', 3],
    ['w: { permutation: [1, 2, 3] }', 6],
    ['w: { integer: [0, 1], size: 2 }', 4],
    ['n: { choice: [3] }\nw: { integer: [1, n] }', 3],
  ])('%s', (parameters, kinds) => {
    const problem = drawing(parameters)
    const counts = new Map<string, number>()
    for (const seed of seeds(6000)) {
      const value = JSON.stringify(draw(problem, seed)['w'])
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const expected = 6000 / kinds
    expect(counts.size).toBe(kinds)
    expect([...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(quantiles.get(kinds) ?? 0)
  })
  test('parameters, entries and candidates are independent: every pair is met as often', () => {
    const pairs = (of: (seed: number) => readonly [unknown, unknown]): number => {
      const counts = new Map<string, number>()
      for (const seed of seeds(6000)) counts.set(String(of(seed)), (counts.get(String(of(seed))) ?? 0) + 1)
      return [...counts.values()].reduce((sum, n) => sum + (n - 6000 / 9) ** 2 / (6000 / 9), 0)
    }
    const problem = drawing('a: { integer: [0, 2] }\nb: { integer: [0, 2] }')
    expect(pairs((seed) => [draw(problem, seed)['a'], draw(problem, seed)['b']])).toBeLessThan(26.124)
    expect(pairs((seed) => [draw(problem, seed)['a'], draw(problem, seed, 1)['a']])).toBeLessThan(26.124)
    expect(pairs((seed) => [draw(problem, seed)['a'], draw(problem, seed + 1)['a']])).toBeLessThan(26.124)
  })
})

describe('edit-stable', () => {
  const before = 'w: { integer: [-9, 9] }\nx: { integer: [-9, 9], size: 3 }\ny: { permutation: [1, 2, 3, 4] }'
  const same = (parameters: string, names = ['w', 'x', 'y']): void => {
    const [old, edited] = [drawing(before), drawing(parameters)]
    for (const seed of seeds(50))
      for (const candidate of [0, 3])
        for (const name of names) expect(draw(edited, seed, candidate)[name]).toEqual(draw(old, seed, candidate)[name])
  }
  test('a parameter added at the front, between or at the end moves no other draw', () => {
    same(`new: { integer: [0, 99] }\n${before}`)
    same(before.replace('\nx', '\nnew: { words: [a, b], size: 5 }\nx'))
    same(`${before}\nnew: { permutation: [1, 2] }`)
  })
  test('nor one removed, reordered or changed', () => {
    same(before.split('\n').toReversed().join('\n'))
    same(before.split('\n').slice(1).join('\n'), ['x', 'y'])
    same(before.replace('[-9, 9] }', '[0, 1000] }'), ['x', 'y'])
  })
  test('nor a dependency: what a draw waits for does not touch its stream', () => {
    same(before.replace('integer: [-9, 9], size: 3', 'integer: [-9, top], size: n') + '\ntop: { choice: [9] }\nn: { choice: [3] }')
  })
  test('another problem, another seed and another candidate draw otherwise', () => {
    const problem = drawing('x: { integer: [1, 1000000], size: 4 }')
    const drawn = [draw(problem, 1), draw(problem, 2), draw(problem, 1, 1), draw({ ...problem, id: 'q' }, 1)]
    expect(new Set(drawn.map((one) => JSON.stringify(one))).size).toBe(4)
  })
  test('draws under `given` and of conventions have streams of their own', () => {
    const cell =
      'cell: gated-rnn\nconvention: { gate: { draw: [writes, keeps] } }\ngiven: { weights: { integer: [1, 1000] }, x: 1, s_prev: 0 }'
    const [plain, more] = [drawing('a: { integer: [1, 9] }', cell), drawing('a: { integer: [1, 9] }\nb: { integer: [1, 9] }', cell)]
    const gates = seeds(40).map((seed) => {
      const { b, ...others } = draw(more, seed)
      expect(b).toBeDefined()
      expect(others).toEqual(draw(plain, seed))
      return others['convention.gate']
    })
    expect(new Set(gates)).toEqual(new Set(['writes', 'keeps']))
    expect(Object.keys(draw(plain, 1)).sort()).toEqual([
      'a',
      'convention.gate',
      'given.weights.W_gs',
      'given.weights.W_gx',
      'given.weights.W_ss',
      'given.weights.W_sx',
    ])
  })
})
