// How a typed number is compared, as data of the schema in, as the model has it out.
import { error } from '../diagnostic.ts'
import { compare, divide, multiply, type Rational, readRational, toText } from '../math/exact/rational.ts'
import { half, ten } from '../math/tolerance.ts'
import type { Precision } from '../model.ts'
import { amount, count } from './leaves.ts'
import { field, locationOf, type Placed, placedAs, valueLocation } from './reading.ts'
import type * as Spec from './schema-types.ts'

type Asked = Placed<{
  decimals?: Spec.Places
  figures?: Spec.Count
  within?: string | number
  strict?: Spec.Strict
  close?: Spec.Close
}>
type Within = NonNullable<Precision['within']>

/** At most one of decimals, figures and within; none is exact. `strict` goes with decimals or figures, `close` with any. */
export function precision(placed: Asked): Precision {
  const decimals = field(placed, 'decimals')
  const figures = field(placed, 'figures')
  const within = field(placed, 'within')
  const [, second] = [decimals, figures, within].filter((one) => one !== undefined)
  if (second) {
    const message = 'found more than one of decimals, figures and within, expected one of them'
    placed.reading.found.push(error('spec/wrong-type', message, locationOf(second)))
  }
  const own: Precision = {
    ...(decimals && { decimals: count(decimals) }),
    ...(figures && { figures: count(figures) }),
    ...(within && { within: tolerance(within) }),
    ...(isStrict(placed) && { strict: true }),
  }
  const close = field(placed, 'close')
  return close === undefined ? own : { ...own, close: closeness(close, own) }
}

function isStrict(placed: Asked): boolean {
  const strict = field(placed, 'strict')
  if (strict === undefined || String(strict.data) === 'false') return false
  if (field(placed, 'decimals') ?? field(placed, 'figures')) return true
  const message = 'found `strict`, expected `decimals` or `figures` beside it: they say to how many an answer is to be written'
  placed.reading.found.push(error('spec/wrong-type', message, locationOf(strict)))
  return false
}

/** `1%` is relative to the key, `0.01` is not. */
function tolerance(placed: Placed<string | number>): Within {
  const written = String(placed.data)
  if (!written.endsWith('%')) return { amount: amount(placed), relative: false }
  const percent = readRational(amount(placedAs(placed, written.slice(0, -1))))
  return { amount: percent === undefined ? '0' : toText(divide(percent, 100)), relative: true }
}

function closeness(placed: Placed<Spec.Close>, own: Precision): NonNullable<Precision['close']> {
  const { within, credit } = { within: field(placed, 'within'), credit: field(placed, 'credit') }
  if (within === undefined || credit === undefined) throw new Error('the schema requires within and credit')
  const wider = tolerance(within)
  const least = narrower(own, wider.relative)
  if (least !== undefined && compare(readRational(wider.amount) ?? 0, least) <= 0) {
    const message = `found \`${within.data}\`, expected a tolerance wider than the one for full credit`
    placed.reading.found.push(error('spec/close', message, valueLocation(within)))
  }
  const share = amount(credit)
  const value = readRational(share) ?? 0
  if (compare(value, 0) <= 0 || compare(value, 1) >= 0) {
    const message = `found \`${credit.data}\`, expected a part of the credit: more than 0 and less than 1`
    placed.reading.found.push(error('spec/close', message, valueLocation(credit)))
  }
  return { within: wider, credit: share }
}

/**
 * What full credit allows, as far as it can be compared with a tolerance of the same sort whatever the key: a number with `decimals` and
 * `within: 0.1`; a share of the key with `figures` (of a key that starts with 1) and `within: 1%`. Undefined where the key decides.
 */
function narrower({ decimals, figures, within }: Precision, relative: boolean): Rational | undefined {
  if (within !== undefined) return within.relative === relative ? (readRational(within.amount) ?? 0) : undefined
  if (decimals !== undefined) return relative ? undefined : halfUnit(-decimals)
  if (figures !== undefined) return relative ? halfUnit(1 - figures) : undefined
  return 0
}
const halfUnit = (exponent: number): Rational => multiply(half, ten(exponent))
