// Whether two expressions are written alike.
import type { Expr } from '../../model.ts'

const sameAll = (a: readonly Expr[], b: readonly Expr[]): boolean =>
  a.length === b.length && a.every((item, i) => sameExpr(item, b[i] ?? item))

/** Alike node by node; `a .* b` of two numbers is `a*b`. */
export function sameExpr(a: Expr, b: Expr): boolean {
  if (a === b) return true
  switch (a.type) {
    case 'number':
    case 'word':
      return b.type === a.type && a.value === b.value
    case 'name':
    case 'constant':
      return b.type === a.type && a.name === b.name
    case 'member':
      return b.type === 'member' && a.of === b.of && a.path.join('.') === b.path.join('.')
    case 'negate':
    case 'not':
      return b.type === a.type && sameExpr(a.arg, b.arg)
    case 'arithmetic':
      return b.type === 'arithmetic' && bare(a.op) === bare(b.op) && sameExpr(a.left, b.left) && sameExpr(a.right, b.right)
    case 'logic':
      return b.type === 'logic' && a.op === b.op && sameExpr(a.left, b.left) && sameExpr(a.right, b.right)
    case 'compare':
      return b.type === 'compare' && a.ops.join() === b.ops.join() && sameAll(a.args, b.args)
    case 'index':
      return b.type === 'index' && sameExpr(a.of, b.of) && sameExpr(a.at, b.at)
    case 'end':
      return b.type === 'end'
    case 'list':
    case 'set':
      return b.type === a.type && sameAll(a.items, b.items)
    case 'call':
    case 'apply':
      return b.type === a.type && a.name === b.name && sameAll(a.args, b.args)
    default:
      return a satisfies never
  }
}
const bare = (op: string): string => (op.length === 2 ? op.slice(1) : op)
