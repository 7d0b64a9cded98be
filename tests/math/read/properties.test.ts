// What the reader keeps for every text: it gives a reading, at a place within the text, and what it read can be printed and read
// again. FUZZ_RUNS=200000 runs it for as long as a release wants.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mathml } from '../../../src/math/print/mathml.ts'
import { studentPlain } from '../../../src/math/print/student-plain.ts'
import { longestFormula, openReader, readStudent, type StudentTerms } from '../../../src/math/read/student.ts'
import { arbitraryFormula, arbitraryPieces, arbitraryTyped, manyTerms } from './arbitrary.ts'
import { courseTerms, prefix } from './notation.ts'

/** Texts in all; each is read under all terms. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 20_000)
const fuzzed: fc.Parameters<unknown> = { numRuns: Math.ceil(runs / 3), endOnFailure: true }
const long = 1_200_000

/** Reads a text; fails where the reading is not one that may be given. */
function check(text: string, terms: StudentTerms): void {
  const read = readStudent(text, terms)
  if (read.status === 'invalid') {
    const { start, end, found } = read
    if (!(start >= 0 && start <= end && end <= text.length)) expect.fail(`${start}..${end} of ${text.length}`)
    if (found !== (end > start ? text.slice(start, Math.min(end, start + 60)) : undefined)) expect.fail(`found ${String(found)}`)
  }
  if (read.status !== 'read') return
  for (const { start, end } of read.warnings)
    if (!(start >= 0 && start < end && end <= text.length)) expect.fail(`warning at ${start}..${end} of ${text.length}`)
  if (/undefined|\0/.test(mathml(read.expr))) expect.fail('markup of nothing')
  const printed = studentPlain(read.expr, terms)
  if (printed.length > longestFormula) return
  const again = readStudent(printed, terms)
  if (again.status !== 'read' || prefix(again.expr) !== prefix(read.expr))
    expect.fail(`${text} is printed ${printed}, which is ${again.status === 'read' ? prefix(again.expr) : JSON.stringify(again)}`)
}
const checkAll = (text: string): void => manyTerms.forEach((terms) => check(text, terms))

describe('any text', () => {
  test('of any characters', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), checkAll), fuzzed), long)
  test('of the signs of formulas', () => fc.assert(fc.property(arbitraryPieces, checkAll), fuzzed), long)
  test('that is nearly a formula', () => fc.assert(fc.property(arbitraryTyped, checkAll), fuzzed), long)
  test('most of the last kind are read', () => {
    const read = openReader({ ...courseTerms, functions: ['f', 'g'] })
    const texts = fc.sample(arbitraryTyped, { numRuns: 2000, seed: 1 })
    expect(texts.filter((text) => read(text).status === 'read').length).toBeGreaterThan(600)
  })
})

describe.each(manyTerms.map((terms, i) => [i, terms] as const))('under terms %#', (_, terms) => {
  test('a formula is read back from what is printed', () => {
    fc.assert(
      fc.property(arbitraryFormula(terms), (expr) => {
        const printed = studentPlain(expr, terms)
        const read = readStudent(printed, terms)
        expect([printed, read.status === 'read' ? prefix(read.expr) : read]).toEqual([printed, prefix(expr)])
      }),
      { numRuns: 1_000 },
    )
  })
})
