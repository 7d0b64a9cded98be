// QTI 1.2 for Canvas, and strict: how Canvas marks (by hand, from its published source), texts of numbers, the structures that its importer
// looks for, and what neither can hold.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Response } from '../../src/export/places.ts'
import { dialects } from '../../src/export/qti12/dialect.ts'
import { type Asked, scoreOf } from '../../src/export/qti12/question.ts'
import { spellings } from '../../src/export/qti12/spellings.ts'
import { toText } from '../../src/math/exact/rational.ts'
import { choicePart, exported, formulaPart, itemOf, numberPart, tablePart } from './qti12-items.ts'

const typed = (text: string): Response => ({ type: 'typed', text })
const ticked = (...options: readonly number[]): Response => ({ type: 'chosen', options })

describe('scores', () => {
  // the first and the third of four are right
  const options = [true, false, true, false].map((right, i) => ({ id: `o${i}`, text: `${i}`, right }))
  const several: Asked = { type: 'choice', several: true, options }
  test.each([
    [[0, 2], '1', '1', '1'],
    [[0], '1/2', '0', '1/2'],
    [[0, 1], '0', '0', '1/2'],
    [[0, 2, 1], '1/2', '0', '1'],
    [[0, 1, 2, 3], '0', '0', '1'],
    [[1, 3], '0', '0', '0'],
    [[], '0', '0', '0'],
  ])('%j ticked: Canvas %s, as the file says %s, Moodle %s', (at, canvas, written, moodle) => {
    const scores = (['canvas', 'as-written', 'moodle-cartridge'] as const).map((grader) => toText(scoreOf(several, ticked(...at), grader)))
    expect(scores).toEqual([canvas, written, moodle])
  })

  const number: Asked = { type: 'number', bounds: [{ low: '1.99', high: '2.01', middle: '2', tolerance: '0.01', exact: true }] }
  test.each([
    ['2.01', 1, 1],
    ['1.99', 1, 1],
    ['2.0101', 0, 0],
    // the page of Canvas makes 2.0100 of it
    ['2.01004', 1, 0],
    ['2.01006', 0, 0],
    ['20e-1', 1, 1],
    ['3/2', 0, 0],
    ['two', 0, 0],
    ['', 0, 0],
  ])('the number %j: Canvas %i, as the file says %i', (text, canvas, written) => {
    expect([scoreOf(number, typed(text), 'canvas'), scoreOf(number, typed(text), 'as-written')]).toEqual([canvas, written])
  })
  test('Canvas takes commas between thousands, and nowhere else', () => {
    const thousands: Asked = { type: 'number', bounds: [{ low: '1000', high: '1000', middle: '1000', tolerance: '0', exact: true }] }
    expect(['1,000', '1000', '1,00,0', '10,00'].map((text) => scoreOf(thousands, typed(text), 'canvas'))).toEqual([1, 1, 0, 0])
  })
  test('texts: spaces around them and capitals do not count', () => {
    const blank: Asked = { type: 'blank', texts: ['0', '0.0', 'Up'] }
    const of = (grader: 'canvas' | 'moodle-cartridge') => ['0', ' 0.0 ', 'up', '00'].map((text) => scoreOf(blank, typed(text), grader))
    // Moodle's reader of cartridges takes the text 0 for an empty one
    expect([of('canvas'), of('moodle-cartridge')]).toEqual([
      [1, 1, 1, 0],
      [0, 1, 1, 0],
    ])
  })
})

test.each([
  [2, {}, '2 2.0 2.00'],
  ['1/2', {}, '0.5 .5 0.50 .50 0.500 .500 1/2'],
  [-1, {}, '-1 −1 -1.0 −1.0 -1.00 −1.00'],
  ['1/3', {}, '1/3'],
  // 0.2276405 to three decimals
  ['2276405/10000000', { decimals: 3 }, '0.228 .228'],
  // halfway: both neighbours are right, and zeros at the end may be left out
  ['999/2000', { decimals: 3 }, '0.499 .499 0.500 .500 0.50 .50 0.5 .5'],
  [0, { decimals: 2 }, '0.00 .00 0.0 .0 0'],
  [1234, { figures: 2 }, '1200'],
  ['1/8', { within: { amount: '1/100', relative: false } }, undefined],
] as const)('%s with %j is right as %s', (value, precision, texts) => {
  expect(spellings({ value, precision })?.join(' ')).toBe(texts)
})

test.each([
  // 0.2276405 ± 0.0005
  ['0.2271405', '0.2281405', '0.2271', '0.2281'],
  // ties go outward
  ['1.00015', '1.00025', '1.0001', '1.0003'],
  ['-1.00025', '-1.00015', '-1.0003', '-1.0001'],
  ['2', '2', '2', '2'],
])('from %s to %s becomes from %s to %s where Canvas rounds what is typed', (low, high, lower, higher) => {
  expect(dialects.qti12.bounds({ low, high, middle: '', tolerance: '', exact: true })).toMatchObject({ low: lower, high: higher })
})

describe('a package for Canvas', () => {
  const several = choicePart(['0', 'a < b & c', ']]>'], [0, 2], 'net-correct')
  const { files, bytes, written } = exported('qti12', [itemOf('vone', [several]), itemOf('vtwo', [several], 'Which now?')])
  const quiz = files.get('unit-9/unit-9.xml') ?? ''

  test('has its files where Canvas looks for them', () => {
    expect([...files.keys()]).toEqual(['unit-9/unit-9.xml', 'unit-9/assessment_meta.xml', 'imsmanifest.xml', 'quizwright/ledger.json'])
    expect(written).toEqual([true, true])
    expect(files.get('imsmanifest.xml')).toContain(
      '<resource identifier="unit-9" type="imsqti_xmlv1p2" href="unit-9/unit-9.xml"><file href="unit-9/unit-9.xml"/><dependency identifierref="unit-9_meta"/></resource>',
    )
    // what is named in the manifest becomes a file of the course
    expect(files.get('imsmanifest.xml')).not.toContain('ledger')
    expect(files.get('unit-9/assessment_meta.xml')).toContain(
      '<quiz identifier="unit-9" xmlns="http://canvas.instructure.com/xsd/cccv1p0">',
    )
    expect(files.get('unit-9/assessment_meta.xml')).toContain(
      '<hide_results>until_after_last_attempt</hide_results><quiz_type>assignment</quiz_type><points_possible>1</points_possible>',
    )
    expect(files.get('unit-9/assessment_meta.xml')).toContain('<allowed_attempts>2</allowed_attempts>')
  })
  test('gives each student one variant of the group', () => {
    expect(quiz).toContain(
      '<section ident="g_p" title="Gates"><selection_ordering><selection><selection_number>1</selection_number><selection_extension><points_per_item>1</points_per_item></selection_extension></selection></selection_ordering>',
    )
    expect(quiz.match(/<item ident="[^"]*"/g)).toEqual(['<item ident="vone"', '<item ident="vtwo"'])
  })
  test('tells its kind, and which options are right', () => {
    expect(quiz).toContain('<fieldlabel>question_type</fieldlabel><fieldentry>multiple_answers_question</fieldentry>')
    expect(quiz).toContain(
      '<respcondition continue="No"><conditionvar><and><varequal respident="response1">o1</varequal><not><varequal respident="response1">o2</varequal></not><varequal respident="response1">o3</varequal><not><varequal respident="response1">none</varequal></not></and></conditionvar><setvar varname="SCORE" action="Set">100</setvar></respcondition>',
    )
    // what is said of an option stands before the score, which would else be taken for the option's
    expect(quiz.indexOf('linkrefid="o2_fb"')).toBeLessThan(quiz.indexOf('<setvar'))
  })
  test('is HTML within XML, escaped once for each; a lone 0 is no empty text', () => {
    expect(quiz).toContain('<mattext texttype="text/html">a &amp;lt; b &amp;amp; c</mattext>')
    expect(quiz).toContain('<mattext texttype="text/html">]]&amp;gt;</mattext>')
    expect(quiz).toContain('<mattext texttype="text/html">&lt;p&gt;0&lt;/p&gt;</mattext>')
    expect(quiz).toContain('&lt;p&gt;&lt;small&gt;#vone&lt;/small&gt;&lt;/p&gt;</mattext>')
  })
  test('is made of the same bytes each time', () => {
    const again = exported('qti12', [itemOf('vone', [several]), itemOf('vtwo', [several], 'Which now?')])
    expect(Buffer.from(bytes).equals(Buffer.from(again.bytes))).toBe(true)
  })
})

/** Between the tags of the only item. */
const quizOf = (parts: Parameters<typeof itemOf>[1], stem?: string): string =>
  exported('qti12', [itemOf('vone', parts, stem)]).files.get('unit-9/unit-9.xml') ?? ''

describe('questions of Canvas', () => {
  test('a number: what is in the middle, or all between the bounds', () => {
    const xml = quizOf([numberPart('3/2', { decimals: 2 })])
    expect(xml).toContain('<fieldentry>numerical_question</fieldentry>')
    expect(xml).toContain(
      '<conditionvar><or><varequal respident="response1">1.5</varequal><and><vargte respident="response1">1.495</vargte><varlte respident="response1">1.505</varlte></and></or></conditionvar>',
    )
  })
  test('a table of numbers: blanks with the texts that are right; a stem that looks like one is left alone', () => {
    const xml = quizOf([tablePart([2, '1/2'])], 'Not [blank1] but these:')
    expect(xml).toContain('<fieldentry>fill_in_multiple_blanks_question</fieldentry>')
    expect(xml).toContain('Not [blank1] but these:')
    expect(xml).toContain('&lt;td&gt;[blank_1]&lt;/td&gt;')
    expect(xml).toContain(
      '<response_lid ident="response_blank_1" rcardinality="Single"><material><mattext texttype="text/plain">blank_1</mattext>',
    )
    const texts = xml.match(/<response_label ident="blank_2_\d+"><material><mattext texttype="text\/plain">[^<]*/g)
    expect(texts?.map((label) => label.replace(/.*>/, ''))).toEqual(['0.5', '.5', '0.50', '.50', '0.500', '.500', '1/2'])
  })
  test('a table of choices: menus, each of which adds its share', () => {
    const xml = quizOf([tablePart([], [1, 0, 1])])
    expect(xml).toContain('<fieldentry>multiple_dropdowns_question</fieldentry>')
    expect(xml).toContain(
      '<varequal respident="response_blank2">blank2_1</varequal></conditionvar><setvar varname="SCORE" action="Add">33.33</setvar>',
    )
  })
  test('numbers and choices: what is to be chosen is typed, and the text says what there is', () => {
    const { files, entries } = exported('qti12', [itemOf('vone', [tablePart([2], [1])])])
    expect(files.get('unit-9/unit-9.xml')).toContain('&lt;em&gt;y: 0, 1&lt;/em&gt;')
    expect(entries).toContainEqual(expect.objectContaining({ status: 'approximated', feature: 'kind' }))
  })
  test('numbers to three decimals: a fourth is right here and wrong there', () => {
    // 0.2276405 lies between 0.22714 and 0.22814; five places of it are 0.22764
    const { entries } = exported('qti12', [itemOf('vone', [tablePart(['2276405/10000000'], [], { decimals: 3 })])])
    expect(entries).toContainEqual(
      expect.objectContaining({
        status: 'approximated',
        feature: 'spelling',
        worst: { response: { 'z[1]': '0.22764' }, ours: '1', theirs: '0' },
      }),
    )
  })
  test('an exact number: two zeros at its end are listed, a third is not', () => {
    const { entries } = exported('qti12', [itemOf('vone', [tablePart(['5/2', 1])])])
    expect(entries).toContainEqual(
      expect.objectContaining({ feature: 'spelling', worst: { response: { 'z[1]': '2.5000', 'z[2]': '1' }, ours: '1', theirs: '1/2' } }),
    )
  })
  test('parts beside each other: their blanks weigh the same, whatever their points', () => {
    const { entries } = exported('qti12', [itemOf('vone', [tablePart([1, 2, 3]), { ...numberPart(4), id: 'b' }])])
    const [weights] = entries.filter(({ feature }) => feature === 'weights')
    expect(weights).toMatchObject({ status: 'approximated', part: 'a' })
    expect(weights).toHaveProperty('why', expect.stringContaining('3/4 of the problem there, 1/2 here'))
  })
})

describe('refused by name', () => {
  const why = (name: 'qti12' | 'qti12-strict' | 'cc11', parts: Parameters<typeof itemOf>[1], stem?: string): unknown => {
    const { entries, written, files } = exported(name, [itemOf('vone', parts, stem)])
    expect(written).toEqual([false])
    expect([...files.values()].join('')).not.toContain('vone')
    return entries.map((entry) => [entry.status, entry.part, 'why' in entry ? entry.why : ''])
  }
  test('formulas', () => {
    expect(why('qti12', [formulaPart])).toEqual([['refused', 'slope', 'QTI 1.2 compares no formulas']])
  })
  test('a choice beside another part, in Canvas', () => {
    expect(why('qti12', [choicePart(['x', 'y'], [0]), { ...numberPart(4), id: 'b' }])).toEqual([
      ['refused', 'a', 'Canvas gives a question one score, and has beside each other only blanks or menus'],
    ])
  })
  test('a table whose numbers may be off', () => {
    expect(why('qti12', [tablePart([2], [], { within: { amount: '1/10', relative: false } })])).toEqual([
      ['refused', 'a', 'its numbers are compared as texts, and within its tolerance there are too many'],
    ])
  })
  test('a text that Canvas would drop', () => {
    expect(why('qti12', [numberPart(2)], 'x'.repeat(100_000))).toEqual([
      ['refused', undefined, 'Canvas imports no question whose text has more than 16384 characters'],
    ])
  })
})

describe('strict', () => {
  const parts = [
    { ...choicePart(['x', 'y'], [0]), points: '1/4' },
    { ...tablePart([2, '1/2'], [1], { within: { amount: '1/10', relative: false } }), id: 'b', points: '3/4' },
  ]
  const { files, entries } = exported('qti12-strict', [itemOf('vone', parts)])
  const quiz = files.get('unit-9/unit-9.xml') ?? ''
  test('what Canvas refuses stands in fields of its own, each with its share of the points', () => {
    expect(quiz).toContain('<decvar varname="SCORE" vartype="Decimal" minvalue="0" maxvalue="1"/>')
    expect(quiz).toContain(
      '<varequal respident="response1">r1_o1</varequal></conditionvar><setvar varname="SCORE" action="Add">0.25</setvar>',
    )
    // read row by row: z[1], y[1], z[2]
    expect(quiz).toContain(
      '<and><vargte respident="response4">0.4</vargte><varlte respident="response4">0.6</varlte></and></conditionvar><setvar varname="SCORE" action="Add">0.25</setvar>',
    )
    expect(quiz).toContain('<varequal respident="response3">r3_2</varequal>')
    expect(entries.filter(({ feature }) => feature === 'score' || feature === 'weights').map(({ status }) => status)).toEqual([
      'kept',
      'kept',
    ])
  })
  test('nothing is in it that is not QTI', () => {
    expect(quiz).not.toContain('selection_extension')
    expect(quiz).toContain('<selection><selection_number>1</selection_number></selection><order order_type="Random"/>')
    expect(files.get('imsmanifest.xml')).toContain('<file href="quizwright/ledger.json"/>')
  })
  const dtd = path.resolve('../shared/schemas/qti/ims_qtiasiv1p2p1.dtd')
  const isThere = existsSync(dtd) && spawnSync('xmllint', ['--version']).status === 0
  test.skipIf(!isThere)('it is valid by the official DTD (skipped where ../shared or xmllint is absent)', () => {
    const items = [
      itemOf('vone', parts),
      itemOf('vtwo', [choicePart(['0', ']]>'], [1], 'halves')], 'a < b & c'),
      itemOf('vthree', [numberPart(2)]),
    ]
    const folder = mkdtempSync(path.join(tmpdir(), 'qti12-'))
    const file = path.join(folder, 'quiz.xml')
    writeFileSync(file, exported('qti12-strict', items).files.get('unit-9/unit-9.xml') ?? '')
    const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--dtdvalid', dtd, file], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect([status, stderr]).toEqual([0, ''])
  })
})

test('the ledger lies in the package', () => {
  const ledger = [{ problem: 'p', entries: [{ status: 'kept', feature: 'score', answers: 3 } as const] }]
  const { files } = exported('qti12', [itemOf('vone', [numberPart(2)])], ledger)
  expect(JSON.parse(files.get('quizwright/ledger.json') ?? '')).toEqual({ target: 'qti12', problems: ledger })
})
