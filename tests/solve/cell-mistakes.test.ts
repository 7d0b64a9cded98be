// The usual slips that every problem with a cell of the package knows. Sigmoids are rounded to 0 or 1 and tanh to −1, 0 or 1, so
// that each answer is worked out in the head.
import { expect, test } from 'vitest'
import { must } from '../support/library.ts'
import { answers, asking, solveWith } from '../support/solved.ts'

const slips = (key: string, lines: string): ReturnType<typeof answers> =>
  answers(must(solveWith(asking(key, `${lines.trim()}\nround: { sigmoid: { to: [0, 1] }, tanh: { to: [-1, 0, 1] } }`))))

test('gated-rnn', () => {
  const lines = (gs: number): string => `
cell: gated-rnn
convention: { gate: writes }
given: { x: 1, s_prev: 2, W_gs: ${gs}, W_gx: 3, W_ss: -1, W_sx: -1 }`
  // g: 2·1 + 3 → 1, so s is the candidate: −2 − 1 = −3 → −1; by the sigmoid 0
  expect(slips('s', lines(1))).toMatchObject({ key: '-1', sigmoid_candidate: '0', candidate_not_squashed: '-3' })
  // g: −4 + 3 → 0, so s = 2; without the old state g: 3 → 1 and the candidate −1 → −1
  expect(slips('s', lines(-2))).toMatchObject({ key: '2', no_recurrence: '-1' })
})
test('gru', () => {
  const lines = (rx: number): string => `
cell: gru
convention: { reset: before, update: writes }
given: { x: 1, h_prev: 2, biases: none, W_zh: 0, W_zx: 1, W_rh: 0, W_rx: ${rx}, W_hh: -1, W_hx: 1 }`
  // z = 1, r = 0: the candidate 0 + 1 → 1; interchanged z = 0, so the old state stays
  expect(slips('h', lines(-1))).toMatchObject({ key: '1', swapped_gates: '2' })
  // z = r = 1: the candidate −2 + 1 → −1; without the old state 1 → 1
  expect(slips('h', lines(1))).toMatchObject({ key: '-1', no_recurrence: '1' })
})
test('minimal-gated-unit', () => {
  // f = [1, 0]; the gate before the weights: [[0, 1], [1, 0]]·[2, 0] = [0, 2], with the input [−1, 1] → [−1, 1]; h = [−1, 4]
  const vectors = `
cell: minimal-gated-unit
convention: { gate: writes }
let: { P: '[[0, 1], [1, 0]]', O: '[[0, 0], [0, 0]]' }
given: { x: 1, h_prev: [2, 4], biases: none, W_fh: O, W_fx: [5, -5], W_hh: P, W_hx: [-1, -1] }`
  expect(slips('h', vectors)).toMatchObject({
    key: ['-1', '4'],
    // behind them: [1, 0] .* [4, 2] = [4, 0], with the input [3, −1] → [1, −1]
    reset_misplaced: ['1', '4'],
    // on the input: [4, 2] + [−1, 0] → [1, 1]
    reset_on_input: ['1', '4'],
    // sigmoid(−1) → 0
    sigmoid_candidate: ['0', '4'],
  })
  const numbers = `
cell: minimal-gated-unit
convention: { gate: writes }
given: { x: 1, h_prev: 2, biases: none, W_fh: 0, W_fx: 1, W_hh: 1, W_hx: -1 }`
  // f = 1: the candidate 2 − 1 → 1; without the old state −1 → −1
  expect(slips('h', numbers)).toMatchObject({ key: '1', no_recurrence: '-1' })
})
test('peephole-lstm', () => {
  const lines = (values: string): string => `
cell: peephole-lstm
given: { x: 1, biases: none, p_f: 0, p_i: 0, p_o: 0, W_ih: 0, W_oh: 0, W_ch: 0, W_ix: 1, W_ox: 1, W_cx: -1, ${values} }`
  // f: −2 + 1 → 0, i = o = 1, candidate −1: c = −1, h = −1. Kept: c = 2; by the sigmoid: c = 0; without h_prev f = 1: c = 2
  expect(slips('h', lines('h_prev: 2, c_prev: 3, W_fh: -1, W_fx: 1'))).toMatchObject({
    key: '-1',
    no_forget_gate: '1',
    sigmoid_candidate: '0',
    no_recurrence: '1',
  })
  // f = i = 1: c = 1 − 1 = 0; with i = 1 − f = 0: c = 1
  expect(slips('h', lines('h_prev: 0, c_prev: 1, W_fh: 0, W_fx: 1'))).toMatchObject({ key: '0', coupled_gates: '1' })
})
test('simple-rnn', () => {
  // −2 → −1; by the sigmoid 0
  expect(slips('h', 'cell: simple-rnn\ngiven: { x: 1, h_prev: -2, biases: none, W_hh: 1, W_hx: 0 }')).toMatchObject({
    key: '-1',
    sigmoid_state: '0',
  })
})
