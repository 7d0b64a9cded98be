// `export --to practice`: what is written, what is not left beside it, and what is refused.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { disk } from '../../src/cli/course/files.ts'
import { type ExportOptions, runExport } from '../../src/cli/export/export.ts'
import { runGenerate } from '../../src/cli/generate.ts'
import { codesIn, heard, type Heard, withFiles } from '../support/commands.ts'

const exported = (cwd: string, names: readonly string[], options: Partial<ExportOptions> = {}): Promise<Heard> =>
  heard((terminal) => runExport(names, { to: 'practice', out: path.join(cwd, 'page.html'), ...options }, terminal, { files: disk, cwd }))
const page = (folder: string): string => path.join(folder, 'page.html')
const written = (folder: string): string => readFileSync(page(folder), 'utf8')

const doubled = `problem: doubled
title: 'Doubled </script><script>x</script>'
parameters: { a: { integer: [10, 99] } }
text: 'Twice {{a}} </script><!-- <script>x <b>& more</b>?'
ask: { kind: number, key: 2*a }
published: [{ with: { a: 10 }, key: 20 }]
`
const never = `problem: never
title: Never
parameters: { a: { integer: [1, 2] } }
require: ['a > 5']
text: T.
ask: { kind: number, key: 2*a }
`
const set = (problems: string, more = ''): string =>
  `set: weekly\ntitle: Weekly\n${more}problems:\n  - { problem: ${problems}, attempts: 2 }\n`

test('one file, nothing beside it, and no folder’s name in it', () =>
  withFiles({ 'problems/doubled.yaml': doubled, 'problems/sets/weekly.yaml': set('doubled') }, async (folder) => {
    const { code, err } = await exported(folder, ['weekly'])
    expect([code, codesIn(err)]).toEqual([0, []])
    expect(err).toContain('page.html: 1 problem\n')
    expect(err).toMatch(/lost.*attempts/s)
    expect(readdirSync(folder).sort()).toEqual(['page.html', 'problems'])
    // who may read any new file may read this one: it holds keys, and is for students all the same
    expect(statSync(page(folder)).mode).toBe(statSync(path.join(folder, 'problems/doubled.yaml')).mode)
    const html = written(folder)
    expect(html.includes('its keys can be read by whoever looks for them')).toBe(true)
    expect([folder, 'problems/doubled.yaml'].filter((name) => html.includes(name))).toEqual([])
    // of a text that looks like markup nothing ends the element that it stands in
    expect([html.match(/<\/script>/g)?.length, html.match(/<script[ >]/g)?.length]).toEqual([2, 2])
    expect(html.includes('<b>')).toBe(false)
  }))

test('what the set says stands under its title', () =>
  withFiles(
    { 'problems/doubled.yaml': doubled, 'problems/sets/weekly.yaml': set('doubled', "text: 'Due **on Friday** & worth $2^3$.'\n") },
    async (folder) => {
      expect((await exported(folder, ['weekly'])).code).toBe(0)
      const intro = /<div class="intro">.*?<\/div>/s.exec(written(folder))?.[0] ?? ''
      expect(intro.slice(0, 80)).toContain('<p>Due <strong>on Friday</strong> &amp; worth <span')
      expect(intro).toContain('<mn>3</mn>')
    },
  ))

test('what it says and cannot be typeset is told to its author', () =>
  withFiles(
    { 'problems/doubled.yaml': doubled, 'problems/sets/weekly.yaml': set('doubled', "text: 'Worth $\\frac{1$.'\n") },
    async (folder) => {
      const { code, err } = await exported(folder, ['weekly'])
      expect([code, codesIn(err), existsSync(page(folder))]).toEqual([1, ['spec/tex'], false])
    },
  ))

test('the same bytes again', () =>
  withFiles({ 'problems/doubled.yaml': doubled }, async (folder) => {
    await exported(folder, ['doubled'])
    const before = written(folder)
    await exported(folder, ['doubled'])
    expect(written(folder) === before).toBe(true)
  }))

test('of a generated folder: the specs that it keeps', () =>
  withFiles({ 'problems/doubled.yaml': doubled, 'problems/sets/weekly.yaml': set('doubled') }, async (folder) => {
    await exported(folder, ['weekly'])
    const fromCourse = written(folder)
    const out = path.join(folder, 'week')
    const generated = await heard((terminal) =>
      runGenerate(['weekly'], { out, variants: 1, seed: 'a' }, terminal, { files: disk, cwd: folder }),
    )
    expect(generated.code).toBe(0)
    expect((await exported(folder, ['weekly'], { from: out })).code).toBe(0)
    expect(written(folder) === fromCourse).toBe(true)
  }))

test.each(['practice', 'scorm12', 'scorm2004'])('an exam never becomes %s', (to) =>
  withFiles({ 'problems/doubled.yaml': doubled, 'problems/sets/weekly.yaml': set('doubled', 'mode: exam\n') }, async (folder) => {
    const { code, err } = await exported(folder, ['weekly'], { to })
    expect([code, codesIn(err)]).toEqual([1, ['export/refused']])
    expect(err).toContain('mode: exam')
    expect(readdirSync(folder)).toEqual(['problems'])
  }),
)

test('nor does one that was generated', () =>
  withFiles({ 'problems/doubled.yaml': doubled, 'problems/sets/weekly.yaml': set('doubled', 'mode: exam\n') }, async (folder) => {
    const out = path.join(folder, 'week')
    await heard((terminal) => runGenerate(['weekly'], { out, variants: 1, seed: 'a' }, terminal, { files: disk, cwd: folder }))
    const { code, err } = await exported(folder, ['weekly'], { from: out })
    expect([code, codesIn(err), existsSync(page(folder))]).toEqual([1, ['export/refused'], false])
  }))

test.each([{ variants: 3 }, { seed: 'a' }])('%o is wrong usage: a page draws by itself', (options) =>
  withFiles({ 'problems/doubled.yaml': doubled }, async (folder) => {
    const { code, err } = await exported(folder, ['doubled'], options)
    expect(code).toBe(2)
    expect(err).toContain('leave out --variants and --seed')
    expect(existsSync(page(folder))).toBe(false)
  }),
)

test('a problem that cannot be drawn is told to its author, and nothing is written', () =>
  withFiles({ 'problems/doubled.yaml': doubled, 'problems/never.yaml': never }, async (folder) => {
    const { code, err } = await exported(folder, ['doubled', 'never'])
    expect([code, codesIn(err)]).toEqual([1, ['draw/impossible']])
    expect(err).toContain('never.yaml')
    expect(readdirSync(folder)).toEqual(['problems'])
  }))

test('--strict refuses where a limit of attempts is lost, and takes what has none', () =>
  withFiles({ 'problems/doubled.yaml': doubled, 'problems/sets/weekly.yaml': set('doubled') }, async (folder) => {
    const strict = await exported(folder, ['weekly'], { strict: true })
    expect([strict.code, codesIn(strict.err), existsSync(page(folder))]).toEqual([1, ['export/refused'], false])
    expect((await exported(folder, ['doubled'], { strict: true })).code).toBe(0)
  }))
