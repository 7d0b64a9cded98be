// A bank of claims about LSTM, GRU and cells like them, with the verdicts that follow by hand.
import { describe, expect, test } from 'vitest'
import { claim, context, decide, type Gates, gru, lstm, type Written } from './cells.ts'
import { decideClaim } from '../../src/cell/claims/decide.ts'

type Row = readonly [written: Written, verdict: 'proved' | 'refuted']
const check = (rows: readonly Row[], cell: Readonly<Record<string, string>>, gates: Gates = 'ideal'): void => {
  for (const [written, verdict] of rows) expect({ written, ...decide(written, cell, gates) }).toMatchObject({ written, verdict })
}

describe('LSTM', () => {
  test('what the gates do at 0 and 1', () => {
    check(
      [
        [{ if: 'f == 1 and i == 0', then: 'c == c_prev' }, 'proved'],
        [{ if: 'f == 0 and i == 1', then: 'c == c_tilde' }, 'proved'],
        [{ if: 'o == 0', then: 'h == 0' }, 'proved'],
        [{ if: 'o == 1', then: 'h == tanh(c)' }, 'proved'],
        [{ if: 'f == 1 and i == 1', then: 'c == c_prev + c_tilde' }, 'proved'],
        [{ if: 'f == i', then: 'c == f .* (c_prev + c_tilde)' }, 'proved'],
        [{ if: 'f == i and i == 0', then: 'c == 0' }, 'proved'],
        [{ if: 'f == 1 - i and i == 1', then: 'c == c_tilde' }, 'proved'],
        [{ if: 'c_tilde == c_prev and f + i == 1', then: 'c == c_prev' }, 'proved'],
        [{ if: 'f == 0', then: 'c == c_tilde' }, 'refuted'],
        [{ if: 'i == 1', then: 'c == c_tilde' }, 'refuted'],
        [{ if: 'f == 1', then: 'c >= c_prev' }, 'refuted'],
        [{ if: 'h == 0', then: 'o == 0' }, 'refuted'],
        [{ if: 'o == 1', then: 'h == c' }, 'refuted'],
        [{ then: 'f + i == 1' }, 'refuted'],
      ],
      lstm,
    )
  })
  test('bounds', () => {
    check(
      [
        [{ then: 'abs(h) <= 1' }, 'proved'],
        [{ then: 'abs(h) < 1' }, 'proved'],
        [{ then: 'abs(c) <= abs(c_prev) + 1' }, 'proved'],
        [{ if: 'f + i == 1', then: 'min(c_prev, c_tilde) <= c <= max(c_prev, c_tilde)' }, 'proved'],
        [{ if: 'f + i == 1 and abs(c_prev) <= 1', then: 'abs(c) <= 1' }, 'proved'],
        [{ then: 'abs(c) <= 1' }, 'refuted'],
        [{ then: 'abs(c) < 1' }, 'refuted'],
        [{ if: 'f == 1 and i == 1', then: 'abs(c) <= 1' }, 'refuted'],
        [{ then: 'abs(h) <= 9/10' }, 'refuted'],
      ],
      lstm,
    )
  })
  test('for some values', () => {
    check(
      [
        [{ can: 'f < 0' }, 'refuted'],
        [{ can: 'f[k] > 1' }, 'refuted'],
        [{ can: 'abs(h[k]) > 1' }, 'refuted'],
        [{ can: 'abs(c[k]) > 1' }, 'proved'],
        [{ can: 'h[k] > c[k]' }, 'proved'],
        [{ if: 'f == 1 and i == 0', can: 'c != c_prev' }, 'refuted'],
        [{ if: 'f == 1', can: 'c != c_prev' }, 'proved'],
      ],
      lstm,
    )
    const shown = decide({ can: 'abs(c[k]) > 1' }, lstm)
    expect(shown).toHaveProperty('witness.right', 1)
  })
  test('an element is not the whole vector', () => {
    check(
      [
        [{ if: 'i[k] == 0', then: 'c[k] == f[k] * c_prev[k]' }, 'proved'],
        [{ if: 'i[k] == 0', then: 'c == f .* c_prev' }, 'refuted'],
        [{ if: 'i == 0', then: 'c[k] == f[k] * c_prev[k]' }, 'proved'],
        [{ if: 'c_prev[1] == 0 and i[1] == 0', then: 'c[1] == 0' }, 'proved'],
        [{ if: 'c_prev[1] == 0 and i[1] == 0', then: 'c[2] == 0' }, 'refuted'],
      ],
      lstm,
    )
  })
  test('exact gates are between 0 and 1, rounded ones at the ends', () => {
    check(
      [
        [{ then: '0 < f < 1' }, 'proved'],
        [{ then: 'abs(h) < 1' }, 'proved'],
        [{ then: 'f == i' }, 'refuted'],
      ],
      lstm,
      'exact',
    )
    check(
      [
        [{ then: 'f == 0 or f == 1' }, 'proved'],
        [{ then: '0 < f < 1' }, 'refuted'],
        [{ then: 'f .* f == f' }, 'proved'],
      ],
      lstm,
      'rounded',
    )
    check(
      [
        [{ then: 'f == 0 or f == 1' }, 'refuted'],
        [{ then: '0 < f < 1' }, 'refuted'],
        [{ then: '0 <= f <= 1' }, 'proved'],
      ],
      lstm,
    )
  })
})

describe('GRU', () => {
  test('z keeps here', () => {
    check(
      [
        [{ if: 'z == 1', then: 'h == h_prev' }, 'proved'],
        [{ if: 'z == 0', then: 'h == h_tilde' }, 'proved'],
        [{ if: 'z == 0', then: 'h == h_prev' }, 'refuted'],
        [{ if: 'h_tilde == h_prev', then: 'h == h_prev' }, 'proved'],
        [{ if: 'h == h_prev', then: 'z == 1' }, 'refuted'],
      ],
      gru,
    )
  })
  test('the state stays within its bounds', () => {
    check(
      [
        [{ if: 'abs(h_prev) <= 1', then: 'abs(h) <= 1' }, 'proved'],
        [{ then: 'abs(h) <= 1' }, 'refuted'],
        [{ then: 'abs(h) <= max(abs(h_prev), 1)' }, 'proved'],
      ],
      gru,
    )
  })
  test('a closed reset gate cuts off the old state, but only where it acts before the product', () => {
    const bare = 'W_hx == 0 and b_h == 0'
    check([[{ if: `r == 0 and ${bare}`, then: 'h == z .* h_prev' }, 'proved']], gru)
    // r[k] = 0 removes one entry of r .* h_prev from the product; the others still reach entry k
    check([[{ if: 'r[k] == 0 and z[k] == 0', then: 'h[k] == tanh(W_hx*x + b_h)[k]' }, 'refuted']], gru)
    const after = { ...gru, h_tilde: 'tanh(r .* (W_hh*h_prev + b_hh) + W_hx*x + b_h)' }
    check([[{ if: 'r[k] == 0 and z[k] == 0', then: 'h[k] == tanh(W_hx*x + b_h)[k]' }, 'proved']], after)
  })
  test('rounded gates: every element is old or new', () => {
    check(
      [
        [{ then: 'h[k] == h_prev[k] or h[k] == h_tilde[k]' }, 'proved'],
        [{ then: 'h == h_prev or h == h_tilde' }, 'proved'],
      ],
      gru,
      'rounded',
    )
    check([[{ then: 'h[k] == h_prev[k] or h[k] == h_tilde[k]' }, 'refuted']], gru)
  })
})

describe('other cells', () => {
  test('a gate that is 1 − f ranges with f', () => {
    const coupled = { ...lstm, i: '1 - f' }
    check(
      [
        [{ if: 'i == 0', then: 'c == c_prev' }, 'proved'],
        [{ if: 'i == 1', then: 'c == c_tilde' }, 'proved'],
        [{ then: 'f + i == 1' }, 'proved'],
        [{ then: 'min(c_prev, c_tilde) <= c <= max(c_prev, c_tilde)' }, 'proved'],
      ],
      coupled,
    )
  })
  test('peepholes: weights that multiply entry by entry are vectors', () => {
    const peephole = { ...lstm, o: 'sigmoid(W_oh*h_prev + W_ox*x + p_o .* c + b_o)' }
    check(
      [
        [{ if: 'o == 0', then: 'h == 0' }, 'proved'],
        [{ then: 'abs(h) < 1' }, 'proved'],
        [{ if: 'c == 0', then: 'h == 0' }, 'proved'],
      ],
      peephole,
    )
  })
  test('a cell of numbers: two states multiplied by *', () => {
    const scalar = { g: 'sigmoid(w*x + u*s_prev)', s: 'g*s_prev + (1 - g)*tanh(v*x)' }
    check(
      [
        [{ if: 'g[k] == 1', then: 's[k] == s_prev[k]' }, 'proved'],
        [{ if: 'g == 0', then: 's == s_prev' }, 'refuted'],
        [{ then: 'w*x == x*w' }, 'proved'],
      ],
      scalar,
    )
  })
  test('a gate without an equation (a value was given in its place) is still within [0, 1]', () => {
    const whole = context(gru)
    const about = { ...whole, equations: whole.equations.filter(({ name }) => name !== 'r') }
    expect(decideClaim(claim({ then: '0 <= r <= 1' }), about).verdict).toBe('proved')
    expect(decideClaim(claim({ if: 'r == x', then: 'r <= 1/2' }), about).verdict).toBe('refuted')
    expect(decideClaim(claim({ if: 'r == x', can: 'x > 1' }), about).verdict).toBe('refuted')
  })
})
