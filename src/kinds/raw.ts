// Raw responses are untrusted JSON. Here they become texts, lists of texts and texts by cell, or are said not to be.
import type { Reading } from './response-kind.ts'

/** Characters of one text of a response that are looked at: the longest option anyone would copy. */
const longestText = 2000
/** Entries of a list or cells of a table that are looked at. */
const mostEntries = 1000
/** Characters of an unreadable text that a mark quotes. */
const longestQuote = 60

/** A text as it stands, a JSON number as its text, null as an empty text; undefined for anything else. */
export function textOf(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw
  if (typeof raw === 'number') return String(raw)
  return raw === null || raw === undefined ? '' : undefined
}

/** The one text of a response: text, or a list that holds no other. */
export function readOneText(raw: unknown): Reading<string> {
  const texts = readTexts(Array.isArray(raw) ? raw : [raw])
  if (texts.status !== 'read') return texts
  const [first = '', ...rest] = texts.response
  return rest.every((text) => text === first)
    ? { status: 'read', response: first }
    : { status: 'invalid', code: 'response/several-options' }
}

/** The texts of a list, blank ones left out. */
export function readTexts(raw: readonly unknown[]): Reading<readonly string[]> {
  if (raw.length > mostEntries) return { status: 'invalid', code: 'response/too-long' }
  const texts: string[] = []
  for (const item of raw) {
    const text = textOf(item)
    if (text === undefined) return { status: 'invalid', code: 'response/wrong-shape' }
    if (text.length > longestText) return { status: 'invalid', code: 'response/too-long', found: quoted(text) }
    if (text.trim() !== '') texts.push(text)
  }
  return texts.length === 0 ? { status: 'blank' } : { status: 'read', response: texts }
}

/** The start of a text, whole characters only: what a mark shows of an answer that could not be read. */
export const quoted = (text: string): string =>
  text.length <= longestQuote
    ? text
    : Array.from(text.slice(0, 2 * longestQuote))
        .slice(0, longestQuote)
        .join('')
