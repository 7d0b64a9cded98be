// What a student handed in, as far as it can be put back into the form: options chosen, texts by cell, a text.
import { kinds } from '../../kinds/index.ts'
import type { Interaction, RawResponse } from '../../model.ts'
import type { Grid } from '../grid.ts'

export type GivenAnswer =
  | { readonly type: 'nothing' }
  /** Ids of options; empty is “none of these”. */
  | { readonly type: 'options'; readonly chosen: ReadonlySet<string> }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'cells'; readonly texts: ReadonlyMap<string, string> }
  /** Cannot be put into the form: as it came. */
  | { readonly type: 'other'; readonly text: string }

/** Reads a response again as its interaction asks; never more than `longest` characters of what cannot be placed. */
export function givenAnswer(interaction: Interaction, response: RawResponse | undefined): GivenAnswer {
  if (response === undefined) return { type: 'nothing' }
  switch (interaction.type) {
    case 'choice': {
      const one = interaction.multiple ? undefined : kinds['single-choice'].read(response, interaction)
      if (one?.status === 'read') return { type: 'options', chosen: new Set([one.response]) }
      const several = interaction.multiple ? kinds['multi-select'].read(response, interaction) : undefined
      if (several?.status === 'read') return { type: 'options', chosen: new Set(several.response) }
      return (one ?? several)?.status === 'blank' ? { type: 'nothing' } : other(response)
    }
    case 'text':
    case 'formula':
      if (typeof response !== 'string') return other(response)
      return response.trim() === '' ? { type: 'nothing' } : { type: 'text', text: cut(response) }
    case 'grid':
      return gridAnswer(interaction, response)
    default:
      throw interaction satisfies never
  }
}

function gridAnswer(grid: Grid, response: RawResponse): GivenAnswer {
  const cells = grid.columns.flatMap((column) => column.cells.filter((cell) => cell.type !== 'given'))
  if (typeof response !== 'object') return response.trim() === '' ? { type: 'nothing' } : other(response)
  const entries: readonly (readonly [string, unknown])[] = isList(response)
    ? cells.map((cell, i) => [cell.id, response[i]])
    : Object.entries(response)
  const texts = new Map(entries.flatMap(([id, text]) => (typeof text === 'string' && text.trim() !== '' ? [[id, cut(text)] as const] : [])))
  if (texts.size === 0) return { type: 'nothing' }
  return cells.some((cell) => texts.has(cell.id)) ? { type: 'cells', texts } : other(response)
}
const isList = (response: object): response is readonly string[] => Array.isArray(response)

const longest = 200
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)
const other = (response: RawResponse): GivenAnswer => ({
  type: 'other',
  text: cut(typeof response === 'string' ? response : JSON.stringify(response)),
})
