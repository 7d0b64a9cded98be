// What must not break a file that another program reads.
import { expect, test } from 'vitest'
import { cdata, element, escapeXml } from '../../src/export/xml.ts'

test.each([
  ['a < b & c > "d"', 'a &lt; b &amp; c &gt; &quot;d&quot;'],
  ['\u0000 and \u001b', '\ufffd and \ufffd'],
  ['tab\tand\nline', 'tab\tand\nline'],
  ['half a pair \ud800 and \udc00', 'half a pair \ufffd and \ufffd'],
  ['a whole pair \ud83d\ude00, right to left \u05d0', 'a whole pair \ud83d\ude00, right to left \u05d0'],
])('text %j', (text, escaped) => {
  expect(escapeXml(text)).toBe(escaped)
})

test(']]> inside HTML ends no section', () => {
  expect(cdata('x]]>y').text).toBe('<![CDATA[x]]]]><![CDATA[>y]]>')
})

test('attributes and children', () => {
  expect(element('a', { b: 'x"<\n', c: undefined, d: 0 }, 'text', [element('e')]).text).toBe('<a b="x&quot;&lt;&#10;" d="0">text<e/></a>')
})
