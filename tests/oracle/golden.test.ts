// Our cells agree with what others compute: in float64 as the command prints it, and in the certified arithmetic that keys come from.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCell } from '../../src/cell/run-given.ts'
import { runCellCommand } from '../../src/cli/cell.ts'
import { readGiven } from '../../src/cli/given.ts'
import { openLibrary } from '../../src/cli/library.ts'
import { certified } from '../../src/math/evaluate/certified.ts'
import { fromJson, isList, isScalar, type Quantity, scalarToFloat, toReal, type Value } from '../../src/math/evaluate/value.ts'
import { hooksFor, newContext } from '../../src/solve/hooks.ts'
import { root } from '../support/files.ts'
import { differences, type Golden, goldenFiles, goldenOf, type Numbers } from './golden.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'quizwright-golden-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The steps that `quizwright cell` prints. */
async function printed({ cell, given }: Golden): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const file = path.join(folder, 'given.json')
  writeFileSync(file, JSON.stringify(given))
  let out = ''
  let err = ''
  const terminal = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), tty: false }
  expect([await runCellCommand(cell, { given: file, json: true }, terminal), err]).toEqual([0, ''])
  const { steps }: { steps: readonly Readonly<Record<string, unknown>>[] } = JSON.parse(out)
  return steps
}

const wrongIn = ({ expected, tolerance }: Golden, steps: readonly Readonly<Record<string, unknown>>[]): string[] =>
  Object.entries(expected).flatMap(([name, values]) =>
    differences(
      name,
      steps.map((step) => step[name]),
      values,
      tolerance,
    ),
  )

describe.each(goldenFiles)('%s.json', (file) => {
  test.each(goldenOf(file).map((golden) => [golden.name, golden] as const))('%s', async (_, golden) => {
    expect(wrongIn(golden, await printed(golden))).toEqual([])
  })
})

describe('the certified arithmetic', () => {
  const cells = openLibrary(root('.'))

  test.each(goldenOf('float64').map((golden) => [golden.name, golden] as const))('%s', (_, golden) => {
    const cell = cells.cell(golden.cell)
    const given = readGiven(JSON.stringify(golden.given), 'given.json')
    if (!cell.ok || !given.ok) return expect([cell, given]).toEqual('a cell and its numbers')
    const context = newContext()
    const rows = runCell<Quantity, typeof context>(
      cell.value,
      given.value,
      certified,
      (json) => fromJson(json),
      hooksFor([], new Set(), false),
      context,
    )
    if (!rows.ok) return expect(rows.errors).toEqual([])
    const steps = rows.value.map((row) => Object.fromEntries([...row].map(([name, value]) => [name, middles(value)])))
    expect(wrongIn(golden, steps)).toEqual([])
    // the bound that is claimed on each value's error holds, and is of use
    const widest = Math.max(...rows.value.flatMap((row) => [...row.values()].flatMap(radii)))
    expect(widest).toBeLessThan(1e-12)
  })
})

const middles = (value: Value): Numbers => (isList(value) ? value.map(middles) : isScalar(value) ? scalarToFloat(value) : null)
const radii = (value: Value): number[] => (isList(value) ? value.flatMap(radii) : isScalar(value) ? [toReal(value).radius] : [])

test('the two programs agree with each other', () => {
  const second = new Map(goldenOf('float64').map((golden) => [golden.name, golden]))
  const wrong = goldenOf('onnx').flatMap((golden) =>
    Object.entries(golden.expected).flatMap(([name, values]) =>
      differences(`${golden.name}: ${name}`, second.get(golden.name)?.expected[name], values, 1e-6),
    ),
  )
  expect(wrong).toEqual([])
})

test('a value that is off, a swapped gate or a missing step is seen', () => {
  expect(differences('h', [[0.5, 0.25]], [[0.5, 0.75]], 1e-6)).toEqual(['h[1][2]: found 0.25, expected 0.75 ± 0.000001'])
  expect(differences('h', [0.5], [0.5, 0.5], 1)).toHaveLength(1)
  expect(differences('h', [undefined], [0], 1)).toHaveLength(1)
  expect(differences('h', [0.5, NaN], [null, 0], 1)).toHaveLength(1)
})
