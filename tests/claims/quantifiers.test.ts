// Always and for some values, said and denied, for one element and for whole vectors: what each means, by small examples.
import { describe, expect, test } from 'vitest'
import { decide, type Written, writes } from './cells.ts'

/** v is any vector, z is 0 in the first element only where v is. */
const cell = { y: 'x + x_prev', z: 'x .* x_prev' }
type Row = readonly [Written, 'proved' | 'refuted']
const check = (rows: readonly Row[], of: Readonly<Record<string, string>> = cell): void => {
  for (const [written, verdict] of rows) expect({ written, ...decide(written, of) }).toMatchObject({ written, verdict })
}

describe('of g = 0 and s = s′ (true), g = 1 and s = s′ (false in general)', () => {
  test.each(['g[k] == 0, s[k], s_prev[k], g[k] == 1', 'g == 0, s, s_prev, g == 1'])('%s', (words) => {
    const [zero = '', s = '', old = '', one = ''] = words.split(', ')
    check(
      [
        [{ if: zero, then: `${s} == ${old}` }, 'proved'],
        [{ if: zero, then: `not (${s} == ${old})` }, 'refuted'],
        [{ if: zero, can: `${s} == ${old}` }, 'proved'],
        [{ if: zero, can: `not (${s} == ${old})` }, 'refuted'],
        [{ if: one, then: `${s} == ${old}` }, 'refuted'],
        [{ if: one, then: `not (${s} == ${old})` }, 'refuted'],
        [{ if: one, can: `${s} == ${old}` }, 'proved'],
        [{ if: one, can: `not (${s} == ${old})` }, 'proved'],
      ],
      writes,
    )
  })
})

describe('whole vectors', () => {
  test('one element is enough to refute “all”', () => {
    check([
      [{ if: 'x[1] == 0', then: 'z[1] == 0' }, 'proved'],
      [{ if: 'x[1] == 0', then: 'z == 0' }, 'refuted'],
      [{ if: 'x == 0', then: 'z == 0' }, 'proved'],
      [{ if: 'x[k] == 0', then: 'z[k] == 0' }, 'proved'],
    ])
    // the first element meets the claim, so it takes a second to refute it
    const verdict = decide({ if: 'x[1] == 0', then: 'z == 0' }, cell)
    expect(verdict).toHaveProperty('witness.values', expect.arrayContaining([{ name: 'x', value: [0, 1] }]))
  })
  test('“not” goes element by element, as everywhere: all differ', () => {
    check([
      [{ if: 'x[1] == 0', then: 'not (z != 0)' }, 'refuted'],
      [{ if: 'x[1] == 0', can: 'not (z == 0)' }, 'refuted'],
      [{ if: 'x[1] == 0', can: 'z[2] != 0' }, 'proved'],
    ])
  })
  test('“any” and “not all” say that some element does', () => {
    check([
      [{ if: 'x[1] == 0', can: 'any(z != 0)' }, 'proved'],
      [{ if: 'x[1] == 0', can: 'not all(z == 0)' }, 'proved'],
      [{ if: 'x[1] == 0', then: 'any(z == 0)' }, 'proved'],
      [{ if: 'x[1] == 0', then: 'not any(z != 0)' }, 'refuted'],
      [{ then: 'any(y == x) or any(y != x)' }, 'proved'],
      [{ can: 'all(z == 0) and any(y != 0)' }, 'proved'],
      [{ if: 'x == 0', can: 'any(z != 0)' }, 'refuted'],
      [{ if: 'all(x == 0)', then: 'z == 0' }, 'proved'],
    ])
  })
  test('“or” inside of “all” may hold by another side in each element', () => {
    check([
      [{ then: 'x <= 0 or x >= 0' }, 'proved'],
      [{ then: 'all(x <= 0) or all(x >= 0)' }, 'refuted'],
      [{ then: 'x < 0 or x == 0 or x > 0' }, 'proved'],
      [{ then: 'x <= 0 or x >= 1' }, 'refuted'],
    ])
  })
})

describe('what is apart', () => {
  test('a fact “is not” is used on either side', () => {
    check([
      [{ if: 'x != 0', then: 'x^2 > 0' }, 'proved'],
      [{ if: 'x != 0 and x_prev != 0', then: 'z != 0' }, 'proved'],
      [{ if: 'x != 0', then: 'z != 0' }, 'refuted'],
    ])
  })
})
