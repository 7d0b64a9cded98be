// Claims that are the same in other words, and claims that only look alike.
import { describe, expect, test } from 'vitest'
import { sameClaim } from '../../src/cell/claims/same.ts'
import { claim, context, gru, lstm, type Written, writes } from './cells.ts'

type Pair = readonly [a: Written, b: Written]
const same = ([a, b]: Pair, cell: Readonly<Record<string, string>>): boolean => {
  const about = context(cell)
  const forth = sameClaim(claim(a, 'a'), claim(b, 'b'), about)
  expect(sameClaim(claim(b, 'b'), claim(a, 'a'), about)).toBe(forth)
  expect(sameClaim(claim(a, 'a'), claim(a, 'b'), about)).toBe(true)
  return forth
}

describe('the same in other words', () => {
  test.each<Pair>([
    [{ then: 's == s_prev' }, { then: 's_prev == s' }],
    [{ then: 's == s_prev' }, { then: '2*s - 2*s_prev == 0' }],
    [{ then: 's <= s_prev' }, { then: 's_prev >= s' }],
    [{ then: 's <= s_prev' }, { then: '3*s_prev - 3*s >= 0' }],
    [{ then: '0 <= s <= 1' }, { then: 's <= 1 and s >= 0' }],
    [{ then: 'abs(s) <= 1' }, { then: '-1 <= s <= 1' }],
    [{ then: 'abs(s) > 1' }, { then: 's > 1 or s < -1' }],
    [{ then: 'min(s_prev, s_tilde) <= s <= max(s_prev, s_tilde)' }, { then: 's <= max(s_tilde, s_prev) and min(s_tilde, s_prev) <= s' }],
    [{ then: 'max(s, s_prev) <= 1' }, { then: 's <= 1 and s_prev <= 1' }],
    [{ then: 's >= s_prev and s <= s_prev' }, { then: 's == s_prev' }],
    [{ then: 's < s_prev or s > s_prev' }, { then: 's != s_prev' }],
    [{ then: 'not (s == s_prev)' }, { then: 's != s_prev' }],
    [{ then: 'all(s == s_prev)' }, { then: 's == s_prev' }],
    [{ then: 'not all(s == s_prev)' }, { then: 'any(s != s_prev)' }],
    [
      { if: 'g == 1/2', then: 's == s_tilde' },
      { if: '2*g == 1', then: 's == s_tilde' },
    ],
    [
      { if: 'g == 0', then: 's == s_prev' },
      { if: '1 - g == 1', then: 's_prev == s' },
    ],
    [
      { if: 'g <= 0', then: 's == s_prev' },
      { if: 'g == 0', then: 's == s_prev' },
    ],
    [
      { if: 'g == 1/2', then: 's == (s_prev + s_tilde)/2' },
      { if: 'g == 1/2', then: 's == (1 - g) .* s_prev + g .* s_tilde' },
    ],
    [
      { if: 'g == 0', then: 's == s_prev' },
      { if: 'g == 0', then: 's == s_prev + g .* s_tilde' },
    ],
    [
      { if: 'g == 0 and s_prev == 1', then: 's == 1' },
      { if: 's_prev == 1 and g == 0', then: 's == s_prev' },
    ],
    [{ if: '0 <= g <= 1', then: 's == s_prev' }, { then: 's == s_prev' }],
    [{ can: 'depends(s, g)' }, { can: 'depends(1 - 2*s, g)' }],
    [{ then: 'not depends(s, g)' }, { then: 'not (depends(-s, g))' }],
    [{ if: 'g == 1', can: 's == s_prev' }, { can: 's_prev == s and g == 1' }],
    [
      { if: 'g_next == 0', then: 's_next == s' },
      { if: '1 == 1 - g_next', then: 's == s_next' },
    ],
    [{ then: 'cell.s == s_prev' }, { then: 's == cell.s_prev' }],
  ])('%j and %j', (a, b) => {
    expect(same([a, b], writes)).toBe(true)
  })
  test('also where two gates are one', () => {
    const coupled = { ...lstm, i: '1 - f' }
    expect(
      same(
        [
          { if: 'f == 1', then: 'c == c_prev' },
          { if: 'i == 0', then: 'c == c_prev' },
        ],
        coupled,
      ),
    ).toBe(true)
    expect(
      same(
        [
          { if: 'f == 1', then: 'c == c_prev' },
          { if: 'i == 0', then: 'c == c_prev' },
        ],
        lstm,
      ),
    ).toBe(false)
  })
  test('in a cell of numbers an entry is the whole', () => {
    const numbers = { g: 'sigmoid(w*x + u*s_prev)', s: 'g*s_prev + (1 - g)*tanh(v*x)' }
    expect(
      same(
        [
          { if: 'g[k] == 1', then: 's[k] == s_prev[k]' },
          { if: 'g == 1', then: 's == s_prev' },
        ],
        numbers,
      ),
    ).toBe(true)
  })
})

describe('not the same', () => {
  test.each<Pair>([
    [{ then: 's == s_prev' }, { can: 's == s_prev' }],
    [{ then: 's == s_prev' }, { then: 's[k] == s_prev[k]' }],
    [
      { if: 'g == 1', then: 's == s_prev' },
      { if: 'g[k] == 1', then: 's[k] == s_prev[k]' },
    ],
    [
      { if: 'g == 1', then: 's[k] == s_prev[k]' },
      { if: 'g[k] == 1', then: 's[k] == s_prev[k]' },
    ],
    [{ then: 's[1] == s_prev[1]' }, { then: 's[2] == s_prev[2]' }],
    [
      { if: 'g == 0', then: 's == s_prev' },
      { if: 'g == 1', then: 's == s_prev' },
    ],
    [{ if: 'g == 0', then: 's == s_prev' }, { then: 's == s_prev' }],
    // both follow from the bounds alone, and still say something else
    [{ then: '0 <= g' }, { then: 'g <= 1' }],
    [{ then: 'abs(s_tilde) <= 1' }, { then: '0 <= g <= 1' }],
    // both true under the hypothesis
    [
      { if: 'g == 0', then: 's == s_prev' },
      { if: 'g == 0', then: 'abs(s) <= abs(s_prev)' },
    ],
    [
      { if: 'g == 0', then: 'g <= 1/2' },
      { if: 'g == 0', then: 'g <= 1/3' },
    ],
    [{ then: 's < s_prev' }, { then: 's <= s_prev' }],
    [{ then: 's < s_prev' }, { then: 's > s_prev' }],
    [{ then: 's != s_prev' }, { then: 'any(s != s_prev)' }],
    [{ then: 'all(s == s_prev) or all(s == s_tilde)' }, { then: 's == s_prev or s == s_tilde' }],
    [{ can: 'depends(s, g)' }, { can: 'depends(g, s)' }],
    [{ can: 'depends(s, g)' }, { can: 'not depends(s, g)' }],
    [{ can: 'depends(s[k], g)' }, { can: 'depends(s[k], g[k])' }],
    [{ then: 's_next == s' }, { then: 's == s_prev' }],
    [{ then: 's*s == 1' }, { then: 's == 1' }],
    [
      { if: 'g == 1 and g == 0', then: 's == 1' },
      { if: 'g == 1 and g == 0', then: 's == 2' },
    ],
  ])('%j and %j', (a, b) => {
    expect(same([a, b], writes)).toBe(false)
  })
  test('the four of the original page', () => {
    const four: readonly Written[] = [
      { if: 'g[k] == 1', then: 's[k] == s_prev[k]' },
      { if: 'g[k] == 0', then: 's[k] == s_prev[k]' },
      { if: 'g == 1', then: 's == s_prev' },
      { if: 'g == 0', then: 's == s_prev' },
    ]
    for (const [i, a] of four.entries()) for (const [j, b] of four.entries()) expect(same([a, b], writes)).toBe(i === j)
  })
  test('what is not decided is the same only as written', () => {
    expect(same([{ then: 'q == 1' }, { then: 'q == 1' }], gru)).toBe(true)
    expect(same([{ then: 'q == 1' }, { then: '1 == q' }], gru)).toBe(false)
  })
})
