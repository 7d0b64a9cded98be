// Powers with a fraction as exponent. A factor leaves the root only where its guard holds; what is left stays under it.
//
// Of real values, u^{p/n} with even n exists for u ≥ 0 alone; with odd n it is the real root, which is multiplicative
// (where odd roots of negative numbers do not exist, u ≥ 0 again, and the real root is the same). Where values may be
// complex, powers are principal, and only positive factors leave.
import { type Atom, type Factor, type Factors, atomSum, atomTerm, numberSum, type Sum, valueOf } from './atom.ts'
import { provedSign } from './bounds.ts'
import { asAtom, divisor, factored } from './factor.ts'
import { Refusal } from './meter.ts'
import { nestedRoot, numberRoot } from './radical.ts'
import { absolute, denominator, isInteger, multiply, numerator, type Rational, sign, subtract } from './rational.ts'
import { hasEvenRoot, hasRoots, isEvenPower, isRealFactor } from './sign.ts'
import { sizeAtom, type Space } from './space.ts'
import { addSums, expandedPower, multiplySums, scaleSum, timesTerm } from './sum.ts'
import { powerTerm } from './term.ts'
import { quarterTurns, unityPower } from './unity.ts'

/** u^q for a rational q that is no integer. */
export function rationalPower(space: Space, sum: Sum, exponent: Rational): Sum {
  const term = sign(exponent) < 0 ? divisor(space, sum) : factored(space, sum)
  if (term === undefined) return []
  const split = splitFactors(space, term.factors, exponent)
  const out = timesTerm(split.out, numberRoot(space, absolute(term.coefficient), exponent), space.meter)
  const isNegative = sign(term.coefficient) < 0
  // where odd roots of negative numbers do not exist, −8 has no cube root, but −x has one for x ≤ 0
  if (isNegative && term.factors.length === 0 && hasNoRoot(space, exponent)) throw new Refusal('not-known')
  return multiplySums(out, rootOfRest(space, split.under, isNegative, exponent), space.meter)
}
const hasNoRoot = ({ assumptions }: Space, exponent: Rational): boolean =>
  !assumptions.complex && (assumptions.oddRoots === 'undefined' || isEvenRoot(exponent))
const isEvenRoot = (exponent: Rational): boolean => denominator(exponent) % 2n === 0n

/** What leaves the root, raised; and what stays under it. */
function splitFactors(space: Space, factors: Factors, q: Rational): { readonly out: Sum; readonly under: Factors } {
  const under: Factor[] = []
  let out = numberSum(1)
  const take = (atom: Atom, power: Rational): void => {
    if (power !== 0) out = multiplySums(out, atomPower(space, atom, power), space.meter)
  }
  const isOdd = !space.assumptions.complex && !isEvenRoot(q)
  for (const factor of factors) {
    const { atom, power: k } = factor
    // guard: a ≥ 0, then (a^k)^q = a^{kq} for all k
    if (atom.sign !== 'unknown') take(atom, multiply(k, q))
    else if (!isRealFactor(space, factor) || !(hasRoots(atom) || isInteger(k))) under.push(factor)
    // guard: a real odd root, of real a^k with real roots
    else if (isOdd && hasRoots(atom)) take(atom, multiply(k, q))
    // guard: a^{1/2} says a ≥ 0
    else if (hasEvenRoot(factor)) take(atom, multiply(k, q))
    // guard: a real, k even: a^k = |a|^k
    else if (isEvenPower(factor)) take(sizeAtom(space, atom), multiply(k, q))
    else {
      // a^k = |a|^{k−1}·a for odd k
      if (k !== 1) take(sizeAtom(space, atom), multiply(subtract(k, 1), q))
      under.push({ atom, power: 1 })
    }
  }
  return { out, under }
}
/** (±a·b·…)^q of what stays under the root. */
function rootOfRest(space: Space, under: Factors, isNegative: boolean, q: Rational): Sum {
  const { complex } = space.assumptions
  const isOdd = !isEvenRoot(q)
  const turns = complex ? quarterTurns(under, isNegative) : undefined
  if (turns !== undefined) return unityPower(space, multiply(q, turns))
  if (under.length === 0) {
    if (!isNegative) return numberSum(1)
    if (!isOdd) throw new Refusal('not-known')
    // (−1)^{p/n} = (−1)^p for odd n
    return numberSum(numerator(q) % 2n === 0n ? 1 : -1)
  }
  if (isOdd && !complex) {
    // a negative sign leaves a real odd root
    const flips = isNegative && numerator(q) % 2n !== 0n
    return scaleSum(rootOfProduct(space, under, false, q), flips ? -1 : 1)
  }
  const parts = complex ? undefined : bothSigned(space, under, isNegative)
  if (parts === undefined) return rootOfProduct(space, under, isNegative, q)
  return multiplySums(rationalPower(space, parts[0], q), rationalPower(space, parts[1], q), space.meter)
}

/** (±a·b·…)^q with nothing known of the signs: one atom. */
function rootOfProduct(space: Space, under: Factors, isNegative: boolean, q: Rational): Sum {
  const [first, ...more] = under
  if (first !== undefined && more.length === 0 && !isNegative && first.power === 1 && hasRoots(first.atom))
    return atomPower(space, first.atom, q)
  const product = multipliedOut(space, under, isNegative)
  return nestedRoot(space, product, q) ?? [powerTerm(atomTerm(asAtom(space, product, !space.assumptions.complex), q), 1, space.meter)]
}
/** a^q, simpler where a is a + b√r. */
const atomPower = (space: Space, atom: Atom, q: Rational): Sum => {
  const nested = atom.meaning.type === 'sum' ? nestedRoot(space, atom.meaning.of, q) : undefined
  return nested ?? [powerTerm(atomTerm(atom, q), 1, space.meter)]
}
function multipliedOut(space: Space, under: Factors, isNegative: boolean): Sum {
  let product = numberSum(isNegative ? -1 : 1)
  for (const { atom, power } of under) {
    const base =
      atom.meaning.type === 'sum' && typeof power === 'number' && power > 0
        ? expandedPower(atom.meaning.of, power, space.meter)
        : atomSum(atom, power)
    product = multiplySums(product, base, space.meter)
  }
  return product
}

/**
 * The signed factors of a product of two that is known to be ≥ 0, if some sum ±a ± b with their signs is > 0: then neither
 * is negative. x(1 − x) ≥ 0 says x ≥ 0 and 1 − x ≥ 0, as their sum is 1.
 */
export function bothSigned(space: Space, factors: Factors, isNegative: boolean): readonly [Sum, Sum] | undefined {
  const [a, b, c] = factors
  if (a === undefined || b === undefined || c !== undefined || a.power !== 1 || b.power !== 1) return undefined
  const [x, y] = [valueOf(a.atom), valueOf(b.atom)]
  for (const side of [1, -1] as const) {
    const pair = [scaleSum(x, side), scaleSum(y, isNegative ? -side : side)] as const
    if (provedSign(space, addSums(pair[0], pair[1], space.meter)) === 'positive') return [pair[0], pair[1]]
  }
  return undefined
}
