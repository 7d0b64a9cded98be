// QTI: scoring written out with QTI's operators against the schemes themselves, which share no code with it; spellings; packages.
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { zip } from '../../src/export/archive.ts'
import { subsets } from '../../src/export/compare.ts'
import type { ExportItem, ExportPart } from '../../src/export/item.ts'
import { askPart, respond } from '../../src/export/qti/ask.ts'
import { dialects } from '../../src/export/qti/dialect.ts'
import { qtiHtml } from '../../src/export/qti/html.ts'
import { itemXml } from '../../src/export/qti/item.ts'
import { decimalText, scoreOf } from '../../src/export/qti/processing.ts'
import { processing } from '../../src/export/qti/scoring-xml.ts'
import { gradePart } from '../../src/kinds/index.ts'
import { none } from '../../src/kinds/option-sets.ts'
import type { Key, Scheme } from '../../src/model.ts'

const part = (scheme: Scheme, n: number, c: number): ExportPart => {
  const ids = Array.from({ length: n }, (_, i) => `o${i + 1}`)
  const right = ids.slice(0, c)
  const key: Key = { kind: 'multi-select', scheme, right, options: ids.map((id) => ({ id, right: right.includes(id) })) }
  const options = ids.map((id) => ({ id, text: [{ type: 'text', text: id } as const], plain: id }))
  return { id: 'a', text: [], points: '1', interaction: { type: 'choice', multiple: true, options }, key }
}
const schemes = ['all-or-nothing', 'each-answer', 'halves', 'net-correct', 'coverage', 'r-exams-false2', 'imathas', 'canvas'] as const

describe.each(schemes)('%s', (scheme) => {
  test.each([
    [5, 3],
    [4, 2],
    [3, 1],
    [6, 6],
    [4, 0],
    [2, 1],
  ])('%i options, %i right: every set of options as our own scheme has it', (n, c) => {
    const one = part(scheme, n, c)
    const asked = askPart(one, 1, 'None of these')
    if ('refused' in asked) throw new Error(asked.refused)
    for (const set of subsets(Array.from({ length: n }, (_, i) => `o${i + 1}`))) {
      const raw = set.length === 0 ? [none] : set
      const mark = gradePart(one.interaction, one.key, raw)
      const [top = '0', bottom = '1'] = mark.status === 'graded' ? mark.credit.split('/') : []
      expect(scoreOf(asked.asked, undefined, respond(asked.asked, raw)), JSON.stringify(raw)).toBeCloseTo(Number(top) / Number(bottom), 12)
    }
  })
})

test('a grid of numbers under each scheme of cells, by hand', () => {
  const cells = ['h[1]', 'h[2]', 'h[3]', 'h[4]', 'h[5]'].map((id) => ({ type: 'number', id, value: 2, precision: {} }) as const)
  const format = { fractions: true, precision: {} }
  const one: ExportPart = {
    id: 'a',
    text: [],
    points: '1',
    interaction: {
      type: 'grid',
      layout: 'down',
      columns: [{ heading: [], plain: 'h', cells: cells.map(({ id }) => ({ type: 'number', id, format })) }],
    },
    key: { kind: 'table', scheme: 'each-answer', cells, mistakes: [] },
  }
  const asked = askPart(one, 1, '')
  if ('refused' in asked) throw new Error(asked.refused)
  // right, right, right, wrong, blank
  const given = respond(asked.asked, { 'h[1]': '2', 'h[2]': '2.0', 'h[3]': ' 2 ', 'h[4]': '3', 'h[5]': '' })
  const scores = (['all-or-nothing', 'each-answer', 'halves', 'net-correct'] as const).map((scheme) => scoreOf(asked.asked, scheme, given))
  expect(scores).toEqual([0, 3 / 5, 1 / 4, 2 / 5])
})

test('weights: what the options chosen add up to, never less than 0 nor more than 1; the right ones alone need not be everything', () => {
  const credits = ['1/2', '1/4', '-1/3', '0']
  const plain = part('weights', 4, 2)
  if (plain.key.kind !== 'multi-select') throw new Error(plain.key.kind)
  const one = { ...plain, key: { ...plain.key, options: plain.key.options.map((note, i) => ({ ...note, credit: credits[i] ?? '0' })) } }
  const asked = askPart(one, 1, 'None of these')
  if ('refused' in asked) throw new Error(asked.refused)
  const scoreFor = (...ids: readonly string[]) => scoreOf(asked.asked, undefined, respond(asked.asked, ids))
  expect(scoreFor('o1', 'o2')).toBe(3 / 4)
  expect(scoreFor('o1', 'o3')).toBeCloseTo(1 / 6, 12)
  expect([scoreFor('o3'), scoreFor(none), scoreFor('o4')]).toEqual([0, 0, 0])
})

test('cells that are close, under each scheme, by hand', () => {
  const close = { within: { amount: '1', relative: false }, credit: '1/2' }
  const ids = ['h[1]', 'h[2]', 'h[3]', 'h[4]', 'h[5]']
  const cells = ids.map((id) => ({ type: 'number', id, value: 2, precision: { close } }) as const)
  const format = { fractions: true, precision: {} }
  const one: ExportPart = {
    id: 'a',
    text: [],
    points: '1',
    interaction: {
      type: 'grid',
      layout: 'down',
      columns: [{ heading: [], plain: 'h', cells: ids.map((id) => ({ type: 'number', id, format })) }],
    },
    key: { kind: 'table', scheme: 'each-answer', cells, mistakes: [] },
  }
  const asked = askPart(one, 1, '')
  if ('refused' in asked) throw new Error(asked.refused)
  const scores = (...texts: readonly string[]) => {
    const given = respond(asked.asked, Object.fromEntries(ids.map((id, i) => [id, texts[i] ?? ''])))
    return (['all-or-nothing', 'each-answer', 'halves', 'net-correct'] as const).map((scheme) => scoreOf(asked.asked, scheme, given))
  }
  // three right, one close: no cell earns nothing; 3 1/2 of 5 with a wrong one; a slip halves, and so does what is close
  expect(scores('2', '2', '2', '2', '3')).toEqual([1 / 2, 9 / 10, 1 / 2, 9 / 10])
  expect(scores('2', '2', '2', '3', '9')).toEqual([0, 7 / 10, 1 / 4, 1 / 2])
  expect(scores('2', '2', '2', '3')).toEqual([0, 7 / 10, 1 / 4, 7 / 10])
})

test('a number that may be 0 is first asked whether there is one: an engine may take nothing for 0', () => {
  const xmlOf = (value: number): string => {
    const key: Key = { kind: 'number', value, precision: { decimals: 1 }, mistakes: [] }
    const one: ExportPart = {
      id: 'a',
      text: [],
      points: '1',
      interaction: { type: 'text', format: { fractions: false, precision: {} } },
      key,
    }
    const asked = askPart(one, 1, '')
    if ('refused' in asked) throw new Error(asked.refused)
    return processing(asked.asked, undefined, 'S1', 1, dialects['2.1'])
      .map(({ text }) => text)
      .join('')
  }
  expect(xmlOf(0)).toContain('<and><not><isNull><variable identifier="R1"/></isNull></not><and><gte><variable identifier="R1"/>')
  expect(xmlOf(1)).not.toContain('isNull')
})

test('2.1 and 3.0 are one item in two spellings', () => {
  const one = part('each-answer', 3, 1)
  const asked = askPart(one, 1, 'None of these')
  if ('refused' in asked) throw new Error(asked.refused)
  const posed = {
    problem: 'p',
    variant: 'vabcdefghijklmno',
    title: [],
    stem: [{ type: 'text', text: 'a < b & c' } as const],
    points: '1',
    parts: [],
  }
  const item: ExportItem = { posed, parts: [one], solution: [] }
  const xml = (version: '2.1' | '3.0'): string =>
    itemXml(item, [{ part: one, ...asked }], dialects[version], qtiHtml('en'), 'en', '#vabcdefghijklmno')
  const [two, three] = [xml('2.1'), xml('3.0')]
  expect(two).toContain('<responseDeclaration identifier="R1" cardinality="multiple" baseType="identifier">')
  expect(three).toContain('<qti-response-declaration identifier="R1" cardinality="multiple" base-type="identifier">')
  expect(two).toContain('a &lt; b &amp; c')
  expect(three.replace(/qti-/g, '').match(/<[a-z]/g)?.length).toBe(two.match(/<[a-z]/g)?.length)
})

test.each([
  [1 / 3, '0.333333333333333'],
  [-0.2, '-0.2'],
  [-0, '0'],
  [99, '99'],
])('%s is written %s', (value, text) => {
  expect(decimalText(value)).toBe(text)
})

test('a zip: an entry read back by its local header', () => {
  const pieces: Uint8Array[] = []
  const archive = zip((bytes) => pieces.push(bytes.slice()))
  archive.file('items/a.xml', 'x'.repeat(500))
  archive.end()
  const bytes = Buffer.concat(pieces)
  // APPNOTE 4.3.7: signature, name's length at 26, extra's at 28, the data behind them
  expect(bytes.readUInt32LE(0)).toBe(0x04034b50)
  const [name, extra] = [bytes.readUInt16LE(26), bytes.readUInt16LE(28)]
  expect(bytes.toString('latin1', 30, 30 + name)).toBe('items/a.xml')
  expect(inflateRawSync(bytes.subarray(30 + name + extra)).toString()).toBe('x'.repeat(500))
  // the end of the central directory tells of one entry
  expect(bytes.readUInt16LE(bytes.length - 22 + 10)).toBe(1)
})
