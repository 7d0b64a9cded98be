// The worked example of docs/follow-through.md: its problem is read, its answers are marked, its marks are compared.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../support/files.ts'
import { problemFrom } from '../support/library.ts'
import { courseOf, type HandIn } from '../grader/follow/student.ts'

const document = readFileSync(root('docs/follow-through.md'), 'utf8')
const fences = (language: string): readonly string[] =>
  [...document.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, name, text = '']) => (name === language ? [text] : []))

test('the marks are those that the page shows', () => {
  const [yaml = ''] = fences('yaml')
  const [answers = '', marks = ''] = fences('json')
  const course = courseOf(problemFrom(yaml, 'two-steps.yaml'), { w: '2', x: '[2, -1, 3, 2]' })
  const rows = answers.trim().split('\n').map(handIn)
  const shown = course.marks(rows).map(({ after }) => JSON.stringify(after).slice(1, -1))
  expect(shown).toEqual(marks.trim().split('\n'))
})

function handIn(line: string): HandIn {
  const row: unknown = JSON.parse(line)
  if (typeof row !== 'object' || row === null || !('part' in row) || !('response' in row)) throw new Error(`no submission: ${line}`)
  const { part, response } = row
  if (typeof part !== 'string') throw new Error(`no part: ${line}`)
  if (typeof response === 'string') return { part, response }
  if (typeof response !== 'object' || response === null) throw new Error(`no response: ${line}`)
  return { part, response: Object.fromEntries(Object.entries(response).map(([cell, text]): [string, string] => [cell, String(text)])) }
}
