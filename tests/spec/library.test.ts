// Finding specs: by id or file, the course before the package, each id once.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestOf, openLibrary } from '../../src/cli/library.ts'
import type { Checked } from '../../src/diagnostic.ts'

let course = ''
const write = (file: string, text: string | Uint8Array): void => {
  mkdirSync(path.dirname(path.join(course, file)), { recursive: true })
  writeFileSync(path.join(course, file), text)
}
const problem = (id: string, more = ''): string => `problem: ${id}\ntitle: Of the course\n${more}ask: { kind: number, key: 1 }\n`
const codes = (checked: Checked<unknown>): readonly string[] => (checked.ok ? [] : checked.errors.map(({ code }) => code))

beforeAll(() => {
  course = mkdtempSync(path.join(tmpdir(), 'quizwright-library-'))
  write('problems/one/mine.yaml', problem('mine'))
  write('problems/gating.yaml', problem('gating'))
  write('problems/with-cell.yaml', problem('with-cell', 'cell: toy\ngiven: { h_prev: 0, x: 1 }\n'))
  write('problems/cells/toy.yaml', 'cell: toy\ntitle: A toy\ninputs: [x]\nequations: { h: h_prev + x }\n')
  write('problems/a/twice.yaml', problem('twice'))
  write('problems/b/twice.yaml', problem('twice'))
  write('problems/toy-set.yaml', 'set: toy-set\ntitle: A set\nproblems: [mine, gating]\n')
  write('problems/broken.yaml', 'title: [\n')
  write('problems/latin.yaml', Uint8Array.from([0x70, 0x3a, 0x20, 0xe9]))
  write('elsewhere/lstm-state.yaml', problem('lstm-state'))
})
afterAll(() => {
  rmSync(course, { recursive: true, force: true })
})

test('by id, in folders of any depth', () => {
  const found = openLibrary(course).problem('mine')
  expect(found.ok && [found.value.problem.id, found.value.file, found.value.source]).toEqual([
    'mine',
    path.join('problems', 'one', 'mine.yaml'),
    problem('mine'),
  ])
})

test('the course’s own goes before the package’s, which has the others', () => {
  const library = openLibrary(course)
  const [own, packaged] = [library.problem('gating'), library.cell('lstm')]
  expect(own.ok && own.value.problem.title).toMatchObject([{ lang: 'en', pieces: [{ type: 'markdown', text: 'Of the course' }] }])
  expect(packaged.ok && packaged.value.id).toBe('lstm')
})

test('by file, wherever it lies', () => {
  const found = openLibrary(course).problem('elsewhere/lstm-state.yaml')
  expect(found.ok && found.value.file).toBe('elsewhere/lstm-state.yaml')
})

test('a file’s cells are looked up in the problems/ it lies in, whatever the folder of the command', () => {
  const found = openLibrary(tmpdir()).problem(path.join(course, 'problems/with-cell.yaml'))
  expect(found.ok && found.value.problem.cell?.id).toBe('toy')
})

test('sources are the problem and its cell, and their digest is of the text alone', () => {
  const found = openLibrary(course).problem('with-cell')
  const sources = found.ok ? found.value.sources : []
  expect(sources.map(({ file }) => path.basename(file))).toEqual(['with-cell.yaml', 'toy.yaml'])
  expect(digestOf(sources)).toMatch(/^[0-9a-f]{32}$/)
  expect(digestOf(sources.map(({ text }) => ({ file: 'moved', text })))).toBe(digestOf(sources))
  expect(digestOf(sources.map(({ file, text }) => ({ file, text: `${text} ` })))).not.toBe(digestOf(sources))
  // one text cut in two elsewhere is another pair of texts
  expect(
    digestOf([
      { file: 'a', text: 'ab' },
      { file: 'b', text: 'c' },
    ]),
  ).not.toBe(
    digestOf([
      { file: 'a', text: 'a' },
      { file: 'b', text: 'bc' },
    ]),
  )
})

test('sets, and what is not one', () => {
  const library = openLibrary(course)
  const set = library.set('toy-set')
  expect(set.ok && set.value.set.problems.map((entry) => entry.problem)).toEqual(['mine', 'gating'])
  expect(codes(library.set('mine'))).toEqual(['file/not-found'])
  expect(codes(library.problem('problems/toy-set.yaml'))).toEqual(['spec/wrong-type'])
})

test('what cannot be found or read is said to be so', () => {
  const library = openLibrary(course)
  const missing = library.problem('gatign')
  expect(missing.ok ? undefined : missing.errors[0]).toMatchObject({ code: 'file/not-found', hint: 'did you mean “gating”?' })
  expect(codes(library.problem('nowhere/x.yaml'))).toEqual(['file/not-found'])
  expect(codes(library.cell('ltsm'))).toEqual(['spec/unknown-cell'])
  expect(codes(library.problem('problems/latin.yaml'))).toEqual(['file/unreadable'])
  expect(codes(library.problem('problems/'))).toEqual(['file/unreadable'])
  expect(codes(library.problem('broken'))).toEqual(['yaml/syntax'])
})

test('an id in two files of one folder is nobody’s', () => {
  expect(codes(openLibrary(course).problem('twice'))).toEqual(['spec/duplicate-id'])
})

test('an id is no path', () => {
  const library = openLibrary(path.join(course, 'problems'))
  expect(codes(library.problem('..'))).toEqual(['file/not-found'])
  expect(library.problem('..').ok).toBe(false)
})

test('all problems: the course’s, then those of the package that it has none of', () => {
  const all = openLibrary(course).allProblems()
  const ids = all.map(({ id }) => id)
  expect(ids).toContain('mine')
  expect(ids).toContain('lstm-state')
  expect(all.filter(({ id }) => id === 'gating').map(({ file }) => file)).toEqual([path.join('problems', 'gating.yaml')])
  expect(ids).not.toContain('toy')
})
