// A formula as a quotient of two polynomials in one letter, where it is that: exact, at given values of the other letters.
import type { Expr } from '../../model.ts'
import { denominator, isInteger, numerator, type Rational, readRational } from '../exact/rational.ts'
import { numberIn } from './survey.ts'
import { degree, opposite, product, sum, type Univariate } from './univariate.ts'

export interface Quotient {
  readonly top: Univariate
  /** Not 0. */
  readonly bottom: Univariate
}
/** Degrees beyond this are not multiplied out. */
const highestDegree = 40
/** A polynomial's coefficients of more bits than this are too large. */
const mostBits = 4_000

/** The quotient that a formula is in `letter`; undefined where it is none, divides by 0 everywhere, or is too large. */
export function quotientIn(expr: Expr, letter: string, others: ReadonlyMap<string, Rational> = new Map()): Quotient | undefined {
  switch (expr.type) {
    case 'number':
      return constant(readRational(expr.value))
    case 'name':
      return expr.name === letter ? { top: [0n, 1n], bottom: [1n] } : constant(others.get(expr.name))
    case 'negate': {
      const q = quotientIn(expr.arg, letter, others)
      return q && { top: opposite(q.top), bottom: q.bottom }
    }
    case 'arithmetic': {
      const a = quotientIn(expr.left, letter, others)
      if (a === undefined) return undefined
      if (expr.op === '^') return raised(a, numberIn(expr.right))
      const b = quotientIn(expr.right, letter, others)
      return b && small(combine(expr.op, a, b))
    }
    case 'word':
    case 'member':
    case 'not':
    case 'logic':
    case 'compare':
    case 'index':
    case 'end':
    case 'list':
    case 'call':
    case 'constant':
    case 'apply':
    case 'set':
      return undefined
    default:
      return expr satisfies never
  }
}

function constant(value: Rational | undefined): Quotient | undefined {
  if (value === undefined) return undefined
  return { top: value === 0 ? [] : [numerator(value)], bottom: [denominator(value)] }
}
function combine(op: '+' | '-' | '*' | '/' | '.*' | './', a: Quotient, b: Quotient): Quotient | undefined {
  switch (op) {
    case '+':
      return { top: sum(product(a.top, b.bottom), product(b.top, a.bottom)), bottom: product(a.bottom, b.bottom) }
    case '-':
      return { top: sum(product(a.top, b.bottom), opposite(product(b.top, a.bottom))), bottom: product(a.bottom, b.bottom) }
    case '*':
    case '.*':
      return { top: product(a.top, b.top), bottom: product(a.bottom, b.bottom) }
    case '/':
    case './':
      return b.top.length === 0 ? undefined : { top: product(a.top, b.bottom), bottom: product(a.bottom, b.top) }
    default:
      return op satisfies never
  }
}
function raised(base: Quotient, n: Rational | undefined): Quotient | undefined {
  if (n === undefined || !isInteger(n) || typeof n !== 'number' || Math.abs(n) > highestDegree) return undefined
  if (n <= 0 && base.top.length === 0) return undefined
  const by = n >= 0 ? base : { top: base.bottom, bottom: base.top }
  let power: Quotient | undefined = { top: [1n], bottom: [1n] }
  for (let i = 0; i < Math.abs(n) && power !== undefined; i++) power = small(combine('*', power, by))
  return power
}
const isSmall = (p: Univariate): boolean => degree(p) <= highestDegree && p.every((c) => BigInt.asIntN(mostBits, c) === c)
const small = (q: Quotient | undefined): Quotient | undefined => (q && isSmall(q.top) && isSmall(q.bottom) ? q : undefined)
