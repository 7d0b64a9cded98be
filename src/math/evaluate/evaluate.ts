// Expr → a function of a frame, over any carrier. Names are resolved once, when an expression is compiled; a frame
// holds the values. Nothing is looked up by text while evaluating.
import type { ArithmeticOp, Expr, FunctionName } from '../../model.ts'
import type { Carrier, ValueOf } from './carrier.ts'
import { Failure } from '../failure.ts'
import { callFunction, compareValues, type EagerFunction, holds, isEager } from './functions.ts'
import { derivativeOf, valueAt } from './letter-calls.ts'
import { asList, asScalar, entry, lift1, lift2, product } from './lists.ts'
import { readRational } from '../exact/rational.ts'

export type Getter<S, F> = (frame: F) => ValueOf<S>

/** Where names come from. Each resolver fails (Failure) on a name it does not know. */
export interface Scope<S, F> {
  name(name: string): Getter<S, F>
  member(of: 'cell' | 'parts' | 'mistakes', path: readonly string[]): Getter<S, F>
  /** The value that `[0]` of this expression stands for: the start of a state that is run over rows. */
  start?(of: Expr): Getter<S, F> | undefined
  /** The answers under every mistake; undefined where a mistake leads to none. */
  mistakes?(frame: F): readonly (ValueOf<S> | undefined)[]
  /** What to do instead of calling a function plainly: rounding, tracing. */
  around?(name: FunctionName): ((frame: F, args: readonly ValueOf<S>[], plain: () => ValueOf<S>) => ValueOf<S>) | undefined
}

/** Compiles an expression for a carrier and a scope. Unknown names fail now, not when it runs. */
export function compile<S, F>(expr: Expr, carrier: Carrier<S>, scope: Scope<S, F>, end?: Getter<S, F>): Getter<S, F> {
  const inner = (part: Expr): Getter<S, F> => compile(part, carrier, scope, end)
  switch (expr.type) {
    case 'number': {
      const value = carrier.fromRational(readRational(expr.value) ?? NaN)
      return () => value
    }
    case 'word':
      return () => expr.value
    case 'name':
      return scope.name(expr.name)
    case 'member':
      return scope.member(expr.of, expr.path)
    case 'negate': {
      const arg = inner(expr.arg)
      return (frame) => lift1(carrier.negate, arg(frame), '−')
    }
    case 'not': {
      const arg = inner(expr.arg)
      return (frame) => lift1((x) => truth(carrier, !holds(carrier, x)), arg(frame), 'not')
    }
    case 'arithmetic': {
      const operate = arithmetic(carrier, expr.op)
      const [left, right] = [inner(expr.left), inner(expr.right)]
      return (frame) => operate(left(frame), right(frame))
    }
    case 'logic': {
      const [left, right, and] = [inner(expr.left), inner(expr.right), expr.op === 'and']
      const operate = (a: S, b: S): S =>
        truth(carrier, and ? holds(carrier, a) && holds(carrier, b) : holds(carrier, a) || holds(carrier, b))
      return (frame) => lift2(operate, left(frame), right(frame), expr.op)
    }
    case 'compare':
      return comparison(expr, carrier, expr.args.map(inner))
    case 'index':
      return indexed(expr, carrier, scope, end)
    case 'end':
      if (end === undefined) throw new Failure('spec/unknown-name', '`end` outside of an index')
      return end
    case 'list': {
      const items = expr.items.map(inner)
      return (frame) => items.map((item) => item(frame))
    }
    case 'call':
      return call(expr, carrier, scope, inner)
    case 'constant': {
      const value = carrier.constant(expr.name)
      return () => value
    }
    case 'apply':
      throw new Failure('spec/unknown-name', `the function ${expr.name} has no values`)
    case 'set':
      throw new Failure('solve/type', 'a set is no value')
    default:
      return expr satisfies never
  }
}

const truth = <S>(carrier: Carrier<S>, holds: boolean): S => carrier.fromRational(holds ? 1 : 0)

function arithmetic<S>(carrier: Carrier<S>, op: ArithmeticOp): (a: ValueOf<S>, b: ValueOf<S>) => ValueOf<S> {
  // Two plain numbers, by far the commonest case, skip the lifting.
  const fast =
    (f: (a: S, b: S) => S) =>
    (a: ValueOf<S>, b: ValueOf<S>): ValueOf<S> =>
      typeof a === 'number' && typeof b === 'number' ? f(a, b) : lift2(f, a, b, op)
  switch (op) {
    case '+':
      return fast(carrier.add)
    case '-':
      return fast(carrier.subtract)
    case '.*':
      return fast(carrier.multiply)
    case '/':
    case './':
      return fast(carrier.divide)
    case '^':
      return fast(carrier.power)
    case '*':
      return (a, b) => (typeof a === 'number' && typeof b === 'number' ? carrier.multiply(a, b) : product(carrier, a, b))
    default:
      return op satisfies never
  }
}

/** A chain holds where every link does; each argument is evaluated once. */
function comparison<S, F>(expr: Extract<Expr, { type: 'compare' }>, carrier: Carrier<S>, args: readonly Getter<S, F>[]): Getter<S, F> {
  return (frame) => {
    const values = args.map((arg) => arg(frame))
    const links = expr.ops.map((op, i) => compareValues(carrier, op, entry(values, i), entry(values, i + 1)))
    const both = (a: S, b: S): S => carrier.multiply(a, b)
    return links.slice(1).reduce((all, link) => lift2(both, all, link, 'a chain'), entry(links, 0))
  }
}

function indexed<S, F>(expr: Extract<Expr, { type: 'index' }>, carrier: Carrier<S>, scope: Scope<S, F>, end?: Getter<S, F>): Getter<S, F> {
  const list = compile(expr.of, carrier, scope, end)
  const start = scope.start?.(expr.of)
  const at = compile(expr.at, carrier, scope, (frame) => carrier.fromRational(asList(list(frame), 'an index').length))
  return (frame) => {
    const index = carrier.toInteger(asScalar<S>(at(frame), 'an index'))
    if (index === undefined) throw new Failure('solve/index', 'an index is a whole number')
    if (index === 0 && start !== undefined) return start(frame)
    const values = asList(list(frame), 'an index')
    if (index < 1 || index > values.length)
      throw new Failure('solve/index', `index ${index} of a list of ${values.length}; indices count from 1`)
    return entry(values, index - 1)
  }
}

function call<S, F>(
  expr: Extract<Expr, { type: 'call' }>,
  carrier: Carrier<S>,
  scope: Scope<S, F>,
  inner: (e: Expr) => Getter<S, F>,
): Getter<S, F> {
  const { name } = expr
  const args = expr.args.map(inner)
  const [first, second, third] = args
  if (name === 'if' && first && second && third) return (frame) => (holds(carrier, first(frame)) ? second(frame) : third(frame))
  if (name === 'distinct') return distinct(expr, carrier, scope, inner)
  if (name === 'derivative' && first && second) return (frame) => derivativeOf(carrier, first(frame), second(frame))
  if (name === 'at' && first) return substitution(expr, first, carrier, inner)
  if (name === 'depends') throw new Failure('spec/unsupported', 'depends(a, b) outside of a claim')
  if (!isEager(name) || first === undefined) throw new Failure('spec/unknown-name', `${name} with ${args.length} arguments`)
  return eagerCall(name, args, carrier, scope)
}

function eagerCall<S, F>(name: EagerFunction, args: readonly Getter<S, F>[], carrier: Carrier<S>, scope: Scope<S, F>): Getter<S, F> {
  const around = scope.around?.(name)
  if (around !== undefined)
    return (frame) => {
      const values = args.map((arg) => arg(frame))
      return around(frame, values, () => callFunction(carrier, name, values))
    }
  return (frame) =>
    callFunction(
      carrier,
      name,
      args.map((arg) => arg(frame)),
    )
}

/** `at(f, w == 2, u == 1)`: each condition is a letter, `==` and the value put in its place. */
function substitution<S, F>(
  expr: Extract<Expr, { type: 'call' }>,
  of: Getter<S, F>,
  carrier: Carrier<S>,
  inner: (e: Expr) => Getter<S, F>,
): Getter<S, F> {
  const sides = expr.args.slice(1).map((condition) => {
    const [left, right, third] = condition.type === 'compare' && condition.ops[0] === '==' ? condition.args : []
    if (left === undefined || right === undefined || third !== undefined)
      throw new Failure('solve/type', 'at(…) takes a formula, then letters with their values', undefined, 'write at(f, w == 2, u == 1)')
    return [inner(left), inner(right)] as const
  })
  return (frame) =>
    valueAt(
      carrier,
      of(frame),
      sides.map(([left, right]) => [left(frame), right(frame)] as const),
    )
}

/** `distinct(list)`, `distinct(a, b)`, and `distinct(a, mistakes)`: one condition for each mistake. Only a certain difference counts. */
function distinct<S, F>(
  expr: Extract<Expr, { type: 'call' }>,
  carrier: Carrier<S>,
  scope: Scope<S, F>,
  inner: (e: Expr) => Getter<S, F>,
): Getter<S, F> {
  const [one, other] = expr.args
  if (one === undefined) throw new Failure('spec/unknown-name', 'distinct without arguments')
  const left = inner(one)
  if (other === undefined)
    return (frame) => {
      const list = asList(left(frame), 'distinct')
      return truth(
        carrier,
        list.every((x, i) => list.every((y, j) => j <= i || certainlyDiffer(carrier, x, y))),
      )
    }
  const mistakes = scope.mistakes?.bind(scope)
  if (other.type === 'name' && other.name === 'mistakes' && mistakes !== undefined)
    return (frame) => {
      const value = left(frame)
      return mistakes(frame).map((answer) => truth(carrier, answer !== undefined && certainlyDiffer(carrier, value, answer)))
    }
  const right = inner(other)
  return (frame) => truth(carrier, certainlyDiffer(carrier, left(frame), right(frame)))
}

/** Whether two values differ somewhere, beyond doubt. */
function certainlyDiffer<S>(carrier: Carrier<S>, a: ValueOf<S>, b: ValueOf<S>): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length !== b.length || a.some((x, i) => certainlyDiffer(carrier, x, entry<S>(b, i)))
  if (Array.isArray(a) || Array.isArray(b)) return true
  if (typeof a === 'string' || typeof b === 'string') return a !== b
  const [x, y] = [asScalar<S>(a, 'distinct'), asScalar<S>(b, 'distinct')]
  const { letters } = carrier
  if (letters !== undefined && (letters.isOpen(x) || letters.isOpen(y))) return letters.differ(x, y)
  const sign = carrier.compare(x, y)
  return sign !== undefined && sign !== 0
}
