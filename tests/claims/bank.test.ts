// The claims of the shipped problems: verdicts as they follow by hand, each with why, and every witness run again by a cell
// written out by hand in float64.
import { strict as assert } from 'node:assert'
import { describe, expect, test } from 'vitest'
import type { Claim, ValueJson, Verdict, Witness } from '../../src/model.ts'
import { problemById, must } from '../support/library.ts'
import { solveWith } from '../support/solved.ts'
import { type CellName, numbersIn, twoSteps, type Vector, type World } from './by-hand.ts'

type Row = readonly [verdict: 'proved' | 'refuted', why: string]
interface Bank {
  readonly cell: CellName
  readonly verdicts: Readonly<Record<string, Row>>
  /** What a witness must show, by claim. */
  readonly shown: Readonly<Record<string, Check>>
}
interface Check {
  /** Gates that the claim names, whose value is the witness's own. */
  readonly free?: readonly string[]
  readonly if?: (world: World) => boolean
  /** What the claim says; of a dependence: whether what depends is the same before and after. */
  readonly then?: (world: World) => boolean
  readonly depends?: string
  readonly denied?: true
  /** Of a dependence denied by a witness: no value of this gate changes anything. */
  readonly constantIn?: string
}

const at = (world: World, name: string): Vector => {
  const value = world.get(name)
  assert(value !== undefined, name)
  return value
}
const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-12
const all = (f: (...entries: readonly number[]) => boolean, ...vectors: readonly Vector[]): boolean =>
  (vectors[0] ?? []).every((_, i) => f(...vectors.map((vector) => vector[i] ?? NaN)))
const equal = (a: string, b: string) => (world: World) => all((x = NaN, y = NaN) => close(x, y), at(world, a), at(world, b))
const is = (name: string, value: number) => (world: World) => all((x = NaN) => close(x, value), at(world, name))
const within = (name: string, bound: number) => (world: World) => all((x = NaN) => Math.abs(x) <= bound, at(world, name))
const both =
  (...parts: readonly ((world: World) => boolean)[]) =>
  (world: World) =>
    parts.every((part) => part(world))

const gated: Bank = {
  cell: 'gated',
  verdicts: {
    open_keeps: ['proved', '1·s′ + 0·s̃ = s′'],
    closed_keeps: ['refuted', 'g = 0 gives s̃'],
    open_keeps_element: ['proved', 'the same in one element'],
    quarter: ['refuted', 'a quarter of the old, three of the new'],
    between: ['proved', 'a mean with weights g and 1 − g in [0, 1]'],
    stays_bounded: ['proved', '|g s′ + (1 − g) s̃| ≤ g + (1 − g), twice'],
    bounded_anyway: ['refuted', 'g = 1 and s′ = 2'],
    no_further: ['proved', 's − s′ = (1 − g)(s̃ − s′)'],
    same_means_open: ['refuted', 'g = 0 and s̃ = s′ = 0'],
    both_positive: ['proved', 'of g and 1 − g one is positive'],
    negative_gate: ['refuted', 'gates lie in [0, 1]'],
    closed_forgets: ['refuted', 's̃ = tanh(W s′ + …)'],
    open_shuts_input: ['proved', 's = s′, and g is held'],
    gate_can_matter: ['proved', 's̃ ≠ s′'],
    gate_always_matters: ['refuted', 's̃ = s′'],
    elements_meet: ['proved', 'through W in s̃'],
    kept_twice: ['proved', 's⁺ = s = s′'],
    kept_once: ['refuted', 'g⁺ = 0 writes'],
    last_word: ['proved', '0·s + 1·s̃⁺'],
    quarter_remains: ['proved', '½ · ½ s′'],
  },
  shown: {
    closed_keeps: { free: ['g'], if: is('g', 0), then: equal('s', 's_prev') },
    quarter: {
      free: ['g'],
      if: is('g', 1 / 4),
      then: (w) => all((s = 0, old = 0, now = 0) => close(s, (3 * old + now) / 4), at(w, 's'), at(w, 's_prev'), at(w, 's_tilde')),
    },
    bounded_anyway: { then: within('s', 1) },
    same_means_open: { free: ['g'], if: equal('s', 's_prev'), then: is('g', 1) },
    closed_forgets: { free: ['g'], if: is('g', 0), depends: 's', denied: true },
    gate_can_matter: { free: ['g'], depends: 's' },
    gate_always_matters: { free: ['g'], depends: 's', constantIn: 'g' },
    elements_meet: { depends: 's' },
    kept_once: { free: ['g'], if: is('g', 1), then: equal('s_next', 's_prev') },
  },
}

const lstm: Bank = {
  cell: 'lstm',
  verdicts: {
    keeps: ['proved', '1·c′ + 0·c̃'],
    replaces: ['proved', '0·c′ + 1·c̃'],
    open_input_replaces: ['refuted', 'f c′ is added'],
    adds: ['proved', '1·c′ + 1·c̃'],
    adds_within_bounds: ['refuted', 'c′ = 1 and c̃ > 0'],
    shares: ['refuted', 'f = i = 1'],
    negative_gate: ['refuted', 'gates lie in [0, 1]'],
    hides: ['proved', '0·tanh c'],
    hidden_means_closed: ['refuted', 'c = 0 and o = 1'],
    shows: ['refuted', 'tanh c ≠ c but at 0'],
    visible_bounded: ['proved', 'o ≤ 1 and |tanh| < 1'],
    cell_bounded: ['refuted', 'a large c′'],
    grows_by_one: ['proved', 'f|c′| + i|c̃| ≤ |c′| + 1'],
    grows_by_one_in_two: ['refuted', 'two candidates near 1 with gates near 1'],
    visible_is_less: ['proved', '|tanh c| ≤ |c| and o ≤ 1'],
    same_sign: ['proved', 'tanh c ≥ 0 for c ≥ 0, o ≥ 0'],
    kept_twice: ['proved', 'c⁺ = c = c′'],
    kept_once: ['refuted', 'f⁺ = ½ halves it'],
    forgets: ['proved', 'c = i c̃, and neither reads c′'],
    forgets_all: ['refuted', 'c̃ reads h′'],
    output_reaches_cell: ['refuted', 'o is not read by c'],
    output_reaches_next_cell: ['proved', 'o → h → c̃⁺ → c⁺'],
    closed_output_cuts: ['refuted', 'c⁺ = f⁺ c + …, c = f c′ + …'],
    elements_stay_apart: ['refuted', 'c₁ reads c′₁ alone'],
  },
  shown: {
    open_input_replaces: { free: ['i'], if: is('i', 1), then: equal('c', 'c_tilde') },
    adds_within_bounds: { free: ['f', 'i'], if: both(is('f', 1), is('i', 1)), then: within('c', 1) },
    shares: { free: ['f', 'i'], then: (w) => all((f = 0, i = 0) => close(f + i, 1), at(w, 'f'), at(w, 'i')) },
    hidden_means_closed: { free: ['o'], if: is('h', 0), then: is('o', 0) },
    shows: { free: ['o'], if: is('o', 1), then: equal('h', 'c') },
    cell_bounded: { then: (w) => all((c = NaN) => Math.abs(c) < 1, at(w, 'c')) },
    grows_by_one_in_two: { then: (w) => all((c = 0, old = 0) => Math.abs(c) <= Math.abs(old) + 1, at(w, 'c_next'), at(w, 'c_prev')) },
    kept_once: { free: ['f', 'i'], if: both(is('f', 1), is('i', 0)), then: equal('c_next', 'c_prev') },
    forgets_all: { free: ['f'], if: is('f', 0), depends: 'c', denied: true },
    output_reaches_next_cell: { free: ['o'], depends: 'c_next' },
    closed_output_cuts: { free: ['o'], if: is('o', 0), depends: 'c_next', denied: true },
  },
}

const gru: Bank = {
  cell: 'gru',
  verdicts: {
    closed_keeps: ['proved', '1·h′ + 0·h̃'],
    open_keeps: ['refuted', 'z = 1 gives h̃'],
    open_writes_element: ['proved', '0·h′ + 1·h̃ in one element'],
    half_is_mean: ['proved', '½ h′ + ½ h̃'],
    between: ['proved', 'a mean with weights 1 − z and z'],
    outside: ['refuted', 'a mean is not above both'],
    stays_bounded: ['proved', '(1 − z)|h′| + z|h̃| ≤ 1, twice'],
    candidate_bounded: ['proved', '|tanh| < 1'],
    same_means_closed: ['refuted', 'h̃ = h′ = 0'],
    gates_share: ['refuted', 'r = z = 1'],
    open_forgets: ['refuted', 'h̃ reads r h′'],
    reset_forgets: ['refuted', '(1 − z) h′'],
    both_forget: ['proved', 'h = h̃ = tanh(W x + b)'],
    reset_clears_candidate: ['proved', 'r h′ = 0'],
    reset_clears_element: ['refuted', 'W mixes the elements of r h′'],
    closed_hides_reset: ['proved', 'h = h′'],
    start_hides_reset: ['proved', 'r h′ = 0'],
    reset_can_matter: ['proved', 'h̃ reads r h′'],
    reset_reaches_gate: ['refuted', 'z reads h′ and x'],
    reset_reaches_next_gate: ['proved', 'r → h̃ → h → z⁺'],
    kept_twice: ['proved', 'h⁺ = h = h′'],
    written_over: ['refuted', 'h̃⁺ reads h'],
  },
  shown: {
    open_keeps: { free: ['z'], if: is('z', 1), then: equal('h', 'h_prev') },
    same_means_closed: { free: ['z'], if: equal('h', 'h_prev'), then: is('z', 0) },
    gates_share: { free: ['z', 'r'], then: (w) => all((z = 0, r = 0) => close(z + r, 1), at(w, 'z'), at(w, 'r')) },
    open_forgets: { free: ['z'], if: is('z', 1), depends: 'h', denied: true },
    reset_forgets: { free: ['r'], if: is('r', 0), depends: 'h', denied: true },
    reset_clears_element: { free: ['r'], if: (w) => close(at(w, 'r')[0] ?? NaN, 0), depends: 'h_tilde', denied: true },
    reset_can_matter: { free: ['r'], depends: 'h' },
    reset_reaches_next_gate: { free: ['r'], depends: 'z_next' },
    written_over: { free: ['z_next'], if: is('z_next', 1), depends: 'h_next', denied: true },
  },
}

const exact: Bank = {
  cell: 'lstm',
  verdicts: {
    closes: ['refuted', 'σ > 0'],
    never_silent: ['proved', 'o > 0, and tanh c = 0 only at c = 0'],
    always_hears: ['proved', 'o tanh c is increasing in c'],
    always_remembers: ['proved', 'f > 0'],
    gate_always_matters: ['refuted', 'c = 0'],
    stands_still: ['proved', 'c′ = c̃ = 0'],
    positive: ['proved', 'f c′ + i c̃ with f, i > 0'],
    mixes: ['proved', '¼ c′ + ¾ c̃'],
    mixes_turned: ['refuted', 'unless c′ = c̃'],
    grows_less: ['proved', 'f < 1, i < 1, |c̃| < 1'],
    stays_small: ['refuted', 'f, i and c̃ near 1 with c′ = 1'],
    nearly_one: ['proved', 'o and tanh c near 1 for a large c′'],
  },
  shown: {
    gate_always_matters: { depends: 'h', constantIn: 'o' },
    stands_still: { then: equal('c', 'c_prev') },
    mixes_turned: {
      if: both(is('f', 1 / 4), is('i', 3 / 4)),
      then: (w) => all((c = 0, old = 0, now = 0) => close(c, (3 * old + now) / 4), at(w, 'c'), at(w, 'c_prev'), at(w, 'c_tilde')),
    },
    stays_small: { if: within('c_prev', 1), then: within('c', 3 / 2) },
    nearly_one: { then: (w) => all((h = NaN) => h > 9 / 10, at(w, 'h')) },
  },
}

const banks: readonly (readonly [id: string, bank: Bank])[] = [
  ['claims-gated-rnn', gated],
  ['claims-lstm', lstm],
  ['claims-gru', gru],
  ['claims-exact-gates', exact],
]

function claimsOf(id: string): readonly { readonly claim: Claim; readonly verdict: Verdict }[] {
  const solution = must(solveWith(problemById(id)))
  const [part] = solution.problem.parts
  assert(part?.kind === 'multi-select' && part.from.type === 'claims')
  expect(solution.alike(part.from.claims)).toEqual([])
  return part.from.claims.map((claim) => ({ claim, verdict: solution.verdict(claim) }))
}
const witnessOf = (verdict: Verdict): Witness | undefined => ('witness' in verdict ? verdict.witness : undefined)

/** The world with the one quantity changed: `o`, or an entry `s_prev[2]`. */
function afterChange(cell: CellName, witness: Witness, free: readonly string[]): World {
  assert(witness.changed !== undefined)
  const [, name = '', entry] = /^(\w+)(?:\[(\d+)\])?$/.exec(witness.changed.name) ?? []
  const before = witness.values.find((value) => value.name === name)?.value ?? 0
  const to = witness.changed.to
  const value: ValueJson =
    entry === undefined || !Array.isArray(before) ? to : before.map((x: ValueJson, i) => (i + 1 === Number(entry) ? to : x))
  return twoSteps(cell, witness, free, new Map([[name, value]]))
}

function checkWitness(bank: Bank, claim: Claim, verdict: Verdict): void {
  const [check, witness] = [bank.shown[claim.id], witnessOf(verdict)]
  assert(check !== undefined && witness !== undefined, claim.id)
  const free = check.free ?? []
  const world = twoSteps(bank.cell, witness, free)
  // what the witness says of every name of a step is what comes out by hand
  let compared = 0
  for (const { name, value } of witness.values) {
    world.get(name)?.forEach((x, i) => {
      expect(x).toBeCloseTo(numbersIn(value)[i] ?? NaN, 9)
      compared++
    })
  }
  expect(compared).toBeGreaterThan(1)
  expect(check.if?.(world) ?? true).toBe(true)
  if (check.then !== undefined) {
    expect(check.then(world)).toBe(claim.quantifier === 'can')
    return
  }
  assert(check.depends !== undefined)
  const what = check.depends
  if (check.constantIn !== undefined) {
    for (const value of [0, 0.1, 0.5, 0.9, 1]) {
      const other = twoSteps(bank.cell, witness, [...free, check.constantIn], new Map([[check.constantIn, value]]))
      expect(at(other, what)).toEqual(at(world, what))
    }
    return
  }
  const after = afterChange(bank.cell, witness, free)
  expect(check.if?.(after) ?? true).toBe(true)
  expect(Math.max(...at(world, what).map((x, i) => Math.abs(x - (at(after, what)[i] ?? NaN))))).toBeGreaterThan(1e-3)
  expect(claim.quantifier === 'then').toBe(check.denied === true)
}

describe.each(banks)('%s', (id, bank) => {
  const claims = claimsOf(id)
  test('every claim has the verdict that follows by hand', () => {
    expect(Object.fromEntries(claims.map(({ claim, verdict }) => [claim.id, verdict.verdict]))).toEqual(
      Object.fromEntries(Object.entries(bank.verdicts).map(([name, [verdict]]) => [name, verdict])),
    )
  })
  test('what is shown by numbers is shown by a cell written out by hand', () => {
    const withNumbers = claims.filter(({ verdict }) => witnessOf(verdict) !== undefined)
    expect(withNumbers.map(({ claim }) => claim.id).sort()).toEqual(Object.keys(bank.shown).sort())
    for (const { claim, verdict } of withNumbers) checkWitness(bank, claim, verdict)
  })
  test('the numbers are few and small', () => {
    const computed = new Set(['g', 'f', 'i', 'o', 'z', 'r', 's_tilde', 'c_tilde', 'h_tilde', 's', 'c', 'h', 'k'])
    for (const { claim, verdict } of claims) {
      const chosen = (witnessOf(verdict)?.values ?? []).filter(({ name }) => !computed.has(name.replace('_next', '')))
      const telling = chosen.filter(({ value }) => numbersIn(value).some((x) => x !== 0 && !Number.isNaN(x)))
      expect({ id: claim.id, few: telling.length <= 5 }).toEqual({ id: claim.id, few: true })
      const sizes = telling.filter(({ exact }) => exact === undefined).flatMap(({ value }) => numbersIn(value).map(Math.abs))
      expect({ id: claim.id, small: sizes.every((x) => x <= 4) }).toEqual({ id: claim.id, small: true })
    }
  })
  test('what needs no numbers is proved, and the rest has some', () => {
    for (const { claim, verdict } of claims) {
      const needsNumbers = (claim.quantifier === 'can') === (verdict.verdict === 'proved')
      expect({ id: claim.id, numbers: witnessOf(verdict) !== undefined }).toEqual({ id: claim.id, numbers: needsNumbers })
    }
  })
})

test('there are at least forty, about half of them true', () => {
  const verdicts = banks.flatMap(([, { verdicts: rows }]) => Object.values(rows).map(([verdict]) => verdict))
  expect(verdicts.length).toBeGreaterThanOrEqual(40)
  const proved = verdicts.filter((verdict) => verdict === 'proved').length
  expect(proved / verdicts.length).toBeGreaterThan(0.4)
  expect(proved / verdicts.length).toBeLessThan(0.7)
})
