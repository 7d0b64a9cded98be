// Assessed students in, one after another; marks, gradebook, pages and summary staged.
import { createHash } from 'node:crypto'
import { assess, type AssessedStudent } from '../../../grader/assess.ts'
import type { CourseFolder } from '../../../grader/course-folder.ts'
import type { StudentWork } from '../../../grader/course.ts'
import { writeGradebook } from '../../../grader/gradebook.ts'
import type { Release } from '../../../grader/graded-page.ts'
import { markLine } from '../../../grader/marks.ts'
import { coursePolicy } from '../../../grader/policy/course-policy.ts'
import { summary } from '../../../grader/report.ts'
import { type ScoreLine, scoreLine } from '../../../grader/score-line.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { renderSummaryPage } from '../../render/graded/summary.ts'
import type { Files } from './files.ts'
import { pageWriter } from './graded-pages.ts'
import type { Staged } from './staged.ts'

export interface Results {
  readonly course: CourseFolder
  readonly students: ReadonlyMap<string, StudentWork>
  readonly release: Release
  readonly pages: 'all' | 'changed' | 'none'
  readonly rejected: number
  readonly files: Files
  readonly out: string
  readonly staged: Staged
  readonly progress: (done: number) => void
}
export interface Graded {
  readonly students: number
  readonly handedIn: number
  readonly pages: number
  readonly pending: number
  /** Problems whose points count and that a person should look at. */
  readonly review: number
  /** Digest of marks.jsonl. */
  readonly marks: string
  readonly diagnostics: readonly Diagnostic[]
}

export function writeResults(results: Results): Graded {
  const { course, students, staged, release, rejected, progress } = results
  const { run, roster } = course
  const diagnostics: Diagnostic[] = []
  const idColumn = roster.columns.indexOf('student')
  const rosterRows = new Map(roster.rows.map((row) => [row[idColumn] ?? '', row]))
  const marks = marksWriter(staged)
  const pages = pageWriter(results, rosterRows)
  const report = summary(run)
  const policy = coursePolicy(run, roster, [])
  const scores: ScoreLine[] = []
  let [done, handedIn, pending, review] = [0, 0, 0, 0]
  for (const work of students.values()) {
    const student = assess(work, policy.of(work.student))
    const lines = marks.write(student)
    progress((done += 1))
    if (!work.active && !student.handedIn) continue
    if (student.handedIn) handedIn += 1
    pending += student.problems.filter(({ state }) => state === 'pending').length
    review += student.problems.filter((problem) => problem.review).length
    scores.push(scoreLine(student))
    report.add(student)
    diagnostics.push(...pages.write(student, lines))
  }
  staged.write(
    'gradebook.csv',
    writeGradebook(
      roster.columns,
      run.problems.map(({ problem }) => problem),
      scores,
      rosterRows,
    ),
    true,
  )
  const summaryPage = renderSummaryPage(report.page(rejected, release.asOf))
  if (summaryPage.ok) staged.write('report.html', summaryPage.value, true)
  else diagnostics.push(...summaryPage.errors)
  pages.end()
  return { students: scores.length, handedIn, pages: pages.count, pending, review, marks: marks.end(), diagnostics }
}

/** Every row that was read, by student, problem, part and attempt. */
function marksWriter(staged: Staged): { write(student: AssessedStudent): string; end(): string } {
  const file = staged.open('marks.jsonl', true)
  const hash = createHash('sha256')
  return {
    write(student) {
      let lines = ''
      for (const { parts } of student.problems) {
        for (const { handed } of parts) {
          if (handed === undefined) continue
          const { head } = handed.work
          for (const { handed: row, attempt, late, why } of handed.outcome.rows) {
            lines += markLine({
              head,
              answer: row.answer,
              attempt,
              stated: row.attempt,
              at: row.at,
              late,
              why,
              from: { file: row.origin.name, line: row.line },
            })
          }
        }
      }
      file.write(lines)
      hash.update(lines)
      return lines
    },
    end() {
      file.end()
      return hash.digest('hex').slice(0, 32)
    },
  }
}
