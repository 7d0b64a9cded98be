// Bounds of numbers: an interval that may be open to both sides, and whether all in it are whole numbers. What arithmetic and the
// functions of the language make of bounds.
import { add, compare, floor, multiply, negate, type Rational } from '../math/exact/rational.ts'
import type { ArithmeticOp, FunctionName } from '../model.ts'

export interface Bounds {
  /** Undefined: none. Both belong to it. */
  readonly low: Rational | undefined
  readonly high: Rational | undefined
  readonly integer: boolean
}

const between = (low: Rational | undefined, high: Rational | undefined, integer = false): Bounds => ({ low, high, integer })
export const anything = between(undefined, undefined)
const wholeNumber = between(undefined, undefined, true)
/** What a condition is: 1 or 0. */
export const truth = between(0, 1, true)

/** One number; anything where it is none. Whole numbers that an author writes do not make a value whole: 1 − z is none. */
export const point = (value: Rational | undefined): Bounds =>
  value === undefined ? anything : between(value, value, typeof value === 'number')

const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b)
const greatest = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b)
const both = <T>(a: T | undefined, b: T | undefined, make: (a: T, b: T) => T): T | undefined =>
  a === undefined || b === undefined ? undefined : make(a, b)

/** Bounds of what lies in either. */
export const hull = (a: Bounds, b: Bounds): Bounds =>
  between(both(a.low, b.low, least), both(a.high, b.high, greatest), a.integer && b.integer)

const plus = (a: Bounds, b: Bounds): Bounds => between(both(a.low, b.low, add), both(a.high, b.high, add), a.integer && b.integer)
const opposite = ({ low, high, integer }: Bounds): Bounds =>
  between(high === undefined ? undefined : negate(high), low === undefined ? undefined : negate(low), integer)
export const minus = (a: Bounds, b: Bounds): Bounds => plus(a, opposite(b))

const isPositive = ({ low }: Bounds): boolean => low !== undefined && compare(low, 0) >= 0

function product(a: Bounds, b: Bounds): Bounds {
  const integer = a.integer && b.integer
  if (a.low === undefined || a.high === undefined || b.low === undefined || b.high === undefined)
    return isPositive(a) && isPositive(b) ? between(0, undefined, integer) : between(undefined, undefined, integer)
  const ends = [multiply(a.low, b.low), multiply(a.low, b.high), multiply(a.high, b.low), multiply(a.high, b.high)]
  return between(ends.reduce(least), ends.reduce(greatest), integer)
}

/** Bounds of a sum, difference, product, quotient or power. */
export function arithmetic(op: ArithmeticOp, a: Bounds, b: Bounds): Bounds {
  switch (op) {
    case '+':
      return plus(a, b)
    case '-':
      return minus(a, b)
    case '.*':
      return product(a, b)
    case '*':
      // May be a product of matrices, which sums products up.
      return sumOf(product(a, b))
    case '/':
    case './':
      return isPositive(a) && isPositive(b) ? between(0, undefined) : anything
    case '^': {
      const isEven = b.low !== undefined && b.high !== undefined && compare(b.low, b.high) === 0 && isEvenNumber(b.low)
      return isEven || isPositive(a) ? between(0, undefined) : anything
    }
    default:
      return op satisfies never
  }
}
const isEvenNumber = (value: Rational): boolean => typeof value === 'number' && value % 2 === 0

/** Of a sum of several numbers in these bounds only the sign is known. */
const sumOf = (bounds: Bounds): Bounds =>
  between(isPositive(bounds) ? 0 : undefined, isPositive(opposite(bounds)) ? 0 : undefined, bounds.integer)

/** Bounds of a function's value. Of a list the bounds are those of all its entries. */
export function callBounds(name: FunctionName, args: readonly Bounds[]): Bounds {
  const [first = anything, second = anything, third = anything] = args
  switch (name) {
    case 'sigmoid':
    case 'softmax':
      return between(0, 1)
    case 'tanh':
    case 'sin':
    case 'cos':
      return between(-1, 1)
    case 'exp':
    case 'sqrt':
      return between(0, undefined)
    case 'cosh':
      return between(1, undefined)
    case 'abs':
      return between(0, undefined, first.integer)
    case 'sign':
      return between(-1, 1, true)
    case 'floor':
    case 'ceil':
    case 'round':
      return rounded(first)
    case 'length':
      return between(0, undefined, true)
    case 'factorial':
    case 'argmax':
      return between(1, undefined, true)
    case 'any':
    case 'all':
    case 'distinct':
    case 'apart':
    case 'depends':
      return truth
    case 'relu':
      return between(greatest(first.low ?? 0, 0), first.high === undefined ? undefined : greatest(first.high, 0), first.integer)
    case 'max':
      return args.length < 2 ? first : args.reduce(greater)
    case 'min':
      return args.length < 2 ? first : opposite(args.map(opposite).reduce(greater))
    case 'if':
      return hull(second, third)
    case 'shift':
      return hull(first, third)
    case 'select':
    case 'take':
    case 'transpose':
      return first
    case 'mean':
      return { ...first, integer: false }
    case 'sum':
      return sumOf(first)
    case 'dot':
      return sumOf(product(first, second))
    case 'mod':
      return first.integer && second.integer ? wholeNumber : anything
    case 'log':
    case 'log10':
    case 'log2':
    case 'cbrt':
    case 'root':
    case 'tan':
    case 'sec':
    case 'csc':
    case 'cot':
    case 'asin':
    case 'acos':
    case 'atan':
    case 'asec':
    case 'acsc':
    case 'acot':
    case 'sinh':
    case 'sech':
    case 'csch':
    case 'coth':
    case 'asinh':
    case 'acosh':
    case 'atanh':
    case 'asech':
    case 'acsch':
    case 'acoth':
    case 'derivative':
    case 'at':
      return anything
    default:
      return name satisfies never
  }
}

/** The greater of two: at least as great as either. */
const greater = (a: Bounds, b: Bounds): Bounds => {
  const low = a.low === undefined ? b.low : b.low === undefined ? a.low : greatest(a.low, b.low)
  return between(low, both(a.high, b.high, greatest), a.integer && b.integer)
}

/** Bounds of the nearest whole numbers, either side. */
export const rounded = ({ low, high }: Bounds): Bounds =>
  between(low === undefined ? undefined : floor(low), high === undefined ? undefined : negate(floor(negate(high))), true)
