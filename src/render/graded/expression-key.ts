// The key of a formula question for staff: the formula, what its letters may be, and how answers are judged.
import { entriesOf, entryId } from '../../kinds/formula-shape.ts'
import { formulaOf } from '../../kinds/formula-values.ts'
import { readRational } from '../../math/exact/rational.ts'
import { valueTex } from '../../math/print/value-tex.ts'
import type { ExpressionKey, MistakeAnswer, SymbolDomain, ValueJson } from '../../model.ts'
import { entryLabel, withinText } from '../labels.ts'
import { fillTemplate } from '../templates.ts'
import type { Typesetter } from '../typesetter.ts'
import { type FormulaInteraction, keyInNames, letterTex, richFormula } from './formula.ts'

type MistakesToHtml = (mistakes: readonly MistakeAnswer[], labels: readonly string[], toHtml: (answer: ValueJson) => string) => string

export function expressionToHtml(
  key: ExpressionKey,
  interaction: FormulaInteraction,
  mistakesToHtml: MistakesToHtml,
  setter: Typesetter,
): string {
  const { words } = setter
  const { shape } = interaction.format
  const labels = shape.length === 0 ? [] : entriesOf(key.expr).map((_, i) => entryLabel(shape, entryId(shape, i), words))
  return fillTemplate('answers/expression', words, {
    key: setter.inline(richFormula(keyInNames(key), interaction)),
    letters: key.symbols.map((symbol) => setter.inline([{ type: 'math', tex: domainTex(symbol, interaction), display: false }])),
    form: key.form === undefined ? undefined : words[`answers/${key.form}`],
    within: key.within === undefined ? undefined : withinText(key.within),
    witness: words[`answers/witness-${key.witness}`],
    scheme: shape.length === 0 ? undefined : words[`answers/${key.scheme}`],
    mistakes: mistakesToHtml(key.mistakes, labels, (answer) => setter.inline(richFormula(formulaOf(answer), interaction))),
  })
}

/** `w \\in \\mathbb{R}`, `0 < w \\le 1`, `n \\ge 0,\\; n \\in \\mathbb{Z}`. */
function domainTex(symbol: SymbolDomain, interaction: FormulaInteraction): string {
  const { low, high, lowOpen = false, highOpen = false } = symbol
  const letter = letterTex(symbol.name, interaction)
  const number = (text: string): string => valueTex(readRational(text) ?? text)
  const below = (open: boolean): string => (open ? '<' : '\\le')
  const range =
    low === undefined
      ? high === undefined
        ? undefined
        : `${letter} ${below(highOpen)} ${number(high)}`
      : high === undefined
        ? `${letter} ${lowOpen ? '>' : '\\ge'} ${number(low)}`
        : `${number(low)} ${below(lowOpen)} ${letter} ${below(highOpen)} ${number(high)}`
  if (symbol.integer === true) return [range, `${letter} \\in \\mathbb{Z}`].filter(Boolean).join(',\\; ')
  return range ?? `${letter} \\in \\mathbb{R}`
}
