// The key of one typed number, alone or in a cell, and texts that certainly meet it or miss it.
import { type Checked, error, failed, ok } from '../diagnostic.ts'
import { accepts, formatNumber, isClose } from '../math/print/number-text.ts'
import { add, type Rational, readRational } from '../math/exact/rational.ts'
import { Real } from '../math/ball/real.ts'
import { isExact } from '../math/tolerance.ts'
import { fromJson, isScalar, type Scalar, toJson, type Value } from '../math/evaluate/value.ts'
import type { Location, NumberKey, Precision, ValueJson } from '../model.ts'

/** A value as a number's key; an error where it is no number, or irrational and nothing says how close is close enough. */
export function numberKey(value: Value, precision: Precision, source: string, at: Location): Checked<NumberKey> {
  if (!isScalar(value)) {
    const found = typeof value === 'string' ? `the word "${value}"` : 'a list'
    return failed(error('solve/type', `\`${source}\` is ${found}, expected a number`, at))
  }
  if (value instanceof Real && isExact(precision)) {
    const found = `\`${source}\` is irrational (about ${formatNumber(value)}), and nothing says how close an answer must be`
    return failed(error('spec/no-precision', found, at, 'add `decimals: 3`, `figures: 3` or `within: 1%`'))
  }
  return ok({ value: toJson(value), precision })
}

/** The key as a student would type it. */
export const rightText = ({ value, precision }: NumberKey): string => formatNumber(scalarOf(value), precision)

/** A number that is certainly wrong: beyond the key by more than any tolerance in use, as it may be written. */
export function wrongText(key: NumberKey): string {
  const { precision } = key
  let answer: Rational = 1
  for (;;) {
    const text = formatNumber(answer, precision.strict === true ? precision : {})
    const typed = readRational(text) ?? answer
    if (!accepts(typed, key) && !isClose(typed, key)) return text
    answer = add(answer, answer)
  }
}

function scalarOf(json: ValueJson): Scalar {
  const value = fromJson(json)
  if (!isScalar(value)) throw new TypeError('the key of a number is no number')
  return value
}
