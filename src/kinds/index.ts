// Every kind of question, in one closed table: a kind that is missing here, or lacks a facet, does not compile. The
// drivers below know no kind by name.
import type { Checked } from '../diagnostic.ts'
import type { Interaction, KeyOf, Kind, Mark } from '../model.ts'
import type { Solution } from '../solve/solution.ts'
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
  return kinds[question.kind].pose(question, solution, options)
}

/** The mark of a raw response, whatever it is. */
export function gradePart<K extends Kind>(interaction: Interaction, key: Of<K, KeyOf<K>>, raw: unknown): Mark {
  return grader(interaction, key)(raw)
}

/** The same for many responses to one posed part. */
export function grader<K extends Kind>(interaction: Interaction, key: Of<K, KeyOf<K>>): (raw: unknown) => Mark {
  const kind: ResponseKind<K> = kinds[key.kind]
  if (!kind.asks(interaction)) throw new TypeError(`a ${key.kind} is not asked as ${interaction.type}`)
  return (raw) => {
    const reading: Reading<ResponseOf<K>> = kind.read(raw, interaction)
    return reading.status === 'read' ? kind.grade(reading.response, key) : reading
  }
}

/** Responses to a posed part with the mark that each must get. */
export function samplesOf<K extends Kind>(interaction: Interaction, key: Of<K, KeyOf<K>>): readonly Sample[] {
  const kind: ResponseKind<K> = kinds[key.kind]
  if (!kind.asks(interaction)) throw new TypeError(`a ${key.kind} is not asked as ${interaction.type}`)
  return kind.samples(interaction, key)
}
