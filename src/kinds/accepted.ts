// `accept`: answers that are right as well, because the problem can be read so. A question and its solution in, the answers
// under what it accepts out; a mark by the key in, the best mark by any of them out.
import { compare, readRational } from '../math/exact/rational.ts'
import { sameValue, type Value } from '../math/evaluate/value.ts'
import type { Accepted, Key, Mark, Mistake, Question } from '../model.ts'
import type { Solution } from '../solve/solution.ts'
import type { Checked } from '../diagnostic.ts'
import { type Spoken, withSentences } from './mistakes.ts'

interface OtherAnswer {
  readonly change: Mistake
  readonly value: Value
}

/**
 * The answers under each mistake and reading that the question accepts, as the author lists them. Where one leads to no answer,
 * or to one that cannot be told from the key, it adds nothing.
 */
export function otherAnswers(question: Question, solution: Solution): readonly OtherAnswer[] {
  const { accept = [] } = question
  const { mistakes, readings = [] } = solution.problem
  const key = accept.length === 0 ? undefined : solution.key(question)
  if (key?.ok !== true) return []
  return accept.flatMap(({ name }): readonly OtherAnswer[] => {
    const change = [...mistakes, ...readings].find((one) => one.name === name)
    const value = change && solution.under(change, question)
    return change === undefined || value === undefined || sameValue(value, key.value) !== false ? [] : [{ change, value }]
  })
}

/** Keys beside the key: `keyOf` makes one of an answer, or none where it cannot be handed in. */
export function acceptedKeys(
  question: Question,
  solution: Solution,
  language: string,
  keyOf: (value: Value) => Key | undefined,
): Checked<readonly Accepted[]> {
  const keys = otherAnswers(question, solution).flatMap(({ change, value }): readonly Spoken<Omit<Accepted, 'says'>>[] => {
    const key = keyOf(value)
    return key === undefined ? [] : [{ of: { name: change.name, key }, says: sentenceOf(change, solution) }]
  })
  return withSentences(keys, solution, language)
}

/** What may be said of a right answer: the sentence of a reading. A mistake's tells of a slip, which this is not. */
export const sentenceOf = (change: Mistake, { problem }: Solution): Mistake['says'] =>
  problem.readings?.includes(change) === true ? change.says : undefined

/** The best of a mark by the key and those by what is accepted. The whole answer is marked by one of them: a mix of two readings is no third. */
export function bestMark(byKey: Mark, others: readonly { readonly name: string; readonly mark: () => Mark }[]): Mark {
  let best = byKey
  for (const { name, mark } of others) {
    if (isFull(best)) return best
    const other = mark()
    if (isBetter(other, best)) best = other.status === 'graded' ? { ...other, reading: name } : other
  }
  return best
}
const isFull = (mark: Mark): boolean => mark.status === 'graded' && mark.credit === '1'

/** What waits for a person may be worth everything: it goes before all that is known to be less. */
function isBetter(mark: Mark, than: Mark): boolean {
  if (mark.status !== 'graded') return mark.status === 'needs-review' && than.status === 'graded' && !isFull(than)
  if (than.status !== 'graded') return isFull(mark)
  return compare(readRational(mark.credit) ?? 0, readRational(than.credit) ?? 0) > 0
}
