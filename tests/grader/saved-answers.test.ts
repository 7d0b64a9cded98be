import { describe, expect, test } from 'vitest'
import { type HandedInBy, namesOfStudents, savedAgain } from '../../grader/submission/handed-in-by.ts'
import { readSavedAnswers } from '../../grader/submission/saved-answers.ts'
import type { Intake } from '../../grader/submission/submission.ts'

describe('who handed in a saved file', () => {
  const who = namesOfStudents([
    { student: 's01', page: 's01', name: 'Ann Lee' },
    { student: 's02', page: 's02', name: 'Bo Ray' },
    { student: 'x', page: 'x', name: 'Twin' },
    { student: 'y', page: 'y', name: 'Twin' },
    { student: 'a/b', page: 'a%2Fb' },
    { student: 'van_der', page: 'van_der' },
    { student: 'van', page: 'qq77' },
    { student: 's02x', page: 's02x', name: 's01' },
  ])
  const known = (student: string): HandedInBy => ({ status: 'known', student })
  test.each<[string, string | undefined, HandedInBy]>([
    ['s01.answers.json', undefined, known('s01')],
    ['s01.json', undefined, known('s01')],
    ['s01.answers (2).json', undefined, known('s01')],
    ['s01.answers-1.json', undefined, known('s01')],
    ['a%2Fb.answers.json', undefined, known('a/b')],
    ['qq77.answers.json', undefined, known('van')],
    // as LMS pack them
    ['recurrent-networks.answers.json', 's02_4711_assignsubmission_file_', known('s02')],
    ['leeann_4711_0815_s01.answers-2.json', undefined, known('s01')],
    ['answers.json', 'Ann Lee_4711_assignsubmission_file_', known('s01')],
    ['s01.answers.json', 's01_4711_assignsubmission_file_', known('s01')],
    // the longest piece
    ['4711_van_der.answers.json', undefined, known('van_der')],
    ['4711_van_0815.answers.json', undefined, known('van')],
    // somebody else's file in one's own folder, two students in one name
    ['s01.answers.json', 'Bo Ray_4711_assignsubmission_file_', { status: 'ambiguous', students: ['s01', 's02'] }],
    ['s01_s02.answers.json', undefined, { status: 'ambiguous', students: ['s01', 's02'] }],
    // names that two students have name nobody
    ['Twin.json', undefined, { status: 'unknown' }],
    ['s03.answers.json', undefined, { status: 'unknown' }],
    ['S01.answers.json', undefined, { status: 'unknown' }],
    ['%E0%A4.json', undefined, { status: 'unknown' }],
  ])('%s in %s', (file, folder, expected) => {
    expect(who(file, folder)).toEqual(expected)
  })

  test.each([
    ['s01.answers.json', 0],
    ['s01.answers (2).json', 2],
    ['s01.answers-10.json', 10],
    ['s01-3.json', 0],
  ])('%s was saved again %d times', (file, times) => {
    expect(savedAgain(file)).toBe(times)
  })
})

describe('a saved file', () => {
  const context = {
    set: 'week-1',
    tokenOf: new Map([
      ['s01', 'aaaa'],
      ['s02', 'bbbb'],
    ]),
    studentOfToken: new Map([
      ['aaaa', 's01'],
      ['bbbb', 's02'],
    ]),
    trustToken: false,
  }
  const read = (text: string | Uint8Array, by: HandedInBy = { status: 'known', student: 's01' }, trustToken = false): unknown[] => {
    const found: unknown[] = []
    const intake: Intake = {
      accept: (submission, { foreign }) => void found.push([foreign ? 'foreign' : 'own', submission]),
      reject: ({ file, line, code }) => void found.push(`${file}:${line} ${code}`),
      warn: () => undefined,
    }
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
    readSavedAnswers({ file: 'in/s01.answers.json', name: 's01.answers.json', bytes, by }, { ...context, trustToken }, intake)
    return found
  }
  const saved = (change: object = {}): string =>
    JSON.stringify({
      format: 'quizwright-answers/1',
      set: 'week-1',
      token: 'aaaa',
      answers: [{ problem: 'p', part: 'a', response: ['none'] }],
      ...change,
    })
  const answer = { student: 's01', problem: 'p', part: 'a', response: ['none'] }

  test('gives its answers to the student who handed it in', () => {
    expect(read(saved())).toEqual([['own', answer]])
    // the student that a file names inside is not asked
    expect(read(saved({ student: 's02', answers: [{ ...answer, student: 's02', at: '2020-01-01T00:00:00Z', attempt: 1 }] }))).toEqual([
      ['own', answer],
    ])
  })

  test('a token of another student, or of nobody, must be looked at', () => {
    expect(read(saved({ token: 'bbbb' }))).toEqual([['foreign', answer]])
    expect(read(saved({ token: 'zzzz' }))).toEqual([['foreign', answer]])
  })

  test('a bad answer is rejected alone', () => {
    expect(read(saved({ answers: [7, { problem: 'p', response: true }, answer] }))).toEqual([
      'in/s01.answers.json:1 submission/malformed',
      'in/s01.answers.json:1 submission/malformed',
      ['own', answer],
    ])
  })

  test.each([
    ['', 'submission/malformed'],
    ['{"format":"quizwright-answers/1"', 'submission/malformed'],
    ['[]', 'submission/malformed'],
    [saved({ format: 'quizwright-answers/2' }), 'submission/malformed'],
    [saved({ answers: {} }), 'submission/malformed'],
    [saved({ token: 7 }), 'submission/malformed'],
    [saved({ answers: Array.from({ length: 2001 }, () => answer) }), 'submission/malformed'],
    [saved({ set: 'week-2' }), 'submission/unknown-problem'],
    [Uint8Array.from([0x7b, 0xff]), 'submission/malformed'],
  ])('%s is one rejected row', (text, code) => {
    expect(read(text)).toEqual([`in/s01.answers.json:1 ${code}`])
  })

  test('a file that names nobody, or two, is rejected; without a roster the token says whose page it is', () => {
    const rejected = ['in/s01.answers.json:1 submission/unknown-student']
    expect(read(saved(), { status: 'unknown' })).toEqual(rejected)
    expect(read(saved(), { status: 'ambiguous', students: ['s01', 's02'] })).toEqual(rejected)
    expect(read(saved(), { status: 'unknown' }, true)).toEqual([['own', answer]])
    expect(read(saved({ token: 'zzzz' }), { status: 'unknown' }, true)).toEqual(rejected)
  })
})
