// Derivatives in claims: of one element, gates that the claim names being held.
import { describe, expect, test } from 'vitest'
import { decide, type Gates, gru, lstm, type Written, writes } from './cells.ts'

type Row = readonly [Written, 'proved' | 'refuted']
const check = (rows: readonly Row[], cell: Readonly<Record<string, string>>, gates: Gates = 'ideal'): void => {
  for (const [written, verdict] of rows) expect({ written, ...decide(written, cell, gates) }).toMatchObject({ written, verdict })
}

describe('a claim about a derivative', () => {
  test('the memory cell passes on what the forget gate lets through', () => {
    check(
      [
        [{ then: 'derivative(c, c_prev) == f' }, 'proved'],
        [{ then: 'derivative(c[k], c_prev[k]) == f[k]' }, 'proved'],
        [{ then: 'derivative(c, c_prev) == i' }, 'refuted'],
        [{ then: 'derivative(c_next, c_prev) == f .* f_next' }, 'refuted'],
        [{ if: 'o == 0', then: 'derivative(c_next, c_prev) == f .* f_next' }, 'proved'],
        [{ then: '0 <= derivative(c, c_prev) <= 1' }, 'proved'],
        [{ then: 'derivative(h, c) == o .* (1 - tanh(c)^2)' }, 'proved'],
        [{ then: 'derivative(h, c) == o' }, 'refuted'],
        [{ if: 'c == 0', then: 'derivative(h, c) == o' }, 'proved'],
        [{ can: 'derivative(c, c_prev) > 1' }, 'refuted'],
      ],
      lstm,
    )
  })
  test('through the candidate; through the gate where it is not held', () => {
    const held = '(1 - g) + g*(1 - s_tilde^2)*W_ss'
    const path = 'g*(1 - g)*W_gs*(s_tilde - s_prev)'
    check(
      [
        [{ then: `derivative(s, s_prev) == ${held}` }, 'proved'],
        [{ then: 'derivative(s, s_prev) == 1 - g' }, 'refuted'],
        [{ if: 'W_ss == 0', then: 'derivative(s, s_prev) == 1 - g' }, 'proved'],
      ],
      writes,
    )
    check(
      [
        [{ then: `derivative(s, s_prev) == ${held} + ${path}` }, 'proved'],
        [{ then: `derivative(s, s_prev) == ${held}` }, 'refuted'],
        [{ then: 'derivative(g, s_prev) == g*(1 - g)*W_gs' }, 'proved'],
        [{ then: 'derivative(g, s_prev) <= abs(W_gs)/4' }, 'proved'],
      ],
      writes,
      'exact',
    )
    check([[{ then: 'derivative(h, h_tilde) == 1 - z' }, 'proved']], gru)
  })
  test('what is not worked out says so', () => {
    expect(decide({ then: 'derivative(g, s_prev) == 0' }, writes).how).toMatch(/holds fixed: choose gates: exact/)
    expect(decide({ then: 'derivative(s, s_prev) == 0' }, writes, 'rounded').how).toMatch(/rounded gates/)
    expect(decide({ then: 'derivative(s, 2*s_prev) == 0' }, writes).how).toMatch(/by a name/)
    expect(decide({ then: 'derivative(floor(s), s_prev) == 0' }, writes).how).toMatch(/not known/)
  })
  test('a witness has the derivative at the point', () => {
    // g = 1 and all weights 0: s = s̃ = 0, so the derivative is (1 − g) = 0, not 1
    const verdict = decide({ if: 'g == 1', then: 'derivative(s, s_prev) == 1' }, writes)
    expect(verdict).toMatchObject({ verdict: 'refuted', witness: { left: 0, right: 1 } })
  })
})
