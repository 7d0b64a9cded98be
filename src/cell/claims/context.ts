// What a claim is decided about: a cell's equations, and which of its names range freely in the claim.
import { mapExpr, namesIn } from '../../math/names.ts'
import type { Definition, Expr, Role } from '../../model.ts'
import { gateRange, type Range, rangeOfCall } from './ranges.ts'

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
  readonly roles: ReadonlyMap<string, Role>
  /** Equations by name, in order; those of gates that range freely are not among them. */
  readonly equations: ReadonlyMap<string, Definition>
  /** Gates that have any value in [0, 1]; under `exact` those without an equation, without the ends. */
  readonly freeGates: ReadonlySet<string>
  /** Gates that are 0 or 1 (`rounded`); they keep their equation for witnesses, proofs take them as free. */
  readonly roundedGates: ReadonlySet<string>
  /** What proofs know of names that they take as free. */
  readonly ranges: ReadonlyMap<string, Range>
}

/** The cell for a claim that names `named`. */
export function cellFor(named: Iterable<string>, context: ClaimContext): ClaimCell {
  const { gates, roles } = context
  const equations = new Map(context.equations.map((equation) => [equation.name, equation]))
  const all = [...roles].flatMap(([name, role]) => (role === 'gate' ? [name] : []))
  const undefinedGates = all.filter((name) => !equations.has(name))
  const freeGates = new Set(gates === 'ideal' ? [...namedGates(named, all, equations), ...undefinedGates] : undefinedGates)
  const rounded = gates === 'rounded' ? all.filter((name) => preActivation(equations.get(name)?.expr) !== undefined) : []
  for (const name of freeGates) equations.delete(name)
  const ranges = new Map([...freeGates, ...rounded].map((name) => [name, gateRange(gates)]))
  return { gates, roles, equations, freeGates, roundedGates: new Set(rounded), ranges }
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

/** The names whose value follows from that of `name`, directly or through others. */
export function computedFrom(name: string, equations: Iterable<Definition>): ReadonlySet<string> {
  const changed = new Set([name])
  for (const equation of equations) if ([...namesIn(equation.expr)].some((read) => changed.has(read))) changed.add(equation.name)
  changed.delete(name)
  return changed
}

/** A cell beside its twin, in which one name has another value of its range: `mark` is put behind the names that may differ. */
export function withTwin(cell: ClaimCell, on: string, mark: string): { readonly cell: ClaimCell; readonly twin: (name: string) => string } {
  const changed = computedFrom(on, cell.equations.values())
  const twin = (name: string): string => (name === on || changed.has(name) ? `${name}${mark}` : name)
  const expr = (of: Expr): Expr => mapExpr(of, (inner) => (inner.type === 'name' ? { type: 'name', name: twin(inner.name) } : inner))
  const second = [...cell.equations.values()]
    .filter(({ name }) => name !== on && changed.has(name))
    .map((equation) => ({ ...equation, name: twin(equation.name), expr: expr(equation.expr) }))
  const twins = (names: ReadonlySet<string>): ReadonlySet<string> => new Set([...names, ...[...names].map(twin)])
  return {
    cell: {
      ...cell,
      equations: new Map([...cell.equations, ...second.map((equation) => [equation.name, equation] as const)]),
      freeGates: twins(cell.freeGates),
      roundedGates: twins(cell.roundedGates),
      ranges: new Map([
        ...cell.ranges,
        ...[...cell.ranges].map(([name, range]) => [twin(name), range] as const),
        [twin(on), rangeOf(on, cell)],
      ]),
    },
    twin,
  }
}

/** What a name of the cell may be, whatever it is computed from. */
export function rangeOf(name: string, { equations, ranges }: Pick<ClaimCell, 'equations' | 'ranges'>): Range {
  const definition = equations.get(name)?.expr
  return ranges.get(name) ?? (definition?.type === 'call' ? rangeOfCall(definition.name) : {})
}
