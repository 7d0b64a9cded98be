// A grading job in, its files staged: marks, scores, gradebook, pages, report and what was rejected.
import { type Diagnostic, warning } from '../../diagnostic.ts'
import { gather, type StudentWork } from '../../../grader/course.ts'
import type { Release } from '../../../grader/graded-page.ts'
import { type Reception, reception } from '../../../grader/receive.ts'
import { submissionReader } from '../../../grader/submission/submission-files.ts'
import { progressOf } from '../course/progress.ts'
import { rejections, type Rejections } from '../course/rejections.ts'
import { writeResults } from '../course/results.ts'
import type { GradingJob, GradingResult } from './job.ts'

/** Marks what was handed in and stages everything that comes of it but the journal; the caller commits. */
export async function runGrading(job: GradingJob): Promise<GradingResult> {
  const { course, staged, terminal, files, out, pages } = job
  const { run, manifest, keys } = course
  const students = gather(run, manifest, keys)
  const rejectedFile = staged.open('rejected.jsonl', true)
  const rejected = rejections((line) => rejectedFile.write(line), terminal)
  const intake = reception(students, (rejection) => rejected.add(rejection))
  const submissions = readAll(job, students, intake, rejected)
  rejected.end()
  rejectedFile.end()
  const release = releaseOf(job, intake)
  const progress = progressOf(terminal, 'students', students.size)
  const graded = writeResults({
    course,
    students,
    release,
    pages,
    rejected: rejected.count,
    files,
    out,
    staged,
    progress: progress.done,
  })
  progress.end()
  return {
    ...graded,
    rows: intake.accepted,
    rejected: rejected.count,
    submissions,
    release,
    diagnostics: [...intake.warnings, ...afterAsOf(job, intake), ...graded.diagnostics],
  }
}

function readAll(
  { course, submissions, terminal }: GradingJob,
  students: ReadonlyMap<string, StudentWork>,
  intake: Reception,
  rejected: Rejections,
): GradingResult['submissions'] {
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

/** Whose own date has passed by then is told by their policy. */
function releaseOf({ asOf, release }: GradingJob, { latest }: Reception): Release {
  return { all: release, asOf: (asOf ?? latest)?.at }
}

function afterAsOf({ asOf }: GradingJob, { latest }: Reception): readonly Diagnostic[] {
  if (asOf === undefined || latest === undefined || latest.time <= asOf.time) return []
  return [
    warning(
      'submission/malformed',
      `some rows were received after --as-of ${asOf.at} (the last at ${latest.at}); they are graded like any other`,
    ),
  ]
}
