// Who handed in a row of a report, and when.
import { describe, expect, test } from 'vitest'
import { moodleTime } from '../../../grader/lms/moodle-time.ts'
import { type Identifier, studentFinder } from '../../../grader/lms/students.ts'
import { instantsIn } from '../../../grader/lms/zone.ts'
import { NotASubmission } from '../../../grader/submission/submission.ts'

describe('Moodle’s clock times', () => {
  test.each([
    ['31 January 2027  11:59 PM', '2027-01-31T23:59'],
    ['1 February 2027, 12:05 AM', '2027-02-01T00:05'],
    ['1 February 2027 12:05 PM', '2027-02-01T12:05'],
    ['01 May 2027 9:07', '2027-05-01T09:07'],
    ['29 February 2028  23:59:58', '2028-02-29T23:59:58'],
    ['1 February 2027  13:05 PM', undefined],
    ['1 February 2027  0:05 AM', undefined],
    ['1 February 2027  24:00', undefined],
    ['1 Februar 2027 9:07', undefined],
    ['1/2/2027 9:07', undefined],
    ['2027-02-01 09:07', undefined],
    ['-', undefined],
    ['', undefined],
  ])('%j', (text, expected) => {
    expect(moodleTime(text)).toBe(expected)
  })
})

describe('clock times in a zone', () => {
  const instant = instantsIn('Europe/Berlin')
  test.each([
    ['2027-01-31T23:59', '2027-01-31T23:59:00+01:00'],
    ['2027-07-01T00:00:30', '2027-07-01T00:00:30+02:00'],
    ['2027-03-28T03:00', '2027-03-28T03:00:00+02:00'],
  ])('%s', (local, at) => {
    expect(instant(local)).toEqual({ status: 'known', at })
  })
  test.each([
    // the clocks went forward at 2:00 on 28 March 2027, and went back at 3:00 on 31 October
    ['2027-03-28T02:30', 'never'],
    ['2027-10-31T02:30', 'twice'],
    ['2027-02-31T10:00', 'no day'],
    ['2027-01-01T25:00', 'no day'],
  ])('%s is refused', (local, why) => {
    expect(instant(local)).toEqual({ status: 'refused', why: expect.stringContaining(why) })
  })
})

describe('students', () => {
  const identifiers: readonly Identifier[] = [
    { column: 'sis_id', place: 0, means: 'id-number' },
    { column: 'login', place: 1, means: 'username' },
    { column: 'id', place: 2, means: 'lms-id' },
  ]
  const roster = {
    columns: ['student', 'SIS_User_ID', 'Login', 'Canvas ID', 'seat'],
    rows: [
      ['100', '00200', 'ann', '300', '7'],
      ['200', '', 'Bo', '100', '300'],
      ['300', 'x', 'ann', '', '8'],
    ],
  }
  const found = (...cells: readonly string[]): string => {
    const student = studentFinder(roster, identifiers).find(cells)
    return student instanceof NotASubmission ? `${student.code}: ${student.wrong}` : student
  }

  test.each([
    [['00200', '', ''], '100'],
    [[' 00200 ', '', '7'], '100'],
    [['100', '', ''], '100'],
    // the LMS's own number is not asked where another finds somebody: 300 is also what another student is called
    [['200', '', '300'], '200'],
    [['', 'bo', ''], '200'],
    [['', 'BO', '100'], '200'],
  ])('%j is %s', (cells, student) => {
    expect(found(...cells)).toBe(student)
  })
  test.each([
    // two students have the login
    [['', 'ann', '']],
    // the two columns mean different students
    [['00200', 'bo', '']],
    // 300 is the Canvas id of one and the id of another, 100 likewise
    [['', '', '300']],
    [['', '', '100']],
  ])('%j are several', (cells) => {
    expect(found(...cells)).toMatch(/^submission\/unknown-student: .* are several students of the roster$/)
  })
  test.each([
    [['', '', '']],
    // a column that means nothing is not asked
    [['7', '8', '8']],
    [['nobody', 'x', '']],
  ])('%j is nobody', (cells) => {
    expect(found(...cells)).toMatch(/^submission\/unknown-student: nobody in the roster is sis_id “/)
  })
})
