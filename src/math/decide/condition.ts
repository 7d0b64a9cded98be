// Equations, inequalities and what is made of them with and, or, not: as signs of differences.
import type { CompareOp, Expr } from '../../model.ts'

/** Chains are conjunctions: a < b < c is a < b and b < c. */
export type Condition =
  /** left − right is 0, below 0, …; `at` is its place among the differences of the condition. */
  | { readonly type: 'relation'; readonly op: CompareOp; readonly difference: Expr; readonly at: number }
  | { readonly type: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly type: 'not'; readonly of: Condition }

/** The condition of an expression, and its differences from left to right; undefined where it is none. */
export function conditionOf(expr: Expr): { readonly condition: Condition; readonly differences: readonly Expr[] } | undefined {
  const differences: Expr[] = []
  const condition = read(expr, differences)
  return condition && { condition, differences }
}

function read(expr: Expr, differences: Expr[]): Condition | undefined {
  if (expr.type === 'compare') return chain(expr.ops, expr.args, differences)
  if (expr.type === 'not') {
    const of = read(expr.arg, differences)
    return of && { type: 'not', of }
  }
  if (expr.type !== 'logic') return undefined
  const [left, right] = [read(expr.left, differences), read(expr.right, differences)]
  return left && right && joined(expr.op, [left, right])
}
function chain(ops: readonly CompareOp[], args: readonly Expr[], differences: Expr[]): Condition | undefined {
  const relations = ops.map((op, i): Condition | undefined => {
    const [left, right] = [args[i], args[i + 1]]
    if (left === undefined || right === undefined) return undefined
    const difference: Expr = { type: 'arithmetic', op: '-', left, right }
    differences.push(difference)
    return { type: 'relation', op, difference, at: differences.length - 1 }
  })
  const found = relations.filter((relation) => relation !== undefined)
  return found.length === ops.length ? joined('and', found) : undefined
}
/** One part is itself; parts joined alike are joined at once. */
function joined(type: 'and' | 'or', parts: readonly Condition[]): Condition | undefined {
  const flat = parts.flatMap((part) => (part.type === type ? part.parts : [part]))
  return flat.length > 1 ? { type, parts: flat } : flat[0]
}

export type Sign = -1 | 0 | 1
/** Whether a condition holds where its differences have signs; undefined where one that matters has none. */
export function holds(condition: Condition, sign: (at: number) => Sign | undefined): boolean | undefined {
  switch (condition.type) {
    case 'relation': {
      const found = sign(condition.at)
      return found === undefined ? undefined : meets(condition.op, found)
    }
    case 'not': {
      const found = holds(condition.of, sign)
      return found === undefined ? undefined : !found
    }
    case 'and':
    case 'or': {
      const found = condition.parts.map((part) => holds(part, sign))
      if (found.includes(undefined)) return undefined
      return condition.type === 'and' ? !found.includes(false) : found.includes(true)
    }
    default:
      return condition satisfies never
  }
}
function meets(op: CompareOp, sign: Sign): boolean {
  switch (op) {
    case '==':
      return sign === 0
    case '!=':
      return sign !== 0
    case '<':
      return sign < 0
    case '<=':
      return sign <= 0
    case '>':
      return sign > 0
    case '>=':
      return sign >= 0
    default:
      return op satisfies never
  }
}

/**
 * Whether two conditions are the same part by part, in any order: differences that are proportional (`ratio`), by a positive
 * number where there is an order.
 */
export function sameConditions(a: Condition, b: Condition, ratio: (a: Expr, b: Expr) => -1 | 1 | undefined): boolean {
  const [one, other] = [asProduct(a), asProduct(b)]
  if (one.type === 'relation' && other.type === 'relation') {
    const sign = ratio(one.difference, other.difference)
    return sign !== undefined && one.op === (sign < 0 ? turned[other.op] : other.op)
  }
  if (one.type === 'not' && other.type === 'not') return sameConditions(one.of, other.of, ratio)
  if (one.type === 'relation' || other.type === 'relation' || one.type === 'not' || other.type === 'not') return false
  if (one.type !== other.type || one.parts.length !== other.parts.length) return false
  const left = [...other.parts]
  return one.parts.every((part) => {
    const partner = left.findIndex((candidate) => sameConditions(part, candidate, ratio))
    if (partner < 0) return false
    left.splice(partner, 1)
    return true
  })
}
const turned: { readonly [Op in CompareOp]: CompareOp } = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** u = 0 or v = 0 is u·v = 0. */
function asProduct(condition: Condition): Condition {
  if (condition.type !== 'or') return condition
  const [first, ...others] = condition.parts
  const equations = [first, ...others].flatMap((part) => (part?.type === 'relation' && part.op === '==' ? [part] : []))
  const [one, ...more] = equations
  if (one === undefined || equations.length !== condition.parts.length) return condition
  const difference = more.reduce<Expr>((left, { difference: right }) => ({ type: 'arithmetic', op: '*', left, right }), one.difference)
  return { ...one, difference }
}
