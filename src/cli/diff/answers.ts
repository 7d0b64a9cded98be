// Answers that are handed to both graders: what is right and wrong on either side, and what each mistake leads to.
import type { AskedKey } from '../../kinds/asked-in.ts'
import { rightText } from '../../kinds/number-key.ts'
import { type Sample, samplesOf } from '../../kinds/index.ts'
import { fromJson } from '../../math/evaluate/value.ts'
import { plainValue } from '../../math/print/plain.ts'
import type { Key, MistakeAnswer, RawResponse } from '../../model.ts'

export interface Answer {
  readonly label: string
  readonly raw: RawResponse
}

/** Each response once, under the first of its names; of the new side what the old has not. */
export function answersTo(before: AskedKey, after: AskedKey): readonly Answer[] {
  // options of the new side have ids of their own: of choices all that can be answered is on the old page
  const added = before.interaction.type === 'choice' || after.interaction.type === 'choice' ? [] : answersOf(after)
  const all = [...answersOf(before), ...added.map(({ label, raw }) => ({ label: `${label}, as now derived`, raw }))]
  return firstOf(all, ({ raw }) => (typeof raw === 'string' ? raw.trim() : JSON.stringify(raw)))
}

/** The first of each name, in their order. */
export function firstOf<T>(items: readonly T[], name: (item: T) => string): readonly T[] {
  const found = new Map<string, T>()
  for (const item of items) if (!found.has(name(item))) found.set(name(item), item)
  return [...found.values()]
}

function answersOf({ key, interaction }: AskedKey): readonly Answer[] {
  const samples = samplesOf(interaction, key).map(({ of, raw, mark }) => ({ label: labelOf(of, mark), raw }))
  return [...samples.filter(({ label }) => label === names.right), ...mistakesOf({ key, interaction }), ...samples]
}

const names: Readonly<Record<Sample['of'], string>> = {
  right: 'right answer',
  wrong: 'wrong answer',
  'partly right': 'partly right answer',
  blank: 'no answer',
  malformed: 'unreadable answer',
}
const labelOf = (of: Sample['of'], mark: Sample['mark']): string =>
  mark.status === 'graded' && mark.mistake !== undefined ? `mistake ${mark.mistake}` : names[of]

/** What is handed in under each mistake. Options that stand for one are among the samples. */
function mistakesOf({ key, interaction }: AskedKey): readonly Answer[] {
  switch (key.kind) {
    case 'single-choice':
    case 'multi-select':
      return []
    case 'vector':
    case 'table':
      return key.mistakes.map(({ mistake, answers }) => ({ label: `mistake ${mistake}`, raw: cellsUnder(key, answers) }))
    case 'number':
      return key.mistakes.flatMap((mistake) => samplesUnder({ key: { ...key, mistakes: [mistake] }, interaction }, mistake))
    case 'expression':
      return key.mistakes.flatMap((mistake) => samplesUnder({ key: { ...key, mistakes: [mistake] }, interaction }, mistake))
    default:
      return key satisfies never
  }
}

/** Samples leave out a mistake that one before it leads to as well: each is tried alone. One that passes for the key is in none. */
const samplesUnder = ({ key, interaction }: AskedKey, { mistake, answers }: MistakeAnswer): readonly Answer[] => {
  const label = `mistake ${mistake}`
  const sampled = samplesOf(interaction, key).filter(({ of, mark }) => labelOf(of, mark) === label)
  if (sampled.length > 0) return sampled.map(({ raw }) => ({ label, raw }))
  const [answer] = answers
  return key.kind === 'number' && answer !== undefined ? [{ label, raw: rightText({ value: answer, precision: key.precision }) }] : []
}

function cellsUnder({ cells }: Extract<Key, { readonly cells: unknown }>, answers: MistakeAnswer['answers']): RawResponse {
  return Object.fromEntries(
    cells.flatMap((cell, i): readonly (readonly [string, string])[] => {
      const value = answers[i]
      if (value === undefined) return []
      return [[cell.id, cell.type === 'number' ? rightText({ value, precision: cell.precision }) : plainValue(fromJson(value))]]
    }),
  )
}
