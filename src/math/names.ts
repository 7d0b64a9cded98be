// The names in an expression, and expressions rebuilt with something in their place. Pure; knows no scope.
import type { Expr } from '../model.ts'

export type Member = Extract<Expr, { readonly type: 'member' }>

/** The expressions directly inside one, left to right. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.type) {
    case 'number':
    case 'word':
    case 'name':
    case 'member':
    case 'constant':
    case 'end':
      return []
    case 'negate':
    case 'not':
      return [expr.arg]
    case 'arithmetic':
    case 'logic':
      return [expr.left, expr.right]
    case 'compare':
    case 'call':
    case 'apply':
      return expr.args
    case 'index':
      return [expr.of, expr.at]
    case 'list':
    case 'set':
      return expr.items
    default:
      return expr satisfies never
  }
}

/** Calls `visit` for an expression and everything inside it, outside first, left to right. */
export function visitExpr(expr: Expr, visit: (inner: Expr) => void): void {
  visit(expr)
  for (const child of childrenOf(expr)) visitExpr(child, visit)
}

/** The bare names in an expression, in the order of their first occurrence: `a + cell.h` has `a` alone. */
export function namesIn(expr: Expr): ReadonlySet<string> {
  const names = new Set<string>()
  visitExpr(expr, (inner) => {
    if (inner.type === 'name') names.add(inner.name)
  })
  return names
}

/** The members in an expression, left to right, each occurrence: `a + cell.h` has `cell.h`. */
export function membersIn(expr: Expr): readonly Member[] {
  const members: Member[] = []
  visitExpr(expr, (inner) => {
    if (inner.type === 'member') members.push(inner)
  })
  return members
}

/** An expression with each of the expressions directly inside it changed. */
export function withChildren(expr: Expr, change: (child: Expr) => Expr): Expr {
  switch (expr.type) {
    case 'number':
    case 'word':
    case 'name':
    case 'member':
    case 'constant':
    case 'end':
      return expr
    case 'negate':
    case 'not':
      return { ...expr, arg: change(expr.arg) }
    case 'arithmetic':
    case 'logic':
      return { ...expr, left: change(expr.left), right: change(expr.right) }
    case 'compare':
    case 'call':
    case 'apply':
      return { ...expr, args: expr.args.map(change) }
    case 'index':
      return { ...expr, of: change(expr.of), at: change(expr.at) }
    case 'list':
    case 'set':
      return { ...expr, items: expr.items.map(change) }
    default:
      return expr satisfies never
  }
}

/** An expression rebuilt from the inside out: `f` sees each node with its children already rebuilt. */
export const mapExpr = (expr: Expr, f: (inner: Expr) => Expr): Expr => f(withChildren(expr, (child) => mapExpr(child, f)))

/** An expression with bare names replaced, all at once: what is put in is not looked at again, so `{ f: i, i: f }` swaps. */
export function substitute(expr: Expr, values: ReadonlyMap<string, Expr>): Expr {
  return mapExpr(expr, (inner) => (inner.type === 'name' ? (values.get(inner.name) ?? inner) : inner))
}
