// Course answers, half of them wrong, each with the verdict that whoever wrote it down meant.
import { describe, expect, test } from 'vitest'
import { judgeLine, openJudge } from '../../src/math/judge/judge.ts'
import { root } from '../support/files.ts'
import { readBanks } from './course.ts'

const banks = readBanks(root(''))
const judge = openJudge()
const verdictOf = (reference: string, student: string, symbols: readonly string[]): string =>
  judgeLine(judge, JSON.stringify({ reference, student, symbols }), (thrown) => {
    throw thrown
  }).verdict

describe.each(banks)('$reference', ({ reference, symbols, right, wrong }) => {
  test.each(right)('%s is right', (student) => expect(verdictOf(reference, student, symbols)).toBe('equal'))
  test.each(wrong)('%s is wrong', (student) => expect(verdictOf(reference, student, symbols)).toBe('different'))
})

test('there are as many as the bench asks for', () => {
  expect(new Set(banks.flatMap(({ right, wrong }) => [...right, ...wrong])).size).toBeGreaterThan(500)
})
