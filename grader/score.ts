// Credits in, points out: exact rationals until they are written out once.
import {
  absolute,
  add,
  compare,
  floor,
  multiply,
  power,
  rational,
  type Rational,
  readRational,
  sign,
  toText,
} from '../src/math/exact/rational.ts'

/** Points that a specification or manifest gives as text; a text that is none is a bug, since those are checked when read. */
export function points(text: string): Rational {
  const value = readRational(text)
  if (value === undefined) throw new TypeError(`points that are no number: ${text}`)
  return value
}

export const total = (parts: Iterable<Rational>): Rational => {
  let sum: Rational = 0
  for (const part of parts) sum = add(sum, part)
  return sum
}

/** What became of a problem: `blank` where nothing was handed in or all of it is empty, `pending` where a person must look. */
export type State = 'full' | 'partial' | 'zero' | 'blank' | 'invalid' | 'pending'

export interface PartScore {
  readonly earned: Rational
  readonly of: Rational
  readonly state: 'graded' | 'blank' | 'invalid' | 'pending'
}

/** The parts of one problem together. A problem out of 0 points is full once it is answered. */
export function problemScore(parts: readonly PartScore[]): { readonly earned: Rational; readonly of: Rational; readonly state: State } {
  const earned = total(parts.map((part) => part.earned))
  const of = total(parts.map((part) => part.of))
  return { earned, of, state: stateOf(parts, earned, of) }
}

function stateOf(parts: readonly PartScore[], earned: Rational, of: Rational): State {
  const some = (state: PartScore['state']): boolean => parts.some((part) => part.state === state)
  if (some('pending')) return 'pending'
  if (!some('graded')) return some('invalid') ? 'invalid' : 'blank'
  return compare(earned, of) >= 0 ? 'full' : sign(earned) > 0 ? 'partial' : 'zero'
}

/** A decimal with at most `places` places, halves away from zero, no zeros at the end: `2/3` gives `0.6667`. */
export function decimal(value: Rational, places: number): string {
  const scaled = multiply(absolute(value), power(10, places))
  const digits = toText(floor(add(scaled, rational(1n, 2n)))).padStart(places + 1, '0')
  const [whole, fraction] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places).replace(/0+$/, '')]
  const text = fraction === '' ? whole : `${whole}.${fraction}`
  return sign(value) < 0 && text !== '0' ? `-${text}` : text
}
