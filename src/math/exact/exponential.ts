// e^v: one factor for each term of v, so that e^{a+b} = e^a·e^b, and with e^{ix} all addition theorems, need no rule.
import { atomSum, atomTerm, type Factors, type Meaning, numberSum, one, type Sign, type Sum, type Term, type Traits } from './atom.ts'
import { isNotNegative } from './assume.ts'
import { standard } from './standard.ts'
import { conjugate, divisor, integerPower } from './factor.ts'
import { absolute, compare, denominator, isInteger, multiply, type Rational, rational, sign, toFloat } from './rational.ts'
import { rationalPower } from './root.ts'
import { areReal, isRealFactor, signOfSum } from './sign.ts'
import { expAtom, type Space, unitAtom } from './space.ts'
import { addSums, expandedPower, multiplySums, timesTerm } from './sum.ts'
import { powerTerm, sameFactors } from './term.ts'
import { unityPower } from './unity.ts'

export function exponential(space: Space, exponent: Sum): Sum {
  let product: Sum = numberSum(1)
  for (const term of parts(space, standard(space, exponent))) product = multiplySums(product, exponentialOf(space, term), space.meter)
  return product
}
/** The terms of a sum, those that are neither real nor i times real together with their conjugates: x·sin x stays whole. */
function parts(space: Space, sum: Sum): readonly Term[] {
  if (sum.every((term) => isStraight(space, term))) return sum
  const done = new Set<Term>()
  return sum.flatMap((term) => {
    if (done.has(term)) return []
    const mirrored = isStraight(space, term) ? undefined : conjugate(space, [term])?.[0]
    const partner = mirrored && sum.find((other) => other !== term && !done.has(other) && sameFactors(other.factors, mirrored.factors))
    if (partner === undefined || !isEqualSize(term, partner)) return [term]
    done.add(partner)
    return [divisor(space, [term, partner])]
  })
}
const isStraight = (space: Space, { factors }: Term): boolean =>
  factors.every((factor) => isRealFactor(space, factor) || (factor.atom.meaning.type === 'unit' && factor.power === 1))
const isEqualSize = (a: Term, b: Term): boolean => compare(absolute(a.coefficient), absolute(b.coefficient)) === 0
/** e^{iv} */
export const turned = (space: Space, angle: Sum): Sum => exponential(space, timesTerm(angle, atomTerm(unitAtom(space)), space.meter))

/** Powers of e^{i·asin u} are multiplied out up to this. */
const mostTurns = 8
function exponentialOf(space: Space, { coefficient, factors }: Term): Sum {
  const [first, second, third] = factors
  if (first !== undefined && second === undefined && first.power === 1 && first.atom.meaning.type === 'log') {
    // e^{c·log u} = u^c. Guard for half powers: u ≥ 0 is known. Of u^{y + 1/2}, u < 0, all may be real where no part is.
    const { of } = first.atom.meaning
    const isFree = space.assumptions.complex || denominator(coefficient) % 2n === 1n || isNotNegative(space, of)
    if (isFree) return power(space, [of], coefficient)
  }
  if (second !== undefined && third === undefined && first?.power === 1 && second.power === 1) {
    const [a, b] = first.atom.meaning.type === 'unit' ? [first.atom, second.atom] : [second.atom, first.atom]
    if (a.meaning.type === 'unit') {
      // e^{iπc} = i^{2c}
      if (b.meaning.type === 'pi') return unityPower(space, multiply(coefficient, 2))
      if (b.meaning.type === 'call' && isInteger(coefficient)) {
        // its conjugate is its inverse
        const turn = ofInverse(space, b.meaning.name, b.meaning.args, sign(coefficient) < 0 ? -1 : 1)
        const n = Math.abs(toFloat(coefficient))
        if (turn !== undefined) return n <= mostTurns ? expandedPower(turn, n, space.meter) : integerPower(space, turn, n)
      }
    }
  }
  const atom = expAtom(space, factors, () => traitsOf(space, factors))
  return [powerTerm(atomTerm(atom, coefficient), 1, space.meter)]
}
/** u^c */
export const power = (space: Space, base: Sum, exponent: Rational): Sum =>
  isInteger(exponent) ? integerPower(space, base, toFloat(exponent)) : rationalPower(space, base, exponent)

/** e^{i·asin u} = √(1 − u²) + iu and e^{i·atan u} = (1 + iu)/√(1 + u²): cos asin u ≥ 0 for real u, and so for principal values. */
function ofInverse(space: Space, name: string, args: readonly Sum[], side: 1 | -1): Sum | undefined {
  const [u] = args
  if (u === undefined || (name !== 'asin' && name !== 'atan')) return undefined
  const { meter } = space
  const [unit, square] = [atomTerm(unitAtom(space)), multiplySums(u, u, meter)]
  const imaginary = timesTerm(u, { ...unit, coefficient: side }, meter)
  const half = rational(1n, 2n)
  if (name === 'asin') {
    const cosine = rationalPower(space, addSums(numberSum(1), timesTerm(square, { ...one, coefficient: -1 }, meter), meter), half)
    return addSums(cosine, imaginary, meter)
  }
  const length = rationalPower(space, addSums(numberSum(1), square, meter), rational(-1n, 2n))
  return multiplySums(addSums(numberSum(1), imaginary, meter), length, meter)
}

/** e^m > 0 for real m; e^{im} has modulus 1; e^{iπn} for integers n is 1 or −1. */
function traitsOf(space: Space, factors: Factors): Traits {
  const rest = factors.filter(({ atom }) => atom.meaning.type !== 'unit')
  const unit = factors.find(({ atom }) => atom.meaning.type === 'unit')
  const isReal = areReal(space, rest)
  if (unit === undefined) {
    if (!isReal) return { real: false, sign: 'unknown' }
    // e^{y·log u} is u^y, u < 0 perhaps: real for integers y; for others u^{2y} may be real where u^y is not
    const known = signOfPower(space, rest)
    return { real: known !== 'unknown' || isWholeTimesLog(space, rest), sign: known }
  }
  const isPhase = isReal && unit.power === 1
  if (isPhase && isHalfTurns(rest)) return { real: true, sign: 'unknown', phase: true, folds: true }
  return { real: false, sign: 'unknown', phase: isPhase }
}
/** π·n for integers n */
const isHalfTurns = (factors: Factors): boolean =>
  factors.some(({ atom }) => atom.meaning.type === 'pi') &&
  factors.every(({ atom, power: k }) => (atom.meaning.type === 'pi' ? k === 1 : isWhole(atom.meaning) && sign(k) > 0 && isInteger(k)))
/** n·log u for a whole n and a real u. */
function isWholeTimesLog(space: Space, factors: Factors): boolean {
  const [log, more] = factors.filter(({ atom }) => atom.meaning.type === 'log')
  if (log?.power !== 1 || more !== undefined || log.atom.meaning.type !== 'log' || !areReal(space, log.atom.meaning.of.factors))
    return false
  return factors.every(({ atom, power: k }) => atom === log.atom || (isWhole(atom.meaning) && sign(k) > 0 && isInteger(k)))
}
/** The sign of u^y, written e^{y·log u}, as far as the sign of u is known. */
function signOfPower(space: Space, factors: Factors): Sign {
  const signs = factors.flatMap(({ atom: { meaning } }) => (meaning.type === 'log' ? [signOfSum(space, [meaning.of])] : []))
  return signs.includes('unknown') ? 'unknown' : signs.includes('non-negative') ? 'non-negative' : 'positive'
}
export const isWhole = (meaning: Meaning): boolean => meaning.type === 'name' && meaning.integer
export const e = (space: Space): Sum => atomSum(expAtom(space, [], () => ({ real: true, sign: 'positive' })))
