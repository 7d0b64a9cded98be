// The answers of a posed part as people read them, and whether one would be marked right.
import { accepts, clearlyAccepts } from '../math/tolerance.ts'
import { readRational } from '../math/exact/rational.ts'
import { fromJson, isList, isRational, isScalar, type Scalar, scalarToFloat, type Value } from '../math/evaluate/value.ts'
import { formatNumber } from '../math/print/number-text.ts'
import { plainValue } from '../math/print/plain.ts'
import type { CellKey, Key, NumberKey, Precision, Question, ValueJson } from '../model.ts'

/** A value as it is displayed where it is asked for: numbers as precisely as they are to be typed, columns of tables by name. */
export function displayed(value: Value, question: Question): string {
  if (question.kind !== 'table' || !isList(value)) return shown(value, question)
  const [only, another] = value
  if (only !== undefined && another === undefined) return shown(only, question)
  return value.map((column, i) => `${question.fill[i]?.name ?? ''} ${shown(column, question)}`).join(', ')
}
function shown(value: Value, question: Question): string {
  if (isList(value)) return `[${value.map((item) => shown(item, question)).join(', ')}]`
  return isScalar(value) && 'precision' in question ? numberText(value, question.precision) : plainValue(value)
}
/** An irrational number is on no edge between two decimals: float64 rounds it as exact arithmetic does, and much faster. */
function numberText(value: Scalar, precision: Precision): string {
  if (isRational(value) || precision.decimals === undefined) return formatNumber(value, precision)
  const text = value.mid.toFixed(precision.decimals)
  return /[1-9]/.test(text) ? text : text.replace('-', '')
}

/** The key of a part as it is displayed; of a multi-select how many of its options are right. */
export function displayedKey(key: Key, value: Value | undefined, question: Question): string {
  if (key.kind === 'multi-select') return `${key.right.length} of ${key.options.length} right`
  return value === undefined ? '' : displayed(value, question)
}

/** How a list of answers, one a cell of the key, would be marked: all right, or not. */
export function allAccepted(answers: readonly ValueJson[], key: Key): boolean {
  switch (key.kind) {
    case 'number':
      return isAccepted(answers[0], key)
    case 'vector':
    case 'table':
      return key.cells.every((cell, i) => isAccepted(answers[i], cell))
    case 'single-choice':
    case 'multi-select':
    case 'expression':
      return false
    default:
      return key satisfies never
  }
}

function isAccepted(answer: ValueJson | undefined, key: NumberKey | CellKey): boolean {
  if (answer === undefined) return false
  if (!('precision' in key)) return plainValue(fromJson(answer)) === plainValue(fromJson(key.value))
  const approx = typeof answer === 'object' && 'approx' in answer ? answer.approx : undefined
  const clear = approx === undefined ? undefined : clearlyAccepts(approx, key)
  if (clear !== undefined) return clear
  const number = approx === undefined ? fromJson(answer) : readRational(String(approx))
  return number !== undefined && isRational(number) && accepts(number, key)
}

/** The greatest difference between two values, entry by entry, as numbers; undefined where they are no numbers of one shape. */
export function distance(a: Value, b: Value): number | undefined {
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return undefined
    const all = a.map((item, i) => distance(item, b[i] ?? []))
    return all.reduce<number | undefined>((most, one) => (most === undefined || one === undefined ? undefined : Math.max(most, one)), 0)
  }
  if (!isScalar(a) || !isScalar(b)) return undefined
  return Math.abs(scalarToFloat(a) - scalarToFloat(b))
}
