// Expressions in plain float64, for checking verdicts: shares no code with the engine's evaluator or normal forms.
import { strict as assert } from 'node:assert'
import type { CompareOp, Expr, ValueJson } from '../../src/model.ts'

export type Num = number | readonly Num[]
export type Env = ReadonlyMap<string, Num>

/** A fraction text (`-3/2`), an `{ approx }`, a number or a list as floats. */
export function fromJson(json: ValueJson): Num {
  if (typeof json === 'number') return json
  if (typeof json === 'string') {
    const [top, bottom = '1'] = json.split('/')
    return Number(top) / Number(bottom)
  }
  if ('formula' in json) throw new TypeError('a number is expected')
  return 'approx' in json ? json.approx : json.map(fromJson)
}

export const flat = (value: Num): readonly number[] => (typeof value === 'number' ? [value] : value.flatMap(flat))

const at = (list: readonly Num[], i: number): Num => {
  const value = list[i]
  assert(value !== undefined, 'an index inside the list')
  return value
}
const map = (f: (x: number) => number, a: Num): Num => (typeof a === 'number' ? f(a) : a.map((x) => map(f, x)))
function zip(f: (x: number, y: number) => number, a: Num, b: Num): Num {
  if (typeof a === 'number') return typeof b === 'number' ? f(a, b) : b.map((y) => zip(f, a, y))
  if (typeof b === 'number') return a.map((x) => zip(f, x, b))
  assert.equal(a.length, b.length, 'vectors of one length')
  return a.map((x, i) => zip(f, x, at(b, i)))
}
const plus = (a: Num, b: Num): Num => zip((x, y) => x + y, a, b)
const times = (a: Num, b: Num): Num => zip((x, y) => x * y, a, b)
const total = (a: Num): number => flat(a).reduce((x, y) => x + y, 0)

function product(a: Num, b: Num): Num {
  if (typeof a === 'number' || typeof b === 'number') return times(a, b)
  const isMatrix = (list: readonly Num[]): list is readonly (readonly Num[])[] => typeof list[0] !== 'number'
  assert(isMatrix(a), 'a matrix on the left')
  if (!isMatrix(b)) return a.map((row) => total(times(row, b)))
  const column = (j: number): Num => b.map((row) => at(row, j))
  return a.map((row) => (b[0] ?? []).map((_, j) => total(times(row, column(j)))))
}

const functions: ReadonlyMap<string, (...args: readonly Num[]) => Num> = new Map<string, (...args: readonly Num[]) => Num>([
  ['sigmoid', (a = 0) => map((x) => 1 / (1 + Math.exp(-x)), a)],
  ['tanh', (a = 0) => map(Math.tanh, a)],
  ['exp', (a = 0) => map(Math.exp, a)],
  ['abs', (a = 0) => map(Math.abs, a)],
  ['relu', (a = 0) => map((x) => Math.max(0, x), a)],
  ['sum', (a = 0) => total(a)],
  ['mean', (a = 0) => total(a) / flat(a).length],
  ['dot', (a = 0, b = 0) => total(times(a, b))],
  ['min', (...args) => args.slice(1).reduce<Num>((x, y) => zip(Math.min, x, y), args[0] ?? 0)],
  ['max', (...args) => args.slice(1).reduce<Num>((x, y) => zip(Math.max, x, y), args[0] ?? 0)],
])

export function value(expr: Expr, env: Env): Num {
  const of = (inner: Expr): Num => value(inner, env)
  switch (expr.type) {
    case 'number':
      return fromJson(expr.value)
    case 'name': {
      const known = env.get(expr.name)
      assert(known !== undefined, `a value of ${expr.name}`)
      return known
    }
    case 'negate':
      return map((x) => -x, of(expr.arg))
    case 'arithmetic': {
      const [a, b] = [of(expr.left), of(expr.right)]
      if (expr.op === '+') return plus(a, b)
      if (expr.op === '-')
        return plus(
          a,
          map((x) => -x, b),
        )
      if (expr.op === '^') return zip(Math.pow, a, b)
      if (expr.op === '/' || expr.op === './') return zip((x, y) => x / y, a, b)
      return expr.op === '*' ? product(a, b) : times(a, b)
    }
    case 'index': {
      const list = of(expr.of)
      assert(typeof list !== 'number', 'a list')
      return at(list, Number(of(expr.at)) - 1)
    }
    case 'call': {
      const call = functions.get(expr.name)
      assert(call !== undefined, `the function ${expr.name}`)
      return call(...expr.args.map(of))
    }
    default:
      return assert.fail(`an expression of type ${expr.type}`)
  }
}

/** How closely a condition is read: within `equal` counts as equal, and an order must hold by more than `margin`. */
export interface Reading {
  readonly equal: number
  readonly margin: number
}
/** Holds up to float errors; holds clearly; holds clearly where it is an order, up to float errors where it is an equation. */
export const tolerantly = (error: number): Reading => ({ equal: error, margin: -error })
export const clearly = (error: number): Reading => ({ equal: -1, margin: error })
export const safely = (error: number): Reading => ({ equal: error, margin: error })

const compare: { readonly [Op in CompareOp]: (a: number, b: number, how: Reading) => boolean } = {
  '==': (a, b, { equal }) => Math.abs(a - b) <= equal,
  '!=': (a, b, { margin }) => Math.abs(a - b) > margin,
  '<': (a, b, { margin }) => b - a > margin,
  '<=': (a, b, { margin }) => b - a >= margin,
  '>': (a, b, { margin }) => a - b > margin,
  '>=': (a, b, { margin }) => a - b >= margin,
}
/** The same point with one quantity (or entry, from 1) given other values, what follows computed again; those that count. */
export type Others = (name: string, at: number | undefined) => readonly Env[]

/** Whether a condition holds (for lists: at all entries). `depends` needs to know the other points. */
export function holds(expr: Expr, env: Env, how: Reading, others?: Others): boolean {
  return every(truth(expr, env, how, others))
}
const every = (truths: Num): boolean => flat(truths).every((one) => one === 1)
/** Of what is denied a tolerant reading is a clear one, and the other way round. */
const opposite = ({ margin }: Reading): Reading => (margin < 0 ? clearly(-margin) : tolerantly(margin))

function truth(expr: Expr, env: Env, how: Reading, others?: Others): Num {
  const both = (x: number, y: number): number => Math.min(x, y)
  if (expr.type === 'not') return map((x) => 1 - x, truth(expr.arg, env, opposite(how), others))
  if (expr.type === 'logic')
    return zip(expr.op === 'and' ? both : Math.max, truth(expr.left, env, how, others), truth(expr.right, env, how, others))
  if (expr.type === 'call') {
    const [first, second] = expr.args
    assert(first !== undefined)
    if (expr.name === 'all') return every(truth(first, env, how, others)) ? 1 : 0
    if (expr.name === 'any') return flat(truth(first, env, how, others)).includes(1) ? 1 : 0
    assert(expr.name === 'depends' && second !== undefined && others !== undefined)
    return changes(first, second, env, how, others) ? 1 : 0
  }
  assert(expr.type === 'compare', 'a condition')
  const sides = expr.args.map((arg) => value(arg, env))
  const links = expr.ops.map((op, i) => zip((a, b) => (compare[op](a, b, how) ? 1 : 0), at(sides, i), at(sides, i + 1)))
  return links.reduce((all, link) => zip(both, all, link))
}
function changes(of: Expr, on: Expr, env: Env, { margin }: Reading, others: Others): boolean {
  const entry = on.type === 'index' ? Number(value(on.at, env)) : undefined
  const name = on.type === 'index' ? on.of : on
  assert(name.type === 'name')
  const before = flat(value(of, env))
  return others(name.name, entry).some((other) =>
    flat(value(of, other)).some((x, i) => Math.abs(x - (before[i] ?? NaN)) > Math.max(0, margin)),
  )
}
