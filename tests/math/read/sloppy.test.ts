// However a formula is spelled, it is the same formula: the texts are made by the test, not by a printer.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { courseTerms, prefix, reading } from './notation.ts'
import { arbitrarySloppy, chooseBy, sloppy } from './sloppy.ts'

test('any spelling of a formula is read as that formula', () => {
  fc.assert(
    fc.property(arbitrarySloppy, fc.array(fc.nat({ max: 1000 }), { minLength: 8, maxLength: 40 }), (expr, numbers) => {
      const text = sloppy(expr, chooseBy(numbers))
      fc.pre(text.length <= 2000)
      expect([text, reading(text, courseTerms)]).toEqual([text, prefix(expr)])
    }),
    { numRuns: 3_000 },
  )
})
