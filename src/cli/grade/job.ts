// What one grading is asked to do, and what it says when it is done: `grade` and `regrade` run the same job.
import type { CourseFolder } from '../../../grader/course-folder.ts'
import type { Release } from '../../../grader/graded-page.ts'
import type { GradedEvent } from '../../../grader/journal.ts'
import type { GradebookForm } from '../../../grader/gradebooks/gradebook-for.ts'
import type { Exception } from '../../../grader/policy/exceptions.ts'
import type { SubmissionFile } from '../../../grader/submission/submission-files.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import type { Files } from '../course/files.ts'
import type { Staged } from '../course/staged.ts'
import type { Terminal } from '../terminal.ts'

export interface GradingJob {
  /** The generated folder, with the revisions of its keys that are in force. */
  readonly course: CourseFolder
  /** Where its path is, for threads that read it again. */
  readonly from: string
  readonly submissions: readonly SubmissionFile[]
  readonly out: string
  readonly staged: Staged
  readonly asOf: { readonly time: number; readonly at: string } | undefined
  readonly release: boolean
  readonly pages: 'all' | 'changed' | 'none'
  readonly workers: number
  /** What was agreed with single students or sections. */
  readonly exceptions?: readonly Exception[]
  /** Of clock times in the reports of an LMS. */
  readonly zone?: string | undefined
  /** Also a gradebook in this form; those that stand in the folder already are written anew in any case. */
  readonly gradebook?: GradebookForm | undefined
  readonly files: Files
  readonly terminal: Terminal
  /** Of a regrade: rows that could not be graded when its own rows were. The report counts them. */
  readonly rejectedBefore?: number
}
export interface GradingResult {
  readonly students: number
  readonly handedIn: number
  /** Rows put with a student. */
  readonly rows: number
  readonly rejected: number
  /** Of each file, for the journal. */
  readonly submissions: GradedEvent['submissions']
  /** Who is shown solutions, and the time that counts as now. */
  readonly release: Release
  readonly pages: number
  readonly pending: number
  /** Problems whose points count and that a person should look at. */
  readonly review: number
  /** SHA-256 of marks.jsonl, its first 32 digits. */
  readonly marks: string
  readonly diagnostics: readonly Diagnostic[]
}
