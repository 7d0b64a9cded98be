// The functions an expression may call, over any carrier. All are total: outside a domain they fail with a code.
import { type CompareOp, type FunctionName, isScalarFunction } from '../../model.ts'
import type { Carrier, KeptFunction, ValueOf } from './carrier.ts'
import { Failure } from '../failure.ts'
import { divide } from '../exact/rational.ts'
import { asList, asScalar, dot, entry, flatten, lift1, lift2, shapeText, transpose } from './lists.ts'

/** Functions whose arguments are all evaluated first; the others are the evaluator's. */
export type EagerFunction = Exclude<FunctionName, 'if' | 'distinct' | 'derivative' | 'at' | 'depends'>

const special: ReadonlySet<FunctionName> = new Set<FunctionName>(['if', 'distinct', 'derivative', 'at', 'depends'])
export const isEager = (name: FunctionName): name is EagerFunction => !special.has(name)

const undecided = (what: string): Failure => new Failure('solve/undecided', `${what} is too close to call in float64`)

/** The order of two numbers, or a Failure where the carrier cannot tell. */
export function order<S>(carrier: Carrier<S>, a: S, b: S): -1 | 0 | 1 {
  const sign = carrier.compare(a, b)
  if (sign === undefined) throw carrier.letters?.undecided(a, b) ?? undecided('which of two values is larger')
  return sign
}

const orderHolds: { readonly [Op in CompareOp]: (sign: -1 | 0 | 1) => boolean } = {
  '==': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
}

/** A comparison entry by entry: 1 or 0. Words can be equal or not; a word never equals a number. */
export function compareValues<S>(carrier: Carrier<S>, op: CompareOp, a: ValueOf<S>, b: ValueOf<S>): ValueOf<S> {
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length)
    throw new Failure('solve/shape', `${op} goes entry by entry, found ${shapeText<S>(a)} and ${shapeText<S>(b)}`)
  if (isListOf<S>(a)) return a.map((x, i) => compareValues(carrier, op, x, isListOf<S>(b) ? entry(b, i) : b))
  if (isListOf<S>(b)) return b.map((y) => compareValues(carrier, op, a, y))
  const truth = (holds: boolean): S => carrier.fromRational(holds ? 1 : 0)
  if (typeof a === 'string' || typeof b === 'string') {
    if (op !== '==' && op !== '!=') throw new Failure('solve/type', `${op} compares numbers, found a word`)
    return truth((a === b) === (op === '=='))
  }
  const [x, y] = [asScalar<S>(a, op), asScalar<S>(b, op)]
  const { letters } = carrier
  if (letters !== undefined && (letters.isOpen(x) || letters.isOpen(y))) return truth(letters.holds(op, x, y))
  return truth(orderHolds[op](order(carrier, x, y)))
}
const isListOf = <S>(value: ValueOf<S>): value is readonly ValueOf<S>[] => Array.isArray(value)

/** Whether a condition holds: a list holds if all its entries do. */
export function holds<S>(carrier: Carrier<S>, condition: ValueOf<S>): boolean {
  return isListOf<S>(condition) ? condition.every((x) => holds(carrier, x)) : isNonzero(carrier, asScalar<S>(condition, 'a condition'))
}

function isNonzero<S>(carrier: Carrier<S>, x: S): boolean {
  const zero = carrier.fromRational(0)
  return carrier.letters?.isOpen(x) === true ? carrier.letters.holds('!=', x, zero) : order(carrier, x, zero) !== 0
}

/** Calls a function whose arguments are evaluated. */
export function callFunction<S>(carrier: Carrier<S>, name: EagerFunction, args: readonly ValueOf<S>[]): ValueOf<S> {
  const first = entry(args, 0)
  const second = (): ValueOf<S> => entry(args, 1)
  const zero = carrier.fromRational(0)
  const smaller = (a: S, b: S): S => carrier.letters?.keep('min', [a, b]) ?? (order(carrier, a, b) <= 0 ? a : b)
  const larger = (a: S, b: S): S => carrier.letters?.keep('max', [a, b]) ?? (order(carrier, a, b) >= 0 ? a : b)
  /** What letters leave open stays a call; everything else is worked out. */
  const each = (kept: KeptFunction, f: (x: S) => S): ValueOf<S> => lift1((x) => carrier.letters?.keep(kept, [x]) ?? f(x), first, name)
  const both = (kept: KeptFunction, f: (x: S, y: S) => S): ValueOf<S> =>
    lift2((x, y) => carrier.letters?.keep(kept, [x, y]) ?? f(x, y), first, second(), name)
  if (isScalarFunction(name)) return lift1((x) => carrier.call(name, x), first, name)
  switch (name) {
    case 'root':
      return both(name, (x, n) => root(carrier, x, n))
    case 'round':
      return each(name, (x) => rounded(carrier, x))
    case 'factorial':
      return each(name, (x) => factorial(carrier, x))
    case 'abs':
      return each(name, (x) => absolute(carrier, x))
    case 'sign':
      return each(name, (x) => carrier.fromRational(order(carrier, x, zero)))
    case 'relu':
      return each(name, (x) => larger(x, zero))
    case 'floor':
      return lift1(carrier.floor, first, name)
    case 'ceil':
      return each(name, (x) => carrier.negate(carrier.floor(carrier.negate(x))))
    case 'mod':
      return both(name, (a, b) => modulo(carrier, a, b))
    case 'min':
      return extreme(name, smaller, args)
    case 'max':
      return extreme(name, larger, args)
    case 'sum':
      return sum(carrier, first, name)
    case 'mean':
      return mean(carrier, first)
    case 'any':
      return carrier.fromRational(flatten<S>(first, name).some((x) => isNonzero(carrier, x)) ? 1 : 0)
    case 'all':
      return carrier.fromRational(holds(carrier, first) ? 1 : 0)
    case 'dot':
      return dot(carrier, first, second())
    case 'transpose':
      return transpose<S>(first)
    case 'argmax':
      return argmax(carrier, first)
    case 'length':
      return carrier.fromRational(asList<S>(first, name).length)
    case 'take':
      return asList<S>(first, name).slice(0, count(carrier, second(), name))
    case 'shift':
      return shift(carrier, first, second(), entry(args, 2))
    case 'select':
      return select(carrier, first, second())
    case 'softmax':
      return softmax(carrier, first)
    case 'apart':
      return carrier.fromRational(apart(carrier, first, second(), asScalar<S>(entry(args, 2), name)) ? 1 : 0)
    default:
      return name satisfies never
  }
}

/** The n-th root for a whole number n ≥ 1; of a negative number the real one where n is odd. */
function root<S>(carrier: Carrier<S>, x: S, degree: S): S {
  const n = carrier.toInteger(degree)
  if (n === undefined || n < 1) throw new Failure('solve/type', 'root takes a whole number from 1 as its degree')
  const exponent = carrier.fromRational(divide(1, n))
  const isNegative = n % 2 === 1 && order(carrier, x, carrier.fromRational(0)) < 0
  return isNegative ? carrier.negate(carrier.power(carrier.negate(x), exponent)) : carrier.power(x, exponent)
}
/** The nearest integer; halves away from zero. */
function rounded<S>(carrier: Carrier<S>, x: S): S {
  const half = carrier.fromRational(divide(1, 2))
  const isNegative = order(carrier, x, carrier.fromRational(0)) < 0
  const size = carrier.floor(carrier.add(isNegative ? carrier.negate(x) : x, half))
  return isNegative ? carrier.negate(size) : size
}
/** n! of a whole number from 0 to 170, the last whose value a float64 holds. */
function factorial<S>(carrier: Carrier<S>, x: S): S {
  const n = carrier.toInteger(x)
  if (n === undefined || n < 0) throw new Failure('solve/undefined', 'the factorial of a number that is not 0, 1, 2, …')
  if (n > 170) throw new Failure('solve/budget', `the factorial of ${n}; at most 170 is evaluated`)
  let product = carrier.fromRational(1)
  for (let k = 2; k <= n; k++) product = carrier.multiply(product, carrier.fromRational(k))
  return product
}

function absolute<S>(carrier: Carrier<S>, x: S): S {
  return order(carrier, x, carrier.fromRational(0)) < 0 ? carrier.negate(x) : x
}
/** a − b⌊a/b⌋: the sign of b, as in mathematics. */
function modulo<S>(carrier: Carrier<S>, a: S, b: S): S {
  return carrier.subtract(a, carrier.multiply(b, carrier.floor(carrier.divide(a, b))))
}
/** The extreme of one list, or of several values entry by entry. */
function extreme<S>(name: string, choose: (a: S, b: S) => S, args: readonly ValueOf<S>[]): ValueOf<S> {
  const [only] = args
  const values = args.length === 1 && only !== undefined ? asList<S>(only, name) : args
  if (values.length === 0) throw new Failure('solve/undefined', `${name} of an empty list`)
  return values.slice(1).reduce((best, value) => lift2(choose, best, value, name), entry(values, 0))
}
function sum<S>(carrier: Carrier<S>, value: ValueOf<S>, name: string): ValueOf<S> {
  const list = asList<S>(value, name)
  return list.length === 0
    ? carrier.fromRational(0)
    : list.slice(1).reduce((total, x) => lift2(carrier.add, total, x, name), entry(list, 0))
}
function mean<S>(carrier: Carrier<S>, value: ValueOf<S>): ValueOf<S> {
  const list = asList<S>(value, 'mean')
  if (list.length === 0) throw new Failure('solve/undefined', 'the mean of an empty list')
  return lift1((x) => carrier.divide(x, carrier.fromRational(list.length)), sum(carrier, value, 'mean'), 'mean')
}
/** The 1-based place of the largest entry; a tie has no such place. */
function argmax<S>(carrier: Carrier<S>, value: ValueOf<S>): S {
  const list = asList<S>(value, 'argmax').map((x) => asScalar<S>(x, 'argmax'))
  const places = list.flatMap((x, i) => (list.every((y) => order(carrier, x, y) >= 0) ? [i + 1] : []))
  const [place] = places
  if (place === undefined) throw new Failure('solve/undefined', 'argmax of an empty list')
  if (places.length > 1) throw new Failure('solve/tie', `argmax: entries ${places.join(' and ')} are equal`)
  return carrier.fromRational(place)
}
function count<S>(carrier: Carrier<S>, value: ValueOf<S>, where: string): number {
  const n = carrier.toInteger(asScalar<S>(value, where))
  if (n === undefined) throw new Failure('solve/type', `${where} takes a whole number`)
  return n
}
/** The list moved by n places (to the right for n > 0), the gap filled. */
function shift<S>(carrier: Carrier<S>, value: ValueOf<S>, by: ValueOf<S>, fill: ValueOf<S>): ValueOf<S> {
  const list = asList<S>(value, 'shift')
  const n = count(carrier, by, 'shift')
  return list.map((_, i) => (i - n >= 0 && i - n < list.length ? entry(list, i - n) : fill))
}
function select<S>(carrier: Carrier<S>, value: ValueOf<S>, condition: ValueOf<S>): ValueOf<S> {
  const [list, conditions] = [asList<S>(value, 'select'), asList<S>(condition, 'select')]
  if (list.length !== conditions.length)
    throw new Failure('solve/shape', `select takes two lists of one length, found ${list.length} and ${conditions.length}`)
  return list.filter((_, i) => holds(carrier, entry(conditions, i)))
}
/** e^{z_i} / Σ e^{z_j}, after the largest z is subtracted (the same value, without overflow). */
function softmax<S>(carrier: Carrier<S>, value: ValueOf<S>): ValueOf<S> {
  const list = asList<S>(value, 'softmax').map((x) => asScalar<S>(x, 'softmax'))
  const top = list.reduce<S | undefined>((a, b) => (a === undefined || carrier.compare(a, b) === -1 ? b : a), undefined)
  if (top === undefined) throw new Failure('solve/undefined', 'softmax of an empty list')
  // of letters none is the largest, and nothing overflows
  const isOpen = list.some((x) => carrier.letters?.isOpen(x) === true)
  const powers = list.map((x) => carrier.call('exp', isOpen ? x : carrier.subtract(x, top)))
  const total = powers.reduce((a, b) => carrier.add(a, b), carrier.fromRational(0))
  return powers.map((x) => carrier.divide(x, total))
}
/** Whether two values differ somewhere by at least `by`, certainly. */
function apart<S>(carrier: Carrier<S>, a: ValueOf<S>, b: ValueOf<S>, by: S): boolean {
  const { letters } = carrier
  const differs = (x: S, y: S): S => {
    const far = (p: S, q: S): boolean => {
      const gap = carrier.subtract(p, q)
      return letters?.isOpen(gap) === true ? letters.holds('>=', gap, by) : (carrier.compare(gap, by) ?? -1) >= 0
    }
    return carrier.fromRational(far(x, y) || far(y, x) ? 1 : 0)
  }
  return flatten<S>(lift2(differs, a, b, 'apart'), 'apart').some((x) => carrier.compare(x, carrier.fromRational(0)) !== 0)
}
