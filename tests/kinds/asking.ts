// Posing one question by hand, and looking at what came of it.
import type { Checked } from '../../src/diagnostic.ts'
import { posePart } from '../../src/kinds/index.ts'
import type { Key, KeyOf, Kind, Location, Question } from '../../src/model.ts'
import { type ByHand, here, solutionByHand } from '../support/solution.ts'

/** Where keys and columns stand, told apart from the question by its line. */
export const there: Location = { file: 'test.yaml', line: 9, col: 7 }
/** What every question has. */
export const asked = { id: 'a', at: here }

/** The key, which is of a kind. */
export function keyOf<K extends Kind>(kind: K, key: Key): Key & { readonly kind: K } {
  if (!isOf(kind, key)) throw new TypeError(`expected a ${kind}, found a ${key.kind}`)
  return key
}
const isOf = <K extends Kind>(kind: K, key: Key): key is KeyOf<K> & Key & { readonly kind: K } => key.kind === kind

export const posed = (question: Question, given: Omit<ByHand, 'parts'>, show?: readonly string[]): ReturnType<typeof posePart> =>
  posePart(question, solutionByHand({ ...given, parts: [question] }), { language: 'en', ...(show && { show }) })
export function valueOf<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(checked.errors.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  return checked.value
}
/** Code and line of every error. */
export const codes = (checked: Checked<unknown>): readonly unknown[] =>
  checked.ok ? [] : checked.errors.map(({ code, at }) => ({ code, line: at?.line }))
/** The displayed texts, in the order shown. */
export const shownBy = ({ interaction }: { readonly interaction: unknown }): readonly string[] => {
  const plains: string[] = []
  JSON.stringify(interaction, (name, value: unknown) => {
    if (name === 'plain' && typeof value === 'string') plains.push(value)
    return value
  })
  return plains
}
