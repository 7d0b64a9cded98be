// Text as an LMS shows it: formulas between the signs of MathJax, tags that are closed, nothing that XML forbids.
import { expect, test } from 'vitest'
import { htmlWriter } from '../../src/export/html.ts'

const html = htmlWriter('en')

test.each([
  [false, 'a<b>c & d', '\\(a\\lt b\\gt c &amp; d\\)'],
  [true, 'x', '\\[x\\]'],
])('formulas: an LMS that cleans HTML would take `<` for a tag', (display, tex, written) => {
  expect(html.inline([{ type: 'math', tex, display }])).toBe(written)
})

test('tags are closed; a formula alone is a paragraph; control characters go', () => {
  expect(html.block([{ type: 'markdown', text: 'a\u0001  \nb\n\n---\n\nc' }])).toBe('<p>a\ufffd<br/>\nb</p>\n<hr/>\n<p>c</p>')
  expect(html.block([{ type: 'math', tex: 'x', display: false }])).toBe('<p>\\(x\\)</p>')
})

test('steps with headings are numbered; lines without one are only listed', () => {
  const text = (text: string) => [{ type: 'text', text } as const]
  const lines = [text('a'), text('b')]
  expect(html.block([{ type: 'steps', groups: [{ heading: [], lines }] }])).toBe('<ul><li>a</li><li>b</li></ul>')
  expect(html.block([{ type: 'steps', groups: [{ heading: text('Step 1'), lines }] }])).toBe(
    '<ol><li>Step 1<ul><li>a</li><li>b</li></ul></li></ol>',
  )
})
