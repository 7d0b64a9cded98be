// Conditions as formulas: comparisons joined by and/or. A formula about vectors is read entry by entry and holds where
// it holds for all entries, as conditions do everywhere in the language.
import type { CompareOp, Expr } from '../../model.ts'

export interface Comparison {
  readonly type: 'compare'
  readonly op: CompareOp
  readonly left: Expr
  readonly right: Expr
}
export type Formula = Comparison | { readonly type: 'and' | 'or'; readonly left: Formula; readonly right: Formula }

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
    default:
      return undefined
  }
}

const denials: { readonly [Op in CompareOp]: CompareOp } = { '==': '!=', '!=': '==', '<': '>=', '>=': '<', '>': '<=', '<=': '>' }
/** What holds at an entry exactly where the formula does not (real numbers are ordered). */
export function denialOf(formula: Formula): Formula {
  if (formula.type === 'compare') return { ...formula, op: denials[formula.op] }
  return { type: formula.type === 'and' ? 'or' : 'and', left: denialOf(formula.left), right: denialOf(formula.right) }
}

/** The formulas that must all hold: `a and b` is a and b. */
export function conjunctsOf(formula: Formula): readonly Formula[] {
  return formula.type === 'and' ? [...conjunctsOf(formula.left), ...conjunctsOf(formula.right)] : [formula]
}
/** Every comparison of a formula, left to right. */
export function comparisonsOf(formula: Formula): readonly Comparison[] {
  return formula.type === 'compare' ? [formula] : [...comparisonsOf(formula.left), ...comparisonsOf(formula.right)]
}
