// What is said of a typed formula that cannot be read, and of how it should look. Also runs in the student's page.
import type { FormulaFormat, InvalidCode } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'

type Words = Readonly<Record<string, string>>

/** What a list, or rows, of formulas look like: `[a, b]`, `[[a, b], [c, d]]`; dots where there are more. */
export function exampleOf({ shape, decimal }: Pick<FormulaFormat, 'shape' | 'decimal'>): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const [rows = 1, columns] = shape
  const separator = decimal === ',' ? '; ' : ', '
  const list = (from: number, count: number): string =>
    `[${Array.from({ length: Math.min(count, 4) }, (_, i) => letters[from + i] ?? 'z').join(separator)}${count > 4 ? `${separator}…` : ''}]`
  if (columns === undefined) return list(0, rows)
  const lines = Array.from({ length: Math.min(rows, 3) }, (_, i) => list(i * Math.min(columns, 4), columns))
  return `[${lines.join(separator)}${rows > 3 ? `${separator}…` : ''}]`
}

/** The code of the sentence, and what goes into it: a wrong shape is said by what is asked for. */
export function unreadText(
  { code, found = '' }: { readonly code: InvalidCode; readonly found?: string },
  format: FormulaFormat,
  words: Words,
): string {
  const [n, m] = format.shape
  const shapeCode = n === undefined ? 'response/one-formula' : m === undefined ? 'response/list-of-formulas' : 'response/rows-of-formulas'
  const word = words[code === 'response/wrong-shape' ? shapeCode : code] ?? ''
  return fillWord(word, { found, n: String(n ?? 1), m: String(m ?? 1), example: exampleOf(format) })
}
