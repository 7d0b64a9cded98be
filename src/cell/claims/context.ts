// What a claim is decided about: a cell's equations, and which of its names range freely in the claim.
import { namesIn } from '../../math/names.ts'
import type { Definition, Expr, Role } from '../../model.ts'

export interface ClaimContext {
  /** In use (conventions chosen, `none` terms gone) and in order. */
  readonly equations: readonly Definition[]
  readonly inputs: readonly string[]
  readonly roles: ReadonlyMap<string, Role>
  /**
   * How gates are read. `ideal`: one that the claim names has any value in [0, 1]. `exact`: as its equation says, so that
   * a sigmoid is never 0 or 1. `rounded`: 0 or 1, by the sign of its pre-activation.
   */
  readonly gates: 'ideal' | 'exact' | 'rounded'
}

/** The cell as one claim sees it. */
export interface ClaimCell {
  readonly gates: ClaimContext['gates']
  /** Equations by name, in order; those of gates that range freely are not among them. */
  readonly equations: ReadonlyMap<string, Definition>
  /** Gates that have any value in [0, 1]; under `exact` those without an equation, without the ends. */
  readonly freeGates: ReadonlySet<string>
  /** Gates that are 0 or 1 (`rounded`); they keep their equation for witnesses, proofs take them as free. */
  readonly roundedGates: ReadonlySet<string>
}

/** The cell for a claim that names `named`. */
export function cellFor(named: Iterable<string>, context: ClaimContext): ClaimCell {
  const equations = new Map(context.equations.map((equation) => [equation.name, equation]))
  const gates = [...context.roles].flatMap(([name, role]) => (role === 'gate' ? [name] : []))
  const undefinedGates = gates.filter((name) => !equations.has(name))
  const freeGates = new Set(context.gates === 'ideal' ? [...namedGates(named, gates, equations), ...undefinedGates] : undefinedGates)
  const rounded = gates.filter((name) => preActivation(equations.get(name)?.expr) !== undefined)
  for (const name of freeGates) equations.delete(name)
  return { gates: context.gates, equations, freeGates, roundedGates: new Set(context.gates === 'rounded' ? rounded : []) }
}

/** z of `sigmoid(z)`. */
export const preActivation = (expr: Expr | undefined): Expr | undefined =>
  expr?.type === 'call' && expr.name === 'sigmoid' ? expr.args[0] : undefined

/** Gates that a claim names and that are a sigmoid; of a gate such as `1 - f` the gates that it is made of. */
function namedGates(named: Iterable<string>, gates: readonly string[], equations: ReadonlyMap<string, Definition>): readonly string[] {
  const found = new Set<string>()
  const seen = new Set<string>()
  const open = [...named].filter((name) => gates.includes(name))
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const definition = equations.get(name)?.expr
    if (definition === undefined || preActivation(definition) !== undefined) found.add(name)
    else open.push(...[...namesIn(definition)].filter((inner) => gates.includes(inner)))
  }
  return [...found]
}
