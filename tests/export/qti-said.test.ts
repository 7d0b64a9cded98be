// QTI: shares of cells that are close in several ways, other readings that are right, and where what is said of an answer stands.
import { expect, test } from 'vitest'
import type { ExportPart } from '../../src/export/item.ts'
import { askPart, respond } from '../../src/export/qti/ask.ts'
import { dialects } from '../../src/export/qti/dialect.ts'
import { qtiHtml } from '../../src/export/qti/html.ts'
import { itemXml } from '../../src/export/qti/item.ts'
import { testXml } from '../../src/export/qti/package.ts'
import { bestScore } from '../../src/export/qti/processing.ts'
import { processing } from '../../src/export/qti/scoring-xml.ts'
import { gradePart } from '../../src/kinds/index.ts'
import type { Key, RawResponse, RichText } from '../../src/model.ts'
import { choicePart, itemOf, numberPart, tablePart, text } from './qti12-items.ts'

function placed(part: ExportPart) {
  const as = askPart(part, 1, 'None of these')
  if ('refused' in as) throw new Error(as.refused)
  return { part, ...as }
}
const xmlOf = (part: ExportPart, version: '2.1' | '3.0' = '2.1'): string =>
  itemXml(itemOf('vabc', [part]), [placed(part)], dialects[version], qtiHtml('en'), 'en', '#vabc')
const scoringOf = (part: ExportPart, scheme: 'all-or-nothing' | 'halves'): string =>
  processing(placed(part).asked, scheme, 'S1', 1, dialects['2.1'])
    .map((xml) => xml.text)
    .join('')

/** `h[1]`, close for 1/2, and `y[1]`, close for 1/4; both are 8, and 9 is close. */
function uneven(): ExportPart {
  const [table, within] = [tablePart([8, 8]), { amount: '1', relative: false }]
  const { key } = table
  if (key.kind !== 'table') throw new Error(key.kind)
  const credits = ['1/2', '1/4']
  const cells = key.cells.map((cell, i) =>
    cell.type === 'number' ? { ...cell, precision: { close: { within, credit: credits[i] ?? '' } } } : cell,
  )
  return { ...table, key: { ...key, cells } }
}

const cell = (id: string, low: string, high: string): string =>
  `<and><gte><variable identifier="${id}"/><baseValue baseType="float">${low}</baseValue></gte><lte><variable identifier="${id}"/><baseValue baseType="float">${high}</baseValue></lte></and>`
const set = (share: string): string => `<setOutcomeValue identifier="S1"><baseValue baseType="float">${share}</baseValue></setOutcomeValue>`

test('all or nothing of cells that are close for different shares: each share has its case, the greatest first', () => {
  const [first, second] = [cell('R1_1', '8', '8'), cell('R1_2', '8', '8')]
  const [nearFirst, nearSecond] = [cell('R1_1', '7', '9'), cell('R1_2', '7', '9')]
  expect(scoringOf(uneven(), 'all-or-nothing')).toBe(
    `<responseCondition><responseIf><and>${first}${second}</and>${set('1')}</responseIf>` +
      // with the second cell no more than close it is 1/4, whatever the first is
      `<responseElseIf><and><or>${first}${nearFirst}</or>${second}</and>${set('0.5')}</responseElseIf>` +
      `<responseElseIf><and><or>${first}${nearFirst}</or><or>${second}${nearSecond}</or></and>${set('0.25')}</responseElseIf></responseCondition>`,
  )
})

test('halves: the least share of a close cell scales all of them', () => {
  const scaled = (share: string): string =>
    `<setOutcomeValue identifier="S1"><product><variable identifier="S1"/><baseValue baseType="float">${share}</baseValue></product></setOutcomeValue>`
  const [first, second] = ['R1_1', 'R1_2'].map((id) => `<and><not>${cell(id, '8', '8')}</not>${cell(id, '7', '9')}</and>`)
  expect(scoringOf(uneven(), 'halves')).toContain(
    `<responseCondition><responseIf>${second}${scaled('0.25')}</responseIf><responseElseIf>${first}${scaled('0.5')}</responseElseIf></responseCondition>`,
  )
})

const accepted = (part: ExportPart, key: Key, says?: RichText): ExportPart => ({
  ...part,
  key: { ...part.key, accepted: [{ name: 'other', key, ...(says && { says }) }] },
})

test('a table with another reading: the better of the two whole answers, no mix of them', () => {
  const part = accepted(tablePart([1, 2, 3, 4]), tablePart([9, 8, 7, 6]).key, text('Counted down.'))
  const scores = (...cells: readonly string[]): readonly unknown[] => {
    const raw: RawResponse = Object.fromEntries(cells.map((value, i) => [`z[${i + 1}]`, value]))
    const one = placed(part)
    const mark = gradePart(part.interaction, part.key, raw)
    return [bestScore(one, 'each-answer', respond(one.asked, raw)), mark.status === 'graded' ? mark.credit : mark.status]
  }
  expect(scores('1', '2', '3', '4')).toEqual([1, '1'])
  expect(scores('9', '8', '7', '6')).toEqual([1, '1'])
  expect(scores('1', '8', '7', '6')).toEqual([3 / 4, '3/4'])
  expect(scores('1', '2', '7', '6')).toEqual([1 / 2, '1/2'])
  const xml = xmlOf(part)
  // its share is counted in an outcome of its own, and counts before all parts are added up
  expect(xml).toContain('<outcomeDeclaration identifier="S1R1" cardinality="single" baseType="float">')
  const better =
    '<responseCondition><responseIf><gt><variable identifier="S1R1"/><variable identifier="S1"/></gt>' +
    '<setOutcomeValue identifier="S1"><variable identifier="S1R1"/></setOutcomeValue>' +
    '<setOutcomeValue identifier="MS1"><baseValue baseType="identifier">r1</baseValue></setOutcomeValue></responseIf></responseCondition>'
  expect(xml).toContain(`${better}<setOutcomeValue identifier="SCORE">`)
  expect(xml).toContain('<modalFeedback outcomeIdentifier="MS1" identifier="r1" showHide="show"><p>Counted down.</p></modalFeedback>')
})

test('a number: nothing is said of the key, its own of another reading, then of mistakes', () => {
  const base = numberPart(5)
  if (base.key.kind !== 'number') throw new Error(base.key.kind)
  const key: Key = { ...base.key, mistakes: [{ mistake: 'm', answers: [7], says: text('Doubled.') }] }
  const xml = xmlOf(accepted({ ...base, key }, numberPart(6).key, text('One more.')))
  const setting = [...xml.matchAll(/<setOutcomeValue identifier="MR1"><baseValue baseType="identifier">(\w+)</g)].map(([, value]) => value)
  expect(setting).toEqual(['plain', 'm2', 'm3'])
  const boxes = [...xml.matchAll(/<modalFeedback outcomeIdentifier="MR1" identifier="(\w+)" showHide="show"><p>([^<]*)/g)]
  expect(boxes.map(([, id, said]) => [id, said])).toEqual([
    ['m2', 'One more.'],
    ['m3', 'Doubled.'],
  ])
  expect(xmlOf(base)).not.toContain('MR1')
})

test('a set of options under a mistake has its sentence', () => {
  const part = choicePart(['x', 'y', 'z'], [0, 1], 'all-or-nothing')
  if (part.key.kind !== 'multi-select') throw new Error(part.key.kind)
  const says = text('Both are.')
  const key: Key = {
    ...part.key,
    mistakes: [
      { mistake: 'm', answers: ['o1'], says },
      { mistake: 'n', answers: [], says },
    ],
  }
  const xml = xmlOf({ ...part, key })
  const match = (...ids: readonly string[]): string =>
    `<match><variable identifier="R1"/><multiple>${ids.map((id) => `<baseValue baseType="identifier">${id}</baseValue>`).join('')}</multiple></match>`
  expect(xml).toContain(`<responseIf>${match('o1')}<setOutcomeValue identifier="MR1">`)
  // of nothing ticked there is an option
  expect(xml).toContain(`<responseElseIf>${match('none')}<setOutcomeValue identifier="MR1">`)
})

test('what is said of an option stands in its line, or as a block where it has paragraphs and lists', () => {
  const withSays = (says: RichText): ExportPart => {
    const part = choicePart(['x', 'y'], [0])
    if (part.key.kind !== 'single-choice') throw new Error(part.key.kind)
    return { ...part, key: { ...part.key, options: part.key.options.map((note) => (note.id === 'o2' ? { ...note, says } : note)) } }
  }
  const markdown = (source: string): RichText => [{ type: 'markdown', text: source }]
  expect(xmlOf(withSays(markdown('Not *this*.')))).toContain(
    '<feedbackInline outcomeIdentifier="FR1" identifier="o2" showHide="show"> Not <em>this</em>.</feedbackInline>',
  )
  const long = withSays(markdown('Para one.\n\n- item one\n- item two'))
  const blocks = '<p>Para one.</p>\n<ul>\n<li>item one</li>\n<li>item two</li>\n</ul>'
  expect(xmlOf(long)).toContain(`<feedbackBlock outcomeIdentifier="FR1" identifier="o2" showHide="show">${blocks}</feedbackBlock>`)
  expect(xmlOf(long, '3.0')).toContain(`<qti-content-body>${blocks}</qti-content-body></qti-feedback-block>`)
})

test('a part that is worth nothing: no bound or share of it is infinite', () => {
  const xml = xmlOf({ ...choicePart(['x', 'y', 'z'], [0, 1], 'coverage'), points: '0' })
  expect(xml).not.toMatch(/Infinity|NaN/)
  expect(xml).toContain(
    '<divide><sum><mapResponse identifier="R1"/><baseValue baseType="float">0</baseValue></sum><baseValue baseType="float">2</baseValue></divide>',
  )
})

test('a section is named by its problem, wherever it stands in the test', () => {
  const section = (id: string) => ({ id, title: id, attempts: 0, variants: ['vabc'] })
  const names = (...ids: readonly string[]) =>
    [...testXml('set', 'Set', ids.map(section), dialects['2.1']).matchAll(/assessmentSection identifier="([^"]*)"/g)].map(
      ([, name]) => name,
    )
  expect(names('gating', 'lstm')).toEqual(['S-gating', 'S-lstm'])
  expect(names('first', 'gating')).toEqual(['S-first', 'S-gating'])
})
