// exceptions.csv: what is read of it, and every way in which it is refused, with its line.
import { describe, expect, test } from 'vitest'
import { readExceptions } from '../../../grader/policy/exceptions.ts'
import { roster, runOf } from './sample-run.ts'

const run = runOf({ zone: 'Europe/Berlin' })
const read = (text: string, of = run): unknown => {
  const checked = readExceptions(text, 'staff/exceptions.csv', of, roster)
  return checked.ok ? checked.value : checked.errors.map(({ code, at }) => `${code} ${at?.line ?? '-'}`)
}
const messages = (text: string): readonly string[] => {
  const checked = readExceptions(text, 'staff/exceptions.csv', run, roster)
  return checked.ok ? [] : checked.errors.map(({ message }) => message)
}

describe('what is granted', () => {
  test('is read by columns in any order; notes are not kept', () => {
    const text = [
      'note,section,student,problem,extension,due,attempts,factor,excused',
      'extra time; see mail,,s1,,+48h,,,,',
      ',,s2,one,,2027-02-03T23:59:00+01:00,+1,,',
      ',B,,two,,,,110%,',
      ',,s3,two,,,,,yes',
      ',,s3,one,,,0,1.5,No',
      '',
    ].join('\r\n')
    expect(read(text)).toEqual([
      { who: { student: 's1' }, due: { extension: 172_800 } },
      { who: { student: 's2' }, problem: 'one', due: { at: '2027-02-03T23:59:00+01:00' }, attempts: 1 },
      { who: { section: 'B' }, problem: 'two', factor: '11/10' },
      { who: { student: 's3' }, problem: 'two', excused: true },
      { who: { student: 's3' }, problem: 'one', attempts: 0, factor: '3/2', excused: false },
    ])
    expect(JSON.stringify(read(text))).not.toContain('mail')
  })
  test.each([
    ['student;excused\ns1;yes\n', [{ who: { student: 's1' }, excused: true }]],
    ['\uFEFFstudent,excused\ns1,YES\n', [{ who: { student: 's1' }, excused: true }]],
    ['Student, Extension\ns1,90m\n', [{ who: { student: 's1' }, due: { extension: 5400 } }]],
    ['student,excused\n', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
  test('a due date without an offset is of the set’s zone', () => {
    expect(read('student,due\ns1,2027-07-01 12:00\n')).toEqual([{ who: { student: 's1' }, due: { at: '2027-07-01T12:00:00+02:00' } }])
  })
  test('anybody may be named where there is no roster', () => {
    const open = { ...run, options: { ...run.options, roster: false } }
    expect(read('student,excused\nv9,yes\n', open)).toEqual([{ who: { student: 'v9' }, excused: true }])
  })
})

describe('what is refused', () => {
  test.each<[string, readonly string[]]>([
    ['name,extension\ns1,+48h\n', ['policy/malformed 1']],
    ['student,extenison\ns1,+48h\n', ['policy/malformed 1']],
    ['student,student\ns1,s1\n', ['policy/malformed 1']],
    ['student,excused\n"s1,yes\n', ['policy/malformed 2']],
    ['student,excused\ns1\n', ['policy/malformed 2']],
    ['student,section,excused\ns1,A,yes\n,,yes\n', ['policy/malformed 2', 'policy/malformed 3']],
    ['student,excused\ns1,\n', ['policy/malformed 2']],
    ['student,excused\ns1,yes\ns9,yes\n', ['policy/unknown-student 3']],
    ['section,excused\nC,yes\n', ['policy/unknown-section 2']],
    ['student,problem,excused\ns1,three,yes\n', ['policy/unknown-problem 2']],
    ['student,extension\ns1,two days\n', ['policy/wrong-value 2']],
    ['student,extension\ns1,-48h\n', ['policy/wrong-value 2']],
    ['student,attempts\ns1,1.5\n', ['policy/wrong-value 2']],
    ['student,factor\ns1,-1\n', ['policy/wrong-value 2']],
    ['student,excused\ns1,ill\n', ['policy/wrong-value 2']],
    ['student,due\ns1,2027-02-03\n', ['policy/wrong-value 2']],
    ['student,due\ns1,2027-02-30T12:00\n', ['policy/wrong-value 2']],
    ['student,due\ns1,2027-03-28T02:30\n', ['policy/local-time 2']],
    ['student,due,extension\ns1,2027-02-03T12:00Z,+2d\n', ['policy/wrong-value 2']],
    ['student,excused\ns1,yes\ns1,no\n', ['policy/conflict 3']],
    ['student,due,extension\ns1,2027-02-03T12:00Z,\ns1,,+2d\n', ['policy/conflict 3']],
    // every error at once
    [
      'student,problem,attempts\ns9,three,x\ns1,one,y\n',
      ['policy/wrong-value 2', 'policy/unknown-student 2', 'policy/unknown-problem 2', 'policy/wrong-value 3'],
    ],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
  test('a due date of no zone', () => {
    expect(read('student,due\ns1,2027-02-03T12:00\n', runOf())).toEqual(['policy/zone 2'])
  })
  test('a file beyond what is read', () => {
    expect(read('x'.repeat(8 * 2 ** 20 + 1))).toEqual(['file/too-large -'])
  })
  test('two rows for different problems, or a student and their section, do not contradict each other', () => {
    expect(read('student,section,problem,attempts\ns1,,one,1\ns1,,two,2\ns1,,,3\n,A,,4\n')).toHaveLength(4)
  })
  test('both instants of a clock time that is twice are shown', () => {
    const [message] = messages('student,due\ns1,2027-10-31T02:30\n')
    expect(message).toContain('2027-10-31T02:30:00+02:00 and 2027-10-31T02:30:00+01:00')
  })
  test('a note is not repeated in a message', () => {
    expect(messages('student,excused,note\ns9,perhaps,private matter\n').join()).not.toContain('private')
  })
})
