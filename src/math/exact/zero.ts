// The whole zero test of a difference: term by term, with signs and sizes brought together, and case by case.
import { type Atom, atomTerm, type Factor, type Sum, type Term } from './atom.ts'
import { isZeroByCases } from './cases.ts'
import { isZero, powerIn, without } from './clear.ts'
import { sign } from './rational.ts'
import { holdsUnknownPower } from './sign.ts'
import type { Space } from './space.ts'
import { addSums, multiplySums, negateSum, sameSums, sumOf, timesTerm } from './sum.ts'
import { multiplyTerms } from './term.ts'

/** Whether two sums are equal wherever both are defined: certain if true, not known if false. */
export const areSame = (space: Space, a: Sum, b: Sum): boolean => sameSums(a, b) || isNought(space, addSums(a, negateSum(b), space.meter))
export function isNought(space: Space, sum: Sum): boolean {
  const together = withSigns(space, sum)
  return isZero(space, together) || isZeroByCases(space, together)
}

/** Where something is divided by a, sign a is |a|/a; where a sum s occurs both as |s| and as sign s, |s| is s·sign s. */
function withSigns(space: Space, sum: Sum): Sum {
  const signs = atomsWhere(sum, ({ atom }) => atom.meaning.type === 'sign')
  if (signs.size === 0) return sum
  const divisors = atomsWhere(
    sum.filter(({ factors }) => !holdsUnknownPower(factors)),
    ({ power }) => sign(power) < 0,
  )
  let together = sum
  for (const atom of signs)
    together = sumOf(
      together.flatMap((term) => rewritten(space, term, atom, divisors)),
      space.meter,
    )
  return together
}
function atomsWhere(sum: Sum, fits: (factor: Factor) => boolean): ReadonlySet<Atom> {
  const atoms = new Set<Atom>()
  for (const { factors } of sum) for (const factor of factors) if (fits(factor)) atoms.add(factor.atom)
  return atoms
}
function rewritten(space: Space, term: Term, atom: Atom, divisors: ReadonlySet<Atom>): Sum {
  const { meaning } = atom
  if (meaning.type !== 'sign') return [term]
  const { of, size } = meaning
  const power = powerIn(term, atom)
  if (divisors.has(of)) {
    if (power !== 1 && power !== 2) return [term]
    const rest = without(term, atom, power)
    return [power === 2 ? rest : multiplyTerms(multiplyTerms(rest, atomTerm(size), space.meter), atomTerm(of, -1), space.meter)]
  }
  if (powerIn(term, size) !== 1 || of.meaning.type !== 'sum') return [term]
  return [...timesTerm(multiplySums([without(term, size, 1)], of.meaning.of, space.meter), atomTerm(atom), space.meter)]
}
