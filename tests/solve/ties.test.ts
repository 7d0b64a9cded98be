// A tie counts only if its two sides lead to different answers. Expected values are worked out by hand.
import { describe, expect, test } from 'vitest'
import { must, problemFrom, type Shown } from '../support/library.ts'
import { answer, asking, mistaken, solveWith, theError } from '../support/solved.ts'

const gates = (equations: string, round = 'sigmoid: { to: [0, 1] }, tanh: { to: [-1, 1] }'): string => `
cell:
  inputs: [x]
  equations:
${equations
  .trim()
  .split('\n')
  .map((line) => `    ${line.trim()}`)
  .join('\n')}
given: { x: 0 }
round: { ${round} }
`

describe('which ties matter', () => {
  const matters: readonly [what: string, equations: string, expected: Shown][] = [
    ['σ(0) is asked for', 'y: sigmoid(x)', 'solve/tie'],
    ['what is beside 0 is none', 'y: sigmoid(x + 1/1000)', '1'],
    ['0·tanh(0)', 'y: 0*tanh(x)', '0'],
    ['1·tanh(0)', 'y: 1*tanh(x)', 'solve/tie'],
    ['a closed gate before it', 'o: sigmoid(x - 3)\ny: o .* tanh(x)', '0'],
    ['an open gate before it', 'o: sigmoid(x + 3)\ny: o .* tanh(x)', 'solve/tie'],
    ['beside an irrational value', 'o: 0*tanh(x)\ny: o + exp(x + 1)', '≈2.718282'],
    ['a square forgets the sign', 'y: tanh(x)^2', '1'],
    ['the branch that is not taken', 'y: if(x > 0, tanh(x), 5)', '5'],
    ['a quantity that nothing asks for', 'z: tanh(x)\ny: 4*x', '0'],
    ['two ties that cancel: f + (1 − f), but of two gates', 'f: sigmoid(x)\ng: sigmoid(2*x)\ny: f + (1 - g)', 'solve/tie'],
    ['one gate read twice has one tie', 'f: sigmoid(x)\ny: f + (1 - f)', '1'],
    ['two ties that matter only together', 'f: sigmoid(x)\ng: sigmoid(2*x)\ny: f .* g', 'solve/tie'],
    ['three ties that matter only together', 'f: sigmoid(x)\ng: sigmoid(2*x)\nh: sigmoid(3*x)\ny: f .* g .* h', 'solve/tie'],
    ['several that do not', 'f: sigmoid(x)\ng: sigmoid(2*x)\nh: tanh(x)\ny: h^2 + 0*f + 0*g', '1'],
    ['a tie that is only met on the other side of another', 'f: sigmoid(x)\ng: sigmoid((1 - f)*5)\ny: f .* g', 'solve/tie'],
    ['the same, where it does not matter', 'f: sigmoid(x)\ng: sigmoid((1 - f)*5)\ny: 0*f .* g', '0'],
    ['in one entry of a vector', 'y: sigmoid([x - 1, x, x + 1])', 'solve/tie'],
    ['in an entry that is multiplied by 0', 'y: dot([1, 0, 1], sigmoid([x - 1, x, x + 1]))', '1'],
    ['more ways than are tried: refused, not guessed', 'v: sigmoid([x, x, x, x, x, x, x, x, x])\ny: 0*sum(v)', 'solve/tie'],
  ]
  test.each(matters)('%s', (_, equations, expected) => {
    expect(answer('y', gates(equations))).toEqual(expected)
  })
})

describe('tie rules of functions', () => {
  test.each([
    ['sigmoid(x)', 'sigmoid: { to: [0, 1], tie: up }', '1'],
    ['sigmoid(x)', 'sigmoid: { to: [0, 1], tie: down }', '0'],
    ['sigmoid(x)', 'sigmoid: { to: [0, 1], tie: toward-zero }', '0'],
    ['sigmoid(x)', 'sigmoid: { to: [0, 1], tie: away }', '1'],
    ['sigmoid(x)', 'sigmoid: { to: [0, 1], tie: even }', '0'],
    ['sigmoid(x)', 'sigmoid: { to: [0, 1], tie: 1/2 }', '1/2'],
    ['sigmoid(x)', 'sigmoid: { to: [0, 1], tie: reject }', 'solve/tie'],
    ['tanh(x)', 'tanh: { to: [-1, 1], tie: up }', '1'],
    ['tanh(x)', 'tanh: { to: [-1, 1], tie: down }', '-1'],
    ['tanh(x)', 'tanh: { to: [-1, 1], tie: 0 }', '0'],
    // both sides are as far from 0, and both are odd
    ['tanh(x)', 'tanh: { to: [-1, 1], tie: toward-zero }', 'solve/tie'],
    ['tanh(x)', 'tanh: { to: [-1, 1], tie: away }', 'solve/tie'],
    ['tanh(x)', 'tanh: { to: [-1, 1], tie: even }', 'solve/tie'],
    ['tanh(x)', 'tanh: { to: [-1, 0, 1] }', '0'],
    ['tanh(x)', 'tanh: { to: integer }', '0'],
    ['abs(x - 1/2)', 'abs: { to: integer, tie: up }', '1'],
    ['sqrt(x + 1/4)', 'sqrt: { to: integer, tie: even }', '0'],
    // what saturates is at its limit, what does not is exact
    ['sigmoid(x)', 'sigmoid: { saturate: 1 }', '1/2'],
    ['tanh(x + 1)', 'tanh: { saturate: 1 }', '1'],
    ['tanh(x - 1)', 'tanh: { saturate: 1 }', '-1'],
    ['tanh(x - 1/2)', 'tanh: { saturate: 1/2 }', '-1'],
  ])('%s with %s', (equation, round, expected) => {
    expect(answer('y', gates(`y: ${equation}`, round))).toBe(expected)
  })
})

describe('tie rules of equations', () => {
  const values = ['-5/2', '-3/2', '-1/2', '1/2', '3/2', '5/2']
  test.each([
    ['up', ['-2', '-1', '0', '1', '2', '3']],
    ['down', ['-3', '-2', '-1', '0', '1', '2']],
    ['toward-zero', ['-2', '-1', '0', '0', '1', '2']],
    ['away', ['-3', '-2', '-1', '1', '2', '3']],
    ['even', ['-2', '-2', '0', '0', '2', '2']],
    ['9', ['9', '9', '9', '9', '9', '9']],
  ])('%s', (tie, expected) => {
    const lines = `cell: { inputs: [x], equations: { y: x } }\nlet:\n  x: [${values.join(', ')}]\nrun: { over: [x] }\nround: { y: { to: integer, tie: ${tie} } }`
    expect(answer('y', lines)).toEqual(expected)
  })
})

describe('what is said of a tie', () => {
  const messageOf = (lines: string): string => theError(solveWith(asking('y', lines))).message
  test('the equation, the argument and the two sides', () => {
    expect(messageOf(gates('f: sigmoid(x)\ny: 3*f'))).toMatch(/^a tie in f: the argument of sigmoid is exactly 0, halfway between 0 and 1,/)
  })
  test('the row it is in', () => {
    const lines =
      'cell: { inputs: [x], equations: { y: tanh(x) } }\nlet:\n  x: [1, 2, 0]\nrun: { over: [x] }\nround: { tanh: { to: [-1, 1] } }'
    expect(messageOf(lines)).toMatch(/^a tie in y, row 3:/)
  })
  test('of an equation that is rounded, its value', () => {
    expect(messageOf(gates('y: x + 3/2', 'y: { to: integer }'))).toMatch(/^a tie: y is exactly 3\/2, halfway between 1 and 2,/)
  })
  test('the part whose answer it is; other parts have theirs', () => {
    const problem = problemFrom(`
problem: p
title: T
${gates('f: sigmoid(x)\ny: x + 1').trim()}
text: T.
parts:
  sound: { kind: number, key: y, text: A. }
  tied: { kind: number, key: f, text: B. }
`)
    const error = theError(solveWith(problem))
    expect([error.code, error.at?.line]).toEqual(['solve/tie', 14])
  })
})

describe('ties under a mistake', () => {
  const lines = `${gates('f: sigmoid(x + 1)\ny: f + 2').trim()}
mistakes:
  without_one: { equations: { f: sigmoid(x) } }
  it_does_not_matter: { equations: { f: 0*sigmoid(x) } }
  up: { equations: { f: sigmoid(x) }, round: { sigmoid: { tie: up } } }
  together: { equations: { y: sigmoid(x) .* sigmoid(2*x) } }
`
  test.each([
    ['without_one', 'none'],
    ['it_does_not_matter', '2'],
    ['up', '3'],
    ['together', 'none'],
  ])('%s: %s', (mistake, expected) => {
    expect(mistaken(must(solveWith(asking('y', lines))), mistake)).toBe(expected)
  })
  test('a tie in the key is no matter of its mistakes', () => {
    expect(answer('y', `${gates('y: sigmoid(x)').trim()}\nmistakes: { other: { given: { x: 5 } } }`)).toBe('solve/tie')
  })
})
