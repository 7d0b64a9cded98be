// A key that is a number in; what Moodle counts as that number, or as close to it, or as a mistake, out.
import { readRational } from '../../math/exact/rational.ts'
import { isClose } from '../../math/tolerance.ts'
import type { CellKey, Key, MistakeAnswer, NumberKey, RichText, ValueJson } from '../../model.ts'
import { boundsOf } from '../bounds.ts'
import type { HtmlWriter } from '../html.ts'
import { type Fraction, nearestFraction, type NumberAnswer } from './question.ts'

/**
 * The key first, then what is right as well, then each mistake that is told apart from them, then what is close to any of these
 * that are right: the first that is met counts.
 */
export function numbers(
  key: NumberKey,
  mistakes: readonly MistakeAnswer[],
  answerOf: (answers: readonly ValueJson[]) => ValueJson | undefined,
  html: HtmlWriter,
  accepted: readonly { readonly key: NumberKey; readonly says?: RichText }[],
): readonly NumberAnswer[] {
  const made: NumberAnswer[] = []
  const push = (one: NumberKey, fraction: Fraction, says?: RichText): void => {
    const bounds = boundsOf(one)
    if (bounds === undefined || made.some(({ value, tolerance }) => value === bounds.middle && tolerance === bounds.tolerance)) return
    made.push({ value: bounds.middle, tolerance: bounds.tolerance, fraction, ...(says !== undefined && { feedback: html.block(says) }) })
  }
  push(key, '100')
  for (const one of accepted) push(one.key, '100', one.says)
  const right = [key, ...accepted.map((one) => one.key)]
  for (const { answers, says } of mistakes) {
    const value = answerOf(answers)
    if (value === undefined || says === undefined) continue
    const close = closeTo({ value, precision: key.precision }, right)
    push({ value, precision: key.precision }, close === undefined ? '0' : closeFraction(close), says)
  }
  for (const one of right) {
    const { close } = one.precision
    if (close !== undefined) push({ value: one.value, precision: { within: close.within } }, closeFraction(one))
  }
  return made
}

/** The key that a mistake is close to. */
function closeTo(mistake: NumberKey, right: readonly NumberKey[]): NumberKey | undefined {
  if (right.every(({ precision }) => precision.close === undefined)) return undefined
  const middle = readRational(boundsOf(mistake)?.middle ?? '')
  return right.find((one) => middle !== undefined && isClose(middle, one))
}

const closeFraction = ({ precision: { close } }: NumberKey): Fraction => nearestFraction(readRational(close?.credit ?? '0') ?? 0)

export const acceptedNumbers = ({ accepted = [] }: Key): readonly { readonly key: NumberKey; readonly says?: RichText }[] =>
  accepted.flatMap(({ key, says }) => (key.kind === 'number' ? [{ key, ...(says !== undefined && { says }) }] : []))

export const acceptedCells = (key: Key, id: string): readonly { readonly key: NumberKey; readonly says?: RichText }[] =>
  cellsUnder(key, id).flatMap(({ cell, says }) => (cell.type === 'number' ? [{ key: cell, ...says }] : []))

export const acceptedOptions = (key: Key, id: string): readonly { readonly option: string; readonly says?: RichText }[] =>
  cellsUnder(key, id).flatMap(({ cell, says }) => (cell.type === 'choice' ? [{ option: cell.option, ...says }] : []))

/** A cell under each reading that is accepted. */
const cellsUnder = (
  { accepted = [] }: Key,
  id: string,
): readonly { readonly cell: CellKey; readonly says: { readonly says?: RichText } }[] =>
  accepted.flatMap(({ key, says }) => {
    const cell = key.kind === 'table' || key.kind === 'vector' ? key.cells.find((one) => one.id === id) : undefined
    return cell === undefined ? [] : [{ cell, says: says === undefined ? {} : { says } }]
  })
