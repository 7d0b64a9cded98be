// Texts: Markdown around maths that Markdown never sees.
import { describe, expect, test } from 'vitest'
import type { RichText } from '../../src/model.ts'
import { typesetInFull } from '../../src/render/katex.ts'
import { typesetter } from '../../src/render/typesetter.ts'
import { display, md, tex } from '../support/posed.ts'

const block = (...rich: RichText): string => typesetter('en').block(rich)
const inline = (...rich: RichText): string => typesetter('en').inline(rich)
const katex = (source: string, displayed = false): string => {
  const result = typesetInFull(source, displayed)
  if (!result.ok) throw new Error('no TeX')
  return result.value
}

describe('Markdown', () => {
  test('paragraphs, emphasis, lists, curly quotes and dashes as typed', () => {
    expect(block(md('One *two* **three**.\n\n- "four"\n- it\'s (c) -- five'))).toBe(
      '<p>One <em>two</em> <strong>three</strong>.</p>\n<ul>\n<li>“four”</li>\n<li>it’s (c) -- five</li>\n</ul>',
    )
  })

  test('quotes of another language are left as they are', () => {
    expect(typesetter('de').block([md('"vier"')])).toBe('<p>&quot;vier&quot;</p>')
  })

  test('headings stay below those of the page', () => {
    expect(block(md('# A\n\n### B'))).toBe('<h4>A</h4>\n<h6>B</h6>')
  })

  test('tables have headings with a scope, in a box that scrolls', () => {
    const html = block(md('| a | b |\n|:--|--:|\n| 1 | 2 |'))
    expect(html).toMatch(/^<div class="scroll" data-scroll="table"><table class="plain">/)
    expect(html).toContain('<th scope="col" style="text-align:left">a</th>')
  })

  test.each([
    ['HTML', 'a <b onclick="x()">b</b> <script>alert(1)</script>', /<b|<script/],
    ['pictures', '![x](https://example.org/x.png)', /<img/],
    ['scripts in links', '[x](javascript:alert(1))', /href/],
    ['data in links', '[x](data:text/html,x)', /href/],
    ['local files in links', '[x](file:///etc/passwd)', /href/],
  ])('%s are not made', (_, source, forbidden) => {
    expect(block(md(source))).not.toMatch(forbidden)
  })

  test('links to the web are', () => {
    expect(block(md('[x](https://example.org/?a=1&b=2)'))).toBe('<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>')
  })
})

describe('maths in text', () => {
  test('what Markdown and HTML would eat reaches KaTeX whole', () => {
    const source = String.raw`a_1 * b_2 * c < d \& \{x\} \\ \text{"q"}`
    const html = block(md('So *this* '), tex(source), md(' and **that**.'))
    expect(html).toContain(katex(source))
    expect(html).toMatch(/<em>this<\/em>.*<strong>that<\/strong>/)
  })

  test('a short formula is not parted from the marks around it', () => {
    expect(inline(md('first ('), tex('x = 1'), md('), then '), tex('y'), md('; and '), tex('z'))).toBe(
      `first <span class="nowrap">(${katex('x = 1')}),</span> then <span class="nowrap">${katex('y')};</span> and ${katex('z')}`,
    )
  })

  test('a formula within emphasis, a list, a table and a heading', () => {
    expect(block(md('*so '), tex('x'), md('*'))).toBe(`<p><em>so ${katex('x')}</em></p>`)
    expect(block(md('- '), tex('x'), md('\n- '), tex('y'))).toBe(`<ul>\n<li>${katex('x')}</li>\n<li>${katex('y')}</li>\n</ul>`)
    expect(block(md('| '), tex('x'), md(' |\n|---|\n| '), tex('y'), md(' |'))).toContain(`<td>${katex('y')}</td>`)
  })

  test('a display stands in a box of its own, within a sentence too', () => {
    expect(block(md('It is\n\n'), display('x'), md('\n\nNow.'))).toBe(
      `<p>It is</p>\n<div class="display scroll" data-scroll="formula">${katex('x', true)}</div>\n<p>Now.</p>`,
    )
    expect(block(md('It is '), display('x'), md(' now.'))).toBe(
      `<p>It is <span class="display scroll" data-scroll="formula">${katex('x', true)}</span> now.</p>`,
    )
  })

  test('a formula alone is a paragraph', () => {
    expect(block(tex('x'))).toBe(`<p>${katex('x')}</p>`)
  })

  test('a formula that cannot break scrolls in its own box; one that can does not', () => {
    const long = String.raw`\left(\theta_1^2 + \theta_2^2 + \theta_3^2 + \theta_4^2 + \theta_5^2 + \theta_6^2 + \theta_7^2 + \theta_8^2\right)`
    expect(inline(md('is '), tex(long))).toContain('<span class="wide scroll" data-scroll="formula">')
    expect(inline(md('is '), tex('a = b + c + d + e + f + g + h + i + j + k + l + m + n + o + p'))).not.toContain('wide')
  })
})

describe('literal text and blocks', () => {
  test('text is escaped and never read as Markdown', () => {
    expect(block(md('say '), { type: 'text', text: '*<b>* & "q"' }, md(' *now*'))).toBe(
      '<p>say *&lt;b&gt;* &amp; &quot;q&quot; <em>now</em></p>',
    )
  })

  test('text that looks like a placeholder is text', () => {
    expect(block(md('a \uE0001\uE001 b '), { type: 'text', text: '\uE0000\uE001' })).toBe('<p>a 1 b \uE0000\uE001</p>')
  })

  test('a value inside a link’s address makes no link', () => {
    const html = block(md('[x](https://example.org/'), { type: 'text', text: '7' }, md(')'))
    expect(html).not.toContain('href')
    expect(html).toContain('7')
  })

  test('a table of values and the steps of a solution', () => {
    const table = block(md('See '), { type: 'table', head: [[tex('x')], [md('y')]], rows: [[[tex('1')], [{ type: 'text', text: '<2>' }]]] })
    expect(table).toContain('<p>See</p>\n<div class="scroll" data-scroll="table">')
    expect(table).toContain(`<th scope="col">${katex('x')}</th><th scope="col">y</th>`)
    expect(table).toContain(`<td>${katex('1')}</td><td>&lt;2&gt;</td>`)
    const steps = block({ type: 'steps', groups: [{ heading: [md('Step 1')], lines: [[display('h = 1')], [md('so '), tex('c')]] }] })
    expect(steps).toMatch(/^<ol class="steps">\s*<li class="step"><p class="step-head">Step 1<\/p>/)
    expect(steps).toContain(`<li>so ${katex('c')}</li>`)
  })

  test('two texts with the same words and other values do not mix', () => {
    const of = (n: string): string => block(md('n is '), { type: 'text', text: n }, md('.'))
    expect([of('1'), of('2'), of('1')]).toEqual(['<p>n is 1.</p>', '<p>n is 2.</p>', '<p>n is 1.</p>'])
  })
})

test('the errors of all formulas of a text come at once, each once', () => {
  const setter = typesetter('en')
  setter.block([tex('\\frac{'), md(' '), tex('\\nope'), md(' '), display('\\frac{'), tex('x')])
  setter.inline([tex('\\nope')])
  expect(setter.errors().map(({ code }) => code)).toEqual(['spec/tex', 'spec/tex'])
})
