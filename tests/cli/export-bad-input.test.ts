// `export` where something is in the way: problems that a target cannot hold, folders that cannot be written, a run that is
// killed, variants that are gone.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { disk, type Files } from '../../src/cli/course/files.ts'
import { type ExportOptions, runExport } from '../../src/cli/export/export.ts'
import type { ProblemLedger } from '../../src/export/ledger.ts'
import { codesIn, heard, type Heard } from '../support/commands.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'export-bad-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const place = (name: string): string => path.join(folder, name)
const exported = (
  names: readonly string[],
  options: Partial<ExportOptions> & { readonly out: string },
  files: Files = disk,
): Promise<Heard> =>
  heard((terminal) => runExport(names, { to: 'moodle', ...options, out: place(options.out) }, terminal, { files, cwd: process.cwd() }))

interface Told {
  readonly problems: readonly ProblemLedger[]
}
const ledgerIn = ({ out }: Heard): Told => {
  const told: Told = JSON.parse(out)
  return told
}

describe('a set of which the target holds one problem', () => {
  const names = ['lstm-rounded-step', 'bptt-gradient']
  const draw = { variants: 1, seed: 'a' }
  test('the other is left out and refused by name, exit 0', async () => {
    const said = await exported(names, { ...draw, json: true, out: 'part.xml' })
    expect(said.code).toBe(0)
    const [held, refused] = ledgerIn(said).problems
    expect([held?.problem, refused?.problem]).toEqual(names)
    expect(held?.entries.every(({ status }) => status !== 'refused')).toBe(true)
    expect(refused?.entries).toMatchObject([{ status: 'refused', part: 'symbolic', feature: 'kind' }])
    const xml = readFileSync(place('part.xml'), 'utf8')
    expect([...xml.matchAll(/<name><text>([a-z-]+) v/g)].map(([, name]) => name)).toEqual(['lstm-rounded-step'])
  })
  test('--strict: exit 1, and what was there stays', async () => {
    const before = readFileSync(place('part.xml'))
    const said = await exported(names, { ...draw, strict: true, out: 'part.xml' })
    expect([said.code, codesIn(said.err)]).toEqual([1, ['export/refused']])
    expect(readFileSync(place('part.xml')).equals(before)).toBe(true)
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
  })
})

test('variants that are no longer in use: the problem is refused by name, the others are exported', async () => {
  expect((await exported(['lstm-rounded-step', 'gating'], { variants: 1, seed: 'a', out: 'gone.xml' })).code).toBe(0)
  const manifest = place('gone.course/staff/manifest.jsonl')
  const lines = readFileSync(manifest, 'utf8').split('\n')
  writeFileSync(
    manifest,
    lines.map((line) => (line.includes('"problem":"gating"') ? line.replace('"active"', '"inactive"') : line)).join('\n'),
  )
  const without = await exported(['gating'], { from: place('gone.course'), out: 'none.json', to: 'json' })
  expect([without.code, codesIn(without.err), existsSync(place('none.json'))]).toEqual([1, ['export/refused'], false])
  const named = await exported(['lstm-rounded-step', 'gating'], { from: place('gone.course'), json: true, out: 'named.json', to: 'json' })
  expect(named.code).toBe(0)
  expect(ledgerIn(named).problems.find(({ problem }) => problem === 'gating')?.entries).toEqual([
    { status: 'refused', feature: 'selection', why: 'no variant of it is in use' },
  ])
})

describe('a place that cannot be written', () => {
  test.each([
    ['a file stands where the folder should be', 'blocked/out.xml'],
    ['a folder stands where the file should be', 'taken.xml'],
  ])('%s: told as such, exit 1, nothing else is touched', async (_, out) => {
    writeFileSync(place('blocked'), 'mine')
    mkdirSync(place('taken.xml/inside'), { recursive: true })
    const said = await exported(['lstm-rounded-step'], { from: place('part.course'), out })
    expect([said.code, codesIn(said.err)]).toEqual([1, ['file/unwritable']])
    expect(readFileSync(place('blocked'), 'utf8')).toBe('mine')
    expect(existsSync(place('taken.xml/inside'))).toBe(true)
  })
})

describe('killed on the way', () => {
  class Killed extends Error {}
  /** The disk, until so many pieces of the export are written. */
  const killedAfter = (pieces: number): Files => ({
    ...disk,
    open(file, mode) {
      const handle = disk.open(file, mode)
      let left = pieces
      return {
        ...handle,
        write(content) {
          if (left === 0) throw new Killed()
          left -= 1
          handle.write(content)
        },
      }
    },
  })
  test.each(['moodle', 'olx', 'qti21', 'json'] as const)(
    '%s: the old file is there, whole; the next run writes the new one',
    async (to) => {
      const out = `killed-${to}`
      const names = ['lstm-rounded-step', 'gating']
      expect((await exported(names, { to, variants: 1, seed: 'a', out })).code).toBe(0)
      const before = readFileSync(place(out))
      await expect(exported(names, { to, variants: 3, out }, killedAfter(1))).rejects.toThrow(Killed)
      expect(readFileSync(place(out)).equals(before)).toBe(true)
      expect((await exported(names, { to, variants: 3, out })).code).toBe(0)
      expect(readFileSync(place(out)).length).toBeGreaterThan(before.length)
      expect(existsSync(`${place(out)}.unfinished`)).toBe(false)
    },
  )
  test('a disk that is full: told as such, and nothing half is left', async () => {
    const full: Files = {
      ...disk,
      open(file, mode) {
        const handle = disk.open(file, mode)
        return {
          ...handle,
          write() {
            throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write', path: file })
          },
        }
      },
    }
    const said = await exported(['lstm-rounded-step'], { from: place('part.course'), out: 'full.xml' }, full)
    expect([said.code, codesIn(said.err)]).toEqual([1, ['file/unwritable']])
    expect(readdirSync(folder).filter((name) => name.startsWith('full'))).toEqual([])
  })
})
