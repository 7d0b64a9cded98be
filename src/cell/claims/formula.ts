// Conditions as formulas: comparisons and dependences joined by and/or. A formula about vectors is read entry by entry and
// holds where it holds for all entries, as conditions do everywhere in the language; `any` and `all` make one truth of it.
import { mapExpr } from '../../math/names.ts'
import type { CompareOp, Expr } from '../../model.ts'

export interface Comparison {
  readonly type: 'compare'
  readonly op: CompareOp
  readonly left: Expr
  readonly right: Expr
}
/**
 * `depends(of, on)`: another value of `on` alone would give another value of `of` (in some entry). All that is free stays as it
 * is, what is computed from `on` follows, and the hypothesis holds before and after. `on` is a name, or one entry of it.
 */
export interface Dependence {
  readonly type: 'depends'
  readonly of: Expr
  readonly on: Place
  readonly denied: boolean
}
/** A name, or its entry `at` (`k`, or a number from 1). */
export interface Place {
  readonly name: string
  readonly at?: string
}
export type Formula =
  | Comparison
  | Dependence
  | { readonly type: 'and' | 'or'; readonly left: Formula; readonly right: Formula }
  | { readonly type: 'all' | 'any'; readonly of: Formula }

/** A condition as a formula: chains are conjunctions of their links, `not` is pushed inwards. Undefined for anything else. */
export function formulaOf(expr: Expr): Formula | undefined {
  switch (expr.type) {
    case 'compare': {
      const links = expr.ops.flatMap((op, i): Comparison[] => {
        const [left, right] = [expr.args[i], expr.args[i + 1]]
        return left && right ? [{ type: 'compare', op, left, right }] : []
      })
      const [first, ...rest] = links
      return rest.reduce<Formula | undefined>((all, link) => all && { type: 'and', left: all, right: link }, first)
    }
    case 'logic': {
      const [left, right] = [formulaOf(expr.left), formulaOf(expr.right)]
      return left && right && { type: expr.op, left, right }
    }
    case 'not': {
      const inner = formulaOf(expr.arg)
      return inner && denialOf(inner)
    }
    case 'call':
      return calledFormula(expr)
    default:
      return undefined
  }
}

function calledFormula({ name, args }: Extract<Expr, { type: 'call' }>): Formula | undefined {
  const [first, second] = args
  if ((name === 'all' || name === 'any') && first !== undefined) {
    const of = formulaOf(first)
    return of && { type: name, of }
  }
  const on = name === 'depends' && second !== undefined ? placeOf(second) : undefined
  return on && first && { type: 'depends', of: first, on, denied: false }
}
function placeOf(expr: Expr): Place | undefined {
  if (expr.type === 'name') return { name: expr.name }
  if (expr.type !== 'index' || expr.of.type !== 'name') return undefined
  const { name } = expr.of
  if (expr.at.type === 'name') return { name, at: expr.at.name }
  return expr.at.type === 'number' && /^[1-9]\d*$/.test(expr.at.value) ? { name, at: expr.at.value } : undefined
}
export const exprOfPlace = ({ name, at }: Place): Expr => {
  const of: Expr = { type: 'name', name }
  if (at === undefined) return of
  return { type: 'index', of, at: /^\d/.test(at) ? { type: 'number', value: at } : { type: 'name', name: at } }
}

const denials: { readonly [Op in CompareOp]: CompareOp } = { '==': '!=', '!=': '==', '<': '>=', '>=': '<', '>': '<=', '<=': '>' }
/** What holds at an entry exactly where the formula does not (real numbers are ordered). */
export function denialOf(formula: Formula): Formula {
  switch (formula.type) {
    case 'compare':
      return { ...formula, op: denials[formula.op] }
    case 'depends':
      return { ...formula, denied: !formula.denied }
    case 'and':
    case 'or':
      return { type: formula.type === 'and' ? 'or' : 'and', left: denialOf(formula.left), right: denialOf(formula.right) }
    case 'all':
    case 'any':
      return { type: formula.type === 'all' ? 'any' : 'all', of: denialOf(formula.of) }
    default:
      return formula satisfies never
  }
}

/** The formulas that must all hold: `a and b` is a and b. */
export function conjunctsOf(formula: Formula): readonly Formula[] {
  if (formula.type === 'all') return conjunctsOf(formula.of)
  return formula.type === 'and' ? [...conjunctsOf(formula.left), ...conjunctsOf(formula.right)] : [formula]
}
/** The comparisons and dependences that a formula is made of, left to right. */
export function leavesOf(formula: Formula): readonly (Comparison | Dependence)[] {
  switch (formula.type) {
    case 'compare':
    case 'depends':
      return [formula]
    case 'and':
    case 'or':
      return [...leavesOf(formula.left), ...leavesOf(formula.right)]
    case 'all':
    case 'any':
      return leavesOf(formula.of)
    default:
      return formula satisfies never
  }
}
export const comparisonsOf = (formula: Formula): readonly Comparison[] => leavesOf(formula).filter((leaf) => leaf.type === 'compare')
export const dependencesOf = (formula: Formula): readonly Dependence[] => leavesOf(formula).filter((leaf) => leaf.type === 'depends')
/** The expressions that a formula speaks of. */
export const expressionsOf = (formula: Formula): readonly Expr[] =>
  leavesOf(formula).flatMap((leaf) => (leaf.type === 'compare' ? [leaf.left, leaf.right] : [leaf.of, exprOfPlace(leaf.on)]))

/** A formula with its names changed. */
export function renamed(formula: Formula, name: (name: string) => string): Formula {
  const expr = (of: Expr): Expr => mapExpr(of, (inner) => (inner.type === 'name' ? { type: 'name', name: name(inner.name) } : inner))
  switch (formula.type) {
    case 'compare':
      return { ...formula, left: expr(formula.left), right: expr(formula.right) }
    case 'depends':
      return { ...formula, of: expr(formula.of), on: { ...formula.on, name: name(formula.on.name) } }
    case 'and':
    case 'or':
      return { ...formula, left: renamed(formula.left, name), right: renamed(formula.right, name) }
    case 'all':
    case 'any':
      return { ...formula, of: renamed(formula.of, name) }
    default:
      return formula satisfies never
  }
}
