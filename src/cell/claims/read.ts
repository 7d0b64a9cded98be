// A claim as written → the question that is proved and tried, or why there is none.
import { childrenOf, mapExpr, membersIn, namesIn, visitExpr } from '../../math/names.ts'
import type { Claim, Expr } from '../../model.ts'
import { cellFor, type ClaimContext } from './context.ts'
import { conjunctsOf, denialOf, dependencesOf, type Formula, formulaOf } from './formula.ts'
import { numbersOnly, shapesOf } from './shapes.ts'
import { hasDerivative, withoutDerivatives } from './slopes.ts'
import { nextOf, withNextStep } from './steps.ts'
import type { Question } from './question.ts'

/** A claim's parts, or why it cannot be decided. `beside`: a claim that it is compared with, so that names mean the same in both. */
export function readClaim(claim: Claim, of: ClaimContext, beside?: Claim): Question | string {
  const own = expressionsIn(claim)
  const written = beside === undefined ? own : [...own, ...expressionsIn(beside)]
  if (written.flatMap(membersIn).some(({ of: owner, path }) => owner !== 'cell' || path.length !== 1))
    return 'unsupported: only names of the cell'
  const asked = written.map(plainNames)
  const named = new Set(asked.flatMap((expr) => [...namesIn(expr)]))
  const context = [...named].some((name) => nextOf(name) !== undefined) ? withNextStep(of) : of
  const names = namesOf(context)
  const unknown = [...named].find((name) => name !== 'k' && !names.has(name))
  if (unknown !== undefined)
    return `unsupported: ${unknown} is not a name of the cell${nextOf(unknown) === undefined ? '' : ' in the next step'}`
  const cell = cellFor(new Set(asked.flatMap(heldNames)), context)
  // A derivative is read for one element each.
  const general = asked.some(hasDerivative) ? undefined : shapesOf(context.equations, context.inputs, asked)
  const read = general === undefined ? withoutDerivatives(asked.map(withoutIndices), cell) : asked
  if (typeof read === 'string') return read
  const formulas = read.slice(0, own.length).map(formulaOf)
  const conclusion = formulas.at(-1)
  const hypotheses: readonly (Formula | undefined)[] = formulas.slice(0, -1)
  if (conclusion === undefined || !areFormulas(hypotheses)) return 'unsupported: not made of comparisons'
  if (hypotheses.some((formula) => dependencesOf(formula).length > 0)) return 'unsupported: depends(a, b) in a hypothesis'
  return {
    quantifier: claim.quantifier,
    hypothesis: hypotheses.flatMap(conjunctsOf),
    conclusion,
    wanted: claim.quantifier === 'then' ? denialOf(conclusion) : conclusion,
    cell,
    shapes: general ?? numbersOnly(names),
    sizes: general === undefined ? [1] : sizesFor(asked),
    entries: general === undefined ? [] : entriesOf(asked),
  }
}
const expressionsIn = (claim: Claim): readonly Expr[] => [...(claim.if ? [claim.if.expr] : []), claim.conclusion.expr]
const areFormulas = (formulas: readonly (Formula | undefined)[]): formulas is readonly Formula[] =>
  formulas.every((formula) => formula !== undefined)

/** Members of the cell as plain names: `cell.h` is h. */
const plainNames = (expr: Expr): Expr =>
  mapExpr(expr, (inner) => (inner.type === 'member' ? { type: 'name', name: inner.path[0] ?? '' } : inner))
const withoutIndices = (expr: Expr): Expr => mapExpr(expr, (inner) => (inner.type === 'index' ? inner.of : inner))

/** The names of an expression but those of what depends on something: whether a gate does is asked of its equation. */
function heldNames(expr: Expr): readonly string[] {
  if (expr.type === 'name') return [expr.name]
  const children = childrenOf(expr)
  return (expr.type === 'call' && expr.name === 'depends' ? children.slice(1) : children).flatMap(heldNames)
}

function namesOf({ equations, inputs }: ClaimContext): ReadonlySet<string> {
  return new Set([...inputs, ...equations.flatMap(({ name, expr }) => [name, ...namesIn(expr)])])
}

/** One entry shows most; two tell “all” from “one”, and more are there where the claim counts that far. */
function sizesFor(asked: readonly Expr[]): readonly number[] {
  const highest = Math.max(1, ...entriesOf(asked).flatMap((entry) => (entry === 'k' ? [] : [Number(entry)])))
  return [1, 2].filter((size) => size >= highest).concat(highest > 2 && highest <= 8 ? [highest] : [])
}
function entriesOf(asked: readonly Expr[]): readonly string[] {
  const found = new Set<string>()
  for (const expr of asked)
    visitExpr(expr, (inner) => {
      if (inner.type !== 'index') return
      if (inner.at.type === 'number') found.add(inner.at.value)
      if (inner.at.type === 'name') found.add(inner.at.name)
    })
  return [...found]
}
