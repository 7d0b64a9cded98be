import { describe, expect, test } from 'vitest'
import { responseOf } from '../../../grader/submission/response-of.ts'
import type { Interaction, Option } from '../../../src/model.ts'

const option = (id: string, plain: string, tex?: string): Option => ({
  id,
  plain,
  text: tex === undefined ? [{ type: 'text', text: plain }] : [{ type: 'math', tex, display: false }],
})
const choice = (multiple: boolean, ...options: readonly Option[]): Interaction => ({ type: 'choice', multiple, options })
const number: Interaction = { type: 'text', format: { fractions: true, precision: {} } }
const cell = (id: string) => ({ type: 'number', id, format: { fractions: true, precision: {} } }) as const
const grid: Interaction = {
  type: 'grid',
  layout: 'vector',
  columns: [{ heading: [], plain: '', cells: [cell('h[1]'), cell('h[2]'), cell('h[3]')] }],
}
const gates = choice(true, option('o1', 'forget gate'), option('o2', 'input gate'), option('o3', 'cell, state'), option('o4', 'cell'))

describe('a choice as an LMS reports it', () => {
  test.each([
    ['moodle', 'forget gate; input gate', ['o1', 'o2']],
    ['moodle', 'input gate', ['o2']],
    ['moodle', 'cell, state; cell', ['o3', 'o4']],
    ['moodle', '-', ''],
    ['moodle', '', ''],
    ['moodle', 'forget  gate;\ninput gate', ['o1', 'o2']],
    // Canvas writes the comma of a text as `\,`
    ['canvas', 'forget gate,cell\\, state', ['o1', 'o3']],
    ['canvas', 'cell,cell\\, state', ['o4', 'o3']],
    ['edx', 'forget gate, cell, state', ['o1', 'o3']],
    ['edx', 'cell, forget gate', ['o4', 'o1']],
    // what is none of the options stays as it is, and marking says what is wrong
    ['moodle', 'forget gate; output gate', 'forget gate; output gate'],
    [
      'moodle',
      'forget gate; forget gate; forget gate; forget gate; forget gate',
      'forget gate; forget gate; forget gate; forget gate; forget gate',
    ],
    ['canvas', 'cell; cell', 'cell; cell'],
    // in a file of our own `;` parts a list: marking does that
    ['wide', 'cell;input gate', 'cell;input gate'],
    ['jsonl', 'cell; input gate', 'cell; input gate'],
  ] as const)('%s: %j', (format, text, expected) => {
    expect(responseOf(format, text, gates)).toEqual(expected)
  })

  test('one of several is its id, also where it is TeX', () => {
    const signs = choice(false, option('o1', '1/2', '\\frac{1}{2}'), option('o2', '-1', '-1'))
    expect(responseOf('moodle', '\\(\\frac{1}{2}\\)', signs)).toBe('o1')
    expect(responseOf('moodle', '-1', signs)).toBe('o2')
    expect(responseOf('canvas', '3', signs)).toBe('3')
  })

  test('a text that two options have names neither', () => {
    const same = choice(true, option('o1', 'yes'), option('o2', 'yes'), option('o3', 'no'))
    expect(responseOf('moodle', 'yes; no', same)).toBe('yes; no')
    expect(responseOf('moodle', 'no', same)).toEqual(['o3'])
  })

  test('many options that begin alike are parted at once', () => {
    const options = Array.from({ length: 60 }, (_, i) => option(`o${i + 1}`, `a${'; a'.repeat(i)}`))
    const text = `${'a; '.repeat(1500)}b`
    expect(responseOf('moodle', text, choice(true, ...options))).toBe(text)
  })
})

describe('numbers and tables', () => {
  test.each([
    ['moodle', '0.125'],
    ['canvas', '1,5'],
    ['edx', '1, 2'],
  ] as const)('%s: a number is handed on as it was typed', (format, text) => {
    expect(responseOf(format, text, number)).toBe(text)
  })

  test('the blanks of a Canvas question are the cells of a table', () => {
    expect(responseOf('canvas', '0,1\\,5,', grid)).toEqual({ 'h[1]': '0', 'h[2]': '1,5', 'h[3]': '' })
    expect(responseOf('canvas', '0,1', grid)).toBe('0,1')
  })

  test('a wide file holds a table as JSON, as any CSV of ours', () => {
    expect(responseOf('wide', '{"h[1]": 1}', grid)).toEqual({ 'h[1]': '1' })
  })
})
