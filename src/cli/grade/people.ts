// The students of a grading in the order of its marks: those of the manifest, and where there is no roster those who
// handed something in through an LMS.
import { createHash } from 'node:crypto'
import type { People } from '../../../grader/people.ts'
import type { Intake } from '../../../grader/submission/submission.ts'
import { submissionReader } from '../../../grader/submission/submission-files.ts'
import { fileName, folded } from '../course/file-names.ts'
import { lmsOf } from './bench.ts'
import type { GradingJob } from './job.ts'
import { namesVariants, type Person } from './tasks.ts'

export interface Students {
  /** Those of the manifest first. */
  readonly list: readonly Person[]
  readonly manifest: People
}

export function studentsOf(job: GradingJob): Students {
  const { people, roster } = job.course
  const [idColumn, nameColumn] = [roster.columns.indexOf('student'), roster.columns.indexOf('name')]
  const names = new Map(roster.rows.map((row) => [row[idColumn] ?? '', row[nameColumn]?.trim() ?? '']))
  const list = people.list.map((person): Person => {
    const name = names.get(person.student) ?? ''
    return name === '' ? person : { ...person, name }
  })
  return { list: [...list, ...enrolled(job, list)], manifest: people }
}

/** Without a roster whoever answered a variant is a student, in the order in which they first appear. */
function enrolled({ course, submissions, zone }: GradingJob, known: readonly Person[]): readonly Person[] {
  const { run } = course
  const files = run.options.roster ? [] : submissions.filter(({ format }) => namesVariants(format))
  if (files.length === 0) return []
  const students = new Set(known.map(({ student }) => student))
  const found: string[] = []
  const intake: Intake = {
    accept({ student, variant }) {
      if (variant === undefined || students.has(student)) return
      students.add(student)
      found.push(student)
    },
    reject: () => undefined,
    warn: () => undefined,
  }
  const context = { set: run.set.id, tokenOf: new Map(), studentOfToken: new Map(), trustToken: false }
  const read = submissionReader(known, context, intake, lmsOf(course, files, zone))
  for (const file of files) read(file)
  const taken = new Set(known.map(({ page }) => page.toLowerCase()))
  return found.map((student) => ({ student, page: pageOf(student, taken), token: '', active: true }))
}

/** The student's name as that of a file. Two that a file system may take for one are told apart by a digest. */
function pageOf(student: string, taken: Set<string>): string {
  const name = taken.has(folded(student))
    ? `${fileName(student)}~${createHash('sha256').update(student).digest('hex').slice(0, 12)}`
    : fileName(student)
  taken.add(folded(student)).add(name.toLowerCase())
  return name
}
