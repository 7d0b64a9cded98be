// quizwright grade SUBMISSIONS… --from DIR --out DIR: what was handed in is marked; marks, gradebook, graded pages and a
// summary are written, and every row that could not be graded.
import { realpathSync } from 'node:fs'
import path from 'node:path'
import { type Diagnostic, error, warning } from '../diagnostic.ts'
import { type CourseFolder, readCourseFolder } from '../../grader/course-folder.ts'
import { gather, type StudentWork } from '../../grader/course.ts'
import type { Release } from '../../grader/graded-page.ts'
import { type GradedEvent, record } from '../../grader/journal.ts'
import { type Reception, reception } from '../../grader/receive.ts'
import type { Format } from '../../grader/submission/submission.ts'
import { findSubmissions, type SubmissionFile, submissionReader } from '../../grader/submission/submission-files.ts'
import { timeOf } from '../../grader/time.ts'
import { disk, type Files } from './course/files.ts'
import { finished, guarded, isUsageError, usage, type UsageError } from './course/outcome.ts'
import { progressOf } from './course/progress.ts'
import { rejections, type Rejections } from './course/rejections.ts'
import { type Graded, writeResults } from './course/results.ts'
import { openStaged, type Staged } from './course/staged.ts'
import { exit, type Terminal } from './terminal.ts'
import { version } from './version.ts'

export interface GradeOptions {
  readonly from: string
  readonly out: string
  readonly as?: string
  readonly asOf?: string
  readonly release?: boolean
  readonly pages?: string
  /** Any number gives the same marks and bytes: this version grades in one process. */
  readonly workers?: number
}

interface Asked {
  readonly from: string
  readonly out: string
  readonly as: Format | undefined
  readonly asOf: { readonly time: number; readonly at: string } | undefined
  readonly release: boolean
  readonly pages: 'all' | 'changed' | 'none'
}

/** Grades everything that can be; exit 1 where a row could not. Without `--as-of` the latest time of receipt counts as now. */
export const runGrade = (paths: readonly string[], options: GradeOptions, terminal: Terminal, files: Files = disk): Promise<number> =>
  guarded(terminal, () => {
    const asked = readOptions(options)
    if (isUsageError(asked)) return usage(asked, terminal)
    const course = readCourseFolder(asked.from)
    const found = findSubmissions(paths, asked.as)
    const wrong = [...(course.ok ? [] : course.errors), ...found.missing, ...wrongPlace(asked, files)]
    if (!course.ok || wrong.length > 0) return finished(wrong, terminal)
    const staged = openStaged(files, asked.out, '.unfinished')
    try {
      return grade({ asked, course: course.value, submissions: found.files, staged, files, terminal })
    } catch (thrown) {
      staged.discard()
      throw thrown
    }
  })

function readOptions({ from, out, as, asOf, release, pages = 'all' }: GradeOptions): Asked | UsageError {
  if (as !== undefined && later.has(as))
    return { usage: `--as ${as}: response exports of an LMS come in a later version; jsonl, csv and saved are read now` }
  if (as !== undefined && as !== 'jsonl' && as !== 'csv' && as !== 'saved') return { usage: `--as ${as}: expected jsonl, csv or saved` }
  if (pages !== 'all' && pages !== 'changed' && pages !== 'none') return { usage: `--pages ${pages}: expected all, changed or none` }
  const time = asOf === undefined ? undefined : timeOf(asOf)
  if (asOf !== undefined && time === undefined)
    return { usage: `--as-of ${asOf}: expected a time with its zone, such as 2027-01-31T23:59:00+01:00` }
  return {
    from,
    out,
    as,
    asOf: asOf === undefined || time === undefined ? undefined : { time, at: asOf },
    release: release === true,
    pages,
  }
}
const later = new Set(['moodle', 'canvas', 'edx', 'wide'])

/** Gradebook and marks must not stand where pages are published, nor graded pages in the place of the students' own. */
function wrongPlace({ from, out }: Asked, files: Files): readonly Diagnostic[] {
  const real = (folder: string): string =>
    files.exists(folder) ? realpathSync(folder) : path.join(real(path.dirname(path.resolve(folder))), path.basename(folder))
  const [target, source] = [real(out), real(from)]
  const within = (folder: string): boolean => target === folder || target.startsWith(`${folder}${path.sep}`)
  const hint = 'Choose a folder of its own, such as graded/'
  if (target === source)
    return [
      error(
        'file/outside',
        `--out ${out} is the generated folder: graded pages would take the place of the students’ pages`,
        undefined,
        hint,
      ),
    ]
  if (within(path.join(source, 'pages')))
    return [error('file/outside', `--out ${out} lies among the pages that are published`, undefined, hint)]
  if (files.isLink(path.join(out, 'pages')))
    return [error('file/outside', `${path.join(out, 'pages')} is a symbolic link: files would leave the output folder`, undefined, hint)]
  return []
}

interface Grading {
  readonly asked: Asked
  readonly course: CourseFolder
  readonly submissions: readonly SubmissionFile[]
  readonly staged: Staged
  readonly files: Files
  readonly terminal: Terminal
}

function grade(grading: Grading): number {
  const { asked, course, staged, terminal, files } = grading
  const { run, manifest, keys } = course
  const students = gather(run, manifest, keys)
  const rejectedFile = staged.open('rejected.jsonl', true)
  const rejected = rejections((line) => rejectedFile.write(line), terminal)
  const intake = reception(students, (rejection) => rejected.add(rejection))
  const read = readAll(grading, students, intake, rejected)
  rejected.end()
  rejectedFile.end()
  const release = releaseOf(asked, course, intake)
  const progress = progressOf(terminal, 'students', students.size)
  const graded = writeResults({
    course,
    students,
    release,
    pages: asked.pages,
    rejected: rejected.count,
    files,
    out: asked.out,
    staged,
    progress: progress.done,
  })
  progress.end()
  const policy = { counts: run.set.counts, ...(release.asOf !== undefined && { asOf: release.asOf }), released: release.all }
  const event: GradedEvent = { type: 'graded', engine: version, set: run.set.id, policy, submissions: read, marks: graded.marks }
  record({ append: (entry) => staged.write('journal.jsonl', `${JSON.stringify(entry)}\n`, true) }, event)
  staged.commit()
  const code = finished([...intake.warnings, ...afterAsOf(asked, intake), ...graded.diagnostics], terminal)
  terminal.err(report(grading, graded, intake.accepted, rejected.count, release))
  return rejected.count > 0 ? exit.diagnostics : code
}

function readAll(
  { course, submissions, terminal }: Grading,
  students: ReadonlyMap<string, StudentWork>,
  intake: Reception,
  rejected: Rejections,
): GradedEvent['submissions'] {
  const { run, roster } = course
  const [idColumn, nameColumn] = [roster.columns.indexOf('student'), roster.columns.indexOf('name')]
  const names = new Map(roster.rows.map((row) => [row[idColumn] ?? '', row[nameColumn]?.trim() ?? '']))
  const people = [...students.values()].map(({ student, page }) => {
    const name = names.get(student) ?? ''
    return { student, page, ...(name !== '' && { name }) }
  })
  const tokens = [...students.values()].map(({ student, token }) => [student, token] as const)
  const tokenOf = new Map(tokens)
  const studentOfToken = new Map(tokens.map(([student, token]) => [token, student]))
  const read = submissionReader(people, { set: run.set.id, tokenOf, studentOfToken, trustToken: !run.options.roster }, intake)
  const progress = progressOf(terminal, 'files', submissions.length)
  const events = submissions.map((file, index) => {
    const [rows, bad] = [intake.accepted, rejected.count]
    read(file)
    progress.done(index + 1)
    return { file: file.name, rows: intake.accepted - rows, rejected: rejected.count - bad }
  })
  progress.end()
  return events
}

function releaseOf({ asOf, release }: Asked, { run }: CourseFolder, { latest }: Reception): Release {
  const now = asOf ?? latest
  const due = run.set.due === undefined ? undefined : timeOf(run.set.due)
  return { all: release || (now !== undefined && due !== undefined && now.time > due), asOf: now?.at }
}

function afterAsOf({ asOf }: Asked, { latest }: Reception): readonly Diagnostic[] {
  if (asOf === undefined || latest === undefined || latest.time <= asOf.time) return []
  return [
    warning(
      'submission/malformed',
      `some rows were received after --as-of ${asOf.at} (the last at ${latest.at}); they are graded like any other`,
    ),
  ]
}

function report({ asked: { out, pages }, course }: Grading, graded: Graded, rows: number, rejected: number, release: Release): string {
  const solutions = release.all ? 'solutions are shown to everybody' : 'solutions are shown where attempts are used up'
  return [
    `${course.run.set.id}: ${rows} rows of ${graded.handedIn} of ${graded.students} students graded${rejected === 0 ? '' : `, ${rejected} rejected (rejected.jsonl)`}${graded.pending === 0 ? '' : `, ${graded.pending} wait for a person (pending in the gradebook)`}${graded.review === 0 ? '' : `, ${graded.review} count and should be reviewed`}`,
    ...(pages === 'none' ? [] : [`for each student: ${path.join(out, 'pages')} (${graded.pages} written; ${solutions})`]),
    `for staff: ${path.join(out, 'report.html')}, gradebook.csv, marks.jsonl, rejected.jsonl`,
    '',
  ].join('\n')
}
