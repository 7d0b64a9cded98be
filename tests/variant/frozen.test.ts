// Variants frozen and made again: nothing is drawn, nothing is asked, the page and the keys are the same.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openLibrary } from '../../src/cli/library.ts'
import type { Problem, Variant } from '../../src/model.ts'
import { drawVariant, rebuild } from '../../src/pipeline.ts'
import { must, problemById, problemFrom, root } from '../support/library.ts'

const english = { language: 'en' }
describe('frozen variants', () => {
  const shipped = openLibrary(root).allProblems()
  test.each(shipped.map(({ id }) => id))('%s: made again from plain JSON, the same page and keys', (id) => {
    const one = problemById(id)
    // as another process would have it: the problem read anew, the variant from a file
    const again: Problem = JSON.parse(JSON.stringify(one))
    for (const seed of [0, 7, 2 ** 52 + 1]) {
      const made = must(drawVariant(one, seed, english))
      const stored: Variant = JSON.parse(JSON.stringify(made.variant))
      const rebuilt = must(rebuild(again, stored, english))
      expect(rebuilt.posed.public).toEqual(made.posed.public)
      expect(rebuilt.posed.keys).toEqual(made.posed.keys)
      expect(rebuilt.posed.solution).toEqual(made.posed.solution)
      expect(must(drawVariant(again, seed, english)).variant).toEqual(stored)
    }
  })
  test('only what was drawn is needed: a domain that has changed since is not asked', () => {
    const text = readFileSync(`${root}/problems/foundations/logic-gate-truth-table.yaml`, 'utf8')
    const old = problemFrom(text, 'logic-gate-truth-table.yaml')
    const { variant, posed } = must(drawVariant(old, 3, english))
    const edited = problemFrom(text.replaceAll('[-3, 3]', '[100, 200]'), 'logic-gate-truth-table.yaml')
    expect(must(rebuild(edited, variant, english)).posed.keys).toEqual(posed.keys)
  })
})
