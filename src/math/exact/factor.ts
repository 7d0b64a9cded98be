// A sum as one term: its content, its common monomial, and what is left as an atom of its own. So it can be divided by,
// raised, put under a root or a logarithm without being multiplied out.
import { type Atom, atomTerm, type Factors, one, type Sum, type Term, type Traits } from './atom.ts'
import { provedSign } from './bounds.ts'
import { reduced } from './clear.ts'
import { withoutRoot } from './conjugate.ts'
import { exactQuotient, rationalRoot, squareRoot } from './divide.ts'
import { Refusal } from './meter.ts'
import { add, compare, divide, isInteger, negate, type Rational } from './rational.ts'
import { isRealFactor, isRealSum } from './sign.ts'
import { type Space, sumAtom, unitAtom } from './space.ts'
import {
  addSums,
  constantOf,
  expandedPower,
  inverseFactors,
  leadsNegative,
  multiplySums,
  negateSum,
  rationalContent,
  sameSums,
  scaleSum,
  subtractSums,
  sumOf,
  timesTerm,
} from './sum.ts'
import { multiplyTerms, powerTerm } from './term.ts'

/** The sum as one term; undefined where it is seen to be 0. */
export function factored(space: Space, sum: Sum): Term | undefined {
  const [only] = sum
  if (sum.length < 2) return only
  const { outside, inside } = reduced(space, sum)
  if (inside.length === 0) return undefined
  const { front, core } = primitive(space, inside)
  const whole = multiplyTerms({ coefficient: 1, factors: outside }, front, space.meter)
  return core === undefined ? whole : multiplyTerms(whole, factorsOf(space, core), space.meter)
}

/** sum = front · core: core has whole coefficients without a common divisor, the first > 0, and no common atom. */
export function primitive(space: Space, sum: Sum): { readonly front: Term; readonly core: Sum | undefined } {
  const [only] = sum
  if (sum.length === 1 && only !== undefined) return { front: only, core: undefined }
  const common = commonFactors(sum)
  const content = rationalContent(sum)
  const bare = common.length === 0 ? sum : timesTerm(sum, { coefficient: 1, factors: inverseFactors(common) }, space.meter)
  const core = scaleSum(bare, divide(1, content))
  const front: Term = { coefficient: content, factors: common }
  return isImaginary(space, core) ? turned(space, front, core) : { front, core }
}
/** An imaginary core times i is real: E − 1/E, E = e^{ix}, is 2i·sin x. */
function turned(space: Space, front: Term, core: Sum): { readonly front: Term; readonly core: Sum } {
  const unit = atomTerm(unitAtom(space))
  const real = timesTerm(core, unit, space.meter)
  const flip = leadsNegative(real) ? -1 : 1
  return { front: multiplyTerms(front, { ...unit, coefficient: -flip }, space.meter), core: scaleSum(real, flip) }
}

interface Span {
  low: Rational
  high: Rational
  count: number
}
/** The monomial that all terms have in common. Atoms of modulus 1 are centred: 1 + E² is E·(1/E + E), whose second factor is real. */
function commonFactors(sum: Sum): Factors {
  const spans = new Map<Atom, Span>()
  for (const { factors } of sum)
    for (const { atom, power } of factors) {
      const span = spans.get(atom)
      if (span === undefined) spans.set(atom, { low: power, high: power, count: 1 })
      else {
        if (compare(power, span.low) < 0) span.low = power
        if (compare(power, span.high) > 0) span.high = power
        span.count++
      }
    }
  const common = [...spans].flatMap(([atom, { low, high, count }]) => {
    const [least, most] = count === sum.length ? [low, high] : [smaller(low, 0), negate(smaller(negate(high), 0))]
    const power = atom.phase && atom.meaning.type === 'exp' && !atom.folds ? divide(add(least, most), 2) : least
    return power === 0 ? [] : [{ atom, power }]
  })
  return common.sort((a, b) => a.atom.id - b.atom.id)
}
const smaller = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b)

/** The complex conjugate where all atoms are real or of modulus 1. */
export function conjugate(space: Space, sum: Sum): Sum | undefined {
  if (!sum.every(({ factors }) => factors.every((factor) => factor.atom.phase || isRealFactor(space, factor)))) return undefined
  const terms = sum.map(({ coefficient, factors }) => {
    const mirrored = factors.map(({ atom, power }) => ({ atom, power: atom.phase && !atom.real ? negate(power) : power }))
    return multiplyTerms({ coefficient, factors: [] }, powerTerm({ coefficient: 1, factors: mirrored }, 1, space.meter), space.meter)
  })
  return sumOf(terms, space.meter)
}
const isImaginary = (space: Space, sum: Sum): boolean => {
  if (isRealSum(space, sum)) return false
  const mirrored = conjugate(space, sum)
  return mirrored !== undefined && sameSums(negateSum(mirrored), sum)
}
/** Whether a sum is equal to its conjugate. */
const isSelfConjugate = (space: Space, sum: Sum): boolean => {
  if (isRealSum(space, sum)) return true
  const mirrored = conjugate(space, sum)
  return mirrored !== undefined && sameSums(mirrored, sum)
}

const traitsOf = (space: Space, sum: Sum, isReal: boolean): Traits => ({
  real: isReal || isSelfConjugate(space, sum),
  sign: provedSign(space, sum),
  folds: sum.length === 1,
})
/** The atom of a sum as it is. `isReal`: its value is real by its place, as under a real root. */
export const asAtom = (space: Space, sum: Sum, isReal = false): Atom => sumAtom(space, sum, () => traitsOf(space, sum, isReal))

/** A primitive sum as a product of atoms: squares and quadratics with roots are taken apart, any other is one atom. */
function factorsOf(space: Space, core: Sum): Term {
  const known = space.products.find(({ of }) => sameSums(of, core))
  if (known !== undefined) return known.term
  if (space.atoms.some(({ meaning }) => meaning.type === 'sum' && sameSums(meaning.of, core))) return signedAtom(space, core)
  const parts = takenApart(space, core)
  if (parts === undefined) return signedAtom(space, core)
  let term = one
  for (const part of parts) term = multiplyTerms(term, divisor(space, part), space.meter)
  space.products.push({ of: core, term })
  return term
}

/** The atom of a sum, or of its opposite where that is the one known not to be negative. */
function signedAtom(space: Space, core: Sum): Term {
  const isKnown = provedSign(space, core) !== 'unknown' || provedSign(space, negateSum(core)) === 'unknown'
  return isKnown ? atomTerm(asAtom(space, core)) : { ...atomTerm(asAtom(space, negateSum(core))), coefficient: -1 }
}

/** Factors of a sum, if it is a square or a quadratic in one of its atoms with a square discriminant. */
function takenApart(space: Space, core: Sum): readonly Sum[] | undefined {
  if (core.length > 12) return undefined
  const root = squareRoot(core, space.meter)
  if (root !== undefined) return [root, root]
  for (const atom of quadraticAtoms(core)) {
    const parts = quadratic(space, core, atom)
    if (parts !== undefined) return parts
  }
  return undefined
}
/** Atoms of which just the powers 0, 1 and 2 occur. */
function quadraticAtoms(core: Sum): readonly Atom[] {
  const greatest = new Map<Atom, Rational>()
  const odd = new Set<Atom>()
  for (const { factors } of core)
    for (const { atom, power } of factors) {
      if (power !== 1 && power !== 2) odd.add(atom)
      if (compare(power, greatest.get(atom) ?? 0) > 0) greatest.set(atom, power)
    }
  return [...greatest].flatMap(([atom, power]) => (power === 2 && !odd.has(atom) && !atom.folds ? [atom] : []))
}
/** a·x² + b·x + c = (2a·x + b − s)(2a·x + b + s)/4a with s² = b² − 4ac; undefined where s is not found. */
function quadratic(space: Space, core: Sum, atom: Atom): readonly Sum[] | undefined {
  const { meter } = space
  const coefficientOf = (n: number): Sum =>
    core.flatMap(({ coefficient, factors }) => {
      const power = factors.find((factor) => factor.atom === atom)?.power ?? 0
      return power === n ? [{ coefficient, factors: factors.filter((factor) => factor.atom !== atom) }] : []
    })
  const [a, b, c] = [sumOf(coefficientOf(2), meter), sumOf(coefficientOf(1), meter), sumOf(coefficientOf(0), meter)]
  if (c.length === 0) return undefined
  const discriminant = subtractSums(expandedPower(b, 2, meter), scaleSum(multiplySums(a, c, meter), 4), meter)
  const s = discriminant.length === 0 ? [] : rootOf(space, discriminant)
  if (s === undefined) return undefined
  const [x] = [atomTerm(atom)]
  const lead = addSums(timesTerm(scaleSum(a, 2), x, meter), b, meter)
  const first = primitive(space, subtractSums(lead, s, meter)).core
  const second = first === undefined ? undefined : exactQuotient(core, first, meter)
  return first === undefined || second === undefined ? undefined : [first, second]
}
function rootOf(space: Space, sum: Sum): Sum | undefined {
  const constant = constantOf(sum)
  if (constant === undefined && sum.length === 2) return undefined
  const [only] = sum
  if (sum.length > 1 || only === undefined) return squareRoot(sum, space.meter)
  const halves = only.factors.map(({ atom, power }) => ({ atom, power: divide(power, 2) }))
  const coefficient = rationalRoot(only.coefficient)
  return coefficient === undefined || !halves.every(({ power }) => isInteger(power)) ? undefined : [{ coefficient, factors: halves }]
}

/** The sum as one term, refused where it is seen to be 0. */
export function divisor(space: Space, sum: Sum): Term {
  const term = factored(space, sum)
  if (term === undefined) throw new Refusal('zero-divisor')
  return term
}
/** 1/sum. */
export function inverse(space: Space, sum: Sum): Sum {
  const term = divisor(space, sum)
  let product: Sum = [powerTerm(term, -1, space.meter)]
  for (const { atom, power } of term.factors) {
    const other = atom.meaning.type === 'sum' && power === 1 ? withoutRoot(space, atom.meaning.of) : undefined
    if (other !== undefined) product = multiplySums(timesTerm(product, atomTerm(atom), space.meter), other, space.meter)
  }
  return product
}
/** sum^n for an integer n ≠ 0. Sums stay factors: (x − a)^6000 is one term. */
export function integerPower(space: Space, sum: Sum, n: number): Sum {
  if (n === 1) return sum
  if (n < 0) {
    const inverted = inverse(space, sum)
    return n === -1 ? inverted : integerPower(space, inverted, -n)
  }
  const term = factored(space, sum)
  return term === undefined ? [] : [powerTerm(term, n, space.meter)]
}
