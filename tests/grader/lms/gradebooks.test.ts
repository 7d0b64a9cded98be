// Gradebooks in the forms that LMS import. What each reads was taken from its importer's source (named in the writers).
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { gradebookFor, gradebookForms, gradebookLacks, isGradebookForm } from '../../../grader/gradebooks/gradebook-for.ts'
import type { ProblemLine, ScoreLine } from '../../../grader/score-line.ts'
import { root } from '../../support/files.ts'

type State = ProblemLine['state'] | 'excused' | 'dropped'
const problem = (id: string, state: State, earned: string, of: string): ProblemLine => ({
  problem: id,
  variant: 'v',
  earned,
  of,
  state: state === 'excused' ? 'blank' : state === 'dropped' ? 'pending' : state,
  ...(state === 'excused' && { excused: true }),
  ...(state === 'dropped' && { rules: [{ rule: 'dropped' }] }),
  parts: [],
})
const line = (student: string, earned: string, of: string, ...problems: readonly ProblemLine[]): ScoreLine => ({
  student,
  active: true,
  handedIn: true,
  earned,
  of,
  problems,
})

const lines: readonly ScoreLine[] = [
  line('s1', '8/3', '4', problem('double', 'full', '1', '1'), problem('pair', 'partial', '5/3', '3')),
  line('-s2', '0', '4', problem('double', 'zero', '0', '1'), problem('pair', 'blank', '0', '3')),
  line('s3', '0', '4', problem('double', 'blank', '0', '1'), problem('pair', 'invalid', '0', '3')),
  line('s4', '1', '4', problem('double', 'full', '1', '1'), problem('pair', 'pending', '0', '3')),
  // excused from `pair`: half of what could be had is half of all
  line('s5', '1/2', '1', problem('double', 'partial', '1/2', '1'), problem('pair', 'excused', '0', '0')),
  line('s6', '0', '0', problem('double', 'excused', '0', '0'), problem('pair', 'excused', '0', '0')),
  line('s7', '1', '4', problem('double', 'full', '1', '1'), problem('pair', 'dropped', '0', '3')),
  { ...line('s8', '4', '4', problem('double', 'full', '1', '1'), problem('pair', 'full', '3', '3')), active: false },
]
const rosterOf = (columns: readonly string[], ...rows: readonly (readonly string[])[]) => ({
  columns,
  rows: new Map(rows.map((row) => [row[columns.indexOf('student')] ?? '', row])),
})
const names = rosterOf(['student', 'name', 'section'], ['s1', 'Lee, Ann', 'A'], ['-s2', '=Bo', 'B'])
const input = { set: 'week', title: 'Week 1', problems: ['double', 'pair'], lines }

describe('Canvas', () => {
  test('one assignment, its points in the second row, people by what the roster calls them', () => {
    expect(gradebookFor('canvas', { ...input, roster: names }).split('\r\n')).toEqual([
      'Student,ID,SIS User ID,SIS Login ID,Section,Week 1',
      'Points Possible,,,,,4',
      '"Lee, Ann",,s1,s1,A,2.6667',
      // the name is made safe for a spreadsheet; the id stays what Canvas knows
      `"'=Bo",,-s2,-s2,B,0`,
      's3,,s3,s3,,',
      's4,,s4,s4,,',
      's5,,s5,s5,,2',
      's6,,s6,s6,,EX',
      's7,,s7,s7,,1',
      '',
    ])
  })
  test('a roster made from Canvas’s own export keeps its ids and the assignment’s number', () => {
    const columns = ['student', 'Name', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Week 1 (4321)', 'Week 10 (7)']
    const roster = rosterOf(columns, ['s1', 'Ann', '71', '00071', 'ann@example.org', 'A', '', ''])
    expect(gradebookFor('canvas', { ...input, lines: lines.slice(0, 1), roster })).toBe(
      'Student,ID,SIS User ID,SIS Login ID,Section,Week 1 (4321)\r\nPoints Possible,,,,,4\r\nAnn,71,00071,ann@example.org,A,2.6667\r\n',
    )
  })
})

describe('Moodle', () => {
  test('all columns of the roster, a column a problem and the set; nothing in them but numbers', () => {
    expect(gradebookFor('moodle', { ...input, roster: names }).split('\r\n')).toEqual([
      'student,name,section,double,pair,Week 1',
      's1,"Lee, Ann",A,1,1.6667,2.6667',
      `-s2,"'=Bo",B,0,,0`,
      's3,,,,,',
      's4,,,1,,',
      's5,,,0.5,-,2',
      's6,,,-,-,-',
      's7,,,1,,1',
      '',
    ])
  })
})

describe('Open edX', () => {
  test('an override of one subsection, by the names of the gradebook’s own download', () => {
    const columns = ['user_id', 'student', 'username', 'course_id', 'name-1a2b3c4d', 'new_override-1a2b3c4d']
    const roster = rosterOf(
      columns,
      ['12', 's1', 'ann', 'course-v1:X+1+2', 'Week 1', ''],
      ['13', 's4', 'dee', 'course-v1:X+1+2', 'Week 1', ''],
    )
    expect(gradebookFor('edx', { ...input, lines: [lines[0], lines[3]].filter((one) => one !== undefined), roster })).toBe(
      'user_id,username,student_key,course_id,track,cohort,new_override-1a2b3c4d\r\n' +
        '12,ann,,course-v1:X+1+2,,,2.6667\r\n' +
        '13,dee,,course-v1:X+1+2,,,\r\n',
    )
    expect(gradebookLacks('edx', columns)).toBeUndefined()
  })
  test('what the roster has to have is said', () => {
    expect(gradebookFor('edx', { ...input, lines: lines.slice(0, 1), roster: names })).toBe(
      'user_id,username,student_key,course_id,track,cohort,new_override-week\r\n,s1,,,,,2.6667\r\n',
    )
    expect(gradebookLacks('edx', names.columns)).toContain('user_id and course_id')
    expect(gradebookLacks('canvas', names.columns)).toBeUndefined()
  })
})

test.each(['=1+1', '@SUM(A1)', "-2+3+cmd|' /C calc'!A0", '+1;2', '\t=1'])('%j is never a formula, whatever column it stands in', (evil) => {
  const columns = ['student', 'name', 'section', 'id', 'user_id']
  const roster = rosterOf(columns, [evil, evil, evil, evil, evil])
  for (const form of gradebookForms) {
    const text = gradebookFor(form, { ...input, title: evil, lines: [line(evil, '1', '1', problem('double', 'full', '1', '1'))], roster })
    const cells = text
      .split(/[,\r\n]/)
      .filter((cell) => /^"?[=@\t]/.test(cell) || cell.startsWith('-2') || cell.startsWith('"-2') || cell.startsWith('+'))
    expect(cells).toEqual([])
  }
})

test('docs/lms-responses.md shows what is written', () => {
  const some = lines.filter(({ student }) => ['s1', 's3', 's5', 's6'].includes(student))
  const [, block] = /of a set of 4 points[^]*?```\n([^]*?)```/.exec(readFileSync(root('docs/lms-responses.md'), 'utf8')) ?? []
  expect(gradebookFor('canvas', { ...input, lines: some, roster: names }).replaceAll('\r', '')).toBe(block)
})

test('the forms are a closed list', () => {
  expect(gradebookForms.every(isGradebookForm)).toBe(true)
  expect(isGradebookForm('blackboard')).toBe(false)
})
