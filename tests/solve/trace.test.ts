// The trace: every equation of every row with what it reads, what its functions were called with, and what came of it.
import { expect, test } from 'vitest'
import type { TraceStep } from '../../src/solve/solution.ts'
import { must, shown } from '../support/library.ts'
import { asking, solveWith } from '../support/solved.ts'

const traceOf = (key: string, lines: string): readonly TraceStep[] => must(solveWith(asking(key, lines))).trace
const reads = (step: TraceStep): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...step.reads].map(([name, value]) => [name, shown(value)]))

test('each row reads its own values: inputs, the state of the row before, constants', () => {
  const trace = traceOf(
    'h',
    'cell: { inputs: [x], equations: { u: w*x, h: h_prev + u } }\ngiven: { w: 10, h_prev: 5 }\nlet:\n  x: [1, 2, 3]\nrun: { over: [x] }',
  )
  expect(trace.map((step) => [step.row, step.name, reads(step), shown(step.value)])).toEqual([
    [1, 'u', { w: '10', x: '1' }, '10'],
    [1, 'h', { h_prev: '5', u: '10' }, '15'],
    [2, 'u', { w: '10', x: '2' }, '20'],
    [2, 'h', { h_prev: '15', u: '20' }, '35'],
    [3, 'u', { w: '10', x: '3' }, '30'],
    [3, 'h', { h_prev: '35', u: '30' }, '65'],
  ])
})
test('a single step is row 0; equations that nothing asks for are not in it', () => {
  const trace = traceOf('y', 'cell: { inputs: [x], equations: { z: x^2, y: x + 1 } }\ngiven: { x: 3 }')
  expect(trace.map((step) => [step.row, step.name, shown(step.value)])).toEqual([[0, 'y', '4']])
})
test('calls in the order in which they are worked out, arguments before the call', () => {
  const [step] = traceOf('y', 'cell: { inputs: [x], equations: { y: "max(relu(x - 5), abs(x)) + sigmoid(x - 3)" } }\ngiven: { x: 3 }')
  expect(step?.calls.map(({ name, arguments: given, value, rounded }) => [name, given.map(shown), shown(value), rounded])).toEqual([
    ['relu', ['-2'], '0', false],
    ['abs', ['3'], '3', false],
    ['max', ['0', '3'], '3', false],
    ['sigmoid', ['0'], '1/2', false],
  ])
})
test('what is rounded: the value before and after, of functions and of equations', () => {
  const trace = traceOf(
    'h',
    'cell: { inputs: [x], equations: { g: sigmoid(x), h: "g*x/2" } }\ngiven: { x: 3 }\nround: { sigmoid: { to: [0, 1] }, h: { to: integer, tie: down } }',
  )
  expect(trace.map((step) => [step.name, shown(step.exact), shown(step.value)])).toEqual([
    ['g', '1', '1'],
    ['h', '3/2', '1'],
  ])
  expect(trace[0]?.calls).toMatchObject([{ name: 'sigmoid', value: 1, rounded: true }])
})
test('of a state that is carried exact the next row is shown to read the exact value', () => {
  const trace = traceOf(
    'h',
    'cell: { inputs: [], equations: { h: h_prev/2 + 1 } }\ngiven: { h_prev: 1 }\nrun: { steps: 3 }\nround: { h: { to: integer, tie: down, carry: exact } }',
  )
  expect(trace.map((step) => [reads(step), shown(step.exact), shown(step.value)])).toEqual([
    [{ h_prev: '1' }, '3/2', '1'],
    [{ h_prev: '3/2' }, '7/4', '2'],
    [{ h_prev: '7/4' }, '15/8', '2'],
  ])
})
test('a tie that does not matter is marked', () => {
  const [step] = traceOf('y', 'cell: { inputs: [x], equations: { y: 0*tanh(x) + 4 } }\ngiven: { x: 0 }\nround: { tanh: { to: [-1, 1] } }')
  expect(step?.calls).toMatchObject([{ name: 'tanh', arguments: [0], rounded: true, tie: true }])
  expect(shown(step?.value ?? 'none')).toBe('4')
})
test('rows of later passes go on counting', () => {
  const trace = traceOf(
    'n',
    'cell: { inputs: [], equations: { n: 2*n_prev } }\ngiven: { n_prev: 1 }\nrun: { steps: 2, until: "n[1] >= 8", at-most: 5 }',
  )
  expect(trace.map((step) => [step.row, reads(step)['n_prev'], shown(step.value)])).toEqual([
    [1, '1', '2'],
    [2, '2', '4'],
    [3, '4', '8'],
    [4, '8', '16'],
  ])
})
