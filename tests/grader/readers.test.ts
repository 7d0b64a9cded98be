import { describe, expect, test } from 'vitest'
import { readCsv } from '../../grader/submission/csv.ts'
import { readJsonLines } from '../../grader/submission/jsonl.ts'
import { responseOfCell } from '../../grader/submission/response-of.ts'
import type { Intake, Origin } from '../../grader/submission/submission.ts'
import { timeOf } from '../../grader/time.ts'

/** What a reader hands on, in short: accepted submissions with their lines, and `line code` of the rest. */
interface Taken {
  readonly intake: Intake
  readonly accepted: unknown[]
  readonly rejected: string[]
  readonly warned: string[]
}
export function taken(): Taken {
  const [accepted, rejected, warned]: [unknown[], string[], string[]] = [[], [], []]
  const intake: Intake = {
    accept: (submission, _origin, line) => void accepted.push([line, submission]),
    reject: ({ file, line, code }) => void rejected.push(`${file}:${line} ${code}`),
    warn: (file, line, message) => void warned.push(`${file}:${line} ${message}`),
  }
  return { intake, accepted, rejected, warned }
}
const origin = (file: string, format: Origin['format']): Origin => ({ file, name: file, format, foreign: false })
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const good = '{"student":"s1","problem":"p","response":"1"}'
const submission = { student: 's1', problem: 'p', response: '1' }

/** Read in pieces of a given size: a file may be cut anywhere. */
function jsonl(content: Uint8Array, size = content.length): Taken {
  const all = taken()
  const pieces = Array.from({ length: Math.ceil(content.length / Math.max(size, 1)) }, (_, i) => content.slice(i * size, (i + 1) * size))
  readJsonLines(pieces, origin('s.jsonl', 'jsonl'), all.intake)
  return all
}

describe('JSON lines', () => {
  test.each([
    [
      '{"student":"s1","problem":"p","part":"a","response":["o1","o2"],"at":"2027-01-01T00:00:00Z","attempt":2}',
      { student: 's1', problem: 'p', part: 'a', response: ['o1', 'o2'], at: '2027-01-01T00:00:00Z', attempt: 2 },
    ],
    [
      '{"student":"s1","problem":"p","response":{"h[1]":"0","__proto__":"1"}}',
      {
        student: 's1',
        problem: 'p',
        response: Object.fromEntries([
          ['h[1]', '0'],
          ['__proto__', '1'],
        ]),
      },
    ],
    ['{"student":"s1","problem":"p","response":{"h":["0",1]}}', { student: 's1', problem: 'p', response: { 'h[1]': '0', 'h[2]': '1' } }],
    ['{"student":"s1","problem":"p","response":-0.5}', { student: 's1', problem: 'p', response: '-0.5' }],
    [
      '{"student":"s1","problem":"p","response":null,"part":null,"at":"","attempt":"3"}',
      { student: 's1', problem: 'p', response: '', attempt: 3 },
    ],
    ['{"student":"s1","problem":"p","response":[]}', { student: 's1', problem: 'p', response: [] }],
  ])('%s', (line, expected) => {
    const { accepted, rejected } = jsonl(bytes(line))
    expect(rejected).toEqual([])
    expect(accepted).toEqual([[1, expected]])
  })

  test.each([
    ['{"student":"s1"', 'submission/malformed'],
    ['null', 'submission/malformed'],
    ['[1]', 'submission/malformed'],
    ['"text"', 'submission/malformed'],
    ['{"problem":"p","response":"1"}', 'submission/malformed'],
    ['{"student":7,"problem":"p","response":"1"}', 'submission/malformed'],
    ['{"student":"","problem":"p","response":"1"}', 'submission/malformed'],
    ['{"student":"s1","response":"1"}', 'submission/malformed'],
    ['{"student":"s1","problem":"p"}', 'submission/malformed'],
    ['{"student":"s1","problem":"p","respons":"1"}', 'submission/malformed'],
    ['{"student":"s1","problem":"p","response":true}', 'submission/malformed'],
    ['{"student":"s1","problem":"p","response":[["1"]]}', 'submission/malformed'],
    ['{"student":"s1","problem":"p","response":{"h":{"1":"2"}}}', 'submission/malformed'],
    ['{"student":"s1","problem":"p","response":12345678901234567890}', 'submission/malformed'],
    ['{"student":"s1","problem":"p","response":"1","part":3}', 'submission/malformed'],
    ['{"student":"s1","problem":"p","response":"1","attempt":0}', 'submission/malformed'],
    ['{"student":"s1","problem":"p","response":"1","attempt":1.5}', 'submission/malformed'],
    ['{"student":"s1","problem":"p","response":"1","attempt":"2nd"}', 'submission/malformed'],
    ['{"student":"s1","problem":"p","response":"1","at":7}', 'submission/malformed'],
    [`{"student":"s1","problem":"p","response":"${'1'.repeat(20_001)}"}`, 'submission/too-long'],
    [`{"student":"s1","problem":"p","response":["${'1'.repeat(10_001)}","${'1'.repeat(10_000)}"]}`, 'submission/too-long'],
    [`{"student":"s1","problem":"p","response":{"h":"${'1'.repeat(20_000)}"}}`, 'submission/too-long'],
    [`{"student":"s1","problem":"p","response":[${'"",'.repeat(2_000)}""]}`, 'submission/too-long'],
    ['['.repeat(100_000), 'submission/malformed'],
  ])('%s is one rejected row, and the rest is read', (line, code) => {
    const { accepted, rejected } = jsonl(bytes(`${good}\n${line}\n\n${good}\n`))
    expect(rejected).toEqual([`s.jsonl:2 ${code}`])
    expect(accepted).toEqual([
      [1, submission],
      [4, submission],
    ])
  })

  test('a response of exactly 20 000 characters is read', () => {
    expect(jsonl(bytes(`{"student":"s1","problem":"p","response":"${'1'.repeat(20_000)}"}`)).rejected).toEqual([])
  })

  test('a line that is not UTF-8 is rejected alone, and a genuine U+FFFD is text', () => {
    const content = Uint8Array.from([...bytes(`${good}\n{"student":"`), 0xff, ...bytes(`"}\n${good.replace('"1"', '"\uFFFD"')}\n`)])
    const { accepted, rejected } = jsonl(content)
    expect(rejected).toEqual(['s.jsonl:2 submission/malformed'])
    expect(accepted).toEqual([
      [1, submission],
      [3, { ...submission, response: '\uFFFD' }],
    ])
  })

  test.each([1, 7, 45, 46, 47, 1000])('pieces of %d bytes give the same rows', (size) => {
    const content = bytes(`\uFEFF${good}\r\n${good.replace('"1"', '"ä€😀"')}\nbad\n${good}`)
    expect([jsonl(content, size).accepted, jsonl(content, size).rejected]).toEqual([
      [
        [1, submission],
        [2, { ...submission, response: 'ä€😀' }],
        [4, submission],
      ],
      ['s.jsonl:3 submission/malformed'],
    ])
  })

  test('a line of 10 MB is rejected once, and the lines behind it keep their numbers', () => {
    const { accepted, rejected } = jsonl(bytes(`${good}\n${'x'.repeat(10 * 2 ** 20)}\n${good}\n`), 1 << 16)
    expect(rejected).toEqual(['s.jsonl:2 submission/too-long'])
    expect(accepted).toEqual([
      [1, submission],
      [3, submission],
    ])
  })

  test('a key that is not read is told once', () => {
    const other = good.replace('}', ',"atempt":2}')
    expect(jsonl(bytes(`${other}\n${other}\n`)).warned).toEqual(['s.jsonl:1 the key “atempt” is not read, here and below'])
  })
})

describe('CSV', () => {
  const csv = (content: string | Uint8Array): Taken => {
    const all = taken()
    readCsv([typeof content === 'string' ? bytes(content) : content], origin('s.csv', 'csv'), all.intake)
    return all
  }

  test('columns in any order, empty ones left out, lists and tables as text', () => {
    const { accepted, rejected, warned } = csv(
      '\uFEFFproblem,student,response,part,at,attempt,remark\r\np,s1,o1;o2,a,2027-01-01T00:00:00Z,2,\r\np,s2,"{""h"": ""1""}",,,,late?\r\n',
    )
    expect(rejected).toEqual([])
    expect(warned).toEqual(['s.csv:1 the column “remark” is not read'])
    expect(accepted).toEqual([
      [2, { student: 's1', problem: 'p', part: 'a', response: 'o1;o2', at: '2027-01-01T00:00:00Z', attempt: 2 }],
      [3, { student: 's2', problem: 'p', response: '{"h": "1"}' }],
    ])
  })

  test.each([
    ['s1,p', 'submission/malformed'],
    ['s1,p,1,2', 'submission/malformed'],
    [',p,1', 'submission/malformed'],
    ['s1,,1', 'submission/malformed'],
    ['s1,p,"1"2', 'submission/malformed'],
    ['s1,p,1"2', 'submission/malformed'],
    [`s1,p,${'1'.repeat(20_001)}`, 'submission/too-long'],
  ])('the row %s is rejected, and the rest is read', (row, code) => {
    const { accepted, rejected } = csv(`student,problem,response\ns1,p,1\n${row}\ns1,p,1\n`)
    expect(rejected).toEqual([`s.csv:3 ${code}`])
    expect(accepted).toEqual([
      [2, submission],
      [4, submission],
    ])
  })

  test('a row behind a quoted line break has its line', () => {
    expect(csv('student,problem,response\ns1,p,"a\nb"\nbad\n').rejected).toEqual(['s.csv:4 submission/malformed'])
  })

  test.each([
    ['student,problem\ns1,p\n', 's.csv:1 submission/malformed'],
    ['student,problem,response,response\ns1,p,1,2\n', 's.csv:1 submission/malformed'],
    [Uint8Array.from([0xff, 0xfe, 0x73, 0x00]), 's.csv:1 submission/malformed'],
    ['student,"problem,response\ns1,p,1\n', 's.csv:1 submission/malformed'],
  ])('a file with a wrong header is rejected', (content, expected) => {
    expect(csv(content)).toMatchObject({ accepted: [], rejected: [expected] })
  })

  test('a row that is not UTF-8 is rejected alone', () => {
    const { accepted, rejected } = csv(Uint8Array.from([...bytes('student,problem,response\ns1,p,'), 0xe9, ...bytes('\ns1,p,1\n')]))
    expect(rejected).toEqual(['s.csv:2 submission/malformed'])
    expect(accepted).toEqual([[3, submission]])
  })

  test('a cell that holds an object is one for grids only', () => {
    const grid = { type: 'grid', layout: 'across', columns: [] } as const
    const text = { type: 'text', format: { fractions: true, precision: {} } } as const
    expect(responseOfCell(' {"h[1]": 1, "c": "0.5"}', grid)).toEqual({ 'h[1]': '1', c: '0.5' })
    expect(responseOfCell('{"h": 1}', text)).toBe('{"h": 1}')
    expect(responseOfCell('{"h": ', grid)).toBe('{"h": ')
    expect(responseOfCell('1;2', grid)).toBe('1;2')
  })
})

describe('times of receipt', () => {
  test.each([
    ['2027-01-31T23:59:00+01:00', Date.UTC(2027, 0, 31, 22, 59)],
    ['2027-01-31T23:59Z', Date.UTC(2027, 0, 31, 23, 59)],
    ['2027-01-31 23:59:01.5-0330', Date.UTC(2027, 1, 1, 3, 29, 1, 500)],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
    ['2027-02-29T00:00:00Z', undefined],
    ['2027-04-31T00:00:00+02:00', undefined],
    ['2027-01-31T23:59:00', undefined],
    ['2027-01-31', undefined],
    ['31.1.2027 23:59', undefined],
    ['2027-01-31T25:00:00Z', undefined],
    ['yesterday', undefined],
  ])('%s', (text, time) => {
    expect(timeOf(text)).toBe(time)
  })
})
