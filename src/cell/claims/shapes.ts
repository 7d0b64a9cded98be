// How a cell's names are read in a claim: which are numbers, vectors and matrices, and which dimensions are the same.
// The most general reading that fits is taken: inputs and states are vectors of any dimension, a weight before `*` is a
// matrix. Where that fits nowhere (two states multiplied by `*`), every name is a number.
import type { Rank } from '../../math/forms/atoms.ts'
import { namesIn, visitExpr } from '../../math/names.ts'
import type { Expr } from '../../model.ts'
import { carriedName } from '../roles.ts'
import { nextOf } from './steps.ts'

export interface Shapes {
  rank(name: string): Rank | undefined
  /** [] a number, [n] a vector, [rows, columns]: `size` where the claim speaks of that dimension, else 1. */
  shape(name: string, size: number): readonly number[]
}
/** An equation, or a side of a claim (no name). */
export interface Read {
  readonly name?: string
  readonly expr: Expr
}

class Misfit extends Error {}

/** The general reading; undefined where it does not fit. `asked` are the claim's own expressions. */
export function shapesOf(equations: readonly Read[], inputs: readonly string[], asked: readonly Expr[]): Shapes | undefined {
  const reads = [...equations, ...asked.map((expr) => ({ expr }))]
  try {
    const ranks = ranksOf(reads, inputs)
    return dimensionsOf(reads, ranks, asked)
  } catch (thrown) {
    if (thrown instanceof Misfit) return undefined
    throw thrown
  }
}
/** The reading in which every name is a number. */
export const numbersOnly = (names: ReadonlySet<string>): Shapes => ({
  rank: (name) => (names.has(untwinned(name)) ? 0 : undefined),
  shape: () => [],
})

/** A quantity has one shape in all rows, and in a twin of the cell. */
const base = (name: string): string => {
  const plain = untwinned(name)
  return carriedName(plain) ?? nextOf(plain) ?? plain
}
const untwinned = (name: string): string => name.replace(/'+$/, '')

function ranksOf(reads: readonly Read[], inputs: readonly string[]): ReadonlyMap<string, Rank> {
  const ranks = new Map<string, Rank>(inputs.map((name) => [name, 1]))
  const names = new Set<string>()
  for (const { expr } of reads) {
    visitExpr(expr, (inner) => {
      if (inner.type !== 'name') return
      names.add(base(inner.name))
      if (carriedName(inner.name) !== undefined) ranks.set(base(inner.name), 1)
    })
  }
  const settle = (): void => {
    for (let size = -1; size < ranks.size;) {
      size = ranks.size
      for (const { name, expr } of reads) {
        const rank = rankOf(expr, name === undefined ? undefined : ranks.get(base(name)), ranks)
        if (name !== undefined && rank !== undefined && rank > 0) learn(ranks, name, rank)
      }
    }
  }
  settle()
  // What nothing tells is a number; each may tell something of the others.
  for (const name of names) {
    if (ranks.has(name)) continue
    ranks.set(name, 0)
    settle()
  }
  for (const { name } of reads) if (name !== undefined && !ranks.has(base(name))) ranks.set(base(name), 0)
  return ranks
}

function learn(ranks: Map<string, Rank>, name: string, rank: Rank): void {
  const known = ranks.get(base(name))
  if (known !== undefined && known !== rank) throw new Misfit()
  ranks.set(base(name), rank)
}

/** The rank of an expression, telling names what they must be where `want` is known. */
function rankOf(expr: Expr, want: Rank | undefined, ranks: Map<string, Rank>): Rank | undefined {
  switch (expr.type) {
    case 'number':
    case 'word':
      return 0
    case 'name':
      if (want !== undefined && want > 0 && !ranks.has(base(expr.name))) learn(ranks, expr.name, want)
      return ranks.get(base(expr.name))
    case 'negate':
    case 'not':
      return rankOf(expr.arg, want, ranks)
    case 'arithmetic':
      return expr.op === '*' ? productRank(expr.left, expr.right, want, ranks) : together([expr.left, expr.right], want, ranks)
    case 'logic':
      return together([expr.left, expr.right], want, ranks)
    case 'compare':
      return together(expr.args, want, ranks)
    case 'index':
      if (rankOf(expr.of, 1, ranks) === 0) throw new Misfit()
      return 0
    case 'call':
      return callRank(expr, want, ranks)
    case 'constant':
      return 0
    case 'member':
    case 'end':
    case 'list':
    case 'apply':
    case 'set':
      throw new Misfit()
    default:
      return expr satisfies never
  }
}
function together(parts: readonly Expr[], want: Rank | undefined, ranks: Map<string, Rank>): Rank | undefined {
  const found = parts.map((part) => ({ part, rank: rankOf(part, undefined, ranks) }))
  const above = new Set(found.flatMap(({ rank }) => (rank !== undefined && rank > 0 ? [rank] : [])))
  if (above.size > 1) throw new Misfit()
  if (above.size === 0 && found.every(({ rank }) => rank !== undefined)) return 0
  const [rank = want] = above
  for (const { part, rank: known } of found) if (known === undefined) rankOf(part, rank, ranks)
  return rank
}

function productRank(left: Expr, right: Expr, want: Rank | undefined, ranks: Map<string, Rank>): Rank | undefined {
  const [a, b] = [rankOf(left, undefined, ranks), rankOf(right, undefined, ranks)]
  if (a === 1 && b !== undefined && b > 0) throw new Misfit()
  if (a === 0) return b ?? rankOf(right, want, ranks)
  if (b === 0) return a ?? rankOf(left, want, ranks)
  if (a === 2 && b === undefined) return rankOf(right, 1, ranks) ?? 1
  if (a === undefined && b !== undefined) rankOf(left, 2, ranks)
  return b ?? a
}

function callRank(expr: Extract<Expr, { type: 'call' }>, want: Rank | undefined, ranks: Map<string, Rank>): Rank | undefined {
  const reduces =
    expr.name === 'sum' ||
    expr.name === 'mean' ||
    expr.name === 'dot' ||
    ((expr.name === 'min' || expr.name === 'max') && expr.args.length === 1)
  switch (expr.name) {
    case 'transpose':
    case 'take':
    case 'shift':
    case 'select':
    case 'distinct':
    case 'apart':
      throw new Misfit()
    case 'any':
    case 'all':
    case 'argmax':
    case 'length':
    case 'depends':
      for (const arg of expr.args) rankOf(arg, undefined, ranks)
      return 0
    default:
      if (!reduces && expr.name !== 'softmax') return together(expr.args, want, ranks)
      for (const arg of expr.args) if ((rankOf(arg, 1, ranks) ?? 1) !== 1) throw new Misfit()
      return reduces ? 0 : 1
  }
}

/** Dimensions that must be the same are one class; classes of names that the claim speaks of get the size asked for. */
function dimensionsOf(reads: readonly Read[], ranks: ReadonlyMap<string, Rank>, asked: readonly Expr[]): Shapes {
  const parents = new Map<string, string>()
  const find = (slot: string): string => {
    const parent = parents.get(slot)
    return parent === undefined || parent === slot ? slot : find(parent)
  }
  const slots = (name: string): readonly string[] => Array.from({ length: ranks.get(base(name)) ?? 0 }, (_, i) => `${base(name)}.${i}`)
  const unify = (all: readonly (readonly string[])[]): readonly string[] => {
    const longest = all.reduce((a, b) => (b.length > a.length ? b : a), [])
    for (const other of all)
      if (other.length === longest.length) other.forEach((slot, i) => parents.set(find(slot), find(longest[i] ?? slot)))
    return longest
  }
  const walk = (expr: Expr): readonly string[] => {
    if (expr.type === 'name') return slots(expr.name)
    if (expr.type === 'negate' || expr.type === 'not') return walk(expr.arg)
    if (expr.type === 'index') return walk(expr.of).slice(1)
    if (expr.type === 'arithmetic' && expr.op === '*') {
      const [left, right] = [walk(expr.left), walk(expr.right)]
      if (left.length < 2 || right.length === 0) return left.length > 0 ? left : right
      unify([left.slice(1), right.slice(0, 1)])
      return [...left.slice(0, 1), ...right.slice(1)]
    }
    if (expr.type === 'arithmetic' || expr.type === 'logic') return unify([walk(expr.left), walk(expr.right)])
    if (expr.type === 'compare') return unify(expr.args.map(walk))
    if (expr.type !== 'call') return []
    // What depends on what has nothing to do with how long either is.
    if (expr.name === 'depends') return expr.args.map(walk).slice(0, 0).flat()
    const all = unify(expr.args.map(walk))
    return callRank(expr, undefined, new Map(ranks)) === 0 ? [] : all
  }
  for (const { name, expr } of reads) {
    const dimensions = walk(expr)
    if (name !== undefined) unify([slots(name), dimensions])
  }
  const spoken = new Set<string>()
  for (const name of asked.flatMap((expr) => [...namesIn(expr)])) for (const slot of slots(name)) spoken.add(find(slot))
  return {
    rank: (name) => ranks.get(base(name)),
    shape: (name, size) => slots(name).map((slot) => (spoken.has(find(slot)) ? size : 1)),
  }
}
