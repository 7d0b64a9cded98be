// A text that was kept in, the state in it out. It may be cut off, damaged or no state at all: what can be read of it is.
import { compare, readRational } from '../math/exact/rational.ts'
import type { RawResponse } from '../model.ts'
import { type AnswerState, type PracticeState, type ProblemState, stateVersion } from './state.ts'

/** Records and answers that are damaged are left out. Undefined where it is no state, one of another version, or all damaged. */
export function unpackState(text: string): PracticeState | undefined {
  // a text that was cut off ends in the middle of something
  const whole = text.endsWith('!.') ? text.slice(0, -2) : text.slice(0, Math.max(0, text.lastIndexOf('!'), text.lastIndexOf('$')))
  const [of, head = '', ...records] = whole.split('!')
  const [seedText = '', savesText = '', ...more] = head.split('~')
  const [seed, saves] = [unescaped(seedText), readCount(savesText)]
  if (of !== stateVersion || seed === undefined || seed === '' || saves === undefined || more.length > 0) return undefined
  const read = new Map<string, ProblemState>()
  for (const record of records) {
    const problem = readRecord(record)
    if (problem !== undefined && !read.has(problem.key)) read.set(problem.key, problem)
  }
  return records.length > 0 && read.size === 0 ? undefined : { seed, saves, problems: [...read.values()] }
}

function readRecord(record: string): ProblemState | undefined {
  const [head = '', ...answerTexts] = record.split('$')
  const [key = '', turnText = '', sinceText = '', bestText = '', flags = '', variant, ...more] = head.split('~')
  const [turn, since, best] = [readCount(turnText), sinceText === '' ? 0 : readCount(sinceText), readShare(bestText)]
  if (!/^[a-z2-7]{6}$/.test(key) || turn === undefined || since === undefined || since > turn || best === undefined) return undefined
  if (!/^d?s?$/.test(flags) || variant === undefined || !/^(?:[a-z2-7]{4})?$/.test(variant) || more.length > 0) return undefined
  return {
    key,
    turn,
    since,
    best,
    answers: answerTexts.flatMap(readAnswer),
    ...(flags.includes('d') && { done: true }),
    ...(flags.includes('s') && { solved: true }),
    ...(variant !== '' && { variant }),
  }
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

/** Undefined for what `escaped` of state.ts does not write. */
const unescaped = (text: string): string | undefined =>
  /[^ #%(-;=?-[\]-_a-{}]|%(?![0-9a-f]{4})/.test(text)
    ? undefined
    : text.replace(/%([0-9a-f]{4})/g, (_, unit: string) => String.fromCharCode(parseInt(unit, 16)))
