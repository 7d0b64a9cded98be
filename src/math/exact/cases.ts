// |a| by cases: a where a ≥ 0, −a where a ≤ 0. A sum is 0 where it is 0 in every case that can be.
//
// Soundness. Each case is closed: at every point some cases apply to all of the sizes, and the sum has the value that it
// has in those. Cases whose conditions, taken as linear in their monomials, exclude each other as strict inequalities may
// be left out: they fill no space in that of the monomials, so that each of their points lies on the edge of one that does.
import { type Atom, atomTerm, type Factor, numberSum, type Sum, type Term, valueOf } from './atom.ts'
import { isZero } from './clear.ts'
import { integerPower } from './factor.ts'
import { absolute, isInteger, sign, toFloat } from './rational.ts'
import { holdsUnknownPower } from './sign.ts'
import { size } from './size.ts'
import { scoped, type Space } from './space.ts'
import { addSums, multiplySums, scaleSum } from './sum.ts'
import { compareFactors } from './term.ts'

const [mostCases, mostConditions] = [64, 40]

export function isZeroByCases(space: Space, sum: Sum): boolean {
  if (innermost(sum) === undefined) return false
  const left = { cases: mostCases }
  return scoped(space, () => holdsInAll(space, sum, [], left))
}

function holdsInAll(space: Space, sum: Sum, conditions: readonly Sum[], left: { cases: number }): boolean {
  if (exclude(space, conditions)) return true
  if (left.cases-- <= 0) return false
  const atom = innermost(sum)
  if (atom?.meaning.type !== 'size') return isZero(space, sum)
  const base = valueOf(atom.meaning.of)
  return ([1, -1] as const).every((side) => {
    const value = scaleSum(base, side)
    const replaced = withValue(space, sum, atom, value)
    // not defined in this case, as something divides by 0
    if (replaced === 'undefined') return true
    return replaced !== undefined && holdsInAll(space, replaced, [...conditions, value], left)
  })
}

/** A size with no other inside, among those that stand in the sum itself, in other sizes, or in sums as factors. */
function innermost(sum: Sum): Atom | undefined {
  for (const { factors } of sum)
    for (const { atom } of factors) {
      const found = innermostIn(atom)
      if (found !== undefined) return found
    }
  return undefined
}
function innermostIn(atom: Atom): Atom | undefined {
  const { meaning } = atom
  if (meaning.type === 'sum') return innermost(meaning.of)
  return meaning.type === 'size' ? (innermostIn(meaning.of) ?? atom) : undefined
}

type Replaced = Sum | 'undefined' | undefined
/** The sum with a value in the place of a size; undefined where that size stands under a root. */
function withValue(space: Space, sum: Sum, target: Atom, value: Sum): Replaced {
  let total: Sum = []
  for (const term of sum) {
    const replaced = termWithValue(space, term, target, value)
    if (replaced === undefined || replaced === 'undefined') return replaced
    total = addSums(total, replaced, space.meter)
  }
  return total
}
function termWithValue(space: Space, { coefficient, factors }: Term, target: Atom, value: Sum): Replaced {
  let product: Sum = numberSum(coefficient)
  for (const factor of factors) {
    const replaced = factorWithValue(space, factor, target, value)
    if (replaced === 'undefined' && holdsUnknownPower(factors)) return undefined
    if (replaced === undefined || replaced === 'undefined') return replaced
    product = multiplySums(product, replaced, space.meter)
  }
  return product
}
function factorWithValue(space: Space, { atom, power }: Factor, target: Atom, value: Sum): Replaced {
  const { meaning } = atom
  if (atom === target) return power === 1 ? value : undefined
  const isSize = meaning.type === 'size'
  const inner = isSize ? meaning.of.meaning : meaning
  if (inner.type !== 'sum' || innermost(inner.of) === undefined) return [atomTerm(atom, power)]
  const replaced = withValue(space, inner.of, target, value)
  if (replaced === undefined || replaced === 'undefined') return replaced
  if (!isInteger(power)) return undefined
  if (isZero(space, replaced)) return sign(power) < 0 ? 'undefined' : []
  return integerPower(space, isSize ? size(space, replaced) : replaced, toFloat(power))
}

/** Whether no point has all of the sums > 0, by elimination (Fourier and Motzkin) of one monomial after the other. */
function exclude(space: Space, conditions: readonly Sum[]): boolean {
  let open = conditions
  for (;;) {
    if (open.some((sum) => sum.every(({ factors }) => factors.length === 0) && sign(sum[0]?.coefficient ?? 0) <= 0)) return true
    const monomial = open.flatMap((sum) => sum.filter(({ factors }) => factors.length > 0))[0]
    if (monomial === undefined || open.length > mostConditions) return false
    open = eliminated(space, open, monomial)
  }
}
function eliminated(space: Space, conditions: readonly Sum[], monomial: Term): readonly Sum[] {
  const coefficientOf = (sum: Sum): Term['coefficient'] =>
    sum.find(({ factors }) => compareFactors(factors, monomial.factors) === 0)?.coefficient ?? 0
  const [above, below] = [1, -1].map((side) => conditions.filter((sum) => sign(coefficientOf(sum)) === side))
  const pairs = (above ?? []).flatMap((a) =>
    (below ?? []).map((b) => addSums(scaleSum(a, absolute(coefficientOf(b))), scaleSum(b, absolute(coefficientOf(a))), space.meter)),
  )
  return [...conditions.filter((sum) => coefficientOf(sum) === 0), ...pairs]
}
