// Writes onnx.json: recurrent cells run by an independent runtime, in the names and shapes of `quizwright cell --given`.
//
//   npm install --prefix /tmp/onnx onnxruntime-web@1.30.0 && node tests/oracle/make-golden.mjs /tmp/onnx
//
// Run once with Node 20.20; the runtime is no dependency of this project. It computes in float32, so it proves order and
// formulas, not last digits: those are float64.json's (make-float64.py). Weights are random, since equal ones would hide a
// swapped gate, and multiples of 1/64, which float32, float64 and exact rationals all hold exactly.
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { onnxModel } from './onnx-model.mjs'

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: node tests/oracle/make-golden.mjs FOLDER-WITH-ONNXRUNTIME-WEB')
const imported = await import(pathToFileURL(createRequire(path.resolve(folder, 'package.json')).resolve('onnxruntime-web')).href)
const runtime = imported.default ?? imported

/**
 * A number, a vector (list) or a matrix (list of rows). All lists where the cell is a vector's, all numbers where it is a scalar's.
 * @typedef {number | number[] | number[][]} Entry
 * @typedef {{ inputs: { x: Entry[] }, state: Record<string, Entry>, weights: Record<string, Entry>, convention?: Record<string, string> }} Given
 * @typedef {{ hidden: number, input: number, steps: number, scalar: boolean }} Size
 * @typedef {{ name: string, cell: string, given: Given, operator: Layout }} Case
 * @typedef {{ type: 'RNN' | 'LSTM' | 'GRU', linearBeforeReset?: number, gates: readonly Gate[], peepholes?: readonly string[] }} Layout
 * @typedef {{ W: string, R: string, b: string, recurrentBias?: string, negated?: boolean }} Gate
 */

const sizes = [
  { hidden: 1, input: 1, steps: 4, scalar: true },
  { hidden: 2, input: 3, steps: 5, scalar: false },
  { hidden: 3, input: 2, steps: 3, scalar: false },
]

// ── The conventions of the ONNX operators (onnx/docs/Operators.md: RNN, LSTM, GRU, version 14) in our names ──

/** @param {string} gate @returns {Gate} */
const gate = (gate) => ({ W: `W_${gate}x`, R: `W_${gate}h`, b: `b_${gate}` })

/** @type {Layout} */
const rnn = { type: 'RNN', gates: [gate('h')] }
/** Gates lie in the order input, output, forget, candidate; peepholes in the order input, output, forget. @type {Layout} */
const lstm = { type: 'LSTM', gates: [gate('i'), gate('o'), gate('f'), gate('c')] }
/** @type {Layout} */
const peepholeLstm = { ...lstm, peepholes: ['p_i', 'p_o', 'p_f'] }

/**
 * Gates lie in the order update, reset, candidate. The operator's z keeps: h = (1 − z)·candidate + z·h_prev. A z that
 * writes is its complement, and 1 − σ(a) = σ(−a): the same operator with z's weights negated.
 * @param {'keeps' | 'writes'} update
 * @param {'before' | 'after'} reset
 * @returns {Layout}
 */
const gru = (update, reset) => ({
  type: 'GRU',
  linearBeforeReset: reset === 'after' ? 1 : 0,
  gates: [
    { ...gate('z'), negated: update === 'writes' },
    gate('r'),
    // before: the recurrent bias lies outside of r anyway, so it is left 0; after: r scales it too
    { ...gate('h'), ...(reset === 'after' && { recurrentBias: 'b_hh' }) },
  ],
})

const cells = [
  { cell: 'simple-rnn', states: ['h'], operator: rnn },
  { cell: 'lstm', states: ['h', 'c'], operator: lstm },
  { cell: 'peephole-lstm', states: ['h', 'c'], operator: peepholeLstm },
  ...['keeps', 'writes'].flatMap((update) =>
    ['before', 'after'].map((reset) => ({
      cell: 'gru',
      states: ['h'],
      convention: { update, reset },
      operator: gru(update === 'keeps' ? 'keeps' : 'writes', reset === 'after' ? 'after' : 'before'),
    })),
  ),
]

// ── Random numbers: multiples of 1/64 ──

/** Park and Miller's minimal standard generator (CACM 31, 1988). */
let seed = 20_161
const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
/** @param {number} bound */
const entry = (bound) => Math.floor(random() * (128 * bound + 1) - 64 * bound) / 64

/** @param {Size} size @param {number} length @param {number} bound @returns {Entry} */
const vector = ({ scalar }, length, bound) => (scalar ? entry(bound) : Array.from({ length }, () => entry(bound)))
/** @param {Size} size @param {number} rows @param {number} columns @returns {Entry} */
const matrix = ({ scalar }, rows, columns) =>
  scalar ? entry(2) : Array.from({ length: rows }, () => Array.from({ length: columns }, () => entry(2)))

/** @param {typeof cells[number]} cell @param {Size} size @returns {Case} */
function caseOf({ cell, states, operator, ...rest }, size) {
  /** @type {Record<string, Entry>} */
  const weights = {}
  for (const { W, R, b, recurrentBias } of operator.gates) {
    weights[R] = matrix(size, size.hidden, size.hidden)
    weights[W] = matrix(size, size.hidden, size.input)
    weights[b] = vector(size, size.hidden, 1)
    if (recurrentBias !== undefined) weights[recurrentBias] = vector(size, size.hidden, 1)
  }
  for (const peephole of operator.peepholes ?? []) weights[peephole] = vector(size, size.hidden, 2)
  const convention = 'convention' in rest ? rest.convention : undefined
  const inputs = { x: Array.from({ length: size.steps }, () => vector(size, size.input, 2)) }
  const state = Object.fromEntries(states.map((name) => [name, vector(size, size.hidden, 1)]))
  const shape = size.scalar ? 'scalars' : `${size.hidden} units, ${size.input} inputs`
  const chosen = convention === undefined ? '' : `, ${Object.values(convention).join(' ')}`
  return {
    name: `${cell}${chosen}, ${shape}, ${size.steps} steps`,
    cell,
    given: { inputs, state, weights, ...(convention && { convention }) },
    operator,
  }
}

// ── Running one case ──

/** @param {Entry | undefined} value @returns {number[]} */
const flat = (value) => [value ?? []].flat(2)

/**
 * The state after the last of `steps` steps: h and, for an LSTM, c.
 * @param {Case} golden
 * @param {Size} size
 * @param {number} steps
 */
async function stateAfter({ given, operator }, { hidden, input }, steps) {
  const { weights } = given
  const { gates, peepholes } = operator
  /** @param {string} name @param {Gate} gate */
  const signed = (name, { negated }) => flat(weights[name]).map((value) => (negated === true ? -value : value))
  const none = Array.from({ length: hidden }, () => 0)
  const data = {
    X: { dims: [steps, 1, input], values: given.inputs.x.slice(0, steps).flat(2) },
    W: { dims: [1, gates.length * hidden, input], values: gates.flatMap((gate) => signed(gate.W, gate)) },
    R: { dims: [1, gates.length * hidden, hidden], values: gates.flatMap((gate) => signed(gate.R, gate)) },
    B: {
      dims: [1, 2 * gates.length * hidden],
      values: [
        ...gates.flatMap((gate) => signed(gate.b, gate)),
        ...gates.flatMap((gate) => (gate.recurrentBias === undefined ? none : flat(weights[gate.recurrentBias]))),
      ],
    },
    lengths: undefined,
    h0: { dims: [1, 1, hidden], values: flat(given.state['h']) },
    ...(operator.type === 'LSTM' && { c0: { dims: [1, 1, hidden], values: flat(given.state['c']) } }),
    ...(peepholes && { P: { dims: [1, 3 * hidden], values: peepholes.flatMap((name) => flat(weights[name])) } }),
  }
  const outputs = ['Y', 'h', ...(operator.type === 'LSTM' ? ['c'] : [])]
  const model = onnxModel({
    type: operator.type,
    attributes: { hidden_size: hidden, ...(operator.type === 'GRU' && { linear_before_reset: operator.linearBeforeReset ?? 0 }) },
    inputs: Object.entries(data).map(([name, tensor]) => tensor && { name, dims: tensor.dims }),
    outputs: outputs.map((name) => ({ name, dims: name === 'Y' ? [steps, 1, 1, hidden] : [1, 1, hidden] })),
  })
  const session = await runtime.InferenceSession.create(model, { logSeverityLevel: 3 })
  const feeds = Object.entries(data).flatMap(([name, tensor]) =>
    tensor === undefined ? [] : [[name, new runtime.Tensor('float32', Float32Array.from(tensor.values), tensor.dims)]],
  )
  const result = await session.run(Object.fromEntries(feeds))
  await session.release()
  return outputs.slice(1).map((name) => [name, Array.from(result[name].data)])
}

/**
 * Every state after every step: one run a step, since the operator gives c after the last step only.
 * @param {Case} golden
 * @param {Size} size
 */
async function expectedOf(golden, size) {
  /** @type {Record<string, Entry[]>} */
  const expected = {}
  for (let steps = 1; steps <= size.steps; steps++) {
    for (const [name, values] of await stateAfter(golden, size, steps)) {
      // nine digits tell every float32 apart
      const rounded = values.map((value) => Number(value.toPrecision(9)))
      expected[name] = [...(expected[name] ?? []), size.scalar ? rounded[0] : rounded]
    }
  }
  return expected
}

const made = []
for (const cell of cells) {
  for (const size of sizes) {
    const golden = caseOf(cell, size)
    const expected = await expectedOf(golden, size)
    made.push({ name: golden.name, cell: golden.cell, given: golden.given, expected, tolerance: 1e-6 })
  }
}
const source = 'onnxruntime-web 1.30.0 (WebAssembly, float32), made by make-golden.mjs'
await writeFile(path.join(import.meta.dirname, 'onnx.json'), `${jsonLines({ source, cases: made })}\n`)

/** JSON with one line a name: readable, and short enough to read. @param {{ source: string, cases: object[] }} file */
function jsonLines({ source, cases }) {
  const lines = cases.map((golden) => {
    const fields = Object.entries(golden).map(([name, value]) => `      ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    return `    {\n${fields.join(',\n')}\n    }`
  })
  return `{\n  "source": ${JSON.stringify(source)},\n  "cases": [\n${lines.join(',\n')}\n  ]\n}`
}
