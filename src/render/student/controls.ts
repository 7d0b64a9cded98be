// An Interaction in, the form controls that answer it out. Every control has a name that can be heard.
import type { Interaction, NumberFormat, Option } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import { escapeHtml, withMinus } from '../escape.ts'
import { type AnswerCell, type CellPlace, type Grid, gridToHtml } from '../grid.ts'
import { expectationText } from '../labels.ts'
import { fillTemplate } from '../templates.ts'
import { formulaHints } from './formula-hints.ts'
import { closeTextOf, precisionsOf } from './scheme-text.ts'
import type { Typesetter } from '../typesetter.ts'

export interface ControlPlace {
  /** Prefix of every id on the page that belongs to this part. */
  readonly id: string
  /** How the part is called, `Problem 2, part a`. */
  readonly name: string
  /** Whether the part has a text of its own, in the element `${id}-text`. */
  readonly described: boolean
}

export function controlToHtml(interaction: Interaction, place: ControlPlace, setter: Typesetter): string {
  switch (interaction.type) {
    case 'choice':
      return fillTemplate('interaction/choice', setter.words, {
        ...place,
        multiple: interaction.multiple,
        options: interaction.options.map((option) => ({ id: option.id, html: setter.inline(option.text), name: spokenName(option) })),
      })
    case 'text':
      return fillTemplate('interaction/text', setter.words, {
        ...place,
        fractions: String(interaction.format.fractions),
        written: writtenTo(interaction.format),
        hint: expectationText(interaction.format, setter.words),
      })
    case 'formula':
      return fillTemplate('interaction/formula', setter.words, {
        ...place,
        format: JSON.stringify(interaction.format),
        hints: formulaHints(interaction.format, setter),
      })
    case 'grid':
      return fillTemplate('interaction/table', setter.words, {
        ...place,
        typed: interaction.columns.some((column) => column.cells.some((cell) => cell.type === 'number')),
        table: gridToHtml(interaction, setter, place.name, (cell, at) => cellControl(cell, at, place, setter)),
        hints: hints(interaction, setter),
        options: optionLists(interaction, setter),
      })
    default:
      throw interaction satisfies never
  }
}

/** A name for an option that is a formula and no more: not every screen reader takes one from MathML. */
const spokenName = ({ text, plain }: Option): string | undefined =>
  text.every((segment) => segment.type === 'math' || (segment.type === 'markdown' && segment.text.trim() === ''))
    ? withMinus(plain.replaceAll('$', ''))
    : undefined

function cellControl(cell: AnswerCell, { label }: CellPlace, place: ControlPlace, { words }: Typesetter): string {
  return cell.type === 'number'
    ? fillTemplate('interaction/cell-number', words, {
        id: place.id,
        cell: cell.id,
        label,
        fractions: String(cell.format.fractions),
        written: writtenTo(cell.format),
      })
    : fillTemplate('interaction/cell-choice', words, { cell: cell.id, label, options: cell.options.map(plainOption) })
}
/** To how many decimals or figures a number must be written, for the page's script. */
const writtenTo = ({ precision: { strict, decimals, figures } }: NumberFormat): string | undefined =>
  strict === true ? JSON.stringify(decimals === undefined ? { figures } : { decimals }) : undefined
const plainOption = (option: Option): { id: string; text: string } => ({ id: option.id, text: withMinus(option.plain) })

/** What may be typed: one sentence where all columns take the same, else one a column. */
function hints(grid: Grid, setter: Typesetter): string[] {
  const { words } = setter
  const isAlike = new Set(precisionsOf(grid).map((precision) => closeTextOf(precision, words))).size < 2
  const sentences = grid.columns.flatMap((column) => {
    const format = column.cells.map(formatOfCell).find((found) => found !== undefined)
    return format === undefined ? [] : [{ column, sentence: [expectationText(format, words), ...closeness(format)].join(' ') }]
  })
  // beside the points stands what all have alike
  function closeness({ precision }: NumberFormat): readonly string[] {
    const text = isAlike ? undefined : closeTextOf(precision, words)
    return text === undefined ? [] : [`${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`]
  }
  const [first] = sentences
  if (first === undefined) return []
  if (sentences.every(({ sentence }) => sentence === first.sentence)) return [escapeHtml(first.sentence)]
  return sentences.map(({ column, sentence }) =>
    fillWord(setter.words['expect/column'], { column: setter.inline(column.heading), sentence: escapeHtml(sentence) }),
  )
}
const formatOfCell = (cell: Grid['columns'][number]['cells'][number]): NumberFormat | undefined =>
  cell.type === 'number' ? cell.format : undefined

/** On paper a menu shows nothing: the options of each column, in a line of their own. */
function optionLists(grid: Grid, setter: Typesetter): string[] {
  return grid.columns.flatMap((column) => {
    const cell = column.cells.find((found) => found.type === 'choice')
    if (cell?.type !== 'choice') return []
    const options = escapeHtml(cell.options.map((option) => withMinus(option.plain)).join(', '))
    return [fillWord(setter.words['form/options-of'], { column: setter.inline(column.heading), options })]
  })
}
