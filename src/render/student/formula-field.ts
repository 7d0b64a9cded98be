// What a field for formulas is told, as JSON in the page: its format, each letter with its MathML. Also read in the browser.
import type { FormulaFormat } from '../../model.ts'

export interface FieldFormat extends FormulaFormat {
  readonly symbols: readonly { readonly name: string; readonly tex: string; readonly mathml: string }[]
}

/** The format with each letter typeset: `mathml` gives what stands inside of `<math>`. */
export const fieldFormat = (format: FormulaFormat, mathml: (tex: string) => string): FieldFormat => ({
  ...format,
  symbols: format.symbols.map(({ name, tex }) => ({ name, tex, mathml: mathml(tex) })),
})

/** Back from the page's own JSON. */
export function readFieldFormat(json: string): FieldFormat | undefined {
  const format: unknown = JSON.parse(json)
  return isFieldFormat(format) ? format : undefined
}
const isFieldFormat = (value: unknown): value is FieldFormat =>
  typeof value === 'object' && value !== null && 'symbols' in value && 'shape' in value && 'constants' in value && 'decimal' in value
