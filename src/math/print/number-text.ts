// Numbers as people type and read them: text in, an exact rational out; an exact rational in, a correctly rounded
// text out; and whether an answer meets a key. No floats where the key is rational. Also runs in the student's page.
import type { InvalidCode, NumberFormat, Precision } from '../../model.ts'
import {
  absolute,
  add,
  compare,
  equal,
  floor,
  multiply,
  numerator,
  type Rational,
  rational,
  readRational,
  sign,
  toText,
} from '../exact/rational.ts'
import { Real } from '../ball/real.ts'
import { half, isExact, magnitude, ten, tolerance } from '../tolerance.ts'
import type { Scalar } from '../evaluate/value.ts'
import { whyNotWritten } from './written.ts'

export { accepts, isClose } from '../tolerance.ts'

export type ReadNumber =
  | { readonly status: 'read'; readonly value: Rational }
  | { readonly status: 'blank' }
  | { readonly status: 'invalid'; readonly code: InvalidCode }

/** Characters of a typed number that are read, surrounding spaces not counted. */
const longestNumber = 200
/** Greatest exponent after `e`, in size: beyond it no course has a number. */
const greatestExponent = 400

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────

const integerAlone = /^[+-]?\d{1,15}$/
const decimal = /^([+-]?) ?(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?$/
/** `3/2`, or mixed `1 1/2`. */
const fraction = /^([+-]?) ?(?:(\d+) )?(\d+) ?\/ ?(\d+)$/

/**
 * The number that a student typed. Decimals with `.` and an exponent are always read; fractions `3/2` and mixed numbers
 * `1 1/2` where `format.fractions`. Every dash and slash a keyboard makes of `-` and `/` is one. Where decimals or figures are
 * `strict`, a number that is written to others is not read.
 */
export function readNumber(text: string, format: NumberFormat): ReadNumber {
  // + 0: no −0
  if (integerAlone.test(text) && format.precision.strict !== true) return { status: 'read', value: Number(text) + 0 }
  const trimmed = text.trim()
  if (trimmed.length > longestNumber) return invalid('response/too-long')
  const typed = asAscii(trimmed)
  if (typed === '') return { status: 'blank' }
  const asDecimal = decimal.exec(typed)
  if (asDecimal !== null) {
    const unfit = format.precision.strict === true ? whyNotWritten(typed, format.precision) : undefined
    return unfit === undefined ? readDecimal(asDecimal) : invalid(unfit)
  }
  const asFraction = fraction.exec(typed)
  if (asFraction === null) return invalid(whyNoNumber(typed))
  return format.fractions ? readFraction(asFraction) : invalid('response/fraction-not-accepted')
}

const invalid = (code: InvalidCode): ReadNumber => ({ status: 'invalid', code })

function readDecimal([, minus = '', digits = '', exponent = '0']: RegExpExecArray): ReadNumber {
  const power10 = Number(exponent)
  const value = Math.abs(power10) > greatestExponent ? undefined : readRational(`${minus}${digits}e${power10}`)
  return value === undefined ? invalid('response/out-of-range') : { status: 'read', value: typeof value === 'number' ? value + 0 : value }
}

function readFraction([, minus = '', whole, top = '', bottom = '']: RegExpExecArray): ReadNumber {
  const [n, d] = [BigInt(top), BigInt(bottom)]
  if (d === 0n) return invalid('response/zero-denominator')
  // `1 234/5` may be 1 + 234/5 or 1,234/5: a mixed number has a proper fraction
  if (whole !== undefined && n >= d) return invalid('response/not-a-number')
  const size = BigInt(whole ?? 0) * d + n
  return { status: 'read', value: rational(minus === '-' ? -size : size, d) }
}

/** Plain hyphens, slashes and single spaces for what keyboards, phones and copied formulas put in their place. */
function asAscii(text: string): string {
  if (!/[^!-~]/.test(text)) return text
  return text
    .replace(/[\u200b-\u200f\u2060-\u2064\ufeff]/g, '') // invisible: zero-width, direction marks, invisible operators of MathML
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/[\u2044\u2215\uff0f]/g, '/')
    .replace(/[\u207a\uff0b]/g, '+')
    .replace(/(\d? ?)([\u00bc-\u00be\u2150-\u215e])/g, (_, before: string, one: string) => spelledOut(before.trim(), one)) // ½
    .replace(/\s+/g, ' ')
    .trim()
}
/** `1½` is `1 1/2`, `½` is `1/2`: Unicode's compatibility form with a plain slash. */
const spelledOut = (before: string, one: string): string => `${before}${before && ' '}${one.normalize('NFKC').replace('\u2044', '/')}`

/** The most telling reason why a text is no number. */
function whyNoNumber(typed: string): InvalidCode {
  if (/^[+-]? ?[\d.,/eE+-]*\d[\d.,]* ?%$/.test(typed)) return 'response/percent'
  if (/^[+-]? ?[1-9]\d{0,2}(?:([,' \u2019_])\d{3})(?:\1\d{3})*(?:\.\d*)?$/.test(typed)) return 'response/thousands-separator'
  if (/^[+-]? ?\d+(?:,\d{2,3})+,\d{3}(?:\.\d*)?$/.test(typed)) return 'response/thousands-separator'
  if (/^[+-]? ?(?:\d[\d.]*)?,\d+(?:[eE][+-]?\d+)?$|^[+-]? ?\d+,$/.test(typed)) return 'response/decimal-comma'
  return 'response/not-a-number'
}

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────

/** Significant figures of a number that is not rational and has no precision of its own. */
const figuresOfIrrational = 6

/**
 * The text of a number, correctly rounded, half away from zero, `-` for minus and never `-0`: `3/2` where exact, `0.500`
 * to three decimals, `1.20` to three figures; where `within` is asked, to a tenth of it.
 */
export function formatNumber(value: Scalar, precision: Precision = {}): string {
  const exact = value instanceof Real ? readRational(String(value.mid)) : value
  if (exact === undefined) return String((value instanceof Real ? value.mid : 0) + 0)
  if (precision.decimals !== undefined) return toDecimals(exact, precision.decimals)
  if (precision.figures !== undefined) return toFigures(exact, precision.figures)
  const allowed = tolerance(exact, precision)
  if (sign(allowed) > 0) return withoutTrailingZeros(toDecimals(exact, Math.max(0, -magnitude(allowed) + 1)))
  return value instanceof Real ? withoutTrailingZeros(toFigures(exact, figuresOfIrrational)) : toText(exact)
}

/** |a|·10^places to the nearest integer, half away from zero. */
function rounded(a: Rational, places: number): bigint {
  return numerator(floor(add(multiply(absolute(a), ten(places)), half)))
}

function toDecimals(a: Rational, places: number): string {
  const units = rounded(a, places)
  const digits = String(units).padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return sign(a) < 0 && units !== 0n ? `-${text}` : text
}

function toFigures(a: Rational, figures: number): string {
  if (sign(a) === 0) return '0'
  const units = rounded(a, figures - 1 - magnitude(a))
  // 9.99 to two figures is 10: a digit more before the point, one fewer after it
  const exponent = magnitude(a) + (String(units).length > figures ? 1 : 0)
  if (exponent >= -7 && exponent < 21) {
    const places = figures - 1 - exponent
    return places >= 0 ? toDecimals(a, places) : signed(a, String(rounded(a, places)) + '0'.repeat(-places))
  }
  const digits = String(units).slice(0, figures)
  return signed(a, `${digits.slice(0, 1)}${digits.length > 1 ? '.' : ''}${digits.slice(1)}e${exponent}`)
}
const signed = (a: Rational, text: string): string => (sign(a) < 0 ? `-${text}` : text)

/** `0.500` → `0.5`, `2.000` → `2`, `1.20e-9` → `1.2e-9`; `100` stays. */
const withoutTrailingZeros = (text: string): string =>
  text.replace(/(\.\d*?)0*(e.*)?$/, (_, places: string, exponent: string | undefined) => `${places === '.' ? '' : places}${exponent ?? ''}`)

/**
 * How a typed answer was read, for the page to echo: `1 1/2` as `3/2`, `.5` as `0.5`, `1e3` as `1000`; undefined where it
 * is blank or no number.
 */
export function shownAs(text: string, format: NumberFormat): string | undefined {
  const read = readNumber(text, format)
  if (read.status !== 'read') return undefined
  if (asAscii(text).includes('/')) return toText(read.value)
  return withoutTrailingZeros(toFigures(read.value, longestNumber))
}

// ── What is expected ───────────────────────────────────────────────────────────────────────────────────────

/** What a student is told about the number asked for: a code and its figures; `words/` has the sentence. */
export type Expectation =
  | { readonly code: 'expect/exact'; readonly fractions: boolean }
  | { readonly code: 'expect/decimals'; readonly decimals: number; readonly strict?: true }
  | { readonly code: 'expect/figures'; readonly figures: number; readonly strict?: true }
  /** `amount` as decimal text: of the number itself, or (`percent`) of a hundred. */
  | { readonly code: 'expect/within'; readonly amount: string }
  | { readonly code: 'expect/within-percent'; readonly percent: string }

/** What may be typed and how close it must be, from the one object that the reader of answers uses too. */
export function expectation({ fractions, precision }: NumberFormat): Expectation {
  const { decimals, figures, within } = precision
  const strict = precision.strict === true ? ({ strict: true } as const) : {}
  if (decimals !== undefined) return { code: 'expect/decimals', decimals, ...strict }
  if (figures !== undefined) return { code: 'expect/figures', figures, ...strict }
  if (within === undefined) return { code: 'expect/exact', fractions }
  const amount = readRational(within.amount) ?? 0
  return within.relative
    ? { code: 'expect/within-percent', percent: decimalText(multiply(100, amount)) }
    : { code: 'expect/within', amount: decimalText(amount) }
}

/** A finite decimal as one (`1/8` is `0.125`), any other number as a fraction. */
function decimalText(a: Rational): string {
  const text = withoutTrailingZeros(toFigures(a, 12))
  const back = readRational(text)
  return back !== undefined && compare(back, a) === 0 ? text : toText(a)
}

/** How numbers of this precision are typed: as fractions too where the answer is exact. */
export const formatOf = (precision: Precision): NumberFormat => ({
  fractions: isExact(precision),
  precision,
})

/** Whether two texts are the same number, however each is written. */
export function sameNumber(a: string, b: string): boolean {
  const [x, y] = [readNumber(a, formatOf({})), readNumber(b, formatOf({}))]
  return x.status === 'read' && y.status === 'read' && equal(x.value, y.value)
}
