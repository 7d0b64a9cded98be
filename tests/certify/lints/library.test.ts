// The problems that come with the package read well: no lint finds anything in them.
import { expect, test } from 'vitest'
import { openLibrary } from '../../../src/cli/library.ts'
import { root } from '../../support/library.ts'
import { lintsOf } from './looking.ts'

const problems = openLibrary(root).allProblems()

test.each(problems)('$id', ({ id }) => {
  const found = openLibrary(root).problem(id)
  expect(found.ok && lintsOf(found.value.problem, 40)).toEqual([])
})
test('there are problems', () => {
  expect(problems.length).toBeGreaterThan(15)
})
