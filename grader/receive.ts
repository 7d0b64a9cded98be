// Rows of submissions in; each is marked and put with its student, problem and part, or rejected with the reason.
import { type Diagnostic, warning } from '../src/diagnostic.ts'
import type { Submission } from '../src/model.ts'
import type { PartWork, StudentWork } from './course.ts'
import { responseOf } from './submission/response-of.ts'
import { type Intake, NotASubmission, type Origin, type Rejection } from './submission/submission.ts'
import { timeOf } from './time.ts'

export interface Reception extends Intake {
  /** Rows put with a student. */
  readonly accepted: number
  readonly warnings: readonly Diagnostic[]
  /** The latest time of receipt: milliseconds since 1970, and as it was written. */
  readonly latest: { readonly time: number; readonly at: string } | undefined
}

/** `onReject` takes what cannot be graded: nothing is dropped in silence. */
export function reception(students: ReadonlyMap<string, StudentWork>, onReject: (rejection: Rejection) => void): Reception {
  const warnings: Diagnostic[] = []
  let accepted = 0
  let latest: Reception['latest']
  const take = (submission: Submission, origin: Origin, line: number): NotASubmission | undefined => {
    const part = placeOf(students, submission)
    if (part instanceof NotASubmission) return part
    const { at, attempt, response } = submission
    const time = at === undefined ? undefined : timeOf(at)
    if (at !== undefined && time === undefined) return noTime
    if (at !== undefined && time !== undefined && time > (latest?.time ?? -Infinity)) latest = { time, at }
    const raw = typeof response === 'string' ? responseOf(origin.format, response, part.interaction) : response
    const answer = origin.foreign ? part.marker.refer(raw) : part.marker.mark(raw)
    part.rows.push({ answer, attempt, time, at, order: accepted, origin, line })
    accepted += 1
    return undefined
  }
  return {
    get accepted() {
      return accepted
    },
    get latest() {
      return latest
    },
    warnings,
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

const noTime = new NotASubmission('submission/malformed', '“at” is not a time with its zone, such as 2027-01-31T23:59:00+01:00')

/** The part a submission answers, or why there is none. */
function placeOf(students: ReadonlyMap<string, StudentWork>, { student, problem, part }: Submission): PartWork | NotASubmission {
  const work = students.get(student)
  if (work === undefined)
    return new NotASubmission('submission/unknown-student', `the student “${clipped(student)}” is not in the manifest`)
  const parts = work.problems.get(problem)?.parts()
  if (parts === undefined)
    return new NotASubmission('submission/unknown-problem', `the student was not given the problem “${clipped(problem)}”`)
  if (!parts.ok) return new NotASubmission('manifest/malformed', parts.errors.map(({ message }) => message).join('; '))
  if (part === undefined) {
    const [only, another] = parts.value.values()
    if (only !== undefined && another === undefined) return only
    return new NotASubmission(
      'submission/missing-part',
      `“${problem}” has several parts (${[...parts.value.keys()].join(', ')}), and the row names none`,
    )
  }
  return (
    parts.value.get(part) ?? new NotASubmission('submission/unknown-problem', `the problem “${problem}” has no part “${clipped(part)}”`)
  )
}

/** As much of an untrusted text as a message holds. */
const clipped = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 80)}…`)
