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

/** What each page was made of, so that `--pages changed` knows which to make again. */
export const pageState = '.pages'

export interface PageWriter {
  /** Names of the pages that were written. */
  readonly written: readonly string[]
  /** `madeOf` is all that the page shows of the student's marks and scores. */
  write(student: AssessedStudent, madeOf: string): readonly Diagnostic[]
  /** What each page was made of, for the next run. */
  state(): string
}

export interface Pages {
  readonly course: CourseFolder
  readonly release: Release
  readonly which: 'all' | 'changed'
  readonly files: Files
  /** The graded folder as it stands. */
  readonly out: string
  /** Where pages are written. */
  readonly folder: string
}

/** Writes pages into a folder of their own: those that are wanted. */
export function pageWriter({ course, release, which, files, out, folder }: Pages, before: ReadonlyMap<string, string>): PageWriter {
  const { run, roster } = course
  const [idColumn, nameColumn] = [roster.columns.indexOf('student'), run.options.names ? roster.columns.indexOf('name') : -1]
  const names =
    nameColumn < 0 ? new Map<string, string>() : new Map(roster.rows.map((row) => [row[idColumn] ?? '', row[nameColumn]?.trim() ?? '']))
  const state: string[] = []
  const written: string[] = []
  const common = JSON.stringify([version, run, release])
  const worked = solutions(run.set.language, course.spec)
  return {
    written,
    write(student, madeOf) {
      const { page } = student.work
      const name = names.get(student.work.student)
      const shownName = name === '' ? undefined : name
      const problems = student.problems.map((problem) => [
        problem.work.entry.variant.id,
        problem.work.entry.spec,
        isReleased(problem, release),
      ])
      const digest = createHash('sha256')
        .update(JSON.stringify([common, problems, shownName, madeOf]))
        .digest('hex')
        .slice(0, 32)
      if (which === 'changed' && before.get(page) === digest && files.exists(path.join(out, 'pages', `${page}.html`))) {
        state.push(`${digest} ${page}\n`)
        return []
      }
      const shown = shownProblems(student, course, worked, release)
      const html = shown.ok ? renderGradedPage(gradedPage(run, student, shownName, shown.value, release)) : shown
      if (!html.ok) return html.errors
      files.write(path.join(folder, `${page}.html`), html.value, 0o666)
      written.push(page)
      state.push(`${digest} ${page}\n`)
      return shown.ok ? shown.warnings : []
    },
    state: () => state.join(''),
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
export function readPageState(files: Files, out: string): ReadonlyMap<string, string> {
  const bytes = files.read(path.join(out, pageState))
  const lines = bytes === undefined ? [] : new TextDecoder().decode(bytes).split('\n')
  return new Map(lines.map((line): [string, string] => [line.slice(33), line.slice(0, 32)]))
}
