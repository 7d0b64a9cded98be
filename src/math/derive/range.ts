// Where the values of a formula can lie, given what is known of its letters: an interval that surely holds every value it
// has. It is as wide as it must be: a letter that occurs twice is taken as two (w − w is anything), so what an interval
// decides is certain, and much is left undecided. Soundness: for every point of the declared domain at which the formula
// has a value, that value lies in the range.
import type { Expr, FunctionName, SymbolDomain } from '../../model.ts'
import * as rational from '../exact/rational.ts'
import type { Rational } from '../exact/rational.ts'
import { constantOf } from './build.ts'

/** An end: a rational or infinite, and whether the interval holds it. */
export interface End {
  readonly at: Rational | 'infinite'
  readonly open: boolean
}
export interface Range {
  readonly low: End
  readonly high: End
}

const far: End = { at: 'infinite', open: true }
const closed = (at: Rational): End => ({ at, open: false })
const beyond = (at: Rational): End => ({ at, open: true })
const anything: Range = { low: far, high: far }
const point = (at: Rational): Range => ({ low: closed(at), high: closed(at) })

/** The interval that holds a formula's values. */
export function rangeOf(expr: Expr, letters: ReadonlyMap<string, SymbolDomain>): Range {
  const constant = constantOf(expr)
  if (constant !== undefined) return point(constant)
  const of = (part: Expr): Range => rangeOf(part, letters)
  switch (expr.type) {
    case 'name':
      return domainOf(letters.get(expr.name))
    case 'negate':
      return opposite(of(expr.arg))
    case 'constant':
      return expr.name === 'i' ? anything : { low: beyond(2), high: beyond(4) }
    case 'arithmetic':
      switch (expr.op) {
        case '+':
          return plus(of(expr.left), of(expr.right))
        case '-':
          return plus(of(expr.left), opposite(of(expr.right)))
        case '*':
        case '.*':
          return times(of(expr.left), of(expr.right))
        case '/':
        case './':
          return over(of(expr.left), of(expr.right))
        case '^':
          return raised(of(expr.left), constantOf(expr.right))
        default:
          return expr satisfies never
      }
    case 'call':
      return called(expr.name, expr.args.map(of))
    default:
      return anything
  }
}

function domainOf(domain: SymbolDomain | undefined): Range {
  const end = (text: string | undefined, open: boolean | undefined): End => {
    const at = text === undefined ? undefined : rational.readRational(text)
    return at === undefined ? far : { at, open: open === true }
  }
  return { low: end(domain?.low, domain?.lowOpen), high: end(domain?.high, domain?.highOpen) }
}

const flipped = ({ at, open }: End): End => ({ at: at === 'infinite' ? at : rational.negate(at), open })
const opposite = ({ low, high }: Range): Range => ({ low: flipped(high), high: flipped(low) })

const added = (a: End, b: End): End =>
  a.at === 'infinite' || b.at === 'infinite' ? far : { at: rational.add(a.at, b.at), open: a.open || b.open }
const plus = (a: Range, b: Range): Range => ({ low: added(a.low, b.low), high: added(a.high, b.high) })

/** −1, 0, 1: what is surely known of the sign; `≥`, `≤` where 0 is possible, undefined where nothing is known. */
export type Sign = 'zero' | 'positive' | 'negative' | 'not-negative' | 'not-positive' | undefined
export function signOfRange({ low, high }: Range): Sign {
  const [from, to] = [low.at === 'infinite' ? -1 : rational.sign(low.at), high.at === 'infinite' ? 1 : rational.sign(high.at)]
  if (from > 0 || (from === 0 && low.open)) return 'positive'
  if (to < 0 || (to === 0 && high.open)) return 'negative'
  if (from === 0 && to === 0) return 'zero'
  return from === 0 ? 'not-negative' : to === 0 ? 'not-positive' : undefined
}
const isUpwards = (range: Range): boolean => ['zero', 'positive', 'not-negative'].includes(signOfRange(range) ?? '')

/** Products of intervals that do not change sign are taken from the nearer and the farther ends; of others by their sizes alone. */
function times(a: Range, b: Range): Range {
  if (!isUpwards(a) && isUpwards(opposite(a))) return opposite(times(opposite(a), b))
  if (!isUpwards(b) && isUpwards(opposite(b))) return opposite(times(a, opposite(b)))
  if (isUpwards(a) && isUpwards(b)) return { low: multiplied(a.low, b.low), high: multiplied(a.high, b.high) }
  const size = multiplied(sizeOf(a), sizeOf(b))
  return { low: flipped(size), high: size }
}
/** Of two ends that are not negative. An infinite end is 0 where it is a low one, which the callers never pass. */
function multiplied(a: End, b: End): End {
  if (a.at === 'infinite' || b.at === 'infinite') return far
  const at = rational.multiply(a.at, b.at)
  // 0 is reached as soon as one factor reaches it
  const isZero = (end: End): boolean => end.at === 0 && !end.open
  return { at, open: (a.open || b.open) && !isZero(a) && !isZero(b) }
}
/** The farthest from 0 that a value can be. */
function sizeOf({ low, high }: Range): End {
  if (low.at === 'infinite' || high.at === 'infinite') return far
  const [left, right] = [rational.absolute(low.at), rational.absolute(high.at)]
  const order = rational.compare(left, right)
  return order === 0 ? { at: left, open: low.open && high.open } : order > 0 ? { at: left, open: low.open } : { at: right, open: high.open }
}

/** By a divisor of one sign: the sign of the quotient, which is all that is needed of it. */
function over(a: Range, b: Range): Range {
  const divisor = signOfRange(b)
  if (divisor === 'negative' || divisor === 'not-positive') return over(opposite(a), opposite(b))
  if (divisor !== 'positive' && divisor !== 'not-negative') return anything
  const sign = signOfRange(a)
  switch (sign) {
    case 'zero':
      return point(0)
    case 'positive':
      return { low: beyond(0), high: far }
    case 'not-negative':
      return { low: closed(0), high: far }
    case 'negative':
      return { low: far, high: beyond(0) }
    case 'not-positive':
      return { low: far, high: closed(0) }
    case undefined:
      return anything
    default:
      return sign satisfies never
  }
}

/** Even powers are not negative, odd ones keep the sign; a real power of anything but an integer is not negative. */
function raised(base: Range, exponent: Rational | undefined): Range {
  const sign = signOfRange(base)
  if (sign === 'positive') return { low: beyond(0), high: far }
  if (exponent === undefined || !rational.isInteger(exponent)) return exponent === undefined ? anything : { low: closed(0), high: far }
  if (rational.numerator(exponent) % 2n === 0n) return { low: sign === 'negative' ? beyond(0) : closed(0), high: far }
  return isUpwards(base) ? { low: closed(0), high: far } : sign === 'negative' ? { low: far, high: beyond(0) } : anything
}

const fixed: ReadonlyMap<FunctionName, Range> = new Map<FunctionName, Range>([
  ['exp', { low: beyond(0), high: far }],
  ['sigmoid', { low: beyond(0), high: beyond(1) }],
  ['sqrt', { low: closed(0), high: far }],
  ['cosh', { low: closed(1), high: far }],
  ['sech', { low: beyond(0), high: closed(1) }],
  ['acosh', { low: closed(0), high: far }],
  ['asech', { low: closed(0), high: far }],
  ['sin', { low: closed(-1), high: closed(1) }],
  ['cos', { low: closed(-1), high: closed(1) }],
])
/** Increasing functions that are 0 at 0. */
const throughZero: ReadonlySet<FunctionName> = new Set<FunctionName>(['tanh', 'sinh', 'asinh', 'atan', 'asin', 'atanh', 'cbrt'])

function called(name: FunctionName, [arg = anything, second]: readonly Range[]): Range {
  const known = fixed.get(name)
  if (known !== undefined) return known
  if (throughZero.has(name)) {
    const limit = name === 'tanh' ? beyond(1) : far
    const { low, high } = over(arg, point(1))
    return { low: low.at === 'infinite' ? flipped(limit) : low, high: high.at === 'infinite' ? limit : high }
  }
  if (name === 'abs') return isUpwards(arg) ? arg : isUpwards(opposite(arg)) ? opposite(arg) : { low: closed(0), high: sizeOf(arg) }
  if (name === 'relu') return isUpwards(arg) ? arg : { low: closed(0), high: signOfRange(arg) === undefined ? arg.high : closed(0) }
  // the larger of two is at least each of them
  if (name === 'max' && second !== undefined && isUpwards(second)) return { low: closed(0), high: far }
  if (name === 'max' && isUpwards(arg)) return { low: closed(0), high: far }
  return anything
}
