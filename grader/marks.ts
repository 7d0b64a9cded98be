// A line of marks.jsonl for every row that was read: codes and exact numbers, no sentences. The points of the lines
// that say `"counted":true` add up to the score.
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
  /** As handed in; of a very long one no more than a page shows. */
  readonly raw: RawResponse
  /** The same text for the same response. */
  readonly name: string
}

/** `of` is what the part is worth. */
export function answer(name: string, raw: RawResponse, mark: Mark, of: Rational): Answer {
  if (mark.status !== 'graded') return { mark, credit: undefined, earned: undefined, json: members({ ...mark, of: toText(of) }), raw, name }
  const credit = readRational(mark.credit)
  if (credit === undefined) throw new TypeError(`a credit that is no number: ${mark.credit}`)
  const earned = multiply(credit, of)
  return { mark, credit, earned, json: `${members(mark)},"points":"${toText(earned)}","of":"${toText(of)}"`, raw, name }
}

export interface MarkLine {
  /** `"student":…,"problem":…,"part":…,"variant":…`, made once a part. */
  readonly head: string
  readonly answer: Answer
  /** Null where none was used. */
  readonly attempt: number | null
  readonly at: string | undefined
  readonly late: boolean
  readonly why: NotCounted | undefined
  readonly from: { readonly file: string; readonly line: number }
}

export const markHead = (student: string, problem: string, part: string, variant: string): string =>
  members({ student, problem, part, variant })

export function markLine({ head, answer: { json }, attempt, at, late, why, from }: MarkLine): string {
  const received = at === undefined ? '' : `"at":${JSON.stringify(at)},`
  const counted = why === undefined ? 'true' : `false,"why":"${why}"`
  return `{${head},"attempt":${attempt},${received}${late ? '"late":true,' : ''}${json},"counted":${counted},"from":${JSON.stringify(`${from.file}:${from.line}`)}}\n`
}

/** The members of an object as JSON, without its braces. */
const members = (data: object): string => JSON.stringify(data).slice(1, -1)
