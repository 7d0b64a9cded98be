import { describe, expect, test } from 'vitest'
import { decimal, type PartScore, problemScore, total } from '../../grader/score.ts'
import { rational, readRational, toText } from '../../src/math/exact/rational.ts'

describe('points', () => {
  test('are exact until they are written: ten tenths are one', () => {
    expect(total(Array.from({ length: 10 }, () => rational(1n, 10n)))).toBe(1)
    expect(toText(total([rational(1n, 3n), rational(1n, 6n)]))).toBe('1/2')
  })

  test.each([
    ['2/3', '0.6667'],
    ['1/3', '0.3333'],
    ['1/8', '0.125'],
    ['3', '3'],
    ['10', '10'],
    ['0', '0'],
    ['1/20000', '0.0001'],
    ['-1/20000', '-0.0001'],
    ['-1/30000', '0'],
    ['-2/3', '-0.6667'],
    ['99999/100000', '1'],
    ['12345678901234567890/3', '4115226300411522630'],
  ])('%s is written %s', (exact, text) => {
    expect(decimal(readRational(exact) ?? 0, 4)).toBe(text)
  })
})

describe('the state of a problem', () => {
  const states = new Map<string, PartScore['state']>([
    ['graded', 'graded'],
    ['blank', 'blank'],
    ['invalid', 'invalid'],
    ['pending', 'pending'],
  ])
  test.each([
    ['graded 1', 'full'],
    ['graded 1/2', 'partial'],
    ['graded 0', 'zero'],
    ['blank 0', 'blank'],
    ['invalid 0', 'invalid'],
    ['pending 0', 'pending'],
    ['graded 1, blank 0', 'partial'],
    ['graded 0, invalid 0', 'zero'],
    ['blank 0, invalid 0', 'invalid'],
    ['graded 1, pending 0', 'pending'],
  ])('%s of 1 point each: %s', (parts, state) => {
    const scores = parts.split(', ').map((part): PartScore => {
      const [, kind = 'graded', earned = '0'] = /^(graded|blank|invalid|pending) (.+)$/.exec(part) ?? []
      return { state: states.get(kind) ?? 'graded', earned: readRational(earned) ?? 0, of: 1 }
    })
    expect(problemScore(scores).state).toBe(state)
  })

  test('a problem out of 0 points is full once it is answered', () => {
    expect(problemScore([{ state: 'graded', earned: 0, of: 0 }]).state).toBe('full')
  })
})
