// quizwright grade SUBMISSIONS… --from DIR --out DIR: what was handed in is marked; marks, gradebook, graded pages and a
// summary are written, and every row that could not be graded.
import path from 'node:path'
import { type CourseFolder, readCourseFolder } from '../../../grader/course-folder.ts'
import { gradebookLacks } from '../../../grader/gradebooks/gradebook-for.ts'
import { type Exception, readExceptions } from '../../../grader/policy/exceptions.ts'
import { findSubmissions } from '../../../grader/submission/submission-files.ts'
import { decodeText } from '../../../grader/submission/text.ts'
import { type Checked, type Diagnostic, error, failed, ok } from '../../diagnostic.ts'
import { disk, type Files } from '../course/files.ts'
import { finished, guarded, isUsageError, usage } from '../course/outcome.ts'
import { exit, type Terminal } from '../terminal.ts'
import { appendEvent } from './journal-file.ts'
import type { GradingJob, GradingResult } from './job.ts'
import { type Asked, type GradeOptions, readOptions } from './options.ts'
import { inOutput, wrongPlace } from './output.ts'
import { runGrading } from './run.ts'

/** Grades everything that can be; exit 1 where a row could not. Without `--as-of` the latest time of receipt counts as now. */
export const runGrade = (paths: readonly string[], options: GradeOptions, terminal: Terminal, files: Files = disk): Promise<number> =>
  guarded(terminal, async () => {
    const asked = readOptions(options)
    if (isUsageError(asked)) return usage(asked, terminal)
    const course = readCourseFolder(asked.from)
    const found = findSubmissions(paths, asked.as)
    const exceptions = course.ok ? exceptionsOf(asked, course.value, files) : ok([])
    const wrong = [...errorsOf(course), ...errorsOf(exceptions), ...found.missing, ...wrongPlace(asked, files), ...lacking(asked, course)]
    if (!course.ok || !exceptions.ok || wrong.length > 0) return finished(wrong, terminal)
    return inOutput({ out: asked.out, files, terminal }, async (staged) => {
      const job: GradingJob = {
        ...asked,
        course: course.value,
        exceptions: exceptions.value,
        submissions: found.files,
        staged,
        files,
        terminal,
      }
      const result = await runGrading(job)
      appendEvent(job, result)
      staged.commit()
      const code = finished(result.diagnostics, terminal)
      terminal.err(report(job, result))
      return result.rejected > 0 ? exit.diagnostics : code
    })
  })

const errorsOf = (checked: Checked<unknown>): readonly Diagnostic[] => (checked.ok ? [] : checked.errors)

/** A gradebook that the LMS could not import is told before anything is graded. */
function lacking({ gradebook }: Asked, course: Checked<CourseFolder>): readonly Diagnostic[] {
  const lacks = gradebook === undefined || !course.ok ? undefined : gradebookLacks(gradebook, course.value.roster.columns)
  return lacks === undefined ? [] : [error('export/refused', lacks)]
}

/** What was agreed with single students or sections: a file of its own, which may lie with the course's staff files. */
function exceptionsOf({ from, exceptionsFile }: Asked, { run, roster }: CourseFolder, files: Files): Checked<readonly Exception[]> {
  const file = exceptionsFile ?? path.join(from, 'staff', 'exceptions.csv')
  const bytes = files.read(file)
  if (bytes === undefined) return exceptionsFile === undefined ? ok([]) : failed(error('file/not-found', `there is no file ${file}`))
  const decoded = decodeText(bytes)
  return decoded.status === 'text'
    ? readExceptions(decoded.text, file, run, roster)
    : failed(error('file/unreadable', `${file} is not UTF-8 text`))
}

function report({ out, pages, course }: GradingJob, graded: GradingResult): string {
  const solutions = graded.release.all
    ? 'solutions are shown to everybody'
    : 'solutions are shown where attempts are used up or the date has passed'
  const counted = [
    `${graded.rows} rows of ${graded.handedIn} of ${graded.students} students graded`,
    ...(graded.rejected === 0 ? [] : [`${graded.rejected} rejected (rejected.jsonl)`]),
    ...(graded.pending === 0 ? [] : [`${graded.pending} wait for a person (pending in the gradebook)`]),
    ...(graded.review === 0 ? [] : [`${graded.review} count and should be reviewed`]),
  ]
  return [
    `${course.run.set.id}: ${counted.join(', ')}`,
    ...(pages === 'none' ? [] : [`for each student: ${path.join(out, 'pages')} (${graded.pages} written; ${solutions})`]),
    `for staff: ${path.join(out, 'report.html')} (its figures in report/), gradebook.csv, scores.jsonl, marks.jsonl, rejected.jsonl`,
    '',
  ].join('\n')
}
