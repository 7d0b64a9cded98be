// Canvas's “Student Analysis” of a classic quiz, CSV, in; submissions out. Columns as
// app/models/quizzes/quiz_statistics/student_analysis.rb of canvas-lms writes them:
//   name, id, [sis_id], [root_account], section, section_id, [section_sis_id], submitted, [attempt],
//   then for each question `<id>: <text>` and a column of its points, then `n correct`, `n incorrect`, `score`.
import { openTable } from '../submission/csv.ts'
import { type Intake, NotASubmission, type Origin } from '../submission/submission.ts'
import { tagIn, type VariantTag } from '../../src/variant/tag.ts'
import type { Parting } from './answers.ts'
import { type Head, LmsAnswers, type LmsContext } from './context.ts'
import { type FoundStudent, identifiersIn, type Meaning, studentFinder } from './students.ts'

const hint = 'In Canvas: the quiz, Quiz Statistics, Student Analysis, once the report is made: its CSV as it is'
const identifiers: readonly (readonly [string, Meaning])[] = [
  ['sis_id', 'id-number'],
  ['id', 'lms-id'],
]

/** Several blanks are joined by commas, those within written `\,`. */
const parting: Parting = {
  format: 'canvas',
  isBlank: (text) => text.trim() === '',
  tidy: (text) => text,
  split(text, { length: count }) {
    const texts = text.split(/(?<!\\),/).map((one) => one.replaceAll('\\,', ','))
    return count > 1 && texts.length === count ? texts : undefined
  },
}

interface Question {
  readonly place: number
  /** In messages. */
  readonly where: string
  readonly tag: VariantTag
}

export function readCanvas(pieces: Iterable<Uint8Array>, origin: Origin, intake: Intake, context: LmsContext): void {
  const table = openTable(pieces, origin, intake, { needs: missing, once: new Set(['id', 'submitted']), hint })
  if (table === undefined || table.columns.length === 0) return
  const { columns, rows } = table
  const questions = questionsOf(columns, origin, intake)
  const [submitted, attempt] = [columns.indexOf('submitted'), columns.indexOf('attempt')]
  const finder = studentFinder(context.roster, identifiersIn(columns, identifiers))
  if (finder.note !== undefined) intake.warn(origin.file, 1, finder.note)
  const answers = new LmsAnswers(origin, intake, context, parting)
  for (const { cells, line, text } of rows) {
    const head = headOf(line, finder.find(cells), cells[submitted] ?? '', cells[attempt] ?? '')
    if (head instanceof NotASubmission) {
      answers.reject(line, text.slice(0, 1000), { code: head.code, message: head.wrong })
      continue
    }
    for (const { place, where, tag } of questions) {
      const answer = cells[place] ?? ''
      // no points either: the attempt has no such question, as where questions are drawn from a group
      if (answer !== '' || cells[place + 1] !== '') answers.takeTagged(head, tag, where, answer)
    }
  }
}

const question = /^\d+: /
function missing(columns: readonly string[]): string | undefined {
  const name = ['id', 'submitted'].find((one) => !columns.includes(one))
  return (
    name ??
    (columns.some((one) => question.test(one) && tagIn(one) !== undefined)
      ? undefined
      : '<number>: <text of a question with its variant’s tag>')
  )
}

function questionsOf(columns: readonly string[], { file }: Origin, intake: Intake): readonly Question[] {
  const all = columns.flatMap((name, place) => (question.test(name) ? [{ name, place, tag: tagIn(name) }] : []))
  const others = all.filter(({ tag }) => tag === undefined)
  const [first] = others
  if (first !== undefined)
    intake.warn(
      file,
      1,
      `${others.length === 1 ? 'one question' : `${others.length} questions`} whose text ends with no variant’s tag ${others.length === 1 ? 'is' : 'are'} not read (the first: “${first.name.slice(0, 40)}”)`,
    )
  return all.flatMap(({ name, place, tag }) =>
    tag === undefined ? [] : [{ place, tag, where: `question ${name.slice(0, name.indexOf(':'))}` }],
  )
}

/** `2027-01-31 22:59:00 UTC`, as Ruby writes the time of an attempt. */
const utc = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) UTC$/

function headOf(line: number, student: FoundStudent, submitted: string, attempt: string): Head | NotASubmission {
  if (typeof student !== 'string') return student
  const [, day, time] = utc.exec(submitted.trim()) ?? []
  if (day === undefined || time === undefined)
    return new NotASubmission(
      'submission/malformed',
      `“${submitted.slice(0, 60)}” is not a time as Canvas writes it, such as 2027-01-31 22:59:00 UTC`,
    )
  const number = /^[1-9]\d{0,5}$/.test(attempt) ? Number(attempt) : undefined
  return { student, at: `${day}T${time}Z`, line, ...(number !== undefined && { attempt: number }) }
}
