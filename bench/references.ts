// What figures are compared with: work that depends on the machine and on Node alone, not on this project's code.
import katex from 'katex'
import { keep, type Reference } from './measure.ts'

/** Seven small integers drawn (xorshift32, Marsaglia 2003) and one LSTM step on them, as a programmer would write it for one problem. */
export const handWrittenStep: Reference = {
  name: 'hand-written LSTM steps',
  work(times) {
    let state = 88_675_123
    const draw = (low: number, high: number): number => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return low + ((state >>> 0) % (high - low + 1))
    }
    const sigmoid = (z: number): number => (1 / (1 + Math.exp(-z)) >= 0.5 ? 1 : 0)
    const tanh = (z: number): number => (Math.tanh(z) >= 0 ? 1 : -1)
    for (let i = 0; i < times; i++) {
      const [wf, wi, wo, wc, h, c, x] = [draw(-2, 2), draw(-2, 2), draw(-2, 2), draw(-2, 2), draw(-1, 1), draw(-2, 2), draw(-6, 6)]
      const cell = sigmoid(wf * h + wf * x) * c + sigmoid(wi * h + wi * x) * tanh(wc * h + wc * x)
      keep(sigmoid(wo * h + wo * x) * tanh(cell))
    }
  },
}

const row = '{"student":"s1048","problem":"lstm-rounded-step","response":"-1","at":"2027-01-12T10:31:07+01:00","attempt":1}'
/** One row of submissions parsed and written again by Node's own JSON. */
export const jsonRow: Reference = {
  name: 'JSON rows parsed and written',
  work(times) {
    for (let i = 0; i < times; i++) keep(JSON.stringify(JSON.parse(row)).length)
  },
}

const formulas = [
  'f_t = \\operatorname{sigmoid}(W^{f,h} h_{t-1} + W^{f,x} x_t + b_f)',
  'c_t = f_t \\odot c_{t-1} + i_t \\odot \\tilde{c}_t',
  'h_t = o_t \\odot \\tanh(c_t)',
  'h_{t-1} = -1',
]
/** One formula typeset by KaTeX, html and MathML, nothing remembered. */
export const plainKatex: Reference = {
  name: 'formulas typeset by plain KaTeX',
  work(times) {
    for (let i = 0; i < times; i++) keep(katex.renderToString(formulas[i % formulas.length] ?? '', { output: 'htmlAndMathml' }).length)
  },
}

/** Two formulas compared at 20 points in floating point, each written by a programmer: what sampling costs once all is read. */
export const sampledPair: Reference = {
  name: 'hand-written pairs sampled at 20 points',
  work(times) {
    const left = (x: number): number => (1 / (1 + Math.exp(-x))) * (1 - 1 / (1 + Math.exp(-x)))
    const right = (x: number): number => Math.exp(-x) / ((1 + Math.exp(-x)) * (1 + Math.exp(-x)))
    for (let i = 0; i < times; i++) {
      let same = 0
      for (let k = 1; k <= 20; k++) {
        const x = (k * 37 + (i & 1023)) / 97 - 5
        if (Math.abs(left(x) - right(x)) < 1e-9) same++
      }
      keep(same)
    }
  },
}
