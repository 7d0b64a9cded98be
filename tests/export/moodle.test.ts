// Moodle XML: the fields of cloze questions, shares from Moodle's list, and a ledger whose differences are worked out by hand.
import { describe, expect, test } from 'vitest'
import { htmlWriter } from '../../src/export/html.ts'
import type { ExportItem, ExportPart } from '../../src/export/item.ts'
import { askPart } from '../../src/export/moodle/ask.ts'
import { clozeField } from '../../src/export/moodle/cloze.ts'
import { moodleItem } from '../../src/export/moodle/moodle.ts'
import { moodleScoreEntry } from '../../src/export/moodle/predict.ts'
import { nearestFraction, scoreOf } from '../../src/export/moodle/question.ts'
import { rational, toText } from '../../src/math/exact/rational.ts'
import type { Key, Scheme } from '../../src/model.ts'

const html = htmlWriter('en')

describe('cloze fields', () => {
  test('a number with a tolerance, a mistake with what is said of it', () => {
    const asked = {
      type: 'numerical',
      answers: [
        { value: '1.5', tolerance: '0.005', fraction: '100' },
        { value: '3', tolerance: '0', fraction: '0', feedback: '<p>6/2 ~ #1</p>' },
      ],
    } as const
    expect(clozeField(asked, 2, false)).toBe('{2:NUMERICAL:=1.5:0.005~3:0#<p>6/2 &#126; \\#1</p>}')
  })
  // as Moodle 4.5.6 took them: entities are decoded once, `\\}` and `\\#` lose their backslash, and nothing else does
  test('braces and backslashes of TeX; entities; signs that mean something at the start or the end', () => {
    const asked = {
      type: 'multichoice',
      single: true,
      answers: [
        { text: '\\(\\frac{1}{2}\\)', fraction: '100' },
        { text: '\\(\\{a\\}\\) &lt; b~c', fraction: '33.33333' },
        { text: '= 2', fraction: '0' },
        { text: '%50% off\\', fraction: '0' },
      ],
    } as const
    expect(clozeField(asked, 1, true)).toBe(
      '{1:MULTICHOICE:=\\(\\frac{1\\}{2\\}\\)~%33.33333%\\(\\{a\\\\}\\) &amp;lt; b&#126;c~&#61; 2~&#37;50% off&#92;}',
    )
  })
  test('boxes to tick: every share is said, a zero so that PHP does not take it for nothing', () => {
    const answers = [
      { text: 'a', fraction: '100' },
      { text: 'b', fraction: '0' },
    ] as const
    expect(clozeField({ type: 'multichoice', single: false, answers }, 1, false)).toBe('{1:MULTIRESPONSE:%100%a~%0.0%b}')
  })
})

test.each([
  [rational(1n, 3n), '33.33333'],
  [rational(-1n, 6n), '-16.66667'],
  [rational(1n, 8n), '12.5'],
  [rational(2n, 5n), '40'],
  // 3/8 = 37.5 %, between 33.33333 and 40
  [rational(3n, 8n), '40'],
  [0, '0'],
])('the listed share next to %s is %s', (wanted, listed) => {
  expect(nearestFraction(wanted)).toBe(listed)
})

test('how Moodle scores: sums cut to [0, 1]; the first number that is met', () => {
  const shares = ['50', '50', '-50'] as const
  const several = { type: 'multichoice', single: false, answers: shares.map((fraction) => ({ text: 'x', fraction })) } as const
  const chosen = (...options: number[]) => toText(scoreOf(several, { type: 'chosen', options }))
  expect([chosen(0, 1), chosen(0), chosen(0, 1, 2), chosen(2), chosen()]).toEqual(['1', '1/2', '1/2', '0', '0'])
  const number = { type: 'numerical', answers: [{ value: '2', tolerance: '0.01', fraction: '100' }] } as const
  const typed = (text: string) => toText(scoreOf(number, { type: 'typed', text }))
  // as Moodle 4.5.6 gave them: what follows a number is taken for a unit, a comma parts thousands
  expect(['2.01', '1.99', '2.011', '2e0', '2/3', '2,0', '0x10', 'two'].map(typed)).toEqual(['1', '1', '0', '1', '1', '0', '0', '0'])
})

// five options, three right
const five = (scheme: Scheme): ExportPart => {
  const ids = ['o1', 'o2', 'o3', 'o4', 'o5']
  const right = ['o1', 'o2', 'o3']
  const key: Key = { kind: 'multi-select', scheme, right, options: ids.map((id) => ({ id, right: right.includes(id) })) }
  const options = ids.map((id) => ({ id, text: [{ type: 'text', text: `option ${id}` } as const], plain: `option ${id}` }))
  return { id: 'a', text: [], points: '1', interaction: { type: 'choice', multiple: true, options }, key }
}

describe('the ledger compares scores', () => {
  test('all or nothing: two of three ticks are worth 2/3 in Moodle, and wrong ticks take all', () => {
    const asked = askPart(five('all-or-nothing'), html, 'None of these')
    if ('refused' in asked) throw new Error(asked.refused)
    expect(moodleScoreEntry(five('all-or-nothing'), asked.places)).toMatchObject({
      status: 'approximated',
      worst: { ours: '0', theirs: '2/3' },
    })
  })
  test('each answer counts: one right tick alone is 3/5 here (two wrong ones left out), 1/3 there', () => {
    const asked = askPart(five('each-answer'), html, 'None of these')
    if ('refused' in asked) throw new Error(asked.refused)
    const entry = moodleScoreEntry(five('each-answer'), asked.places)
    expect(entry).toMatchObject({ status: 'approximated', worst: { response: ['o1'], ours: '3/5', theirs: '1/3' } })
  })
  test('a number is kept', () => {
    const part: ExportPart = {
      id: 'a',
      text: [],
      points: '1',
      interaction: { type: 'text', format: { fractions: false, precision: { decimals: 2 } } },
      key: { kind: 'number', value: '3/2', precision: { decimals: 2 }, mistakes: [] },
    }
    const asked = askPart(part, html, '')
    if ('refused' in asked) throw new Error(asked.refused)
    expect(moodleScoreEntry(part, asked.places).status).toBe('kept')
  })
})

test('close to a third earns the listed share; a mistake that is close keeps it, one that is not earns nothing', () => {
  const says = [{ type: 'text', text: 'no' } as const]
  const close = { within: { amount: '1/10', relative: true }, credit: '2/5' }
  const part: ExportPart = {
    id: 'a',
    text: [],
    points: '1',
    interaction: { type: 'text', format: { fractions: false, precision: { decimals: 1 } } },
    key: {
      kind: 'number',
      value: 10,
      precision: { decimals: 1, close },
      mistakes: [
        { mistake: 'near', answers: ['21/2'], says },
        { mistake: 'far', answers: [20], says },
      ],
    },
  }
  const asked = askPart(part, html, '')
  if ('refused' in asked) throw new Error(asked.refused)
  const [answers] = asked.places.map((place) => (place.asked.type === 'numerical' ? place.asked.answers : []))
  expect(answers?.map(({ value, tolerance, fraction }) => [value, tolerance, fraction])).toEqual([
    ['10', '0.05', '100'],
    ['10.5', '0.05', '40'],
    ['20', '0.05', '0'],
    ['10', '1', '40'],
  ])
  expect(moodleScoreEntry(part, asked.places).status).toBe('kept')
})

test('embedded boxes: “none of these” earns nothing where something is right, for Moodle divides by the sum of all shares', () => {
  const fractionsIn = (embedded: boolean): unknown => {
    const asked = askPart(five('each-answer'), html, 'None of these', embedded)
    if ('refused' in asked) throw new Error(asked.refused)
    return asked.places.map((place) => (place.asked.type === 'multichoice' ? place.asked.answers.at(-1)?.fraction : undefined))
  }
  // nothing chosen of five, three of them right: two are as they should be
  expect([fractionsIn(false), fractionsIn(true)]).toEqual([['40'], ['0']])
})

test('a formula is refused by name, and the problem with it', () => {
  const part: ExportPart = {
    id: 'slope',
    text: [],
    points: '1',
    interaction: { type: 'formula', format: { symbols: [], functions: [], constants: [], decimal: '.', shape: [] } },
    key: {
      kind: 'expression',
      expr: { type: 'number', value: '1' },
      symbols: [],
      witness: 'hidden',
      scheme: 'all-or-nothing',
      mistakes: [],
    },
  }
  const posed = { problem: 'p', variant: 'vabcdefghijklmno', title: [], stem: [], points: '1', parts: [] }
  const item: ExportItem = { posed, parts: [part], solution: [] }
  expect(moodleItem(item, { language: 'en', tag: (id) => id })).toEqual({
    xml: undefined,
    ledger: [expect.objectContaining({ status: 'refused', part: 'slope' })],
  })
})

test('nothing in the text of a cloze is taken for a field: neither in headings nor in cells that are given', () => {
  const tex = [{ type: 'math', tex: 'x_{2:SA:}^{#1}', display: false } as const]
  const part: ExportPart = {
    id: 'a',
    text: tex,
    points: '1',
    interaction: {
      type: 'grid',
      layout: 'down',
      columns: [
        { heading: tex, plain: 'x', cells: [{ type: 'given', text: tex }] },
        { heading: [], plain: 'y', cells: [{ type: 'number', id: 'y[1]', format: { fractions: false, precision: {} } }] },
      ],
    },
    key: { kind: 'table', scheme: 'each-answer', cells: [{ id: 'y[1]', type: 'number', value: 2, precision: {} }], mistakes: [] },
  }
  const posed = { problem: 'p', variant: 'vabcdefghijklmno', title: [], stem: tex, points: '1', parts: [] }
  const { xml = '' } = moodleItem({ posed, parts: [part], solution: [] }, { language: 'en', tag: (id) => id })
  expect(xml.match(/\{(\d*:|#)[^}]*\}/g)).toEqual(['{1:NUMERICAL:=2:0}'])
  // the stem, the part, the heading, the cell
  expect(xml.match(/&#123;2:SA:/g)).toHaveLength(4)
})

test('a menu: the option of another reading is right as well, and says which it is', () => {
  const options = ['0', '1', '2'].map((plain, i) => ({ id: `o${i + 1}`, text: [{ type: 'text', text: plain } as const], plain }))
  const key = (option: string): Key => ({
    kind: 'table',
    scheme: 'each-answer',
    cells: [{ id: 'y[1]', type: 'choice', option, value: 0 }],
    mistakes: [],
  })
  const says = [{ type: 'text', text: 'as read before' } as const]
  const part: ExportPart = {
    id: 'a',
    text: [],
    points: '1',
    interaction: { type: 'grid', layout: 'down', columns: [{ heading: [], plain: 'y', cells: [{ type: 'choice', id: 'y[1]', options }] }] },
    key: { ...key('o1'), accepted: [{ name: 'r', key: key('o2'), says }] },
  }
  const asked = askPart(part, html, '')
  if ('refused' in asked) throw new Error(asked.refused)
  expect(asked.places.map((place) => place.asked)).toEqual([
    {
      type: 'multichoice',
      single: true,
      answers: [
        { text: '0', fraction: '100' },
        { text: '1', fraction: '100', feedback: '<p>as read before</p>' },
        { text: '2', fraction: '0' },
      ],
    },
  ])
  expect(moodleScoreEntry(part, asked.places).status).toBe('kept')
})
