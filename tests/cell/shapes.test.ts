import { expect, test } from 'vitest'
import { shapesOf } from '../../src/cell/shapes.ts'
import { definitions } from '../support/library.ts'

const lstm = definitions({
  f: 'sigmoid(W_fh*h_prev + W_fx*x + b_f)',
  c_tilde: 'tanh(W_ch*h_prev + W_cx*x + b_c)',
  c: 'f .* c_prev + (1 - f) .* c_tilde',
  h: 'tanh(c)',
})
const shapes = (known: { readonly [name: string]: readonly number[] }, equations = lstm) =>
  Object.fromEntries(shapesOf(equations, new Map(Object.entries(known))))

test('weights and biases take their shapes from a state of 2 and an input of 3', () => {
  expect(shapes({ x: [3], h_prev: [2] })).toMatchObject({
    W_fh: [2, 2],
    W_fx: [2, 3],
    b_f: [2],
    W_ch: [2, 2],
    W_cx: [2, 3],
    b_c: [2],
    f: [2],
    c: [2],
    c_prev: [2],
    h: [2],
  })
})
test('one weight matrix tells the rest', () => {
  expect(shapes({ x: [3], W_fx: [2, 3] })).toMatchObject({ f: [2], c: [2], h_prev: [2], W_ch: [2, 2] })
})
test('numbers alone tell nothing, and nothing is made up', () => {
  expect(shapes({})).toEqual({})
})
test('a number by name stays one: a leak rate is no matrix', () => {
  expect(shapes({ x: [2], a: [], W: [2, 2] }, definitions({ h: 'a*h_prev + W*x' }))).toMatchObject({ a: [], h: [2], h_prev: [2] })
})
