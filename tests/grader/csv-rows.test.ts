import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { csvRows, delimiterOf } from '../../grader/submission/csv-rows.ts'

const rows = (text: string, delimiter = ','): unknown[] =>
  [...csvRows(text, delimiter)].map(({ cells, line, broken }) => (broken === undefined ? [line, ...cells] : [line, { broken }]))

describe('rows of CSV', () => {
  test.each([
    [
      'a,b\nc,d\n',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'a,b\rc,d\r',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    ['"a,1","b ""x"""\n', [[1, 'a,1', 'b "x"']]],
    [
      '"two\nlines",x\r\nlast,y',
      [
        [1, 'two\nlines', 'x'],
        [3, 'last', 'y'],
      ],
    ],
    [
      '\n\na\n\r\nb',
      [
        [3, 'a'],
        [5, 'b'],
      ],
    ],
    [
      'a,\n,b\n',
      [
        [1, 'a', ''],
        [2, '', 'b'],
      ],
    ],
    ['"",""\n', [[1, '', '']]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(rows(text)).toEqual(expected)
  })

  test('a row with a broken quote is one row; the next line is read as if nothing had been', () => {
    expect(rows('a,b\n"open,b\nc,d\ne,f"g\nh,i\n')).toEqual([
      [1, 'a', 'b'],
      [2, { broken: 'something stands between a closing quote and the next cell' }],
      [3, 'c', 'd'],
      [4, { broken: 'a quote stands inside a cell that does not begin with one' }],
      [5, 'h', 'i'],
    ])
  })

  test('a quote that is never closed costs one row', () => {
    expect(rows('a\n"b\nc\n')).toEqual([
      [1, 'a'],
      [2, { broken: 'a quote is not closed' }],
      [3, 'c'],
    ])
  })

  test.each([
    ['student,name\n', ','],
    ['student;name\na,b', ';'],
    ['student\tname\n', '\t'],
    ['student\na;b,c', ','],
  ])('the delimiter of %j is that of its header', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter)
  })

  test('what papaparse writes is read as papaparse reads it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', ';', '\n', '\r\n', '=') })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';'), fc.constantFrom('\n', '\r\n'), (cells, delimiter, newline) => {
        const text = Papa.unparse(cells, { delimiter, newline })
        const expected = Papa.parse<string[]>(text, { delimiter, newline }).data
        expect([...csvRows(text, delimiter)].map((row) => row.cells)).toEqual(expected)
      }),
    )
  })
})
