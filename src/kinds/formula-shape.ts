// Formulas as entries: one, a list of them, or rows of them; how each is named. Also runs in the student's page.
import type { Expr } from '../model.ts'

/** `[]`: one formula; `[n]`: a list of n; `[n, m]`: n rows of m each. */
export type Shape = readonly number[]

/** The shape of an expression that is a formula, or a list (of lists of one length) of them; undefined for any other. */
export function shapeOf(expr: Expr): Shape | undefined {
  if (expr.type !== 'list') return []
  const inner = expr.items.map(shapeOf)
  const [first] = inner
  if (first === undefined || first.length > 1) return undefined
  return inner.every((shape) => shape?.length === first.length && shape[0] === first[0]) ? [expr.items.length, ...first] : undefined
}
export const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i])

/** The formulas of an expression, row by row. */
export const entriesOf = (expr: Expr): readonly Expr[] => (expr.type === 'list' ? expr.items.flatMap(entriesOf) : [expr])
export const entryCount = (shape: Shape): number => shape.reduce((product, size) => product * size, 1)

/** What entry `i` (0-based, row by row) is called where it is marked: `2` in a list, `1,2` in rows. */
export function entryId(shape: Shape, i: number): string {
  const [, columns] = shape
  return columns === undefined ? String(i + 1) : `${Math.floor(i / columns) + 1},${(i % columns) + 1}`
}
