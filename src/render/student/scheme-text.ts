// How a part is marked, in words beside its points: the scheme, and what an answer within a wider tolerance earns.
import type { PosedPart, Precision } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { PageWords } from '../../words/pages-en.ts'
import { withinText } from '../labels.ts'

type Interaction = PosedPart['interaction']

/** The scheme of a part that has several answers. Never how many options are right. */
export function schemeText({ scheme, interaction }: PosedPart, words: PageWords): string | undefined {
  switch (scheme) {
    case undefined:
      return undefined
    case 'halves':
      return [halvesText(answersIn(interaction), words), ...noneText(interaction, words)].join('; ')
    case 'imathas':
      return [words['page/imathas'], ...noneText(interaction, words)].join('; ')
    case 'all-or-nothing':
    case 'each-answer':
    case 'net-correct':
    case 'coverage':
    case 'weights':
    case 'r-exams-false2':
    case 'canvas':
      return words[`page/${scheme}`]
    default:
      return scheme satisfies never
  }
}

/** With few answers there is nothing to halve. */
const halvesText = (answers: number, words: PageWords): string =>
  words[answers >= 5 ? 'page/halves' : answers >= 3 ? 'page/halves-once' : 'page/all-or-nothing']
const noneText = ({ type }: Interaction, words: PageWords): readonly string[] => (type === 'choice' ? [words['page/none-is-nothing']] : [])

function answersIn(interaction: Interaction): number {
  switch (interaction.type) {
    case 'choice':
      return interaction.options.length
    case 'grid':
      return interaction.columns.flatMap(({ cells }) => cells.filter(({ type }) => type !== 'given')).length
    case 'formula':
      return interaction.format.shape.reduce((all, one) => all * one, 1)
    case 'text':
      return 1
    default:
      return interaction satisfies never
  }
}

/** What an answer within the wider tolerance earns, where all numbers of the part have the same; else it is said of each column. */
export function closeText({ interaction }: PosedPart, words: PageWords): string | undefined {
  const texts = new Set(precisionsOf(interaction).map((precision) => closeTextOf(precision, words)))
  const [text] = texts
  return texts.size === 1 ? text : undefined
}
/** The same of one number. */
export const closeTextOf = ({ close }: Precision, words: PageWords): string | undefined =>
  close && fillWord(words['page/close'], { credit: close.credit, amount: withinText(close.within) })

export function precisionsOf(interaction: Interaction): readonly Precision[] {
  switch (interaction.type) {
    case 'text':
      return [interaction.format.precision]
    case 'grid':
      return interaction.columns.flatMap(({ cells }) => cells.flatMap((cell) => (cell.type === 'number' ? [cell.format.precision] : [])))
    case 'choice':
    case 'formula':
      return []
    default:
      return interaction satisfies never
  }
}
