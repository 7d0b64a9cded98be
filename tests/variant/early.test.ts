// Constraints on drawn values alone are asked before anything is solved: what they rule out need not have an answer.
import { expect, test } from 'vitest'
import { drawVariant } from '../../src/pipeline.ts'
import { Tally } from '../../src/solve/accept.ts'
import { certified, codesIn } from '../certify/certified.ts'
import { must, problemFrom } from '../support/library.ts'

const quotient = (require: string) =>
  problemFrom(
    `problem: p\ntitle: P\nparameters: { a: { integer: [-2, 2] }, b: { integer: [1, 3] } }\nlet: { product: a*b }\nrequire: ${require}\ntext: What is {{b}} by {{a}}?\nask: { kind: number, key: b/a }\n`,
  )

test('a division by zero that a constraint rules out is no fault, and one that none does is', () => {
  expect(codesIn(certified(quotient('[product != 0]')))).toEqual([])
  expect(codesIn(certified(quotient('[b > 0]')))).toEqual(['certify/undefined 1:1'])
})

test('what is counted: each draw once for each constraint it came to', () => {
  const tally = new Tally()
  const problem = quotient('[a != 0, key > 0, b > 1]')
  for (let seed = 0; seed < 200; seed++) {
    const { variant } = must(drawVariant(problem, seed, { language: 'en' }, tally))
    const value = (name: string) => variant.draws.find(({ path }) => path === `parameters.${name}`)?.value
    expect([value('a') === 1 || value('a') === 2, value('b') === 2 || value('b') === 3]).toEqual([true, true])
  }
  const counts = (source: string) => tally.constraints.get(source) ?? { tried: NaN, met: NaN }
  expect(counts('a != 0').tried).toBe(tally.candidates)
  // the two that speak of draws alone come first, the key after them
  expect(counts('b > 1').tried).toBe(counts('a != 0').met)
  expect(counts('key > 0').tried).toBe(counts('b > 1').met)
  expect(counts('key > 0').met).toBe(200)
  expect(tally.turnedDown.size).toBe(0)
})
