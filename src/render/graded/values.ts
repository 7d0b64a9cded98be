// Secret values as people read them: keys, answers under mistakes, witnesses, drawn parameters.
import { valueTex } from '../../math/tex.ts'
import { fromJson, isList, isScalar, type Value } from '../../math/value.ts'
import { formatNumber } from '../../math/number-text.ts'
import type { NumberKey, Precision, RichText, ValueJson, Witness } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { PageWords } from '../../words/pages-en.ts'
import { escapeHtml, withMinus } from '../escape.ts'
import type { Typesetter } from '../typesetter.ts'

/** A value as it is set beside text: a formula, or the word itself. */
export function richValue(json: ValueJson, precision?: Precision): RichText {
  const value = fromJson(json)
  return typeof value === 'string' ? [{ type: 'text', text: value }] : [{ type: 'math', tex: valueTex(value, precision), display: false }]
}

export const valueToHtml = (value: ValueJson, setter: Typesetter): string => setter.inline(richValue(value))

/** A key as it should be answered: rounded where rounding is asked for, exact where it is not. */
export function keyToHtml({ value, precision }: NumberKey, setter: Typesetter): string {
  const exact = fromJson(value)
  const rounded = precision.decimals !== undefined || precision.figures !== undefined
  return isScalar(exact) && rounded ? escapeHtml(withMinus(formatNumber(exact, precision))) : setter.inline(richValue(value, precision))
}

/** A value in running text without formulas: `(1, −1/2)`. */
export const plainValue = (value: ValueJson): string => plainOf(fromJson(value))
function plainOf(value: Value): string {
  if (isList(value)) return `(${value.map(plainOf).join(', ')})`
  return typeof value === 'string' ? value : withMinus(formatNumber(value))
}

/** “Counterexample: g = 0, s = 1. There one side is 1 and the other 0.” */
export function witnessToHtml(witness: Witness, refutes: boolean, words: PageWords): string {
  const values = witness.values.map(({ name, value }) => `${name} = ${plainValue(value)}`).join(', ')
  const found = fillWord(words[refutes ? 'mark/counterexample' : 'mark/example'], { values })
  const sides = fillWord(words['mark/sides'], { left: plainValue(witness.left), right: plainValue(witness.right) })
  return escapeHtml(`${found} ${sides}`)
}
