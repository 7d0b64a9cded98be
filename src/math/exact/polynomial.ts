// Polynomials with rational coefficients over opaque atoms, in one canonical form: equal polynomials have equal keys.
// What an atom stands for is its maker's business (atoms.ts); here it is a text. Products are counted against a budget.
import { add, equal, multiply, negate, type Rational, sign, toText } from './rational.ts'

/** Atoms with their powers ≥ 1, sorted by atom, none twice; [] is 1. Atoms commute. */
export type Monomial = readonly Factor[]
export interface Factor {
  readonly atom: string
  readonly power: number
}
export interface Term {
  /** Never 0. */
  readonly coefficient: Rational
  readonly monomial: Monomial
}
/** Terms by the key of their monomial; no term is 0, so the zero polynomial is empty. */
export type Polynomial = ReadonlyMap<string, Term>

/**
 * What a computation may still spend. Terms of one polynomial are bounded, term products are counted down: so whether
 * something is decided depends on the question alone, never on the clock. An overrun is `undefined`: undecided.
 */
export interface Budget {
  readonly terms: number
  products: number
}
export const openBudget = (terms = 2_000, products = 200_000): Budget => ({ terms, products })

/** `a^2*b`; empty for 1. Unambiguous as long as atoms bracket what they contain. */
export const monomialKey = (monomial: Monomial): string =>
  monomial.map(({ atom, power }) => (power === 1 ? atom : `${atom}^${power}`)).join('*')

export const zeroPolynomial: Polynomial = new Map()
/** q·m as a polynomial. */
export function termPolynomial(coefficient: Rational, monomial: Monomial): Polynomial {
  return sign(coefficient) === 0 ? zeroPolynomial : new Map([[monomialKey(monomial), { coefficient, monomial }]])
}
export const constantPolynomial = (value: Rational): Polynomial => termPolynomial(value, [])
export const atomPolynomial = (atom: string): Polynomial => termPolynomial(1, [{ atom, power: 1 }])

export const isZero = (p: Polynomial): boolean => p.size === 0
/** The value of a polynomial without atoms; undefined for any other. */
export function constantOf(p: Polynomial): Rational | undefined {
  if (p.size === 0) return 0
  return p.size === 1 ? p.get('')?.coefficient : undefined
}
/** Every atom that occurs (not those inside atoms). */
export const atomsOf = (p: Polynomial): ReadonlySet<string> =>
  new Set([...p.values()].flatMap(({ monomial }) => monomial.map(({ atom }) => atom)))

/** The same for equal polynomials, different for different ones: `1/2 + -1*a^2*b`. */
export function polynomialKey(p: Polynomial): string {
  if (p.size === 0) return '0'
  const texts = sortedTerms(p).map(([key, { coefficient }]) => (key === '' ? toText(coefficient) : `${toText(coefficient)}*${key}`))
  return texts.join(' + ')
}
export function samePolynomials(p: Polynomial, q: Polynomial): boolean {
  if (p.size !== q.size) return false
  return [...p].every(([key, { coefficient }]) => {
    const other = q.get(key)
    return other !== undefined && equal(coefficient, other.coefficient)
  })
}
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const sortedTerms = (p: Polynomial): readonly [string, Term][] => [...p].sort(([a], [b]) => byText(a, b))
/** Whether the first term in the order of keys is negative: of p and −p exactly one is, unless both are 0. */
export const leadsNegative = (p: Polynomial): boolean => sign(sortedTerms(p)[0]?.[1].coefficient ?? 0) < 0

function put(terms: Map<string, Term>, coefficient: Rational, monomial: Monomial): void {
  const key = monomialKey(monomial)
  const before = terms.get(key)
  const sum = before === undefined ? coefficient : add(before.coefficient, coefficient)
  if (sign(sum) === 0) terms.delete(key)
  else terms.set(key, { coefficient: sum, monomial })
}
export function addPolynomials(...summands: readonly Polynomial[]): Polynomial {
  const terms = new Map<string, Term>()
  for (const p of summands) for (const { coefficient, monomial } of p.values()) put(terms, coefficient, monomial)
  return terms
}
export function scalePolynomial(p: Polynomial, by: Rational): Polynomial {
  if (sign(by) === 0) return zeroPolynomial
  return new Map([...p].map(([key, { coefficient, monomial }]) => [key, { coefficient: multiply(coefficient, by), monomial }]))
}
export const negatePolynomial = (p: Polynomial): Polynomial =>
  new Map([...p].map(([key, { coefficient, monomial }]) => [key, { coefficient: negate(coefficient), monomial }]))
export const subtractPolynomials = (p: Polynomial, q: Polynomial): Polynomial => addPolynomials(p, negatePolynomial(q))

export function multiplyMonomials(a: Monomial, b: Monomial): Monomial {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  const powers = new Map(a.map(({ atom, power }) => [atom, power]))
  for (const { atom, power } of b) powers.set(atom, (powers.get(atom) ?? 0) + power)
  return [...powers].map(([atom, power]) => ({ atom, power })).sort((x, y) => byText(x.atom, y.atom))
}
/** p·q; undefined where the budget is spent. */
export function multiplyPolynomials(p: Polynomial, q: Polynomial, budget: Budget): Polynomial | undefined {
  budget.products -= p.size * q.size
  if (budget.products < 0) return undefined
  const terms = new Map<string, Term>()
  for (const a of p.values())
    for (const b of q.values()) put(terms, multiply(a.coefficient, b.coefficient), multiplyMonomials(a.monomial, b.monomial))
  return terms.size <= budget.terms ? terms : undefined
}
/** p^n for an integer n ≥ 0 (p^0 = 1); undefined where the budget is spent. */
export function powerPolynomial(p: Polynomial, n: number, budget: Budget): Polynomial | undefined {
  let product: Polynomial | undefined = constantPolynomial(1)
  for (let i = 0; i < n && product !== undefined; i++) product = multiplyPolynomials(product, p, budget)
  return product
}

/** p with every atom replaced at once by its image; undefined where an image is or the budget is spent. */
export function mapAtoms(p: Polynomial, image: (atom: string) => Polynomial | undefined, budget: Budget): Polynomial | undefined {
  const images = new Map<string, Polynomial>()
  for (const atom of atomsOf(p)) {
    const value = image(atom)
    if (value === undefined) return undefined
    images.set(atom, value)
  }
  const mapped: Polynomial[] = []
  for (const { coefficient, monomial } of p.values()) {
    let product: Polynomial | undefined = constantPolynomial(coefficient)
    for (const { atom, power } of monomial) {
      const raised = powerPolynomial(images.get(atom) ?? zeroPolynomial, power, budget)
      product = raised && product && multiplyPolynomials(product, raised, budget)
    }
    if (product === undefined) return undefined
    mapped.push(product)
  }
  const sum = addPolynomials(...mapped)
  return sum.size <= budget.terms ? sum : undefined
}
