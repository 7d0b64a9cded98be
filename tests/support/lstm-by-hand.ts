// The LSTM of the tests: its equations and notation, and three steps of it worked out on paper.
import { rational } from '../../src/math/exact/rational.ts'
import type { Value } from '../../src/math/evaluate/value.ts'
import type { Notation } from '../../src/model.ts'
import type { Solution } from '../../src/solve/solution.ts'
import { at, type ByHand, byHand, called, sourced, textOf, traced } from './worked-solution.ts'

export const lstmEquations = {
  f: 'sigmoid(W_fh*h_prev + W_fx*x)',
  i: 'sigmoid(W_ih*h_prev + W_ix*x)',
  o: 'sigmoid(W_oh*h_prev + W_ox*x)',
  c_tilde: 'tanh(W_ch*h_prev + W_cx*x)',
  c: 'f .* c_prev + i .* c_tilde',
  h: 'o .* tanh(c)',
}
const terms = {
  f: 'forget gate',
  i: 'input gate',
  o: 'output gate',
  c_tilde: 'candidate',
  c: 'memory cell',
  h: 'visible state',
  x: 'input',
}
export const lstmNotation: readonly Notation[] = [
  ...Object.entries(terms).map(([name, term]): Notation => ({
    name,
    tex: name === 'c_tilde' ? '\\tilde{c}_t' : `${name}_t`,
    term: textOf(name === 'f' ? { en: term, de: 'Vergiss-Gatter' } : term),
  })),
  ...['fh', 'fx', 'ih', 'ix', 'oh', 'ox', 'ch', 'cx'].map((pair): Notation => ({
    name: `W_${pair}`,
    tex: `W^{${pair[0] ?? ''},${pair[1] ?? ''}}`,
  })),
]
export const allWeights = (value: Value): Record<string, Value> =>
  Object.fromEntries(['fh', 'fx', 'ih', 'ix', 'oh', 'ox', 'ch', 'cx'].map((pair) => [`W_${pair}`, value]))

/** One step with all weights 1, h = c = 1 and x = 5, σ rounded to 0 or 1 and tanh to ±1: h = 1. */
export function roundedStep(more: Partial<ByHand> = {}): Solution {
  const reads = { ...allWeights(1), h_prev: 1, c_prev: 1, x: 5, f: 1, i: 1, o: 1, c_tilde: 1, c: 2 }
  return byHand({
    equations: lstmEquations,
    inputs: ['x'],
    notation: lstmNotation,
    given: { ...allWeights(1), h_prev: 1, c_prev: 1, x: 5 },
    none: ['biases'],
    parameters: { w: 1, h: 1, c: 1, x: 5 },
    rounding: [
      { of: 'sigmoid', to: [sourced('0'), sourced('1')], at },
      { of: 'tanh', to: [sourced('-1'), sourced('1')], at },
    ],
    parts: [{ kind: 'single-choice', id: 'answer', at, key: sourced('cell.h'), options: { type: 'list', options: [] } }],
    keys: { answer: 1 },
    trace: [
      traced(0, 'f', lstmEquations.f, reads, 1, [called('sigmoid', [6], 1, true)]),
      traced(0, 'i', lstmEquations.i, reads, 1, [called('sigmoid', [6], 1, true)]),
      traced(0, 'o', lstmEquations.o, reads, 1, [called('sigmoid', [6], 1, true)]),
      traced(0, 'c_tilde', lstmEquations.c_tilde, reads, 1, [called('tanh', [6], 1, true)]),
      traced(0, 'c', lstmEquations.c, reads, 2),
      traced(0, 'h', lstmEquations.h, reads, 1, [called('tanh', [2], 1, true)]),
    ],
    ...more,
  })
}

const half = rational(1n, 2n)
/** Two rows of o and h = o .* tanh(x), both saturated from ±1 on, h rounded to an integer: ½ goes to 0, 1 stays. */
export function roundedRun(more: Partial<ByHand> = {}): Solution {
  const equations = { o: 'sigmoid(W_oh*h_prev + W_ox*x)', h: 'o .* tanh(x)' }
  const row = (n: number, x: Value, argument: Value, tanh: Value, value: Value) => {
    const reads = { W_oh: 0, W_ox: 100, h_prev: 0, x, o: 1 }
    return [
      traced(n, 'o', equations.o, reads, 1, [called('sigmoid', [argument], 1, true)]),
      traced(n, 'h', equations.h, reads, value, [called('tanh', [x], tanh, true)], tanh),
    ]
  }
  return byHand({
    equations,
    inputs: ['x'],
    notation: lstmNotation,
    given: { W_oh: 0, W_ox: 100, h_prev: 0 },
    values: { x: [half, 3], h: [0, 1] },
    rows: 2,
    lines: { run: { over: [{ name: 'x', values: { type: 'expression', of: sourced('x') }, at }] } },
    rounding: [
      { of: 'sigmoid', saturate: '1', at },
      { of: 'tanh', saturate: '1', at },
      { of: 'h', to: 'integer', tie: 'toward-zero', at },
    ],
    trace: [...row(1, half, 50, half, 0), ...row(2, 3, 300, 1, 1)],
    ...more,
  })
}
