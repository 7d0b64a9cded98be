// |u|, sign u, max and min. |u·v| = |u|·|v| and sign(u·v) = sign u · sign v without any guard.
import { atomTerm, type Factor, one, type Sum, type Term } from './atom.ts'
import { knownSign } from './assume.ts'
import { callAtom } from './call.ts'
import { conjugate, factored } from './factor.ts'
import { Refusal } from './meter.ts'
import { absolute, isInteger, rational, sign } from './rational.ts'
import { rationalPower } from './root.ts'
import { hasRoots, isEvenPower, isRealFactor, signOfFactor } from './sign.ts'
import { signAtom, sizeAtom, type Space } from './space.ts'
import { addSums, multiplySums, negateSum, scaleSum } from './sum.ts'
import { multiplyTerms, powerTerm } from './term.ts'

export function size(space: Space, sum: Sum): Sum {
  const term = factored(space, sum)
  if (term === undefined) return []
  if (knownSign(space, sum) !== 'unknown') return sum
  const isSplit = term.factors.every((factor) => factor.atom.phase || isRealFactor(space, factor))
  const square = isSplit ? undefined : squareOfSize(space, sum)
  if (square !== undefined) return rationalPower(space, square, rational(1n, 2n))
  return [productOver(space, { coefficient: absolute(term.coefficient), factors: term.factors }, sizeOf)]
}
/** |u|² = u·ū, where the conjugate is known. */
function squareOfSize(space: Space, sum: Sum): Sum | undefined {
  const mirrored = conjugate(space, sum)
  return mirrored && multiplySums(sum, mirrored, space.meter)
}
/** A factor's size as a term. */
function sizeOf(space: Space, factor: Factor): Term {
  const { atom, power } = factor
  if (atom.phase) return one
  // guard: a^k real and not negative
  if (signOfFactor(space, factor) !== 'unknown') return { coefficient: 1, factors: [factor] }
  // guard: a real, and a real root of it: |a^k| = |a|^k
  if (isRealFactor(space, factor) && (isInteger(power) || hasRoots(atom)))
    return powerTerm(atomTerm(sizeAtom(space, atom), power), 1, space.meter)
  return atomTerm(callAtom(space, 'abs', [[{ coefficient: 1, factors: [factor] }]], 'non-negative'))
}

/** sign u: 0 at u = 0, so that it is no quotient u/|u|. */
export function signum(space: Space, sum: Sum): Sum {
  const term = factored(space, sum)
  if (term === undefined) return []
  if (space.assumptions.complex && !term.factors.every((factor) => isRealFactor(space, factor))) throw new Refusal('not-known')
  return [productOver(space, { coefficient: sign(term.coefficient), factors: term.factors }, signOf)]
}
function signOf(space: Space, factor: Factor): Term {
  const { atom, power } = factor
  const known = signOfFactor(space, factor)
  if (known === 'positive') return one
  // guard: as above; sign a^k is sign a for odd k, its square for even k (for k < 0, a is not 0)
  if (isRealFactor(space, factor) && (isInteger(power) || hasRoots(atom)))
    return atomTerm(signAtom(space, atom), isEvenPower(factor) ? 2 : 1)
  return atomTerm(callAtom(space, 'sign', [[{ coefficient: 1, factors: [factor] }]]))
}

function productOver(space: Space, { coefficient, factors }: Term, image: (space: Space, factor: Factor) => Term): Term {
  let product: Term = { coefficient, factors: [] }
  for (const factor of factors) product = multiplyTerms(product, image(space, factor), space.meter)
  return product
}

/** max(a, b) = (a + b + |a − b|)/2 for real values. */
export function extreme(space: Space, a: Sum, b: Sum): Sum {
  const difference = size(space, addSums(a, negateSum(b), space.meter))
  return scaleSum(addSums(addSums(a, b, space.meter), difference, space.meter), rational(1n, 2n))
}
