// Responses to a formula question that must get a known mark, made from the key's own text.
import { meetsForm } from '../math/decide/form.ts'
import { plain } from '../math/print/plain.ts'
import { rational, toText } from '../math/exact/rational.ts'
import type { Expr, ExpressionKey, FormulaFormat } from '../model.ts'
import { right, wrong } from './credit.ts'
import { deciderOf } from './formula-decide.ts'
import { readFormula } from './formula-read.ts'
import { entriesOf, entryCount } from './formula-shape.ts'
import { formulaOf } from './formula-values.ts'
import type { Sample } from './response-kind.ts'

export function formulaSamples(format: FormulaFormat, key: ExpressionKey): readonly Sample[] {
  const { shape } = format
  const separator = separatorOf(format)
  const list = (texts: readonly string[]): string => asList(texts, shape, separator)
  const texts = entriesOf(key.expr).map((expr) => textOf(expr, format))
  const apart = texts.map((text) => `${text} + 1`)
  const count = entryCount(shape)
  const [first = ''] = texts
  const { form } = key
  // a form that is asked for need not be the one that the key was derived in
  const isRight = form === undefined || meetsForm(key.expr, form)
  return [
    ...(isRight
      ? ([
          { of: 'right', raw: list(texts), mark: right },
          { of: 'right', raw: ` ${list(texts).replaceAll('-', '\u2212').replaceAll('*', '·')} `, mark: right },
        ] as const)
      : []),
    ...(key.form === undefined ? [{ of: 'right', raw: list(texts.map((text) => `(${text}) + 0`)), mark: right } as const] : []),
    { of: 'wrong', raw: list(apart), mark: wrong },
    ...(count > 1 ? [partly(list([first, ...apart.slice(1)]), key, count)] : []),
    ...mistakenSamples(format, key),
    { of: 'blank', raw: ' ', mark: { status: 'blank' } },
    {
      of: 'malformed',
      raw: shape.length > 0 ? first : `[${first}${separator}${first}]`,
      mark: { status: 'invalid', code: 'response/wrong-shape' },
    },
    { of: 'malformed', raw: `${list(texts)} = 0`, mark: { status: 'invalid', code: 'response/not-a-formula' } },
  ]
}

/** Formulas as they would be typed for this field, row by row. */
export const formulasAsTyped = (exprs: readonly Expr[], format: FormulaFormat): string =>
  asList(
    exprs.map((expr) => textOf(expr, format)),
    format.shape,
    separatorOf(format),
  )

const partly = (raw: string, key: ExpressionKey, count: number): Sample => ({
  of: 'partly right',
  raw,
  mark: { status: 'graded', credit: key.scheme === 'each-answer' ? toText(rational(1n, BigInt(count))) : '0' },
})

/** Entries as they are typed: `[a, b]`, `[[a, b], [c, d]]`. */
function asList(texts: readonly string[], shape: readonly number[], separator: string): string {
  const [, columns] = shape
  if (shape.length === 0) return texts.join(separator)
  if (columns === undefined) return `[${texts.join(separator)}]`
  const rows = Array.from({ length: shape[0] ?? 0 }, (_, i) => asList(texts.slice(i * columns, (i + 1) * columns), [columns], separator))
  return `[${rows.join(separator)}]`
}

/** The answer under each mistake, where each entry of it is the key's or certainly is not, and no mistake named before leads to it. */
function mistakenSamples(format: FormulaFormat, key: ExpressionKey): readonly Sample[] {
  const keys = entriesOf(key.expr).map((expr) => textOf(expr, format))
  const { entries, mistakes } = deciderOf(key)
  return key.mistakes.flatMap(({ mistake, answers: kept }): readonly Sample[] => {
    const answers = kept.map(formulaOf)
    const texts = answers.map((answer) => textOf(answer, format))
    const isClear = answers.every((answer, i) => texts[i] === keys[i] || entries[i]?.(answer).verdict === 'different')
    const same = texts.filter((text, i) => text === keys[i]).length
    const explains = (name: string): boolean => answers.every((answer, i) => mistakes(i, answer).has(name))
    const raw = asList(texts, format.shape, separatorOf(format))
    if (!isClear || same === texts.length || key.mistakes.find((one) => explains(one.mistake))?.mistake !== mistake) return []
    if (readFormula(raw, format).status !== 'read') return []
    const credit = key.scheme === 'each-answer' ? toText(rational(BigInt(same), BigInt(texts.length))) : '0'
    return [{ of: same > 0 ? 'partly right' : 'wrong', raw, mark: { status: 'graded', credit, mistake } }]
  })
}

const separatorOf = ({ decimal }: FormulaFormat): string => (decimal === ',' ? '; ' : ', ')
const textOf = (expr: Expr, format: FormulaFormat): string => {
  const text = plain(expr)
  return format.decimal === ',' ? text.replace(/(\d)\.(\d)/g, '$1,$2') : text
}
