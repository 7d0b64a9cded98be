// A number's key in, the texts under which it is right, for targets that compare texts.
import {
  add,
  compare,
  denominator,
  floor,
  isInteger,
  multiply,
  negate,
  numerator,
  power,
  type Rational,
  readRational,
  toText,
} from '../../math/exact/rational.ts'
import { acceptedBy, half, isExact, magnitude, ten } from '../../math/tolerance.ts'
import type { NumberKey } from '../../model.ts'
import { decimal } from '../bounds.ts'

/** Zeros that may stand at the end of an exact decimal. */
const zerosAtTheEnd = 2
/** Places of the longest decimal that is listed. */
const mostPlaces = 12
/** Numbers that a key may take and still be listed. */
const mostNumbers = 5

/**
 * All usual ways of writing the numbers that a key takes: of an exact key the decimal and the fraction in lowest terms, of one
 * to so many decimals or figures what is rounded to just these. Undefined where they are too many: with a tolerance as such, or of no number.
 *
 * @example spellings({ value: '1/2', precision: {} }) // 0.5 .5 0.50 .50 0.500 .500 1/2
 */
export function spellings(key: NumberKey): readonly string[] | undefined {
  const accepted = acceptedBy(key)
  if (accepted === undefined || key.precision.within !== undefined) return undefined
  if (isExact(key.precision)) return compare(accepted.low, accepted.high) === 0 ? exactTexts(accepted.low) : undefined
  const places = placesOf(key)
  if (places > mostPlaces) return undefined
  const unit = ten(-places)
  const texts: string[] = []
  let [number, count]: [Rational, number] = [multiply(unit, ceiling(multiply(accepted.low, ten(places)))), 0]
  for (; compare(number, accepted.high) <= 0; number = add(number, unit)) {
    if ((count += 1) > mostNumbers) return undefined
    texts.push(...withSigns(shorter(toPlaces(number, Math.max(0, places)))))
  }
  return texts.length === 0 ? undefined : [...new Set(texts)]
}

function exactTexts(value: Rational): readonly string[] {
  const fraction = isInteger(value) ? [] : withSigns([toText(value)])
  if (!isShort(value)) return fraction
  const text = decimal(value)
  const point = text.includes('.') ? '' : '.'
  const longer = Array.from({ length: zerosAtTheEnd + 1 }, (_, zeros) => (zeros === 0 ? text : `${text}${point}${'0'.repeat(zeros)}`))
  return [...withSigns(longer), ...fraction]
}

/** The texts of an answer that is no number, as those of one where it is. */
export function textsOf(plain: string): readonly string[] {
  const value = readRational(plain)
  return value === undefined ? [plain] : [...new Set([plain, ...exactTexts(value)])]
}

const isShort = (value: Rational): boolean => denominator(multiply(value, power(10, mostPlaces))) === 1n
const ceiling = (a: Rational): Rational => negate(floor(negate(a)))

/** Decimal places asked for; negative where the last figure stands before the point. */
function placesOf({ value, precision: { decimals, figures = 1 } }: NumberKey): number {
  if (decimals !== undefined) return decimals
  const near = acceptedBy({ value, precision: {} })
  return near === undefined || near.low === 0 ? 0 : figures - 1 - magnitude(near.low)
}

function toPlaces(value: Rational, places: number): string {
  const text = decimal(value)
  const [whole = '', digits = ''] = text.split('.')
  return places === 0 ? whole : `${whole}.${digits.padEnd(places, '0')}`
}

/** `0.500`, `0.50`, `0.5`; `2.00`, `2.0`, `2`. */
function shorter(text: string): readonly string[] {
  const texts = [text]
  let last = text
  while (last.includes('.') && last.endsWith('0')) texts.push((last = last.slice(0, -1).replace(/\.$/, '')))
  return texts
}

/** Each also without the zero before its point, and with the sign for minus that copied text has. */
const withSigns = (texts: readonly string[]): readonly string[] =>
  texts
    .flatMap((text) => (/^-?0\.\d/.test(text) ? [text, text.replace('0.', '.')] : [text]))
    .flatMap((text) => (text.startsWith('-') ? [text, text.replace('-', '\u2212')] : [text]))

/** A right answer in a spelling that is not listed: with places or terms that nobody needs to write, and may. */
export function otherSpelling(key: NumberKey): string | undefined {
  const accepted = acceptedBy(key)
  if (accepted === undefined) return undefined
  const { low, high } = accepted
  if (isExact(key.precision) && !isShort(low)) return `${2n * numerator(low)}/${2n * denominator(low)}`
  const places = isExact(key.precision) ? writtenPlaces(low) + zerosAtTheEnd + 1 : Math.max(0, placesOf(key)) + 2
  const middle = multiply(half, add(low, high))
  return toPlaces(multiply(ten(-places), floor(multiply(ten(places), middle))), places)
}
const writtenPlaces = (value: Rational): number => decimal(value).split('.')[1]?.length ?? 0
