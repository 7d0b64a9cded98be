// What pages say of schemes and precision: before answering on the student's page, afterwards on the graded one.
import { describe, expect, test } from 'vitest'
import type { Interaction, PosedPart, PosedProblem, Precision, Scheme } from '../../src/model.ts'
import { keyPartToHtml } from '../../src/render/graded/answers.ts'
import { gradedPartToHtml } from '../../src/render/graded/part.ts'
import { renderProblemBody } from '../../src/render/student/problem.ts'
import { readingOf } from '../../src/render/student/reading.ts'
import { typesetter } from '../../src/render/typesetter.ts'
import { pagesEn } from '../../src/words/pages-en.ts'
import { md, options } from '../support/posed.ts'

const choice: Interaction = { type: 'choice', multiple: true, options: options('1', '2', '3') }
const number = (precision: Precision): Interaction => ({ type: 'text', format: { fractions: false, precision } })
const vector = (...precisions: readonly Precision[]): Interaction => ({
  type: 'grid',
  layout: 'vector',
  columns: [
    {
      heading: [],
      plain: '',
      cells: precisions.map((precision, i) => ({ type: 'number', id: String(i + 1), format: { fractions: false, precision } })),
    },
  ],
})
const part = (interaction: Interaction, scheme?: Scheme, id = 'a'): PosedPart => ({
  id,
  text: [md('Answer.')],
  points: '1',
  interaction,
  ...(scheme && { scheme }),
})
const problem = (...parts: readonly PosedPart[]): PosedProblem => ({
  problem: 'p',
  variant: 'v1',
  title: [md('P')],
  stem: [md('Text.')],
  points: String(parts.length),
  parts,
})
function body(...parts: readonly PosedPart[]): string {
  const html = renderProblemBody(problem(...parts))
  if (!html.ok) throw new Error(html.errors.map(({ message }) => message).join('; '))
  return html.value
}
const close: Precision = {
  within: { amount: '1/100', relative: true },
  close: { within: { amount: '1/20', relative: true }, credit: '1/2' },
}

describe("the student's page", () => {
  test.each<[Scheme, string]>([
    ['net-correct', 'each wrong answer takes off as much as a right one gives'],
    ['coverage', 'times the share of your choices that are right'],
    ['weights', 'each choice adds or takes off a share of its own'],
    ['r-exams-false2', 'each wrong one takes off a share'],
    ['canvas', 'each wrong choice takes off as much as a right one gives'],
  ])('says what %s means', (scheme, words) => {
    expect(body(part(choice, scheme))).toContain(`1 point · ${pagesEn[`page/${scheme}`]}`)
    expect(pagesEn[`page/${scheme}`]).toContain(words)
  })

  test('says what halves come to with so many answers, and what “none of these” does', () => {
    const none = '“None of these” is worth nothing unless it is right'
    const five: Interaction = { type: 'choice', multiple: true, options: options('1', '2', '3', '4', '5') }
    expect(body(part(five, 'halves'))).toContain(`1 point · half for one mistake, a quarter for two; ${none}<`)
    expect(body(part(choice, 'halves'))).toContain(`1 point · half for one mistake; ${none}<`)
    expect(body(part(vector({}, {}, {}), 'halves'))).toContain('1 point · half for one mistake<')
    expect(body(part(vector({}, {}), 'halves'))).toContain('1 point · all or nothing<')
    expect(body(part(choice, 'imathas'))).toContain(`1 point · each mistake takes off an equal share; ${none}<`)
  })
  test('says it of each column where they differ', () => {
    const cell = (id: string, precision: Precision) => ({ type: 'number', id, format: { fractions: false, precision } }) as const
    const html = body(
      part({
        type: 'grid',
        layout: 'down',
        columns: [
          { heading: [md('x')], plain: 'x', cells: [cell('x', {})] },
          { heading: [md('y')], plain: 'y', cells: [cell('y', close)] },
        ],
      }),
    )
    expect(html).toMatch(/y: [^<]*within 1 % of the exact value is right\. 1\/2 of the credit within 5 %\./)
    expect(html).not.toContain('·')
  })
  test('says what an answer within the wider tolerance earns', () => {
    expect(body(part(number(close)))).toContain('1 point · 1/2 of the credit within 5 %')
    expect(body(part(vector(close, close), 'each-answer'))).toContain('1 point · each answer counts · 1/2 of the credit within 5 %')
  })
  test('says it where all parts have it once, else at the part', () => {
    const said = /1\/2 of the credit/g
    expect(body(part(number(close)), part(number(close), undefined, 'b')).match(said)).toHaveLength(1)
    expect(body(part(number(close)), part(number({}), undefined, 'b'))).toMatch(/2 points<[^]*1 point · 1\/2 of the credit/)
    expect(body(part(number({})))).not.toMatch(said)
  })

  test('says that a number is to be written out, and its script knows to how many places', () => {
    const html = body(part(number({ decimals: 2, strict: true })))
    expect(html).toContain('rounded to 2 decimal places, such as 0.12. Write them all, zeros at the end included.')
    expect(html).toContain('data-written="{&quot;decimals&quot;:2}"')
    expect(body(part(vector({ figures: 3, strict: true })))).toContain('data-written="{&quot;figures&quot;:3}"')
    expect(body(part(number({ decimals: 2 })))).not.toContain('data-written')
  })
  test('a number that is written otherwise is said to be while it is typed', () => {
    const format = { fractions: false, precision: { decimals: 2, strict: true } }
    expect(readingOf('0.5', format)).toEqual({ status: 'invalid', code: 'response/not-to-decimals' })
    expect(readingOf('0.50', format)).toEqual({ status: 'read', shown: '0.5' })
  })
})

describe('the graded page', () => {
  const graded = (interaction: Interaction, more: object): string => {
    const one = { part: 'a', points: '1/2', of: '1', attemptsUsed: 1, mark: { status: 'blank' }, ...more } as const
    return gradedPartToHtml(part(interaction, 'each-answer'), one, undefined, 'Part a', typesetter('en'))
  }
  test('says that an answer is close', () => {
    const html = graded(number(close), { response: '205', mark: { status: 'graded', credit: '1/2', close: true } })
    expect(html).toContain('Close: within the wider tolerance, for a part of the credit.')
    expect(html).toContain('Partly correct')
  })
  test('says it of the cell', () => {
    const html = graded(vector(close, close), {
      response: { '1': '205', '2': '7' },
      mark: { status: 'graded', credit: '1/4', close: true },
      items: [
        { id: '1', status: 'wrong', close: true, credit: '1/2' },
        { id: '2', status: 'wrong' },
      ],
    })
    expect(html).toMatch(/205[^]*?class="sr"> close<[^]*?>7 [^]*?class="sr"> not correct</)
  })
  test('under weights full credit does not tell which choices are right', () => {
    const mark = { status: 'graded', credit: '1' } as const
    const one = { part: 'a', points: '1', of: '1', attemptsUsed: 1, mark, response: ['o1', 'o2'] }
    const html = (scheme: Scheme): string => gradedPartToHtml(part(choice, scheme), one, undefined, 'Part a', typesetter('en'))
    expect(html('weights')).not.toContain(pagesEn['mark/option-right'])
    expect(html('coverage')).toContain(pagesEn['mark/option-right'])
  })
})

test('the answer page gives the credit of each option, and the scheme', () => {
  const html = keyPartToHtml(
    part(choice, 'weights'),
    {
      kind: 'multi-select',
      scheme: 'weights',
      right: ['o1'],
      options: [
        { id: 'o1', right: true, credit: '1' },
        { id: 'o2', right: false, credit: '-1/3' },
        { id: 'o3', right: false },
      ],
    },
    undefined,
    'Part a',
    typesetter('en'),
  )
  expect(html.match(/credit [^<]*/g)).toEqual(['credit 1', 'credit −1/3'])
  expect(html).toContain(pagesEn['answers/weights'])
})
