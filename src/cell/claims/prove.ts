// Formulas proved for all dimensions, weights, inputs and earlier states.
//
// Soundness. A comparison is proved for one generic entry (`*`) of vectors, so for all. Gates that range freely are atoms in
// [0, 1] and every activation an atom in its range, whatever it is applied to: more points than there are, so what holds for
// all of them holds. Hypotheses come in as values of atoms (hypothesis.ts) and as facts read at the entries in question.
import { type Atoms, atomOf } from '../../math/forms/atoms.ts'
import { type Former, openForms, type Reading, sameForms } from '../../math/forms/normal-form.ts'
import { atomsOf, constantPolynomial, isZero, negatePolynomial, type Polynomial, subtractPolynomials } from '../../math/exact/polynomial.ts'
import { elementOf, renew } from '../../math/forms/vector-atoms.ts'
import type { CompareOp } from '../../model.ts'
import { type Bound, follows } from './bounds.ts'
import type { Box, Range } from './box.ts'
import type { ClaimCell } from './context.ts'
import { type Comparison, comparisonsOf, type Formula } from './formula.ts'

export interface Knowledge {
  readonly cell: ClaimCell
  readonly reading: Reading
  /** With the values that hypotheses give to atoms. */
  readonly atoms: Atoms
  readonly form: Former
  /** Hypotheses that are not such a value. */
  readonly facts: readonly Comparison[]
}
export type Proof = 'normal-form' | 'bounds'

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
  if (split.length === 0 || split.length > 6) return proveFormula(formula, knowledge)
  const proofs = Array.from({ length: 2 ** split.length }, (_, bits) => {
    const values = split.map((key, i): [string, Polynomial] => [key, constantPolynomial((bits >> i) & 1)])
    return proveFormula(formula, withValues(knowledge, new Map(values)))
  })
  return weakest(proofs)
}
const weakest = (proofs: readonly (Proof | undefined)[]): Proof | undefined =>
  proofs.includes(undefined) ? undefined : proofs.includes('bounds') ? 'bounds' : 'normal-form'

function proveFormula(formula: Formula, knowledge: Knowledge): Proof | undefined {
  switch (formula.type) {
    case 'compare':
      return proveComparison(formula, knowledge)
    case 'and':
      return weakest([proveFormula(formula.left, knowledge), proveFormula(formula.right, knowledge)])
    case 'or':
      return proveFormula(formula.left, knowledge) ?? proveFormula(formula.right, knowledge)
    default:
      return formula satisfies never
  }
}

function proveComparison(comparison: Comparison, knowledge: Knowledge): Proof | undefined {
  const { op, left, right } = comparison
  const [a, b] = [knowledge.form(left), knowledge.form(right)]
  if (op === '==' && a?.rank === 2 && b && sameForms(a, b)) return 'normal-form'
  const difference = differenceOf(comparison, '*', knowledge)
  if (difference === undefined) return undefined
  if (isZero(difference) && (op === '==' || op === '<=' || op === '>=')) return 'normal-form'
  const facts = factsAbout(difference, knowledge)
  const above = (of: Polynomial, strict: boolean): boolean => follows({ of, strict }, facts, knowledge.atoms, boxOf(knowledge))
  return signed(op, difference, above) ? 'bounds' : undefined
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

/** The facts as bounds, those about vectors at every entry that the goal speaks of. */
function factsAbout(goal: Polynomial, knowledge: Knowledge): readonly Bound[] {
  const entries = new Set(['*', ...[...atomsWithin(goal, knowledge.atoms)].flatMap((key) => entryAt(key, knowledge.atoms) ?? [])])
  return knowledge.facts.flatMap((fact) =>
    [...entries].flatMap((at) => {
      const difference = differenceOf(fact, at, knowledge)
      return difference === undefined ? [] : boundsOf(fact.op, difference)
    }),
  )
}
/** `difference op 0` as bounds. That it is not 0 says something only where it is 0: then there is no such point. */
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
  const keys = comparisonsOf(formula).flatMap((comparison) => {
    const difference = differenceOf(comparison, '*', knowledge)
    return difference === undefined ? [] : [...atomsWithin(difference, atoms)]
  })
  return [...new Set(keys)].filter((key) => cell.roundedGates.has(gateOf(key, atoms) ?? ''))
}
/** The name that an atom is an entry of (or itself, where it is a number). */
function gateOf(key: string, atoms: Atoms): string | undefined {
  const atom = atomOf(atoms, key)
  if (atom.type === 'element') return gateOf(atom.of, atoms)
  return atom.type === 'name' ? atom.name : undefined
}

const unit: Range = { low: 0, high: 1 }
const openUnit: Range = { ...unit, lowOpen: true, highOpen: true }
const symmetric: Range = { low: -1, high: 1 }
/** What a gate without an equation of its own may be. */
export const gateRange = ({ gates }: ClaimCell): Range => (gates === 'exact' ? openUnit : unit)
/** The range of an atom, whatever its arguments are. */
function boxOf({ cell, atoms }: Knowledge): Box {
  return (key) => {
    const atom = atoms.known.get(key)
    if (atom?.type === 'call') return rangeOfCall(atom.name)
    if (atom?.type === 'element' && atomOf(atoms, atom.of).type === 'whole') return unit
    const gate = atom === undefined ? undefined : gateOf(key, atoms)
    if (gate === undefined || !(cell.freeGates.has(gate) || cell.roundedGates.has(gate))) return {}
    return gateRange(cell)
  }
}
/** The range of a function's values. */
export function rangeOfCall(name: string): Range {
  switch (name) {
    case 'sigmoid':
      return openUnit
    case 'tanh':
      return { ...symmetric, lowOpen: true, highOpen: true }
    case 'sign':
      return symmetric
    case 'exp':
      return { low: 0, lowOpen: true }
    case 'abs':
    case 'relu':
    case 'sqrt':
      return { low: 0 }
    default:
      return {}
  }
}
