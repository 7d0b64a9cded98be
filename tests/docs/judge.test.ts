// The page on `judge` holds: its lines are equal, its answer is the one that is given, and no field is left out.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judgeLine, openJudge } from '../../src/math/judge/judge.ts'
import { root } from '../support/files.ts'

const page = readFileSync(root('docs/judge.md'), 'utf8')
const blocks = (info: string): readonly string[] =>
  [...page.matchAll(/^```([^\n]*)\n([^]*?)^```$/gm)].flatMap(([, found, text = '']) =>
    found === info
      ? text
          .trim()
          .split('\n')
          .map((line) => line.trim())
      : [],
  )
const judge = openJudge()
const answerTo = (line: string): ReturnType<typeof judgeLine> =>
  judgeLine(judge, line, (thrown) => {
    throw thrown
  })
const lines = blocks('json lines')

test.each(lines)('%s is equal', (line) => {
  expect(answerTo(line).verdict).toBe('equal')
})

test('the answer that is shown is given to the first of them', () => {
  expect(JSON.stringify(answerTo(lines[0] ?? ''))).toBe(blocks('json answers')[0])
})

test('every convention has an example and a row', () => {
  const given = lines.flatMap((line): readonly string[] => {
    const pair: object = JSON.parse(line)
    return Object.keys(pair)
  })
  for (const field of ['symbols', 'functions', 'constants', 'logBase', 'oddRoots', 'split', 'assume', 'decimal']) {
    expect(given).toContain(field)
    expect(page).toContain(`| \`${field}\` |`)
  }
})
