// Small slips in a formula: a sign, a number, a factor or term left out, another letter, an exponent one off, another function.
import { withChildren } from '../../src/math/names.ts'
import type { Expr, FunctionName } from '../../src/model.ts'

const swaps: ReadonlyMap<FunctionName, FunctionName> = new Map<FunctionName, FunctionName>([
  ['sin', 'cos'],
  ['cos', 'sin'],
  ['tan', 'sin'],
  ['sigmoid', 'tanh'],
  ['tanh', 'sigmoid'],
  ['exp', 'log'],
  ['log', 'exp'],
  ['log2', 'log'],
  ['sqrt', 'abs'],
  ['abs', 'sqrt'],
  ['max', 'min'],
  ['min', 'max'],
  ['relu', 'abs'],
  ['cosh', 'sinh'],
  ['sinh', 'cosh'],
])

const number = (value: number): Expr => ({ type: 'number', value: String(value) })

/** Slips in the node itself. */
function slips(expr: Expr, names: readonly string[]): readonly Expr[] {
  switch (expr.type) {
    case 'number':
      return /^\d{1,6}$/.test(expr.value) ? [number(Number(expr.value) + 1), number(Number(expr.value) * 2)] : []
    case 'name':
      return [...names.filter((name) => name !== expr.name).map((name): Expr => ({ type: 'name', name })), { type: 'negate', arg: expr }]
    case 'negate':
      return [expr.arg]
    case 'arithmetic': {
      const { op, left, right } = expr
      if (op === '+') return [{ ...expr, op: '-' }, { ...expr, op: '*' }, left, right]
      if (op === '-') return [{ ...expr, op: '+' }, { ...expr, left: right, right: left }, left, right]
      if (op === '*') return [{ ...expr, op: '/' }, { ...expr, op: '+' }, left, right]
      if (op === '/') return [{ ...expr, op: '*' }, { ...expr, left: right, right: left }, left]
      if (op !== '^') return []
      return [
        { ...expr, right: { type: 'arithmetic', op: '+', left: right, right: number(1) } },
        { ...expr, right: { type: 'arithmetic', op: '-', left: right, right: number(1) } },
        { ...expr, op: '*' },
        left,
      ]
    }
    case 'call': {
      const other = swaps.get(expr.name)
      return [...(other === undefined ? [] : [{ ...expr, name: other }]), ...(expr.args.length === 1 ? expr.args : [])]
    }
    default:
      return []
  }
}

/** Every formula with one slip somewhere, in an order that depends on the formula alone. */
export function mutantsOf(expr: Expr, names: readonly string[]): readonly Expr[] {
  const inside: Expr[] = []
  let children = 0
  withChildren(expr, (child) => {
    const place = children++
    for (const changed of mutantsOf(child, names)) {
      let at = 0
      inside.push(withChildren(expr, (other) => (at++ === place ? changed : other)))
    }
    return child
  })
  return [...slips(expr, names), ...inside]
}
