// Inequalities between normal forms: a goal that is ≥ 0 (or > 0) because of facts that are.
//
// Soundness. min, max, abs, relu and sign are split into cases by which argument counts; together the cases cover everything,
// and each is proved apart (or is impossible). So are the cases of two values of an increasing function (activations.ts),
// where it does not go without. In a case, a fact about one atom narrows its range; a fact a + r ≥ 0 puts slack − r in the
// place of a, with slack ≥ 0, which forgets nothing but the range of a. The rest is box.ts. Dropping a fact or a range only
// makes a proof harder.
// Not decided: products of facts, floor and mod by cases.
import { type Atom, type Atoms, atomOf } from '../../math/forms/atoms.ts'
import {
  addPolynomials,
  atomPolynomial,
  atomsOf,
  type Budget,
  constantPolynomial,
  mapAtoms,
  negatePolynomial,
  type Polynomial,
  polynomialKey,
  scalePolynomial,
  subtractPolynomials,
  zeroPolynomial,
} from '../../math/exact/polynomial.ts'
import { divide } from '../../math/exact/rational.ts'
import { casesOfPair, type Pair, pairsIn } from './activations.ts'
import { type Box, provedOnBox } from './box.ts'
import { type Bound, narrow, slopeOf } from './facts.ts'

interface Effort {
  /** Cases and attempts that may still be made. */
  left: number
}

/** Cases and attempts for a goal that goes without pairs of activations, and for one that does not. */
const [efforts, effortsWithPairs] = [400, 600]
/** At most this many pairs are taken by cases at once. */
const mostPairs = 2

/** Whether the goal follows from the facts on the box; "no" means not proved. `thorough`: with pairs of activations. */
export function follows(goal: Bound, facts: readonly Bound[], atoms: Atoms, box: Box, thorough = true): boolean {
  return byCases(goal, facts, atoms, box, { left: thorough ? effortsWithPairs : efforts }, thorough ? mostPairs : 0)
}

function byCases(goal: Bound, facts: readonly Bound[], atoms: Atoms, box: Box, effort: Effort, pairs: number): boolean {
  if (effort.left-- <= 0) return false
  const split = [goal, ...facts].flatMap(({ of }) => [...atomsOf(of)]).find((key) => isSplit(atomOf(atoms, key)))
  if (split === undefined) return withPairs(goal, facts, atoms, box, effort, pairs)
  return casesOf(atomOf(atoms, split)).every(({ value, facts: added }) => {
    const [replaced, ...kept] = put([goal, ...facts], split, value, atoms.budget)
    return replaced !== undefined && byCases(replaced, [...added, ...present(kept)], atoms, box, effort, pairs)
  })
}
const present = (bounds: readonly (Bound | undefined)[]): readonly Bound[] => bounds.filter((bound) => bound !== undefined)

/** The goal in a box, or in each case of some pair of activations; pairs that were taken already are not taken again. */
function withPairs(
  goal: Bound,
  facts: readonly Bound[],
  atoms: Atoms,
  box: Box,
  effort: Effort,
  depth: number,
  taken: ReadonlySet<Pair['key']> = new Set(),
): boolean {
  if (inBox(goal, facts, box, effort, atoms.budget, 0)) return true
  if (depth === 0) return false
  const pairs = pairsIn(
    [goal, ...facts].map(({ of }) => of),
    atoms,
  )
  return pairs
    .filter((pair) => !taken.has(pairKey(pair)))
    .some((pair) =>
      casesOfPair(pair).every(({ value, facts: added }) => {
        const [replaced, ...kept] = value === undefined ? [goal, ...facts] : put([goal, ...facts], pair.key, value, atoms.budget)
        const now = new Set([...taken, pairKey(pair)])
        return replaced !== undefined && withPairs(replaced, [...added, ...present(kept)], atoms, box, effort, depth - 1, now)
      }),
    )
}
const pairKey = ({ key, other }: Pair): string => `${key} ${polynomialKey(other.value)}`

/** Bounds with a value in the place of an atom; undefined where that goes beyond the budget. */
const put = (bounds: readonly Bound[], atom: string, value: Polynomial, budget: Budget): readonly (Bound | undefined)[] =>
  bounds.map((bound) => {
    if (!atomsOf(bound.of).has(atom)) return bound
    const of = mapAtoms(bound.of, (key) => (key === atom ? value : atomPolynomial(key)), budget)
    return of && { ...bound, of }
  })

interface Case {
  readonly value: Polynomial
  /** What holds in this case. */
  readonly facts: readonly Bound[]
}
const splitNames: readonly string[] = ['abs', 'relu', 'max', 'min', 'sign']
const isSplit = (atom: Atom): boolean => atom.type === 'call' && splitNames.includes(atom.name)
/** What a split atom is, case by case. */
function casesOf(atom: Atom): readonly Case[] {
  const [first] = atom.type === 'call' ? atom.args : []
  if (atom.type !== 'call' || first === undefined) throw new Error(`no cases of ${atom.type}`)
  const minus = negatePolynomial(first)
  const when = (value: Polynomial, notBelow: readonly Polynomial[], strict = false): Case => ({
    value,
    facts: notBelow.map((of) => ({ of, strict })),
  })
  const extreme = (sign: 1 | -1): readonly Case[] =>
    atom.args.map((value) => {
      const apart = atom.args.filter((p) => p !== value).map((p) => subtractPolynomials(value, p))
      return when(value, sign === 1 ? apart : apart.map(negatePolynomial))
    })
  switch (atom.name) {
    case 'abs':
      return [when(first, [first]), when(minus, [minus])]
    case 'relu':
      return [when(first, [first]), when(zeroPolynomial, [minus])]
    case 'sign':
      return [when(constantPolynomial(1), [first], true), when(constantPolynomial(-1), [minus], true), when(zeroPolynomial, [first, minus])]
    case 'max':
      return extreme(1)
    case 'min':
      return extreme(-1)
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
      return replaced !== undefined && inBox(replaced, present(kept), wider, effort, budget, slacks + 1)
    }),
  )
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
