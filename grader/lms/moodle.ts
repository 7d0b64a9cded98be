// Moodle's quiz report “Responses”, downloaded as CSV, in; submissions out: one a question of each finished attempt.
// Columns as mod/quiz/report/responses/report.php and mod/quiz/report/attemptsreport.php of Moodle 4.5 define them:
//   Last name | Surname, First name, [ID number, Username …], Email address, Status | State, Started [on], Completed,
//   Duration | Time taken, Grade/10.00, then for each question [Question n], [Response n], [Right answer n].
import { openTable } from '../submission/csv.ts'
import { type Intake, NotASubmission, type Origin } from '../submission/submission.ts'
import type { Interaction } from '../../src/model.ts'
import type { Parting } from './answers.ts'
import { type Head, LmsAnswers, type LmsContext } from './context.ts'
import { optionsIn } from './moodle-options.ts'
import { moodleTime } from './moodle-time.ts'
import { type FoundStudent, identifiersIn, type Meaning, studentFinder } from './students.ts'

const hint =
  'In Moodle: Results, Responses, tick “question text” and “response”, “Which tries” last, and download the table as CSV with your language set to English'
const identifiers: readonly (readonly [string, Meaning])[] = [
  ['ID number', 'id-number'],
  ['Username', 'username'],
  ['Email address', 'email'],
  ['Email', 'email'],
]

/** A cloze question's answers: `part 1: …; part 2: …` (`subqresponse` of question/type/multianswer), the word in the user's language. */
const parting: Parting = {
  format: 'moodle',
  isBlank,
  tidy: (text, asked) => {
    const ids = asked.type === 'choice' ? optionsIn(text, asked) : undefined
    const [only, another] = ids ?? []
    return ids === undefined ? text : asked.type === 'choice' && !asked.multiple && another === undefined ? (only ?? text) : ids
  },
  split(text, fields) {
    const [, word] = /^(\S+) 1 ?:(?: |$)/.exec(text) ?? []
    if (word === undefined) return undefined
    const marks = [...text.matchAll(/(?:^|; )(\S+) (\d+) ?:(?= |$|; )/g)].filter(([, name]) => name === word)
    return ways(
      text,
      marks.map((mark) => ({ number: Number(mark[2]), from: mark.index, to: mark.index + mark[0].length })),
      fields,
    )
  },
}

function isBlank(text: string): boolean {
  return text.trim() === '' || text.trim() === '-'
}

interface PartMark {
  readonly number: number
  readonly from: number
  readonly to: number
}

/** What is typed may be anything, but a mark in it is not guessed at: it could be put with the wrong part. */
const couldBe = (answer: string, field: Interaction, holdsMark: boolean): boolean =>
  isBlank(answer) || (field.type === 'choice' ? optionsIn(answer, field) !== undefined : !holdsMark)

/** Most marks that are looked at: as many as there are fields, and some that stand in texts of options. */
const mostMarks = 400

/** The text cut at marks 1, 2 … n: where an answer may hold such a mark itself, in the one way in which every choice names options. */
function ways(text: string, marks: readonly PartMark[], fields: readonly Interaction[]): readonly string[] | undefined {
  if (marks.length > mostMarks) return undefined
  /** Behind each mark that can be the nth, the ways (two at most) to read the answers up to it. */
  let ends = new Map<PartMark, readonly (readonly string[])[]>(
    marks.filter(({ number, from }) => number === 1 && from === 0).map((mark) => [mark, [[]]]),
  )
  for (const [i, field] of fields.entries()) {
    const next = new Map<PartMark | undefined, readonly (readonly string[])[]>()
    const last = i === fields.length - 1
    for (const [mark, before] of ends) {
      for (const end of last ? [undefined] : marks.filter(({ number, from }) => number === i + 2 && from >= mark.to)) {
        const answer = text.slice(mark.to, end?.from).trim()
        if (
          !couldBe(
            answer,
            field,
            marks.some(({ from }) => from >= mark.to && from < (end?.from ?? text.length)),
          )
        )
          continue
        next.set(end, [...(next.get(end) ?? []), ...before.map((texts) => [...texts, answer])].slice(0, 2))
      }
    }
    const found = next.get(undefined)
    if (last) return found?.length === 1 ? found[0] : undefined
    ends = new Map([...next].flatMap(([mark, texts]) => (mark === undefined ? [] : [[mark, texts] as const])))
  }
  return undefined
}

export function readMoodle(pieces: Iterable<Uint8Array>, origin: Origin, intake: Intake, context: LmsContext): void {
  const table = openTable(pieces, origin, intake, { needs: missing, once: new Set(), hint })
  if (table === undefined || table.columns.length === 0) return
  const { columns, rows } = table
  const completed = columns.indexOf('Completed')
  if (context.instant === undefined)
    return intake.reject({
      code: 'submission/malformed',
      message: 'the times in the column “Completed” have no zone',
      hint: 'Say in which zone your Moodle shows them: --zone Europe/Berlin',
      file: origin.file,
      line: 1,
      text: columns.join(',').slice(0, 1000),
    })
  const state = columns.findIndex((name) => name === 'State' || name === 'Status')
  const questions = questionsOf(columns)
  const finder = studentFinder(context.roster, identifiersIn(columns, identifiers))
  if (finder.note !== undefined) intake.warn(origin.file, 1, finder.note)
  const answers = new LmsAnswers(origin, intake, context, parting)
  const passed = new Map<string, number>()
  for (const { cells, line, text } of rows) {
    const status = (cells[state] ?? '').trim()
    if (unfinished.has(status)) {
      passed.set(status, (passed.get(status) ?? 0) + 1)
      continue
    }
    const head = headOf(line, status, finder.find(cells), (cells[completed] ?? '').trim(), context.instant)
    if (head instanceof NotASubmission) answers.reject(line, text.slice(0, 1000), { code: head.code, message: head.wrong })
    else for (const { question, response, name } of questions) answerIn(answers, head, cells[question] ?? '', cells[response] ?? '', name)
  }
  answers.end()
  if (passed.size > 0) intake.warn(origin.file, 1, notRead(passed))
}

const finished = new Set(['Finished', 'Submitted'])
/** Attempts that go on or were never handed in, and `-` for somebody without one: no submissions. */
const unfinished = new Set(['-', 'In progress', 'Overdue', 'Never submitted', 'Not started'])

function answerIn(answers: LmsAnswers, head: Head, question: string, response: string, where: string): void {
  // both “-”: the attempt has no such question
  if (question.trim() === '-' && response.trim() === '-') return
  answers.take(head, { question, where }, response)
}

function headOf(
  line: number,
  status: string,
  student: FoundStudent,
  completed: string,
  instant: NonNullable<LmsContext['instant']>,
): Head | NotASubmission {
  if (status === '') return malformed('the row is a try before the last: download the report with “Which tries” set to the last try')
  if (!finished.has(status)) return malformed(`“${status.slice(0, 40)}” is no status of an attempt as Moodle writes it in English`)
  if (typeof student !== 'string') return student
  const local = moodleTime(completed)
  if (local === undefined)
    return malformed(`“${completed.slice(0, 60)}” is not a time as Moodle writes it in English, such as 31 January 2027 11:59 PM`)
  const time = instant(local)
  return time.status === 'known' ? { student, at: time.at, line } : malformed(time.why)
}
const malformed = (wrong: string): NotASubmission => new NotASubmission('submission/malformed', wrong)

function missing(columns: readonly string[]): string | undefined {
  if (!columns.some((name) => name === 'State' || name === 'Status')) return 'Status'
  if (!columns.includes('Completed')) return 'Completed'
  if (!identifiers.some(([name]) => columns.includes(name))) return 'Email address'
  const [response] = columns.filter((name) => name.startsWith('Response '))
  if (response === undefined) return 'Response 1'
  return columns
    .filter((name) => name.startsWith('Response '))
    .map((name) => name.replace('Response', 'Question'))
    .find((name) => !columns.includes(name))
}

const questionsOf = (
  columns: readonly string[],
): readonly { readonly question: number; readonly response: number; readonly name: string }[] => {
  const places = new Map(columns.map((name, place) => [name, place]))
  return columns.flatMap((name, response) => {
    const question = name.startsWith('Response ') ? places.get(name.replace('Response', 'Question')) : undefined
    return question === undefined ? [] : [{ question, response, name }]
  })
}

function notRead(passed: ReadonlyMap<string, number>): string {
  const kinds = [...passed].slice(0, 5).map(([status, count]) => `${status === '-' ? 'no attempt' : `“${status.slice(0, 40)}”`}: ${count}`)
  return `rows that are not a finished attempt are not read (${kinds.join(', ')})`
}
