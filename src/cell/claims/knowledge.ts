// What proofs know: the cell, the values and facts that hypotheses give, and what both say of one entry of vectors.
//
// Soundness. Gates that range freely are atoms in [0, 1] and every activation an atom in its range, whatever it is applied
// to: more points than there are, so what holds for all of them holds.
import { type Atoms, atomOf } from '../../math/forms/atoms.ts'
import { type Former, openForms, type Reading } from '../../math/forms/normal-form.ts'
import { elementOf, renew } from '../../math/forms/vector-atoms.ts'
import {
  atomsOf,
  constantOf,
  isZero,
  negatePolynomial,
  openBudget,
  type Polynomial,
  subtractPolynomials,
} from '../../math/exact/polynomial.ts'
import type { CompareOp } from '../../model.ts'
import type { Box } from './box.ts'
import type { ClaimCell } from './context.ts'
import type { Bound } from './facts.ts'
import type { Comparison, Dependence } from './formula.ts'
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

/** left − right of a comparison of numbers or vectors (at entry `at`); undefined where it has no form. */
export function differenceOf({ left, right }: Comparison, at: string, { form, atoms }: Knowledge): Polynomial | undefined {
  const [a, b] = [form(left), form(right)]
  if (a === undefined || b === undefined || a.rank === 2 || b.rank === 2) return undefined
  const difference = subtractPolynomials(a.value, b.value)
  return a.rank === 0 && b.rank === 0 ? difference : elementOf(atoms, difference, at)
}

/** The entry of vectors in question, and what is assumed of it alone. */
export interface Where {
  readonly at: string
  readonly assumed: readonly Comparison[]
}
interface Facts {
  readonly bounds: readonly Bound[]
  /** What is not 0. */
  readonly apart: readonly Polynomial[]
}
/** The facts as bounds, those about vectors at every entry that the goal speaks of. */
export function factsAbout(goal: Polynomial, knowledge: Knowledge, { at: place, assumed }: Where): Facts {
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
export function atomsWithin(p: Polynomial, atoms: Atoms): ReadonlySet<string> {
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

/** The name that an atom is an entry of (or itself, where it is a number). */
export function gateOf(key: string, atoms: Atoms): string | undefined {
  const atom = atomOf(atoms, key)
  if (atom.type === 'element') return gateOf(atom.of, atoms)
  return atom.type === 'name' ? atom.name : undefined
}

/** The range of an atom, whatever its arguments are. */
export function boxOf({ cell, atoms }: Knowledge): Box {
  return (key) => {
    const atom = atoms.known.get(key)
    if (atom?.type === 'call') return rangeOfCall(atom.name)
    if (atom?.type === 'element' && atomOf(atoms, atom.of).type === 'whole') return unit
    return (atom && cell.ranges.get(gateOf(key, atoms) ?? '')) ?? {}
  }
}
