// Cartridges: what Moodle's reader looks for, found by running it, and what the ledger has to say of it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { choicePart, exported, itemOf, numberPart, tablePart } from './qti12-items.ts'

const several = choicePart(['0', 'a < b', 'c'], [0, 2], 'all-or-nothing')
const single = choicePart(['up', 'down'], [1])

describe('a cartridge', () => {
  const { files, entries } = exported('cc11', [itemOf('vone', [several]), itemOf('vtwo', [several])])
  const quiz = files.get('quiz/assessment.xml') ?? ''
  test('asks the first variant; the others lie in the question bank, and the ledger says so', () => {
    expect([...files.keys()].sort()).toEqual(['bank/bank.xml', 'imsmanifest.xml', 'quiz/assessment.xml', 'quizwright/ledger.json'])
    expect(quiz.match(/<item ident="[^"]*"/g)).toEqual(['<item ident="vone"'])
    expect(files.get('bank/bank.xml')?.match(/<item ident="[^"]*"/g)).toEqual(['<item ident="vtwo"'])
    expect(entries.filter(({ feature }) => feature === 'selection').map(({ status }) => status)).toEqual(['lost'])
  })
  test('names all its files, the ledger as one that goes with the quiz', () => {
    const manifest = files.get('imsmanifest.xml') ?? ''
    expect(manifest.match(/<file href="[^"]*"/g)).toEqual([
      '<file href="quiz/assessment.xml"',
      '<file href="bank/bank.xml"',
      '<file href="quizwright/ledger.json"',
    ])
    expect(manifest).toContain('type="imsqti_xmlv1p2/imscc_xmlv1p1/question-bank"')
  })
  test('Moodle finds right options by case="Yes", and takes a bare 0 for nothing', () => {
    expect(quiz).toContain('<fieldentry>cc.multiple_response.v0p1</fieldentry>')
    expect(quiz.match(/<varequal (?![^>]*case="Yes")/g)).toBeNull()
    expect(quiz).toContain(
      '<and><varequal respident="response1" case="Yes">o1</varequal><not><varequal respident="response1" case="Yes">o2</varequal></not><varequal respident="response1" case="Yes">o3</varequal><not>',
    )
    expect(quiz).toContain('<mattext texttype="text/html">&lt;p&gt;0&lt;/p&gt;</mattext>')
    expect(quiz).toContain('<itemfeedback ident="o2_fb"><flow_mat><material><mattext')
  })
  test('ticking everything earns all points there: the ledger says so', () => {
    expect(entries).toContainEqual(
      expect.objectContaining({
        status: 'approximated',
        feature: 'score',
        worst: { response: ['o1', 'o2', 'o3'], ours: '0', theirs: '1' },
      }),
    )
  })
  test('attempts are the quiz’s', () => {
    expect(quiz).toContain('<fieldlabel>cc_maxattempts</fieldlabel><fieldentry>2</fieldentry>')
  })
})

test('one choice: nothing said of an option is joined into what is said of the question', () => {
  const quiz = exported('cc11', [itemOf('vone', [single])]).files.get('quiz/assessment.xml') ?? ''
  expect(quiz).toContain('<fieldentry>cc.multiple_choice.v0p1</fieldentry>')
  // Moodle joins all feedback under continue="Yes"
  expect(quiz.match(/continue="Yes"/g)).toHaveLength(1)
  expect(quiz).toContain(
    '<respcondition continue="No"><conditionvar><varequal respident="response1" case="Yes">o1</varequal></conditionvar><displayfeedback feedbacktype="Response" linkrefid="o1_fb"/></respcondition><respcondition continue="No"><conditionvar><varequal respident="response1" case="Yes">o2</varequal></conditionvar><setvar varname="SCORE" action="Set">100</setvar></respcondition>',
  )
})

describe('numbers are texts', () => {
  const { files, entries } = exported('cc11', [itemOf('vone', [numberPart(0)], 'How many of 100%24?', '3')])
  const quiz = files.get('quiz/assessment.xml') ?? ''
  test('all of them in one condition, which is the only one that Moodle reads', () => {
    expect(quiz).toContain('<fieldentry>cc.fib.v0p1</fieldentry>')
    expect(quiz).toContain(
      '<conditionvar><varequal respident="response1" case="No">0</varequal><varequal respident="response1" case="No">0.0</varequal>',
    )
  })
  test('Moodle drops 0 itself: the ledger has the answer', () => {
    expect(entries).toContainEqual(
      expect.objectContaining({ status: 'approximated', feature: 'score', worst: { response: '0', ours: '1', theirs: '0' } }),
    )
  })
  test('%24 would become a dollar sign; whole points are told', () => {
    expect(quiz).toContain('100%&lt;span&gt;&lt;/span&gt;24?')
    expect(quiz).toContain('<fieldlabel>cc_weighting</fieldlabel><fieldentry>3</fieldentry>')
    expect(entries.some(({ feature }) => feature === 'weights')).toBe(false)
  })
})

test('points that are not whole are lost', () => {
  const { entries } = exported('cc11', [itemOf('vone', [single], 'Which?', '3/2')])
  expect(entries).toContainEqual(expect.objectContaining({ status: 'lost', feature: 'weights' }))
})

test('tables and several parts are refused by name', () => {
  const whys = (parts: Parameters<typeof itemOf>[1]) =>
    exported('cc11', [itemOf('vone', parts)]).entries.map(
      (entry) => `${entry.status} ${entry.part ?? ''}: ${'why' in entry ? entry.why : ''}`,
    )
  expect(whys([tablePart([1, 2])])).toEqual(['refused a: a question of a cartridge has one answer, and no table'])
  expect(whys([single, { ...numberPart(1), id: 'b' }])).toEqual([
    'refused a: a question of a cartridge has one answer',
    'refused b: a question of a cartridge has one answer',
  ])
})

const schemas = path.resolve('../shared/schemas/cc/schemas11')
const isThere = existsSync(schemas) && spawnSync('xmllint', ['--version']).status === 0
test.skipIf(!isThere)('manifest, quiz and bank are valid by the official schemas (skipped where ../shared or xmllint is absent)', () => {
  const items = [itemOf('vone', [several], 'a < b & c ]]>'), itemOf('vtwo', [single]), itemOf('vthree', [numberPart('1/2')], 'x', '3/2')]
  const folder = mkdtempSync(path.join(tmpdir(), 'cc11-'))
  const { files } = exported('cc11', items)
  const said = [
    ['imsmanifest.xml', 'cc11libxml2validator.xsd'],
    ['quiz/assessment.xml', 'ccv1p1_qtiasiv1p2p1_v1p0.xsd'],
    ['bank/bank.xml', 'ccv1p1_qtiasiv1p2p1_v1p0.xsd'],
  ].map(([name = '', schema = '']) => {
    const file = path.join(folder, path.basename(name))
    writeFileSync(file, files.get(name) ?? '')
    return spawnSync('xmllint', ['--nonet', '--noout', '--schema', path.join(schemas, schema), file], { encoding: 'utf8' }).status
  })
  rmSync(folder, { recursive: true })
  expect(said).toEqual([0, 0, 0])
})
