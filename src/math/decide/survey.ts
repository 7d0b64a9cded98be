// What one walk over a formula tells: its letters, of what kind it is, where it may have no value.
import { type Expr, type FunctionName, scalarFunctions } from '../../model.ts'
import { childrenOf } from '../names.ts'
import { divide, isInteger, negate, type Rational, readRational, sign } from '../exact/rational.ts'

export interface Survey {
  /** In alphabetical order, each once. */
  readonly names: readonly string[]
  /** Whether the imaginary unit occurs: values may be complex then. */
  readonly imaginary: boolean
  /** Nothing but letters, numbers, + − · / and powers with whole numbers that stand there. */
  readonly rational: boolean
  /** A function occurs of which nothing but the name is known: values of the formula are those of a stand-in. */
  readonly opaque: boolean
  /** A formula for a number; no list, no comparison, no word inside. */
  readonly scalar: boolean
  readonly guards: readonly Guard[]
}
/** A part of a formula that must keep away from, or on one side of, the values `edges` for the formula to have a value. */
export interface Guard {
  /** What needs it: `/`, `^` or a function. */
  readonly by: string
  readonly of: Expr
  readonly edges: readonly Rational[]
}

interface Walk {
  readonly names: Set<string>
  readonly guards: Guard[]
  imaginary: boolean
  rational: boolean
  opaque: boolean
  scalar: boolean
}

export function survey(expr: Expr): Survey {
  const walk: Walk = {
    names: new Set(),
    guards: [],
    imaginary: false,
    rational: true,
    opaque: false,
    scalar: true,
  }
  look(expr, walk)
  return { ...walk, names: [...walk.names].sort() }
}

function look(expr: Expr, walk: Walk): void {
  switch (expr.type) {
    case 'number':
      return
    case 'name':
      walk.names.add(expr.name)
      return
    case 'constant':
      walk.rational = false
      if (expr.name === 'i') walk.imaginary = true
      return
    case 'negate':
      break
    case 'arithmetic':
      if (expr.op === '/' || expr.op === './') guard(walk, '/', expr.right, zero)
      if (expr.op === '^') power(expr.left, expr.right, walk)
      break
    case 'call':
      walk.rational = false
      call(expr.name, expr.args, walk)
      break
    case 'apply':
      walk.rational = false
      walk.opaque = true
      break
    case 'word':
    case 'member':
    case 'not':
    case 'logic':
    case 'compare':
    case 'index':
    case 'end':
    case 'list':
    case 'set':
      walk.rational = false
      walk.scalar = false
      break
    default:
      return expr satisfies never
  }
  for (const child of childrenOf(expr)) look(child, walk)
}

const zero: readonly Rational[] = [0]
const one: readonly Rational[] = [1]
const ones: readonly Rational[] = [-1, 1]

/** The number that an exponent is, where it stands there: `2`, `-1/2`, `(-3)`. */
export function numberIn(expr: Expr): Rational | undefined {
  if (expr.type === 'number') return readRational(expr.value)
  if (expr.type === 'negate') {
    const value = numberIn(expr.arg)
    return value === undefined ? undefined : negate(value)
  }
  if (expr.type !== 'arithmetic' || expr.op !== '/') return undefined
  const [top, bottom] = [numberIn(expr.left), numberIn(expr.right)]
  return top === undefined || bottom === undefined || bottom === 0 ? undefined : divide(top, bottom)
}

function power(base: Expr, exponent: Expr, walk: Walk): void {
  const value = numberIn(exponent)
  if (value !== undefined && isInteger(value)) {
    if (sign(value) < 0) guard(walk, '/', base, zero)
    return
  }
  walk.rational = false
  guard(walk, value === undefined ? '^' : sign(value) < 0 ? 'log' : 'sqrt', base, zero)
}

/** Functions of numbers that are evaluated here; all others are of lists, of claims, or choose. */
const scalarNames: ReadonlySet<string> = new Set([
  ...scalarFunctions,
  ...(['root', 'abs', 'sign', 'floor', 'ceil', 'round', 'factorial', 'relu', 'mod', 'min', 'max'] satisfies readonly FunctionName[]),
])
/** Where the argument of a function is at the end of what has a value. */
const edgesOf: ReadonlyMap<string, readonly Rational[]> = new Map([
  ...(['log', 'log10', 'log2', 'sqrt', 'cbrt', 'root', 'factorial'] as const).map((name) => [name, zero] as const),
  ...(['acot', 'acsch', 'cot', 'csc', 'csch', 'coth'] as const).map((name) => [name, zero] as const),
  ...(['asin', 'acos', 'asec', 'acsc', 'atanh', 'acoth'] as const).map((name) => [name, ones] as const),
  ['acosh', one],
  ['asech', [0, 1]],
])
function call(name: FunctionName, [x, y]: readonly Expr[], walk: Walk): void {
  if (!scalarNames.has(name)) walk.scalar = false
  if (x === undefined) return
  const edges = edgesOf.get(name)
  if (edges !== undefined) guard(walk, name, x, edges)
  if (name === 'mod' && y !== undefined) guard(walk, '/', y, zero)
}
/** A divisor that is a product keeps each factor from 0; of other products the factors are where something may turn. */
function guard(walk: Walk, by: string, of: Expr, edges: readonly Rational[]): void {
  const value = numberIn(of)
  if (value !== undefined && !edges.includes(value)) return
  const factors = edges === zero ? factorsOf(of) : []
  if (by !== '/' || factors.length === 0) walk.guards.push({ by, of, edges })
  for (const factor of factors) guard(walk, by === '/' ? by : 'factor', factor, edges)
}
function factorsOf(of: Expr): readonly Expr[] {
  if (of.type === 'negate') return [of.arg]
  if (of.type !== 'arithmetic') return []
  if (of.op === '*') return [of.left, of.right]
  return of.op === '^' && numberIn(of.right) !== undefined ? [of.left] : []
}
