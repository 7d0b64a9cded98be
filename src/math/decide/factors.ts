// Whether a polynomial in several letters has factors: told from the polynomials in one letter that it becomes when the others
// are numbers. A product stays a product there; so one that is none there, at full degree, is none.
import type { Expr } from '../../model.ts'
import {
  addPolynomials,
  atomPolynomial,
  atomsOf,
  type Budget,
  constantOf,
  constantPolynomial,
  multiplyPolynomials,
  negatePolynomial,
  openBudget,
  type Polynomial,
  powerPolynomial,
  scalePolynomial,
  subtractPolynomials,
  termPolynomial,
} from '../exact/polynomial.ts'
import { add, divide, isInteger, multiply, numerator, power, type Rational, readRational } from '../exact/rational.ts'
import { plain } from '../print/plain.ts'
import { numberIn } from './survey.ts'
import { isReducible } from './kronecker.ts'
import { commonDivisor, degree, fromRationals, type Univariate } from './univariate.ts'

/** A formula multiplied out, with functions and other powers as letters of their own; undefined where it divides or is large. */
export function multipliedOut(expr: Expr, budget: Budget = openBudget(400, 20_000)): Polynomial | undefined {
  switch (expr.type) {
    case 'number': {
      const value = readRational(expr.value)
      return value === undefined ? undefined : constantPolynomial(value)
    }
    case 'negate': {
      const p = multipliedOut(expr.arg, budget)
      return p && negatePolynomial(p)
    }
    case 'arithmetic':
      return arithmetic(expr, budget)
    case 'name':
    case 'constant':
    case 'call':
    case 'apply':
      return atomPolynomial(plain(expr))
    case 'word':
    case 'member':
    case 'not':
    case 'logic':
    case 'compare':
    case 'index':
    case 'end':
    case 'list':
    case 'set':
      return undefined
    default:
      return expr satisfies never
  }
}
function arithmetic(expr: Extract<Expr, { readonly type: 'arithmetic' }>, budget: Budget): Polynomial | undefined {
  if (expr.op === '^') return raised(expr, budget)
  const left = multipliedOut(expr.left, budget)
  const right = left && multipliedOut(expr.right, budget)
  if (left === undefined || right === undefined) return undefined
  switch (expr.op) {
    case '+':
      return addPolynomials(left, right)
    case '-':
      return subtractPolynomials(left, right)
    case '*':
    case '.*':
      return multiplyPolynomials(left, right, budget)
    case '/':
    case './': {
      const by = constantOf(right)
      return by === undefined || by === 0 ? undefined : scalePolynomial(left, divide(1, by))
    }
    default:
      return expr.op satisfies never
  }
}
/** Whole powers up to 24 are multiplied out; others are atoms, as `plain` writes them. */
function raised(expr: Extract<Expr, { readonly type: 'arithmetic' }>, budget: Budget): Polynomial | undefined {
  const n = numberIn(expr.right)
  if (n === undefined || !isInteger(n)) return atomPolynomial(plain(expr))
  if (typeof n !== 'number' || n < 0 || n > 24) return undefined
  const base = multipliedOut(expr.left, budget)
  return base && powerPolynomial(base, n, budget)
}

/** The greatest whole number by which all coefficients are multiples; undefined where one of them is no whole number. */
export function wholeContent(p: Polynomial): bigint | undefined {
  let all = 0n
  for (const { coefficient } of p.values()) {
    if (!isInteger(coefficient)) return undefined
    for (let [x, y] = [all, numerator(coefficient)]; ; [x, y] = [y, x % y])
      if (y === 0n) {
        all = x < 0n ? -x : x
        break
      }
  }
  return all
}
/** Whether one letter divides every term. */
export function hasCommonLetter(p: Polynomial): boolean {
  const terms = [...p.values()]
  return [...atomsOf(p)].some((atom) => terms.every(({ monomial }) => monomial.some((factor) => factor.atom === atom)))
}

/** Numbers that other letters are given, one set after the other. */
const trials: readonly ((i: number) => number)[] = [
  (i) => 3 + 2 * i,
  (i) => 5 + 3 * i,
  (i) => 11 - 4 * i,
  (i) => 7 + i * i,
  (i) => -6 - 5 * i,
]

/** p in one letter, the others given numbers. */
function inOne(p: Polynomial, letter: string, value: (atom: string) => Rational): Univariate {
  const coefficients: Rational[] = []
  for (const { coefficient, monomial } of p.values()) {
    let [at, q] = [0, coefficient]
    for (const factor of monomial) {
      if (factor.atom === letter) at = factor.power
      else q = multiply(q, power(value(factor.atom), factor.power))
    }
    while (coefficients.length <= at) coefficients.push(0)
    coefficients[at] = add(coefficients[at] ?? 0, q)
  }
  return fromRationals(coefficients)
}
const degreeIn = (p: Polynomial, letter: string): number =>
  Math.max(0, ...[...p.values()].map(({ monomial }) => monomial.find(({ atom }) => atom === letter)?.power ?? 0))

/** The specialisations of some polynomials in one letter at which all of them keep their degrees. */
function* specialised(polynomials: readonly Polynomial[], letter: string): Generator<readonly Univariate[]> {
  const letters = [...new Set(polynomials.flatMap((p) => [...atomsOf(p)]))].sort()
  const degrees = polynomials.map((p) => degreeIn(p, letter))
  for (const trial of trials) {
    const images = polynomials.map((p) => inOne(p, letter, (atom) => trial(letters.indexOf(atom))))
    if (images.every((image, i) => degree(image) === degrees[i])) yield images
  }
}

/** Whether two polynomials are seen to have no common factor but numbers: at some specialisation, for each letter, there is none. */
export function haveNoCommonFactor(p: Polynomial, q: Polynomial): boolean {
  const letters = [...atomsOf(p)].filter((letter) => atomsOf(q).has(letter))
  return letters.every((letter) => [...specialised([p, q], letter)].some(([a = [], b = []]) => degree(commonDivisor(a, b)) === 0))
}

/**
 * Whether a polynomial is seen to be a product of two that are not numbers: for some letter it falls apart at every
 * specialisation, or its coefficients as a polynomial in that letter have a common factor.
 */
export function isProduct(p: Polynomial): boolean {
  return [...atomsOf(p)].some((letter) => {
    if (haveCommonFactor(coefficientsIn(p, letter))) return true
    const images = [...specialised([p], letter)].map(([image = []]) => isReducible(image))
    return images.length > 0 && images.every((one) => one === true)
  })
}
function haveCommonFactor(polynomials: readonly Polynomial[]): boolean {
  if (polynomials.some((p) => atomsOf(p).size === 0)) return false
  const letters = [...new Set(polynomials.flatMap((p) => [...atomsOf(p)]))].filter((letter) =>
    polynomials.every((p) => atomsOf(p).has(letter)),
  )
  return letters.some((letter) => {
    const images = [...specialised(polynomials, letter)].map((all) => degree(all.reduce(commonDivisor)))
    return images.length > 0 && images.every((d) => d > 0)
  })
}
/** The coefficients of the powers of a letter, as polynomials in the others. */
function coefficientsIn(p: Polynomial, letter: string): readonly Polynomial[] {
  const byPower = new Map<number, Polynomial[]>()
  for (const { coefficient, monomial } of p.values()) {
    const at = monomial.find(({ atom }) => atom === letter)?.power ?? 0
    const rest = monomial.filter(({ atom }) => atom !== letter)
    byPower.set(at, [...(byPower.get(at) ?? []), termPolynomial(coefficient, rest)])
  }
  return [...byPower.values()].map((terms) => addPolynomials(...terms))
}
