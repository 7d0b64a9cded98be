// An answer that was marked by another reading of the problem, as its page shows it.
import { expect, test } from 'vitest'
import { gradedPart } from '../../grader/graded-page.ts'
import { gradePart } from '../../src/kinds/index.ts'
import { drawVariant } from '../../src/pipeline.ts'
import { gradedPartToHtml } from '../../src/render/graded/part.ts'
import { typesetter } from '../../src/render/typesetter.ts'
import { must, problemFrom } from '../support/library.ts'

const problem = problemFrom(`
problem: p
title: T
let: { n: 7/2, primes: '[2]' }
mistakes: { down: { let: { n: 3 }, says: 'You cut it off.' } }
readings:
  up: { let: { n: 4 }, says: 'Halves are rounded up.' }
  one_is_prime: { let: { primes: '[1, 2]' } }
text: T.
parts:
  typed: { kind: number, key: n, text: A., accept: [up, down] }
  chosen: { kind: multi-select, key: primes, options: [1, 2], text: B., accept: [one_is_prime] }
`)
const { posed } = must(drawVariant(problem, 1, { language: 'en' }))

function page(id: string, raw: string | readonly string[], released: boolean): string {
  const part = posed.public.parts.find((one) => one.id === id)
  const key = posed.keys.find((one) => one.part === id)?.key
  if (part === undefined || key === undefined) throw new Error(id)
  const mark = gradePart(part.interaction, key, raw)
  const answer = { mark, raw }
  const graded = gradedPart({ part: id, attempts: undefined, earned: 1, of: 1, used: 1, answer }, part.interaction, key, released)
  return gradedPartToHtml(part, graded, released ? { key, reasons: undefined } : undefined, 'n', typesetter('en'))
}
const byReading = 'The problem can be read in another way'

test('says that it is right under another reading, in the words of the reading', () => {
  const html = page('typed', '4', false)
  expect(html).toContain('Correct')
  expect(html).toContain(byReading)
  expect(html).toContain('Halves are rounded up.')
})
test('an accepted mistake is not told of as a slip', () => {
  const html = page('typed', '3', false)
  expect(html).toContain(byReading)
  expect(html).not.toContain('You cut it off.')
})
test('an answer by the key is told nothing of it', () => {
  expect(page('typed', '3.5', false)).not.toContain(byReading)
})
test('of several options the released page ticks those of the reading', () => {
  const html = page('chosen', ['1', '2'], true)
  expect(html).toContain(byReading)
  expect(html).not.toContain('marked-option wrong')
  // By the key 1 is no prime
  expect(page('chosen', ['1'], true)).toContain('marked-option wrong')
})
