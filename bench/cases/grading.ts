// Rows of submissions a second, from a JSONL file to marks.jsonl and the gradebook, without pages: the command itself, in one
// process. Choices and numbers by turns; most answers occur many times, as they do in a course. Formulas that are all different,
// half of them right, and a few over and over.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runGenerate } from '../../src/cli/generate.ts'
import { runGrade } from '../../src/cli/grade/grade.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { type Case, keep, type Work } from '../measure.ts'
import { jsonRow } from '../references.ts'

const students = 500

interface Rows {
  readonly problems: readonly string[]
  readonly rows: number
  /** What row `i` says beside its student, and which student of all that is. */
  row(i: number): { readonly student: number; readonly problem: string; readonly part?: string; readonly response: string }
}

const asked = [
  { problem: 'lstm-rounded-step', responses: ['o1', 'o2', 'o3', 'o4'] },
  { problem: 'softmax-cross-entropy', part: 'loss', responses: Array.from({ length: 200 }, (_, i) => (i / 64).toFixed(3)) },
]
/** Students by turns, each of their parts by turns, and every response of a part in the end. */
const choices: Rows = {
  problems: asked.map(({ problem }) => problem),
  rows: 100_000,
  row(i) {
    const { responses, ...place } = asked[i % asked.length] ?? { problem: '', responses: [] }
    const response = responses[Math.floor((i * 7) / asked.length) % responses.length] ?? ''
    return { student: Math.floor(i / asked.length) % students, ...place, response }
  },
}

/** The derivative with the gate held fixed, written otherwise each time; every other one forgets the square. */
const formula = (i: number): string => `(${i + 2}*(1 - g) + ${i + 2}*g*(1 - s_tilde${i % 2 === 0 ? '^2' : ''})*W_ss)/${i + 2}`
const formulas = (rows: number, different: number): Rows => ({
  problems: ['gate-gradient'],
  rows,
  row: (i) => ({ student: i % students, problem: 'gate-gradient', part: 'fixed_gate', response: formula(i % different) }),
})

const grading =
  ({ problems, rows, row }: Rows) =>
  async (): Promise<Work> => {
    const folder = mkdtempSync(path.join(tmpdir(), 'quizwright-bench-'))
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    const [roster, submissions, from, out] = ['roster.csv', 'submissions.jsonl', 'course', 'graded'].map((name) => path.join(folder, name))
    if (roster === undefined || submissions === undefined || from === undefined || out === undefined) throw new Error('four paths')
    writeFileSync(roster, `student\n${Array.from({ length: students }, (_, i) => `s${i}\n`).join('')}`)
    const lines = Array.from({ length: rows }, (_, i) => {
      const { student, ...said } = row(i)
      return `${JSON.stringify({ student: `s${student}`, ...said, at: '2027-01-12T10:31:07+01:00' })}\n`
    })
    writeFileSync(submissions, lines.join(''))
    await clean(runGenerate(problems, { out: from, roster, seed: 'bench', variants: 20, regenerate: [] }, quiet))
    return async (times) => {
      for (let i = 0; i < times; i += rows) {
        rmSync(out, { recursive: true, force: true })
        await clean(runGrade([submissions], { from, out, pages: 'none', workers: 1 }, quiet))
      }
      keep(readFileSync(path.join(out, 'marks.jsonl')).length)
    }
  }

const quiet: Terminal = { out: () => undefined, err: () => undefined, tty: false }
async function clean(running: Promise<number>): Promise<void> {
  const code = await running
  if (code !== 0) throw new Error(`exit code ${code}`)
}

const different = 4_000
const gradingCase = (what: string, of: Rows, budget: number): Case => ({
  name: `grade: JSONL to marks, ${what}`,
  unit: 'rows',
  budget,
  batch: of.rows,
  reference: jsonRow,
  prepare: grading(of),
})

export const cases: readonly Case[] = [
  gradingCase('number and choice', choices, 100_000),
  // each of them is answered by students of several variants, and decided once for each
  gradingCase('formulas all different', formulas(different, different), 8_000),
  gradingCase('formulas repeated', formulas(100_000, 20), 100_000),
]
