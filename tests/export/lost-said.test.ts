// What is said of answers, and what is right besides the key: in which targets it is lost, by the ledger of each.
import { expect, test } from 'vitest'
import { openerOf } from '../../src/cli/export/openers.ts'
import type { ExportPart } from '../../src/export/item.ts'
import type { LedgerEntry } from '../../src/export/ledger.ts'
import type { Target } from '../../src/export/target.ts'
import type { Key } from '../../src/model.ts'
import { choicePart, itemOf, numberPart, tablePart, text } from './qti12-items.ts'
import { problemOf } from './shipped.ts'

/** All that are marked by others; QTI 2.2 is as 2.1. */
const graded = ['moodle', 'olx', 'qti12', 'qti12-strict', 'cc11', 'qti21', 'qti30'] as const

const gating = problemOf('gating')
async function entriesOf(target: Target, part: ExportPart, solution = true): Promise<readonly LedgerEntry[]> {
  const open = await openerOf(target)
  const set = { id: 'a-set', title: text('A set'), language: 'en', mode: 'practice' } as const
  const writer = open(() => undefined, { set, tag: (variant) => `#${variant}` })
  writer.problem({ id: 'p', title: text('P'), points: '1', problem: gating, asked: {} })
  const item = itemOf('vabcdefghijklmno', [part])
  return writer.item({ ...item, ...(!solution && { solution: [] }) }).ledger
}

/** How each target says that it keeps the features named. */
async function fates(part: ExportPart, ...features: readonly string[]): Promise<Record<string, readonly string[]>> {
  const made: Record<string, readonly string[]> = {}
  for (const target of graded) {
    const entries = (await entriesOf(target, part)).filter(({ feature }) => features.includes(feature))
    if (entries.length > 0) made[target] = entries.map(({ status, feature }) => `${status} ${feature}`)
  }
  return made
}

const says = text('Careful.')
const withKey = (part: ExportPart, key: Key): ExportPart => ({ ...part, key })

const set = choicePart(['x', 'y', 'z'], [0, 1], 'all-or-nothing')
const [number, table] = [numberPart('5/2', { decimals: 1 }), tablePart([1, 2])]
const [plainSet, plainNumber, plainTable] = [set.key, number.key, table.key]
if (plainSet.kind !== 'multi-select' || plainNumber.kind !== 'number' || plainTable.kind !== 'table')
  throw new Error('other keys are wanted')
const unsaid = plainSet.options.map(({ id, right }) => ({ id, right }))

test('a sentence for a whole set of options: only QTI 2 and 3 have a place for it', async () => {
  const part = withKey(set, { ...plainSet, options: unsaid, mistakes: [{ mistake: 'm', answers: ['o1'], says }] })
  const lost = ['lost mistake-feedback']
  expect(await fates(part, 'mistake-feedback', 'option-feedback')).toEqual({
    moodle: lost,
    olx: lost,
    qti12: lost,
    'qti12-strict': lost,
    cc11: lost,
  })
  const whys = (await entriesOf('olx', part)).flatMap((entry) =>
    'why' in entry && entry.feature === 'mistake-feedback' ? [entry.why] : [],
  )
  expect(whys).toEqual([expect.not.stringContaining('typed')])
})

test('sentences for single options are written everywhere; Moodle shows those of a cartridge to everybody', async () => {
  expect(await fates(set, 'mistake-feedback', 'option-feedback')).toEqual({ cc11: ['approximated option-feedback'] })
  expect(await fates(choicePart(['x', 'y'], [0]), 'option-feedback')).toEqual({})
})

test('a sentence for a mistaken number', async () => {
  const part = withKey(number, { ...plainNumber, mistakes: [{ mistake: 'm', answers: [3], says }] })
  const lost = ['lost mistake-feedback']
  expect(await fates(part, 'mistake-feedback')).toEqual({ olx: lost, qti12: lost, 'qti12-strict': lost, cc11: lost })
})

// a cartridge refuses tables
test('a sentence for a mistake in a table', async () => {
  const part = withKey(table, { ...plainTable, mistakes: [{ mistake: 'm', answers: [3, 4], says }] })
  const lost = ['lost mistake-feedback']
  expect(await fates(part, 'mistake-feedback')).toEqual({ olx: lost, qti12: lost, 'qti12-strict': lost, qti21: lost, qti30: lost })
})

test('another reading of a number, with its sentence', async () => {
  const other = { name: 'r', key: { kind: 'number', value: 3, precision: { decimals: 1 }, mistakes: [] } } as const
  const part = withKey(number, { ...plainNumber, accepted: [{ ...other, says }] })
  const lost = ['lost reading-feedback']
  const all = { olx: ['lost accepted-readings'], qti12: lost, 'qti12-strict': lost, cc11: lost }
  expect(await fates(part, 'accepted-readings', 'reading-feedback')).toEqual(all)
  const silent = withKey(number, { ...plainNumber, accepted: [other] })
  expect(await fates(silent, 'accepted-readings', 'reading-feedback')).toEqual({ olx: ['lost accepted-readings'] })
})

test('another reading of a table: where cells are compared one by one, a mix of two readings is right', async () => {
  const other = tablePart([3, 4]).key
  const part = withKey(table, { ...plainTable, accepted: [{ name: 'r', key: other, says }] })
  const mixed = ['approximated accepted-readings']
  expect(await fates(part, 'accepted-readings', 'reading-feedback')).toEqual({
    moodle: mixed,
    olx: ['lost accepted-readings'],
    qti12: [...mixed, 'lost reading-feedback'],
    'qti12-strict': [...mixed, 'lost reading-feedback'],
  })
  const [worst] = (await entriesOf('moodle', part)).flatMap((entry) =>
    'worst' in entry && entry.feature === 'accepted-readings' ? [entry.worst] : [],
  )
  // one cell of the key, one of the other reading: half of either here
  expect(worst).toEqual({ response: { 'z[1]': '1', 'z[2]': '4' }, ours: '1/2', theirs: '1' })
  // one cell alone differs: nothing to mix
  const near = withKey(table, { ...plainTable, accepted: [{ name: 'r', key: tablePart([1, 4]).key }] })
  expect(await fates(near, 'accepted-readings')).toEqual({ olx: ['lost accepted-readings'] })
})

test('another set of options that is right is right nowhere', async () => {
  const part = withKey(set, { ...plainSet, options: unsaid, accepted: [{ name: 'r', key: { ...plainSet, right: ['o1', 'o3'] }, says }] })
  const lost = ['lost accepted-readings']
  expect(await fates(part, 'accepted-readings', 'reading-feedback')).toEqual(Object.fromEntries(graded.map((target) => [target, lost])))
})

test('another option that is right keeps its points and its sentence', async () => {
  const one = choicePart(['x', 'y', 'z'], [0])
  if (one.key.kind !== 'single-choice') throw new Error(one.key.kind)
  const options = one.key.options.map((note) => ({ ...note, right: note.id !== 'o3' }))
  const other: Key = { kind: 'single-choice', option: 'o2', value: 1, options }
  const part = withKey(one, { ...one.key, options, accepted: [{ name: 'r', key: other, says }] })
  expect(await fates(part, 'accepted-readings', 'reading-feedback', 'option-feedback')).toEqual({})
  const scores = await Promise.all(graded.map((target) => entriesOf(target, part)))
  expect(scores.flat().filter((entry) => entry.feature === 'score' && entry.status !== 'kept')).toEqual([])
})

test('QTI shows the worked solution to a whole score alone', async () => {
  const told = async (target: Target, solution: boolean): Promise<readonly string[]> =>
    (await entriesOf(target, number, solution)).flatMap(({ status, feature }) => (feature === 'solution' ? [status] : []))
  expect(await Promise.all(graded.map((target) => told(target, true)))).toEqual([[], [], [], [], [], ['lost'], ['lost']])
  expect(await told('qti21', false)).toEqual([])
})
