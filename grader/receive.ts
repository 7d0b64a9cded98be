// Rows of submissions in; each is marked and put with its student, problem and part, or rejected with the reason.
import { type Diagnostic, warning } from '../src/diagnostic.ts'
import type { ManifestEntry } from '../src/manifest.ts'
import type { RawResponse, Submission } from '../src/model.ts'
import type { PartWork, PosedPart, ProblemWork, Row, StudentWork } from './course.ts'
import { responseOf } from './submission/response-of.ts'
import { type Intake, NotASubmission, type Origin, type Rejection } from './submission/submission.ts'
import { timeOf } from './time.ts'
import { clipped } from './submission/text.ts'

export interface Reception extends Intake {
  /** Rows put with a student. */
  readonly accepted: number
  readonly warnings: readonly Diagnostic[]
  /** Puts a row with its student, or says why that cannot be. */
  take(submission: Submission, origin: Origin, line: number): NotASubmission | undefined
}

/** The variants that rows may name, and which one a row that names none is of. */
export interface Answered {
  /** A variant that was frozen for anybody. */
  frozen(problem: string, variant: string): ManifestEntry | undefined
  /** The student's own, where the problem's entry is that of another variant. */
  own(student: string, problem: string): ManifestEntry | undefined
}
const ownAlone: Answered = { frozen: () => undefined, own: () => undefined }

/** `onReject` takes what cannot be graded: nothing is dropped in silence. */
export function reception(
  students: ReadonlyMap<string, StudentWork>,
  onReject: (rejection: Rejection) => void,
  answered: Answered = ownAlone,
): Reception {
  const warnings: Diagnostic[] = []
  let accepted = 0
  const take = (submission: Submission, origin: Origin, line: number): NotASubmission | undefined => {
    const found = placeOf(students, submission, answered)
    if (found instanceof NotASubmission) return found
    const { at, attempt, response } = submission
    const time = at === undefined ? undefined : timeOf(at)
    if (at !== undefined && time === undefined) return noTime
    const { work, part, as, other } = found
    const raw = typeof response === 'string' ? responseOf(origin.format, response, as.interaction) : response
    const answer = origin.foreign ? as.marker.refer(raw) : as.marker.mark(raw)
    const row = { answer, attempt, time, at, order: accepted, origin, line, other }
    part.rows.push(row)
    for (const before of work.before) markBefore(before, part.part, row, raw)
    accepted += 1
    return undefined
  }
  return {
    get accepted() {
      return accepted
    },
    warnings,
    take,
    accept(submission, origin, line, text) {
      const refused = take(submission, origin, line)
      if (refused !== undefined) onReject({ code: refused.code, message: refused.wrong, file: origin.file, line, text })
    },
    reject: onReject,
    warn(file, line, message) {
      warnings.push(warning('submission/malformed', message, { file, line, col: 1 }))
    },
  }
}

export const noTime = new NotASubmission('submission/malformed', '“at” is not a time with its zone, such as 2027-01-31T23:59:00+01:00')

export const unknownStudent = (student: string): NotASubmission =>
  new NotASubmission('submission/unknown-student', `the student “${clipped(student)}” is not in the manifest`)

/** The same row by the keys before a revision that never lowers a score. */
function markBefore(work: ProblemWork, part: string, row: Row, raw: RawResponse): void {
  const place = partOf(work, part)
  if (place instanceof NotASubmission) return
  const other = row.other && { ...row.other, spec: work.entry.spec }
  const parts = other === undefined ? undefined : work.partsOf(other)
  const as = other === undefined ? place : parts?.ok === true ? parts.value.get(part) : undefined
  if (as === undefined) return
  const answer = row.origin.foreign ? as.marker.refer(raw) : as.marker.mark(raw)
  place.rows.push({ ...row, answer, other })
}

/** Where a row goes, and by what it is marked: `as` is `part` unless another variant was answered. */
interface Place {
  readonly work: ProblemWork
  readonly part: PartWork
  readonly as: PosedPart
  readonly other: ManifestEntry | undefined
}

function placeOf(
  students: ReadonlyMap<string, StudentWork>,
  { student, problem, part: named, variant }: Submission,
  answered: Answered,
): Place | NotASubmission {
  const work = students.get(student)
  if (work === undefined) return unknownStudent(student)
  const problemWork = work.problems.get(problem)
  if (problemWork === undefined)
    return new NotASubmission('submission/unknown-problem', `the student was not given the problem “${clipped(problem)}”`)
  const part = partOf(problemWork, named)
  if (part instanceof NotASubmission) return part
  if (variant === problemWork.entry.variant.id) return { work: problemWork, part, as: part, other: undefined }
  const other = variant === undefined ? answered.own(student, problem) : answered.frozen(problem, variant)
  if (other === undefined) return variant === undefined ? { work: problemWork, part, as: part, other } : unknownVariant(problem, variant)
  const parts = problemWork.partsOf(other)
  if (!parts.ok) return unreadable(parts)
  const as = parts.value.get(part.part)
  return as === undefined ? unknownVariant(problem, other.variant.id) : { work: problemWork, part, as, other }
}

function partOf(work: ProblemWork, named: string | undefined): PartWork | NotASubmission {
  const parts = work.parts()
  if (!parts.ok) return unreadable(parts)
  const problem = clipped(work.entry.problem)
  if (named === undefined) {
    const [only, another] = parts.value.values()
    if (only !== undefined && another === undefined) return only
    return new NotASubmission(
      'submission/missing-part',
      `“${problem}” has several parts (${[...parts.value.keys()].join(', ')}), and the row names none`,
    )
  }
  return (
    parts.value.get(named) ?? new NotASubmission('submission/unknown-problem', `the problem “${problem}” has no part “${clipped(named)}”`)
  )
}

const unreadable = ({ errors }: { readonly errors: readonly Diagnostic[] }): NotASubmission =>
  new NotASubmission('manifest/malformed', errors.map(({ message }) => message).join('; '))

const unknownVariant = (problem: string, variant: string): NotASubmission =>
  new NotASubmission('submission/unknown-variant', `“${clipped(problem)}” has no variant “${clipped(variant)}” in this folder`)
