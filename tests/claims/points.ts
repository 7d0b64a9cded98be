// Random concrete points of a cell in plain float64, by a generator of the tests' own: for checking what was proved.
import { namesIn } from '../../src/math/names.ts'
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
  new Set(context.gates === 'ideal' ? [...named].filter((name) => context.roles.get(name) === 'gate') : [])

/** A random point with everything that the cell computes from it; `set` may change what is drawn. Undefined at a rounding tie. */
export function randomPoint(
  context: ClaimContext,
  asked: readonly Expr[],
  random: () => number,
  set: (drawn: Map<string, Num>) => void,
): Env | undefined {
  const ideal = idealGates(context, new Set(asked.flatMap((expr) => [...namesIn(expr)])))
  const computed = new Set(context.equations.map(({ name }) => name))
  const [n, m] = [1 + Math.floor(random() * 3), 1 + Math.floor(random() * 2)]
  const scale = [0, 0.3, 1, 3, 12][Math.floor(random() * 5)] ?? 1
  const draw = (sizes: readonly number[], entry: () => number): Num => {
    const [size, ...rest] = sizes
    return size === undefined ? entry() : Array.from({ length: size }, () => draw(rest, entry))
  }
  const gate = (): number => [0, 1, random(), random()][Math.floor(random() * 4)] ?? 0
  const names = new Set(context.equations.flatMap(({ name, expr }) => [...namesIn(expr), name]))
  const env = new Map<string, Num>([['k', 1 + Math.floor(random() * n)]])
  for (const name of names) {
    if (ideal.has(name)) env.set(name, draw([n], gate))
    else if (!computed.has(name))
      env.set(
        name,
        draw(shape(name, n, m), () => (isMatrix.test(name) ? scale : 2) * (2 * random() - 1)),
      )
  }
  set(env)
  return compute(context, env, ideal)
}

/** What the cell computes on top of `env`; undefined at a rounding tie. */
export function compute(context: ClaimContext, env: Map<string, Num>, given: ReadonlySet<string>): Env | undefined {
  for (const { name, expr } of context.equations) {
    if (given.has(name) || [...namesIn(expr)].some((read) => !env.has(read))) continue
    const rounds = context.gates === 'rounded' && context.roles.get(name) === 'gate'
    const inner = rounds && expr.type === 'call' && expr.name === 'sigmoid' ? expr.args[0] : undefined
    const found = value(inner ?? expr, env)
    if (inner !== undefined && flat(found).some((z) => Math.abs(z) < 1e-12)) return undefined
    env.set(name, inner === undefined ? found : step(found))
  }
  return env
}
const step = (z: Num): Num => (typeof z === 'number' ? (z > 0 ? 1 : 0) : z.map(step))

/**
 * The point of a witness, with what the cell computes from it: computed again here from the weights, inputs, earlier states
 * and ideal gates alone. `reported` are the values the witness itself gives to what is computed.
 */
export function pointOf(witness: Witness, context: ClaimContext, asked: readonly Expr[]): { readonly env: Env; readonly reported: Env } {
  const ideal = idealGates(context, new Set(asked.flatMap((expr) => [...namesIn(expr)])))
  const all = new Map(witness.values.map(({ name, value: json }) => [name, fromJson(json)]))
  // A witness of dimension 1 is in plain numbers; `name[k]` needs lists.
  const plain = [...all.values()].every((given) => typeof given === 'number')
  const lift = (name: string, given: Num): Num => (!plain || name === 'k' ? given : isMatrix.test(name) ? [[given]] : [given])
  const computed = new Set(context.equations.map(({ name }) => name).filter((name) => !ideal.has(name)))
  const lifted = [...all].map(([name, given]): [string, Num] => [name, lift(name, given)])
  const env = new Map<string, Num>([['k', 1], ...lifted.filter(([name]) => !computed.has(name))])
  const found = compute(context, env, ideal)
  if (found === undefined) throw new Error('a witness at a rounding tie')
  return { env: found, reported: new Map(lifted.filter(([name]) => computed.has(name))) }
}
