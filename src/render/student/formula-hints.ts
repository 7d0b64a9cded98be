// What may be typed where a formula is asked for, as sentences: the letters typeset, some ways of writing, what is asked of the form.
import type { FormulaFormat } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { PageWordCode } from '../../words/pages-en.ts'
import { escapeHtml } from '../escape.ts'
import { withinText } from '../labels.ts'
import type { Typesetter } from '../typesetter.ts'
import { letterMathml } from './formula-mathml.ts'
import { exampleOf } from './formula-words.ts'

export function formulaHints(format: FormulaFormat, setter: Typesetter): string[] {
  const { words } = setter
  const plain = (code: PageWordCode, values: Readonly<Record<string, string>> = {}): string => fillWord(escapeHtml(words[code]), values)
  const [n, m] = format.shape
  const code: PageWordCode =
    n !== undefined
      ? m === undefined
        ? 'expect/formula-list'
        : 'expect/formula-rows'
      : format.symbols.length === 0
        ? 'expect/formula-constant'
        : 'expect/formula'
  const symbols = format.symbols.length === 0 ? plain('expect/formula-letters-none') : letters(format, setter)
  const values = { symbols, examples: examples(format, setter), n: String(n ?? 1), m: String(m ?? 1), example: code_(exampleOf(format)) }
  return [
    plain(code, values),
    ...(format.form === undefined ? [] : [plain(`expect/form-${format.form}`)]),
    ...(format.within === undefined ? [] : [plain('expect/formula-within', { amount: escapeHtml(withinText(format.within)) })]),
    ...(format.decimal === ',' ? [plain('expect/formula-decimal-comma')] : []),
  ]
}

const code_ = (text: string): string => `<code>${escapeHtml(text)}</code>`

/** Letters with how they are typed, where that is not what is seen: `θ (typed theta)`. */
function letters({ symbols }: FormulaFormat, setter: Typesetter): string {
  const { words } = setter
  const said = symbols.map(({ name, tex }) => {
    const symbol = `<math data-letter="${escapeHtml(name)}">${letterMathml(tex, setter)}</math>`
    return tex === name ? symbol : fillWord(escapeHtml(words['expect/formula-typed']), { symbol, name: code_(name) })
  })
  return inSentence(said, words['list/comma'], words['list/and'])
}

/** Ways of writing, in the first letter: what anyone might use, whatever the key is. */
function examples({ symbols, constants, decimal }: FormulaFormat, { words }: Typesetter): string {
  const [letter] = symbols.map(({ name }) => name)
  const half = decimal === ',' ? '0,5' : '0.5'
  const e = constants.includes('e')
  const texts =
    letter === undefined
      ? ['2/3', half, 'sqrt(2)', e ? 'e^2' : 'exp(2)', 'ln 2']
      : [
          `2${letter}`,
          `${half} ${letter}^2`,
          `1/(1 + ${letter})`,
          `sqrt(${letter})`,
          e ? `e^(-${letter})` : `exp(-${letter})`,
          `tanh(${letter})`,
        ]
  return inSentence(texts.map(code_), words['list/comma'], words['list/or'])
}

/** `a, b and c`. */
export const inSentence = (items: readonly string[], comma: string, last: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(escapeHtml(comma))}${escapeHtml(last)}${items.at(-1) ?? ''}`
