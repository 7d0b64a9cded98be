import { describe, expect, test } from 'vitest'
import { readRoster } from '../../src/cli/course/roster.ts'

const read = (text: string | Uint8Array): ReturnType<typeof readRoster> =>
  readRoster(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'roster.csv')
const errors = (text: string | Uint8Array): string[] => {
  const roster = read(text)
  return roster.ok ? [] : roster.errors.map(({ at, code }) => `${at?.file}:${at?.line} ${code}`)
}

describe('a roster', () => {
  test('keeps every column and the ids as they are, through BOM, CRLF and quoted cells', () => {
    const roster = read('\uFEFFsection,student,name,LMS ID\r\nA,s1,"Lee, Ann",7\r\n"B\n2",s2,,"x""y"\r\n')
    expect(roster).toEqual({
      ok: true,
      warnings: [],
      value: {
        columns: ['section', 'student', 'name', 'LMS ID'],
        students: [
          { student: 's1', name: 'Lee, Ann', cells: ['A', 's1', 'Lee, Ann', '7'] },
          { student: 's2', cells: ['B\n2', 's2', '', 'x"y'] },
        ],
      },
    })
  })

  test('may part its cells by semicolons', () => {
    expect(read('student;section\na,1;x\n')).toMatchObject({ value: { students: [{ student: 'a,1', cells: ['a,1', 'x'] }] } })
  })

  test.each([
    ['', ['roster.csv:1 roster/malformed']],
    ['name,section\nAnn,A\n', ['roster.csv:1 roster/malformed']],
    ['student,student\na,b\n', ['roster.csv:1 roster/malformed']],
    ['student\n', ['roster.csv:1 roster/malformed']],
    ['student,name\ns1\ns2,x,y\ns3,z\n', ['roster.csv:2 roster/malformed', 'roster.csv:3 roster/malformed']],
    ['student,name\n,Ann\n', ['roster.csv:2 roster/malformed']],
    ['student,name\n" s1",Ann\n', ['roster.csv:2 roster/malformed']],
    ['student,name\n"s\n1",Ann\ns\u00001,Bo\n', ['roster.csv:2 roster/malformed', 'roster.csv:4 roster/malformed']],
    [`student\n${'x'.repeat(1001)}\n`, ['roster.csv:2 roster/malformed']],
    ['student\ns1\ns2\ns1\n', ['roster.csv:4 roster/duplicate']],
    ['student\ns1\nS1\n', ['roster.csv:3 roster/duplicate']],
    ['student\nÄ1\nä1\n', ['roster.csv:3 roster/duplicate']],
    ['student\n\u00e9\ne\u0301\n', ['roster.csv:3 roster/duplicate']],
    ['student,name\n"s1,Ann\ns2,Bo\n', ['roster.csv:2 roster/malformed']],
  ])('%j is refused with its lines', (text, expected) => {
    expect(errors(text)).toEqual(expected)
  })

  test('bytes that are not UTF-8 are refused with the first line that holds one', () => {
    expect(errors(Uint8Array.from([...new TextEncoder().encode('student\ns1\ns'), 0xe9, 0x0a]))).toEqual(['roster.csv:3 file/unreadable'])
    expect(errors(Uint8Array.from([0xff, 0xfe, 0x73, 0x00]))).toEqual(['roster.csv:1 file/unreadable'])
  })

  test('more than 32 MB is refused unread', () => {
    expect(errors(new Uint8Array(33 * 2 ** 20))).toEqual(['roster.csv:1 file/too-large'])
  })

  test('a row that is too short, and an id with spaces around it, are told in plain words', () => {
    const roster = read('student,name\ns1\n" s2 ",Ann\n')
    expect(roster.ok ? [] : roster.errors.map(({ message, hint }) => [message, hint])).toEqual([
      ['the row has 1 cell, the header 2', undefined],
      ['the id “ s2 ” has spaces around it', 'Take the spaces away: “s2”'],
    ])
  })

  test('a column that is meant but not named says how to mend it', () => {
    const roster = read('Student ID,name\ns1,Ann\n')
    expect(roster.ok ? undefined : roster.errors[0]?.hint).toBe('Call the column “Student ID” student')
  })
})
