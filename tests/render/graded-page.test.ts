// Graded pages: the marks, the student's own answers, and what only a released page may hold.
import { describe, expect, test } from 'vitest'
import type { Checked } from '../../src/diagnostic.ts'
import type { Mark, RawResponse } from '../../src/model.ts'
import { renderAnswerPage } from '../../src/render/graded/answers.ts'
import { renderGradedPage } from '../../src/render/graded/graded.ts'
import type { GradedPart, GradedProblem } from '../../src/render/pages.ts'
import { answerPage, gatingKey, gradedPage, releasedPage, releasedProblems } from '../support/graded.ts'
import { exactStep, gating, odds, roundedStep, unrolled } from '../support/posed.ts'

function html(result: Checked<string>): string {
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join())
  return result.value.slice(result.value.indexOf('<body'), result.value.lastIndexOf('<script>'))
}
const pageOf = (...problems: readonly GradedProblem[]): string => html(renderGradedPage({ ...gradedPage, problems }))
const part = (mark: Mark, response?: RawResponse, more: Partial<GradedPart> = {}): GradedPart => ({
  part: 'answer',
  mark,
  ...(response !== undefined && { response }),
  points: mark.status === 'graded' ? mark.credit : '0',
  of: '1',
  attemptsUsed: 1,
  attempts: 2,
  ...more,
})
const textOf = (page: string): string =>
  page
    .replace(/<span class="katex-html".*?<\/span><\/span><\/span>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('before release', () => {
  const page = html(renderGradedPage(gradedPage))

  test.each([
    'It fails for',
    'This holds for all values',
    'Worked solution',
    'Correct answer',
    'This is the correct answer',
    'belongs to the answer',
    'Rightly left out',
    'returns_cell',
    'swapped_gates',
    'one_writes_element',
  ])('the page does not say “%s”', (secret) => {
    expect(page).not.toContain(secret)
  })

  test('it does on release, but for the names of claims and mistakes', () => {
    const released = html(renderGradedPage(releasedPage))
    for (const word of [
      'It fails for',
      'This holds for all values',
      'Worked solution',
      'Correct answer',
      'This is the correct answer',
      'belongs to the answer',
      'Rightly left out',
    ])
      expect(released).toContain(word)
    for (const name of ['returns_cell', 'swapped_gates', 'one_writes_element', 'input_overwrites']) expect(released).not.toContain(name)
  })

  test('on release each option has its reason once, typeset, and nothing is left to a worked solution of reasons alone', () => {
    const [problem] = releasedProblems
    const released = pageOf(...(problem ? [problem] : []))
    expect(released.match(/<p class="why">/g)).toHaveLength(2)
    expect(released).toMatch(/marked-option[^]*?<p class="why">It fails for <span class="nowrap"><span class="katex">/)
    expect(released).not.toContain('False: a statement.')
    expect(released).not.toContain('Worked solution')
    expect(textOf(released)).not.toMatch(/s_prev|s_tilde|W_gs/)
  })

  test('options of a multi-select are told right from wrong only by a full mark', () => {
    const wrong = pageOf({ posed: gating, parts: [part({ status: 'graded', credit: '1/2' }, ['o1', 'o2'])] })
    expect(wrong).not.toMatch(/marked-option (right|wrong)/)
    expect([...wrong.matchAll(/class="marked-option unmarked chosen"/g)]).toHaveLength(2)
    const right = pageOf({ posed: gating, parts: [part({ status: 'graded', credit: '1' }, ['o2', 'o3'])] })
    expect([...right.matchAll(/class="marked-option right chosen"/g)]).toHaveLength(2)
  })

  test('the option chosen of a single choice is told, the others are not', () => {
    const page1 = pageOf({ posed: roundedStep, parts: [part({ status: 'graded', credit: '0' }, '1')] })
    expect([...page1.matchAll(/class="marked-option (\w+)( chosen)?"/g)].map(([, state, chosen]) => `${state}${chosen ?? ''}`)).toEqual([
      'unmarked',
      'unmarked',
      'wrong chosen',
      'unmarked',
    ])
  })

  test('it says that answers are shown later', () => {
    expect(page).toContain('shown once they are released')
    expect(html(renderGradedPage(releasedPage))).not.toContain('shown once they are released')
  })
})

describe('marks', () => {
  test.each<readonly [string, Mark, RawResponse | undefined, readonly string[]]>([
    ['right', { status: 'graded', credit: '1' }, 'o1', ['Correct', '1/1 point (graded)', 'You have used 1 of 2 attempts.']],
    ['partly right', { status: 'graded', credit: '2/3' }, 'o1', ['Partly correct', '0.67/1 point (graded)']],
    ['wrong', { status: 'graded', credit: '0' }, 'o2', ['Not correct', '0/1 point (graded)']],
    ['blank', { status: 'blank' }, undefined, ['Not answered', '0/1 point (not answered)']],
    [
      'unreadable',
      { status: 'invalid', code: 'response/unknown-option', found: 'o9' },
      'o9',
      ['Could not be read', 'not one of the options', 'Handed in: o9', 'This cost no attempt.', '0/1 point (not graded)'],
    ],
    [
      'waiting',
      { status: 'needs-review', code: 'review/foreign-token' },
      'o1',
      ['Waiting for review', '–/1 point (pending)', 'belongs to another page'],
    ],
  ])('an answer that is %s', (_, mark, response, sentences) => {
    const text = textOf(pageOf({ posed: roundedStep, parts: [part(mark, response)] }))
    for (const sentence of sentences) expect(text).toContain(sentence)
  })

  test('a waiting answer is never shown as no points', () => {
    expect(textOf(pageOf({ posed: roundedStep, parts: [part({ status: 'needs-review', code: 'review/undecided' }, 'o1')] }))).not.toMatch(
      /\b0\/1 point/,
    )
  })

  test('the sum, and what may still be added to it', () => {
    const text = textOf(html(renderGradedPage(releasedPage)))
    expect(text).toContain('Score 8.25 of 23.5 points so far 1 answer is waiting for review and may add points.')
  })

  test('without a limit only the attempts used are said', () => {
    const { attempts, ...open } = part({ status: 'graded', credit: '1' }, 'o1', { attemptsUsed: 3 })
    expect(attempts).toBe(2)
    expect(textOf(pageOf({ posed: roundedStep, parts: [open] }))).toContain('You have used 3 attempts.')
  })

  test('what is said of a mistake is shown with the mark, once', () => {
    const page = html(renderGradedPage({ ...releasedPage, problems: releasedProblems.filter(({ posed }) => posed === roundedStep) }))
    expect([...page.matchAll(/That is the memory cell/g)]).toHaveLength(1)
  })

  test('an unreadable cell is named', () => {
    const text = textOf(pageOf(...gradedPage.problems.filter(({ posed }) => posed === unrolled)))
    expect(text).toContain('In h, row 3: This is not a number. Handed in: one')
  })

  test('cells say right, wrong or empty in words; the key stands beside what is not right', () => {
    const page = html(renderGradedPage({ ...releasedPage, problems: releasedProblems.filter(({ posed }) => posed === exactStep) }))
    expect([...page.matchAll(/<span class="sr"> correct<\/span>/g)]).toHaveLength(4)
    expect(page).toMatch(/−0\.048 .*not correct<\/span><\/span><span class="key"><span class="sr"> Correct answer: <\/span>0\.017<\/span>/)
    expect(page).toMatch(/left empty<\/span><span class="key"><span class="sr"> Correct answer: <\/span>0\.012<\/span>/)
    expect(page).toContain('c:</span> <span class="says">The forget gate and the input gate are swapped.')
  })

  test('a number is shown as typed, and as read where that differs', () => {
    const typed = (response: string): string => textOf(pageOf({ posed: odds, parts: [part({ status: 'graded', credit: '0' }, response)] }))
    expect(typed('1e3')).toContain('1e3 read as 1000')
    expect(typed('12')).not.toContain('read as')
  })

  test('“None of these” is shown when it was chosen or when it is right', () => {
    const noneRight = {
      ...gatingKey,
      right: [],
      options: 'options' in gatingKey ? gatingKey.options.map((note) => ({ ...note, right: false })) : [],
    }
    if (noneRight.kind !== 'multi-select') throw new Error('another kind')
    const chosen = pageOf({ posed: gating, parts: [part({ status: 'graded', credit: '0' }, ['none'])] })
    expect(chosen).toContain('<em>None of these</em>')
    const right = pageOf({
      posed: gating,
      parts: [part({ status: 'graded', credit: '0' }, ['o1'])],
      released: { keys: [{ part: 'answer', key: noneRight }], solution: [] },
    })
    expect(right).toContain('<em>None of these</em>')
    expect(pageOf({ posed: gating, parts: [part({ status: 'graded', credit: '0' }, ['o1'])] })).not.toContain('None of these')
  })

  test('what was handed in is escaped and cut', () => {
    const page = pageOf(
      { posed: odds, parts: [part({ status: 'invalid', code: 'response/not-a-number' }, `<img onerror=x>${'a'.repeat(5000)}`)] },
      { posed: roundedStep, parts: [part({ status: 'invalid', code: 'response/wrong-shape' }, { '<b>': '<i>' })] },
    )
    expect(page).not.toMatch(/<img|<b>|<i>/)
    expect(page).not.toContain('a'.repeat(300))
    expect(page).toContain('&lt;img onerror')
  })

  test('a part that has no mark was not answered', () => {
    expect(textOf(pageOf({ posed: roundedStep, parts: [] }))).toContain('Not answered 0/1 point (not answered)')
  })
})

describe('for staff', () => {
  const page = html(renderAnswerPage(answerPage))
  const text = textOf(page)

  test('options name their claims and mistakes, with verdict and witness', () => {
    expect(page).toContain('claim <code>one_writes_element</code> · refuted (a point where both sides differ)')
    expect(page.split('It fails for')).toHaveLength(2)
    expect(text).toMatch(/It fails for .* There /)
    expect(page).toContain('mistake <code>returns_cell</code>')
  })

  test('answers under mistakes, drawn values and seed', () => {
    expect(page).toContain('<th scope="row"><code>sum_not_mean</code></th>')
    expect(page).toContain('<code>given.weights.W_fx</code>')
    expect(text).toContain('Seed 4503599627370498')
  })

  test('it says at the top that it is not for students', () => {
    expect(text).toContain('Answers · For staff only')
  })
})

test('a score with answers that wait is the score so far', () => {
  const page = textOf(html(renderGradedPage(releasedPage)))
  expect(page).toContain('8.25 of 23.5 points so far')
  const settled = releasedProblems.filter(({ parts }) => parts.every(({ mark }) => mark.status !== 'needs-review'))
  expect(textOf(html(renderGradedPage({ ...releasedPage, problems: settled })))).not.toContain('so far')
})
