// What may be offered as an option, before it is chosen, ordered and given its texts.
import { type Checked, type Diagnostic, error, failed, ok } from '../diagnostic.ts'
import { plainValue } from '../math/print/plain.ts'
import { hasLetters, sameValue, type Value } from '../math/evaluate/value.ts'
import type { Location, OptionItem, OptionNote, RichText, Sourced, Text } from '../model.ts'
import type { Solution } from '../solve/solution.ts'

/** What may be offered. `name` is what `show` calls it: a claim's id, a cell's name, or the displayed value. */
export interface Candidate {
  readonly name: string
  readonly note: Omit<OptionNote, 'id' | 'value' | 'says'>
  readonly value?: Value
  /** How it reads; by default its value. What may be typed for it is the author's text, else `name`. */
  readonly text?: Text | RichText
  /** What is said of it afterwards. */
  readonly says?: Text
}

/** Whether a candidate is this value, which is displayed as `shown`: displayed alike, or a formula that is proved equal. */
export const isValue = ({ name, value }: Candidate, other: Value, shown: string = plainValue(other)): boolean =>
  name === shown || (value !== undefined && (hasLetters(value) || hasLetters(other)) && sameValue(value, other) === true)

/** The first of those that are displayed alike, or are the same formula; an error where that cannot be told. */
export function withoutEquals(candidates: readonly Candidate[], at: Location): Checked<readonly Candidate[]> {
  const kept = new Map<string, Candidate>()
  for (const candidate of candidates) {
    if (kept.has(candidate.name)) continue
    const { value } = candidate
    if (value === undefined || !hasLetters(value)) {
      kept.set(candidate.name, candidate)
      continue
    }
    const verdicts = [...kept.values()].map((other) => [other, other.value === undefined ? false : sameValue(other.value, value)] as const)
    const [open] = verdicts.find(([, same]) => same === undefined) ?? []
    if (open !== undefined)
      return failed(error('solve/undecided', `whether the options ${open.name} and ${candidate.name} are the same cannot be decided`, at))
    if (!verdicts.some(([, same]) => same === true)) kept.set(candidate.name, candidate)
  }
  return ok([...kept.values()])
}

/** A value as a candidate, called by what is displayed; whether it is right is said later. */
export const valueCandidate = (value: Value): Candidate => ({ name: plainValue(value), value, note: { right: false } })

/** The candidates that a list names, in its order. */
export function named(candidates: readonly Candidate[], names: readonly string[], at: Location): Checked<readonly Candidate[]> {
  const byName = new Map(candidates.map((candidate) => [candidate.name, candidate]))
  const wanted = [...new Set(names)]
  const chosen = wanted.map((name) => byName.get(name))
  const missing = wanted.filter((_, i) => chosen[i] === undefined)
  if (missing.length > 0) {
    const known = candidates.map(({ name }) => name).join(', ')
    return failed(
      ...missing.map((name) => error('spec/unknown-name', `found "${name}" among what is to be shown, expected one of ${known}`, at)),
    )
  }
  return ok(chosen.filter((candidate) => candidate !== undefined))
}

/** The author's options as candidates, in the author's order. */
export function listed(items: readonly OptionItem[], solution: Solution): Checked<readonly Candidate[]> {
  const values = evaluateAll(
    items.map(({ value }) => value),
    solution,
  )
  if (!values.ok) return values
  return ok(
    items.flatMap(({ text, says, credit }, i) => {
      const value = values.value[i]
      const note = { right: false, ...(credit !== undefined && { credit }) }
      return value === undefined ? [] : [{ ...valueCandidate(value), note, ...(text && { text }), ...(says && { says }) }]
    }),
  )
}

/** The values of expressions in the problem's scope, or every error. */
export function evaluateAll(sources: readonly Sourced[], solution: Solution): Checked<readonly Value[]> {
  const values: Value[] = []
  const errors: Diagnostic[] = []
  for (const source of sources) {
    const value = solution.evaluate(source)
    if (value.ok) values.push(value.value)
    else errors.push(...value.errors)
  }
  return errors.length > 0 ? failed(...errors) : ok(values)
}
