// Expr → Program. Numbers are folded exactly on the way, so an exponent such as -(1/2) is seen to be rational.
//
// Meaning of what is made of other functions: sec, csc, cot, sech, csch, coth are reciprocals (tan = sin/cos);
// acot x = atan(1/x), asec x = acos(1/x), acsc x = asin(1/x), likewise asech, acsch, acoth; mod(a, b) = a − b⌊a/b⌋;
// root(x, n), for a whole number n ≥ 1 that stands there, and cbrt x are real for negative x where the degree is odd.
import type { ArithmeticOp, Expr, FunctionName } from '../../model.ts'
import {
  compare,
  denominator,
  divide,
  isInteger,
  multiply,
  negate,
  add,
  numerator,
  type Rational,
  readRational,
  sign,
  subtract,
} from '../exact/rational.ts'
import { type BinaryOp, exponentCap, type Program, type Step, type UnaryOp, unaryOps } from './program.ts'
import { standIn } from './stand-in.ts'

/** A number known while lowering, or the slot that will hold it. */
export type Operand = { readonly type: 'known'; readonly value: Rational } | { readonly type: 'slot'; readonly slot: number }
const known = (value: Rational): Operand => ({ type: 'known', value })

/** Programs longer than this are not run. */
export const slotCap = 8_000
/** Numbers that are folded stay below this many bits on either side. */
const bitCap = 4_096

/** The program of an expression in the variables `names`; undefined where it would be too long. */
export function lower(expr: Expr, names: readonly string[]): Program | undefined {
  const builder = new Builder(names)
  const output = builder.slotOf(builder.lower(expr))
  const { slots, steps, opaque } = builder
  return slots <= slotCap ? { inputs: names.length, slots, steps, output, opaque } : undefined
}

/** Makes steps; the methods return where a value will be. */
export class Builder {
  readonly steps: Step[] = []
  slots: number
  opaque = false
  readonly #inputs: ReadonlyMap<string, number>
  constructor(names: readonly string[]) {
    this.#inputs = new Map(names.map((name, i) => [name, i]))
    this.slots = names.length
  }

  slotOf(operand: Operand): number {
    if (operand.type === 'slot') return operand.slot
    const out = this.slots++
    this.steps.push({ type: 'number', out, value: operand.value })
    return out
  }
  unary(op: UnaryOp, a: Operand): Operand {
    const from = this.slotOf(a)
    const out = this.slots++
    this.steps.push({ type: 'unary', op, out, a: from })
    return { type: 'slot', slot: out }
  }
  binary(op: BinaryOp, a: Operand, b: Operand): Operand {
    const [left, right] = [this.slotOf(a), this.slotOf(b)]
    const out = this.slots++
    this.steps.push({ type: 'binary', op, out, a: left, b: right })
    return { type: 'slot', slot: out }
  }
  unknown(): Operand {
    const out = this.slots++
    this.steps.push({ type: 'unknown', out })
    return { type: 'slot', slot: out }
  }

  lower(expr: Expr): Operand {
    switch (expr.type) {
      case 'number': {
        const value = readRational(expr.value)
        return value === undefined ? this.unknown() : known(value)
      }
      case 'name': {
        const slot = this.#inputs.get(expr.name)
        return slot === undefined ? this.unknown() : { type: 'slot', slot }
      }
      case 'constant': {
        const out = this.slots++
        this.steps.push({ type: 'constant', out, name: expr.name })
        return { type: 'slot', slot: out }
      }
      case 'negate':
        return this.negate(this.lower(expr.arg))
      case 'arithmetic':
        return this.#arithmetic(expr.op, expr.left, expr.right)
      case 'call':
        return this.#call(expr.name, expr.args)
      case 'apply':
        this.opaque = true
        return standIn(
          this,
          expr.name,
          expr.args.map((arg) => this.lower(arg)),
        )
      case 'word':
      case 'member':
      case 'not':
      case 'logic':
      case 'compare':
      case 'index':
      case 'end':
      case 'list':
      case 'set':
        return this.unknown()
      default:
        return expr satisfies never
    }
  }

  negate(a: Operand): Operand {
    return a.type === 'known' ? known(negate(a.value)) : this.unary('negate', a)
  }
  add(a: Operand, b: Operand): Operand {
    return this.#folded(add, a, b) ?? this.binary('add', a, b)
  }
  subtract(a: Operand, b: Operand): Operand {
    return this.#folded(subtract, a, b) ?? this.binary('subtract', a, b)
  }
  multiply(a: Operand, b: Operand): Operand {
    return this.#folded(multiply, a, b) ?? this.binary('multiply', a, b)
  }
  divide(a: Operand, b: Operand): Operand {
    const byZero = b.type === 'known' && sign(b.value) === 0
    return (byZero ? undefined : this.#folded(divide, a, b)) ?? this.binary('divide', a, b)
  }
  #folded(f: (a: Rational, b: Rational) => Rational, a: Operand, b: Operand): Operand | undefined {
    return a.type === 'known' && b.type === 'known' && isShort(a.value) && isShort(b.value) ? known(f(a.value, b.value)) : undefined
  }

  #arithmetic(op: ArithmeticOp, left: Expr, right: Expr): Operand {
    if (op === '^' && left.type === 'constant' && left.name === 'e') return this.unary('exp', this.lower(right))
    const [a, b] = [this.lower(left), this.lower(right)]
    switch (op) {
      case '+':
        return this.add(a, b)
      case '-':
        return this.subtract(a, b)
      case '*':
      case '.*':
        return this.multiply(a, b)
      case '/':
      case './':
        return this.divide(a, b)
      case '^':
        return this.power(a, b)
      default:
        return op satisfies never
    }
  }
  power(a: Operand, b: Operand, isRoot = false): Operand {
    if (b.type !== 'known' || !isBelow(numerator(b.value), exponentCap) || !isBelow(denominator(b.value), exponentCap))
      return this.binary('power', a, b)
    const from = this.slotOf(a)
    const out = this.slots++
    const exponent = { n: Number(numerator(b.value)), d: Number(denominator(b.value)), isRoot }
    this.steps.push({ type: 'power', out, a: from, exponent })
    return { type: 'slot', slot: out }
  }

  #call(name: FunctionName, args: readonly Expr[]): Operand {
    const [first, second] = args
    if (first === undefined) return this.unknown()
    if (name === 'min' || name === 'max') return this.#extreme(name, args.length === 1 && first.type === 'list' ? first.items : args)
    const x = this.lower(first)
    if (second === undefined) return this.#function(name, x)
    return args.length === 2 ? this.#functionOfTwo(name, x, this.lower(second)) : this.unknown()
  }
  #extreme(op: 'min' | 'max', args: readonly Expr[]): Operand {
    const [first, ...others] = args.map((arg) => this.lower(arg))
    return first === undefined ? this.unknown() : others.reduce((best, x) => this.binary(op, best, x), first)
  }
  #functionOfTwo(name: FunctionName, x: Operand, y: Operand): Operand {
    if (name === 'mod') return this.subtract(x, this.multiply(y, this.unary('floor', this.divide(x, y))))
    const isDegree = name === 'root' && y.type === 'known' && isInteger(y.value) && compare(y.value, 1) >= 0
    return isDegree ? this.power(x, known(divide(1, y.value)), true) : this.unknown()
  }
  #function(name: FunctionName, x: Operand): Operand {
    const inverse = (): Operand => this.divide(known(1), x)
    const oneOver = (of: Operand): Operand => this.divide(known(1), of)
    switch (name) {
      case 'tan':
        return this.#quotient('sin', 'cos', x)
      case 'cot':
        return this.#quotient('cos', 'sin', x)
      case 'sec':
        return oneOver(this.unary('cos', x))
      case 'csc':
        return oneOver(this.unary('sin', x))
      case 'sech':
        return oneOver(this.unary('cosh', x))
      case 'csch':
        return oneOver(this.unary('sinh', x))
      case 'coth':
        return oneOver(this.unary('tanh', x))
      case 'asec':
        return this.unary('acos', inverse())
      case 'acsc':
        return this.unary('asin', inverse())
      case 'acot':
        return this.unary('atan', inverse())
      case 'asech':
        return this.unary('acosh', inverse())
      case 'acsch':
        return this.unary('asinh', inverse())
      case 'acoth':
        return this.unary('atanh', inverse())
      case 'cbrt':
        return this.power(x, known(divide(1, 3)), true)
      case 'ceil':
        return this.negate(this.unary('floor', this.negate(x)))
      case 'relu':
        return this.binary('max', x, known(0))
      default:
        return isUnary(name) ? this.unary(name, x) : this.unknown()
    }
  }
  #quotient(top: UnaryOp, bottom: UnaryOp, x: Operand): Operand {
    const at: Operand = { type: 'slot', slot: this.slotOf(x) }
    return this.divide(this.unary(top, at), this.unary(bottom, at))
  }
}

/** Whether a function is one that every arithmetic brings along. */
export const isUnary = (name: string): name is UnaryOp => unaryNames.has(name)
const unaryNames: ReadonlySet<string> = new Set(unaryOps)
const isBelow = (n: bigint, cap: number): boolean => n <= cap && n >= -cap
const isShort = (q: Rational): boolean =>
  typeof q === 'number' || (BigInt.asIntN(bitCap, q.n) === q.n && BigInt.asIntN(bitCap, q.d) === q.d)
