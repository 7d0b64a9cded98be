// A formula with names in the place of the formulas that they stand for: (1 − g)·s + g·c instead of σ(…) and tanh(…) twice.
import type { Expr } from '../../model.ts'
import { childrenOf, withChildren } from '../names.ts'
import { measureOf } from './measure.ts'

export interface Abbreviation {
  readonly formula: Expr
  /** What is written instead: a name, or a name with an index. */
  readonly as: Expr
}

/** Replaces every part that is, node for node, one of the formulas; the largest first. Letters and numbers stay as they are, and a formula that holds none is itself. */
export function abbreviated(expr: Expr, abbreviations: readonly Abbreviation[]): Expr {
  const bySize = new Map<number, { readonly text: string; readonly as: Expr }[]>()
  for (const { formula, as } of abbreviations) {
    const { nodes } = measureOf(formula)
    if (nodes > 1) bySize.set(nodes, [...(bySize.get(nodes) ?? []), { text: JSON.stringify(formula), as }])
  }
  if (bySize.size === 0) return expr
  const replaced = (part: Expr): Expr => {
    // node for node alike are as large
    const candidates = bySize.get(measureOf(part).nodes)
    const text = candidates && JSON.stringify(part)
    const as = candidates?.find((candidate) => candidate.text === text)?.as
    if (as !== undefined) return as
    const inside = childrenOf(part).map((child): [Expr, Expr] => [child, replaced(child)])
    const changed = new Map(inside.filter(([child, short]) => child !== short))
    return changed.size === 0 ? part : withChildren(part, (child) => changed.get(child) ?? child)
  }
  return replaced(expr)
}
