// What `variant` tells of answers that are right under another reading.
import { expect, test } from 'vitest'
import { asText, describe } from '../../src/cli/variant-report.ts'
import { drawVariant } from '../../src/pipeline.ts'
import { must, problemFrom } from '../support/library.ts'

test('accepted answers are told, by the reading that leads to them', () => {
  const problem = problemFrom(`
problem: p
title: T
let: { s: 6, variance: s/3 }
readings: { of_a_sample: { let: { variance: s/2 } } }
text: T.
ask: { kind: number, key: variance, accept: [of_a_sample] }
`)
  const report = describe(must(drawVariant(problem, 1, { language: 'en' })))
  expect(report.parts[0]?.key).toEqual({ value: 2 })
  expect(report.parts[0]?.accepted).toEqual([{ reading: 'of_a_sample', key: { value: 3 } }])
  expect(asText(report)).toContain('accepted as well (of_a_sample): 3')
})
test('where nothing is accepted nothing is told', () => {
  const problem = problemFrom('problem: p\ntitle: T\ntext: T.\nask: { kind: number, key: 2 }\n')
  expect(describe(must(drawVariant(problem, 1, { language: 'en' }))).parts[0]).not.toHaveProperty('accepted')
})
