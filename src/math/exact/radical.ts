// Roots of positive numbers: whole numbers by their prime factors, and √(a + b√r) where it is √x ± √y.
import { atomTerm, type Factors, one, type Sum, type Term } from './atom.ts'
import { rationalRoot } from './divide.ts'
import { asAtom, integerPower } from './factor.ts'
import { factorInteger } from './integers.ts'
import {
  add,
  compare,
  denominator,
  divide,
  multiply,
  negate,
  numerator,
  type Rational,
  rational,
  sign,
  subtract,
  toFloat,
} from './rational.ts'
import { primeAtom, type Space } from './space.ts'
import { addSums } from './sum.ts'
import { multiplyTerms, negateTerm, powerTerm } from './term.ts'

/** x^q for a rational x > 0. */
export function numberRoot(space: Space, x: Rational, q: Rational): Term {
  if (x === 1) return one
  const above = wholeRoot(space, rational(numerator(x)), q)
  return multiplyTerms(above, wholeRoot(space, rational(denominator(x)), negate(q)), space.meter)
}
function wholeRoot(space: Space, n: Rational, q: Rational): Term {
  let term = one
  if (n === 1) return term
  for (const { base, power: k } of factorInteger(n, space.meter)) {
    const root = powerTerm(atomTerm(primeAtom(space, base), multiply(q, k)), 1, space.meter)
    term = multiplyTerms(term, root, space.meter)
  }
  return term
}

/**
 * (a + b√r)^{p/2}, a > 0, where N = a² − b²r is ≥ 0. If N is a square, √(a + b√r) = √x ± √y with x and y = (a ± √N)/2 and
 * the sign of b; else, for b < 0, it is √N/√(a − b√r).
 */
export function nestedRoot(space: Space, sum: Sum, q: Rational): Sum | undefined {
  const [surd, plain, more] = sum
  if (surd === undefined || plain === undefined || more !== undefined || denominator(q) !== 2n) return undefined
  const { coefficient: a, factors } = plain
  const r = squareOfRoots(surd.factors)
  if (factors.length > 0 || sign(a) < 0 || r === undefined) return undefined
  const norm = subtract(multiply(a, a), multiply(multiply(surd.coefficient, surd.coefficient), r))
  const s = rationalRoot(norm)
  if (s !== undefined) return integerPower(space, sumOfRoots(space, a, s, surd), toFloat(multiply(q, 2)))
  if (sign(norm) < 0 || sign(surd.coefficient) > 0) return undefined
  const mirrored = asAtom(space, [negateTerm(surd), plain])
  return [multiplyTerms(numberRoot(space, norm, q), powerTerm(atomTerm(mirrored, negate(q)), 1, space.meter), space.meter)]
}
function sumOfRoots(space: Space, a: Rational, s: Rational, surd: Term): Sum {
  const [x, y] = [divide(add(a, s), 2), divide(subtract(a, s), 2)]
  const half = rational(1n, 2n)
  const second = numberRoot(space, y, half)
  const signed = { ...second, coefficient: sign(surd.coefficient) < 0 ? negate(second.coefficient) : second.coefficient }
  return addSums([numberRoot(space, x, half)], [signed], space.meter)
}
/** r where the factors are √r. */
function squareOfRoots(factors: Factors): Rational | undefined {
  let r: Rational = 1
  const half = rational(1n, 2n)
  for (const { atom, power: k } of factors) {
    if (atom.meaning.type !== 'prime' || compare(k, half) !== 0) return undefined
    r = multiply(r, atom.meaning.base)
  }
  return factors.length === 0 ? undefined : r
}
