// The point where a wrong formula differs from the key, as a sentence: “At x = 2 yours is 3, the correct answer is 5.”
import { fromJson, isScalar, type Scalar, scalarToFloat } from '../../math/evaluate/value.ts'
import { formatNumber } from '../../math/print/number-text.ts'
import { decimalTex, isApproximate, valueTex } from '../../math/print/value-tex.ts'
import type { MarkWitness, ValueJson } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import { escapeHtml } from '../escape.ts'
import { entryLabel } from '../labels.ts'
import type { Typesetter } from '../typesetter.ts'
import { type FormulaInteraction, letterTex } from './formula.ts'

export function witnessToHtml({ item, values, yours, key }: MarkWitness, interaction: FormulaInteraction, setter: Typesetter): string {
  const { words } = setter
  const math = (tex: string): string => setter.inline([{ type: 'math', tex, display: false }])
  const at = values.map(({ name, value }) => math(`${letterTex(name, interaction)} ${relatedTex(scalar(value), shortest)}`))
  const sides = sidesTex(scalar(yours), scalar(key))
  const code = sides === undefined ? 'mark/witness-close' : at.length === 0 ? 'mark/witness-constant' : 'mark/witness'
  const [left = '', right = ''] = sides ?? []
  const sentence = fillWord(escapeHtml(words[code]), { values: at.join(', '), yours: math(left), key: math(right) })
  if (item === undefined) return sentence
  return fillWord(escapeHtml(words['mark/witness-item']), {
    entry: escapeHtml(entryLabel(interaction.format.shape, item, words)),
    sentence,
  })
}

function scalar(json: ValueJson): Scalar {
  const value = fromJson(json)
  if (!isScalar(value)) throw new TypeError('a witness of something that is no number')
  return value
}

/** Figures of a number that is not shown exactly: from these on until both sides can be told apart. */
const [shortest, longest] = [4, 15]
/** Characters of TeX up to which a rational is shown exactly. */
const longestExact = 24

/** Both sides, told apart; undefined where 15 figures do not. */
function sidesTex(yours: Scalar, key: Scalar): readonly [string, string] | undefined {
  for (let figures = shortest; figures <= longest; figures += 1) {
    const sides = [sideTex(yours, figures), sideTex(key, figures)] as const
    if (sides[0].tex !== sides[1].tex) return [shown(sides[0]), shown(sides[1])]
  }
  return undefined
}

interface Side {
  readonly tex: string
  readonly exact: boolean
}
const shown = ({ tex, exact }: Side): string => (exact ? tex : `{\\approx}\\,${tex}`)
const relatedTex = (value: Scalar, figures: number): string => {
  const { tex, exact } = sideTex(value, figures)
  return `${exact ? '=' : '\\approx'} ${tex}`
}

function sideTex(value: Scalar, figures: number): Side {
  const exact = valueTex(value)
  const isShort = exact.length <= longestExact && Number.isFinite(scalarToFloat(value))
  if (isShort && !isApproximate(value)) return { tex: exact, exact: true }
  return { tex: decimalTex(formatNumber(value, { figures })), exact: false }
}
