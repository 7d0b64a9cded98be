// `check`: exit codes, every mistake of a file at once, and what --json tells.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CheckOptions, runCheck } from '../../src/cli/check.ts'
import { codesIn, heard, type Heard, withFiles } from '../support/commands.ts'
import { namesUnder } from '../support/files.ts'
import { root } from '../support/library.ts'
import type { Certificate } from '../../src/model.ts'

const check = (paths: readonly string[], options: Partial<CheckOptions> = {}): Promise<Heard> =>
  heard((terminal) => runCheck(paths, { variants: 3, ...options }, terminal))
interface Report {
  readonly ok: boolean
  readonly files: readonly {
    readonly file: string
    readonly id?: string
    readonly diagnostics: readonly { readonly code: string; readonly at?: { readonly line: number; readonly col: number } }[]
    readonly certificate?: Certificate
  }[]
}

const sound =
  'problem: sum\ntitle: A sum\nparameters: { a: { integer: [1, 3] }, b: { integer: [1, 3] } }\nrequire: [a != b]\ntext: What is {{a}} + {{b}}?\nask: { kind: number, key: a + b }\n'
/** Places are marked by hand. */
const fiveMistakes = `problem: five
title: Five
parameters:
  a: { integer: [1, 3], exept: [2] }
text: What is {{a}}?
nonsense: true
ask:
  kind: number
  key: a + sen(a)
  decimls: 2
mistakes:
  m: { let: { c: a +} }
`
const five = [
  'spec/unknown-key 4:25',
  'spec/unknown-key 6:1',
  'expression/unknown-function 9:12',
  'spec/unknown-key 10:3',
  'expression/syntax 12:20',
]

test('what is shipped is sound: exit 0', async () => {
  const { code, out, err } = await check([path.join(root, 'problems')], { variants: 100 })
  expect([code, out, codesIn(err)]).toEqual([0, '', []])
  // a line each: problems, cells and sets
  const files = (await namesUnder('problems')).filter((name) => name.endsWith('.yaml'))
  expect(err.match(/: sound/g)).toHaveLength(files.length)
}, 60_000)

describe('a file with five mistakes', () => {
  test('reports all five, each with its place and the line it is in', () =>
    withFiles({ 'five.yaml': fiveMistakes }, async (folder) => {
      const { code, err } = await check([path.join(folder, 'five.yaml')])
      expect(code).toBe(1)
      const places = [...err.matchAll(/five\.yaml:(\d+:\d+): error ([a-z]+\/[a-z-]+): /g)].map(
        ([, place = '', found = '']) => `${found} ${place}`,
      )
      expect(places).toEqual(five)
      for (const line of ['nonsense: true', 'key: a + sen(a)', 'decimls: 2']) expect(err).toContain(line)
      expect(err).toContain('5 errors')
    }))
  test('the same as JSON on stdout', () =>
    withFiles({ 'five.yaml': fiveMistakes }, async (folder) => {
      const { code, out } = await check([path.join(folder, 'five.yaml')], { json: true })
      const report: Report = JSON.parse(out)
      expect([code, report.ok]).toEqual([1, false])
      expect(report.files[0]?.diagnostics.map(({ code: found, at }) => `${found} ${at?.line}:${at?.col}`)).toEqual(five)
    }))
})

describe('several files', () => {
  const files = {
    'problems/sum.yaml': sound,
    'problems/deep/five.yaml': fiveMistakes,
    'problems/tie.yaml':
      'problem: tie\ntitle: T\ncell: { inputs: [x], equations: { y: tanh(x) } }\ngiven: { x: 0 }\nround: { tanh: { to: [-1, 1] } }\ntext: T.\nask: { kind: number, key: y }\n',
    'problems/one.yaml': 'set: one\ntitle: One\nproblems: [sum, sun]\n',
    'notes.txt': 'no problem',
  }
  test('a folder is all of its YAML files, each with its own diagnostics', () =>
    withFiles(files, async (folder) => {
      const { code, out } = await check([path.join(folder, 'problems')], { json: true })
      const report: Report = JSON.parse(out)
      const found = Object.fromEntries(
        report.files.map(({ file, diagnostics }) => [path.basename(file), diagnostics.map((one) => one.code)]),
      )
      expect(code).toBe(1)
      expect(found).toMatchObject({ 'sum.yaml': [], 'tie.yaml': ['draw/impossible'] })
      expect(found['five.yaml']).toHaveLength(5)
      expect(report.files).toHaveLength(4)
    }))
  test('one sound file among them is 0 by itself', () =>
    withFiles(files, async (folder) => {
      const { code, out } = await check([path.join(folder, 'problems/sum.yaml')], { json: true, variants: 20 })
      const report: Report = JSON.parse(out)
      const [file] = report.files
      expect([code, report.ok, file?.id]).toEqual([0, true, 'sum'])
      // nine pairs, of which three have equal numbers
      expect(file?.certificate?.space).toMatchObject({ draws: 9, how: 'enumerated', variants: 6, distinct: 6 })
      expect(file?.certificate?.acceptance.constraints).toEqual([{ constraint: 'a != b', tried: 9, met: 6 }])
    }))
  test('a set names what it cannot find', () =>
    withFiles(files, async (folder) => {
      const { code, err } = await check([path.join(folder, 'problems/one.yaml')])
      expect([code, codesIn(err).includes('file/not-found')]).toEqual([1, true])
      expect(err).toContain('sun')
    }))
  test('a set whose scheme does not fit a problem is told so on its own line', () => {
    const set = 'set: two\ntitle: T\nproblems:\n  - { problem: hinge-loss-table, scheme: coverage }\n'
    return withFiles({ 'problems/two.yaml': set }, async (folder) => {
      const { code, err } = await check([path.join(folder, 'problems/two.yaml')])
      expect([code, codesIn(err)]).toEqual([1, ['pose/scheme']])
      expect(err).toMatch(/two\.yaml:4:\d+: error pose\/scheme/)
    })
  })
  test('what is no file and no id', async () => {
    const { code, err } = await check(['no-such-problem'])
    expect([code, codesIn(err)]).toEqual([1, ['file/not-found']])
  })
  test('a warning is said and is no failure', async () => {
    const { code, err } = await check([path.join(root, 'tests/unsound/solve-irrational.yaml')])
    expect([code, new Set(codesIn(err))]).toEqual([0, new Set(['solve/irrational'])])
  })
  test('progress is for people: none where nobody watches', () =>
    withFiles(files, async (folder) => {
      const watched = await heard((terminal) => runCheck([path.join(folder, 'problems')], { variants: 1, json: true }, terminal), true)
      expect([watched.err.includes('4/4'), watched.err.endsWith('\r\u001b[K')]).toEqual([true, true])
      expect((await check([path.join(folder, 'problems')], { json: true })).err).toBe('')
    }))
})

describe('certificates', () => {
  const written = { 'sum.yaml': sound }
  test('as JSON: what was found of each problem', () =>
    withFiles(written, async (folder) => {
      const file = path.join(folder, 'out.json')
      const { code } = await check([path.join(folder, 'sum.yaml')], { certificate: file })
      const made: { readonly format: number; readonly certificates: readonly Certificate[]; readonly digest: string } = JSON.parse(
        readFileSync(file, 'utf8'),
      )
      expect([code, made.format, made.certificates.map(({ problem }) => problem)]).toEqual([0, 1, ['sum']])
      expect(made.digest).toMatch(/^[0-9a-f]{32}$/)
      expect(readdirSync(folder).sort()).toEqual(['out.json', 'sum.yaml'])
    }))
  test('as a page, where the name says so', () =>
    withFiles(written, async (folder) => {
      const file = path.join(folder, 'out.html')
      await check([path.join(folder, 'sum.yaml')], { certificate: file })
      expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[^]*<h1>sum<\/h1>/)
    }))
  test('of nothing that can be read there is none', () =>
    withFiles({ 'five.yaml': fiveMistakes }, async (folder) => {
      const file = path.join(folder, 'out.json')
      const { code, err } = await check([path.join(folder, 'five.yaml')], { certificate: file })
      expect([code, readdirSync(folder)]).toEqual([1, ['five.yaml']])
      expect(err).toContain('found no problem to certify')
    }))
  test('a folder that is not there is told', () =>
    withFiles(written, async (folder) => {
      const { code, err } = await check([path.join(folder, 'sum.yaml')], { certificate: path.join(folder, 'no/out.json') })
      expect([code, codesIn(err)]).toEqual([1, ['file/unwritable']])
    }))
  test('--strict: a warning is a failure', async () => {
    const { code } = await check([path.join(root, 'tests/unsound/solve-irrational.yaml')], { strict: true })
    expect(code).toBe(1)
  })
})
