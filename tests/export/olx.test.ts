// OLX: how capa scores, by hand from its source; formulas in the spelling of its calculator; the archive read back.
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { tarGz } from '../../src/export/archive.ts'
import { calcFormula, sampleText } from '../../src/export/olx/formula.ts'
import { askPart } from '../../src/export/olx/ask.ts'
import { olxEntries, predicted } from '../../src/export/olx/entries.ts'
import { htmlWriter } from '../../src/export/html.ts'
import type { ExportPart } from '../../src/export/item.ts'
import { problemXml } from '../../src/export/olx/problem.ts'
import { type ChoiceOption, scoreOf } from '../../src/export/olx/question.ts'
import { rational, toText } from '../../src/math/exact/rational.ts'
import { expressionOf } from '../support/expressions.ts'

const options = (right: number, wrong: number): readonly ChoiceOption[] =>
  Array.from({ length: right + wrong }, (_, i) => ({ text: `option ${i}`, right: i < right }))

test.each([
  // 4 options, 2 right: one slip .75, two .5, all ticked .5
  ['EDC', options(2, 2), [0, 1], '1'],
  ['EDC', options(2, 2), [0], '3/4'],
  ['EDC', options(2, 2), [0, 2], '1/2'],
  ['EDC', options(2, 2), [0, 1, 2, 3], '1/2'],
  // rounded to two places: 2 of 3, 1 of 6
  ['EDC', options(1, 2), [1, 0], '67/100'],
  ['EDC', options(0, 6), [0, 1, 2, 3, 4], '17/100'],
  ['EDC', options(2, 2), [], '0'],
  ['halves', options(2, 2), [0], '1/2'],
  // two slips are worth a quarter only where there are five options
  ['halves', options(2, 2), [0, 2], '0'],
  ['halves', options(3, 2), [0, 1, 3], '1/4'],
  ['halves', options(1, 1), [1], '0'],
  [undefined, options(2, 2), [0], '0'],
  [undefined, options(2, 2), [0, 1], '1'],
] as const)('%s of %j, ticked %j: %s', (partial, shown, ticked, score) => {
  const credit = scoreOf({ type: 'several', partial, options: shown }, { type: 'chosen', options: ticked })
  expect(credit === undefined ? undefined : toText(credit)).toBe(score)
})

test('a number: both ends of the tolerance count, and fractions are read', () => {
  const asked = { type: 'number', answer: '3/2', tolerance: '0' } as const
  const close = { type: 'number', answer: '2', tolerance: '0.01' } as const
  expect(['1.5', '3/2', '6/4', '1.50001'].map((text) => scoreOf(asked, { type: 'typed', text }))).toEqual([1, 1, 1, 0])
  expect(['2.01', '1.99', '2.0100001', 'two'].map((text) => scoreOf(close, { type: 'typed', text }))).toEqual([1, 1, 0, 0])
})

test('close to a key is worth one half: within so many times the tolerance, its edge included', () => {
  const closeTo = (credit: string) => {
    const precision = { decimals: 2, close: { within: { amount: '1/20', relative: true }, credit } }
    const key = { kind: 'number', value: '10/3', precision, mistakes: [] } as const
    const part = { id: 'a', text: [], points: '1', interaction: { type: 'text', format: { fractions: false, precision } }, key } as const
    const asked = askPart(part, htmlWriter('en'), '')
    if ('refused' in asked) throw new Error(asked.refused)
    return {
      part,
      places: asked.places,
      scores: ['3.33', '3.34', '3.5', '3.51', '3.17', '3.16'].map((raw) => predicted(asked.places, raw)),
    }
  }
  const { part, places, scores } = closeTo('1/2')
  // 10/3 to two places: 3.328… to 3.338…; within 5 %: 3.1666… to 3.5
  const half = rational(1n, 2n)
  expect(scores).toEqual([1, half, half, 0, half, 0])
  expect(olxEntries(part, places)).toContainEqual({ status: 'kept', part: 'a', feature: 'close' })
  const [asked] = places.map((place) => place.asked)
  // 0.1666…67 is 33.333… times 0.005
  expect(asked).toMatchObject({ close: { times: expect.stringMatching(/^33\.333333333\d+$/) } })
  const other = closeTo('3/10')
  expect(other.scores).toEqual([1, 0, 0, 0, 0, 0])
  expect(olxEntries(other.part, other.places)).not.toContainEqual(expect.objectContaining({ feature: 'close' }))
})

test.each([
  ['sigmoid(x)*log(y)', '1/(1 + exp(-x))*ln(y)'],
  ['1 - tanh(w*x)^2', '1 - tanh(w*x)^2'],
  ['asin(x) + abs(y)', 'arcsin(x) + abs(y)'],
  ['relu(x)', undefined],
  ['max(x, y)', undefined],
])('%s is typed %s there', (ours, theirs) => {
  expect(calcFormula(expressionOf(ours))).toBe(theirs)
})

test('samples stay within the domain of each letter', () => {
  expect(sampleText([{ name: 'g', low: '0', high: '1' }, { name: 'w', low: '0' }, { name: 'x' }])).toBe(
    'g,w,x@0.125,0.5,-2.25:0.875,2.5,2.5#12',
  )
  expect(sampleText([])).toBeUndefined()
})

test('an archive: two files, read back by their headers, the same bytes each time', () => {
  const made = (): Uint8Array => {
    const pieces: Uint8Array[] = []
    const archive = tarGz((bytes) => pieces.push(bytes.slice()))
    archive.file('course/a.xml', 'short')
    archive.file('course/b.xml', 'x'.repeat(600))
    archive.end()
    return Buffer.concat(pieces)
  }
  const tar = gunzipSync(made())
  // each header holds its name, its size in octal at 124 and, at 148, the sum of its bytes with that field as spaces
  const header = (at: number) => ({
    name: tar.toString('latin1', at, at + 100).replace(/\0+$/, ''),
    size: parseInt(tar.toString('latin1', at + 124, at + 135), 8),
    sum: parseInt(tar.toString('latin1', at + 148, at + 154), 8),
    counted: [...tar.subarray(at, at + 512)].reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0),
  })
  const [first, second] = [header(0), header(1024)]
  expect([first.name, first.size, second.name, second.size]).toEqual(['course/a.xml', 5, 'course/b.xml', 600])
  expect([first.sum, second.sum]).toEqual([first.counted, second.counted])
  expect(tar.toString('latin1', 512, 517)).toBe('short')
  expect(tar.length).toBe(512 * (1 + 1 + 1 + 2 + 2))
  expect(Buffer.from(made()).equals(Buffer.from(made()))).toBe(true)
})

test('an option whose text begins with an entity stands in an element, since capa decodes such a text twice', () => {
  const says = (text: string): string => {
    const options = ['o1', 'o2'].map((id) => ({ id, text: [{ type: 'text', text } as const], plain: id }))
    const notes = options.map(({ id }) => ({ id, right: id === 'o1' }))
    const part: ExportPart = {
      id: 'a',
      text: [],
      points: '1',
      interaction: { type: 'choice', multiple: false, options },
      key: { kind: 'single-choice', option: 'o1', value: 1, options: notes },
    }
    const asked = askPart(part, htmlWriter('en'), '')
    if ('refused' in asked) throw new Error(asked.refused)
    const posed = { problem: 'p', variant: 'vabcdefghijklmno', title: [], stem: [], points: '1', parts: [] }
    return problemXml({ posed, parts: [part], solution: [] }, [{ part, places: asked.places }], htmlWriter('en'), 'en', '')
  }
  expect(says('a < b')).toContain('<choice correct="true" name="c0"><span>a &lt; b</span></choice>')
  expect(says('a b')).toContain('<choice correct="true" name="c0">a b</choice>')
})

test('paragraphs and lists of what is said of an option are blocks', () => {
  const options = ['o1', 'o2'].map((id) => ({ id, text: [{ type: 'text', text: id } as const], plain: id }))
  const says = (text: string): unknown => {
    const notes = options.map(({ id }) => ({ id, right: id === 'o1', ...(id === 'o2' && { says: [{ type: 'markdown', text } as const] }) }))
    const asked = askPart(
      {
        id: 'a',
        text: [],
        points: '1',
        interaction: { type: 'choice', multiple: false, options },
        key: { kind: 'single-choice', option: 'o1', value: 1, options: notes },
      },
      htmlWriter('en'),
      '',
    )
    if ('refused' in asked) throw new Error(asked.refused)
    return asked.places.map((place) => (place.asked.type === 'single' ? place.asked.options.map(({ hint }) => hint) : undefined))
  }
  expect(says('Not *this*.')).toEqual([[undefined, 'Not <em>this</em>.']])
  expect(says('One.\n\n- a\n- b')).toEqual([[undefined, '<p>One.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>']])
})
