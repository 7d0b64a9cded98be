// A course with one problem that has to be mended: its answer is a third of a number, and it is graded before that is known.
import { readFileSync } from 'node:fs'
import { disk, type Files } from '../../../src/cli/course/files.ts'
import type { RegradeOptions } from '../../../src/cli/regrade/options.ts'
import { runRegrade } from '../../../src/cli/regrade/regrade.ts'
import { jsonl, type SampleCourse, withCourse } from '../sample-course.ts'

/** `w` is no multiple of 3. */
export const third = (asked: string): string => `problem: third
title: A third
parameters:
  w: { integer: [1, 1000] }
require:
  - 3*floor(w/3) != w
ask:
  kind: number
${asked}
text: 'What is a third of {{w}}?'
`
/** What was meant, what was too narrow a tolerance for it, and another key altogether. */
export const right = third('  key: w/3\n  within: 0.01')
export const narrow = third('  key: w/3\n  within: 0.001')
export const wrong = third('  key: w/3 + 1\n  within: 0.01')

const set = `set: quiz
title: A quiz
due: 2027-01-31T23:59:00+01:00
problems:
  - { problem: third, points: 3, attempts: 2 }
  - { problem: pair }
`

export interface MendedCourse extends SampleCourse {
  /** The number whose third a student is asked for, plus `off`, as a decimal. */
  answer(student: string, off: number): string
  /** The graded folder is `graded` unless said otherwise. */
  regrade(options?: RegradeOptions & { readonly folder?: string }, files?: Files): Promise<Said>
  mend(text: string, problem?: string): void
  /** By place below the graded folder. */
  graded(name: string): string
}
export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Generated from `before`, for s1, s2 and s3. */
export const withMendedCourse = <T>(before: string, work: (course: MendedCourse) => Promise<T>): Promise<T> =>
  withCourse(async (sample) => {
    sample.write('problems/sets/quiz.yaml', set)
    sample.write('problems/third.yaml', before)
    const course: MendedCourse = {
      ...sample,
      answer(student, off) {
        const entry = sample.manifest().find((one) => one.student === student && one.problem === 'third')
        return (Number(entry?.variant.draws[0]?.value) / 3 + off).toFixed(6)
      },
      async regrade({ folder = 'graded', ...options } = {}, files = disk) {
        let [out, err] = ['', '']
        const terminal = { out: (text: string) => (out += text), err: (text: string) => (err += text), tty: false }
        const code = await runRegrade(sample.place(folder), options, terminal, { files, cwd: sample.folder })
        return { code, out, err }
      },
      mend: (text, problem = 'third') => void sample.write(`problems/${problem}.yaml`, text),
      graded: (name) => readFileSync(sample.place(`graded/${name}`), 'utf8'),
    }
    await course.generate(['quiz'])
    return work(course)
  })

/** What each student hands in for `third`, as far off its answer as it says. */
export const rowsOff = (course: MendedCourse, off: { readonly [student: string]: number }): string =>
  jsonl(
    ...Object.entries(off).map(([student, by], index) => ({
      student,
      problem: 'third',
      response: course.answer(student, by),
      at: `2027-01-2${index}T10:00:00Z`,
    })),
  )

/** Points of a student in the gradebook: of `third`, of `pair`, and the total. */
export const pointsOf = (course: MendedCourse, student: string): string =>
  course
    .graded('gradebook.csv')
    .split(/\r?\n/)
    .find((line) => line.startsWith(`${student},`))
    ?.split(',')
    .slice(-3)
    .join(' ') ?? ''
