// A grid after grading: in each cell what was answered and whether it is right; once released, what is.
import type { CellKey, Option } from '../../model.ts'
import { escapeHtml, withMinus } from '../escape.ts'
import { type AnswerCell, cellLabels, type Grid, gridToHtml } from '../grid.ts'
import type { GradedPart } from '../pages.ts'
import { fillTemplate } from '../templates.ts'
import type { Typesetter } from '../typesetter.ts'
import type { GivenAnswer } from './given-answer.ts'
import { icon, type IconName } from './icons.ts'
import { keyToHtml } from './values.ts'

export interface GradedGrid {
  readonly interaction: Grid
  readonly answer: GivenAnswer
  readonly items: NonNullable<GradedPart['items']>
  /** Given only once the key is released. */
  readonly cells?: readonly CellKey[]
}

export function gradedGridToHtml({ interaction, answer, items, cells }: GradedGrid, name: string, setter: Typesetter): string {
  const { words } = setter
  const marks = new Map(items.map((item) => [item.id, item]))
  const keys = new Map(cells?.map((cell) => [cell.id, cell]))
  const labels = cellLabels(interaction, words)
  const table = gridToHtml(interaction, setter, name, (cell) => {
    const text = answer.type === 'cells' ? answer.texts.get(cell.id) : undefined
    const mark = marks.get(cell.id)
    const status = mark?.close ? 'close' : mark?.follows ? 'follows' : mark?.status
    const shown: IconName | undefined =
      text === undefined || status === undefined || status === 'blank'
        ? undefined
        : status === 'close' || status === 'follows'
          ? 'partial'
          : status
    const key = keys.get(cell.id)
    return fillTemplate('graded/cell', words, {
      text: text === undefined ? '' : shownText(cell, text),
      icon: shown === undefined ? '' : icon(shown, words),
      state: shown ?? 'unmarked',
      told:
        text === undefined ? words['mark/cell-blank'] : status === undefined ? words['mark/cell-unmarked'] : words[`mark/cell-${status}`],
      // beside a right answer the key says nothing new
      key: key === undefined || shown === 'right' ? undefined : cellKeyToHtml(cell, key, setter),
    })
  })
  const remarks = items.flatMap((item) => {
    const says = item.says === undefined ? '' : setter.inline(item.says)
    return says === '' ? [] : [{ says, label: labels.get(item.id) ?? item.id }]
  })
  return fillTemplate('graded/grid', words, { table, remarks: remarksByText(remarks) })
}

/** Cells with the same remark share it. */
function remarksByText(remarks: readonly { readonly says: string; readonly label: string }[]): { cells: string; says: string }[] {
  const texts = [...new Set(remarks.map(({ says }) => says))]
  return texts.map((says) => ({
    says,
    cells: remarks
      .filter((remark) => remark.says === says)
      .map(({ label }) => label)
      .join('; '),
  }))
}

const shownText = (cell: AnswerCell, text: string): string =>
  withMinus(cell.type === 'choice' ? (optionOf(cell.options, text)?.plain ?? text) : text)
const optionOf = (options: readonly Option[], text: string): Option | undefined => options.find(({ id }) => id === text.trim())

/** The key of one cell. */
export function cellKeyToHtml(cell: AnswerCell, key: CellKey, setter: Typesetter): string {
  if (key.type === 'number') return keyToHtml(key, setter)
  const option = cell.type === 'choice' ? optionOf(cell.options, key.option) : undefined
  return option === undefined ? escapeHtml(key.option) : setter.inline(option.text)
}
