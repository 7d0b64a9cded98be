// Claims about two steps in a row: `X_next` is the value of the step after.
import { describe, expect, test } from 'vitest'
import { decideClaim } from '../../src/cell/claims/decide.ts'
import { withNextStep } from '../../src/cell/claims/steps.ts'
import { claim, context, decide, gru, lstm, type Written, writes } from './cells.ts'

const check = (rows: readonly (readonly [Written, 'proved' | 'refuted'])[], cell: Readonly<Record<string, string>>): void => {
  for (const [written, verdict] of rows) expect({ written, ...decide(written, cell) }).toMatchObject({ written, verdict })
}

test('the second step reads the first: its states, inputs of its own, the same weights', () => {
  const { equations, inputs, roles } = withNextStep(context(writes))
  expect(inputs).toEqual(['x', 'x_next'])
  expect(equations.map(({ name }) => name)).toEqual(['g', 's_tilde', 's', 'g_next', 's_tilde_next', 's_next'])
  expect(equations[3]?.expr).toMatchObject({
    args: [{ left: { left: { name: 'W_gs' }, right: { name: 's' } }, right: { left: { name: 'W_gx' }, right: { name: 'x_next' } } }],
  })
  expect(roles.get('g_next')).toBe('gate')
  expect(roles.get('W_gs_next')).toBeUndefined()
})

describe('over two steps', () => {
  test('what is kept, replaced and mixed', () => {
    check(
      [
        [{ if: 'f == 1 and i == 0 and f_next == 1 and i_next == 0', then: 'c_next == c_prev' }, 'proved'],
        [{ if: 'f == 1 and i == 0', then: 'c_next == c_prev' }, 'refuted'],
        [{ if: 'f_next == 1 and i_next == 0', then: 'c_next == c' }, 'proved'],
        [{ if: 'f == 0 and f_next == 0', then: 'c_next == i_next .* c_tilde_next' }, 'proved'],
        [{ if: 'i_next == 0', then: 'c_next == f_next .* (f .* c_prev + i .* c_tilde)' }, 'proved'],
        [{ if: 'o_next == 0', then: 'h_next == 0' }, 'proved'],
        [{ if: 'o == 0', then: 'h_next == 0' }, 'refuted'],
        [{ if: 'f == 1 and i == 0 and f_next[k] == 1 and i_next[k] == 0', then: 'c_next[k] == c_prev[k]' }, 'proved'],
        [{ if: 'f == 1 and i == 0 and f_next[k] == 1 and i_next[k] == 0', then: 'c_next == c_prev' }, 'refuted'],
      ],
      lstm,
    )
    check(
      [
        [{ if: 'g == 1/2 and g_next == 1/2', then: 's_next == s_prev/4 + s_tilde/4 + s_tilde_next/2' }, 'proved'],
        [{ if: 'g == 1/2 and g_next == 1/2', then: 's_next == (s_prev + s_tilde + s_tilde_next)/3' }, 'refuted'],
        [{ if: 'g_next == 1', then: 's_next == s_tilde_next' }, 'proved'],
      ],
      writes,
    )
  })
  test('bounds', () => {
    check(
      [
        // c⁺ is f⁺(f c′ + i c̃) + i⁺ c̃⁺
        [{ then: 'abs(c_next) <= abs(c_prev) + 2' }, 'proved'],
        [{ then: 'abs(c_next) <= abs(c_prev) + 1' }, 'refuted'],
        [{ if: 'abs(c_prev) <= 1', then: 'abs(c_next) <= 3' }, 'proved'],
        [{ if: 'c_prev == 0', then: 'abs(c_next) < 2' }, 'proved'],
        [{ then: 'abs(h_next) < 1' }, 'proved'],
        // tanh is increasing, o⁺ = o ≥ 0
        [{ if: 'o == o_next and c_next >= c', then: 'h_next >= h' }, 'proved'],
        [{ if: 'c_next >= c', then: 'h_next >= h' }, 'refuted'],
      ],
      lstm,
    )
    check(
      [
        [{ if: 'abs(h_prev) <= 1', then: 'abs(h_next) <= 1' }, 'proved'],
        [{ then: 'abs(h_next) <= max(abs(h_prev), 1)' }, 'proved'],
        [{ then: 'abs(h_next) <= 1' }, 'refuted'],
        [{ then: 'abs(h_next) <= abs(h) + 1' }, 'proved'],
      ],
      gru,
    )
  })
  test('for some values', () => {
    check(
      [
        [{ can: 'c_next != c' }, 'proved'],
        [{ if: 'f_next == 1 and i_next == 0', can: 'c_next != c' }, 'refuted'],
        [{ can: 'abs(c_next) > abs(c_prev) + 1' }, 'proved'],
        [{ can: 'abs(c_next) > abs(c_prev) + 2' }, 'refuted'],
      ],
      lstm,
    )
  })
  test('the weights are the same in both steps', () => {
    expect(decide({ if: 'x_next == x and s == s_prev', then: 's_tilde_next == s_tilde' }, writes).verdict).toBe('proved')
    expect(decide({ if: 'x_next == x', then: 's_tilde_next == s_tilde' }, writes).verdict).toBe('refuted')
    expect(decide({ if: 'x_next == x and s == s_prev', then: 'g_next == g' }, writes, 'exact').verdict).toBe('proved')
  })
  test('a gate given in the place of its equation is free in each step', () => {
    const whole = context(gru)
    const about = { ...whole, equations: whole.equations.filter(({ name }) => name !== 'r') }
    expect(decideClaim(claim({ if: 'r == 0 and r_next == 0', then: 'h_tilde_next == tanh(W_hx*x_next + b_h)' }), about).verdict).toBe(
      'proved',
    )
    expect(decideClaim(claim({ then: 'r_next == r' }), about).verdict).toBe('refuted')
  })
  test('a witness has the numbers of both steps', () => {
    const verdict = decide({ if: 'f == 1 and i == 0', then: 'c_next == c_prev' }, lstm)
    expect(verdict).toHaveProperty('witness')
    const { witness } = verdict.verdict === 'undecided' ? {} : verdict
    const values = new Map(witness?.values.map(({ name, value }) => [name, value]))
    expect([values.get('c_prev'), values.get('c'), values.get('f_next'), values.get('c_next')]).toEqual([1, 1, '1/2', '1/2'])
  })
})
