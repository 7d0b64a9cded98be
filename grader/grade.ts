// The key and what was handed in, in; a mark out. Pure: the same answer to the same part of a variant is marked once.
import { grader } from '../src/kinds/index.ts'
import type { Rational } from '../src/math/exact/rational.ts'
import type { Interaction, Key, Mark, RawResponse } from '../src/model.ts'
import { type Answer, answer } from './marks.ts'
import { Memory, Remembered } from './remembered.ts'

export interface PartKey {
  readonly interaction: Interaction
  readonly key: Key
  /** What the part is worth. */
  readonly of: Rational
}

/** Marks answers to one part of one variant. */
export interface Marker {
  readonly of: Rational
  mark(response: RawResponse): Answer
  /** An answer that is not marked, because the page it was saved from is another student's. */
  refer(response: RawResponse): Answer
}

/** Answers longer than this are marked anew each time: they are not worth their memory. */
const longestRemembered = 200
/** Characters by which two responses are told apart. */
const longestName = 500
/** Answers that all markers of one process remember, within a factor of two: some 50 MB. */
const mostRemembered = 50_000

export const answerMemory = (): Memory => new Memory(mostRemembered)

/** Markers that share a memory share its bound. */
export function marker({ interaction, key, of }: PartKey, memory = answerMemory()): Marker {
  const grade = grader(interaction, key)
  const remembered = new Remembered<Answer>(memory)
  return {
    of,
    mark(response) {
      const name = responseName(response)
      const known = remembered.get(name)
      if (known !== undefined) return known
      const made = answer(name, response, grade(response), of)
      if (name.length <= longestRemembered) remembered.set(name, made)
      return made
    },
    refer: (response) => answer(responseName(response), response, foreignToken, of),
  }
}

const foreignToken: Mark = { status: 'needs-review', code: 'review/foreign-token' }

/** The same text for the same response. Only the beginning of a very long one is told apart. */
function responseName(response: RawResponse): string {
  const text = typeof response === 'string' ? `"${response}` : JSON.stringify(response)
  return text.length <= longestName ? text : `${text.length} ${text.slice(0, longestName)}`
}
