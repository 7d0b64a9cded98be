// The problem language as worked through beside the project: what this version has is read, what it has not is said to be so.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Checked } from '../../src/diagnostic.ts'
import type { Cell } from '../../src/model.ts'
import { kindOfFile, readCell, readProblem } from '../../src/spec/read.ts'

const root = path.resolve(import.meta.dirname, '../..')
const shared = path.join(root, '../shared/language')
const isThere = existsSync(shared)
/** Problems that need kinds of question this version has not. */
const later: ReadonlySet<string> = new Set(['perceptron-trace', 'logic-gate-weights'])

const cellsIn =
  (folder: string) =>
  (id: string): Checked<Cell> =>
    readCell(readFileSync(path.join(folder, `${id}.yaml`), 'utf8'), `${id}.yaml`)
const namesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yaml'))
        .sort()
    : []
const errorsOf = (file: string, cells: (id: string) => Checked<Cell>): readonly string[] => {
  const text = readFileSync(file, 'utf8')
  const read = kindOfFile(text) === 'cell' ? readCell(text, file) : readProblem(text, file, cells)
  return read.ok ? [] : read.errors.map(({ code, message, at }) => `${code} ${at?.line}:${at?.col} ${message}`)
}

describe.skipIf(!isThere)('examples of ../shared/language (skipped where the folder is absent)', () => {
  const names = namesIn(shared).map((name) => name.replace(/\.yaml$/, ''))
  test('there are eight problems in reach, two out of reach, three cells', () => {
    expect(names).toHaveLength(13)
  })
  test.each(names.filter((name) => !later.has(name)))('%s is read', (name) => {
    expect(errorsOf(path.join(shared, `${name}.yaml`), cellsIn(shared))).toEqual([])
  })
  test.each([...later])('%s needs what this version has not, and nothing else is wrong', (name) => {
    const errors = errorsOf(path.join(shared, `${name}.yaml`), cellsIn(shared))
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.filter((found) => !found.startsWith('spec/unsupported'))).toEqual([])
  })
})

test.each(namesIn(path.join(root, 'problems/cells')))('the package’s cell %s is read', (name) => {
  expect(errorsOf(path.join(root, 'problems/cells', name), cellsIn(path.join(root, 'problems/cells')))).toEqual([])
})
