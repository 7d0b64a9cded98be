// `depends(a, b)`: another value of b alone would give another a. All four: always and for some values, said and denied.
import { describe, expect, test } from 'vitest'
import type { Verdict, Witness } from '../../src/model.ts'
import { decide, type Gates, gru, lstm, type Written, writes } from './cells.ts'

const check = (
  rows: readonly (readonly [Written, 'proved' | 'refuted'])[],
  cell: Readonly<Record<string, string>>,
  gates: Gates = 'ideal',
): void => {
  for (const [written, verdict] of rows) expect({ written, ...decide(written, cell, gates) }).toMatchObject({ written, verdict })
}
function witnessOf(verdict: Verdict): Witness {
  if (verdict.verdict === 'undecided' || verdict.witness === undefined) throw new Error('no witness')
  return verdict.witness
}

describe('what changes what', () => {
  test('an output gate changes the visible state, and the memory cell one step later', () => {
    check(
      [
        [{ can: 'depends(h, o)' }, 'proved'],
        [{ can: 'depends(c, o)' }, 'refuted'],
        [{ then: 'not depends(c, o)' }, 'proved'],
        [{ can: 'depends(c_next, o)' }, 'proved'],
        [{ then: 'not depends(c_next, o)' }, 'refuted'],
        [{ if: 'c == 0', then: 'not depends(c_next, o)' }, 'proved'],
      ],
      lstm,
    )
  })
  test('gates that the claim names are held; others follow', () => {
    check(
      [
        [{ if: 'f == 0', then: 'not depends(c, c_prev)' }, 'proved'],
        [{ if: 'i == 0', then: 'not depends(c, x)' }, 'refuted'],
        [{ if: 'i == 0 and f == 1', then: 'not depends(c, x)' }, 'proved'],
        [{ if: 'o == 0', then: 'not depends(h, c_prev)' }, 'proved'],
        [{ if: 'o == 0', then: 'not depends(c_next, c_prev)' }, 'refuted'],
      ],
      lstm,
    )
  })
  test('what a gate itself depends on is asked of its equation', () => {
    check(
      [
        [{ can: 'depends(z, h_prev)' }, 'proved'],
        [{ can: 'depends(z, r)' }, 'refuted'],
        [{ can: 'depends(z_next, r)' }, 'proved'],
        [{ if: 'h_prev == 0 and z == 1', can: 'depends(r_next, x)' }, 'refuted'],
      ],
      gru,
    )
  })
  test('through a candidate and back', () => {
    check(
      [
        [{ if: 'z == 1', then: 'not depends(h, r)' }, 'proved'],
        [{ can: 'depends(h, r)' }, 'proved'],
        [{ if: 'h_prev == 0', then: 'not depends(h, r)' }, 'proved'],
        [{ if: 'r == 0', then: 'not depends(h_tilde, h_prev)' }, 'proved'],
        [{ if: 'r == 0 and z == 0', then: 'not depends(h, h_prev)' }, 'proved'],
        [{ if: 'r == 0', then: 'not depends(h, h_prev)' }, 'refuted'],
        [{ if: 'h_tilde == h_prev', then: 'not depends(h, z)' }, 'proved'],
      ],
      gru,
    )
  })
})

describe('always, for some values, and their denials', () => {
  test.each<readonly [Written, 'proved' | 'refuted']>([
    // s = (1 − g) s′ + g s̃
    [{ can: 'depends(s, g)' }, 'proved'],
    [{ then: 'depends(s, g)' }, 'refuted'],
    [{ can: 'not depends(s, g)' }, 'proved'],
    [{ then: 'not depends(s, g)' }, 'refuted'],
    [{ if: 's_tilde != s_prev', then: 'depends(s, g)' }, 'proved'],
    [{ if: 's_tilde == s_prev', can: 'depends(s, g)' }, 'refuted'],
    [{ if: 's_tilde != s_prev', can: 'not depends(s, g)' }, 'refuted'],
    [{ if: 'g == 0', then: 'depends(s, s_prev)' }, 'proved'],
    [{ if: 'g == 0', can: 'not depends(s, s_prev)' }, 'refuted'],
    [{ if: 'g == 1', can: 'not depends(s, s_prev)' }, 'proved'],
    [{ if: 'g == 0', then: 'not depends(s, x)' }, 'proved'],
    [{ if: 'g == 0', can: 'depends(s, x)' }, 'refuted'],
    [{ if: 'g == 1', then: 'depends(s, x)' }, 'refuted'],
    // together with comparisons
    [{ can: 'depends(s, g) and s == s_prev' }, 'proved'],
    [{ then: 'depends(s, g) and depends(s, x)' }, 'refuted'],
    [{ then: 'not depends(g, s_tilde) and s_tilde < 1' }, 'proved'],
    [{ if: 'g == 0', then: 'depends(s, s_prev) or s_prev > 0' }, 'proved'],
  ])('%j is %s', (written, verdict) => {
    expect(decide(written, writes).verdict).toBe(verdict)
  })
  test('“always” is more than “everywhere that was looked”: no proof, no verdict', () => {
    // true: (1 − g) s′ grows beyond every bound of the candidate; but two fixed values do not show it
    expect(decide({ if: 'g < 1', then: 'depends(s[k], s_prev[k])' }, writes).verdict).toBe('undecided')
  })
  test('the hypothesis holds before and after', () => {
    check(
      [
        [{ if: 'g == 1/2', can: 'depends(s, g)' }, 'refuted'],
        [{ if: 's == 0', can: 'depends(s, s_prev)' }, 'refuted'],
        [{ if: 'g >= 1/2', can: 'depends(s, g)' }, 'proved'],
      ],
      writes,
    )
  })
})

test('a hypothesis about what is changed must hold for the two values that show a dependence', () => {
  // 0 and 1 would show it, but a gate above 1/2 is no 0
  expect(decide({ if: 's_tilde != s_prev and g > 1/2', then: 'depends(s, g)' }, writes).verdict).toBe('undecided')
  // no other gate meets this one, so nothing changes
  expect(decide({ if: 's_tilde != s_prev and g == 1', then: 'depends(s, g)' }, writes).verdict).toBe('refuted')
})
test('a witness tells of the leaf that decides', () => {
  const { changed } = witnessOf(decide({ then: 'not depends(s, x) and not depends(s, g)' }, writes))
  expect(changed).toBeDefined()
  const second = witnessOf(decide({ can: 's_prev > 5 or depends(s, g)' }, writes))
  expect(second.changed?.name).toBe('g')
})

describe('elements', () => {
  test('gates go element by element, weights mix', () => {
    check(
      [
        [{ can: 'depends(c[1], c_prev[2])' }, 'refuted'],
        [{ can: 'depends(c[1], c_prev[1])' }, 'proved'],
        [{ can: 'depends(c[1], f[2])' }, 'refuted'],
        [{ can: 'depends(c[1], h_prev[2])' }, 'proved'],
        [{ can: 'depends(h_next[1], c_prev[2])' }, 'proved'],
        [{ if: 'f[k] == 0', then: 'not depends(c[k], c_prev[k])' }, 'proved'],
        [{ if: 'f[k] == 0', then: 'not depends(c, c_prev)' }, 'refuted'],
        [{ if: 'f[k] == 0', then: 'not depends(c[k], c_prev)' }, 'proved'],
      ],
      lstm,
    )
    check([[{ if: 'r[k] == 0', then: 'not depends(h_tilde[k], h_prev)' }, 'refuted']], gru)
  })
  test('one entry is changed, the others stay', () => {
    const { changed, values, left, right } = witnessOf(decide({ can: 'depends(c[1], h_prev[2])' }, lstm))
    expect(changed).toEqual({ name: 'h_prev[2]', to: 1 })
    expect(values.find(({ name }) => name === 'h_prev')?.value).toEqual([0, 0])
    // half of tanh(1), the gates being σ(0)
    expect(left).toBe(0)
    expect(right).toEqual({ approx: expect.closeTo(Math.tanh(1) / 2, 12) })
  })
})

describe('gates that are not free', () => {
  test('exact: what follows from a gate is asked at other values of the sigmoid', () => {
    check(
      [
        [{ can: 'depends(c, f)' }, 'proved'],
        [{ then: 'not depends(c, o)' }, 'proved'],
        [{ then: 'depends(c, c_prev)' }, 'proved'],
        [{ then: 'depends(h, c)' }, 'proved'],
        [{ then: 'depends(h, o)' }, 'refuted'],
        [{ if: 'c != 0', then: 'depends(h, o)' }, 'proved'],
      ],
      lstm,
      'exact',
    )
    const { changed } = witnessOf(decide({ can: 'depends(c, f)' }, lstm, 'exact'))
    expect(changed?.name).toBe('f')
    expect(['1/4', '3/4', '1/2']).toContain(changed?.to)
  })
  test('rounded: from 0 to 1 and back', () => {
    check(
      [
        [{ can: 'depends(s, g)' }, 'proved'],
        [{ then: 'depends(s, g)' }, 'refuted'],
        [{ if: 's_tilde == s_prev', then: 'not depends(s, g)' }, 'proved'],
      ],
      writes,
      'rounded',
    )
    const { changed, values } = witnessOf(decide({ can: 'depends(s, g)' }, writes, 'rounded'))
    const before = values.find(({ name }) => name === 'g')?.value
    expect([before, changed?.to].toSorted()).toEqual([0, 1])
  })
})

test('a witness of a dependence is two points that differ in one quantity', () => {
  const { changed, left, right, values } = witnessOf(decide({ can: 'depends(s, g)' }, writes))
  // s′ = 1 and s̃ = 0: all of it with g = 0, none with g = 1
  expect(Object.fromEntries(values.map(({ name, value }) => [name, value]))).toMatchObject({ g: 1, s_prev: 1, s_tilde: 0 })
  expect({ changed, left, right }).toEqual({ changed: { name: 'g', to: 0 }, left: 0, right: 1 })
})
