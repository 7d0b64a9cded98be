// Three cells written out by hand in plain float64, for checking witnesses: two steps on vectors, gates as given or computed.
// Nothing of the engine is used but the witness's numbers.
import { strict as assert } from 'node:assert'
import type { ValueJson, Witness } from '../../src/model.ts'

export type Vector = readonly number[]
type Matrix = readonly Vector[]
/** Every name's vector, those of the second step under NAME_next. */
export type World = ReadonlyMap<string, Vector>
export type CellName = 'gated' | 'lstm' | 'gru'

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))
const zip = (a: Vector, b: Vector, f: (x: number, y: number) => number): Vector => {
  assert.equal(a.length, b.length)
  return a.map((x, i) => f(x, b[i] ?? NaN))
}
const plus = (...all: readonly Vector[]): Vector => all.reduce((a, b) => zip(a, b, (x, y) => x + y))
const times = (a: Vector, b: Vector): Vector => zip(a, b, (x, y) => x * y)
const apply = (m: Matrix, v: Vector): Vector => m.map((row) => zip(row, v, (x, y) => x * y).reduce((x, y) => x + y, 0))

/** The numbers that a witness chooses: everything but what a step computes. */
interface Chosen {
  vector(name: string): Vector
  matrix(name: string): Matrix
  has(name: string): boolean
}
/** One step: what is computed from the state before. `gate` gives a gate's value where it is free. */
type Step = (chosen: Chosen, state: (name: string) => Vector, x: Vector, gate: Gate) => ReadonlyMap<string, Vector>
type Gate = (name: string, z: () => Vector) => Vector

const steps: { readonly [Name in CellName]: Step } = {
  gated(chosen, state, x, gate) {
    const old = state('s')
    const g = gate('g', () => plus(apply(chosen.matrix('W_gs'), old), apply(chosen.matrix('W_gx'), x)))
    const candidate = plus(apply(chosen.matrix('W_ss'), old), apply(chosen.matrix('W_sx'), x)).map(Math.tanh)
    const s = old.map((before, i) => (g[i] ?? NaN) * before + (1 - (g[i] ?? NaN)) * (candidate[i] ?? NaN))
    return new Map([
      ['g', g],
      ['s_tilde', candidate],
      ['s', s],
    ])
  },
  lstm(chosen, state, x, gate) {
    const h = state('h')
    const z = (letter: string): Vector =>
      plus(apply(chosen.matrix(`W_${letter}h`), h), apply(chosen.matrix(`W_${letter}x`), x), chosen.vector(`b_${letter}`))
    const [f, i, o] = ['f', 'i', 'o'].map((letter) => gate(letter, () => z(letter)))
    assert(f && i && o)
    const candidate = z('c').map(Math.tanh)
    const c = plus(times(f, state('c')), times(i, candidate))
    return new Map([
      ['f', f],
      ['i', i],
      ['o', o],
      ['c_tilde', candidate],
      ['c', c],
      ['h', times(o, c.map(Math.tanh))],
    ])
  },
  // the reset gate before the weights, an open update gate writes
  gru(chosen, state, x, gate) {
    const old = state('h')
    const sum = (letter: string, before: Vector): Vector =>
      plus(apply(chosen.matrix(`W_${letter}h`), before), apply(chosen.matrix(`W_${letter}x`), x), chosen.vector(`b_${letter}`))
    const [z, r] = ['z', 'r'].map((letter) => gate(letter, () => sum(letter, old)))
    assert(z && r)
    const candidate = sum('h', times(r, old)).map(Math.tanh)
    const h = old.map((before, i) => (1 - (z[i] ?? NaN)) * before + (z[i] ?? NaN) * (candidate[i] ?? NaN))
    return new Map([
      ['z', z],
      ['r', r],
      ['h_tilde', candidate],
      ['h', h],
    ])
  },
}
const states: { readonly [Name in CellName]: readonly string[] } = { gated: ['s'], lstm: ['c', 'h'], gru: ['h'] }

const number = (json: ValueJson): number => {
  if (typeof json === 'number') return json
  if (typeof json === 'string') return Number(json.split('/')[0]) / Number(json.split('/')[1] ?? 1)
  assert('approx' in json, 'a number')
  return json.approx
}
const isRows = (json: ValueJson): json is readonly ValueJson[] => Array.isArray(json)

/** All numbers of a vector or matrix, or the one number. */
export const numbersIn = (json: ValueJson): Vector => (isRows(json) ? json.flatMap(numbersIn) : [number(json)])

/** Reads a witness; what it does not speak of is 0, in the dimensions of the rest. */
function chosenIn(witness: Witness, changed: ReadonlyMap<string, ValueJson>): Chosen {
  const all = new Map([...witness.values.map(({ name, value }): [string, ValueJson] => [name, value]), ...changed])
  const size = Math.max(1, ...[...all].map(([name, value]) => (name !== 'k' && !/^W_|^x/.test(name) && isRows(value) ? value.length : 1)))
  const width = Math.max(1, ...['x', 'x_next'].map((name) => [all.get(name) ?? 0].flat().length))
  return {
    has: (name) => all.has(name),
    vector: (name) => numbersIn(all.get(name) ?? Array.from({ length: name.startsWith('x') ? width : size }, () => 0)),
    matrix(name) {
      const json = all.get(name) ?? 0
      if (isRows(json)) return json.map(numbersIn)
      const columns = name.endsWith('x') ? width : size
      return Array.from({ length: size }, () => Array.from({ length: columns }, () => number(json)))
    },
  }
}

/** Two steps from a witness's weights, inputs and starts. `free`: gates whose value is the witness's; `changed`: other values. */
export function twoSteps(
  cell: CellName,
  witness: Witness,
  free: readonly string[],
  changed: ReadonlyMap<string, ValueJson> = new Map(),
): World {
  const chosen = chosenIn(witness, changed)
  const world = new Map<string, Vector>()
  const run = (ending: string, state: (name: string) => Vector): void => {
    const gate: Gate = (name, z) => (free.includes(`${name}${ending}`) ? chosen.vector(`${name}${ending}`) : z().map(sigmoid))
    for (const [name, value] of steps[cell](chosen, state, chosen.vector(`x${ending}`), gate))
      world.set(`${name}${ending}`, changed.has(`${name}${ending}`) ? chosen.vector(`${name}${ending}`) : value)
  }
  for (const name of states[cell]) world.set(`${name}_prev`, chosen.vector(`${name}_prev`))
  run('', (name) => world.get(`${name}_prev`) ?? [])
  run('_next', (name) => world.get(name) ?? [])
  return world
}
