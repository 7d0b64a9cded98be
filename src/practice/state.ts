// A student's progress in, a short text out: what a keeper saves. Plain ASCII that every LMS takes for suspend data, and no
// longer than it may be; state-read.ts reads it again.
//
//   2!SEED~SAVES!KEY~TURN~SINCE~BEST~FLAGS~VARIANT$PART~ATTEMPT~RESPONSE$…!KEY~…!.
//
// KEY is a digest of the problem's id, and VARIANT one of what was answered. SINCE is empty for 0. FLAGS are a `d` where the problem
// is done and an `s` where the solution is shown. A RESPONSE is a `t` and a text, an `l` and a `|` before each item, or an `r` and a
// `|` before each CELL~TEXT. The `!.` at the end tells that nothing was cut off.
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { RawResponse } from '../model.ts'
import { base32 } from '../variant/identity.ts'

export interface PracticeState {
  readonly seed: string
  /** How often it was saved: what was saved more often is newer. */
  readonly saves: number
  readonly problems: readonly ProblemState[]
}
export interface ProblemState {
  /** Of the problem’s id; the page that reads it may have no such problem. */
  readonly key: string
  /** Which of its variants the student is at, from 0. */
  readonly turn: number
  /** The turn at which practice was started over last: `best` and `done` tell of that one and those after it. */
  readonly since: number
  /** The share of the problem that was earned, the best of all variants: an exact rational from 0 to 1. */
  readonly best: string
  /** Of this turn, in order. */
  readonly answers: readonly AnswerState[]
  /** Every part of some variant had an answer. */
  readonly done?: true
  readonly solved?: true
  /** Of the variant that was answered or solved: a problem may be edited and keep its id. */
  readonly variant?: string
}
export interface AnswerState {
  readonly part: string
  readonly response: RawResponse
  readonly attempt: number
}

export const stateVersion = '2'

/** One of 2^30: among 200 problems two meet in one set of 50,000, and then they share a record. */
export const keyOf = (problem: string): string => base32(sha256(utf8ToBytes(problem)), 6)

/** Of a problem that nothing was done with. */
export const untouched = (key: string): ProblemState => ({ key, turn: 0, since: 0, best: '0', answers: [] })

/** What was earned, without what was answered. */
export const unanswered = ({ key, turn, since, best, done }: ProblemState): ProblemState => ({
  key,
  turn,
  since,
  best,
  answers: [],
  ...(done === true && { done }),
})

/**
 * Never more than `limit` characters. Where all is too long, answers are left out: first those that a later answer to the same
 * part has taken the place of, then the oldest. Turn and best of a problem take some 20 characters, so that 4,096 hold
 * more than 150 problems; of those that are too many still, the last are left out, of which nothing was earned first.
 */
export function packState(state: PracticeState, limit = Infinity): string {
  const [start, end] = [`${stateVersion}!${escaped(state.seed)}~${state.saves}`, '!.']
  const isTouched = ({ turn, since, best, done, answers, solved }: ProblemState): boolean =>
    turn > 0 || since > 0 || best !== '0' || answers.length > 0 || done === true || solved === true
  const records = state.problems.filter(isTouched).map((problem) => ({ problem, text: recordText(problem) }))
  if (start.length + end.length > limit) return ''
  const room = { left: limit - start.length - end.length }
  const earnedFirst = [...records].sort((a, b) => Number(a.problem.best === '0') - Number(b.problem.best === '0'))
  const fitting = new Set(earnedFirst.filter(({ text }) => takes(room, text.length)))
  const kept = records.filter((record) => fitting.has(record))
  const answers = keptAnswers(
    kept.map(({ problem }) => problem),
    room,
  )
  const texts = kept.map(({ problem, text }) => text + (answers.get(problem) ?? []).join(''))
  return [start, ...texts, end].join('')
}

interface Room {
  left: number
}
function takes(room: Room, length: number): boolean {
  if (length > room.left) return false
  room.left -= length
  return true
}

const recordText = ({ key, turn, since, best, done, solved, variant = '' }: ProblemState): string =>
  `!${[key, turn, since === 0 ? '' : since, escaped(best), `${done === true ? 'd' : ''}${solved === true ? 's' : ''}`, variant].join('~')}`

/** The texts of a problem's answers that there is room for, in order: those that stand, from the newest on, then those that stood before. */
function keptAnswers(problems: readonly ProblemState[], room: Room): ReadonlyMap<ProblemState, readonly string[]> {
  const kept = new Map<ProblemState, Map<AnswerState, string>>()
  const full = new Set<ProblemState>()
  const newestFirst = problems.toReversed().flatMap((problem) => problem.answers.toReversed().map((answer) => ({ problem, answer })))
  const stands = ({ problem, answer }: (typeof newestFirst)[number]): boolean =>
    problem.answers.findLast(({ part }) => part === answer.part) === answer
  for (const { problem, answer } of [...newestFirst.filter(stands), ...newestFirst.filter((one) => !stands(one))]) {
    const text = `$${escaped(answer.part)}~${answer.attempt}~${responseText(answer.response)}`
    // what is older than an answer that is left out is left out too
    if (full.has(problem) || !takes(room, text.length)) full.add(problem)
    else kept.set(problem, (kept.get(problem) ?? new Map<AnswerState, string>()).set(answer, text))
  }
  return new Map([...kept].map(([problem, texts]) => [problem, problem.answers.flatMap((answer) => texts.get(answer) ?? [])]))
}

function responseText(response: RawResponse): string {
  if (typeof response === 'string') return `t${escaped(response)}`
  if (isList(response)) return `l${response.map((item) => `|${escaped(item)}`).join('')}`
  return `r${Object.entries(response)
    .map(([cell, text]) => `|${escaped(cell)}~${escaped(text)}`)
    .join('')}`
}
const isList = (response: RawResponse): response is readonly string[] => Array.isArray(response)

/** Our own separators, what a page of an LMS might escape once more, and all that is not printable ASCII: `%` and the UTF-16 unit. */
const escaped = (text: string): string =>
  text.replace(/[^ -~]|[!$%&<>"'\\`|~]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
