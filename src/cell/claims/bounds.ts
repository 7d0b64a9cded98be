// Inequalities between normal forms: a goal that is ≥ 0 (or > 0) because of facts that are.
//
// Soundness. min, max, abs and relu are split into cases by which argument counts; together the cases cover everything,
// and each is proved apart (or is impossible). In a case, a fact about one atom narrows its range; a fact a + r ≥ 0 puts
// slack − r in the place of a, with slack ≥ 0, which forgets nothing but the range of a. The rest is box.ts. Dropping a
// fact or a range only makes a proof harder.
// Not decided: what needs two atoms to be known as dependent (c and tanh(c)), products of facts, sign and floor by cases.
import { type Atom, type Atoms, atomOf } from '../../math/forms/atoms.ts'
import {
  addPolynomials,
  atomPolynomial,
  atomsOf,
  type Budget,
  constantOf,
  mapAtoms,
  negatePolynomial,
  type Polynomial,
  scalePolynomial,
  subtractPolynomials,
  zeroPolynomial,
} from '../../math/exact/polynomial.ts'
import { divide, negate, type Rational, sign } from '../../math/exact/rational.ts'
import { type Box, intersect, isEmpty, provedOnBox, type Range } from './box.ts'

/** A polynomial that is ≥ 0, or > 0 where `strict`. */
export interface Bound {
  readonly of: Polynomial
  readonly strict: boolean
}
interface Effort {
  /** Cases and attempts that may still be made. */
  left: number
}

/** Whether the goal follows from the facts on the box; "no" means not proved. */
export function follows(goal: Bound, facts: readonly Bound[], atoms: Atoms, box: Box): boolean {
  return byCases(goal, facts, atoms, box, { left: 400 })
}

function byCases(goal: Bound, facts: readonly Bound[], atoms: Atoms, box: Box, effort: Effort): boolean {
  if (effort.left-- <= 0) return false
  const split = [goal, ...facts].flatMap(({ of }) => [...atomsOf(of)]).find((key) => isSplit(atomOf(atoms, key)))
  if (split === undefined) return inBox(goal, facts, box, effort, atoms.budget, 0)
  return casesOf(atomOf(atoms, split)).every(({ value, notBelow }) => {
    const [replaced, ...kept] = put([goal, ...facts], split, value, atoms.budget)
    const added = notBelow.map((of) => ({ of, strict: false }))
    return replaced !== undefined && byCases(replaced, [...added, ...kept.filter((fact) => fact !== undefined)], atoms, box, effort)
  })
}
/** Bounds with a value in the place of an atom; undefined where that goes beyond the budget. */
const put = (bounds: readonly Bound[], atom: string, value: Polynomial, budget: Budget): readonly (Bound | undefined)[] =>
  bounds.map((bound) => {
    if (!atomsOf(bound.of).has(atom)) return bound
    const of = mapAtoms(bound.of, (key) => (key === atom ? value : atomPolynomial(key)), budget)
    return of && { ...bound, of }
  })

interface Case {
  readonly value: Polynomial
  /** What is ≥ 0 in this case. */
  readonly notBelow: readonly Polynomial[]
}
const splitNames: readonly string[] = ['abs', 'relu', 'max', 'min']
const isSplit = (atom: Atom): boolean => atom.type === 'call' && splitNames.includes(atom.name)
/** What a split atom is, case by case. */
function casesOf(atom: Atom): readonly Case[] {
  const [first] = atom.type === 'call' ? atom.args : []
  if (atom.type !== 'call' || first === undefined) throw new Error(`no cases of ${atom.type}`)
  const minus = negatePolynomial(first)
  switch (atom.name) {
    case 'abs':
      return [
        { value: first, notBelow: [first] },
        { value: minus, notBelow: [minus] },
      ]
    case 'relu':
      return [
        { value: first, notBelow: [first] },
        { value: zeroPolynomial, notBelow: [minus] },
      ]
    case 'max':
      return atom.args.map((value) => ({ value, notBelow: atom.args.filter((p) => p !== value).map((p) => subtractPolynomials(value, p)) }))
    case 'min':
      return atom.args.map((value) => ({ value, notBelow: atom.args.filter((p) => p !== value).map((p) => subtractPolynomials(p, value)) }))
    default:
      throw new Error(`no cases of ${atom.name}`)
  }
}

/** One case: facts become ranges, then slacks, until the goal holds on its box or nothing is left to try. */
function inBox(goal: Bound, facts: readonly Bound[], box: Box, effort: Effort, budget: Budget, slacks: number): boolean {
  if (effort.left-- <= 0) return false
  const narrowed = narrow(facts, box)
  if (narrowed === 'impossible') return true
  if (provedOnBox(goal.of, narrowed.box, goal.strict, budget)) return true
  return narrowed.facts.some((fact) =>
    solvable(fact.of, goal.of, narrowed.box).some((atom) => {
      const slack = `slack{${slacks}}`
      const others = narrowed.facts.filter((other) => other !== fact)
      const [replaced, ...kept] = put([goal, ...others], atom, solve(fact.of, atom, atomPolynomial(slack)), budget)
      const wider: Box = (key) => (key === slack ? { low: 0, lowOpen: fact.strict } : narrowed.box(key))
      return (
        replaced !== undefined &&
        inBox(
          replaced,
          kept.filter((other) => other !== undefined),
          wider,
          effort,
          budget,
          slacks + 1,
        )
      )
    }),
  )
}

/** Facts about a single atom as ranges; the others are left. `impossible` where no point meets them. */
function narrow(facts: readonly Bound[], box: Box): { readonly facts: readonly Bound[]; readonly box: Box } | 'impossible' {
  const ranges = new Map<string, Range>()
  const left: Bound[] = []
  for (const fact of facts) {
    const constant = constantOf(fact.of)
    if (constant !== undefined && (fact.strict ? sign(constant) <= 0 : sign(constant) < 0)) return 'impossible'
    if (constant !== undefined) continue
    const [atom, ...others] = atomsOf(fact.of)
    const slope = atom === undefined || others.length > 0 ? undefined : slopeOf(fact.of, atom)
    if (atom === undefined || slope === undefined) {
      left.push(fact)
      continue
    }
    const bound = divide(negate(fact.of.get('')?.coefficient ?? 0), slope)
    const side: Range = sign(slope) > 0 ? { low: bound, lowOpen: fact.strict } : { high: bound, highOpen: fact.strict }
    const range = intersect(ranges.get(atom) ?? box(atom), side)
    if (isEmpty(range)) return 'impossible'
    ranges.set(atom, range)
  }
  return { facts: left, box: (atom) => ranges.get(atom) ?? box(atom) }
}

/** q where p = q·atom + (terms without the atom), q a number; undefined for any other p. */
export function slopeOf(p: Polynomial, atom: string): Rational | undefined {
  const terms = [...p.values()].filter(({ monomial }) => monomial.some((factor) => factor.atom === atom))
  const [term] = terms
  const [factor] = term?.monomial ?? []
  return terms.length === 1 && term?.monomial.length === 1 && factor?.power === 1 ? term.coefficient : undefined
}
/** The atom as p = value solves it: (value − rest)/q. The atom has a slope in p. */
export function solve(p: Polynomial, atom: string, value: Polynomial): Polynomial {
  const slope = slopeOf(p, atom) ?? 1
  const rest = subtractPolynomials(p, scalePolynomial(atomPolynomial(atom), slope))
  return scalePolynomial(addPolynomials(value, negatePolynomial(rest)), divide(1, slope))
}

/** Atoms of the goal that a fact can be solved for, those without a range first: nothing is forgotten of them. */
function solvable(fact: Polynomial, goal: Polynomial, box: Box): readonly string[] {
  const bounds = (atom: string): number => Number(box(atom).low !== undefined) + Number(box(atom).high !== undefined)
  const wanted = atomsOf(goal)
  return [...atomsOf(fact)].filter((atom) => wanted.has(atom) && slopeOf(fact, atom) !== undefined).sort((a, b) => bounds(a) - bounds(b))
}
