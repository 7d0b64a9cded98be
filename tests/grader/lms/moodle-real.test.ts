// A quiz as Moodle 4.5.6 itself gave it back: `fixtures/moodle-real` is the report of ten students' attempts and the share of the
// points that Moodle's own question engine gave each answer (tests/export/moodle-round-trip.ts makes both).
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { disk } from '../../../src/cli/course/files.ts'
import { makeVariants } from '../../../src/cli/export/variants.ts'
import { runGrade } from '../../../src/cli/grade/grade.ts'
import type { Terminal } from '../../../src/cli/terminal.ts'
import { root } from '../../support/files.ts'
import { must } from '../../support/library.ts'
import { inFolder } from '../killing.ts'

/** Answers that are none here and cost nothing; Moodle counts the other fields, and reads the 0 of `0x10`. */
const unread = new Map([
  ['s2 several-parts', { here: 1 / 6, there: 1 / 3 }],
  ['s7 truth-table', { here: 0, there: 1 }],
])

test('grade --as moodle makes Moodle’s own scores of Moodle’s own report', { timeout: 60_000 }, () =>
  inFolder(async (folder) => {
    const course = path.join(folder, 'course')
    // had another release drawn other variants, they would be other questions: the report has to be made again
    must(makeVariants({ targets: ['small'], variants: 3, seedText: 'round trip', folder: course }, disk, root('tests/export/round-trip')))
    const fixture = (name: string): string => root(`tests/grader/lms/fixtures/moodle-real/${name}`)
    const terminal: Terminal = { out: () => undefined, err: () => undefined, tty: false }
    const out = path.join(folder, 'graded')
    const options = { from: course, out, as: 'moodle', zone: 'Europe/Berlin', pages: 'none', workers: 1 }
    expect(await runGrade([fixture('report.csv')], options, terminal)).toBe(0)
    const scores = readFileSync(path.join(out, 'scores.jsonl'), 'utf8')
    const theirs: unknown = JSON.parse(readFileSync(fixture('fractions.json'), 'utf8'))
    if (!isScores(theirs)) throw new Error('fractions.json')
    const told: string[] = []
    for (const [student, problems] of Object.entries(theirs))
      for (const [problem, fraction] of Object.entries(problems)) {
        const here = shareIn(scores, student, problem)
        const { there } = unread.get(`${student} ${problem}`) ?? { there: here }
        const own = unread.get(`${student} ${problem}`)?.here ?? fraction
        // Moodle keeps seven decimals
        if (Math.abs(here - own) > 1e-6 || Math.abs(fraction - there) > 1e-6)
          told.push(`${student} ${problem}: ${here} here, ${fraction} there`)
      }
    expect(told).toEqual([])
    expect(Object.values(theirs).flatMap((one) => Object.keys(one))).toHaveLength(40)
  }),
)

const isScores = (value: unknown): value is Record<string, Record<string, number>> => typeof value === 'object' && value !== null

/** Of `scores.jsonl`: earned out of what there was. */
function shareIn(scores: string, student: string, problem: string): number {
  const line = scores.split('\n').find((one) => one.includes(`"student":"${student}"`)) ?? ''
  const [, earned = '', of = ''] = new RegExp(`"problem":"${problem}","variant":"[^"]*","earned":"([^"]*)","of":"([^"]*)"`).exec(line) ?? []
  const value = (text: string): number => {
    const [top = '', bottom = '1'] = text.split('/')
    return Number(top) / Number(bottom)
  }
  return value(earned) / value(of)
}
