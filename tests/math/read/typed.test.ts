// The table of typed formulas, row by row; and that it covers every code there is.
import { describe, expect, test } from 'vitest'
import { expressionProblems, expressionWarnings } from '../../../src/math/read/student.ts'
import { hostile } from './hostile.ts'
import { reading, warnings } from './notation.ts'
import { groups } from './typed.ts'

describe.each(groups)('$about', ({ terms, rows }) => {
  test.each(rows)('%s is %s', (typed, meaning, ...warned) => {
    expect([reading(typed, terms), ...warnings(typed, terms)]).toEqual([meaning, ...warned])
  })
})

test('every reason for a refusal and every warning has a row', () => {
  const rows = groups.flatMap((group) => group.rows)
  const refused = [...rows.map(([, meaning]) => meaning), ...hostile.map(({ refused }) => refused)]
  const code = (text: string): string => `expression/${text.replace(/^!| .*$/g, '')}`
  expect(new Set(refused.filter((meaning) => meaning.startsWith('!')).map(code))).toEqual(new Set(Object.keys(expressionProblems)))
  expect(new Set(rows.flatMap(([, , ...warned]) => warned).map(code))).toEqual(new Set(Object.keys(expressionWarnings)))
})
