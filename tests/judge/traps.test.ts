// Every row of tests/judge/traps through the same door as a line of `quizwright judge`. Verdicts there are from mathematics.
import { describe, expect, test } from 'vitest'
import { judgeLine, openJudge } from '../../src/math/judge/judge.ts'
import { expectedOf, lineOf, type Row, themes } from './traps.ts'

const judge = openJudge()
const said = (row: Row): { readonly verdict: string; readonly domain?: string } => {
  const answer = judgeLine(judge, lineOf(row), (thrown) => {
    throw thrown
  })
  return answer.verdict === 'equal' ? { verdict: answer.verdict, domain: answer.domain } : { verdict: answer.verdict }
}

describe.each(themes)('$name', ({ rows }) => {
  test.each(rows)('$student for $reference: $verdict ($why)', (row) => {
    expect(said(row)).toEqual(expectedOf(row))
  })
})

test('there are enough rows, and few that are honestly left open', () => {
  const rows = themes.flatMap((theme) => theme.rows)
  expect(rows.length).toBeGreaterThan(300)
  expect(rows.filter(({ known }) => known === 'undecided').length).toBeLessThan(0.03 * rows.length)
})
