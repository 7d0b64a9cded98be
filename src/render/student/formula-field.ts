// What a field for formulas is told, as JSON in the page: its format. Also read in the browser.
import type { FormulaFormat } from '../../model.ts'

/** Back from the page's own JSON. */
export function readFieldFormat(json: string): FormulaFormat | undefined {
  const format: unknown = JSON.parse(json)
  return isFieldFormat(format) ? format : undefined
}
const isFieldFormat = (value: unknown): value is FormulaFormat =>
  typeof value === 'object' && value !== null && 'symbols' in value && 'shape' in value && 'constants' in value && 'decimal' in value
