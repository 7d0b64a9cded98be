// Numbers as typed, exactly: no digit is lost, and nothing is computed from a text longer than is read.
import { rational, toText } from '../exact/rational.ts'
import { type Place, refuse } from './student-codes.ts'

/** Digits of a number, written out: whoever computes with it reads at most as many above and below the line. */
const mostDigits = 400
const greatestExponent = 400

/**
 * What a number looks like: its figures before and behind the decimal sign, and its power of ten behind one of `letters` (those
 * that are no symbols). A comma is a decimal sign between figures alone, as elsewhere it may part two items.
 */
export const numberPattern = (decimal: '.' | ',', letters: string): RegExp =>
  new RegExp(`(\\d*)(?:${decimal === '.' ? '\\.' : ',(?=\\d)'}(\\d*))?(?:[${letters}]([+-]?\\d+))?`, 'y')

/** A number as a reduced rational: one that has at most `mostDigits` digits before the point and as many behind it. */
export function exactNumber(whole: string, part: string, power: string, place: Place): string {
  const exponent = Number(power)
  if (Math.abs(exponent) > greatestExponent) refuse('exponent-too-large', place)
  const digits = (whole + part).replace(/^0+/, '')
  const shift = exponent - part.length
  if (digits.length + Math.max(0, shift) > mostDigits || -shift >= mostDigits) refuse('number-too-large', place)
  const n = BigInt(digits)
  return toText(shift >= 0 ? rational(n * 10n ** BigInt(shift)) : rational(n, 10n ** BigInt(-shift)))
}
