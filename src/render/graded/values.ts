// Secret values as people read them: keys, answers under mistakes, drawn parameters.
import { spelledTex } from '../../math/print/notation.ts'
import { tex, valueTex } from '../../math/print/tex.ts'
import { fromJson, isScalar } from '../../math/evaluate/value.ts'
import { formatNumber } from '../../math/print/number-text.ts'
import type { NumberKey, Precision, RichText, ValueJson } from '../../model.ts'
import { escapeHtml, withMinus } from '../escape.ts'
import type { Typesetter } from '../typesetter.ts'

/** A value as it is set beside text: a formula, or the word itself. */
export function richValue(json: ValueJson, precision?: Precision): RichText {
  if (typeof json === 'object' && 'formula' in json) return [{ type: 'math', tex: tex(json.formula, spelledTex), display: false }]
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
