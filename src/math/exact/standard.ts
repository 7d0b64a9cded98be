// One writing for equal sums, as far as one denominator at a time allows: powers multiplied out, quotients as whole part
// and rest. It goes term by term, so that it keeps sums: x/(1 + x) is 1 − 1/(1 + x) wherever it stands. What is inside of
// functions is written so.
import { type Atom, atomTerm, type Factor, numberSum, one, type Sum, type Term } from './atom.ts'
import { holdsWhole, isSum, ratioOf } from './clear.ts'
import { compare, divide, floor, negate, type Rational, sign, subtract, toFloat } from './rational.ts'
import type { Space } from './space.ts'
import { constantOf, expandedPower, negateSum, scaleSum, subtractSums, sumOf, timesTerm } from './sum.ts'
import { multiplyTerms } from './term.ts'

const mostPasses = 100

export function standard(space: Space, sum: Sum): Sum {
  let written = sum
  for (let pass = 0; pass < mostPasses; pass++) {
    if (!written.some(holdsSum)) return written
    const next = written.map((term) => rewritten(space, term))
    if (next.every((replaced) => replaced === undefined)) break
    written = sumOf(
      written.flatMap((term, i) => next[i] ?? [term]),
      space.meter,
    )
  }
  return isAlgebraic(written) ? asNumber(space, written) : written
}
const holdsSum = ({ factors }: Term): boolean => factors.some(({ atom, power }) => isSum(atom) && holdsWhole(power))

/** A term with a power to multiply out, or a whole part to take out, as several; undefined where it is as it should be. */
function rewritten(space: Space, term: Term): Sum | undefined {
  for (const factor of term.factors) {
    if (factor.atom.meaning.type !== 'sum' || !holdsWhole(factor.power)) continue
    const { of } = factor.atom.meaning
    const replaced = sign(factor.power) > 0 ? multipliedOut(space, term, factor, of) : wholePart(space, term, factor.atom, of)
    if (replaced !== undefined) return replaced
  }
  return parted(space, term)
}
/** 1/(a·b) = (1/b − c/a)/d where a − c·b = d is a number other than 0: 1/(x − 1)(x + 1) is a sum of two. */
function parted(space: Space, term: Term): Sum | undefined {
  const below = term.factors.filter(({ atom, power }) => isSum(atom) && sign(power) < 0)
  for (const { atom: a } of below)
    for (const { atom: b } of below) {
      if (a.id >= b.id || a.meaning.type !== 'sum' || b.meaning.type !== 'sum') continue
      const [[first], [second]] = [a.meaning.of, b.meaning.of]
      if (first === undefined || second === undefined) continue
      const c = divide(first.coefficient, second.coefficient)
      const d = constantOf(subtractSums(a.meaning.of, scaleSum(b.meaning.of, c), space.meter))
      if (d === undefined || d === 0) continue
      const scaled = { ...term, coefficient: divide(term.coefficient, d) }
      return sumOf(
        [times(space, scaled, a, 1), multiplyTerms(times(space, scaled, b, 1), { coefficient: negate(c), factors: [] }, space.meter)],
        space.meter,
      )
    }
  return undefined
}
function multipliedOut(space: Space, term: Term, { atom, power }: Factor, of: Sum): Sum | undefined {
  const n = toFloat(floor(power))
  if (!isSmall(of.length, n)) return undefined
  return timesTerm(expandedPower(of, n, space.meter), times(space, term, atom, -n), space.meter)
}
/** Multiplying out gives few terms: (a + b)^5 yes, (a + b)^200 no. */
const isSmall = (terms: number, n: number): boolean => {
  let size = 1
  for (let i = 1; i < terms && size <= 400; i++) size = (size * (n + i)) / i
  return n <= 24 && size <= 400
}

/** m/s^k, where the first monomial t of s = c·t + r divides m = q·t: (q/c)/s^{k−1} − (q/c)·r/s^k. */
function wholePart(space: Space, term: Term, atom: Atom, of: Sum): Sum | undefined {
  const [lead, ...tail] = of
  if (lead === undefined || !isPlain(of) || !lead.factors.every((factor) => divides(factor, term))) return undefined
  const inverse: Term = {
    coefficient: divide(1, lead.coefficient),
    factors: lead.factors.map(({ atom: a, power }) => ({ atom: a, power: subtract(0, power) })),
  }
  const quotient = multiplyTerms(term, inverse, space.meter)
  return [times(space, quotient, atom, 1), ...negateSum(timesTerm(tail, quotient, space.meter))]
}
const powerIn = ({ factors }: Term, atom: Atom): Rational => factors.find((factor) => factor.atom === atom)?.power ?? 0
const divides = ({ atom, power }: Factor, term: Term): boolean => sign(power) > 0 && compare(powerIn(term, atom), power) >= 0
/** Sums with e^{ix} are written evenly in both directions, and stay whole. */
const isPlain = (of: Sum): boolean => of.every(({ factors }) => factors.every(({ atom }) => !atom.phase || atom.folds))
const times = (space: Space, term: Term, atom: Atom, n: number): Term => multiplyTerms(term, atomTerm(atom, n), space.meter)

/** Made of numbers alone, and without π or e, which no root makes rational. */
const isAlgebraic = (sum: Sum): boolean => sum.every(({ factors }) => factors.every(({ atom }) => isAlgebraicAtom(atom)))
const isAlgebraicAtom = ({ meaning }: Atom): boolean =>
  meaning.type === 'prime' || meaning.type === 'unit' || (meaning.type === 'sum' && isAlgebraic(meaning.of))
/** Roots may make up a rational number: (1 + √2)(1 − √2). */
function asNumber(space: Space, sum: Sum): Sum {
  const ratio = sum.length === 0 ? undefined : ratioOf(space, sum, [one])
  return ratio === undefined ? sum : numberSum(ratio)
}
