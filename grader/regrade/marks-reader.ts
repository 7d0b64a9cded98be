// A graded folder's marks.jsonl in, the submissions that its lines were made of out: a line holds all of one.
import type { Submission } from '../../src/model.ts'
import { type Intake, isRecord, NotASubmission, type Origin, readSubmission } from '../submission/submission.ts'
import { linesOf } from './lines.ts'

/** A line of marks.jsonl, as far as it is read again. */
export interface MarksRow {
  readonly submission: Submission
  /** Where the row was handed in: the file as marks name it, and its line. */
  readonly name: string
  readonly line: number
  /** The page that it was saved from was another student's. */
  readonly foreign: boolean
}

/** Hands every line on as it was handed in; a line that cannot be read is rejected. `file` is the path of marks.jsonl. */
export function readMarks(pieces: Iterable<Uint8Array>, file: string, intake: Intake): void {
  const origins = new Map<string, Origin>()
  let number = 0
  for (const text of linesOf(pieces)) {
    number += 1
    const row = readMarksLine(text)
    if (row instanceof NotASubmission) intake.reject({ code: row.code, message: row.wrong, file, line: number, text })
    else intake.accept(row.submission, originOf(row, file, origins), row.line, text)
  }
}

function originOf({ name, foreign }: MarksRow, file: string, known: Map<string, Origin>): Origin {
  const key = `${String(foreign)} ${name}`
  const origin = known.get(key) ?? { file, name, format: 'marks', foreign }
  known.set(key, origin)
  return origin
}

export function readMarksLine(text: string): MarksRow | NotASubmission {
  const value = parsed(text)
  const place = isRecord(value) && typeof value.from === 'string' ? /^(.*):(\d+)$/s.exec(value.from) : null
  if (!isRecord(value) || place === null) return new NotASubmission('journal/malformed', 'the line is not one of marks.jsonl')
  const { student, problem, part, variant, at, statedAttempt, response } = value
  const submission = readSubmission({ student, problem, part, response, ...given({ at, attempt: statedAttempt }) })
  if (submission instanceof NotASubmission) return submission
  return {
    submission: { ...submission, ...(typeof variant === 'string' && { variant }) },
    name: place[1] ?? '',
    line: Number(place[2]),
    foreign: value.code === 'review/foreign-token',
  }
}

const given = (members: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
