// Questions that ask for formulas: what the student's page says and holds, and what a graded page tells when.
import { describe, expect, test } from 'vitest'
import type { Checked } from '../../src/diagnostic.ts'
import { expressionProblems, expressionWarnings } from '../../src/math/read/student.ts'
import type { FormulaFormat, Mark, PosedProblem, RawResponse } from '../../src/model.ts'
import { renderAnswerPage } from '../../src/render/graded/answers.ts'
import { renderGradedPage } from '../../src/render/graded/graded.ts'
import { renderStudentPage } from '../../src/render/student/page.ts'
import { gating, md, studentPage } from '../support/posed.ts'
import {
  activationKeys,
  activations,
  format,
  formulaPage,
  formulaPart,
  formulasGraded,
  formulasReleased,
  gradient,
  gradientKeys,
  keysOf,
} from '../support/posed-formulas.ts'

function whole(result: Checked<string>): string {
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join())
  return result.value
}
const bodyOf = (page: string): string => page.slice(page.indexOf('<body'), page.lastIndexOf('<script>'))
/** What is read: formulas as their MathML, not as they are drawn. */
function textOf(page: string): string {
  const [first = '', ...rest] = bodyOf(page).split('<span class="katex-html" aria-hidden="true">')
  const read = first + rest.map(afterSpan).join('')
  return read
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replace(/\s+/g, ' ')
}
/** What follows the end of a span whose content the text begins with. */
function afterSpan(text: string): string {
  let depth = 1
  for (const { 0: tag, index } of text.matchAll(/<\/?span\b[^>]*>/g)) {
    depth += tag.startsWith('</') ? -1 : 1
    if (depth === 0) return text.slice(index + tag.length)
  }
  throw new Error('a span without an end')
}
const one = (asked: FormulaFormat): PosedProblem => ({
  ...activations,
  parts: [{ id: 'answer', text: [], points: '1', attempts: 2, interaction: { type: 'formula', format: asked } }],
})
const gradedText = (asked: FormulaFormat, mark: Mark, response?: RawResponse): string =>
  bodyOf(whole(renderGradedPage({ ...formulasGraded, problems: [{ posed: one(asked), parts: [formulaPart('answer', mark, response)] }] })))
const x = format([['x', 'x']])

describe('the student’s page', () => {
  const page = whole(renderStudentPage(formulaPage))

  test('is one file, of one problem within 150 KB or a little above for one of many parts, the reader of formulas included', () => {
    const sizeOf = (problem: PosedProblem): number =>
      Buffer.byteLength(whole(renderStudentPage({ ...formulaPage, problems: [problem] }))) / 1000
    expect(sizeOf(gradient)).toBeLessThan(150)
    expect(sizeOf(activations)).toBeLessThan(155)
    expect(page).not.toMatch(/ (src|href)="(?!#)/)
  })

  test('has a sentence for everything its script may say of a formula', () => {
    for (const code of [...Object.keys(expressionProblems), ...Object.keys(expressionWarnings)]) expect(page).toContain(`"${code}":"`)
  })

  test('says what may be typed: letters typeset, and how they are typed where that is not what is seen', () => {
    const text = textOf(page)
    expect(text).toContain('Multiply everything out.')
    expect(text).toContain('Write it without the function sigmoid.')
    expect(text).toContain('Numbers in it may be off by 1 %.')
    expect(text).toMatch(/\(typed W_fh \), .*\(typed h \) and .*\(typed theta \), such as 2W_fh , 0\.5 W_fh\^2/)
    expect(text).toMatch(/Type a formula without letters, such as 2\/3 , 0\.5 , sqrt\(2\) , e\^2 or ln 2/)
    expect(text).toContain('as a list: [a, b] .')
    expect(text).toContain('2 rows of 2: [[a, b], [c, d]] .')
  })

  test('shows decimals and lists as they are typed where the comma is the decimal sign', () => {
    const text = textOf(whole(renderStudentPage({ ...formulaPage, problems: [one({ ...x, decimal: ',', shape: [2] })] })))
    expect(text).toContain('as a list: [a; b]')
    expect(text).toContain('0,5 x^2')
  })

  test('offers e only where it is a constant', () => {
    const text = textOf(whole(renderStudentPage({ ...formulaPage, problems: [one({ ...x, constants: [] })] })))
    expect(text).toContain('exp(-x)')
    expect(text).not.toContain('e^')
  })

  test('brings the reader of formulas only where one is asked for, and never what decides answers', () => {
    const scriptOf = (html: string): string => html.slice(html.lastIndexOf('<script>'))
    const numbers = scriptOf(whole(renderStudentPage({ ...studentPage, problems: [gating] })))
    expect(scriptOf(page).length).toBeGreaterThan(numbers.length + 5000)
    expect(numbers).not.toContain('expression/')
    for (const word of ['normal-form', 'exact-point', 'needs-review']) expect(scriptOf(page)).not.toContain(word)
  })
})

describe('before release', () => {
  const page = whole(renderGradedPage(formulasGraded))
  const text = textOf(page)

  test('tells how each answer was judged, and not what is right', () => {
    expect(text).toContain('Right value, but not in the form asked for')
    expect(text).toContain('which was asked for without the function sigmoid')
    expect(text).toContain('its numbers are as close as is asked for')
    expect(text).toContain('will be reviewed')
    expect(text).toContain('to 50 digits')
    expect(text).toContain('1 answer counts and will be reviewed.')
    expect(text).toContain('Waiting for review')
    expect(text).not.toContain('Correct answer')
  })

  test('tells the point where a formula differs only where the mark brings it', () => {
    expect(text).toMatch(/At w = 2 , u = 1 2 yours is 15 2 , the correct answer is 9 2 \./)
    expect(text).toMatch(/Entry 2: At x = 1 , y = 0 yours is 2 , the correct answer is 0 \./)
    const hidden = gradedText(x, { status: 'graded', credit: '0', how: 'refuted' }, '2*x')
    expect(hidden).not.toContain('the correct answer is')
  })
})

test('on release the key stands beside the answer, in the letters’ own notation', () => {
  const text = textOf(whole(renderGradedPage(formulasReleased)))
  expect(text).toMatch(/Correct answer/)
  expect(text).toMatch(/h t − 1 \( 1 − tanh ⁡ \( W f h h t − 1 \+ θ \) 2 \)/)
})

describe('a witness', () => {
  const told = (yours: number | string | { approx: number }, key: number | string | { approx: number }): string =>
    textOf(gradedText(x, { status: 'graded', credit: '0', witness: { values: [{ name: 'x', value: 1 }], yours, key } }, '2*x'))

  test('shows as many figures as tell the sides apart', () => {
    expect(told({ approx: 0.123456789 }, { approx: 0.123456788 })).toMatch(/≈ 0\.123456789 , the correct answer is ≈ 0\.123456788/)
    expect(told({ approx: 0.119202922 }, { approx: 0.880797077 })).toMatch(/≈ 0\.1192 , the correct answer is ≈ 0\.8808/)
  })
  test('says so where 15 figures do not', () => {
    expect(told({ approx: 2.5 }, { approx: 2.5 })).toMatch(/At x = 1 it differs from the correct answer, though not in the first 15 digits/)
  })
  test('shows long fractions as decimals', () => {
    expect(told(`${'7'.repeat(30)}/${'9'.repeat(31)}`, 0)).toMatch(/yours is ≈ 0\.07778 , the correct answer is 0 \./)
  })
})

describe('what cannot be read', () => {
  test('is shown as typed, with the place marked, and costs nothing', () => {
    const page = gradedText(x, { status: 'invalid', code: 'response/not-a-formula', start: 2, end: 4 }, 'x <script>')
    expect(page).toContain('<code>x <mark class="place">&lt;s</mark>cript&gt;</code>')
    expect(page).toContain('This cost no attempt.')
  })
  test('a gap is marked where something is missing, also at the end', () => {
    expect(gradedText(x, { status: 'invalid', code: 'response/not-a-formula', start: 4, end: 4 }, 'x^2+')).toContain(
      '<code>x^2+<mark class="place gap"></mark></code>',
    )
  })
  test('a wrong shape is said by the shape that is asked for', () => {
    const wrong: Mark = { status: 'invalid', code: 'response/wrong-shape' }
    expect(textOf(gradedText(x, wrong, '[x, x]'))).toContain('One formula is asked for, not a list.')
    expect(textOf(gradedText({ ...x, shape: [3] }, wrong, 'x'))).toContain('A list of 3 formulas is asked for: [a, b, c].')
    expect(textOf(gradedText({ ...x, shape: [2, 2] }, wrong, 'x'))).toContain('2 rows of 2 formulas are asked for: [[a, b], [c, d]].')
  })
})

test('an answer that was left blank, or cannot be put into the form, is no error', () => {
  expect(gradedText(x, { status: 'blank' })).toContain('No answer')
  expect(gradedText({ ...x, shape: [2] }, { status: 'graded', credit: '0', items: [] }, ['x', ''])).toContain('left empty')
})

test('staff see the key, its letters’ domains and how answers are judged', () => {
  const posed = (problem: PosedProblem, keys: Parameters<typeof keysOf>[0]) => ({
    posed: { public: problem, keys: keysOf(keys), solution: [md('By the rules.')] },
    seed: 1,
    draws: [],
  })
  const keys = {
    ...activationKeys,
    product: {
      ...activationKeys.product,
      symbols: [
        { name: 'w', low: '0', lowOpen: true, high: '1/2' },
        { name: 'u', integer: true },
      ],
    },
  }
  const text = textOf(whole(renderAnswerPage({ ...formulaPage, problems: [posed(activations, keys), posed(gradient, gradientKeys)] })))
  expect(text).toMatch(/0 < w ≤ 1 2/)
  expect(text).toMatch(/u ∈ Z/)
  expect(text).toContain('multiplied out')
  expect(text).toContain('Tolerance of numbers 1 %')
  expect(text).toContain('Before release a wrong answer is told that it is wrong')
  expect(text).toContain('sign_lost')
  expect(text).toMatch(/Entry 1 Entry 2 What students read inner/)
})
