// How large a formula is: nodes as if written out, and how deep they are nested. Formulas share their parts, so every node is
// measured once, however often it occurs.
import type { Expr } from '../../model.ts'
import { childrenOf } from '../names.ts'

interface Measure {
  readonly nodes: number
  readonly depth: number
}
/** The most nodes, and the deepest nesting, that a formula may have. */
export const largestFormula = { nodes: 4000, depth: 200 } as const

const leaf: Measure = { nodes: 1, depth: 1 }
const known = new WeakMap<Expr, Measure>()

export function measureOf(expr: Expr): Measure {
  const before = known.get(expr)
  if (before !== undefined) return before
  const inside = childrenOf(expr).map(measureOf)
  if (inside.length === 0) return leaf
  const measure = {
    nodes: inside.reduce((sum, { nodes }) => sum + nodes, 1),
    depth: inside.reduce((deepest, { depth }) => Math.max(deepest, depth), 0) + 1,
  }
  known.set(expr, measure)
  return measure
}

export const isTooLarge = (expr: Expr): boolean => {
  const { nodes, depth } = measureOf(expr)
  return nodes > largestFormula.nodes || depth > largestFormula.depth
}
