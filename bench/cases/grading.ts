// Rows of submissions a second, from a JSONL file to marks.jsonl and the gradebook, without pages: the command itself.
// Choices and numbers by turns; most answers occur many times, as they do in a course.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runGenerate } from '../../src/cli/generate.ts'
import { runGrade } from '../../src/cli/grade/grade.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { type Case, keep, type Work } from '../measure.ts'
import { jsonRow } from '../references.ts'

const students = 500
const rows = 100_000
const asked = [
  { problem: 'lstm-rounded-step', responses: ['o1', 'o2', 'o3', 'o4'] },
  { problem: 'softmax-cross-entropy', part: 'loss', responses: Array.from({ length: 200 }, (_, i) => (i / 64).toFixed(3)) },
]

async function grading(): Promise<Work> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quizwright-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const [roster, submissions, from, out] = ['roster.csv', 'submissions.jsonl', 'course', 'graded'].map((name) => path.join(folder, name))
  if (roster === undefined || submissions === undefined || from === undefined || out === undefined) throw new Error('four paths')
  writeFileSync(roster, `student\n${Array.from({ length: students }, (_, i) => `s${i}\n`).join('')}`)
  writeFileSync(submissions, Array.from({ length: rows }, (_, i) => `${JSON.stringify(row(i))}\n`).join(''))
  const problems = asked.map(({ problem }) => problem)
  await clean(runGenerate(problems, { out: from, roster, seed: 'bench', regenerate: [] }, quiet))
  return async (times) => {
    for (let i = 0; i < times; i += rows) {
      rmSync(out, { recursive: true, force: true })
      await clean(runGrade([submissions], { from, out, pages: 'none', workers: 1 }, quiet))
    }
    keep(readFileSync(path.join(out, 'marks.jsonl')).length)
  }
}

/** Students by turns, each of their parts by turns, and every response of a part in the end. */
function row(i: number): object {
  const { responses, ...place } = asked[i % asked.length] ?? { responses: [] }
  const student = `s${Math.floor(i / asked.length) % students}`
  return { student, ...place, response: responses[Math.floor((i * 7) / asked.length) % responses.length], at: '2027-01-12T10:31:07+01:00' }
}

const quiet: Terminal = { out: () => undefined, err: () => undefined, tty: false }
async function clean(running: Promise<number>): Promise<void> {
  const code = await running
  if (code !== 0) throw new Error(`exit code ${code}`)
}

export const cases: readonly Case[] = [
  { name: 'grade: JSONL to marks, number and choice', unit: 'rows', budget: 100_000, batch: rows, reference: jsonRow, prepare: grading },
]
