// What an LMS reports of one question in; a response for each part that it asks, or why they cannot be told apart.
import { cellsAsRead } from '../../src/export/grid-table.ts'
import type { Interaction, RawResponse } from '../../src/model.ts'
import { responseOf } from '../submission/response-of.ts'
import type { Format } from '../submission/submission.ts'
import type { PosedVariant } from './context.ts'

/** How a format writes a question that asks for several things. */
export interface Parting {
  readonly format: Format
  /** The answers one after the other; undefined where the text is not such a list, one for each field. */
  split(text: string, fields: readonly Interaction[]): readonly string[] | undefined
  /** Nothing was answered. */
  isBlank(text: string): boolean
  /** One answer as the question takes it. */
  tidy(text: string, interaction: Interaction): string | readonly string[]
}
/** One text for all that a question asks; a text for each of its input fields; or by their places from 0, those left alone missing. */
export type Reported = string | readonly string[] | ReadonlyMap<number, string>
export interface PartAnswer {
  readonly part: string
  readonly response: RawResponse
}

type Part = PosedVariant['parts'][number]

/** One input field of a page: a part, or a cell of its table. */
interface Field {
  readonly part: Part
  readonly cell?: string
  readonly asked: Interaction
}

/** In the order of the page: of a table row after row, as exports write it. */
const fieldsOf = (part: Part): readonly Field[] =>
  part.interaction.type === 'grid'
    ? cellsAsRead(part.interaction).flatMap((cell): readonly Field[] => {
        if (cell.type === 'given') return []
        const asked =
          cell.type === 'choice'
            ? ({ type: 'choice', multiple: false, options: cell.options } as const)
            : ({ type: 'text', format: cell.format } as const)
        return [{ part, cell: cell.id, asked }]
      })
    : [{ part, asked: part.interaction }]

/** `only` names one part; else the question asks all of them, in the order of the page. */
export function answersOf(posed: PosedVariant, only: string | undefined, text: Reported, parting: Parting): readonly PartAnswer[] | string {
  const parts = only === undefined ? posed.parts : posed.parts.filter(({ id }) => id === only)
  const [part, another] = parts
  if (part === undefined) return `the problem “${posed.problem}” has no part “${only ?? ''}”`
  const fields = parts.flatMap(fieldsOf)
  if (typeof text === 'string' && parting.isBlank(text)) return parts.map(({ id }) => ({ part: id, response: '' }))
  const texts = textsOf(text, fields, parting)
  if (texts !== undefined && (fields.length > 1 || typeof text !== 'string'))
    return parts.map((one) => responseTo(one, fields, texts, parting))
  if (another !== undefined || typeof text !== 'string')
    return `the question asks for ${fields.length} answers, and the response does not hold as many`
  const whole = texts?.[0] ?? text
  return [{ part: part.id, response: part.interaction.type === 'grid' ? whole : parting.tidy(whole, part.interaction) }]
}

function textsOf(text: Reported, fields: readonly Field[], { split }: Parting): readonly string[] | undefined {
  const count = fields.length
  if (typeof text === 'string')
    return split(
      text,
      fields.map(({ asked }) => asked),
    )
  if ('length' in text) return text.length === count ? text : undefined
  return [...text.keys()].every((place) => place < count) ? Array.from({ length: count }, (_, place) => text.get(place) ?? '') : undefined
}

function responseTo(part: Part, fields: readonly Field[], texts: readonly string[], { format, isBlank, tidy }: Parting): PartAnswer {
  const own = fields.flatMap((field, i) => {
    const text = texts[i] ?? ''
    return field.part === part ? [{ field, text: isBlank(text) ? '' : tidy(text, field.asked) }] : []
  })
  const [first] = own
  if (part.interaction.type !== 'grid') return { part: part.id, response: first?.text ?? '' }
  const cells = own.map(({ field, text }): [string, string] => {
    if (typeof text !== 'string') return [field.cell ?? '', text.join('; ')]
    const response = responseOf(format, text, field.asked)
    return [field.cell ?? '', typeof response === 'string' ? response : text]
  })
  return { part: part.id, response: Object.fromEntries(cells) }
}
