// Formulas proved for all dimensions, weights, inputs and earlier states.
//
// Soundness. A comparison is proved for one generic entry (`*`) of vectors, so for all; “some entry” (`any`) for that or for
// one that the claim names. Hypotheses come in as values of atoms (hypothesis.ts) and as facts read at the entries in question.
import { sameForms } from '../../math/forms/normal-form.ts'
import { constantPolynomial, isZero, negatePolynomial, type Polynomial } from '../../math/exact/polynomial.ts'
import type { CompareOp } from '../../model.ts'
import { follows } from './bounds.ts'
import type { Bound } from './facts.ts'
import { vanishes } from './laws.ts'
import { type Comparison, comparisonsOf, conjunctsOf, denialOf, type Formula } from './formula.ts'
import { atomsWithin, boxOf, differenceOf, factsAbout, gateOf, type Knowledge, type Proof, type Where, withValues } from './knowledge.ts'

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
  if (op === '==' && vanishes(difference, knowledge.atoms)) return 'normal-form'
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
