// `export`: what is written, what is left beside it, and what is refused.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { disk } from '../../src/cli/course/files.ts'
import { type ExportOptions, runExport } from '../../src/cli/export/export.ts'
import { codesIn, heard, type Heard } from '../support/commands.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'export-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const place = (name: string): string => path.join(folder, name)
const exported = (names: readonly string[], options: Partial<ExportOptions> & { readonly out: string }): Promise<Heard> =>
  heard((terminal) =>
    runExport(names, { to: 'moodle', ...options, out: place(options.out) }, terminal, { files: disk, cwd: process.cwd() }),
  )

describe('a problem to Moodle XML', () => {
  test('a category, two variants named by their ids, the tag at the end of each text', async () => {
    const { code, err } = await exported(['lstm-rounded-step'], { variants: 2, seed: 'a', out: 'one.xml' })
    expect(code).toBe(0)
    expect(err).toContain('moodle: 1 problem, 1 with their scores kept')
    const xml = readFileSync(place('one.xml'), 'utf8')
    const ids = [...xml.matchAll(/<idnumber>(v[a-z2-7]+)<\/idnumber>/g)].map(([, id]) => id)
    expect(ids).toHaveLength(2)
    for (const id of ids) expect(xml).toContain(`<small>#${id ?? ''}</small></p>]]></text></questiontext>`)
    expect(xml.match(/<question type="category">/g)).toHaveLength(1)
    // the option that is right, and no other, has the whole of the points
    expect(xml.match(/<answer fraction="100"/g)).toHaveLength(2)
  })
  test('the keys lie beside it, for grading what comes back', () => {
    expect(readdirSync(place('one.course'))).toEqual(['staff'])
    expect(readdirSync(place('one.course/staff'))).toContain('keys.jsonl')
  })
  test('again with the seed that was kept: the same bytes; with another: refused, and nothing is lost', async () => {
    const before = readFileSync(place('one.xml'))
    expect((await exported(['lstm-rounded-step'], { variants: 2, out: 'one.xml' })).code).toBe(0)
    expect(readFileSync(place('one.xml')).equals(before)).toBe(true)
    const other = await exported(['lstm-rounded-step'], { variants: 2, seed: 'b', out: 'one.xml' })
    expect([other.code, codesIn(other.err)]).toEqual([1, ['manifest/changed']])
    expect(other.err).toContain('Choose another --out')
    expect(readFileSync(place('one.xml')).equals(before)).toBe(true)
  })
  test('more variants, then fewer: those that were there stay as they were, and so does what else lies in the folder', async () => {
    const note = place('one.course/staff/exceptions.csv')
    writeFileSync(note, 'student\n')
    const before = readFileSync(place('one.xml'), 'utf8')
    expect((await exported(['lstm-rounded-step'], { variants: 3, out: 'one.xml' })).code).toBe(0)
    const three = readFileSync(place('one.xml'), 'utf8')
    expect(three.match(/<idnumber>v/g)).toHaveLength(3)
    expect(three.startsWith(before.slice(0, before.indexOf('<!-- ledger')))).toBe(true)
    expect((await exported(['lstm-rounded-step'], { variants: 2, out: 'one.xml' })).code).toBe(0)
    expect(readFileSync(place('one.xml'), 'utf8')).toBe(before)
    expect(existsSync(note)).toBe(true)
  })
  test('from the folder of an export: its variants, the same bytes', async () => {
    expect((await exported(['lstm-rounded-step'], { from: place('one.course'), out: 'again.xml' })).code).toBe(0)
    expect(readFileSync(place('again.xml')).equals(readFileSync(place('one.xml')))).toBe(true)
  })
})

describe('archives', () => {
  test.each(['olx', 'qti21', 'qti22', 'qti30'])('%s: twice the same bytes', async (to) => {
    const [first, second] = [`${to}-1.bin`, `${to}-2.bin`]
    for (const out of [first, second]) expect((await exported(['lstm-state'], { to, from: place('archives.course'), out })).code).toBe(0)
    expect(readFileSync(place(first)).equals(readFileSync(place(second)))).toBe(true)
  })
  beforeAll(async () => {
    await exported(['lstm-state'], { to: 'olx', variants: 2, seed: 'a', out: 'archives.tar.gz' })
  })
})

describe('what Moodle cannot hold', () => {
  test('alone: exit 1, no file', async () => {
    const { code, err } = await exported(['bptt-gradient'], { variants: 1, seed: 'a', out: 'formula.xml' })
    expect([code, codesIn(err)]).toEqual([1, ['export/refused']])
    expect(err).toContain('refused: kind of question (symbolic). Moodle has no question that compares formulas')
    expect(existsSync(place('formula.xml'))).toBe(false)
  })
  test('--strict refuses scores that are only near', async () => {
    const { code, err } = await exported(['lstm-state'], { variants: 1, seed: 'a', strict: true, out: 'strict.xml' })
    expect([code, codesIn(err)]).toEqual([1, ['export/refused']])
    expect(existsSync(place('strict.xml'))).toBe(false)
    // nor are keys left for what there is not
    expect(existsSync(place('strict.course'))).toBe(false)
  })
  test('the ledger as JSON names the answer that differs most', async () => {
    const { out } = await exported(['lstm-state'], { variants: 1, seed: 'a', json: true, out: 'state.xml' })
    const ledger: unknown = JSON.parse(out)
    expect(ledger).toMatchObject({
      target: 'moodle',
      problems: [{ problem: 'lstm-state', entries: [{ status: 'approximated', feature: 'score', worst: { ours: '0', theirs: '1/2' } }] }],
    })
  })
})

test.each([
  [{ to: 'word', variants: 1 }, '--to word: expected moodle'],
  [{}, 'say which variants'],
  [{ from: 'x', seed: 'a' }, '--seed goes with --variants'],
  [{ variants: 1_000_000 }, 'up to 10000'],
])('usage %j', async (options, said) => {
  const { code, err } = await exported(['lstm-state'], { ...options, out: 'usage.xml' })
  expect(code).toBe(2)
  expect(err).toContain(said)
})
