// Values set by hand.
import { describe, expect, test } from 'vitest'
import type { Problem, ValueJson } from '../../src/model.ts'
import { variantWith } from '../../src/pipeline.ts'
import { fixedDraws, outsideDomain } from '../../src/variant/fixed.ts'
import { codesOf, definitions, must, problemById, problemFrom } from '../support/library.ts'

const at = { file: '--with', line: 1, col: 1 }
const english = { language: 'en' }
const problem = problemFrom(`
problem: p
title: T
parameters:
  n: { integer: [2, 4] }
  w: { integer: [-2, 2], except: [0] }
  q: { number: [0, 1], step: 1/4 }
  x: { choice: [-1, 1], size: n }
  m: { integer: [0, 9], size: [2, 2] }
  op: { words: [mean, max] }
  order: { permutation: [1, 2, 3] }
cell: gated-rnn
convention: { gate: { draw: [writes, keeps] } }
given: { W_gs: { integer: [1, 3] }, W_gx: 1, W_ss: 1, W_sx: 1, x: 1, s_prev: 0 }
text: T.
ask: { kind: number, key: w + 100*n }
`)
const withValues = (values: { readonly [name: string]: string }): ReadonlyMap<string, ValueJson> => {
  const { variant } = must(variantWith(problem, must(fixedDraws(problem, definitions(values))), null, english))
  return new Map(variant.draws.map(({ path, value }) => [path, value]))
}

describe('values set by hand', () => {
  test('are taken as they are: numbers, words with and without quotes, vectors, matrices, conventions', () => {
    const drawn = withValues({
      n: '3',
      q: '1/2',
      x: '[1, -1, 1]',
      m: '[[1, 2], [3, 4]]',
      op: 'max',
      order: '[3, 1, 2]',
      gate: 'keeps',
      W_gs: '2',
    })
    const expected = {
      n: 3,
      q: '1/2',
      x: [1, -1, 1],
      m: [
        [1, 2],
        [3, 4],
      ],
      op: 'max',
      order: [3, 1, 2],
    }
    for (const [name, value] of Object.entries(expected)) expect(drawn.get(`parameters.${name}`)).toEqual(value)
    expect([drawn.get('convention.gate'), drawn.get('given.W_gs')]).toEqual(['keeps', 2])
    expect(withValues({ op: '"mean"' }).get('parameters.op')).toBe('mean')
  })
  test('what is not set is drawn, by what is set', () => {
    const x = withValues({ n: '2' }).get('parameters.x')
    expect([x, Array.isArray(x) && x.length]).toEqual([[expect.any(Number), expect.any(Number)], 2])
    expect(withValues({ n: '3' }).size).toBe(9)
  })
  test.each([
    ['w', 'mean', 'spec/unknown-name'],
    ['w', '"mean"', 'draw/wrong-type'],
    ['w', '[1, 2]', 'draw/wrong-type'],
    ['w', 'sqrt(2)', 'draw/wrong-type'],
    ['x', '1', 'draw/wrong-type'],
    ['m', '[1, 2]', 'draw/wrong-type'],
    ['x', '[1, "one"]', 'draw/wrong-type'],
    ['x', '[[1, 1], [1, 1]]', 'draw/wrong-type'],
    ['order', '3', 'draw/wrong-type'],
    ['W_gs', '"a"', 'draw/wrong-type'],
    ['W_gx', '1', 'spec/unknown-name'],
    ['op', '3', 'draw/wrong-type'],
    ['gate', '1', 'draw/wrong-type'],
    ['v', '1', 'spec/unknown-name'],
    ['w', '1/0', 'solve/undefined'],
  ])('%s = %s is refused: %s', (name, value, code) => {
    expect(codesOf(fixedDraws(problem, definitions({ [name]: value })))).toEqual([code])
  })
  test('everything that is wrong at once, with a hint', () => {
    const wrong = fixedDraws(problem, definitions({ w: '[1]', oder: '[1, 2, 3]', q: '"a"' }))
    expect(codesOf(wrong)).toEqual(['draw/wrong-type', 'spec/unknown-name', 'draw/wrong-type'])
    expect(wrong.ok ? [] : wrong.errors.map(({ hint }) => hint)).toEqual([undefined, 'did you mean “order”?', undefined])
  })
  test.each<readonly [string, string, boolean]>([
    ['w', '2', true],
    ['w', '3', false],
    ['w', '0', false],
    ['w', '1/2', false],
    ['q', '3/4', true],
    ['q', '1/3', false],
    ['q', '-1/4', false],
    ['x', '[1, 1, -1]', true],
    ['x', '[1, 1]', false],
    ['x', '[1, 1, 5]', false],
    ['m', '[[0, 9], [1, 1]]', true],
    ['m', '[[0, 9]]', false],
    ['m', '[[0, 9], [1, 10]]', false],
    ['op', 'max', true],
    ['op', 'min', false],
    ['order', '[3, 1, 2]', true],
    ['order', '[3, 1, 1]', false],
    ['order', '[1, 2]', false],
  ])('%s = %s is inside: %s; outside is a warning, no more', (name, value, inside) => {
    const draws = must(fixedDraws(problem, definitions({ n: '3', [name]: value })))
    expect(outsideDomain(problem, draws, new Map([[name, at]])).map(({ code, severity }) => [code, severity])).toEqual(
      inside ? [] : [['draw/outside', 'warning']],
    )
  })
  test('constraints are not asked: a published value need not meet them', () => {
    const strict = problemFrom(
      'problem: p\ntitle: T\nparameters: { a: { integer: [1, 9] } }\nrequire: [a > 5]\ntext: T.\nask: { kind: number, key: 2*a }\n',
    )
    expect(must(variantWith(strict, must(fixedDraws(strict, definitions({ a: '1' }))), null, english)).posed.keys[0]?.key).toMatchObject({
      value: 2,
    })
  })
})

describe('what else can be set', () => {
  test('by its path, as a variant has it', () => {
    const paths = [...withValues({}).keys()]
    expect(paths).toContain('given.W_gs')
    for (const path of paths)
      expect(codesOf(fixedDraws(problem, definitions({ [path]: '"not that"' }))).filter((code) => code === 'spec/unknown-name')).toEqual([])
  })
  test('a weight that is drawn with its group, by its name alone; a vector where the equations make it one', () => {
    const group = problemFrom(
      'problem: p\ntitle: T\ncell: { inputs: [x], equations: { y: W*x + b } }\ngiven: { weights: { integer: [1, 3] }, biases: { integer: [1, 3] }, x: [1, 10] }\ntext: T.\nask: { kind: vector, key: y }\n',
    )
    const key = (values: { readonly [name: string]: string }): unknown => {
      const { posed } = must(variantWith(group, must(fixedDraws(group, definitions(values))), null, english))
      const [first] = posed.keys
      return first?.key.kind === 'vector' ? first.key.cells.map((cell) => cell.value) : first
    }
    expect(key({ W: '[[1, 2], [3, 4]]', b: '[100, 200]' })).toEqual([121, 243])
    expect(key({ 'given.weights.W': '[[1, 2], [3, 4]]', 'given.biases.b': '[0, 0]' })).toEqual([21, 43])
  })
  const gru = (conventions: string): Problem =>
    problemFrom(`problem: p
title: T
cell: gru
convention: ${conventions}
given: { weights: 1, biases: { integer: [1, 3] }, x: 1, h_prev: 1 }
text: T.
ask: { kind: number, key: h, decimals: 2 }
`)
  test.each([
    ['only a mistake brings in', gru('{ update: keeps, reset: before }'), { b_hh: '2' }],
    [
      'only the second choice of a convention brings in',
      gru('{ update: keeps, reset: { draw: [before, after] } }'),
      { b_hh: '2', reset: 'after' },
    ],
  ])('a name that %s', (_, step, values) => {
    const draws = must(fixedDraws(step, definitions(values)))
    expect(draws.get('given.biases.b_hh')).toBe(2)
    expect(must(variantWith(step, draws, null, english)).variant.draws).toContainEqual({ path: 'given.biases.b_hh', value: 2 })
  })
  test('a name that no mistake speaks of', () => {
    const own = problemFrom(`problem: p
title: T
cell:
  inputs: [x]
  equations: { y: f + x }
  conventions:
    side: { plain: { equations: { f: 0*x } }, more: { equations: { f: v*x } } }
convention: { side: { draw: [plain, more] } }
given: { weights: { integer: [1, 3] }, x: 1 }
text: T.
ask: { kind: number, key: y }
`)
    const draws = must(fixedDraws(own, definitions({ v: '20', side: 'more' })))
    expect(must(variantWith(own, draws, null, english)).posed.keys[0]?.key).toMatchObject({ value: 21 })
  })
  test('nothing that the cell does not have', () => {
    const simple = problemById('rnn-unroll')
    expect(codesOf(fixedDraws(simple, definitions({ W_zh: '1' })))).toEqual(['spec/unknown-name'])
  })
})

describe('a variant without a seed', () => {
  test('has an id of its values', () => {
    const id = (w: string): string =>
      must(variantWith(problem, must(fixedDraws(problem, definitions({ w, n: '2', x: '[1, 1]' }))), null, english)).variant.id
    expect(id('1')).toBe(id('1'))
    expect(id('1')).not.toBe(id('2'))
    expect(must(variantWith(problem, new Map(), null, english)).variant.seed).toBeNull()
  })
})
