// at(f, w == 2, …) in a worked solution: its conditions with their numbers, and the formula with the numbers put in.
import { hasLetters, type Value } from '../math/evaluate/value.ts'
import { withChildren } from '../math/names.ts'
import { valueExpr } from '../math/print/plain.ts'
import { isApproximate } from '../math/print/tex.ts'
import type { Expr } from '../model.ts'
import { inNames } from './abbreviations.ts'
import { sourceOf } from './authored.ts'
import { rebuilt } from './reduction.ts'
import type { Solution } from './solution.ts'

type Call = Extract<Expr, { readonly type: 'call' }>
const isAt = (expr: Expr): expr is Call => expr.type === 'call' && expr.name === 'at'

function valueOf(expr: Expr, solution: Solution): Value | undefined {
  const value = solution.evaluate(sourceOf(expr, solution.problem.at))
  return value.ok ? value.value : undefined
}

/** What stands before the chain of an `at(…)`: with many conditions, which the question names anyhow, the formula's name alone. */
const mostConditions = 2
export const headExpr = (expr: Expr, solution: Solution): Expr => {
  const [of, ...conditions] = isAt(expr) ? expr.args : []
  return of !== undefined && conditions.length > mostConditions ? of : withConditions(expr, solution)
}

/** An expression with numbers on the right of the conditions of its `at(…)`: w = 2, not w = w_at. */
function withConditions(expr: Expr, solution: Solution): Expr {
  const inside = withChildren(expr, (child) => withConditions(child, solution))
  if (!isAt(inside)) return inside
  const [of, ...conditions] = inside.args
  const filled = conditions.map((condition): Expr => {
    const [letter, number] = condition.type === 'compare' ? condition.args : []
    const value = number && valueOf(number, solution)
    return condition.type === 'compare' && letter && value !== undefined ? { ...condition, args: [letter, valueExpr(value)] } : condition
  })
  return of === undefined ? inside : { ...inside, args: [of, ...filled] }
}

/** The formula of `at(f, …)` with every number in its place, long parts by their value there; undefined where it is no formula. */
export function numbersPutIn(expr: Expr, solution: Solution): { readonly expr: Expr; readonly approximate: boolean } | undefined {
  const [of, ...conditions] = isAt(expr) ? expr.args : []
  const formula = of && valueOf(of, solution)
  if (formula === undefined || !hasLetters(formula)) return undefined
  const numbers = new Map<string, Value>()
  for (const condition of conditions) {
    const [left, right] = condition.type === 'compare' ? condition.args : []
    const [letter, number] = [left && valueOf(left, solution), right && valueOf(right, solution)]
    const name = letter === undefined ? undefined : valueExpr(letter)
    if (name?.type !== 'name' || number === undefined || hasLetters(number)) return undefined
    numbers.set(name.name, number)
  }
  const put: Value[] = []
  const filled = rebuilt(inNames(valueExpr(formula), solution), (inner) => {
    if (inner.type !== 'name' && inner.type !== 'index') return undefined
    const known = inner.type === 'name' ? numbers.get(inner.name) : undefined
    // a name that stands for a formula: its value at the same point
    const value = known ?? valueOf({ type: 'call', name: 'at', args: [inner, ...conditions] }, solution)
    if (value === undefined || hasLetters(value)) return undefined
    put.push(value)
    return valueExpr(value)
  })
  return { expr: filled, approximate: put.some(isApproximate) }
}
