// Shapes of a cell's names, derived from the equations and the shapes that are known: so a drawn weight matrix needs no
// size, and a start of 0 is a zero vector where the state is one.
import type { Definition, Expr } from '../model.ts'

/** [] a number, [n] a vector, [n, m] a matrix with n rows. */
export type Shape = readonly number[]

/**
 * The shapes that follow from `known`, for every name that has one. A name whose shape nothing tells is absent: it is a
 * number, or the author's number spread over whatever it meets. Mismatches are left to the evaluation, which says where.
 */
export function shapesOf(equations: readonly Definition[], known: ReadonlyMap<string, Shape>): ReadonlyMap<string, Shape> {
  const shapes = new Map(known)
  // A state and its start have one shape; each pass can tell something to the next, at most once a name.
  for (let size = -1; size < shapes.size;) {
    size = shapes.size
    for (const { name, expr } of equations) {
      share(shapes, name, `${name}_prev`)
      const shape = infer(expr, shapes.get(name), shapes)
      if (shape !== undefined && shape.length > 0) learn(shapes, name, shape)
    }
  }
  return shapes
}

const learn = (shapes: Map<string, Shape>, name: string, shape: Shape): void => {
  if (!shapes.has(name)) shapes.set(name, shape)
}
function share(shapes: Map<string, Shape>, a: string, b: string): void {
  const shape = shapes.get(a) ?? shapes.get(b)
  if (shape === undefined) return
  learn(shapes, a, shape)
  learn(shapes, b, shape)
}

/** The shape of an expression, telling names what they must be where `want` is known. */
function infer(expr: Expr, want: Shape | undefined, shapes: Map<string, Shape>): Shape | undefined {
  switch (expr.type) {
    case 'name':
      if (want !== undefined && want.length > 0) learn(shapes, expr.name, want)
      return shapes.get(expr.name)
    case 'negate':
    case 'not':
      return infer(expr.arg, want, shapes)
    case 'arithmetic':
      if (expr.op === '*') return inferProduct(expr.left, expr.right, want, shapes)
      if (expr.op === '^') return infer(expr.left, want, shapes)
      return together([expr.left, expr.right], want, shapes)
    case 'logic':
      return together([expr.left, expr.right], want, shapes)
    case 'compare':
      return together(expr.args, want, shapes)
    case 'call':
      return inferCall(expr, want, shapes)
    case 'number':
    case 'word':
    case 'member':
    case 'index':
    case 'end':
    case 'list':
    case 'constant':
    case 'apply':
    case 'set':
      return undefined
    default:
      return expr satisfies never
  }
}

/** Operands that go entry by entry: one shape, except for numbers. */
function together(parts: readonly Expr[], want: Shape | undefined, shapes: Map<string, Shape>): Shape | undefined {
  const found = parts.map((part) => infer(part, undefined, shapes)).find((shape) => shape !== undefined && shape.length > 0)
  const shape = found ?? want
  if (shape !== undefined) for (const part of parts) infer(part, shape, shapes)
  return shape
}

/** W*v: a vector v of m and a result of n make W an n × m matrix. A number times anything keeps its shape. */
function inferProduct(left: Expr, right: Expr, want: Shape | undefined, shapes: Map<string, Shape>): Shape | undefined {
  const [a, b] = [infer(left, undefined, shapes), infer(right, undefined, shapes)]
  if (a?.length === 2) {
    const [n = 0, m = 0] = a
    if (b === undefined) infer(right, [m], shapes)
    return b?.length === 2 ? [n, b[1] ?? 0] : [n]
  }
  if (b?.length === 1) {
    const [m = 0] = b
    if (left.type === 'name' && a === undefined && want?.length === 1) learn(shapes, left.name, [want[0] ?? 0, m])
    return want ?? (left.type === 'number' || a?.length === 0 ? b : undefined)
  }
  // A number on the right and a vector wanted: the left is a vector (a column of weights for a scalar input).
  if (left.type === 'name' && a === undefined && b?.length === 0 && want !== undefined && want.length > 0) learn(shapes, left.name, want)
  return want ?? a ?? b
}

function inferCall(expr: Extract<Expr, { type: 'call' }>, want: Shape | undefined, shapes: Map<string, Shape>): Shape | undefined {
  switch (expr.name) {
    case 'sum':
    case 'mean':
    case 'any':
    case 'all':
    case 'dot':
    case 'argmax':
    case 'length':
    case 'distinct':
    case 'apart':
      for (const arg of expr.args) infer(arg, undefined, shapes)
      return []
    case 'take':
    case 'shift':
    case 'select':
    case 'transpose':
      return undefined
    case 'if':
      return together(expr.args.slice(1), want, shapes)
    default:
      return together(expr.args, want, shapes)
  }
}
