// The student's page as text: what is in it, what is not, and what it costs.
import { describe, expect, test } from 'vitest'
import type { PosedProblem } from '../../src/model.ts'
import type { StudentPage } from '../../src/render/pages.ts'
import { renderStudentPage } from '../../src/render/student/page.ts'
import { renderProblemBody } from '../../src/render/student/problem.ts'
import { stylesToClasses } from '../../src/render/styles.ts'
import { allProblems, gating, md, roundedStep, softmax, studentPage, tex, truthTable, unrolled } from '../support/posed.ts'

function render(page: Partial<StudentPage> = {}): string {
  const result = renderStudentPage({ ...studentPage, ...page })
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join())
  return result.value
}
const single = (posed: PosedProblem): string => render({ problems: [posed] })
/** The page without its styles and script. */
const body = (html: string): string => html.slice(html.indexOf('<body'), html.lastIndexOf('<script>'))

describe('one self-contained file', () => {
  const html = render()

  test('it asks for nothing outside itself', () => {
    const text = html.replaceAll('http://www.w3.org/1998/Math/MathML', '').replace(/base64,[\w+/=]+/g, '')
    expect(text.match(/https?:|["'(]\/\/|@import|<link|<img|<iframe|<base|url\((?!data:)| src=/g) ?? []).toEqual([])
  })

  test('its policy allows its own script by digest, styles, and data for fonts and pictures', async () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#x27;', "'").replaceAll('&#x3D;', '=')
    const script = html.slice(html.lastIndexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'))
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script))).toString('base64')
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${digest}'`,
      "style-src 'unsafe-inline'",
      'font-src data:',
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ])
  })

  test('a page of one problem stays within 150 KB or a little above for the longest', () => {
    const sizes = allProblems.map((posed) => Buffer.byteLength(single(posed)) / 1000)
    expect(sizes.filter((size) => size > 150).length).toBeLessThanOrEqual(1)
    expect(Math.max(...sizes)).toBeLessThan(155)
  })

  test('rendering it twice gives the same bytes', () => {
    expect(render()).toBe(html)
  })

  test('a page without a formula carries no font', () => {
    const plain: PosedProblem = {
      ...gating,
      stem: [md('Choose.')],
      parts: [
        {
          id: 'answer',
          text: [],
          points: '1',
          interaction: { type: 'choice', multiple: false, options: [{ id: 'o1', text: [md('this')], plain: 'this' }] },
        },
      ],
    }
    expect(single(plain)).not.toContain('@font-face{font-display')
    expect(Buffer.byteLength(single(plain))).toBeLessThan(40_000)
  })
})

describe('who and when', () => {
  test('the id always, the name only when it is given', () => {
    expect(body(render())).toContain('<span class="student">s017</span>')
    expect(body(render())).not.toContain('Ada')
    expect(body(render({ student: { id: 's017', name: 'Ada <L>' } }))).toContain('s017</span> · Ada &lt;L&gt;')
    expect(body(render({ student: { id: 's017', name: 'Ada <L>' } }))).not.toContain('<L>')
  })

  test('without a student the file is called by the set', () => {
    const { student, ...anonymous } = studentPage
    const result = renderStudentPage(anonymous)
    expect(student).toBeDefined()
    expect(result.ok && result.value).toContain('"file":"recurrent-networks.answers.json"')
  })

  test.each([
    ['../../x', '..%2F..%2Fx.answers.json'],
    ['a b', 'a%20b.answers.json'],
    ['\uD800', '%EF%BF%BD.answers.json'],
    ['</script>', '%3C%2Fscript%3E.answers.json'],
  ])('the file name of %s', (id, file) => {
    expect(render({ student: { id } })).toContain(`"file":"${file}"`)
  })

  test('a due date is shown in its own zone', () => {
    expect(body(render())).toContain('Due 12 January 2027, 23:59 (UTC+01:00)')
  })

  test('a token cannot end the script that holds it', () => {
    expect(render({ token: '</script><b>' })).toContain('"token":"\\u003c/script>\\u003cb>"')
  })
})

describe('a problem', () => {
  test('has number, title, points, attempts and a visible variant', () => {
    const html = body(single(roundedStep))
    expect(html).toContain('data-problem="lstm-rounded-step"')
    expect(html).toContain('<span class="sr">Problem 1: </span>')
    expect(html).toContain('<p class="worth">1 point<span class="dot"> · </span>2 attempts</p>')
    expect(html).toContain('<code>vb2mfn6yq0tsx1kd</code>')
  })

  test('every option is one control of one group', () => {
    const html = body(single(roundedStep))
    expect([...html.matchAll(/<input type="radio" name="p1-1" value="(o\d)"/g)].map(([, id]) => id)).toEqual(['o1', 'o2', 'o3', 'o4'])
    expect(html).toMatch(/<fieldset[^>]*>\s*<legend><span class="sr">Problem 1: <\/span>Choose one answer\.<\/legend>/)
    expect(html).not.toContain('value="none"')
  })

  test('where several may hold, “None of these” is one of the answers', () => {
    const html = body(single(gating))
    expect([...html.matchAll(/<input type="checkbox" name="p1-1" value="(\w+)"/g)].map(([, id]) => id)).toEqual([
      'o1',
      'o2',
      'o3',
      'o4',
      'none',
    ])
  })

  test('cells are named by column and row, tables have headings with a scope', () => {
    const html = body(single(truthTable))
    expect(html).toContain('data-cell="c[3]" aria-label="c, row 3"')
    expect([...html.matchAll(/<th scope="col"/g)]).toHaveLength(5)
    expect([...html.matchAll(/<th scope="row"/g)]).toHaveLength(8)
    expect(html).toContain('<option value="o3">−1</option>')
  })

  test('rows that run across are columns of the page', () => {
    const html = body(single(unrolled))
    expect([...html.matchAll(/<th scope="col"/g)]).toHaveLength(6)
    expect([...html.matchAll(/<th scope="row"/g)]).toHaveLength(2)
    expect(html).toContain('data-cell="h[6]"')
  })

  test('parts have letters, points and limits of their own', () => {
    const html = body(single(softmax))
    expect([...html.matchAll(/data-part="(\w+)"/g)].map(([, id]) => id)).toEqual(['probabilities', 'loss'])
    expect(html).toContain('<span class="sr">Problem 1, part b: </span>Your answer')
    expect(html).toContain('2 points<span class="dot"> · </span>2 attempts')
    expect(html).toContain('data-cell="2" data-fractions="false" aria-label="p entry 2"')
    expect(html).toContain('An answer within 1 % of the exact value is right.')
  })

  test('ids of problems, parts and cells are escaped', () => {
    const odd: PosedProblem = { ...unrolled, problem: 'a"b', parts: unrolled.parts.map((part) => ({ ...part, id: '"><script>' })) }
    expect(body(single(odd))).toContain('data-problem="a&quot;b"')
    expect(body(single(odd))).not.toContain('"><script>')
  })

  test('every id on a page is there once, and every reference leads to one', () => {
    const html = body(render())
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const references = [...html.matchAll(/ (?:for|aria-labelledby|aria-describedby)="([^"]+)"/g)].flatMap(([, list = '']) =>
      list.split(' '),
    )
    expect(references.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('its body alone is what stands on the page', () => {
    const result = renderProblemBody(roundedStep)
    expect(result.ok && body(single(roundedStep)).includes(stylesToClasses(result.value).html)).toBe(true)
  })
})

test('TeX errors of all problems come back as diagnostics, and no page', () => {
  const broken = { ...gating, stem: [tex('\\frac{')] }
  const worse = { ...roundedStep, title: [tex('\\nope')] }
  const result = renderStudentPage({ ...studentPage, problems: [broken, worse] })
  expect(result.ok ? [] : result.errors.map(({ code }) => code)).toEqual(['spec/tex', 'spec/tex'])
})
