// A line of marks.jsonl for every row that was read: codes and exact numbers, no sentences. The points of the lines
// that say `"counted":true` add up to the score. A line holds all of its submission: it can be marked again from the line alone.
import { multiply, type Rational, readRational, toText } from '../src/math/exact/rational.ts'
import type { Mark, RawResponse } from '../src/model.ts'
import type { NotCounted } from './attempts.ts'

/** An answer with its mark: made once for each different answer to a part of a variant. */
export interface Answer {
  readonly mark: Mark
  /** Of a graded mark, and its points. */
  readonly credit: Rational | undefined
  readonly earned: Rational | undefined
  /** The mark's own part of a line. */
  readonly json: string
  /** Of a very long response no more than a page shows. */
  readonly raw: RawResponse
  /** As handed in, whole. */
  readonly response: RawResponse
  /** The same text for the same response. */
  readonly name: string
}

/** Characters of one text that a page shows. */
const longestShown = 500

/** `of` is what the part is worth. */
export function answer(name: string, response: RawResponse, mark: Mark, of: Rational): Answer {
  return marked({ name, response, raw: shortened(response) }, mark, of)
}

/** The same answer under another mark: one that follows from the student's own earlier answer, say. */
export const remarked = (answer: Answer, mark: Mark, of: Rational): Answer => marked(answer, mark, of)

function marked({ name, response, raw }: Pick<Answer, 'name' | 'response' | 'raw'>, mark: Mark, of: Rational): Answer {
  const said = `"response":${JSON.stringify(response)},`
  const worth = `"of":"${toText(of)}"`
  if (mark.status !== 'graded')
    return { mark, credit: undefined, earned: undefined, json: `${said}${members(mark)},${worth}`, raw, response, name }
  const credit = readRational(mark.credit)
  if (credit === undefined) throw new TypeError(`a credit that is no number: ${mark.credit}`)
  const earned = multiply(credit, of)
  return { mark, credit, earned, json: `${said}${members(mark)},"points":"${toText(earned)}",${worth}`, raw, response, name }
}

function shortened(response: RawResponse): RawResponse {
  const short = (text: string): string => (text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`)
  if (typeof response === 'string') return short(response)
  if (response instanceof Array) return response.map(short)
  return Object.fromEntries(Object.entries(response).map(([cell, text]) => [short(cell), short(text)]))
}

export interface MarkLine {
  /** `"student":…,"problem":…,"part":…,"variant":…`, made once a part. */
  readonly head: string
  readonly answer: Answer
  /** Null where none was used. */
  readonly attempt: number | null
  /** What the row said of its attempt. */
  readonly stated?: number | undefined
  readonly at: string | undefined
  readonly late: boolean
  readonly why: NotCounted | undefined
  readonly from: { readonly file: string; readonly line: number }
}

export const markHead = (student: string, problem: string, part: string, variant: string): string =>
  members({ student, problem, part, variant })

export function markLine({ head, answer: { json }, attempt, stated, at, late, why, from }: MarkLine): string {
  const received = at === undefined ? '' : `"at":${JSON.stringify(at)},`
  const said = stated === undefined ? '' : `"statedAttempt":${stated},`
  const counted = why === undefined ? 'true' : `false,"why":"${why}"`
  return `{${head},"attempt":${attempt},${said}${received}${late ? '"late":true,' : ''}${json},"counted":${counted},"from":${JSON.stringify(`${from.file}:${from.line}`)}}\n`
}

/** The members of an object as JSON, without its braces. */
const members = (data: object): string => JSON.stringify(data).slice(1, -1)
