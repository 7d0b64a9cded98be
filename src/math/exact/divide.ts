// Exact quotients and square roots of sums, term by term from the greatest monomial; undefined where there is none.
import type { Factors, Sum, Term } from './atom.ts'
import { integerRoot } from './integers.ts'
import type { Meter } from './meter.ts'
import { denominator, divide, multiply, numerator, rational, type Rational, sign } from './rational.ts'
import { addSums, inverseFactors, negateSum, scaleSum, timesTerm } from './sum.ts'
import { compareFactors, multiplyTerms } from './term.ts'

/** More terms than this are not looked for. */
const longest = 200

/**
 * The sum s with a = s·b. The order is kept by multiplication, so the smallest monomial of s is known before, and a
 * remainder below it ends the search. Powers of i and of roots may fold, which can only lose a quotient.
 */
export function exactQuotient(a: Sum, b: Sum, meter: Meter): Sum | undefined {
  const [lead, tail, last] = [b[0], b.at(-1), a.at(-1)]
  if (lead === undefined || tail === undefined || last === undefined) return undefined
  const smallest = over(last, tail, meter)
  const quotient: Term[] = []
  let rest: Sum = a
  while (quotient.length < longest) {
    const [first] = rest
    if (first === undefined) return quotient
    const term = over(first, lead, meter)
    if (compareFactors(term.factors, smallest.factors) < 0) return undefined
    const next = addSums(rest, negateSum(timesTerm(b, term, meter)), meter)
    if (next[0] !== undefined && compareFactors(next[0].factors, first.factors) >= 0) return undefined
    quotient.push(term)
    rest = next
  }
  return undefined
}
const over = (a: Term, b: Term, meter: Meter): Term =>
  multiplyTerms(a, { coefficient: divide(1, b.coefficient), factors: inverseFactors(b.factors) }, meter)

/** s with s² = a and a first coefficient > 0. */
export function squareRoot(a: Sum, meter: Meter): Sum | undefined {
  const [first, last] = [a[0], a.at(-1)]
  if (first === undefined || last === undefined || a.length === 2 || a.length > 60) return undefined
  const [lead, tail] = [rootOfTerm(first), rootOfTerm(last)]
  if (lead === undefined || tail === undefined) return undefined
  let root: Sum = [lead]
  let rest: Sum = a.slice(1)
  for (let i = 0; rest.length > 0 && i < a.length; i++) {
    const [next] = rest
    if (next === undefined) break
    const term = over(next, { ...lead, coefficient: multiply(lead.coefficient, 2) }, meter)
    if (compareFactors(term.factors, tail.factors) < 0) return undefined
    // (s + t)² = s² + (2s + t)·t
    const twice = addSums(scaleSum(root, 2), [term], meter)
    const [before] = rest
    rest = addSums(rest, negateSum(timesTerm(twice, term, meter)), meter)
    if (rest[0] !== undefined && before !== undefined && compareFactors(rest[0].factors, before.factors) >= 0) return undefined
    root = addSums(root, [term], meter)
  }
  return rest.length === 0 ? root : undefined
}
function rootOfTerm({ coefficient, factors }: Term): Term | undefined {
  const root = rationalRoot(coefficient)
  return root === undefined ? undefined : halved(root, factors)
}
/** Only powers that stay whole: a half would not be the root of a letter of either sign. */
function halved(coefficient: Rational, factors: Factors): Term | undefined {
  const halves = factors.map(({ atom, power }) => ({ atom, power: divide(power, 2) }))
  const whole = halves.every(({ atom, power }) => typeof power === 'number' || atom.sign !== 'unknown' || atom.phase)
  return whole && !factors.some(({ atom }) => atom.meaning.type === 'unit') ? { coefficient, factors: halves } : undefined
}
/** √q where it is rational. */
export function rationalRoot(q: Rational): Rational | undefined {
  if (sign(q) < 0) return undefined
  const [n, d] = [integerRoot(numerator(q)), integerRoot(denominator(q))]
  return n === undefined || d === undefined ? undefined : rational(n, d)
}
