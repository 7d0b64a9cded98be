// Nothing is found in what is shipped; and the rounded LSTM step does what it was drawn for, by a second LSTM written here.
import { describe, expect, test } from 'vitest'
import { openLibrary } from '../../src/cli/library.ts'
import { fromJson } from '../../src/math/evaluate/value.ts'
import { drawVariant } from '../../src/pipeline.ts'
import { must, problemById, root } from '../support/library.ts'
import { certifiedId } from './certified.ts'

describe.each(openLibrary(root).allProblems())('$id', ({ id }) => {
  test('is sound, and nothing is worth a word', () => {
    const { diagnostics, sound } = certifiedId(id, { variants: 60 })
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([])
    expect(sound).toBe(true)
  }, 60_000)
})

interface Weights {
  readonly f: number
  readonly i: number
  readonly o: number
  readonly c: number
}
const gate = (z: number): number => (z > 0 ? 1 : 0)
/** NaN is a tie: it leads nowhere, unless it is multiplied by 0. */
const squash = (z: number): number => (z > 0 ? 1 : z < 0 ? -1 : NaN)
const times = (factor: number, value: number): number => (factor === 0 ? 0 : factor * value)

/** What is answered: rightly, then under each mistake. Each gate has one weight for h and x alike. */
function answers(w: Weights, h: number, c: number, x: number) {
  const z = h + x
  const [f, i, o, candidate] = [gate(w.f * z), gate(w.i * z), gate(w.o * z), squash(w.c * z)]
  const cell = f * c + i * candidate
  const shown = (content: number): number => times(o, squash(content))
  return {
    right: shown(cell),
    mistakes: {
      returns_cell: cell,
      swapped_gates: shown(i * c + f * candidate),
      no_outer_tanh: o * cell,
      no_output_gate: squash(cell),
      no_forget_gate: shown(c + i * candidate),
      no_recurrence: times(gate(w.o * x), squash(gate(w.f * x) * c + gate(w.i * x) * squash(w.c * x))),
      sigmoid_candidate: shown(f * c + i * gate(w.c * z)),
      coupled_gates: shown(f * c + (1 - f) * candidate),
    },
  }
}

test('lstm-rounded-step: every variant tells two mistakes apart, and the key takes all of −1, 0 and 1', () => {
  const problem = problemById('lstm-rounded-step')
  const keys = new Map<number, number>()
  for (let seed = 0; seed < 300; seed++) {
    const { variant, solution } = must(drawVariant(problem, seed, { language: 'en' }))
    const drawn = new Map(variant.draws.map(({ path, value }) => [path, Number(fromJson(value))]))
    const value = (name: string): number => drawn.get(`parameters.${name}`) ?? NaN
    const { right, mistakes } = answers(
      { f: value('wf'), i: value('wi'), o: value('wo'), c: value('wc') },
      value('h'),
      value('c'),
      value('x'),
    )
    expect(Number(must(solution.key(problem.parts[0] ?? expect.unreachable()))) - right).toBe(0)
    keys.set(right + 0, (keys.get(right + 0) ?? 0) + 1)
    const told = Object.values(mistakes).filter((answer) => !Number.isNaN(answer) && answer !== right)
    expect(told.length, JSON.stringify([...drawn])).toBeGreaterThanOrEqual(2)
  }
  expect([...keys.keys()].sort((a, b) => a - b)).toEqual([-1, 0, 1])
  for (const count of keys.values()) expect(count).toBeGreaterThan(30)
}, 60_000)
