// What the names of a cell are given, in which shape, and what the next row reads. Expected values are worked out by hand.
import { describe, expect, test } from 'vitest'
import { plain } from '../../src/math/print/plain.ts'
import type { Checked } from '../../src/diagnostic.ts'
import { readProblem } from '../../src/spec/read.ts'
import { cellById, codesOf, must } from '../support/library.ts'
import { answer, asking, mistaken, solveWith } from '../support/solved.ts'

/** A state of 2 and an input of 3. */
const layer = 'cell: { inputs: [x], equations: { h: W*h_prev + U*x + b } }'
const threeIn = `${layer}\nlet:\n  x: [1, 2, 3]`

describe('whose value a name takes', () => {
  const line = 'cell: { inputs: [x], equations: { y: w*x + b, z: 2*y } }'
  test('of a parameter, of a `let`, of what is given; what is given goes first', () => {
    expect(answer('y', `${line}\nparameters: { w: { integer: [1, 9] } }\nlet: { x: w + 1 }\ngiven: { b: 100 }`, { w: '3' })).toBe('112')
    expect(answer('y', `${line}\nparameters: { w: { integer: [1, 9] } }\nlet: { x: 5, b: 0 }\ngiven: { w: 2*w }`, { w: '3' })).toBe('30')
  })
  test('a list of names takes each from the problem', () => {
    expect(answer('y', `${line}\nlet: { x: 5, w: 2, b: 1 }\ngiven: [w, b]`)).toBe('11')
  })
  test('the problem’s own name goes first, `cell.` is always the cell’s', () => {
    expect(answer('[y, cell.y]', `${line}\nlet: { y: 7 }\ngiven: { x: 1, w: 2, b: 3 }`)).toEqual(['7', '5'])
  })
  test('a value given to a name with an equation replaces the equation', () => {
    const replaced = `${line}\ngiven: { x: 1, y: 10 }`
    expect(answer('[y, z]', replaced)).toEqual(['10', '20'])
    // what only the replaced equation reads needs no value, and the equation is no longer printed
    const { cell } = must(solveWith(asking('z', replaced)))
    expect(cell?.equations.map(({ name }) => name)).toEqual(['z'])
  })
  test('rows given to a name with an equation replace it too', () => {
    expect(answer('z', `${line}\nlet:\n  y: [4, 5]\nrun: { over: [y] }`)).toEqual(['8', '10'])
  })
  test('a name beats its group, wherever it stands', () => {
    expect(answer('y', `${line}\ngiven: { w: 4, weights: 7, biases: 1, x: 10 }`)).toBe('41')
    expect(answer('y', `${line}\ngiven: { inputs: 10, weights: 7, biases: 1, b: 2 }`)).toBe('72')
  })
  test('a mistake’s group beats the names of the problem, and within the mistake a name beats its group', () => {
    const solution = must(
      solveWith(
        asking(
          'y',
          `${line}
given: { w: 4, b: 1, x: 10 }
mistakes:
  all_zero: { given: { weights: 0, biases: 0 } }
  but_one: { given: { weights: 0, w: 5 } }
  dropped: { given: { biases: none } }`,
        ),
      ),
    )
    expect(['all_zero', 'but_one', 'dropped'].map((name) => mistaken(solution, name))).toEqual(['0', '51', '40'])
  })
  test('a name without a value is found on reading, one that only an unneeded equation reads is not needed', () => {
    const read = (yaml: string): Checked<unknown> => readProblem(yaml, 'p.yaml', cellById)
    const spec = (key: string): string =>
      `problem: p\ntitle: T\n${line}\ngiven: { x: 1, w: 2 }\ntext: T.\nask: { kind: number, key: ${key} }\n`
    expect(codesOf(read(spec('y')))).toEqual(['spec/unbound'])
    expect(codesOf(read(spec('2*w')))).toEqual([])
  })
})

describe('terms given as none', () => {
  const printed = (lines: string): readonly string[] => {
    const { cell } = must(solveWith(asking('y', lines)))
    return (cell?.equations ?? []).map(({ name, expr }) => `${name} = ${plain(expr)}`)
  }
  test('are gone from the value and from the equation', () => {
    const lines = 'cell: { inputs: [x], equations: { y: w*x + b } }\ngiven: { x: 3, w: 2, biases: none }'
    expect(answer('y', lines)).toBe('6')
    expect(printed(lines)).toEqual(['y = w*x'])
  })
  test.each([
    ['a - b - c', 'b', 'y = a - c'],
    ['b - a', 'b', 'y = -a'],
    ['sigmoid(a*(x + b))', 'b', 'y = sigmoid(a*x)'],
    ['x + a*b', 'a', 'y = x'],
    ['max(0, x + b) + b', 'b', 'y = max(0, x)'],
  ])('%s without %s', (equation, none, expected) => {
    const free = [...new Set(equation.match(/\b[abc]\b/g))]
    const given = free.map((name) => `${name}: ${name === none ? 'none' : '2'}`).join(', ')
    const lines = `cell:\n  inputs: [x]\n  equations:\n    y: ${equation}\ngiven: { x: 1, ${given} }`
    expect(printed(lines)).toEqual([expected])
  })
  test('an LSTM without biases has eight terms, and no b', () => {
    const { cell } = must(solveWith(asking('h', 'cell: lstm\ngiven: { weights: 1, biases: none, x: 1, h_prev: 0, c_prev: 0 }')))
    const equations = (cell?.equations ?? []).map(({ expr }) => plain(expr)).join('; ')
    expect(equations.match(/W_\w+/g)).toHaveLength(8)
    expect(equations).not.toMatch(/b_/)
  })
})

describe('shapes', () => {
  test('a start of 0 is a zero vector, a group of 0 is zero matrices, a group of 1 a vector of ones', () => {
    const zero = `${threeIn}\ngiven: { weights: 0, biases: 1, h_prev: [5, 6] }`
    expect(answer('h', zero)).toEqual(['1', '1'])
    const zeros = [
      ['0', '0', '0'],
      ['0', '0', '0'],
    ]
    expect(answer('[h, W, U, b]', zero)).toEqual([['1', '1'], zeros.map((row) => row.slice(1)), zeros, ['1', '1']])
    expect(answer('h', `${threeIn}\ngiven: { h_prev: 0, W: [[1, 1], [1, 1]], biases: 0, U: [[1, 0, 0], [0, 1, 1]] }`)).toEqual(['1', '5'])
  })
  test('over rows: W h + U x + b by hand', () => {
    // h_1 = U(1, 0) = (1, 3);  W h_1 = (1 + 6, 1) = (7, 1);  h_2 = (7, 1) + U(0, 1) = (9, 5)
    const lines = `${layer}
given: { W: [[1, 2], [1, 0]], U: [[1, 2], [3, 4]], b: [0, 0], h_prev: 0 }
let:
  x: [[1, 0], [0, 1]]
run: { over: [x] }`
    expect(answer('h', lines)).toEqual([
      ['1', '3'],
      ['9', '5'],
    ])
  })
  test('a drawn group takes the shapes that the equations give, each name apart', () => {
    const problem = asking(
      'h',
      `${threeIn}\ngiven: { weights: { integer: [1, 1000000] }, biases: { integer: [1, 1000000] }, h_prev: [0, 0] }`,
    )
    const { variant } = must(solveWith(problem))
    const shapes = variant.draws.map(({ path, value }) => [
      path,
      Array.isArray(value) ? value.map((row: unknown) => (Array.isArray(row) ? row.length : 1)) : [],
    ])
    expect(Object.fromEntries(shapes)).toEqual({ 'given.weights.W': [2, 2], 'given.weights.U': [3, 3], 'given.biases.b': [1, 1] })
    const entries = JSON.stringify(variant.draws.map(({ value }) => value)).match(/\d+/g) ?? []
    expect(new Set(entries).size).toBe(4 + 6 + 2)
  })
  test('the rows tell the shape of an input', () => {
    const problem = asking(
      'h',
      `${layer}\nparameters: { x: { integer: [1, 9], size: [4, 3] } }\ngiven: { weights: { integer: [1, 9] }, b: [0, 0], h_prev: 0 }\nrun: { over: [x] }`,
    )
    const [weights] = must(solveWith(problem)).variant.draws.filter(({ path }) => path === 'given.weights.U')
    expect(weights?.value).toEqual([
      [expect.any(Number), expect.any(Number), expect.any(Number)],
      [expect.any(Number), expect.any(Number), expect.any(Number)],
    ])
  })
  test.each([
    ['U: [[1, 2], [3, 4]]', 'solve/shape'],
    ['U: [1, 2]', 'solve/shape'],
  ])('%s does not meet an input of 3', (given, code) => {
    expect(answer('h', `${threeIn}\ngiven: { W: [[0, 0], [0, 0]], b: [0, 0], h_prev: [0, 0], ${given} }`)).toBe(code)
  })
})

describe('what the next row reads of a rounded state', () => {
  const halving = (carry: string): string => `
cell: { inputs: [x], equations: { h: h_prev/2 + x, y: 10*h } }
given: { h_prev: 0 }
let:
  x: [1, 1, 1]
run: { over: [x] }
round: { h: { to: integer, tie: toward-zero, carry: ${carry} } }
`
  test('the rounded one: 1, 1½ → 1, 1½ → 1', () => {
    expect(answer('h', halving('rounded'))).toEqual(['1', '1', '1'])
    expect(answer('h_prev', halving('rounded'))).toEqual(['0', '1', '1'])
  })
  test('the exact one: 1, 1½ → 1, 1¾ → 2', () => {
    expect(answer('h', halving('exact'))).toEqual(['1', '1', '2'])
    expect(answer('h_prev', halving('exact'))).toEqual(['0', '1', '3/2'])
  })
  test('the same row reads the rounded one either way', () => {
    expect(answer('y', halving('exact'))).toEqual(['10', '10', '20'])
  })
  test('the raw state goes on through whole passes', () => {
    const lines =
      'cell: { inputs: [], equations: { h: h_prev/2 + 1 } }\ngiven: { h_prev: 0 }\nrun: { steps: 1, until: "h[1] == 2", at-most: 3 }\nround: { h: { to: integer, tie: toward-zero, carry: exact } }'
    expect(answer('h', lines)).toEqual(['1', '1', '2'])
  })
})
