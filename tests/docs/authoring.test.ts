// The tutorial, walked through in an empty folder: its files written, its commands run, what they print compared line by line.
// QUIZWRIGHT_RECORD=1 writes what the commands print now into the document: read what it changes before you keep it.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleOptions, entryPoints } from '../../bin/bundle.mjs'
import { codesIn, type Heard } from '../support/commands.ts'
import { root } from '../support/files.ts'
import { agrees, changed, type Listing, listingsOf, recorded, type Step } from './listings.ts'

const document = readFileSync(root('docs/authoring.md'), 'utf8')
const listings = listingsOf(document)
const isRecording = process.env['QUIZWRIGHT_RECORD'] === '1'

/** Inside of the package, where the command looks for the package's own files. */
const bundled = root(`dist.tmp-authoring-${process.pid}`)
const empty = mkdtempSync(path.join(tmpdir(), 'quizwright-authoring-'))
let folder = empty
beforeAll(async () => {
  await build({ ...bundleOptions, absWorkingDir: root('.'), entryPoints, outdir: bundled })
  writeFileSync(path.join(bundled, 'start.mjs'), "import { run } from './cli.js'\nprocess.exitCode = await run(process.argv.slice(2))\n")
}, 60_000)
afterAll(() => {
  if (isRecording) writeFileSync(root('docs/authoring.md'), withRecords())
  for (const place of [bundled, empty]) rmSync(place, { recursive: true, force: true })
})

const quizwright = (words: readonly string[]): Promise<Heard> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [path.join(bundled, 'start.mjs'), ...words], { cwd: folder }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })

/** What the commands of a listing print, and the exit code of the last. */
async function typed(commands: readonly string[]): Promise<Heard> {
  let all: Heard = { code: 0, out: '', err: '' }
  for (const command of commands) {
    const [name, ...words] = command.split(' ')
    if (name === 'cd') {
      folder = path.join(folder, words[0] ?? '')
      continue
    }
    expect(name).toBe('quizwright')
    const { code, out, err } = await quizwright(words)
    all = { code, out: all.out + out, err: all.err + err }
  }
  return all
}

function write(step: Exclude<Step, { type: 'run' }>): void {
  const file = path.join(folder, step.file)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, changed(step.type === 'file' ? '' : readFileSync(file, 'utf8'), step))
}

const told = ({ step }: Listing): string => (step.type === 'run' ? step.commands.join('; ') : `${step.type} ${step.file}`)
const records = new Map<Listing, readonly string[]>()

/** The document with what was recorded in the places of the listings. */
const withRecords = (): string =>
  [...records].reduceRight((text, [{ from, to }, lines]) => `${text.slice(0, from)}${lines.join('\n')}\n${text.slice(to)}`, document)

describe('the tutorial, from an empty folder', () => {
  test.each(listings.map((listing) => [listing.line, told(listing), listing] as const))(
    'line %i: %s',
    async (_, __, listing) => {
      const { step } = listing
      if (step.type !== 'run') return write(step)
      const { code, out, err } = await typed(step.commands)
      const found = (out + err)
        .split('\n')
        .slice(0, -1)
        .map((line) => line.trimEnd())
      expect([code, found.filter((line) => line.includes('this is a bug'))]).toEqual([step.exit, []])
      if (isRecording) records.set(listing, [...step.commands.map((command) => `$ ${command}`), ...recorded(step.output, found)])
      else if (!agrees(step.output, found)) expect(found).toEqual(step.output)
    },
    120_000,
  )

  test('the problem it ends with has parts of four kinds, and its certificate is clean', () => {
    const file: { readonly certificates: readonly Certified[] } = JSON.parse(readFileSync(path.join(folder, 'medicine.json'), 'utf8'))
    const [certificate] = file.certificates
    expect(file.certificates.map(({ problem, sound, diagnostics }) => [problem, sound, diagnostics])).toEqual([['medicine', true, []]])
    expect(certificate?.parts.map(({ kind }) => kind)).toEqual(['table', 'single-choice', 'expression', 'multi-select'])
    expect(certificate?.digest).toMatch(/^[0-9a-f]{32}$/)
  })
})
interface Certified {
  readonly problem: string
  readonly sound: boolean
  readonly diagnostics: readonly unknown[]
  readonly parts: readonly { readonly kind: string }[]
  readonly digest: string
}

test('the problem that the README shows is sound, without a warning', async () => {
  const [, id = '', text = ''] = /^```yaml\n(?=problem: (\S+))([^]*?)^```$/m.exec(readFileSync(root('README.md'), 'utf8')) ?? []
  write({ type: 'file', file: `problems/${id}.yaml`, text })
  const { code, err } = await quizwright(['check', `problems/${id}.yaml`])
  expect([code, codesIn(err)]).toEqual([0, []])
  expect(err).toContain(`problems/${id}.yaml: sound\n`)
}, 60_000)

describe('a listing', () => {
  test.each<[readonly string[], readonly string[], boolean]>([
    [['a', 'b'], ['a', 'b'], true],
    [['a'], ['a', 'b'], false],
    [['a', '…', 'd'], ['a', 'b', 'c', 'd'], true],
    [['a', '…'], ['a'], true],
    [['…', 'b', '…', 'd'], ['a', 'd', 'b'], false],
    [['…', 'c'], ['a', 'c', 'd'], false],
  ])('%j printed, %j found: %s', (printed, found, is) => {
    expect(agrees(printed, found)).toBe(is)
  })
  test('that does not say what it is is refused', () => {
    expect(() => listingsOf('Text.\n\n```yaml\na: 1\n```\n')).toThrow('line 3')
    expect(() => listingsOf('<!-- fil: a.yaml -->\n```yaml\na: 1\n```\n')).toThrow('line 1')
  })
  test('changes the keys that it shows, and adds under one', () => {
    const text = 'a: 1\nb:\n  c: 2\nd: 3\n'
    expect(changed(text, { type: 'keys', file: 'f', text: 'b: 4\ne: 5\n', without: 'd' })).toBe('a: 1\nb: 4\ne: 5\n')
    expect(changed(text, { type: 'under', file: 'f', text: '  e: 5\n', key: 'b' })).toBe('a: 1\nb:\n  c: 2\n  e: 5\nd: 3\n')
  })
})
