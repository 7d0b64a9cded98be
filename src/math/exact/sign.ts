// What is certain about the sign and the realness of terms and sums. Sound and incomplete: "unknown" says nothing.
import type { Atom, Factor, Factors, Sign, Sum } from './atom.ts'
import { denominator, numerator, sign } from './rational.ts'
import type { Space } from './space.ts'

/** A fraction as power is a root of the atom itself; for e^m it is not: (e^m)^q is e^{qm}, perhaps of another branch. */
export const hasRoots = ({ meaning }: Atom): boolean => meaning.type !== 'exp' && meaning.type !== 'sign' && meaning.type !== 'unit'
/** Where values are real whenever they are defined, a half power says that its base is ≥ 0. */
export const hasEvenRoot = ({ atom, power }: Factor): boolean =>
  typeof power !== 'number' && hasRoots(atom) && denominator(power) % 2n === 0n
/** a², a^{2/3}: not negative for real a. */
export const isEvenPower = ({ atom, power }: Factor): boolean =>
  typeof power === 'number' ? power % 2 === 0 : hasRoots(atom) && numerator(power) % 2n === 0n

export function signOfFactor(space: Space, factor: Factor): Sign {
  const { atom, power } = factor
  if (atom.sign !== 'unknown') return atom.sign
  if (!isRealFactor(space, factor)) return 'unknown'
  // a^k ≥ 0 for even k; an even root is ≥ 0 where it is real
  if (isEvenPower(factor) || hasEvenRoot(factor))
    // what is divided by is not 0
    return sign(power) < 0 ? 'positive' : 'non-negative'
  return 'unknown'
}
/** The sign of the product of factors. */
function signOfFactors(space: Space, factors: Factors): Sign {
  let product: Sign = 'positive'
  for (const factor of factors) {
    const other = signOfFactor(space, factor)
    if (other === 'unknown') return 'unknown'
    if (other === 'non-negative') product = 'non-negative'
  }
  return product
}

/** > 0 where no term is negative and one is positive. */
export function signOfSum(space: Space, sum: Sum): Sign {
  let total: Sign = 'non-negative'
  for (const { coefficient, factors } of sum) {
    if (sign(coefficient) < 0) return 'unknown'
    const other = signOfFactors(space, factors)
    if (other === 'unknown') return 'unknown'
    if (other === 'positive') total = 'positive'
  }
  return total
}

/** Whether a factor is real wherever the expression is: then what comes with it in the term is real too. */
export function isRealFactor(space: Space, { atom, power }: Factor): boolean {
  if (!atom.real) return false
  if (typeof power === 'number') return true
  // u^{n/2} need not be real though u^n is; a principal root may leave the reals where complex values are allowed
  return atom.sign !== 'unknown' || (hasRoots(atom) && !space.assumptions.complex)
}
export const areReal = (space: Space, factors: Factors): boolean => factors.every((factor) => isRealFactor(space, factor))
export const isRealSum = (space: Space, sum: Sum): boolean => sum.every(({ factors }) => areReal(space, factors))

/**
 * Whether a power u^y with an unknown y is among the factors. Then a negative power beside it does not say that its base is
 * not 0: x^{y − 1} is written x^y/x, and is 0 at x = 0 for y > 1.
 */
export const holdsUnknownPower = (factors: Factors): boolean =>
  factors.some(({ atom: { meaning } }) => meaning.type === 'exp' && meaning.of.some(({ atom }) => atom.meaning.type === 'log'))
