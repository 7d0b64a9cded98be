// Answers that were typed and not checked yet, by variant and part: as a text and back.
import type { RawResponse } from '../model.ts'

export type Draft = ReadonlyMap<string, RawResponse>

export const draftsText = (drafts: ReadonlyMap<string, Draft>): string =>
  JSON.stringify([...drafts].map(([variant, draft]) => [variant, [...draft]]))

/** What can be read of such a text; nothing of one that is no JSON. */
export function readDrafts(text: string): Map<string, Draft> {
  const drafts = new Map<string, Draft>()
  for (const [variant, answers] of pairs(parsed(text)))
    drafts.set(variant, new Map(pairs(answers).flatMap(([part, response]) => (isResponse(response) ? [[part, response] as const] : []))))
  return drafts
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const pairs = (value: unknown): readonly (readonly [string, unknown])[] =>
  list(value).flatMap((pair) => {
    const [name, of] = list(pair)
    return typeof name === 'string' ? [[name, of] as const] : []
  })
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function isResponse(value: unknown): value is RawResponse {
  if (typeof value === 'string') return true
  return typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string')
}
