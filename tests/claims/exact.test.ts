// Gates that are sigmoids: any value strictly between 0 and 1 is reached by some weights, which the witness gives.
import { describe, expect, test } from 'vitest'
import type { ValueJson, Witness } from '../../src/model.ts'
import { decide, gru, lstm, type Written, writes } from './cells.ts'

const number = (json: ValueJson | undefined): number => {
  if (typeof json === 'number') return json
  if (typeof json === 'string') return Number(json.split('/')[0]) / Number(json.split('/')[1] ?? 1)
  return json !== undefined && 'approx' in json ? json.approx : NaN
}
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))
function witnessOf(written: Written, cell: Readonly<Record<string, string>>): Witness {
  const verdict = decide(written, cell, 'exact')
  if (verdict.verdict === 'undecided' || verdict.witness === undefined) throw new Error(`${JSON.stringify(written)}: ${verdict.how}`)
  return verdict.witness
}
const valueIn = ({ values }: Witness, name: string): ValueJson | undefined => values.find((value) => value.name === name)?.value

describe('a gate at a value whose pre-activation is irrational', () => {
  test.each<readonly [Written, 'proved' | 'refuted']>([
    [{ if: 'g == 1/4', then: 's == 3/4*s_prev + 1/4*s_tilde' }, 'proved'],
    [{ if: 'g == 1/4', then: 's == 1/4*s_prev + 3/4*s_tilde' }, 'refuted'],
    [{ if: 'g == 1/3', can: 's == s_tilde' }, 'proved'],
    [{ if: 'g == 1/3 and s_tilde != s_prev', can: 's == s_tilde' }, 'refuted'],
    [{ if: 'g[k] == 9/10', then: 's[k] == s_tilde[k]' }, 'refuted'],
    [{ if: '1 - g == 1/4', then: 's == 1/4*s_prev + 3/4*s_tilde' }, 'proved'],
    [{ can: 'g == 1/4' }, 'proved'],
    [{ can: 'g == 3/7' }, 'proved'],
    [{ then: 'g != 1/4' }, 'refuted'],
  ])('%j is %s', (written, verdict) => {
    expect(decide(written, writes, 'exact').verdict).toBe(verdict)
  })
  test('a bias takes up the logit, in closed form beside its value', () => {
    const witness = witnessOf({ if: 'f == 1/4', then: 'c == c_prev' }, lstm)
    const bias = witness.values.find(({ name }) => name === 'b_f')
    expect(bias?.exact).toEqual({ type: 'call', name: 'log', args: [{ type: 'number', value: '1/3' }] })
    expect(number(bias?.value)).toBeCloseTo(-Math.log(3), 14)
    expect([valueIn(witness, 'W_fh'), valueIn(witness, 'W_fx'), valueIn(witness, 'f')]).toEqual([0, 0, '1/4'])
  })
  test('without a bias a weight does, where its input is not 0', () => {
    const witness = witnessOf({ if: 'g == 1/4', then: 's == s_prev' }, writes)
    const [x, s, Wx, Ws] = ['x', 's_prev', 'W_gx', 'W_gs'].map((name) => number(valueIn(witness, name)))
    expect(sigmoid((Wx ?? NaN) * (x ?? NaN) + (Ws ?? NaN) * (s ?? NaN))).toBeCloseTo(1 / 4, 14)
  })
  test('in several elements each row has its own', () => {
    const witness = witnessOf({ if: 'z[1] == 1/4 and z[2] == 3/4 and h_prev[1] == h_prev[2]', then: 'h[1] == h[2]' }, gru)
    const biases = [valueIn(witness, 'b_z')].flat().map((entry) => number(Array.isArray(entry) ? NaN : entry))
    expect(biases.map(sigmoid)).toEqual([expect.closeTo(1 / 4, 14), expect.closeTo(3 / 4, 14)])
  })
})

describe('gates that are tied to something keep their equation', () => {
  const tied = { ...lstm, i: 'sigmoid(W_fh*h_prev + W_fx*x + b_f)' }
  test('two gates with the same weights are always equal', () => {
    expect(decide({ then: 'f == i' }, tied, 'exact').verdict).toBe('proved')
    expect(decide({ then: 'f == i' }, lstm, 'exact').verdict).toBe('refuted')
    expect(decide({ can: 'f == 1/2 and i != 1/2' }, tied, 'exact').verdict).toBe('refuted')
  })
  test('a weight that the claim names is not chosen behind its back', () => {
    expect(decide({ if: 'W_fh == 0 and W_fx == 0 and b_f == 0', then: 'f == 1/2' }, lstm, 'exact').verdict).toBe('proved')
    expect(decide({ if: 'b_f == 0 and h_prev == 0 and x == 0', can: 'f > 1/2' }, lstm, 'exact').verdict).toBe('refuted')
    expect(decide({ if: 'b_f > 0 and h_prev == 0 and x == 0', then: 'f > 1/2' }, lstm, 'exact').verdict).toBe('proved')
  })
  test('a pre-activation that reads something else as well', () => {
    const peephole = { ...lstm, f: 'sigmoid(W_fh*h_prev + c_prev + b_f)' }
    expect(decide({ if: 'c_prev == 0', can: 'f != 1/2' }, peephole, 'exact').verdict).toBe('proved')
  })
  test('what never is: a gate at an end', () => {
    expect(decide({ can: 'f == 0' }, lstm, 'exact').verdict).toBe('refuted')
    expect(decide({ if: 'f == 1', then: 'c == c_prev' }, lstm, 'exact').how).toMatch(/^vacuous/)
  })
})
