// The small fixed sentences that pages share: points, attempts, times, what may be typed.
import { expectation, formatNumber } from '../math/print/number-text.ts'
import { readRational } from '../math/exact/rational.ts'
import type { NumberFormat, Precision } from '../model.ts'
import { fillWord } from '../words/fill-word.ts'
import type { PageWordCode, PageWords } from '../words/pages-en.ts'
import { withMinus } from './escape.ts'

/** Points as people read them: at most two decimals, `2/3` is `0.67`. */
export function pointsText(points: string): string {
  const value = readRational(points)
  return value === undefined ? points : formatNumber(value, { decimals: 2 }).replace(/\.?0+$/, '')
}

export const worthText = (points: string, words: PageWords): string => counted('page/points', pointsText(points), words)
export const attemptsText = (attempts: number, words: PageWords): string => counted('page/attempts', String(attempts), words)

/** Words that have two forms: `page/points` for `page/points-one` and `page/points-other`. */
export type Counted = { [C in PageWordCode]: C extends `${infer Stem}-one` ? Stem : never }[PageWordCode]

/** The form of a word that fits `n` as printed, with its values put in. */
export function counted(code: Counted, n: string, words: PageWords, values: Readonly<Record<string, string>> = {}): string {
  return fillWord(words[n === '1' ? (`${code}-one` as const) : (`${code}-other` as const)], { n, ...values })
}

/** `a` for the first part, `b` for the second, … */
export const letterOf = (part: number): string => String.fromCharCode(97 + part)

/** `12 January 2027, 23:59 (UTC+01:00)` for `2027-01-12T23:59:00+01:00`: its own zone, no clock of this machine. */
export function timeText(iso: string, words: PageWords): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(iso)
  if (match === null) return iso
  const [, year = '', month = '', day = '', clock = '', offset = 'Z'] = match
  const zone = offset === 'Z' || /^[+-]00:?00$/.test(offset) ? 'UTC' : `UTC${withMinus(offset)}`
  const name = words['page/months'].split(' ')[Number(month) - 1] ?? month
  return fillWord(words['page/time'], { year, month: name, day: String(Number(day)), clock, zone })
}

/** The sentence of what may be typed, from the object that the reader of answers uses. */
export function expectationText(format: NumberFormat, words: PageWords): string {
  const expected = expectation(format)
  switch (expected.code) {
    case 'expect/exact':
      return words[expected.fractions ? 'expect/exact-fractions' : 'expect/exact']
    case 'expect/decimals': {
      const example = `0.${'1234567890'.repeat(10).slice(0, expected.decimals)}`
      const sentence =
        expected.decimals === 0 ? words['expect/decimals-0'] : counted(expected.code, String(expected.decimals), words, { example })
      return expected.strict && expected.decimals > 0 ? `${sentence} ${words['expect/strict-decimals']}` : sentence
    }
    case 'expect/figures':
      return counted(expected.code, String(expected.figures), words) + (expected.strict ? ` ${words['expect/strict-figures']}` : '')
    case 'expect/within':
      return fillWord(words[expected.code], { amount: expected.amount })
    case 'expect/within-percent':
      return fillWord(words[expected.code], { amount: expected.percent })
    default:
      throw expected satisfies never
  }
}

/** A tolerance as it is said: `0.02`, or `1 %` of the value. */
export function withinText({ amount, relative }: NonNullable<Precision['within']>): string {
  const expected = expectation({ fractions: false, precision: { within: { amount, relative } } })
  return expected.code === 'expect/within-percent' ? `${expected.percent} %` : expected.code === 'expect/within' ? expected.amount : amount
}

/** `Entry 2` of a list, `Row 1, column 2` of rows, by the name under which it is marked. */
export function entryLabel(shape: readonly number[], id: string, words: PageWords): string {
  const [row = '', column = ''] = id.split(',')
  return shape.length > 1 ? fillWord(words['mark/entry-row'], { row, column }) : fillWord(words['mark/entry'], { n: id })
}

/** Words by their codes under another name, for the page's script. */
export const pick = (words: PageWords, codes: readonly PageWordCode[]): Record<string, string> =>
  Object.fromEntries(codes.map((code) => [code, words[code]]))
