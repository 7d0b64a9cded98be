import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { cell, writeGradebook } from '../../grader/gradebook.ts'
import { rational } from '../../src/math/exact/rational.ts'

describe('the gradebook', () => {
  const score = (state: 'full' | 'partial' | 'zero' | 'blank' | 'invalid' | 'pending', earned = rational(0n)) => ({ state, earned })
  const csv = writeGradebook(
    ['student', 'name'],
    ['one', 'two'],
    [
      { roster: ['s1', 'Lee, Ann'], problems: [score('full', 1), score('partial', rational(2n, 3n))], total: rational(5n, 3n) },
      { roster: ['s2', '=cmd|1'], problems: [score('blank'), score('zero')], total: 0 },
      { roster: ['s3', 'O’Ray'], problems: [score('full', 1), score('pending')], total: 1 },
      { roster: ['s4', ''], problems: [score('invalid'), undefined], total: 0 },
      { roster: ['s5', ''], problems: [score('blank'), score('partial', -2)], total: -2 },
      { roster: ['s6', ''], problems: [score('invalid'), score('pending')], total: 0 },
      { roster: ['s7', ''], problems: [score('blank'), score('blank')], total: 0 },
    ],
  )

  test('has a row for every student, points rounded once; what waits is marked, and where nothing can be read there is no total', () => {
    expect(csv).toBe(
      [
        'student,name,one,two,total',
        's1,"Lee, Ann",1,0.6667,1.6667',
        's2,"\'=cmd|1",,0,0',
        's3,O’Ray,1,pending,pending',
        's4,,,,',
        's5,,,-2,-2',
        's6,,,pending,pending',
        's7,,,,',
        '',
      ].join('\r\n'),
    )
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['+49 1', "'+49 1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['a"b,c\r\nd', 'a"b,c\r\nd'],
    [' x ', ' x '],
    ['', ''],
  ])('the cell %j comes back as %j', (text, expected) => {
    expect(Papa.parse<string[]>(`${cell(text)},x\r\n`, { delimiter: ',', newline: '\r\n' }).data[0]).toEqual([expected, 'x'])
  })
})
