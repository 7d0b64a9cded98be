// Options: candidates in, what is offered (public) and what is known of each (secret) out, under opaque ids in the order
// shown; and the option that a response names.
import { type Checked, type Diagnostic, failed, ok } from '../diagnostic.ts'
import { sameNumber } from '../math/print/number-text.ts'
import { toJson, type Value } from '../math/evaluate/value.ts'
import type { Option, OptionNote, RichText, Text } from '../model.ts'
import { fillText } from '../solve/fill.ts'
import { valueIn } from '../solve/naming.ts'
import type { Solution } from '../solve/solution.ts'
import type { Candidate } from './candidates.ts'
import { quoted } from './raw.ts'
import type { Reading } from './response-kind.ts'

export interface Offered {
  /** What each option was made of. */
  readonly candidates: readonly Candidate[]
  readonly options: readonly Option[]
  readonly notes: readonly OptionNote[]
}

/** Candidates with their texts, called o1, o2 … in the order given; of those displayed alike the right one alone, else the first. */
export function offer(all: readonly Candidate[], solution: Solution, language: string): Checked<Offered> {
  const candidates = differing(all, solution, language)
  const options: Option[] = []
  const notes: OptionNote[] = []
  const errors: Diagnostic[] = []
  for (const [i, candidate] of candidates.entries()) {
    const id = `o${i + 1}`
    const text = textOfCandidate(candidate, solution, language)
    const says = candidate.says === undefined ? undefined : fillText(candidate.says, solution, language)
    if (!text.ok) errors.push(...text.errors)
    else options.push({ id, text: text.value, plain: isAuthored(candidate.text) ? plainText(text.value) : candidate.name })
    if (says?.ok === false) errors.push(...says.errors)
    else
      notes.push({
        id,
        ...candidate.note,
        ...(candidate.value !== undefined && { value: toJson(candidate.value) }),
        ...(says && { says: says.value }),
      })
  }
  return errors.length > 0 ? failed(...errors) : ok({ candidates, options, notes })
}

/** Values that differ are displayed differently; what an author writes for them need not be. */
function differing(candidates: readonly Candidate[], solution: Solution, language: string): readonly Candidate[] {
  if (candidates.every(({ text }) => text === undefined)) return candidates
  const shown = candidates.map((candidate) => {
    const text = textOfCandidate(candidate, solution, language)
    return { candidate, text: text.ok ? plainText(text.value) : undefined }
  })
  return candidates.filter((candidate, i) => {
    const alike = shown.filter(({ text }) => text !== undefined && text === shown[i]?.text).map((one) => one.candidate)
    return alike.length < 2 || (alike.find(({ note }) => note.right) ?? alike[0]) === candidate
  })
}

function textOfCandidate({ name, text, value }: Candidate, solution: Solution, language: string): Checked<RichText> {
  if (isAuthored(text)) return fillText(text, solution, language)
  return ok(text ?? richValue(value ?? name, solution))
}
const isAuthored = (text: Text | RichText | undefined): text is Text => text?.some((item) => 'lang' in item) ?? false

/** A value as it is shown: a word as it stands, anything else as a formula. */
export const richValue = (value: Value, solution: Solution): RichText =>
  typeof value === 'string' ? [{ type: 'text', text: value }] : [{ type: 'math', tex: valueIn(solution, value), display: false }]

/** A text as it might be typed or copied. */
export function plainText(text: RichText): string {
  const parts = text.map((segment) => (segment.type === 'math' ? `$${segment.tex}$` : 'text' in segment ? segment.text : ''))
  return parts.join('').replace(/\s+/g, ' ').trim()
}

/** The option that a text means: by id, else by its displayed text, a number in any spelling, else by text in any case. */
export function readOption(text: string, options: readonly Option[]): Reading<Option> {
  const byId = options.find(({ id }) => id === text)
  if (byId !== undefined) return { status: 'read', response: byId }
  const typed = text.replace(/\s+/g, ' ').trim()
  const lower = typed.toLowerCase()
  const ways: readonly ((option: Option) => boolean)[] = [
    ({ id }) => id === typed,
    ({ plain }) => plain === typed,
    ({ plain }) => sameNumber(plain, typed),
    ({ plain }) => plain.toLowerCase() === lower,
  ]
  for (const way of ways) {
    const [first, second] = options.filter(way)
    if (second !== undefined) return { status: 'invalid', code: 'response/ambiguous-option', found: quoted(typed) }
    if (first !== undefined) return { status: 'read', response: first }
  }
  return { status: 'invalid', code: 'response/unknown-option', found: quoted(typed) }
}
