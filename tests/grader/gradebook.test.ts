import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { cell, writeGradebook } from '../../grader/gradebook.ts'
import type { ProblemLine, ScoreLine } from '../../grader/score-line.ts'

/** `full 2/3`: state and points; `-`: the student was not given it. */
function line(student: string, earned: string, problems: readonly string[], more: Partial<ScoreLine> = {}): ScoreLine {
  const scores = problems.flatMap((text, index): ProblemLine[] => {
    const [, state = '', points = '0'] = /^(full|partial|zero|blank|invalid|pending|EX)(?: (.+))?$/.exec(text) ?? []
    const found = (['full', 'partial', 'zero', 'blank', 'invalid', 'pending'] as const).find((name) => name === state)
    if (found === undefined && state !== 'EX') return []
    const excused = state === 'EX' ? ({ excused: true } as const) : {}
    return [{ problem: ['one', 'two'][index] ?? '', variant: 'v', earned: points, of: '1', state: found ?? 'blank', parts: [], ...excused }]
  })
  return { student, active: true, handedIn: true, earned, of: '2', problems: scores, ...more }
}

describe('the gradebook', () => {
  const names = { s1: 'Lee, Ann', s2: '=cmd|1', s3: 'O’Ray' }
  const roster = new Map(Object.entries(names).map(([student, name]) => [student, [student, name]]))
  const csv = writeGradebook(
    ['student', 'name'],
    ['one', 'two'],
    [
      line('s1', '5/3', ['full 1', 'partial 2/3']),
      line('s2', '0', ['blank', 'zero']),
      line('s3', '1', ['full 1', 'pending']),
      line('s4', '0', ['invalid', '-']),
      line('s5', '-2', ['blank', 'partial -2']),
      line('s6', '0', ['invalid', 'pending']),
      line('s7', '0', ['blank', 'blank']),
      line('gone', '0', ['blank', 'blank'], { active: false, handedIn: false }),
    ],
    roster,
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

  const passMark = [{ rule: 'pass', mark: '3/5', share: '1/2' }] as const
  test('has EX for what is excused, and a column of who passed where there is a pass mark', () => {
    const book = writeGradebook(
      ['student'],
      ['one', 'two'],
      [
        line('s1', '1', ['full 1', 'EX'], { passed: true, rules: passMark }),
        line('s2', '0', ['EX', 'EX'], { rules: passMark }),
        line('s3', '0', ['zero', 'EX'], { passed: false, rules: passMark }),
        line('s4', '1', ['full 1', 'pending'], { rules: passMark }),
        line('s5', '1', ['full 1', 'pending'], { passed: true, rules: passMark }),
        line('s6', '0', ['blank', 'EX'], { passed: false, rules: passMark }),
      ],
      new Map(),
    )
    expect(book).toBe(
      [
        'student,one,two,total,passed',
        's1,1,EX,1,yes',
        's2,EX,EX,EX,EX',
        's3,0,EX,0,no',
        's4,1,pending,pending,pending',
        's5,1,pending,pending,yes',
        's6,,EX,,no',
        '',
      ].join('\r\n'),
    )
  })
  test('a problem that waits and is left out of the total does not hold it up', () => {
    const waits = line('s1', '1', ['full 1', 'pending'])
    const dropped = waits.problems.map((problem) =>
      problem.state === 'pending' ? { ...problem, rules: [{ rule: 'dropped' } as const] } : problem,
    )
    expect(writeGradebook(['student'], ['one', 'two'], [{ ...waits, problems: dropped }], new Map())).toBe(
      'student,one,two,total\r\ns1,1,pending,1\r\n',
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
