// Facts about polynomials, made as useful as can be: what is known of one atom becomes its range, a common factor whose
// sign is known is divided out, and facts that contradict each other are found.
import {
  atomsOf,
  constantOf,
  type Monomial,
  monomialKey,
  type Polynomial,
  addPolynomials,
  scalePolynomial,
} from '../../math/exact/polynomial.ts'
import { absolute, divide, negate, type Rational, sign } from '../../math/exact/rational.ts'
import { type Box, intersect, isEmpty } from './box.ts'
import type { Range } from './ranges.ts'

/** A polynomial that is ≥ 0, or > 0 where `strict`. */
export interface Bound {
  readonly of: Polynomial
  readonly strict: boolean
}
export interface Narrowed {
  /** Facts about more than one atom. */
  readonly facts: readonly Bound[]
  readonly box: Box
}

/** Facts as ranges, as far as they are about a single atom. `impossible` where no point of the box meets them all. */
export function narrow(facts: readonly Bound[], box: Box): Narrowed | 'impossible' {
  const ranges = new Map<string, Range>()
  const narrowed: Box = (atom) => ranges.get(atom) ?? box(atom)
  let left = facts
  for (;;) {
    const kept: Bound[] = []
    for (const fact of left) {
      const constant = constantOf(fact.of)
      if (constant !== undefined && (fact.strict ? sign(constant) <= 0 : sign(constant) < 0)) return 'impossible'
      if (constant !== undefined) continue
      const side = rangeFrom(fact)
      if (side === undefined) {
        kept.push(fact)
        continue
      }
      const range = intersect(narrowed(side.atom), side.range)
      if (isEmpty(range)) return 'impossible'
      ranges.set(side.atom, range)
    }
    const divided = kept.flatMap((fact) => withoutFactors(fact, narrowed))
    if (divided.every((fact, i) => fact === kept[i])) return contradict(kept) ? 'impossible' : { facts: kept, box: narrowed }
    left = divided
  }
}

/** The range that a fact about a single atom gives it; undefined for any other fact. */
function rangeFrom({ of, strict }: Bound): { readonly atom: string; readonly range: Range } | undefined {
  const [atom, ...others] = atomsOf(of)
  const slope = atom === undefined || others.length > 0 ? undefined : slopeOf(of, atom)
  if (atom === undefined || slope === undefined) return undefined
  const bound = divide(negate(of.get('')?.coefficient ?? 0), slope)
  return { atom, range: sign(slope) > 0 ? { low: bound, lowOpen: strict } : { high: bound, highOpen: strict } }
}
/** q where p = q·atom + (terms without the atom), q a number; undefined for any other p. */
export function slopeOf(p: Polynomial, atom: string): Rational | undefined {
  const terms = [...p.values()].filter(({ monomial }) => monomial.some((factor) => factor.atom === atom))
  const [term] = terms
  const [factor] = term?.monomial ?? []
  return terms.length === 1 && term?.monomial.length === 1 && factor?.power === 1 ? term.coefficient : undefined
}

/**
 * A fact a·q ≥ 0 as one about q, where the sign of the atom a is known: from a·q > 0 follow a ≠ 0 and q > 0 (a ≥ 0), from
 * a·q ≥ 0 follows q ≥ 0 where a > 0. The fact itself where there is no such atom.
 */
function withoutFactors(fact: Bound, box: Box): readonly Bound[] {
  for (const { atom } of [...fact.of.values()][0]?.monomial ?? []) {
    const quotient = dividedBy(fact.of, atom)
    const side = quotient && sideOf(box(atom))
    if (quotient === undefined || side === undefined || !(fact.strict || side.isApart)) continue
    const known: Bound = {
      of: scalePolynomial(new Map([[atom, { coefficient: 1, monomial: [{ atom, power: 1 }] }]]), side.sign),
      strict: true,
    }
    return [{ of: scalePolynomial(quotient, side.sign), strict: fact.strict }, ...(fact.strict ? [known] : [])]
  }
  return [fact]
}
/** On which side of 0 a range lies; `isApart`: without 0. */
function sideOf({ low, high, lowOpen, highOpen }: Range): { readonly sign: 1 | -1; readonly isApart: boolean } | undefined {
  if (low !== undefined && sign(low) >= 0) return { sign: 1, isApart: sign(low) > 0 || lowOpen === true }
  if (high !== undefined && sign(high) <= 0) return { sign: -1, isApart: sign(high) < 0 || highOpen === true }
  return undefined
}
/** p/a where every term has the atom a as a factor. */
function dividedBy(p: Polynomial, atom: string): Polynomial | undefined {
  const divided = [...p.values()].map(({ coefficient, monomial }) => {
    const rest: Monomial = monomial.flatMap((factor) =>
      factor.atom !== atom ? [factor] : factor.power === 1 ? [] : [{ atom, power: factor.power - 1 }],
    )
    return monomial.some((factor) => factor.atom === atom) ? { coefficient, monomial: rest } : undefined
  })
  return divided.every((term) => term !== undefined) ? new Map(divided.map((term) => [monomialKey(term.monomial), term])) : undefined
}

/** Whether two facts p ≥ 0 and q ≥ 0 add up to a constant that is not ≥ 0. */
function contradict(facts: readonly Bound[]): boolean {
  const scaled = facts.map(({ of, strict }) => ({ of: scalePolynomial(of, divide(1, absolute(leading(of)))), strict }))
  return scaled.some((p, i) =>
    scaled.slice(i + 1).some((q) => {
      const sum = p.of.size === q.of.size || Math.abs(p.of.size - q.of.size) === 1 ? constantOf(addPolynomials(p.of, q.of)) : undefined
      return sum !== undefined && (sign(sum) < 0 || (sign(sum) === 0 && (p.strict || q.strict)))
    }),
  )
}
/** The coefficient of the first term, in the order of keys, that is no constant. */
function leading(p: Polynomial): Rational {
  const keys = [...p.keys()].filter((key) => key !== '').sort()
  return p.get(keys[0] ?? '')?.coefficient ?? 1
}
