// What a target that asks in fields makes of a part: places to fill in, and an answer of ours as it is handed in there.
import type { RawResponse } from '../model.ts'

/** What a student hands in at one place: options chosen by their positions (0-based), or a typed text. */
export type Response = { readonly type: 'chosen'; readonly options: readonly number[] } | { readonly type: 'typed'; readonly text: string }

/** One thing to fill in; a part has one, or one a cell. */
export interface Place<Asked> {
  readonly cell?: string
  readonly asked: Asked
  /** What is handed in here when this is our response to the part; undefined where nothing is. */
  respond(raw: RawResponse): Response | undefined
}
export type AskedPart<Asked> = { readonly places: readonly Place<Asked>[] } | { readonly refused: string }

export const wrongKey = { refused: 'its key is of another kind' } as const

/** The options of these ids that a response holds; undefined where it holds none, or another. */
export const chosen =
  (ids: readonly string[]) =>
  (raw: RawResponse): Response | undefined => {
    const list: readonly string[] = typeof raw === 'string' ? [raw] : raw instanceof Array ? raw : []
    const options = list.map((id) => ids.indexOf(id))
    return list.length === 0 || options.includes(-1) ? undefined : { type: 'chosen', options }
  }

/** The same, but of a text that the same place was asked about before the answer is remembered: a table's cells are graded over and over. */
export function remembered<A extends object, R>(score: (asked: A, text: string) => R): (asked: A, text: string) => R {
  const known = new WeakMap<A, Map<string, R>>()
  return (asked, text) => {
    const ofAsked = known.get(asked) ?? new Map<string, R>()
    known.set(asked, ofAsked)
    const before = ofAsked.get(text)
    if (before !== undefined) return before
    const made = score(asked, text)
    ofAsked.set(text, made)
    return made
  }
}
