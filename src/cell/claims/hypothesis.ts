// A claim's hypothesis as knowledge: equations are solved for an atom, which then has that value everywhere; the rest is
// kept as facts. Sound because equals are put for equals: whatever is proved then holds wherever the hypothesis does.
import { atomOf } from '../../math/forms/atoms.ts'
import { namesIn } from '../../math/names.ts'
import { openForms, type Reading } from '../../math/forms/normal-form.ts'
import { atomsOf, isZero, type Polynomial, subtractPolynomials, zeroPolynomial } from '../../math/exact/polynomial.ts'
import { numberExpr } from '../../math/derive/build.ts'
import type { Expr } from '../../model.ts'
import { solve } from './bounds.ts'
import { computedFrom, rangeOf } from './context.ts'
import { slopeOf } from './facts.ts'
import { type Comparison, comparisonsOf, denialOf, expressionsOf, type Formula } from './formula.ts'
import { type Knowledge, type Proof, withValues } from './knowledge.ts'
import { prove } from './prove.ts'

/**
 * Knowledge with the hypothesis in it, or `vacuous` where it is proved that no point meets it. There are several views: in
 * all but the first some computed names are any vectors in their range, and their own equation is forgotten. So an equation
 * about a sum of products (`c == 0`) can be put in its place, and what is known of c reaches tanh(c). A proof in any is one.
 */
export function assume(hypothesis: readonly Formula[], conclusion: Formula, knowledge: Knowledge): readonly Knowledge[] | 'vacuous' {
  const first = assumeAll(hypothesis, knowledge)
  if (first === 'vacuous') return first
  const unsolved = namesOf(first.facts.filter(({ op }) => op === '=='))
  const views: Knowledge[] = [first]
  for (const forgotten of forgettable([unsolved, ...upstream(hypothesis, conclusion, knowledge)], knowledge)) {
    const next = view(hypothesis, knowledge, forgotten)
    if (next === 'vacuous') return next
    views.push(next)
  }
  return views
}
/** The first view alone, in which no equation is forgotten. */
export const assumeAll = (hypothesis: readonly Formula[], knowledge: Knowledge): Knowledge | 'vacuous' =>
  view(hypothesis, knowledge, new Set())
const namesOf = (comparisons: readonly Comparison[]): readonly string[] =>
  comparisons.flatMap(({ left, right }) => [...namesIn(left), ...namesIn(right)])

/** Names to forget: those of the hypothesis, those from which others of the claim are computed, and both in the conclusion. */
function upstream(hypothesis: readonly Formula[], conclusion: Formula, { cell }: Knowledge): readonly (readonly string[])[] {
  const namesSpoken = (formulas: readonly Formula[]) => [...new Set(formulas.flatMap(expressionsOf).flatMap((expr) => [...namesIn(expr)]))]
  const below = (names: readonly string[]): readonly string[] =>
    names.filter((name) => {
      const changed = computedFrom(name, cell.equations.values())
      return names.some((other) => changed.has(other))
    })
  const [assumed, asked] = [namesSpoken(hypothesis), namesSpoken([conclusion])]
  return [assumed, below([...assumed, ...asked]), [...assumed, ...below(asked)]]
}
/** The computed names of each list, gates left out; no set twice. */
function forgettable(lists: readonly (readonly string[])[], { reading, cell }: Knowledge): readonly ReadonlySet<string>[] {
  const sets = lists.map((names) => names.filter((name) => reading.definition(name) !== undefined && cell.roles.get(name) !== 'gate'))
  const byKey = new Map(sets.map((names) => new Set(names)).map((set) => [[...set].sort().join(' '), set]))
  return [...byKey].flatMap(([key, set]) => (key === '' ? [] : [set]))
}

function view(hypothesis: readonly Formula[], knowledge: Knowledge, forgotten: ReadonlySet<string>): Knowledge | 'vacuous' {
  let known = forget(knowledge, forgotten)
  const facts: Comparison[] = []
  // Whole vectors first: a later value of an entry is then checked against that of its vector.
  const equations = hypothesis.filter((formula) => formula.type === 'compare' && formula.op === '==')
  const wholeFirst = [...equations].sort((a, b) => rankOf(b, known) - rankOf(a, known))
  for (const formula of [...wholeFirst, ...hypothesis.filter((other) => !equations.includes(other))]) {
    if (fails(formula, known)) return 'vacuous'
    if (formula.type !== 'compare') continue
    const solved = formula.op === '==' ? solution(formula, known) : undefined
    if (solved === undefined) facts.push(formula)
    else known = withValues(known, solved)
  }
  // Each was possible when it came; together they may not be. A name with a value keeps its range as a fact.
  const names = new Set(equations.flatMap(comparisonsOf).flatMap(({ left, right }) => [...namesIn(left), ...namesIn(right)]))
  const all = { ...known, facts: [...facts, ...[...names].flatMap((name) => rangeOfName(name, knowledge))] }
  return hypothesis.some((formula) => fails(formula, all)) ? 'vacuous' : all
}
/** Whether it is proved that a formula fails, at some entry at least. */
const fails = (formula: Formula, known: Knowledge): boolean => prove({ type: 'any', of: denialOf(formula) }, known) !== undefined

/** Knowledge in which some computed names are any vectors. */
function forget(knowledge: Knowledge, names: ReadonlySet<string>): Knowledge {
  const { reading, atoms } = knowledge
  if (names.size === 0) return knowledge
  const wider: Reading = { ...reading, definition: (name) => (names.has(name) ? undefined : reading.definition(name)) }
  const ranges = new Map([...knowledge.cell.ranges, ...[...names].map((name) => [name, rangeOf(name, knowledge.cell)] as const)])
  return { ...knowledge, cell: { ...knowledge.cell, ranges }, reading: wider, form: openForms(wider, atoms) }
}

/** The range of a gate that is free, or of an activation, as comparisons of its name. */
function rangeOfName(name: string, { cell }: Knowledge): readonly Comparison[] {
  const inner: Expr = { type: 'name', name }
  const { low, high, lowOpen, highOpen } = rangeOf(name, cell)
  return [
    ...(low === undefined ? [] : [{ type: 'compare', op: lowOpen ? '>' : '>=', left: inner, right: numberExpr(low) } as const]),
    ...(high === undefined ? [] : [{ type: 'compare', op: highOpen ? '<' : '<=', left: inner, right: numberExpr(high) } as const]),
  ]
}

function rankOf(formula: Formula, { form }: Knowledge): number {
  return formula.type === 'compare' ? Math.max(form(formula.left)?.rank ?? 0, form(formula.right)?.rank ?? 0) : 0
}

/** An equation solved for one atom: its value. Empty where it says nothing, undefined where it cannot be solved so. */
function solution({ left, right }: Comparison, { form, atoms, cell }: Knowledge): ReadonlyMap<string, Polynomial> | undefined {
  const [a, b] = [form(left), form(right)]
  if (a === undefined || b === undefined || a.rank === 2 || b.rank === 2) return undefined
  const difference = subtractPolynomials(a.value, b.value)
  if (isZero(difference)) return new Map()
  const rank = Math.max(a.rank, b.rank)
  // A gate first, then an activation (`h_tilde == h_prev`: the candidate, as h_prev is also inside of it), then any name.
  const preference = (key: string): number => {
    const atom = atomOf(atoms, key)
    if (atom.type !== 'name' && atom.type !== 'element') return 1
    const name = atom.type === 'name' ? atom.name : atom.of
    return cell.freeGates.has(name) || cell.roundedGates.has(name) ? 0 : 2
  }
  const [atom] = [...atomsOf(difference)]
    .filter((key) => atomOf(atoms, key).rank === rank && slopeOf(difference, key) !== undefined)
    .sort((x, y) => preference(x) - preference(y))
  return atom === undefined ? undefined : new Map([[atom, solve(difference, atom, zeroPolynomial)]])
}

/** A proof from any of the views; a `thorough` one takes more effort, and begins where the least is known. */
export function proveInViews(formula: Formula, views: readonly Knowledge[], thorough: boolean): Proof | undefined {
  for (const view of thorough ? views.toReversed() : views) {
    const proof = prove(formula, { ...view, thorough })
    if (proof !== undefined) return proof
  }
  return undefined
}
