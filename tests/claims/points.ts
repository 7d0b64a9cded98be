// Random concrete points of a cell in plain float64, by a generator of the tests' own: for checking what was proved.
import { childrenOf, namesIn } from '../../src/math/names.ts'
import type { Expr, Witness } from '../../src/model.ts'
import type { ClaimContext } from '../../src/cell/claims/decide.ts'
import { flat, fromJson, type Env, type Num, value } from './floats.ts'

/** Uniform in [0, 1): a linear congruential generator (Numerical Recipes), enough for tests. */
export function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const isMatrix = /^W_/
/** By the naming of the test cells: `W_fh`, `W_gs` and `W_ss` are n × n, `W_fx` n × m, `x` of m, all else of n. */
function shape(name: string, n: number, m: number): readonly number[] {
  if (isMatrix.test(name)) return name.endsWith('x') ? [n, m] : [n, n]
  return name === 'x' ? [m] : [n]
}

/** The names that a claim's own gates make free: gates it names, where gates are ideal. */
const idealGates = (context: ClaimContext, named: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(context.gates === 'ideal' ? [...named].filter((name) => context.roles.get(name.replace('_next', '')) === 'gate') : [])

/** A point: what it chooses, and everything that follows. */
export interface Point {
  readonly env: Env
  /** The same with a name (or entry) given other values, what follows computed again. */
  others(name: string, at: number | undefined): readonly Env[]
}

/** A random point with everything that the cell computes from it; `set` may change what is drawn. Undefined at a rounding tie. */
export function randomPoint(
  context: ClaimContext,
  asked: readonly Expr[],
  random: () => number,
  set: (drawn: Map<string, Num>) => void,
): Point | undefined {
  const ideal = idealGates(context, new Set(asked.flatMap((expr) => [...heldNames(expr)])))
  const computed = new Set(context.equations.map(({ name }) => name))
  const [n, m] = [1 + Math.floor(random() * 3), 1 + Math.floor(random() * 2)]
  // where gates saturate, floats see no dependence any more
  const speaksOfDependence = asked.some((expr) => JSON.stringify(expr).includes('"depends"'))
  const scale = (speaksOfDependence ? [0, 0.2, 0.3, 0.5, 1] : [0, 0.3, 1, 3, 12])[Math.floor(random() * 5)] ?? 1
  const draw = (sizes: readonly number[], entry: () => number): Num => {
    const [size, ...rest] = sizes
    return size === undefined ? entry() : Array.from({ length: size }, () => draw(rest, entry))
  }
  const gate = (): number => [0, 1, random(), random()][Math.floor(random() * 4)] ?? 0
  const names = new Set([...context.equations.flatMap(({ name, expr }) => [...namesIn(expr), name]), 'x_next', ...ideal])
  const env = new Map<string, Num>([['k', 1 + Math.floor(random() * n)]])
  for (const name of names) {
    if (ideal.has(name)) env.set(name, draw([n], gate))
    else if (!computed.has(name))
      env.set(
        name,
        draw(shape(name.replace('_next', ''), n, m), () => (isMatrix.test(name) ? scale : 2) * (2 * random() - 1)),
      )
  }
  set(env)
  const point = pointFrom(context, env, ideal)
  return [...computed].every((name) => point.env.has(name)) ? point : undefined
}

/** Names that a claim holds fixed: those of what depends on something are not. */
function heldNames(expr: Expr): readonly string[] {
  if (expr.type === 'name') return [expr.name]
  const children = childrenOf(expr)
  return (expr.type === 'call' && expr.name === 'depends' ? children.slice(1) : children).flatMap(heldNames)
}

function pointFrom(context: ClaimContext, chosen: ReadonlyMap<string, Num>, ideal: ReadonlySet<string>): Point {
  const env = compute(context, new Map(chosen), ideal)
  return {
    env,
    others(name, at) {
      const before = env.get(name)
      const put = (value: number): Num | undefined =>
        typeof before === 'number' || before === undefined ? value : filled(before, at, value)
      return otherValues(name, context).flatMap((value) => {
        const changed = put(value)
        const after = changed === undefined ? undefined : compute(context, new Map(chosen).set(name, changed), new Set([...ideal, name]))
        return after !== undefined && [...env.keys()].every((known) => after.has(known)) ? [after] : []
      })
    },
  }
}
const filled = (list: readonly Num[], at: number | undefined, value: number): Num =>
  list.map((entry, i) => (at !== undefined && i + 1 !== at ? entry : typeof entry === 'number' ? value : filled(entry, undefined, value)))
/** Values that a name can have. */
function otherValues(name: string, context: ClaimContext): readonly number[] {
  if (context.roles.get(name.replace('_next', '')) === 'gate')
    return { ideal: [0, 0.2, 0.5, 1], exact: [0.1, 0.3, 0.9], rounded: [0, 1] }[context.gates]
  return context.roles.get(name.replace('_next', '')) === 'candidate' ? [-0.9, 0, 0.4] : [-2, -0.5, 0, 1, 3]
}

/** What the cell computes on top of `env`, in two steps where a second input is there. A gate at a rounding tie has no value. */
export function compute(context: ClaimContext, env: Map<string, Num>, given: ReadonlySet<string>): Env {
  step(context, env, given)
  if (!env.has('x_next')) return env
  const second = new Map([...env].map(([name, value]): [string, Num] => [name, value]))
  const computed = new Set(context.equations.map(({ name }) => name))
  for (const name of computed) {
    const now = env.get(name)
    if (now !== undefined) second.set(`${name}_prev`, now)
    second.delete(name)
    const held = given.has(`${name}_next`) ? env.get(`${name}_next`) : undefined
    if (held !== undefined) second.set(name, held)
  }
  second.set('x', env.get('x_next') ?? 0)
  const heldNext = new Set([...given].flatMap((name) => (name.endsWith('_next') ? [name.slice(0, -'_next'.length)] : [])))
  step(context, second, heldNext)
  for (const name of computed) {
    const found = second.get(name)
    if (found !== undefined) env.set(`${name}_next`, found)
  }
  return env
}
function step(context: ClaimContext, env: Map<string, Num>, given: ReadonlySet<string>): void {
  for (const { name, expr } of context.equations) {
    if (given.has(name) || [...namesIn(expr)].some((read) => !env.has(read))) continue
    const rounds = context.gates === 'rounded' && context.roles.get(name) === 'gate'
    const inner = rounds && expr.type === 'call' && expr.name === 'sigmoid' ? expr.args[0] : undefined
    const found = value(inner ?? expr, env)
    if (inner !== undefined && flat(found).some((z) => Math.abs(z) < 1e-12)) continue
    env.set(name, inner === undefined ? found : heaviside(found))
  }
}
const heaviside = (z: Num): Num => (typeof z === 'number' ? (z > 0 ? 1 : 0) : z.map(heaviside))

/**
 * The point of a witness, with what the cell computes from it: computed again here from the weights, inputs, earlier states
 * and ideal gates alone. `reported` are the values the witness itself gives to what is computed; `after` the point with the
 * one quantity changed.
 */
export function pointOf(
  witness: Witness,
  context: ClaimContext,
  asked: readonly Expr[],
): { readonly point: Point; readonly reported: Env; readonly after: Env | undefined } {
  const ideal = idealGates(context, new Set(asked.flatMap((expr) => [...heldNames(expr)])))
  const all = new Map(witness.values.map(({ name, value: json }) => [name, fromJson(json)]))
  // A witness of dimension 1 is in plain numbers; `name[k]` needs lists.
  const plain = [...all.values()].every((given) => typeof given === 'number')
  const lift = (name: string, given: Num): Num => (!plain || name === 'k' ? given : isMatrix.test(name) ? [[given]] : [given])
  const computed = new Set(context.equations.flatMap(({ name }) => [name, `${name}_next`]).filter((name) => !ideal.has(name)))
  const lifted = [...all].map(([name, given]): [string, Num] => [name, lift(name, given)])
  const chosen = new Map<string, Num>([['k', 1], ...lifted.filter(([name]) => !computed.has(name))])
  const point = pointFrom(context, chosen, ideal)
  return {
    point,
    reported: new Map(lifted.filter(([name]) => computed.has(name))),
    after: afterChange(witness, context, point, chosen, ideal),
  }
}
function afterChange(
  { changed }: Witness,
  context: ClaimContext,
  { env }: Point,
  chosen: ReadonlyMap<string, Num>,
  ideal: ReadonlySet<string>,
): Env | undefined {
  if (changed === undefined) return undefined
  const [, name = '', entry] = /^(\w+)(?:\[(\d+)\])?$/.exec(changed.name) ?? []
  const [before, to] = [env.get(name), fromJson(changed.to)]
  const value =
    typeof before === 'number' || before === undefined || typeof to !== 'number'
      ? to
      : filled(before, entry === undefined ? undefined : Number(entry), to)
  return compute(context, new Map(chosen).set(name, value), new Set([...ideal, name]))
}
