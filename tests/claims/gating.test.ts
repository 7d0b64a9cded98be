// The eight claims about a gated recurrent network, under both conventions of the gate. Every witness is run again by a
// network written out by hand in float64.
import { describe, expect, test } from 'vitest'
import type { ValueJson, Verdict, Witness } from '../../src/model.ts'
import { decide, keeps, type Written, writes } from './cells.ts'

const claims: Readonly<Record<string, Written>> = {
  one_writes_element: { if: 'g[k] == 1', then: 's[k] == s_prev[k]' },
  zero_keeps_element: { if: 'g[k] == 0', then: 's[k] == s_prev[k]' },
  one_keeps_all: { if: 'g == 1', then: 's == s_prev' },
  zero_keeps_all: { if: 'g == 0', then: 's == s_prev' },
  half_is_mean: { if: 'g == 1/2', then: 's == (s_prev + s_tilde)/2' },
  zero_erases: { if: 'g == 0', then: 's == 0' },
  old_or_new: { then: 'min(s_prev[k], s_tilde[k]) <= s[k] <= max(s_prev[k], s_tilde[k])' },
  can_grow: { can: 'abs(s[k]) > max(abs(s_prev[k]), 1)' },
}

const numbers = (json: ValueJson | undefined): readonly number[] => {
  if (typeof json === 'number') return [json]
  if (typeof json === 'string') return [Number(json.split('/')[0]) / Number(json.split('/')[1] ?? 1)]
  if (json === undefined || (typeof json === 'object' && 'formula' in json)) return []
  return 'approx' in json ? [json.approx] : json.flatMap(numbers)
}

/** One step by hand: s_tilde = tanh(W_ss s_prev + W_sx x), s the mix of s_prev and s_tilde. */
function stepByHand({ values }: Witness, convention: 'writes' | 'keeps', rounded: boolean) {
  const get = (name: string): readonly number[] => numbers(values.find((entry) => entry.name === name)?.value)
  const [g, old, x] = [get('g'), get('s_prev'), get('x')]
  const times = (matrix: string, v: readonly number[], i: number): number =>
    v.reduce((sum, entry, j) => sum + (get(matrix)[i * v.length + j] ?? NaN) * entry, 0)
  const candidate = old.map((_, i) => Math.tanh(times('W_ss', old, i) + times('W_sx', x, i)))
  if (rounded) g.forEach((gate, i) => expect(gate).toBe(times('W_gs', old, i) + times('W_gx', x, i) > 0 ? 1 : 0))
  const next = old.map((before, i) => {
    const [gate = NaN, now = NaN] = [g[i], candidate[i]]
    return convention === 'writes' ? (1 - gate) * before + gate * now : gate * before + (1 - gate) * now
  })
  return { g, old, candidate, next }
}

function expectRefutation(id: string, verdict: Verdict, convention: 'writes' | 'keeps', rounded: boolean): void {
  expect(verdict).toMatchObject({ verdict: 'refuted', how: 'witness' })
  if (verdict.verdict !== 'refuted' || verdict.witness === undefined) throw new Error('a refutation has a witness')
  const { g, old, next } = stepByHand(verdict.witness, convention, rounded)
  const gate = id.startsWith('one') ? 1 : 0
  expect(g.length).toBe(1)
  expect(g.every((value) => value === gate)).toBe(true)
  const claimed = id === 'zero_erases' ? old.map(() => 0) : old
  expect(Math.max(...next.map((s, i) => Math.abs(s - (claimed[i] ?? NaN))))).toBeGreaterThan(1e-6)
  // what the witness says of both sides is what the hand computes
  numbers(verdict.witness.left).forEach((left, i) => expect(left).toBeCloseTo(next[i] ?? NaN, 12))
  const right = numbers(verdict.witness.right)
  next.forEach((_, i) => expect(right[i] ?? right[0]).toBeCloseTo(claimed[i] ?? NaN, 12))
}

const proved = { writes: ['zero_keeps_element', 'zero_keeps_all'], keeps: ['one_writes_element', 'one_keeps_all'] } as const
const refuted = {
  writes: ['one_writes_element', 'one_keeps_all', 'zero_erases'],
  keeps: ['zero_keeps_element', 'zero_keeps_all', 'zero_erases'],
} as const
const decideNamed = (id: string, convention: 'writes' | 'keeps', gates: 'ideal' | 'exact' | 'rounded'): Verdict =>
  decide(claims[id] ?? {}, convention === 'writes' ? writes : keeps, gates)

describe.each(['writes', 'keeps'] as const)('the gate %s', (convention) => {
  test.each(['ideal', 'rounded'] as const)('%s gates: the claims that keep the old state are proved', (gates) => {
    for (const id of proved[convention]) expect(decideNamed(id, convention, gates)).toEqual({ verdict: 'proved', how: 'normal-form' })
  })
  test.each(['ideal', 'rounded'] as const)('%s gates: the others are refuted, and their witnesses hold by hand', (gates) => {
    for (const id of refuted[convention]) expectRefutation(id, decideNamed(id, convention, gates), convention, gates === 'rounded')
  })
  test('a half is the mean, for ideal gates and at z = 0 for exact ones; rounded gates are never a half', () => {
    expect(decideNamed('half_is_mean', convention, 'ideal').verdict).toBe('proved')
    expect(decideNamed('half_is_mean', convention, 'exact').verdict).toBe('proved')
    expect(decideNamed('half_is_mean', convention, 'rounded').verdict).toBe('undecided')
  })
  test.each(['ideal', 'exact', 'rounded'] as const)('%s gates: the new state lies between, so it cannot grow', (gates) => {
    expect(decideNamed('old_or_new', convention, gates)).toEqual({ verdict: 'proved', how: 'bounds' })
    expect(decideNamed('can_grow', convention, gates)).toEqual({ verdict: 'refuted', how: 'bounds' })
  })
  test('exact gates are never 0 or 1: what follows from that is not proved but vacuous', () => {
    for (const id of ['one_writes_element', 'zero_keeps_element', 'one_keeps_all', 'zero_keeps_all', 'zero_erases']) {
      const verdict = decideNamed(id, convention, 'exact')
      expect(verdict.verdict).toBe('undecided')
      expect(verdict.how).toMatch(/^vacuous/)
    }
  })
})
