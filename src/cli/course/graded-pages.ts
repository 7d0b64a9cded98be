// Assessed students in, their graded pages staged: all, or those that would be different from last time.
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { AssessedStudent } from '../../../grader/assess.ts'
import type { CourseFolder } from '../../../grader/course-folder.ts'
import { gradedPage, isReleased, type Release, type ShownProblem } from '../../../grader/graded-page.ts'
import { type Solutions, solutions } from '../../../grader/solutions.ts'
import { type Checked, type Diagnostic, failed, ok } from '../../diagnostic.ts'
import { renderGradedPage } from '../../render/graded/graded.ts'
import { version } from '../version.ts'
import type { Files } from './files.ts'
import type { Results } from './results.ts'

/** What each page was made of, so that `--pages changed` knows which to make again. */
const pageState = '.pages'

export interface PageWriter {
  readonly count: number
  write(student: AssessedStudent, lines: string): readonly Diagnostic[]
  end(): void
}

export function pageWriter(results: Results, rosterRows: ReadonlyMap<string, readonly string[]>): PageWriter {
  const { course, pages, files, out, staged, release } = results
  const { run, roster } = course
  const nameColumn = run.options.names ? roster.columns.indexOf('name') : -1
  const before = readPageState(files, out)
  const state = new Map<string, string>()
  const common = JSON.stringify([version, run, release])
  const worked = solutions(run.set.language, course.spec)
  let count = 0
  return {
    get count() {
      return count
    },
    write(student, lines) {
      if (pages === 'none') return []
      const { page } = student.work
      const place = `pages/${page}.html`
      const name = rosterRows.get(student.work.student)?.[nameColumn]?.trim()
      const shownName = name === '' ? undefined : name
      const madeOf = student.problems.map((problem) => [
        problem.work.entry.variant.id,
        problem.work.entry.spec,
        isReleased(problem, release),
      ])
      const digest = createHash('sha256')
        .update(JSON.stringify([common, madeOf, shownName, lines]))
        .digest('hex')
        .slice(0, 32)
      state.set(page, digest)
      if (pages === 'changed' && before.get(page) === digest && files.exists(path.join(out, place))) return []
      const shown = shownProblems(student, course, worked, release)
      const html = shown.ok ? renderGradedPage(gradedPage(run, student, shownName, shown.value, release)) : shown
      if (!html.ok) {
        state.delete(page)
        return html.errors
      }
      staged.write(place, html.value, false)
      count += 1
      return shown.ok ? shown.warnings : []
    },
    end() {
      if (pages !== 'none') staged.write(pageState, [...state].map(([page, digest]) => `${digest} ${page}\n`).join(''), true)
    },
  }
}

function shownProblems(
  student: AssessedStudent,
  { keys }: CourseFolder,
  worked: Solutions,
  release: Release,
): Checked<readonly ShownProblem[]> {
  const shown: ShownProblem[] = []
  const warnings: Diagnostic[] = []
  for (const assessed of student.problems) {
    const { entry, problem } = assessed.work
    const found = keys.read({ problem: entry.problem, variant: entry.variant.id, spec: entry.spec })
    if (!found.ok) return found
    const solution = isReleased(assessed, release) ? worked.of(entry, problem, found.value) : undefined
    if (solution?.ok === false) return failed(...solution.errors)
    warnings.push(...(solution?.warnings ?? []))
    shown.push({ assessed, keys: found.value, solution: solution?.value })
  }
  return ok(shown, warnings)
}

/** A line `digest page` each; page names hold no spaces. */
function readPageState(files: Files, out: string): ReadonlyMap<string, string> {
  const bytes = files.read(path.join(out, pageState))
  const lines = bytes === undefined ? [] : new TextDecoder().decode(bytes).split('\n')
  return new Map(lines.map((line): [string, string] => [line.slice(33), line.slice(0, 32)]))
}
