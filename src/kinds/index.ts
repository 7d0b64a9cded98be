// Every kind of question, in one closed table: a kind that is missing here, or lacks a facet, does not compile. The
// drivers below know no kind by name.
import { type Checked, ok } from '../diagnostic.ts'
import type { Accepted, Interaction, KeyOf, Kind, Mark } from '../model.ts'
import type { Solution } from '../solve/solution.ts'
import { acceptedKeys, bestMark } from './accepted.ts'
import { expression } from './expression.ts'
import { multiSelect } from './multi-select.ts'
import { number } from './number.ts'
import type { Asked, PartOptions, QuestionOf, Reading, ResponseKind, ResponseOf, Sample } from './response-kind.ts'
import { singleChoice } from './single-choice.ts'
import { table } from './table.ts'
import { vector } from './vector.ts'

export type { PartOptions, Sample } from './response-kind.ts'

export const kinds: { readonly [K in Kind]: ResponseKind<K> } = {
  'single-choice': singleChoice,
  'multi-select': multiSelect,
  number,
  vector,
  table,
  expression,
}

/** Narrows a union member and its discriminant together, so that a table row and its argument stay of one kind. */
type Of<K extends Kind, T> = T & { readonly kind: K }

/** How a question is asked, and its key. The halves part here: only the first goes to students. */
export function posePart<K extends Kind>(
  question: Of<K, QuestionOf<K>>,
  solution: Solution,
  options: PartOptions = { language: 'en' },
): Checked<Asked<K>> {
  const kind: ResponseKind<K> = kinds[question.kind]
  const posed = kind.pose(question, solution, options)
  if (!posed.ok || question.accept === undefined) return posed
  const accepted = acceptedKeys(question, solution, options.language, (value) => kind.other(question, value, posed.value, solution))
  if (!accepted.ok) return accepted
  const { interaction, key } = posed.value
  return accepted.value.length === 0 ? posed : ok({ interaction, key: { ...key, accepted: accepted.value } }, posed.warnings)
}

/** The mark of a raw response, whatever it is. */
export function gradePart<K extends Kind>(interaction: Interaction, key: Of<K, KeyOf<K>>, raw: unknown): Mark {
  return grader(interaction, key)(raw)
}

/** The same for many responses to one posed part. */
export function grader<K extends Kind>(interaction: Interaction, key: Of<K, KeyOf<K>>): (raw: unknown) => Mark {
  const kind: ResponseKind<K> = kinds[key.kind]
  if (!kind.asks(interaction)) throw new TypeError(`a ${key.kind} is not asked as ${interaction.type}`)
  const others = (key.accepted ?? []).map((one) => ({ name: one.name, grade: grader(interaction, one.key) }))
  return (raw) => {
    const reading: Reading<ResponseOf<K>> = kind.read(raw, interaction)
    if (reading.status !== 'read') return reading
    const mark = kind.grade(reading.response, key)
    return others.length === 0
      ? mark
      : bestMark(
          mark,
          others.map(({ name, grade }) => ({ name, mark: () => grade(raw) })),
        )
  }
}

/** Responses to a posed part with the mark that each must get. */
export function samplesOf<K extends Kind>(interaction: Interaction, key: Of<K, KeyOf<K>>): readonly Sample[] {
  const kind: ResponseKind<K> = kinds[key.kind]
  if (!kind.asks(interaction)) throw new TypeError(`a ${key.kind} is not asked as ${interaction.type}`)
  const own = kind.samples(interaction, key)
  return key.accepted === undefined
    ? own
    : [...own.filter(isByKey(interaction, key.accepted)), ...acceptedSamples(interaction, key.accepted)]
}

/** Whether what is handed in is worth no more under any other reading, so that the key's own promise holds. */
const isByKey =
  (interaction: Interaction, accepted: readonly Accepted[]) =>
  ({ raw, mark }: Sample): boolean =>
    mark.status !== 'graded' ||
    accepted.every(({ key }) => {
      const other = gradePart(interaction, key, raw)
      return bestMark(mark, [{ name: '', mark: () => other }]) === mark
    })

/** The right answers of the other readings, each marked by the first that it is right under. */
const acceptedSamples = (interaction: Interaction, accepted: readonly Accepted[]): readonly Sample[] =>
  accepted.flatMap(({ name, key }, i) =>
    samplesOf(interaction, key)
      .filter(({ of, raw }) => of === 'right' && !accepted.slice(0, i).some((before) => isFullUnder(interaction, before.key, raw)))
      .map(({ raw }): Sample => ({ of: 'right', raw, mark: { status: 'graded', credit: '1', reading: name } })),
  )
function isFullUnder(interaction: Interaction, key: Accepted['key'], raw: unknown): boolean {
  const mark = gradePart(interaction, key, raw)
  return mark.status === 'graded' && mark.credit === '1'
}
