// Names of a problem: what is wrong with them is found before anything is evaluated, each with its code and place.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Checked } from '../../src/diagnostic.ts'
import type { Cell } from '../../src/model.ts'
import { readCell, readProblem } from '../../src/spec/read.ts'
import { cycles, leaks, lines, misusedNames, type NamesCase, unbound, unknownNames } from './names-cases.ts'

const cells = (id: string): Checked<Cell> => {
  const file = new URL(`../../problems/cells/${id}.yaml`, import.meta.url)
  return readCell(readFileSync(file, 'utf8'), `${id}.yaml`)
}

/** The text without its marks, and `line:col` of each. */
function unmark(marked: string): { readonly text: string; readonly places: readonly string[] } {
  const places: string[] = []
  const rows = marked.split('\n').map((row, i) => {
    let plain = ''
    for (const character of row) {
      if (character === '«') places.push(`${i + 1}:${plain.length + 1}`)
      else if (character !== '»') plain += character
    }
    return plain
  })
  return { text: rows.join('\n'), places }
}

const groups: readonly (readonly [string, readonly NamesCase[]])[] = [
  ['names that nothing defines', unknownNames],
  ['names that cannot be used so', misusedNames],
  ['cycles', cycles],
  ['names without a value', unbound],
  ['lines that name what is not there', lines],
  ['texts that give the key away', leaks],
]

describe.each(groups)('%s', (_, cases) => {
  test.each(cases)('$what', ({ problem, codes, says }) => {
    const { text, places } = unmark(problem)
    const read = readProblem(text, 'p.yaml', cells)
    const found = read.ok ? [] : read.errors
    expect(found.map(({ code, at }) => `${code} ${at?.line ?? 0}:${at?.col ?? 0}`)).toEqual(
      codes.map((code, i) => `${code} ${places[i] ?? 'unmarked'}`),
    )
    if (says !== undefined) expect(found.map(({ message, hint }) => `${message}; ${hint ?? ''}`).join('\n')).toContain(says)
  })
})

test('the caret has the length of the name', () => {
  const read = readProblem(unmark('problem: p\ntitle: T\nask: { kind: number, key: 1 + nowhere }\ntext: T\n').text, 'p.yaml', cells)
  expect(read.ok ? [] : read.errors.map(({ at }) => at)).toEqual([{ file: 'p.yaml', line: 3, col: 31, length: 7 }])
})

test('a list over several lines is pointed into', () => {
  const read = readProblem('problem: p\ntitle: T\nask:\n  kind: vector\n  key: [1,\n    nowhere]\ntext: T\n', 'p.yaml', cells)
  expect(read.ok ? [] : read.errors.map(({ at }) => `${at?.line ?? 0}:${at?.col ?? 0}`)).toEqual(['6:5'])
})

test('notation of what does not occur is a warning', () => {
  const read = readProblem(
    'problem: p\ntitle: T\nnotation:\n  w: v\n  ww: u\nparameters:\n  w: { integer: [1, 2] }\nask: { kind: number, key: w + 1 }\ntext: T\n',
    'p.yaml',
    cells,
  )
  expect(read.ok ? read.warnings.map(({ code, at, hint }) => [code, at?.line, at?.col, hint]) : []).toEqual([
    ['spec/unknown-name', 5, 3, 'did you mean “w”?'],
  ])
})
