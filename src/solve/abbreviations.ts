// What long formulas are written with: the computed names that the questions of a problem let students type.
import { type Abbreviation, abbreviated } from '../math/derive/abbreviate.ts'
import { exactExpr, hasLetters, isList, type Value } from '../math/evaluate/value.ts'
import type { Expr } from '../model.ts'
import { nameSource } from './authored.ts'
import type { Solution } from './solution.ts'

interface Named extends Abbreviation {
  readonly name: string
  /** Of a name over the rows of a run, 1-based; 0 where there is none. */
  readonly row: number
}
const known = new WeakMap<Solution, readonly Named[]>()

function abbreviationsOf(solution: Solution): readonly Named[] {
  const before = known.get(solution)
  if (before !== undefined) return before
  const { problem } = solution
  const names = new Map(
    problem.parts.flatMap((part) => (part.kind === 'expression' ? (part.names ?? []) : [])).map((one) => [one.name, one.at]),
  )
  const found = [...names].flatMap(([name, at]) => {
    const value = solution.evaluate(nameSource(problem, name, at))
    if (!value.ok) return []
    const rows = isList(value.value) ? value.value : [value.value]
    return rows.flatMap((item, i) => entry(name, item, isList(value.value) ? i + 1 : 0))
  })
  known.set(solution, found)
  return found
}
function entry(name: string, value: Value, row: number): readonly Named[] {
  const formula = isList(value) || typeof value === 'string' || !hasLetters(value) ? undefined : exactExpr(value)
  const itself: Expr = { type: 'name', name }
  const as: Expr = row === 0 ? itself : { type: 'index', of: itself, at: { type: 'number', value: `${row}` } }
  return formula === undefined ? [] : [{ name, row, formula, as }]
}

/** A name at a row of its run; it is not to stand for itself. */
export interface Place {
  readonly name: string
  readonly row: number
}
/** A formula in the names that may be typed. */
export function inNames(expr: Expr, solution: Solution, but?: Place): Expr {
  if (solution.problem.symbols.length === 0) return expr
  const abbreviations = abbreviationsOf(solution)
  return abbreviated(
    expr,
    but === undefined ? abbreviations : abbreviations.filter(({ name, row }) => name !== but.name || row !== but.row),
  )
}
