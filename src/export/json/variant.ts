// One variant in, all that is known of it out: how it is asked, the key, the worked solution.
import type { GridCell, Interaction, NumberFormat, Option } from '../../model.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportItem, ExportPart } from '../item.ts'
import { keyJson, precisionJson, withinJson } from './key.ts'
import { blockJson, inlineJson, type Json } from './value.ts'

export const variantJson = ({ posed, parts, solution }: ExportItem, tag: string, html: HtmlWriter): Json => ({
  id: posed.variant,
  tag,
  title: inlineJson(posed.title, html),
  stem: blockJson(posed.stem, html),
  points: posed.points,
  parts: parts.map((part) => partJson(part, posed.attempts, html)),
  solution: blockJson(solution, html),
})

const partJson = (
  { id, text, points, attempts, interaction, key, followThrough }: ExportPart,
  ofAll: number | undefined,
  html: HtmlWriter,
): Json => ({
  id,
  text: blockJson(text, html),
  points,
  attempts: attempts ?? ofAll,
  followThrough,
  interaction: interactionJson(interaction, html),
  key: keyJson(key, html),
})

function interactionJson(interaction: Interaction, html: HtmlWriter): Json {
  switch (interaction.type) {
    case 'choice':
      return { type: interaction.type, multiple: interaction.multiple, options: interaction.options.map((one) => optionJson(one, html)) }
    case 'text':
      return { type: interaction.type, format: formatJson(interaction.format) }
    case 'formula': {
      const { symbols, functions, constants, decimal, shape, form, within } = interaction.format
      return {
        type: interaction.type,
        symbols: symbols.map(({ name, tex }) => ({ name, tex })),
        functions,
        constants,
        decimal,
        shape,
        form,
        within: within && withinJson(within),
      }
    }
    case 'grid':
      return {
        type: interaction.type,
        layout: interaction.layout,
        columns: interaction.columns.map(({ heading, plain, cells }) => ({
          heading: inlineJson(heading, html),
          plain,
          cells: cells.map((cell) => cellJson(cell, html)),
        })),
      }
    default:
      return interaction satisfies never
  }
}

const formatJson = ({ fractions, precision }: NumberFormat): Json => ({ fractions, precision: precisionJson(precision) })

const optionJson = ({ id, text, plain }: Option, html: HtmlWriter): Json => ({ id, text: inlineJson(text, html), plain })

function cellJson(cell: GridCell, html: HtmlWriter): Json {
  switch (cell.type) {
    case 'given':
      return { type: cell.type, text: inlineJson(cell.text, html) }
    case 'number':
      return { type: cell.type, id: cell.id, format: formatJson(cell.format) }
    case 'choice':
      return { type: cell.type, id: cell.id, options: cell.options.map((one) => optionJson(one, html)) }
    default:
      return cell satisfies never
  }
}
