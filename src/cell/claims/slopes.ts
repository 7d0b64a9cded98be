// `derivative(a, b)` in a claim, worked out: of a cell with one element each, with what computes a put in its place. Gates
// that the claim holds fixed stay letters; other gates are seen through.
import { derivative } from '../../math/derive/derive.ts'
import { childrenOf, substitute, visitExpr, withChildren } from '../../math/names.ts'
import type { Expr } from '../../model.ts'
import type { ClaimCell } from './context.ts'

/** Whether an expression speaks of a derivative. */
export function hasDerivative(expr: Expr): boolean {
  let found = false
  visitExpr(expr, (inner) => {
    if (inner.type === 'call' && inner.name === 'derivative') found = true
  })
  return found
}

/** Expressions with every derivative replaced by the formula that it is; or why there is none. */
export function withoutDerivatives(exprs: readonly Expr[], cell: ClaimCell): readonly Expr[] | string {
  if (cell.gates === 'rounded') return 'unsupported: a derivative of rounded gates'
  let problem: string | undefined
  const worked = (expr: Expr): Expr => {
    if (expr.type !== 'call' || expr.name !== 'derivative') return withChildren(expr, worked)
    const [of, by] = childrenOf(expr)
    const found = of && by ? slope(worked(of), by, cell) : 'derivative(a, b) takes two'
    if (typeof found !== 'string') return found
    problem ??= `unsupported: ${found}`
    return expr
  }
  const all = exprs.map(worked)
  return problem ?? all
}

function slope(of: Expr, by: Expr, cell: ClaimCell): Expr | string {
  if (by.type !== 'name') return 'a derivative is by a name'
  if (of.type === 'name' && cell.freeGates.has(of.name))
    return `a derivative of ${of.name}, which the claim holds fixed: choose gates: exact`
  return derivative(unfolded(of, by.name, cell), by.name) ?? 'a derivative that is not known'
}
/** What computes an expression, down to `by`, free names and gates that are held: equations put in from the last to the first. */
function unfolded(expr: Expr, by: string, { equations }: ClaimCell): Expr {
  return [...equations.values()]
    .toReversed()
    .reduce((whole, { name, expr: value }) => (name === by ? whole : substitute(whole, new Map([[name, value]]))), expr)
}
