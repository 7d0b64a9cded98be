// Whether one quantity changes with another, proved for all points: the cell stands beside a twin (or two) in which that
// other alone has another value, and what is computed from it follows.
//
// Soundness. “Not” is proved where both values are equal whatever the other value is: the twin's value is an atom of its own.
// “Depends” is proved where two fixed values lead to different results: then one of them leads to another result than the
// value that is there. The hypothesis is assumed of both points, and proved of the points with the two fixed values.
import { constantPolynomial, type Polynomial } from '../../math/exact/polynomial.ts'
import { type Rational, rational } from '../../math/exact/rational.ts'
import { visitExpr } from '../../math/names.ts'
import type { Expr } from '../../model.ts'
import { type ClaimCell, rangeOf, withTwin } from './context.ts'
import { type Comparison, type Dependence, expressionsOf, exprOfPlace, type Formula, type Place, renamed } from './formula.ts'
import { assume, proveInViews } from './hypothesis.ts'
import { openKnowledge, type Proof, withValues } from './knowledge.ts'
import type { Shapes } from './shapes.ts'

export interface Situation {
  readonly hypothesis: readonly Formula[]
  readonly conclusion: Formula
  readonly cell: ClaimCell
  readonly shapes: Shapes
}
/** Names (without an equation) that have the same known value in all entries. */
export type KnownValues = ReadonlyMap<string, Rational>

/** A proof that a dependence, or its denial, is so at all points that meet the hypothesis (and have the known values). */
export function proveDependence(
  leaf: Dependence,
  situation: Situation,
  thorough: boolean,
  known: KnownValues = new Map(),
): Proof | undefined {
  if (leaf.denied) return proveConstant(leaf, situation, thorough, known)
  for (const pair of twoValues(leaf.on, situation.cell)) {
    const proof = proveDifferent(leaf, pair, situation, thorough, known)
    if (proof !== undefined) return proof
  }
  return undefined
}

function proveConstant(
  leaf: Dependence,
  { hypothesis, conclusion, cell, shapes }: Situation,
  thorough: boolean,
  known: KnownValues,
): Proof | undefined {
  const { cell: both, twin } = withTwin(cell, leaf.on.name, "'")
  const wanted: Comparison = { type: 'compare', op: '==', left: leaf.of, right: renamedExpr(leaf.of, twin) }
  const changed = hypothesis.filter((part) => speaksOfChanged(part, twin)).map((part) => renamed(part, twin))
  const same = sameEntries(leaf.on, [...hypothesis, conclusion], [twin(leaf.on.name)])
  const views = assume([...hypothesis, ...changed, ...same], wanted, withValues(openKnowledge(both, shapes), constants(known)))
  return views === 'vacuous' ? undefined : proveInViews(wanted, views, thorough)
}

function proveDifferent(
  leaf: Dependence,
  pair: readonly Rational[],
  situation: Situation,
  thorough: boolean,
  known: KnownValues,
): Proof | undefined {
  const { hypothesis, conclusion, shapes } = situation
  const { name, at } = leaf.on
  const first = withTwin(situation.cell, name, "'")
  const second = withTwin(first.cell, name, "''")
  const twins = [first.twin, second.twin]
  const key = (twin: string): string => (at === undefined ? twin : `${twin}[${at}]`)
  const values = new Map(twins.map((twin, i) => [key(twin(name)), constantPolynomial(pair[i] ?? 0)] as const))
  const [left, right] = twins.map((twin) => renamedExpr(leaf.of, twin))
  if (left === undefined || right === undefined) return undefined
  const wanted: Comparison = { type: 'compare', op: '!=', left, right }
  const same = sameEntries(
    leaf.on,
    [...hypothesis, conclusion],
    twins.map((twin) => twin(name)),
  )
  const knowledge = withValues(openKnowledge(second.cell, shapes), new Map([...constants(known), ...values]))
  const views = assume([...hypothesis, ...same], wanted, knowledge)
  if (views === 'vacuous') return undefined
  const meets = hypothesis
    .filter((part) => speaksOfChanged(part, first.twin))
    .flatMap((part) => twins.map((twin) => renamed(part, twin)))
    .every((part) => proveInViews(part, views, thorough) !== undefined)
  return meets ? proveInViews(wanted, views, thorough) : undefined
}

const constants = (known: KnownValues): ReadonlyMap<string, Polynomial> =>
  new Map([...known].map(([name, value]) => [name, constantPolynomial(value)]))
const renamedExpr = (of: Expr, name: (name: string) => string): Expr => {
  const formula = renamed({ type: 'compare', op: '==', left: of, right: of }, name)
  return formula.type === 'compare' ? formula.left : of
}
const speaksOfChanged = (formula: Formula, twin: (name: string) => string): boolean =>
  expressionsOf(formula).some((expr) => {
    let changed = false
    visitExpr(expr, (inner) => {
      if (inner.type === 'name' && twin(inner.name) !== inner.name) changed = true
    })
    return changed
  })

/** Where one numbered entry is changed, the other numbered entries that the claim speaks of are not. */
function sameEntries({ name, at }: Place, formulas: readonly Formula[], twins: readonly string[]): readonly Comparison[] {
  if (at === undefined || !/^\d/.test(at)) return []
  const others = new Set<string>()
  for (const expr of formulas.flatMap(expressionsOf)) {
    visitExpr(expr, (inner) => {
      if (inner.type === 'index' && inner.at.type === 'number' && inner.at.value !== at) others.add(inner.at.value)
    })
  }
  return [...others].flatMap((entry) =>
    twins.map((twin): Comparison => ({
      type: 'compare',
      op: '==',
      left: exprOfPlace({ name: twin, at: entry }),
      right: exprOfPlace({ name, at: entry }),
    })),
  )
}

const half = rational(1n, 2n)
const [quarter, threeQuarters] = [rational(1n, 4n), rational(3n, 4n)]
/** Pairs of values that a quantity can have, to be tried. */
function twoValues({ name }: Place, cell: ClaimCell): readonly (readonly Rational[])[] {
  const { low, high, lowOpen } = rangeOf(name, cell)
  if (low === 0 && high === 1) return lowOpen === true ? [[quarter, threeQuarters]] : [[0, 1]]
  return low === undefined
    ? [
        [0, 1],
        [1, 2],
      ]
    : [[0, half]]
}
