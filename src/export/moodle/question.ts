// Questions as Moodle has them, and how Moodle 4.5 grades them: what the exporter writes is made from these, and the
// ledger's predictions too.
import { absolute, add, compare, divide, equal, subtract, type Rational, rational, readRational } from '../../math/exact/rational.ts'
import { remembered, type Response } from '../places.ts'

/** A share of a question's points in percent, as one of the texts of Moodle's list. */
export type Fraction = (typeof fractions)[number]

/**
 * The shares that Moodle's importer takes (question/type/questiontypebase, get_grade_options); all others stop an import
 * under its default “error if grade not listed”.
 */
// prettier-ignore
export const fractions = [
  '100', '90', '83.33333', '80', '75', '70', '66.66667', '60', '50', '40', '33.33333', '30', '25', '20', '16.66667', '14.28571', '12.5',
  '11.11111', '10', '5', '0', '-5', '-10', '-11.11111', '-12.5', '-14.28571', '-16.66667', '-20', '-25', '-30', '-33.33333', '-40', '-50', '-60',
  '-66.66667', '-70', '-75', '-80', '-83.33333', '-90', '-100',
] as const

export interface ChoiceAnswer {
  /** HTML. */
  readonly text: string
  readonly fraction: Fraction
  readonly feedback?: string
}
export interface NumberAnswer {
  /** Decimals; all from `value` − `tolerance` to `value` + `tolerance` count, both included. `*` is everything. */
  readonly value: string
  readonly tolerance: string
  readonly fraction: Fraction
  readonly feedback?: string
}

/** What is asked: alone as a question of Moodle's, several of them in one text as a `cloze`. */
export type Asked =
  | { readonly type: 'multichoice'; readonly single: boolean; readonly answers: readonly ChoiceAnswer[] }
  | { readonly type: 'numerical'; readonly answers: readonly NumberAnswer[] }

/** A place in the text of a cloze question. */
export interface Field {
  /** Under which a response is handed in: a part, or a cell of it. */
  readonly part: string
  readonly cell?: string
  /** A whole number: shares of the question's points are by weight. */
  readonly weight: number
  readonly asked: Asked
}

/**
 * The share of the points, as qtype_multichoice (`single`: the fraction of the option; else the sum of those chosen, cut
 * to [0, 1]) and qtype_numerical (the first answer that the number meets) have it. What cannot be read as a number is wrong.
 */
export function scoreOf(asked: Asked, response: Response): Rational {
  switch (asked.type) {
    case 'multichoice': {
      const chosen = response.type === 'chosen' ? response.options.flatMap((i) => asked.answers[i] ?? []) : []
      const sum = chosen.map(({ fraction }) => share(fraction)).reduce<Rational>(add, 0)
      return asked.single ? sum : compare(sum, 0) < 0 ? 0 : compare(sum, 1) > 0 ? 1 : sum
    }
    case 'numerical':
      return response.type === 'typed' ? typedScore(asked, response.text) : 0
    default:
      return asked satisfies never
  }
}

const typedScore = remembered(({ answers }: Extract<Asked, { readonly type: 'numerical' }>, text: string): Rational => {
  const value = typedNumber(text)
  const met = value === undefined ? undefined : answers.find((answer) => answer.value === '*' || meets(value, answer))
  return met === undefined ? 0 : share(met.fraction)
})

/**
 * The number at the beginning of a text; what follows is taken for a unit and not looked at, so that `3/2` is 3. Spaces go,
 * and so do commas, as separators of thousands (qtype_numerical_answer_processor, apply_units, in English).
 */
function typedNumber(text: string): Rational | undefined {
  const plain = text
    .replaceAll(' ', '')
    .replaceAll(',', '')
    .replace(/(?:[eE]|[x*×]10(?:\^|\*\*))([+-]?\d+)/g, 'e$1')
  const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/.exec(plain)?.[0]
  return number === undefined ? undefined : readRational(number.replace(/^\+/, ''))
}

/** Added to every tolerance (get_tolerance_interval): PHP's `precision` of 14 digits. */
const epsilon = readRational('1e-14') ?? 0

function meets(value: Rational, answer: NumberAnswer): boolean {
  const interval = intervals.get(answer) ?? intervalOf(answer)
  intervals.set(answer, interval)
  return interval !== null && compare(value, interval.low) >= 0 && compare(value, interval.high) <= 0
}

interface Interval {
  readonly low: Rational
  readonly high: Rational
}
/** Read once: an answer is compared with many numbers. */
const intervals = new WeakMap<NumberAnswer, Interval | null>()

function intervalOf(answer: NumberAnswer): Interval | null {
  const [middle, tolerance] = [readRational(answer.value), readRational(answer.tolerance)]
  if (middle === undefined || tolerance === undefined) return null
  const range = add(tolerance, epsilon)
  return { low: subtract(middle, range), high: add(middle, range) }
}

/** `33.33333` counts as a third: Moodle takes a sum within 0.00001 of 1 for 1, and rounds marks to fewer figures than that. */
export const share = (fraction: Fraction): Rational => shares.get(fraction) ?? 0

const simple: readonly Rational[] = [3, 6, 7, 9].flatMap((d) =>
  Array.from({ length: 2 * d + 1 }, (_, i) => rational(BigInt(i - d), BigInt(d))),
)
function nearestSimple(percent: Rational): Rational {
  const exact = divide(percent, 100)
  const close = simple.find((one) => {
    return compare(absolute(subtract(one, exact)), rational(1n, 1_000_000n)) < 0
  })
  return close === undefined || equal(close, exact) ? exact : close
}

const shares: ReadonlyMap<Fraction, Rational> = new Map(fractions.map((one) => [one, nearestSimple(readRational(one) ?? 0)]))

/** The listed share next to a wanted one; the smaller in size where two are as near. */
export function nearestFraction(wanted: Rational): Fraction {
  const same = fractions.find((one) => equal(share(one), wanted))
  if (same !== undefined) return same
  let best: Fraction = '0'
  for (const one of fractions) if (compare(distance(one, wanted), distance(best, wanted)) < 0) best = one
  return best
}
const distance = (fraction: Fraction, wanted: Rational): Rational => absolute(subtract(share(fraction), wanted))
