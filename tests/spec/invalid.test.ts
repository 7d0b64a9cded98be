// tests/invalid/*.yaml: specs with mistakes. Trailing comments `# code line:col` are what reading them must report, no more
// and no less; places were marked by hand.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openLibrary } from '../../src/cli/library.ts'
import { diagnosticCodes } from '../../src/diagnostic.ts'
import { kindOfFile, readCell, readProblem, readSet } from '../../src/spec/read.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.join(root, 'tests/invalid')
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8')
    return {
      name,
      text,
      expected: [...text.matchAll(/^# (?<code>[a-z]+\/[a-z-]+) (?<place>\d+:\d+)$/gm)].map(
        ({ groups }) => `${groups?.['code']} ${groups?.['place']}`,
      ),
    }
  })
/** What reading a file may report; drawing and solving have fixtures of their own kind. */
const isOfReading = (found: string): boolean => /^(yaml|spec|expression|file|policy)\//.test(found)
const ofReading = fixtures.filter(({ expected }) => expected.every(isOfReading))

function errorsOf(name: string, text: string): readonly string[] {
  const library = openLibrary(root)
  const read = { problem: () => readProblem(text, name, library.cell), cell: () => readCell(text, name), set: () => readSet(text, name) }
  const checked = read[kindOfFile(text) ?? 'problem']()
  return checked.ok ? [] : checked.errors.map(({ code, at }) => `${code} ${at?.line}:${at?.col}`)
}

describe('specs with mistakes', () => {
  test.each(ofReading)('$name', ({ name, text, expected }) => {
    expect(expected.length).toBeGreaterThan(0)
    expect([...errorsOf(name, text)].sort()).toEqual([...expected].sort())
  })

  test('every code of reading that is this folder’s has a fixture', () => {
    const own = Object.keys(diagnosticCodes).filter((code) => /^(yaml|expression)\//.test(code))
    const spec = ['unknown-key', 'missing-key', 'wrong-type', 'wrong-id', 'duplicate-id', 'unknown-cell', 'unsupported'].map(
      (name) => `spec/${name}`,
    )
    const met = new Set(ofReading.flatMap(({ expected }) => expected.map((one) => one.split(' ')[0])))
    expect([...own, ...spec, 'file/too-large'].filter((code) => !met.has(code))).toEqual([])
  })
})
