// Keys as people read them, in a line each.
import { fromJson } from '../../math/evaluate/value.ts'
import { plain, plainValue } from '../../math/print/plain.ts'
import { rightText } from '../../kinds/number-key.ts'
import type { Expr, Interaction, Key } from '../../model.ts'

/** A key in one line: a value, the options that are right, cells by name. */
export function keyText(key: Key, interaction: Interaction): string {
  switch (key.kind) {
    case 'single-choice':
      return plainOption(interaction, key.option)
    case 'multi-select':
      return rightNames(key, interaction).join('; ') || 'none'
    case 'number':
      return rightText(key)
    case 'vector':
      return `[${key.cells.map((cell) => (cell.type === 'number' ? rightText(cell) : cell.option)).join(', ')}]`
    case 'table':
      return key.cells.map((cell) => `${cell.id}=${cell.type === 'number' ? rightText(cell) : plainValue(fromJson(cell.value))}`).join(', ')
    case 'expression':
      return formulasText(key.expr)
    default:
      return key satisfies never
  }
}
const formulasText = (expr: Expr): string => (expr.type === 'list' ? `[${expr.items.map(formulasText).join(', ')}]` : plain(expr))

/** The right options of a multi-select by claim, else by what they show, in alphabetical order. */
export const rightNames = (key: Extract<Key, { readonly kind: 'multi-select' }>, interaction: Interaction): readonly string[] =>
  key.options
    .filter(({ right }) => right)
    .map(({ id, claim }) => claim ?? plainOption(interaction, id))
    .sort()

export function plainOption(interaction: Interaction, id: string): string {
  const option = interaction.type === 'choice' ? interaction.options.find((one) => one.id === id) : undefined
  return option?.plain ?? id
}
