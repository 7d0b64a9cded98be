// Vectors and matrices: component by component.
import type { Expr } from '../../model.ts'
import type { Decide, Decision, Terms } from './decision.ts'
import type { Kernel } from './kernel.ts'

/** What is decided of one component; `item` is its place from 1, `[2]` in a vector, `[1, 2]` in a matrix. */
export interface Component {
  readonly item: readonly number[]
  readonly decision: Decision
}
export type DecideComponents = (student: Expr) => readonly Component[] | 'shape'

/** A decider of each component, row by row; `shape` where the answer has others than the reference. */
export function openComponents(
  reference: Expr,
  terms: Terms,
  kernel: Kernel,
  open: (reference: Expr, terms: Terms, kernel: Kernel) => Decide,
): DecideComponents {
  const own = componentsOf(spreadOut(reference))
  const deciders: (Decide | undefined)[] = []
  return (student) => {
    const other = componentsOf(spreadOut(student))
    if (own.length !== other.length || own.some(({ item }, i) => item.join() !== other[i]?.item.join())) return 'shape'
    return own.map(({ item, expr }, i) => {
      const decide = (deciders[i] ??= open(expr, terms, kernel))
      return { item, decision: decide(other[i]?.expr ?? expr) }
    })
  }
}

/** Different if a component is, equal if all are; else the first that is undecided, `numeric` only if nothing worse is. */
export function together(components: readonly Component[] | 'shape'): Decision {
  if (components === 'shape') return { verdict: 'different', how: 'shape' }
  const undecided: Extract<Decision, { readonly verdict: 'undecided' }>[] = []
  let domain: 'same' | 'differs' = 'same'
  for (const { item, decision } of components) {
    if (decision.verdict === 'different') return { ...decision, ...(decision.witness && { witness: { ...decision.witness, item } }) }
    if (decision.verdict === 'undecided') undecided.push(decision)
    else if (decision.domain === 'differs') domain = 'differs'
  }
  return undecided.find(({ how }) => how !== 'numeric') ?? undecided[0] ?? { verdict: 'equal', how: 'components', domain }
}

/** The formulas in a list (of lists), row by row. A list without any stands for itself. */
function componentsOf(expr: Expr, item: readonly number[] = []): readonly { readonly item: readonly number[]; readonly expr: Expr }[] {
  if (expr.type !== 'list' || expr.items.length === 0) return [{ item, expr }]
  return expr.items.flatMap((inner, i) => componentsOf(inner, [...item, i + 1]))
}

/**
 * Sums of lists of one length, lists times or over a number, entry by entry: `2*[1, x]` is `[2*1, 2*x]`. A product of two
 * lists is one of matrices and stays as it is.
 */
export const spreadOut = (expr: Expr): Expr => (holdsList(expr) ? spread(expr) : expr)
function holdsList(expr: Expr): boolean {
  if (expr.type === 'arithmetic') return holdsList(expr.left) || holdsList(expr.right)
  return expr.type === 'negate' ? holdsList(expr.arg) : expr.type === 'list'
}
function spread(expr: Expr): Expr {
  switch (expr.type) {
    case 'list':
      return { type: 'list', items: expr.items.map(spread) }
    case 'negate': {
      const arg = spread(expr.arg)
      return arg.type === 'list' ? mapped(arg, (item) => ({ type: 'negate', arg: item })) : expr
    }
    case 'arithmetic': {
      const [left, right] = [spread(expr.left), spread(expr.right)]
      const join = (a: Expr, b: Expr): Expr => ({ ...expr, left: a, right: b })
      if (left.type === 'list' && right.type === 'list') return isByEntry(expr.op) ? paired(left, right, join) : join(left, right)
      if (left.type === 'list' && ['*', '/', '.*', './'].includes(expr.op)) return mapped(left, (item) => join(item, right))
      if (right.type === 'list' && ['*', '.*'].includes(expr.op)) return mapped(right, (item) => join(left, item))
      return expr
    }
    default:
      return expr
  }
}
type List = Extract<Expr, { readonly type: 'list' }>
const isByEntry = (op: string): boolean => op === '+' || op === '-' || op === '.*' || op === './'
const mapped = (list: List, change: (item: Expr) => Expr): Expr => ({
  type: 'list',
  items: list.items.map((item) => (item.type === 'list' ? mapped(item, change) : change(item))),
})
function paired(left: List, right: List, join: (a: Expr, b: Expr) => Expr): Expr {
  if (left.items.length !== right.items.length) return join(left, right)
  const items = left.items.map((item, i) => {
    const other = right.items[i] ?? item
    return item.type === 'list' && other.type === 'list' ? paired(item, other, join) : join(item, other)
  })
  return { type: 'list', items }
}
