// A mistake is the same problem with a few lines changed, solved again. Expected values are worked out by hand.
import { describe, expect, test } from 'vitest'
import type { Solution } from '../../src/solve/solution.ts'
import { drawVariant } from '../../src/pipeline.ts'
import { must, problemFrom, type Shown, shown } from '../support/library.ts'
import { answers, asking, mistaken, solveWith } from '../support/solved.ts'

const solved = (key: string, lines: string, values = {}): Solution => must(solveWith(asking(key, lines), values))

describe('what a mistake may change', () => {
  test('equations, replaced or added; values given; `let`; the answer handed in', () => {
    const lines = `
cell: { inputs: [x], equations: { y: w*x + b, z: 2*y } }
given: { x: 3, w: 2, b: 1 }
let: { total: z + 1 }
mistakes:
  sign: { equations: { y: w*x - b } }
  added: { equations: { u: 10*x, y: u + b } }
  no_bias: { given: { b: 0 } }
  replaced: { given: { y: 100 } }
  forgot_one: { let: { total: z } }
  hands_in_y: { answer: { total: cell.y } }
  two_lines: { given: { b: 0 }, let: { total: z + 5 } }
  nothing: { given: { b: 1 } }
`
    expect(answers(solved('total', lines))).toEqual({
      key: '15',
      sign: '11',
      added: '63',
      no_bias: '13',
      replaced: '201',
      forgot_one: '14',
      hands_in_y: '7',
      two_lines: '17',
      nothing: '15',
    })
  })
  test('rows and rounding: keys that a mistake does not name stay', () => {
    const lines = `
cell: { inputs: [x], equations: { h: h_prev/2 + x } }
given: { h_prev: 0 }
let:
  x: [1, 3, 2]
run: { over: [x] }
round: { h: { to: integer, tie: toward-zero } }
mistakes:
  late: { run: { over: { x: 'shift(x, 1, 0)' } } }
  ties_up: { round: { h: { tie: up } } }
  raw: { round: { h: { carry: exact } } }
  to_even: { round: { h: { to: [0, 2, 4] } } }
`
    // h = 1; ½ + 3 = 3½ → 3; 1½ + 2 = 3½ → 3
    expect(answers(solved('h', lines))).toEqual({
      key: ['1', '3', '3'],
      // 0; 0 + 1 = 1; ½ + 3 → 3
      late: ['0', '1', '3'],
      // 1; 3½ → 4; 2 + 2
      ties_up: ['1', '4', '4'],
      // 1; 3½ → 3; 1¾ + 2 = 3¾ → 4
      raw: ['1', '3', '4'],
      // 1 → 0 (toward zero); 3 → 2 (a tie of 2 and 4); 1 + 2 = 3 → 2
      to_even: ['0', '2', '2'],
    })
  })
  test('a number of steps', () => {
    const lines = `
cell: { inputs: [], equations: { n: 2*n_prev } }
given: { n_prev: 1 }
run: { steps: 5 }
mistakes: { one_short: { run: { steps: 4 } } }
`
    expect(answers(solved('n[end]', lines))).toEqual({ key: '32', one_short: '16' })
  })
  test('the rows stay where a mistake no longer reads them', () => {
    const lines = `
cell: { inputs: [x], equations: { h: h_prev + x } }
given: { h_prev: 7 }
let:
  x: [1, 2]
run: { over: [x] }
mistakes: { keeps: { equations: { h: h_prev } } }
`
    expect(answers(solved('h', lines))).toEqual({ key: ['8', '10'], keeps: ['7', '7'] })
  })
  test('the answer handed in for a column of a table', () => {
    const problem = problemFrom(`
problem: p
title: T
cell: { inputs: [x], equations: { y: x^2, z: y + 1 } }
run: { every: { x: [1, 2] } }
mistakes: { hands_in_y: { answer: { z: cell.y } } }
text: T.
ask: { kind: table, show: [x], fill: [y, z] }
`)
    expect(answers(must(solveWith(problem)))).toEqual({
      key: [
        ['1', '4'],
        ['2', '5'],
      ],
      hands_in_y: [
        ['1', '4'],
        ['1', '4'],
      ],
    })
  })
})

describe('any change of lines', () => {
  test('is solved like a mistake, one of the problem or not; undefined where it leads to no answer', () => {
    const lines = `
cell: { inputs: [x], equations: { y: w*x + b } }
given: { x: 3, w: 2, b: 1 }
mistakes:
  sign: { equations: { y: w*x - b } }
  half: { equations: { y: x/(w - 2) } }
`
    const solution = solved('y', lines)
    const [part] = solution.problem.parts
    const [sign, half] = solution.problem.mistakes
    if (part === undefined || sign === undefined || half === undefined) throw new Error('a part and two mistakes')
    const other = { ...sign, name: 'of_nobody', lines: { ...sign.lines, equations: half.lines.equations } }
    // 2·3 − 1; and 3/(2 − 2)
    expect(solution.under({ ...sign, name: 'of_nobody' }, part)).toBe(5)
    expect(solution.under(other, part)).toBeUndefined()
    expect(solution.under(sign, part)).toBe(5)
  })
})

describe('what is said of mistakes in expressions', () => {
  const lines = `
cell: { inputs: [x], equations: { y: 6/x } }
given: { x: a }
parameters: { a: { integer: [0, 9] } }
mistakes:
  no_difference: { equations: { y: 12/(2*x) } }
  divides_by_x_minus_2: { equations: { y: 6/(x - 2) } }
  adds: { equations: { y: 6 + x } }
`
  test('a mistake’s answer, by name', () => {
    expect(counting('[key, mistakes.adds, mistakes.no_difference]', '3')).toEqual(['2', '9', '2'])
  })
  const counting = (expression: string, a: string): Shown => {
    const problem = asking('y', `${lines}let: { counted: '${expression}' }`)
    const solution = must(solveWith(problem, { a }))
    const [counted] = problem.let
    const value = counted && solution.evaluate(counted)
    return value?.ok === true ? shown(value.value) : (value?.errors.map(({ code }) => code) ?? [])
  }
  test('`mistakes` is the list of all answers, `distinct(key, mistakes)` one condition for each', () => {
    expect(counting('mistakes', '3')).toEqual(['2', '6', '9'])
    expect(counting('distinct(key, mistakes)', '3')).toEqual(['0', '1', '1'])
    expect(counting('sum(distinct(key, mistakes))', '3')).toBe('2')
  })
  test('a mistake without an answer is none: not in the list, and it shows nothing', () => {
    expect(counting('mistakes', '2')).toEqual(['3', '8'])
    expect(counting('distinct(key, mistakes)', '2')).toEqual(['0', '0', '1'])
    expect(mistaken(must(solveWith(asking('y', lines), { a: '2' })), 'divides_by_x_minus_2')).toBe('none')
    expect(counting('mistakes.divides_by_x_minus_2', '2')).toEqual(['solve/undefined'])
  })
  test('a draw in which a mistake leads to no answer does not meet a constraint on it', () => {
    const problem = problemFrom(`
problem: p
title: T
parameters: { a: { integer: [1, 3] } }
mistakes: { m: { answer: { y: 1/(a - 2) } } }
let: { y: 6/a }
require: ['distinct(key, mistakes.m)']
text: T.
ask: { kind: number, key: y }
`)
    const drawn = Array.from({ length: 30 }, (_, seed) => must(drawVariant(problem, seed, { language: 'en' })).variant.draws[0]?.value)
    expect(new Set(drawn)).toEqual(new Set([1, 3]))
  })
  test('`parts.b` is a part’s answer, `mistakes.m.b` the same under a mistake', () => {
    const problem = problemFrom(`
problem: p
title: T
parameters: { a: { integer: [1, 9] } }
let: { double: 2*a, triple: 3*a, all: '[parts.first, parts.second, mistakes.m.first, mistakes.m.second]' }
mistakes: { m: { let: { double: 20*a, triple: 30*a } } }
text: T.
parts:
  first: { kind: number, key: double, text: A. }
  second: { kind: number, key: triple, text: B. }
`)
    const solution = must(solveWith(problem, { a: '1' }))
    const all = problem.let.find(({ name }) => name === 'all')
    expect(all && shown(must(solution.evaluate(all)))).toEqual(['2', '3', '20', '30'])
    expect(problem.parts.map((part) => mistaken(solution, 'm', part))).toEqual(['20', '30'])
  })
  test('two parts that fail for one reason both say it', () => {
    const problem = problemFrom(`
problem: p
title: T
parameters: { a: { integer: [0, 1] } }
let: { loss: -log(a) }
text: T.
parts:
  first: { kind: number, key: loss, decimals: 2, text: A. }
  second: { kind: number, key: 2*loss, decimals: 2, text: B. }
`)
    const solution = solveWith(problem, { a: '0' })
    expect(solution.ok ? [] : solution.errors.map(({ code }) => code)).toEqual(['solve/undefined', 'solve/undefined'])
    // so the draw is merely drawn again
    expect(must(drawVariant(problem, 1, { language: 'en' })).variant.draws).toEqual([{ path: 'parameters.a', value: 1 }])
    expect(
      Array.from({ length: 8 }, (_, seed) => must(drawVariant(problem, seed, { language: 'en' })).variant.candidate).some(
        (candidate) => candidate > 0,
      ),
    ).toBe(true)
  })
})
