// A claim's hypothesis as knowledge: equations are solved for an atom, which then has that value everywhere; the rest is
// kept as facts. Sound because equals are put for equals: whatever is proved then holds wherever the hypothesis does.
import { atomOf } from '../../math/forms/atoms.ts'
import { namesIn } from '../../math/names.ts'
import { openForms, type Reading } from '../../math/forms/normal-form.ts'
import { atomsOf, isZero, type Polynomial, subtractPolynomials, zeroPolynomial } from '../../math/exact/polynomial.ts'
import { absolute, type Rational, sign, toText } from '../../math/exact/rational.ts'
import type { Expr } from '../../model.ts'
import { slopeOf, solve } from './bounds.ts'
import { type Comparison, comparisonsOf, denialOf, type Formula } from './formula.ts'
import { gateRange, type Knowledge, prove, rangeOfCall, withValues } from './prove.ts'

/**
 * Knowledge with the hypothesis in it, or `vacuous` where it is proved that no point meets it. Where an equation about a
 * computed name cannot be solved (`c == 0`: c is a sum of products), there is a second view, in which the name is any
 * vector that meets the equation and its own equation is forgotten; a proof in either is one.
 */
export function assume(hypothesis: readonly Formula[], knowledge: Knowledge): readonly Knowledge[] | 'vacuous' {
  const first = view(hypothesis, knowledge, new Set())
  if (first === 'vacuous') return first
  const unsolved = first.facts.filter(({ op }) => op === '==').flatMap(({ left, right }) => [...namesIn(left), ...namesIn(right)])
  const computed = unsolved.filter((name) => knowledge.reading.definition(name) !== undefined)
  if (computed.length === 0) return [first]
  const second = view(hypothesis, knowledge, new Set(computed))
  return second === 'vacuous' ? second : [first, second]
}

function view(hypothesis: readonly Formula[], knowledge: Knowledge, forgotten: ReadonlySet<string>): Knowledge | 'vacuous' {
  let known = forget(knowledge, forgotten)
  const facts: Comparison[] = []
  // Whole vectors first: a later value of an entry is then checked against that of its vector.
  const equations = hypothesis.filter((formula) => formula.type === 'compare' && formula.op === '==')
  const wholeFirst = [...equations].sort((a, b) => rankOf(b, known) - rankOf(a, known))
  for (const formula of [...wholeFirst, ...hypothesis.filter((other) => !equations.includes(other))]) {
    if (prove(denialOf(formula), known) !== undefined) return 'vacuous'
    if (formula.type !== 'compare') continue
    const solved = formula.op === '==' ? solution(formula, known) : undefined
    if (solved === undefined) facts.push(formula)
    else known = withValues(known, solved)
  }
  // Each was possible when it came; together they may not be. A name with a value keeps its range as a fact.
  const names = new Set(equations.flatMap(comparisonsOf).flatMap(({ left, right }) => [...namesIn(left), ...namesIn(right)]))
  const all = { ...known, facts: [...facts, ...[...names].flatMap((name) => rangeOfName(name, knowledge))] }
  return hypothesis.some((formula) => prove(denialOf(formula), all) !== undefined) ? 'vacuous' : all
}

/** Knowledge in which some computed names are any vectors. */
function forget(knowledge: Knowledge, names: ReadonlySet<string>): Knowledge {
  const { reading, atoms } = knowledge
  const wider: Reading = { ...reading, definition: (name) => (names.has(name) ? undefined : reading.definition(name)) }
  return names.size === 0 ? knowledge : { ...knowledge, reading: wider, form: openForms(wider, atoms) }
}

/** The range of a gate that is free, or of an activation, as comparisons of its name. */
function rangeOfName(name: string, { cell, reading }: Knowledge): readonly Comparison[] {
  const definition = reading.definition(name)
  const range = cell.freeGates.has(name) ? gateRange(cell) : definition?.type === 'call' ? rangeOfCall(definition.name) : {}
  const inner: Expr = { type: 'name', name }
  const { low, high, lowOpen, highOpen } = range
  return [
    ...(low === undefined ? [] : [{ type: 'compare', op: lowOpen ? '>' : '>=', left: inner, right: numberExpr(low) } as const]),
    ...(high === undefined ? [] : [{ type: 'compare', op: highOpen ? '<' : '<=', left: inner, right: numberExpr(high) } as const]),
  ]
}
function numberExpr(value: Rational): Expr {
  const magnitude: Expr = { type: 'number', value: toText(absolute(value)) }
  return sign(value) < 0 ? { type: 'negate', arg: magnitude } : magnitude
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
