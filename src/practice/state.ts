// A student's progress in, a short text out, and back: what a keeper saves. Plain ASCII that every LMS takes for suspend
// data, and no longer than it may be.
//
//   1!SEED!KEY~TURN~BEST~s$PART~ATTEMPT~RESPONSE$…!KEY~…!.
//
// KEY is a digest of the problem's id; the `s` stands where the problem is solved; a RESPONSE is a `t` and a text, an `l` and
// a `|` before each item, or an `r` and a `|` before each CELL~TEXT. The `!.` at the end tells that nothing was cut off.
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { compare, readRational } from '../math/exact/rational.ts'
import type { RawResponse } from '../model.ts'
import { base32 } from '../variant/identity.ts'

export interface PracticeState {
  readonly seed: string
  readonly problems: readonly ProblemState[]
}
export interface ProblemState {
  readonly problem: string
  /** Which of its variants the student is at, from 0. */
  readonly turn: number
  /** The share of the problem that was earned, the best of all variants: an exact rational from 0 to 1. */
  readonly best: string
  /** Of this turn, in order. */
  readonly answers: readonly AnswerState[]
  readonly solved?: true
}
export interface AnswerState {
  readonly part: string
  readonly response: RawResponse
  readonly attempt: number
}

const version = '1'

/**
 * Never more than `limit` characters. Where all is too long, answers are left out: first those that a later answer to the same
 * part has taken the place of, then the oldest. Turn and best of a problem take some 20 characters, so that 4,096 hold
 * more than 150 problems; of those that are too many still, the last are left out, of which nothing was earned first.
 */
export function packState(state: PracticeState, limit = Infinity): string {
  const [start, end] = [`${version}!${escaped(state.seed)}`, '!.']
  const untouched = ({ turn, best, answers, solved }: ProblemState): boolean =>
    turn === 0 && best === '0' && answers.length === 0 && solved === undefined
  const records = state.problems.filter((problem) => !untouched(problem)).map((problem) => ({ problem, text: recordText(problem) }))
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

const recordText = ({ problem, turn, best, solved }: ProblemState): string =>
  `!${keyOf(problem)}~${turn}~${escaped(best)}~${solved === true ? 's' : ''}`

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

/**
 * What of a kept text can be read: problems that are not among `problems`, and answers that are damaged, are left out. Undefined
 * where it is no state, one of another version, or one of other problems altogether.
 */
export function unpackState(text: string, problems: readonly string[]): PracticeState | undefined {
  // a text that was cut off ends in the middle of something
  const whole = text.endsWith('!.') ? text.slice(0, -2) : text.slice(0, Math.max(0, text.lastIndexOf('!'), text.lastIndexOf('$')))
  const [of, seedText = '', ...records] = whole.split('!')
  const seed = unescaped(seedText)
  if (of !== version || seed === undefined || seed === '') return undefined
  const ids = new Map(problems.map((id) => [keyOf(id), id]))
  const read = new Map<string, ProblemState>()
  for (const record of records) {
    const problem = readRecord(record, ids)
    if (problem !== undefined && !read.has(problem.problem)) read.set(problem.problem, problem)
  }
  return records.length > 0 && read.size === 0 ? undefined : { seed, problems: [...read.values()] }
}

function readRecord(record: string, ids: ReadonlyMap<string, string>): ProblemState | undefined {
  const [head = '', ...answerTexts] = record.split('$')
  const [key = '', turnText = '', bestText = '', solved, ...more] = head.split('~')
  const [problem, turn, best] = [ids.get(key), readCount(turnText), readShare(bestText)]
  if (problem === undefined || turn === undefined || best === undefined || more.length > 0) return undefined
  if (solved !== '' && solved !== 's') return undefined
  return { problem, turn, best, answers: answerTexts.flatMap(readAnswer), ...(solved === 's' && { solved: true }) }
}

function readAnswer(text: string): readonly AnswerState[] {
  const [, partText = '', attemptText = '', responsePart = ''] = /^([^~]*)~(\d+)~(.*)$/.exec(text) ?? []
  const [part, attempt, response] = [unescaped(partText), readCount(attemptText), readResponse(responsePart)]
  return part === undefined || part === '' || attempt === undefined || attempt === 0 || response === undefined
    ? []
    : [{ part, response, attempt }]
}

function readResponse(text: string): RawResponse | undefined {
  const [first = '', ...items] = text.split('|')
  if (text.startsWith('t')) return items.length > 0 ? undefined : unescaped(first.slice(1))
  if (first === 'l') return allOf(items.map(unescaped))
  if (first !== 'r') return undefined
  const cells = allOf(items.map((item) => readCell(item)))
  return cells === undefined ? undefined : Object.fromEntries(cells)
}
function readCell(item: string): readonly [cell: string, text: string] | undefined {
  const [cell, text, ...more] = item.split('~').map(unescaped)
  return cell === undefined || text === undefined || more.length > 0 ? undefined : [cell, text]
}
const allOf = <T>(items: readonly (T | undefined)[]): readonly T[] | undefined => {
  const there = items.filter((item) => item !== undefined)
  return there.length === items.length ? there : undefined
}

function readCount(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined
}
function readShare(text: string): string | undefined {
  const share = /^\d+(?:\/\d+)?$/.test(text) ? readRational(text) : undefined
  return share === undefined || compare(share, 0) < 0 || compare(share, 1) > 0 ? undefined : text
}

/** One of 2^30: among 200 problems two meet in one set of 50,000, and then the second starts anew. */
const keyOf = (problem: string): string => base32(sha256(utf8ToBytes(problem)), 6)

/** Our own separators, what a page of an LMS might escape once more, and all that is not printable ASCII: `%` and the UTF-16 unit. */
const escaped = (text: string): string =>
  text.replace(/[^ -~]|[!$%&<>"'\\`|~]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
/** Undefined for what `escaped` does not write. */
const unescaped = (text: string): string | undefined =>
  /[^ #%(-;=?-[\]-_a-{}]|%(?![0-9a-f]{4})/.test(text)
    ? undefined
    : text.replace(/%([0-9a-f]{4})/g, (_, unit: string) => String.fromCharCode(parseInt(unit, 16)))
