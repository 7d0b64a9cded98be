// Files as they come: every row that cannot be read is told with its line, and all the others are read.
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../grader/submission/csv.ts'
import { readJsonLines } from '../../grader/submission/jsonl.ts'
import type { Rejection } from '../../grader/submission/submission.ts'

interface Taken {
  readonly accepted: readonly string[]
  readonly rejected: readonly Rejection[]
  readonly warned: readonly string[]
}
type Reader = typeof readCsv

/** Accepted as `line student response`. */
function read(reader: Reader, pieces: Iterable<Uint8Array>): Taken {
  const [accepted, rejected, warned]: [string[], Rejection[], string[]] = [[], [], []]
  reader(
    pieces,
    { file: 'f', name: 'f', format: 'csv', foreign: false },
    {
      accept: ({ student, response }, _, line) => void accepted.push(`${line} ${student} ${typeof response === 'string' ? response : '?'}`),
      reject: (rejection) => void rejected.push(rejection),
      warn: (_, line, message) => void warned.push(`${line} ${message}`),
    },
  )
  return { accepted, rejected, warned }
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const csv = (...parts: readonly (string | Uint8Array)[]): Taken =>
  read(
    readCsv,
    parts.map((part) => (typeof part === 'string' ? bytes(part) : part)),
  )
const places = ({ rejected }: Taken): readonly string[] => rejected.map(({ line, code }) => `${line} ${code}`)
const header = 'student,problem,response\n'

/** The same buffer over and over, as a file is read. */
function* pieces(content: Uint8Array, size: number): Generator<Uint8Array> {
  const buffer = new Uint8Array(size)
  for (let at = 0; at < content.length; at += size) {
    const piece = content.subarray(at, at + size)
    buffer.set(piece)
    yield buffer.subarray(0, piece.length)
  }
}

describe('CSV in pieces', () => {
  const text = `\uFEFF${header}s1,p,1\r\ns2,p,"a, ""b""\nc"\n\n"s3",p,ä€😀\nbad\ns4,p,"not closed\ns5,p,5\ns6,p,"6"x\ns7,p,7`
  const content = Uint8Array.from([...bytes(text), 10, ...bytes('s8,p,'), 0xe9, 10, ...bytes('s9,p,9')])
  const accepted = ['2 s1 1', '3 s2 a, "b"\nc', '6 s3 ä€😀', '9 s5 5', '11 s7 7', '13 s9 9']

  test.each([1, 2, 3, 7, 64, 1 << 16])('of %d bytes gives the same rows', (size) => {
    const taken = read(readCsv, pieces(content, size))
    expect(taken.accepted).toEqual(accepted)
    expect(places(taken)).toEqual(['7', '8', '10', '12'].map((line) => `${line} submission/malformed`))
  })

  test('larger than any piece: 10,000 rows with a quoted line break each, and every line counted', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `s${i},p,"${'x'.repeat(20)}\n${i}"\n`)
    const taken = read(readCsv, pieces(bytes(`${header}${rows.join('')}bad\n`), 1 << 16))
    expect(taken.accepted).toHaveLength(10_000)
    expect(taken.accepted.at(-1)).toBe(`20000 s9999 ${'x'.repeat(20)}\n9999`)
    expect(places(taken)).toEqual(['20002 submission/malformed'])
  })

  test('an old spreadsheet’s carriage returns are line breaks', () => {
    expect(csv('student,problem,response\rs1,p,1\rs2,p,2\r').accepted).toEqual(['2 s1 1', '3 s2 2'])
  })

  test('nothing is nothing', () => {
    expect(csv('')).toEqual({ accepted: [], rejected: [], warned: [] })
    expect(csv(header)).toEqual({ accepted: [], rejected: [], warned: [] })
  })
})

describe('UTF-16, as spreadsheets save “Unicode text”', () => {
  const utf16 = (text: string, big: boolean): Uint8Array => {
    const all = new Uint8Array(2 * text.length + 2)
    const view = new DataView(all.buffer)
    for (let i = 0; i <= text.length; i += 1) view.setUint16(2 * i, `\uFEFF${text}`.charCodeAt(i), !big)
    return all
  }
  test.each([
    [false, 1],
    [false, 1 << 16],
    [true, 3],
  ])('is read (big-endian: %s, in pieces of %d)', (big, size) => {
    const content = utf16('student\tproblem\tresponse\ns1\tp\tä😀\ns2\tp\t2\n', big)
    expect(read(readCsv, pieces(content, size)).accepted).toEqual(['2 s1 ä😀', '3 s2 2'])
  })
  test('half a character costs its row', () => {
    const taken = csv(utf16(`${header}s1,p,\uD800\ns2,p,2\n`, false))
    expect(places(taken)).toEqual(['2 submission/malformed'])
    expect(taken.accepted).toEqual(['3 s2 2'])
  })
  test('without a byte order mark is said to hold NUL characters', () => {
    const taken = csv(utf16(`${header}s1,p,1\n`, false).subarray(2))
    expect(taken.rejected).toMatchObject([{ line: 1, message: 'the row holds NUL characters' }])
  })
})

describe('too much of it', () => {
  const much = 'x'.repeat(10 * 2 ** 20)
  test.each([
    ['unquoted', `s2,p,${much}`],
    ['quoted', `s2,p,"${much}"`],
    ['quoted, with quotes and line breaks in it', `s2,p,"${'xxxxxxxx\n""s4"",p,4\n'.repeat(500_000)}"`],
  ])('10 MB in one field, %s, cost that row alone', (_, row) => {
    const taken = read(readCsv, pieces(bytes(`${header}s1,p,1\n${row}\ns3,p,3\n`), 1 << 16))
    const last = 4 + (row.match(/\n/g)?.length ?? 0)
    expect(taken.accepted).toEqual(['2 s1 1', `${last} s3 3`])
    expect(places(taken)).toEqual(['3 submission/too-long'])
    expect(taken.rejected[0]?.text.length).toBeLessThanOrEqual(200)
  })

  test('a line of 40 MB is not even kept', () => {
    const line = `s2,p,"${'x'.repeat(40 * 2 ** 20)}"`
    const taken = read(readCsv, pieces(bytes(`${header}s1,p,1\n${line}\ns3,p,3`), 1 << 20))
    expect(taken.accepted).toEqual(['2 s1 1', '4 s3 3'])
    expect(places(taken)).toEqual(['3 submission/too-long'])
  })

  test('a quote that is never closed costs its line, however much follows', () => {
    const rows = Array.from({ length: 4000 }, (_, i) => `s${i},p,${'1'.repeat(10_000)}\n`).join('')
    const taken = read(readCsv, pieces(bytes(`${header}s1,p,"1\n${rows}`), 1 << 20))
    expect(taken.rejected).toMatchObject([{ line: 2, message: 'a quote is not closed', text: 's1,p,"1' }])
    expect(taken.accepted).toHaveLength(4000)
    expect(taken.accepted[0]).toBe(`3 s0 ${'1'.repeat(10_000)}`)
  })

  test.each([
    ['', ','],
    [' quoted', '","'],
  ])('1e6%s columns are refused: in a row that row, in the header the file', (_, comma) => {
    const columns = comma.includes('"') ? `"${comma.repeat(1_000_000)}"` : comma.repeat(1_000_000)
    const row = csv(`${header}s1,p,1\n${columns}\ns3,p,3\n`)
    expect(row.accepted).toEqual(['2 s1 1', '4 s3 3'])
    expect(row.rejected).toMatchObject([{ line: 3, code: 'submission/malformed', message: 'the row has more than 100000 cells' }])
    expect(csv(`student,problem,response${columns}\ns1,p,1\n`)).toMatchObject({
      accepted: [],
      rejected: [{ line: 1, code: 'submission/malformed' }],
    })
  })

  test('columns that are not read are told once, three of them by name', () => {
    const others = Array.from({ length: 50_000 }, (_, i) => `q${i}`)
    expect(csv(`student,problem,response,${others.join(',')}\n`).warned).toEqual([
      '1 the columns “q0”, “q1”, “q2” and 49997 more are not read',
    ])
    expect(csv('student,problem,response,a,b\n').warned).toEqual(['1 the columns “a”, “b” are not read'])
  })
})

describe('other accidents', () => {
  test('a last line without its line break is a row where it is whole', () => {
    expect(csv(`${header}s1,p,1\ns2,p,2`).accepted).toEqual(['2 s1 1', '3 s2 2'])
    expect(places(csv(`${header}s1,p,1\ns2,p`))).toEqual(['3 submission/malformed'])
    expect(csv(`${header}s1,p,1\ns2,p,"2`).rejected).toMatchObject([{ line: 3, message: 'a quote is not closed' }])
  })

  test('a byte order mark before any JSON line is no part of it, wherever a piece ends', () => {
    const line = '\uFEFF{"student":"s1","problem":"p","response":"1"}\n'
    for (const size of [1, 49, 50, 1000])
      expect(read(readJsonLines, pieces(bytes(line.repeat(2)), size)).accepted).toEqual(['1 s1 1', '2 s1 1'])
  })

  test('JSON lines that end in the middle of one are told so', () => {
    const taken = read(readJsonLines, [bytes('{"student":"s1","problem":"p","response":"1"}\n{"student":"s2","prob')])
    expect(taken.accepted).toEqual(['1 s1 1'])
    expect(taken.rejected).toMatchObject([{ line: 2, code: 'submission/malformed', message: 'the line is not JSON' }])
    expect(taken.rejected[0]?.hint).toContain('hand over the whole file')
    // not where a line in the middle is broken
    expect(read(readJsonLines, [bytes('{"student\n{"student":"s1","problem":"p","response":"1"}\n')]).rejected[0]?.hint).toBeUndefined()
  })

  test('bytes that are no UTF-8 cost their row, also within quotes over several lines', () => {
    const taken = csv(bytes(`${header}s1,p,"a\n`), Uint8Array.of(0xc3, 0x28), bytes('\nb"\ns2,p,\uFFFD\n'))
    expect(taken.rejected).toMatchObject([{ line: 2, message: 'the row is not UTF-8 text', text: 's1,p,"a\n\uFFFD(\nb"' }])
    // a genuine U+FFFD is a character
    expect(taken.accepted).toEqual(['5 s2 \uFFFD'])
  })

  test('a character beyond the basic plane whose halves look like our marks is a character', () => {
    const taken = csv(`${header}s1,p,\u{10FFFF}\n`, Uint8Array.of(0xff, 10), 's2,p,\u{10FFFF}\n')
    expect(taken.accepted).toEqual(['2 s1 \u{10FFFF}', '4 s2 \u{10FFFF}'])
  })

  test('NUL characters, as a crashed disk leaves them, cost their row', () => {
    const taken = csv(`${header}s1,p,1\ns2,p,\0\0\0\ns3,p,3\n${'\0'.repeat(4096)}`)
    expect(taken.accepted).toEqual(['2 s1 1', '4 s3 3'])
    expect(places(taken)).toEqual(['3 submission/malformed', '5 submission/malformed'])
  })

  test('a formula is a text', () => {
    expect(csv(`${header}"=HYPERLINK(""http://x"",1)",p,=1+1\n`).accepted).toEqual(['2 =HYPERLINK("http://x",1) =1+1'])
  })

  test('the header names the delimiter, not what stands in its quotes, and may go over lines', () => {
    expect(csv('"student";"problem";"response";"a,b,c,d,e"\ns1;p;1;2\n').accepted).toEqual(['2 s1 1'])
    expect(csv('student,problem,"respo\nnse",response\ns1,p,1,2\n').accepted).toEqual(['3 s1 2'])
    expect(csv('student,problem,"\n response\n"\ns1,p,1\n').accepted).toEqual(['4 s1 1'])
  })

  test('a header that cannot be read is one rejected row, with what it should be', () => {
    expect(csv(`student,problem,answer\n${'s1,p,1\n'.repeat(1000)}`).rejected).toEqual([
      {
        code: 'submission/malformed',
        message: 'there is no column “response”',
        hint: 'The first line reads student,problem,part,response',
        file: 'f',
        line: 1,
        text: 'student,problem,answer',
      },
    ])
  })
})
