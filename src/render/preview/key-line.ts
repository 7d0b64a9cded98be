// A key as short as it can be said: one value, the option, the cells in a row.
import type { Key, PosedPart } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import { previewEn } from '../../words/preview-en.ts'
import { escapeHtml } from '../escape.ts'
import { cellKeyToHtml } from '../graded/grid.ts'
import { keyInNames, richFormula } from '../graded/formula.ts'
import { keyToHtml } from '../graded/values.ts'
import type { AnswerCell } from '../grid.ts'
import type { Typesetter } from '../typesetter.ts'
import { fillPreview } from './fill.ts'

export function keyLineToHtml({ interaction }: PosedPart, key: Key, setter: Typesetter): string {
  const option = (id: string): string => {
    const found = interaction.type === 'choice' ? interaction.options.find((one) => one.id === id) : undefined
    return found === undefined ? escapeHtml(id) : setter.inline(found.text)
  }
  switch (key.kind) {
    case 'single-choice':
      return `${option(key.option)} <span class="kind">${escapeHtml(fillWord(previewEn['key/option'], { n: key.option.replace(/^o/, '') }))}</span>`
    case 'multi-select':
      return key.right.length === 0
        ? `<em>${escapeHtml(previewEn['key/none-right'])}</em>`
        : fillPreview('list', { items: key.right.map(option) })
    case 'number':
      return keyToHtml(key, setter)
    case 'vector':
    case 'table': {
      const cells = new Map<string, AnswerCell>()
      if (interaction.type === 'grid')
        for (const cell of interaction.columns.flatMap((column) => column.cells)) if (cell.type !== 'given') cells.set(cell.id, cell)
      return fillPreview('cells', {
        before: undefined,
        more: undefined,
        cells: key.cells.map((own) => {
          const cell = cells.get(own.id)
          return { id: own.id, html: cell === undefined ? '' : cellKeyToHtml(cell, own, setter) }
        }),
      })
    }
    case 'expression':
      return interaction.type === 'formula' ? setter.inline(richFormula(keyInNames(key), interaction)) : ''
    default:
      throw key satisfies never
  }
}
