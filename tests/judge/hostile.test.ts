// Formulas that mean harm are answered: none throws, none is called equal to itself and one more, none different from itself.
// How long they take is for the bench to say; what takes for ever shows here too.
import { expect, test } from 'vitest'
import { judgeLine, openJudge } from '../../src/math/judge/judge.ts'
import { hostilePairs } from './hostile.ts'

test.each(hostilePairs)('%s: %.40s ~ %.40s', (_, reference, student) => {
  const answer = judgeLine(openJudge(), JSON.stringify({ reference, student }), (thrown) => {
    throw thrown
  })
  if (reference === student) expect(answer.verdict).not.toBe('different')
  if (reference === `(${student})+1`) expect(answer.verdict).not.toBe('equal')
})
