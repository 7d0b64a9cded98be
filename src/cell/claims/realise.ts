// Under `exact` a gate is a sigmoid, and most of its values need an irrational pre-activation. A gate whose weights and biases
// are read by nothing else can be given any value strictly between 0 and 1: one of these weights takes up the logit
// ln(q/(1−q)), the others are 0. So points choose such gates freely, and the weights follow.
import { certified } from '../../math/evaluate/certified.ts'
import { isList, isRational, isScalar, type Scalar } from '../../math/evaluate/value.ts'
import { absolute, divide, equal, rational, sign, subtract, toText } from '../../math/exact/rational.ts'
import { scalarSign } from '../../math/ball/real.ts'
import { namesIn, visitExpr } from '../../math/names.ts'
import type { Expr } from '../../model.ts'
import type { Concrete } from './frame.ts'
import { type ClaimCell, computedFrom, preActivation } from './context.ts'

/** A term ±weight·factor of a pre-activation; a bias has no factor. */
interface Term {
  readonly weight: string
  readonly negative: boolean
  readonly factor?: { readonly of: Expr; readonly op: '*' | '.*' }
}
/** The terms of a gate's pre-activation, by gate; a bias first. */
export type Realisable = ReadonlyMap<string, readonly Term[]>

/** The gates of a cell that can have any value. `named` are the claim's own names; what is computed from `changed` is left out. */
export function realisableGates(cell: ClaimCell, named: ReadonlySet<string>, changed: readonly string[]): Realisable {
  if (cell.gates !== 'exact') return new Map()
  const readings = new Map<string, number>()
  for (const { expr } of cell.equations.values())
    visitExpr(expr, (inner) => {
      if (inner.type === 'name') readings.set(inner.name, (readings.get(inner.name) ?? 0) + 1)
    })
  const isOwn = (name: string): boolean => {
    const role = cell.roles.get(name)
    return (role === 'weight' || role === 'bias') && readings.get(name) === 1 && !named.has(name)
  }
  const following = new Set(changed.flatMap((name) => [name, ...computedFrom(name, cell.equations.values())]))
  const gates = [...cell.equations.values()].filter(({ name }) => cell.roles.get(name) === 'gate' && !following.has(name))
  return new Map(
    gates.flatMap(({ name, expr }): [string, readonly Term[]][] => {
      const z = preActivation(expr)
      const terms = z === undefined ? undefined : termsOf(z, false, isOwn)
      return terms === undefined ? [] : [[name, [...terms].sort((a, b) => Number(a.factor !== undefined) - Number(b.factor !== undefined))]]
    }),
  )
}

/** The terms of a sum of own weights; undefined where a term is anything else. */
function termsOf(expr: Expr, negative: boolean, isOwn: (name: string) => boolean): readonly Term[] | undefined {
  if (expr.type === 'name') return isOwn(expr.name) ? [{ weight: expr.name, negative }] : undefined
  if (expr.type === 'negate') return termsOf(expr.arg, !negative, isOwn)
  if (expr.type !== 'arithmetic') return undefined
  const { op, left, right } = expr
  if (op === '+' || op === '-') {
    const [a, b] = [termsOf(left, negative, isOwn), termsOf(right, (op === '-') !== negative, isOwn)]
    return a && b && [...a, ...b]
  }
  if (op !== '*' && op !== '.*') return undefined
  const [weight, of] = left.type === 'name' && isOwn(left.name) ? [left, right] : op === '.*' ? [right, left] : []
  return weight?.type === 'name' && isOwn(weight.name) && of !== undefined
    ? [{ weight: weight.name, negative, factor: { of, op } }]
    : undefined
}

/** Names that the factors of a gate's terms are made of: they must have a value before its weights can be found. */
export const factorNames = (realisable: Realisable): readonly string[] =>
  [...realisable.values()].flatMap((terms) => terms.flatMap(({ factor }) => (factor === undefined ? [] : [...namesIn(factor.of)])))

export interface Realised {
  readonly name: string
  readonly value: Concrete
  /** The value as it is before it is rounded, where the gate is one number. */
  readonly exact?: Expr
}
export interface Measures {
  readonly valueOf: (expr: Expr) => Concrete
  readonly shapeOf: (name: string) => readonly number[]
}

/** Weights that give a gate its value; undefined where all factors are 0 and the value is not 1/2. */
export function realise(terms: readonly Term[], gate: Concrete, measures: Measures): readonly Realised[] | undefined {
  const logits: readonly (Scalar | undefined)[] = (isList(gate) ? gate : [gate]).map(logit)
  if (!areScalars(logits)) return undefined
  const zeros = terms.map(({ weight }): Realised => ({ name: weight, value: filled(measures.shapeOf(weight)) }))
  if (logits.every((entry) => entry === 0)) return zeros
  for (const [i, term] of terms.entries()) {
    const found = weightFor(term, gate, logits, measures)
    if (found !== undefined) return zeros.map((zero, j) => (j === i ? { name: zero.name, ...found } : zero))
  }
  return undefined
}
const filled = ([size, ...inner]: readonly number[]): Concrete =>
  size === undefined ? 0 : Array.from({ length: size }, () => filled(inner))
const areScalars = (list: readonly (Scalar | undefined)[]): list is readonly Scalar[] => list.every((entry) => entry !== undefined)

/** ln(q/(1−q)), exactly 0 at 1/2. */
function logit(q: Concrete): Scalar | undefined {
  if (!isRational(q)) return undefined
  return equal(q, rational(1n, 2n)) ? 0 : certified.call('log', divide(q, subtract(1, q)))
}
/** x/by; undefined where that has no value, or may have none. */
function over(x: Scalar, by: Concrete | undefined): Scalar | undefined {
  if (x === 0) return 0
  return by === undefined || !isScalar(by) || (scalarSign(by) ?? 0) === 0 ? undefined : certified.divide(x, by)
}

function weightFor(term: Term, gate: Concrete, logits: readonly Scalar[], measures: Measures): Omit<Realised, 'name'> | undefined {
  const { weight, negative, factor } = term
  const signed = negative ? logits.map((x) => certified.negate(x)) : logits
  const factors = factor === undefined ? 1 : measures.valueOf(factor.of)
  const [, width] = measures.shapeOf(weight)
  if (width === undefined) {
    const entries: readonly (Scalar | undefined)[] = signed.map((x, i) => over(x, isList(factors) ? factors[i] : factors))
    if (!areScalars(entries)) return undefined
    const value: Concrete = isList(gate) ? entries : (entries[0] ?? 0)
    return { value, ...exactly(gate, negative, factors) }
  }
  const column = isList(factors) ? factors.findIndex((by) => over(1, by) !== undefined) : -1
  const by = isList(factors) ? factors[column] : undefined
  const entries: readonly (Scalar | undefined)[] = signed.map((x) => over(x, by))
  if (by === undefined || !areScalars(entries)) return undefined
  const value = entries.map((x): Concrete => Array.from({ length: width }, (_, j) => (j === column ? x : 0)))
  return { value, ...(width === 1 && exactly(gate, negative, by)) }
}

/** ±ln(q/(1−q))/by, for one gate and a rational. */
function exactly(gate: Concrete, negative: boolean, by: Concrete): { readonly exact?: Expr } {
  const [q, factor] = [gate, by].map((value) => (isList(value) && value.length === 1 ? value[0] : value))
  if (q === undefined || factor === undefined || !isRational(q) || !isRational(factor)) return {}
  const log: Expr = { type: 'call', name: 'log', args: [{ type: 'number', value: toText(divide(q, subtract(1, q))) }] }
  const size = toText(absolute(factor))
  const quotient: Expr = size === '1' ? log : { type: 'arithmetic', op: '/', left: log, right: { type: 'number', value: size } }
  return { exact: negative === sign(factor) < 0 ? quotient : { type: 'negate', arg: quotient } }
}
