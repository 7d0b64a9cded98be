// A page's “save my answers” file in, submissions out. Who handed it in is told by its name, never by its content; the
// token tells whose page it was saved from.
import type { HandedInBy } from './handed-in-by.ts'
import { type Intake, isRecord, NotASubmission, type Origin, readSubmission } from './submission.ts'
import { decodeStrictly } from './text.ts'

export const largestSaved = 4 * 2 ** 20
const format = 'quizwright-answers/1'
const mostAnswers = 2000

export interface SavedFile {
  /** As the terminal names it, and as marks do. */
  readonly file: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly by: HandedInBy
}
export interface SavedContext {
  readonly set: string
  readonly tokenOf: ReadonlyMap<string, string>
  readonly studentOfToken: ReadonlyMap<string, string>
  /** Without a roster nobody but the token can say which page was answered. */
  readonly trustToken: boolean
}

export function readSavedAnswers({ file, name, bytes, by }: SavedFile, context: SavedContext, intake: Intake): void {
  const text = decodeStrictly(bytes)
  const reject = (
    code: 'submission/malformed' | 'submission/unknown-student' | 'submission/unknown-problem',
    message: string,
    hint?: string,
  ): void => {
    intake.reject({ code, message, ...(hint !== undefined && { hint }), file, line: 1, text: text ?? '' })
  }
  if (text === undefined) return reject('submission/malformed', 'the file is not UTF-8 text')
  const saved = parse(text)
  if (saved === undefined)
    return reject('submission/malformed', 'the file is not a saved-answers file', `It is JSON that begins with {"format":"${format}"`)
  if (saved.set !== context.set)
    return reject('submission/unknown-problem', `the file was saved from the set “${saved.set.slice(0, 80)}”, not “${context.set}”`)
  const student = whose(by, saved.token, context)
  if (typeof student !== 'string') return reject('submission/unknown-student', student.message, student.hint)
  const origin: Origin = { file, name, format: 'saved', foreign: context.tokenOf.get(student) !== saved.token }
  for (const answer of saved.answers) {
    const row = JSON.stringify(answer)
    const submission = isRecord(answer)
      ? readSubmission({ student, problem: answer.problem, part: answer.part, response: answer.response })
      : readSubmission(answer)
    if (submission instanceof NotASubmission) intake.reject({ code: submission.code, message: submission.wrong, file, line: 1, text: row })
    else intake.accept(submission, origin, 1, row)
  }
}

function whose(
  by: HandedInBy,
  token: string,
  { studentOfToken, trustToken }: SavedContext,
): string | { readonly message: string; readonly hint: string } {
  const owner = studentOfToken.get(token)
  switch (by.status) {
    case 'known':
      return by.student
    case 'ambiguous':
      return {
        message: `the names of the file and its folder name several students: ${by.students.join(', ')}`,
        hint: 'Rename it to <student>.answers.json',
      }
    case 'unknown': {
      if (trustToken && owner !== undefined) return owner
      const page = owner === undefined ? 'its token is of no page' : `it was saved from the page of “${owner}”`
      return { message: `neither the file nor its folder is named after a student; ${page}`, hint: 'Rename it to <student>.answers.json' }
    }
    default:
      return by satisfies never
  }
}

interface Saved {
  readonly set: string
  readonly token: string
  readonly answers: readonly unknown[]
}
function parse(text: string): Saved | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (!isRecord(value) || value.format !== format) return undefined
    const { set, token, answers } = value
    return typeof set === 'string' && typeof token === 'string' && Array.isArray(answers) && answers.length <= mostAnswers
      ? { set, token, answers }
      : undefined
  } catch {
    return undefined
  }
}
