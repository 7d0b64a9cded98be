// Formulas proved for all dimensions, weights, inputs and earlier states.
//
// Soundness. A comparison is proved for one generic entry (`*`) of vectors, so for all. Gates that range freely are atoms in
// [0, 1] and every activation an atom in its range, whatever it is applied to: more points than there are, so what holds for
// all of them holds. Hypotheses come in as values of atoms (hypothesis.ts) and as facts read at the entries in question.
import { type Atoms, atomOf } from '../../math/forms/atoms.ts'
import { type Former, openForms, type Reading, sameForms } from '../../math/forms/normal-form.ts'
import {
  atomsOf,
  constantOf,
  constantPolynomial,
  isZero,
  negatePolynomial,
  openBudget,
  type Polynomial,
  subtractPolynomials,
} from '../../math/exact/polynomial.ts'
import { elementOf, renew } from '../../math/forms/vector-atoms.ts'
import type { CompareOp } from '../../model.ts'
import { follows } from './bounds.ts'
import type { Box } from './box.ts'
import type { ClaimCell } from './context.ts'
import type { Bound } from './facts.ts'
import { type Comparison, comparisonsOf, conjunctsOf, denialOf, type Dependence, type Formula } from './formula.ts'
import { rangeOfCall, unit } from './ranges.ts'
import type { Shapes } from './shapes.ts'

export interface Knowledge {
  readonly cell: ClaimCell
  readonly reading: Reading
  /** With the values that hypotheses give to atoms. */
  readonly atoms: Atoms
  readonly form: Former
  /** Hypotheses that are not such a value. */
  readonly facts: readonly Comparison[]
  /** Entries that the claim speaks of by number or as k: where “some entry” may be shown. */
  readonly entries: readonly string[]
  /** Whether proofs look at pairs of activations: more is proved, with more effort. */
  readonly thorough?: boolean
  /** How a dependence (or that there is none) is proved; absent where none can be. */
  readonly dependence?: (leaf: Dependence) => Proof | undefined
}
export type Proof = 'normal-form' | 'bounds'

/** What is known of a cell before any hypothesis. Rounded gates are any values in their range: proofs try 0 and 1. */
export function openKnowledge(cell: ClaimCell, shapes: Pick<Shapes, 'rank'>, entries: readonly string[] = []): Knowledge {
  const reading: Reading = {
    rank: (name) => shapes.rank(name),
    definition: (name) => (cell.roundedGates.has(name) ? undefined : cell.equations.get(name)?.expr),
  }
  const atoms = { known: new Map(), values: new Map(), budget: openBudget() }
  return { cell, reading, atoms, form: openForms(reading, atoms), facts: [], entries }
}

/** Knowledge in which some atoms have a value; the values they had before are made anew with them. */
export function withValues(knowledge: Knowledge, added: ReadonlyMap<string, Polynomial>): Knowledge {
  const only: Atoms = { ...knowledge.atoms, values: added }
  const renewed = [...knowledge.atoms.values].map(([key, value]): [string, Polynomial] => [key, renew(only, value) ?? value])
  const atoms: Atoms = { ...knowledge.atoms, values: new Map([...renewed, ...added]) }
  return { ...knowledge, atoms, form: openForms(knowledge.reading, atoms) }
}

/** A proof of a formula, or undefined. Gates that are 0 or 1 are tried in every combination. */
export function prove(formula: Formula, knowledge: Knowledge): Proof | undefined {
  const split = roundedGates(formula, knowledge)
  if (split.length === 0 || split.length > 6) return proveFormula(formula, knowledge, anywhere)
  const proofs = Array.from({ length: 2 ** split.length }, (_, bits) => {
    const values = split.map((key, i): [string, Polynomial] => [key, constantPolynomial((bits >> i) & 1)])
    return proveFormula(formula, withValues(knowledge, new Map(values)), anywhere)
  })
  return weakest(proofs)
}
/** The entry of vectors in question, and what is assumed of it alone. */
interface Where {
  readonly at: string
  readonly assumed: readonly Comparison[]
}
/** Any one entry: what is proved of it is proved of all. */
const anywhere: Where = { at: '*', assumed: [] }
const weakest = (proofs: readonly (Proof | undefined)[]): Proof | undefined =>
  proofs.includes(undefined) ? undefined : proofs.includes('bounds') ? 'bounds' : 'normal-form'

/** Of an `or`, where one side fails at the entry in question, the other must hold there. */
function proveFormula(formula: Formula, knowledge: Knowledge, where: Where): Proof | undefined {
  const inner = (part: Formula, { here, everywhere }: Failing = nothing): Proof | undefined =>
    proveFormula(
      part,
      everywhere.length === 0 ? knowledge : { ...knowledge, facts: [...knowledge.facts, ...everywhere] },
      here.length === 0 ? where : { ...where, assumed: [...where.assumed, ...here] },
    )
  switch (formula.type) {
    case 'compare':
      return proveComparison(formula, knowledge, where)
    case 'depends':
      return knowledge.dependence?.(formula)
    case 'and':
      return weakest([inner(formula.left), inner(formula.right)])
    case 'or': {
      const [left, right] = [formula.left, formula.right]
      return inner(left) ?? inner(right) ?? inner(right, failing(left)) ?? inner(left, failing(right))
    }
    case 'all':
      return proveFormula(formula.of, knowledge, anywhere)
    case 'any':
      return ['*', ...knowledge.entries].reduce<Proof | undefined>(
        (found, at) => found ?? proveFormula(formula.of, knowledge, { at, assumed: [] }),
        undefined,
      )
    default:
      return formula satisfies never
  }
}
interface Failing {
  readonly here: readonly Comparison[]
  readonly everywhere: readonly Comparison[]
}
const nothing: Failing = { here: [], everywhere: [] }
/** What holds where a formula does not, as far as it is comparisons: at the entry in question; at all, where none meets it. */
function failing(formula: Formula): Failing {
  const comparisons = (of: Formula): readonly Comparison[] => conjunctsOf(denialOf(of)).filter((part) => part.type === 'compare')
  if (formula.type === 'all') return nothing
  return formula.type === 'any' ? { ...nothing, everywhere: comparisons(formula.of) } : { ...nothing, here: comparisons(formula) }
}

function proveComparison(comparison: Comparison, knowledge: Knowledge, where: Where): Proof | undefined {
  const { op, left, right } = comparison
  const [a, b] = [knowledge.form(left), knowledge.form(right)]
  if (op === '==' && a?.rank === 2 && b && sameForms(a, b)) return 'normal-form'
  const difference = differenceOf(comparison, where.at, knowledge)
  if (difference === undefined) return undefined
  if (isZero(difference) && (op === '==' || op === '<=' || op === '>=')) return 'normal-form'
  const { bounds, apart } = factsAbout(difference, knowledge, where)
  const box = boxOf(knowledge)
  const follow = (facts: readonly Bound[]): boolean =>
    signed(op, difference, (of, strict) => follows({ of, strict }, facts, knowledge.atoms, box, knowledge.thorough === true))
  return eachSide(apart.slice(0, mostSides), bounds, follow) ? 'bounds' : undefined
}
/** At most so many facts “is not 0” are taken by cases. */
const mostSides = 3
/** Whether something holds for every choice of the side of 0 that each of `apart` lies on. */
function eachSide(apart: readonly Polynomial[], facts: readonly Bound[], holds: (facts: readonly Bound[]) => boolean): boolean {
  const [first, ...rest] = apart
  if (first === undefined) return holds(facts)
  return [first, negatePolynomial(first)].every((of) => eachSide(rest, [...facts, { of, strict: true }], holds))
}
/** Whether `difference op 0` follows. */
function signed(op: CompareOp, difference: Polynomial, above: (p: Polynomial, strict: boolean) => boolean): boolean {
  const minus = negatePolynomial(difference)
  switch (op) {
    case '==':
      return above(difference, false) && above(minus, false)
    case '!=':
      return above(difference, true) || above(minus, true)
    case '>':
    case '>=':
      return above(difference, op === '>')
    case '<':
    case '<=':
      return above(minus, op === '<')
    default:
      return op satisfies never
  }
}

/** left − right of a comparison of numbers or vectors (at entry `at`); undefined where it has no form. */
export function differenceOf({ left, right }: Comparison, at: string, { form, atoms }: Knowledge): Polynomial | undefined {
  const [a, b] = [form(left), form(right)]
  if (a === undefined || b === undefined || a.rank === 2 || b.rank === 2) return undefined
  const difference = subtractPolynomials(a.value, b.value)
  return a.rank === 0 && b.rank === 0 ? difference : elementOf(atoms, difference, at)
}

interface Facts {
  readonly bounds: readonly Bound[]
  /** What is not 0. */
  readonly apart: readonly Polynomial[]
}
/** The facts as bounds, those about vectors at every entry that the goal speaks of. */
function factsAbout(goal: Polynomial, knowledge: Knowledge, { at: place, assumed }: Where): Facts {
  const entries = new Set([place, ...[...atomsWithin(goal, knowledge.atoms)].flatMap((key) => entryAt(key, knowledge.atoms) ?? [])])
  const read = (fact: Comparison, at: string): readonly (readonly [CompareOp, Polynomial])[] => {
    const difference = differenceOf(fact, at, knowledge)
    return difference === undefined ? [] : [[fact.op, difference]]
  }
  const all = [
    ...knowledge.facts.flatMap((fact) => [...entries].flatMap((at) => read(fact, at))),
    ...assumed.flatMap((fact) => read(fact, place)),
  ]
  return {
    bounds: all.flatMap(([op, difference]) => boundsOf(op, difference)),
    apart: all.flatMap(([op, difference]) => (op === '!=' && constantOf(difference) === undefined ? [difference] : [])),
  }
}
/** `difference op 0` as bounds. That it is not 0 says something here only where it is 0: then there is no such point. */
function boundsOf(op: CompareOp, difference: Polynomial): readonly Bound[] {
  const minus = negatePolynomial(difference)
  switch (op) {
    case '==':
      return [
        { of: difference, strict: false },
        { of: minus, strict: false },
      ]
    case '!=':
      return isZero(difference) ? [{ of: difference, strict: true }] : []
    case '>':
    case '>=':
      return [{ of: difference, strict: op === '>' }]
    case '<':
    case '<=':
      return [{ of: minus, strict: op === '<' }]
    default:
      return op satisfies never
  }
}
function entryAt(key: string, atoms: Atoms): string | undefined {
  const atom = atomOf(atoms, key)
  return atom.type === 'element' ? atom.at : undefined
}

/** Atoms of a polynomial, and those inside functions that go entry by entry. */
function atomsWithin(p: Polynomial, atoms: Atoms): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...atomsOf(p)]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (found.has(key)) continue
    found.add(key)
    const atom = atomOf(atoms, key)
    if (atom.type === 'call') open.push(...atom.args.flatMap((arg) => [...atomsOf(arg)]))
  }
  return found
}

/** Entries of rounded gates that a formula depends on, outside of matrix products. */
function roundedGates(formula: Formula, knowledge: Knowledge): readonly string[] {
  const { atoms, cell } = knowledge
  if (cell.roundedGates.size === 0) return []
  const places = hasAny(formula) ? ['*', ...knowledge.entries] : ['*']
  const keys = comparisonsOf(formula).flatMap((comparison) =>
    places.flatMap((at) => {
      const difference = differenceOf(comparison, at, knowledge)
      return difference === undefined ? [] : [...atomsWithin(difference, atoms)]
    }),
  )
  return [...new Set(keys)].filter((key) => cell.roundedGates.has(gateOf(key, atoms) ?? ''))
}
const hasAny = (formula: Formula): boolean =>
  formula.type === 'any' || ('left' in formula && formula.type !== 'compare' && (hasAny(formula.left) || hasAny(formula.right)))
/** The name that an atom is an entry of (or itself, where it is a number). */
function gateOf(key: string, atoms: Atoms): string | undefined {
  const atom = atomOf(atoms, key)
  if (atom.type === 'element') return gateOf(atom.of, atoms)
  return atom.type === 'name' ? atom.name : undefined
}

/** The range of an atom, whatever its arguments are. */
function boxOf({ cell, atoms }: Knowledge): Box {
  return (key) => {
    const atom = atoms.known.get(key)
    if (atom?.type === 'call') return rangeOfCall(atom.name)
    if (atom?.type === 'element' && atomOf(atoms, atom.of).type === 'whole') return unit
    return (atom && cell.ranges.get(gateOf(key, atoms) ?? '')) ?? {}
  }
}
