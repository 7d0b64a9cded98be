// Expr → Program.
//
// What functions mean that are made of others: sec, csc, cot, sech, csch, coth are reciprocals (tan = sin/cos);
// acot x = atan(1/x), asec x = acos(1/x), acsc x = asin(1/x), likewise asech, acsch, acoth; mod(a, b) = a − b⌊a/b⌋;
// root(x, n), for a whole number n ≥ 1 that stands there, and cbrt x are real for negative x where the degree is odd.
import type { ArithmeticOp, Expr, FunctionName } from '../../model.ts'
import { compare, divide, isInteger, readRational } from '../exact/rational.ts'
import { Builder, known, type Operand } from './builder.ts'
import { type Program, type UnaryOp, unaryOps } from './program.ts'
import { standIn } from './stand-in.ts'

/** The program of an expression in the variables `names`; undefined where it would be too long. */
export function lower(expr: Expr, names: readonly string[]): Program | undefined {
  const make = new Builder(names)
  return make.finish(lowered(make, expr))
}

function lowered(make: Builder, expr: Expr): Operand {
  switch (expr.type) {
    case 'number': {
      const value = readRational(expr.value)
      return value === undefined ? make.unknown() : known(value)
    }
    case 'name':
      return make.name(expr.name)
    case 'constant':
      return make.constant(expr.name)
    case 'negate':
      return make.negate(lowered(make, expr.arg))
    case 'arithmetic':
      return arithmetic(make, expr.op, expr.left, expr.right)
    case 'call':
      return call(make, expr.name, expr.args)
    case 'apply': {
      make.markOpaque()
      const args = expr.args.map((arg) => lowered(make, arg))
      return standIn(make, expr.name, args)
    }
    case 'word':
    case 'member':
    case 'not':
    case 'logic':
    case 'compare':
    case 'index':
    case 'end':
    case 'list':
    case 'set':
      return make.unknown()
    default:
      return expr satisfies never
  }
}

function arithmetic(make: Builder, op: ArithmeticOp, left: Expr, right: Expr): Operand {
  if (op === '^' && left.type === 'constant' && left.name === 'e') return make.unary('exp', lowered(make, right))
  const [a, b] = [lowered(make, left), lowered(make, right)]
  switch (op) {
    case '+':
      return make.add(a, b)
    case '-':
      return make.subtract(a, b)
    case '*':
    case '.*':
      return make.multiply(a, b)
    case '/':
    case './':
      return make.divide(a, b)
    case '^':
      return make.power(a, b)
    default:
      return op satisfies never
  }
}

function call(make: Builder, name: FunctionName, args: readonly Expr[]): Operand {
  const [first, second] = args
  if (first === undefined) return make.unknown()
  if (name === 'min' || name === 'max') return extreme(make, name, args.length === 1 && first.type === 'list' ? first.items : args)
  const x = lowered(make, first)
  if (second === undefined) return functionOfOne(make, name, x)
  return args.length === 2 ? functionOfTwo(make, name, x, lowered(make, second)) : make.unknown()
}
function extreme(make: Builder, op: 'min' | 'max', args: readonly Expr[]): Operand {
  const [first, ...others] = args.map((arg) => lowered(make, arg))
  return first === undefined ? make.unknown() : others.reduce((best, x) => make.binary(op, best, x), first)
}
function functionOfTwo(make: Builder, name: FunctionName, x: Operand, y: Operand): Operand {
  if (name === 'mod') return make.subtract(x, make.multiply(y, make.unary('floor', make.divide(x, y))))
  const isDegree = name === 'root' && y.type === 'known' && isInteger(y.value) && compare(y.value, 1) >= 0
  return isDegree ? make.power(x, known(divide(1, y.value)), true) : make.unknown()
}
function functionOfOne(make: Builder, name: FunctionName, x: Operand): Operand {
  switch (name) {
    case 'tan':
      return make.divide(make.unary('sin', x), make.unary('cos', x))
    case 'cot':
      return make.divide(make.unary('cos', x), make.unary('sin', x))
    case 'sec':
    case 'csc':
    case 'sech':
    case 'csch':
    case 'coth':
      return make.divide(known(1), make.unary(reciprocals[name], x))
    case 'asec':
    case 'acsc':
    case 'acot':
    case 'asech':
    case 'acsch':
    case 'acoth':
      return make.unary(ofReciprocal[name], make.divide(known(1), x))
    case 'cbrt':
      return make.power(x, known(divide(1, 3)), true)
    case 'ceil':
      return make.negate(make.unary('floor', make.negate(x)))
    case 'relu':
      return make.binary('max', x, known(0))
    default:
      return isUnary(name) ? make.unary(name, x) : make.unknown()
  }
}
const reciprocals = { sec: 'cos', csc: 'sin', sech: 'cosh', csch: 'sinh', coth: 'tanh' } as const satisfies Readonly<
  Record<string, UnaryOp>
>
const ofReciprocal = {
  ...({ asec: 'acos', acsc: 'asin', acot: 'atan' } as const),
  ...({ asech: 'acosh', acsch: 'asinh', acoth: 'atanh' } as const),
} satisfies Readonly<Record<string, UnaryOp>>

/** Whether a function is one that every arithmetic brings along. */
export const isUnary = (name: string): name is UnaryOp => unaryNames.has(name)
const unaryNames: ReadonlySet<string> = new Set(unaryOps)
