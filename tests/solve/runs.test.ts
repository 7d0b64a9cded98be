// A cell run over rows, the only loop of the language: what is carried, what is asked from outside, when it stops.
// Expected values are worked out by hand.
import { describe, expect, test } from 'vitest'
import { answer, asking, solveWith, theError } from '../support/solved.ts'

/** A total that goes on from 10; x are the rows. */
const total = `
cell: { inputs: [x], equations: { n: n_prev + x } }
given: { n_prev: 10 }
let:
  x: [1, 2, 3]
`
describe('which rows there are', () => {
  test('without a run there is one step, and every name is one value', () => {
    const line = 'cell: { inputs: [x], equations: { y: 2*x + 1, z: y^2 } }\ngiven: { x: 3 }'
    expect(answer('[x, y, z]', line)).toEqual(['3', '7', '49'])
  })
  test('a single step takes its state from what is given', () => {
    expect(answer('[n_prev, n]', 'cell: { inputs: [x], equations: { n: n_prev + x } }\ngiven: { n_prev: 10, x: 5 }')).toEqual(['10', '15'])
  })
  test('over: one row an entry, lists in step', () => {
    expect(answer('n', `${total}run: { over: [x] }`)).toEqual(['11', '13', '16'])
    const two = 'cell: { inputs: [x, y], equations: { p: x*y } }\nlet:\n  x: [1, 2, 3]\n  y: [4, 5, 6]\nrun: { over: [x, y] }'
    expect(answer('p', two)).toEqual(['4', '10', '18'])
  })
  test('over: any expression, and words', () => {
    expect(answer('n', `${total}run:\n  over: { x: 'shift(x, 1, 0)' }`)).toEqual(['10', '11', '13'])
    const word = `cell:\n  inputs: [op]\n  equations:\n    y: 'if(op == "double", 2*y_prev, y_prev + 1)'\ngiven: { y_prev: 1 }\nrun: { over: { op: { words: [double, add, double] } } }`
    expect(answer('y', word)).toEqual(['2', '3', '6'])
  })
  test('every: all combinations, the last name fastest', () => {
    const gate = 'cell: { inputs: [a, b], equations: { out: a + 2*b } }\nrun: { every: { a: [0, 1], b: [3, 4, 5] } }'
    expect(answer('a', gate)).toEqual(['0', '0', '0', '1', '1', '1'])
    expect(answer('b', gate)).toEqual(['3', '4', '5', '3', '4', '5'])
    expect(answer('out', gate)).toEqual(['6', '8', '10', '7', '9', '11'])
  })
  test('every: rows are cases, each from the start', () => {
    expect(answer('n', `${total}run: { every: [x] }`)).toEqual(['11', '12', '13'])
    expect(answer('n_prev', `${total}run: { every: [x] }`)).toEqual(['10', '10', '10'])
  })
  test('steps: Fibonacci through two states', () => {
    const fibonacci =
      'cell: { inputs: [], equations: { a: b_prev, b: a_prev + b_prev } }\ngiven: { a_prev: 0, b_prev: 1 }\nrun: { steps: 8 }'
    expect(answer('b', fibonacci)).toEqual(['1', '2', '3', '5', '8', '13', '21', '34'])
    expect(answer('[a[0], b[0], a[end]]', fibonacci)).toEqual(['0', '1', '21'])
  })
  test('steps: a drawn number of them', () => {
    const doubling =
      'cell: { inputs: [], equations: { n: 2*n_prev } }\ngiven: { n_prev: 3 }\nparameters: { T: { integer: [1, 4] } }\nrun: { steps: T + 1 }'
    expect(answer('n', doubling, { T: '3' })).toEqual(['6', '12', '24', '48'])
  })
})

describe('what is seen from outside', () => {
  test.each([
    ['n[0]', '10'],
    ['n[1]', '11'],
    ['n[end]', '16'],
    ['n[end - 1]', '13'],
    ['cell.n[0] + cell.n[2]', '23'],
    ['n_prev', ['10', '11', '13']],
    ['x', ['1', '2', '3']],
    ['length(n)', '3'],
  ])('%s', (key, expected) => {
    expect(answer(key, `${total}run: { over: [x] }`)).toEqual(expected)
  })
  test('a vector a row: h[3][2] is the second element after row 3', () => {
    const sums =
      'cell: { inputs: [x], equations: { h: h_prev + x } }\ngiven: { h_prev: 0 }\nlet:\n  x: [[1, 2], [3, 4], [5, 6]]\nrun: { over: [x] }'
    expect(answer('h', sums)).toEqual([
      ['1', '2'],
      ['4', '6'],
      ['9', '12'],
    ])
    expect(answer('[h[3][2], h[0][1], h[end][end]]', sums)).toEqual(['12', '0', '12'])
  })
  test('what does not vary is one value, an input given once is one a row', () => {
    const scaled = 'cell: { inputs: [x, b], equations: { y: w*x + b } }\ngiven: { w: 3, b: 2 }\nlet:\n  x: [1, 2]\nrun: { over: [x] }'
    expect(answer('w', scaled)).toBe('3')
    expect(answer('b', scaled)).toEqual(['2', '2'])
    expect(answer('y', scaled)).toEqual(['5', '8'])
  })
  test.each([
    ['n[4]', 'index 4 of a list of 3'],
    ['n[-1]', 'index -1 of a list of 3'],
    ['x[0]', 'index 0 of a list of 3'],
    ['n[1/2]', 'an index is a whole number'],
  ])('%s is outside', (key, says) => {
    const error = theError(solveWith(asking(key, `${total}run: { over: [x] }`)))
    expect([error.code, error.message]).toEqual(['solve/index', expect.stringContaining(says)])
  })
})

describe('whole passes until a condition holds', () => {
  /** The perceptron without an offset; a point on the boundary counts as a mistake. */
  const perceptron = (points: string, labels: string, atMost: number): string => `
cell:
  inputs: [x, y]
  equations:
    mistake: y*dot(theta_prev, x) <= 0
    theta: if(mistake, theta_prev + y*x, theta_prev)
given: { theta_prev: 0 }
let:
  x: ${points}
  y: ${labels}
  made: sum(mistake)
run: { over: [x, y], until: not any(mistake), at-most: ${atMost} }
`
  test('θ after every row, over all passes', () => {
    // (1, 0) and (0, 1) both lie on the boundary of θ = 0; the second pass is clean
    const two = perceptron('[[1, 0], [0, 1]]', '[1, -1]', 2)
    expect(answer('theta', two)).toEqual([
      ['1', '0'],
      ['1', '-1'],
      ['1', '-1'],
      ['1', '-1'],
    ])
    expect(answer('mistake', two)).toEqual(['1', '1', '0', '0'])
    expect(answer('theta[0]', two)).toEqual(['0', '0'])
  })
  test('the order of the points decides how many mistakes are made', () => {
    expect(answer('select(theta, mistake)', perceptron('[[1, -1], [0, 1], [-3/2, -1]]', '[1, -1, 1]', 2))).toEqual([
      ['1', '-1'],
      ['-1/2', '-2'],
    ])
    expect(answer('select(theta, mistake)', perceptron('[[0, 1], [-3/2, -1], [1, -1]]', '[-1, 1, 1]', 2))).toEqual([['0', '-1']])
  })
  const far = (atMost: number): string => perceptron('[[1, -1], [0, 1], [-10, -1]]', '[1, -1, 1]', atMost)
  test('a far point costs passes: two mistakes in the first, one in each of four more, none in the sixth', () => {
    expect(answer('select(theta, mistake)', far(6))).toEqual([
      ['1', '-1'],
      ['-9', '-2'],
      ['-8', '-3'],
      ['-7', '-4'],
      ['-6', '-5'],
      ['-5', '-6'],
    ])
    expect(answer('length(theta)', far(6))).toBe('18')
    // a `let` over all rows is worked out once the run has stopped, not from its first pass
    expect(answer('made', far(6))).toBe('6')
  })
  test('a `let` in `until` is of the last pass, in the key of all of them', () => {
    const lines = far(6).replace('until: not any(mistake)', 'until: made == 0')
    expect(answer('made', lines)).toBe('6')
    expect(answer('length(theta)', lines)).toBe('18')
  })
  test('five passes are not enough: a run that does not stop is no variant', () => {
    const error = theError(solveWith(asking('made', far(5))))
    expect(error).toMatchObject({
      code: 'solve/not-stopped',
      message: expect.stringContaining('5 passes'),
      at: { file: 'p.yaml', line: 13 },
    })
  })
  test('steps in passes: the last pass alone decides', () => {
    const halving =
      'cell: { inputs: [], equations: { n: n_prev/2 } }\ngiven: { n_prev: 16 }\nrun: { steps: 2, until: "n[1] <= 2", at-most: 9 }'
    expect(answer('n', halving)).toEqual(['8', '4', '2', '1'])
  })
})

describe('what a run cannot be', () => {
  test('lists that are to go in step have one length', () => {
    const error = theError(
      solveWith(asking('p', 'cell: { inputs: [x, y], equations: { p: x*y } }\nlet:\n  x: [1, 2, 3]\n  y: [4, 5]\nrun: { over: [x, y] }')),
    )
    expect([error.code, error.message]).toEqual(['solve/shape', 'rows in step: x has 3 entries, y has 2'])
  })
  test('rows are a list', () => {
    expect(answer('n', `${total.replace('[1, 2, 3]', '7')}run: { over: [x] }`)).toBe('solve/shape')
  })
  test.each(['0', '5/2', '-1'])('%s steps', (steps) => {
    expect(answer('n', `cell: { inputs: [], equations: { n: n_prev + 1 } }\ngiven: { n_prev: 0 }\nrun: { steps: ${steps} }`)).toBe(
      'solve/type',
    )
  })
  test('there is a limit to rows, steps and combinations', () => {
    expect(answer('n', 'cell: { inputs: [], equations: { n: n_prev + 1 } }\ngiven: { n_prev: 0 }\nrun: { steps: 10001 }')).toBe(
      'solve/budget',
    )
    expect(
      answer(
        'p',
        'cell: { inputs: [x, y], equations: { p: x*y } }\nparameters: { v: { integer: [0, 1], size: 101 } }\nrun: { every: { x: v, y: v } }',
      ),
    ).toBe('solve/budget')
    expect(
      answer(
        'n[end]',
        'cell: { inputs: [], equations: { n: n_prev + 1 } }\ngiven: { n_prev: 0 }\nrun: { steps: 100, until: "n[1] < 0", at-most: 101 }',
      ),
    ).toBe('solve/budget')
  })
})
