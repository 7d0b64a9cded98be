// What each name of a cell is, from its equations alone: nobody declares a state, a gate or a bias.
import { childrenOf, namesIn, visitExpr } from '../math/names.ts'
import type { Definition, Expr, FunctionName, Role } from '../model.ts'

/** `h` of `h_prev`; undefined for other names. */
export const carriedName = (name: string): string | undefined => (/._prev$/.test(name) ? name.slice(0, -'_prev'.length) : undefined)

/** The states with the equations that read their value of the row before: `h → f, i, o, c_tilde`. */
export function stateReads(equations: readonly Definition[]): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>()
  for (const { name } of equations) {
    const reading = equations.filter(({ expr }) => namesIn(expr).has(`${name}_prev`)).map((equation) => equation.name)
    if (reading.length > 0) readers.set(name, reading)
  }
  return readers
}

/** The names that equations read but nothing in the cell provides (weights and biases): no input, no equation, no state's start. */
export function freeNames(equations: readonly Definition[], inputs: readonly string[]): ReadonlySet<string> {
  const provided = new Set([...inputs, ...equations.flatMap(({ name }) => [name, `${name}_prev`])])
  const read = equations.flatMap(({ expr }) => [...namesIn(expr)])
  return new Set(read.filter((name) => !provided.has(name) && carriedName(name) === undefined))
}

/**
 * The role of every name that occurs (of a state's two names, `h` and `h_prev`, the first). A state is computed and read as
 * `_prev`; a bias is free and only ever added; the other free names are weights; a gate is computed, within [0, 1] by its
 * form and a factor; a candidate is computed, squashed, and enters a state through a gate.
 */
export function rolesOf(equations: readonly Definition[], inputs: readonly string[]): ReadonlyMap<string, Role> {
  const states = stateReads(equations)
  const free = freeNames(equations, inputs)
  const biases = onlyAdded(equations, free)
  const gates = gatesOf(equations, free)
  const candidates = candidatesOf(
    equations,
    (name) => gates.has(name),
    (name) => states.has(name),
  )

  const roles = new Map<string, Role>(inputs.map((name) => [name, 'input']))
  for (const { name } of equations) {
    if (roles.has(name)) continue
    roles.set(name, states.has(name) ? 'state' : gates.has(name) ? 'gate' : candidates.has(name) ? 'candidate' : 'other')
  }
  for (const name of free) roles.set(name, biases.has(name) ? 'bias' : 'weight')
  // Left is a `_prev` of something without an equation, as when a value was given in the equation's place.
  for (const { expr } of equations) {
    for (const name of namesIn(expr)) if (!roles.has(name) && !states.has(carriedName(name) ?? '')) roles.set(name, 'other')
  }
  return roles
}

/** The names of `free` whose every occurrence is a term with a plus sign in a sum of at least two. */
function onlyAdded(equations: readonly Definition[], free: ReadonlySet<string>): ReadonlySet<string> {
  const elsewhere = new Set<string>()
  const walk = (expr: Expr, added: boolean): void => {
    if (expr.type === 'name' && !added) elsewhere.add(expr.name)
    for (const term of termsOf(expr)) walk(term.of, term.added)
  }
  for (const { expr } of equations) walk(expr, false)
  return new Set([...free].filter((name) => !elsewhere.has(name)))
}

/** The terms of a sum, each with whether it is added; of anything else its children, none of them a term. */
function termsOf(expr: Expr): readonly { readonly of: Expr; readonly added: boolean }[] {
  if (!isSum(expr)) return childrenOf(expr).map((of) => ({ of, added: false }))
  const flat = (inner: Expr, added: boolean): { of: Expr; added: boolean }[] => {
    if (inner.type === 'negate') return flat(inner.arg, !added)
    return isSum(inner) ? [...flat(inner.left, added), ...flat(inner.right, inner.op === '+' ? added : !added)] : [{ of: inner, added }]
  }
  return flat(expr, true)
}
type Arithmetic = Extract<Expr, { readonly type: 'arithmetic' }>
const isSum = (expr: Expr): expr is Arithmetic => expr.type === 'arithmetic' && (expr.op === '+' || expr.op === '-')
const isProduct = (expr: Expr): expr is Arithmetic => expr.type === 'arithmetic' && (expr.op === '*' || expr.op === '.*')

/** Computed names that are within [0, 1] by form and multiply something that varies from row to row (so `W*a` makes no gate of `a`). */
function gatesOf(equations: readonly Definition[], free: ReadonlySet<string>): ReadonlySet<string> {
  const unit = new Set<string>()
  const isUnit = (expr: Expr): boolean =>
    expr.type === 'name'
      ? unit.has(expr.name)
      : complement(expr) !== undefined
        ? isUnit(complement(expr) ?? expr)
        : isCall(expr, ['sigmoid'])
  for (let size = -1; size < unit.size;) {
    size = unit.size
    for (const { name, expr } of equations) if (isUnit(expr)) unit.add(name)
  }
  const gates = new Set<string>()
  for (const factors of productsOf(equations)) {
    for (const factor of factors) {
      const name = gateName(factor)
      const others = factors.filter((other) => other !== factor).flatMap((other) => [...namesIn(other)])
      if (name !== undefined && unit.has(name) && others.some((other) => other !== name && !free.has(other))) gates.add(name)
    }
  }
  return gates
}

const squashing: readonly FunctionName[] = ['tanh', 'relu', 'sigmoid', 'softmax', 'sign', 'max', 'min']

function candidatesOf(
  equations: readonly Definition[],
  isGate: (name: string) => boolean,
  isState: (name: string) => boolean,
): ReadonlySet<string> {
  const squashed = new Set(equations.filter(({ expr }) => isCall(expr, squashing)).map(({ name }) => name))
  const mixed = productsOf(equations.filter(({ name }) => isState(name)))
    .filter((factors) => factors.some((factor) => isGate(gateName(factor) ?? '')))
    .flatMap((factors) => factors.flatMap((factor) => (factor.type === 'name' ? [factor.name] : [])))
  return new Set(mixed.filter((name) => squashed.has(name) && !isGate(name) && !isState(name)))
}

/** Every product in the equations as its factors: `a .* b .* c` is one product of three. */
function productsOf(equations: readonly Definition[]): readonly (readonly Expr[])[] {
  const factorsOf = (expr: Expr): Expr[] => (isProduct(expr) ? [...factorsOf(expr.left), ...factorsOf(expr.right)] : [expr])
  const products: Expr[][] = []
  for (const { expr } of equations) {
    visitExpr(expr, (inner) => {
      if (isProduct(inner)) products.push(factorsOf(inner))
    })
  }
  return products
}

/** `g` of the factors `g` and `1 - g`. */
function gateName(factor: Expr): string | undefined {
  const inner = complement(factor) ?? factor
  return inner.type === 'name' ? inner.name : undefined
}
/** `a` of `1 - a`. */
const complement = (expr: Expr): Expr | undefined =>
  expr.type === 'arithmetic' && expr.op === '-' && expr.left.type === 'number' && expr.left.value === '1' ? expr.right : undefined
const isCall = (expr: Expr, names: readonly FunctionName[]): boolean => expr.type === 'call' && names.includes(expr.name)
