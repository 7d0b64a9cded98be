// Vectors, matrices and finite sets.
import { describe, expect, test } from 'vitest'
import { openComponentDecider, openDecider } from '../../../src/math/decide/decide.ts'
import type { Decision } from '../../../src/math/decide/decision.ts'
import type { Expr } from '../../../src/model.ts'
import { decided, formulaOf, termsOf, told } from '../../support/formulas.ts'

describe('lists', () => {
  test.each([
    ['[x + 1, 2*y]', '[1 + x, y + y]', 'equal components'],
    ['[[1, x], [0, 1]]', '[[1, x], [x - x, 2/2]]', 'equal components'],
    ['[2, 2*x]', '2*[1, x]', 'equal components'],
    ['[1, x]/2', '[0.5, x/2]', 'equal components'],
    ['[a, b] + [c, d]', '[c + a, d + b]', 'equal components'],
    ['[x^2/x, 1]', '[x, 1]', 'equal components, domain differs'],
    ['[1, x]', '[1, 2*x]', 'different exact-point at x = 2: 2, 4'],
    ['[1, 2]', '[1, 2, 3]', 'different shape'],
    ['[1, 2]', '[[1, 2]]', 'different shape'],
    ['[[1, 2], [3, 4]]', '[[1, 2], [3]]', 'different shape'],
    ['[x, 1]', '[x, (sqrt(11 + 6*sqrt(2)) - 3 - sqrt(2))/(sqrt(11 + 6*sqrt(2)) - 3 - sqrt(2))]', 'undecided no-point'],
    ['[x, 1]', '[x + 1, if(x > 1, 1, 1)]', 'different exact-point at x = 2: 2, 3'],
  ])('%s and %s: %s', (reference, student, expected) => {
    expect(told(decided(reference, student))).toBe(expected)
  })
  test('a witness names the component', () => {
    expect(decided('[[1, 2], [x, 4]]', '[[1, 2], [2*x, 4]]')).toMatchObject({ witness: { item: [2, 1] } })
  })
  test('component by component', () => {
    const decide = openComponentDecider(formulaOf('[[x, y], [1, sigmoid(x)]]'), termsOf())
    const found = decide(formulaOf('[[x + 0*y, x], [2, 1 - sigmoid(-x)]]'))
    expect(found).not.toBe('shape')
    if (found === 'shape') return
    expect(found.map(({ item, decision }) => `${item.join()} ${decision.verdict}`)).toEqual([
      '1,1 equal',
      '1,2 different',
      '2,1 different',
      '2,2 equal',
    ])
    expect(decide(formulaOf('[x, y]'))).toBe('shape')
  })
})

describe('sets', () => {
  const set = (...items: readonly string[]): Expr => ({ type: 'set', items: items.map((item) => formulaOf(item)) })
  const sets = (reference: Expr, student: Expr): Decision => openDecider(reference, termsOf())(student)
  test.each<[string, Expr, Expr, string]>([
    ['order does not matter', set('1', '2', 'x'), set('x', '4/2', '1'), 'equal components'],
    ['nor how often', set('1', '2'), set('2', '1', '2/2'), 'equal components'],
    ['elements in another way', set('sigmoid(x)', '0'), set('x - x', '1 - sigmoid(-x)'), 'equal components'],
    ['one too few', set('1', '2'), set('1'), 'different point'],
    ['one too many', set('1'), set('1', '3'), 'different point'],
    ['another', set('x', '1'), set('x', '2'), 'different point'],
    ['empty', set(), set(), 'equal identical'],
    ['not empty', set(), set('1'), 'different shape'],
    // as sets they are the same at every x, though no element is the same formula
    ['element by element is not enough', set('x', '-x'), set('abs(x)', '-abs(x)'), 'undecided not-known'],
  ])('%s', (_, reference, student, expected) => {
    expect(told(sets(reference, student))).toBe(expected)
    expect(sets(student, reference).verdict).toBe(sets(reference, student).verdict)
  })
  test('a set is no list', () => expect(told(sets(set('1'), formulaOf('[1]')))).toBe('different shape'))
  test('large sets end', () => {
    const large = (from: number): Expr => set(...Array.from({ length: 60 }, (_, i) => String(i + from)))
    expect(told(sets(large(0), large(1)))).toBe('undecided budget')
  })
})
