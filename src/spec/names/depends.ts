// What depends on what in one scene: parameters, let, the cell's names, the parts' answers. One graph of named values.
import type { LinesInUse } from '../../cell/lines.ts'
import { carriedName } from '../../cell/roles.ts'
import { namesIn, visitExpr } from '../../math/names.ts'
import type { Definition, Expr, Mistake, RunInput } from '../../model.ts'
import { keysOf, type Names } from './scope.ts'
import { drawExpressions } from '../../variant/draw-expressions.ts'

/** A named value: `own:w` (parameter, let or symbol), `cell:h`, `part:a`, or `mistakes` (every answer under a mistake). */
export type Node = string
export const nameOf = (node: Node): string => node.slice(node.indexOf(':') + 1)

export interface Graph {
  readonly lines: LinesInUse
  /** Every parameter, let and part. */
  readonly nodes: readonly Node[]
  /** The named values that an expression of the problem's scope speaks of. */
  nodesOf(expr: Expr): readonly Node[]
  /** What a value needs directly; within a cell through its equations, states of the row before included where there is a run. */
  needs(node: Node): readonly Node[]
  /** A value and all that it needs. */
  reach(node: Node): ReadonlySet<Node>
  /** Whether a name of the cell has an equation, a value given, a row's value or the problem's value of that name. */
  isBound(cellName: string): boolean
}

/** The lines of a scene by name. */
interface Lookup {
  readonly names: Names
  readonly lines: LinesInUse
  readonly lets: ReadonlyMap<string, Definition>
  readonly equations: ReadonlyMap<string, Definition>
  readonly answers: ReadonlyMap<string, Definition>
  readonly perRow: ReadonlyMap<string, RunInput>
}

export function graphOf(names: Names, lines: LinesInUse, mistake?: Mistake): Graph {
  const byName = (definitions: readonly Definition[]): ReadonlyMap<string, Definition> =>
    new Map(definitions.map((definition) => [definition.name, definition]))
  const rows = [...(lines.run?.over ?? []), ...(lines.run?.every ?? [])]
  const lookup: Lookup = {
    names,
    lines,
    lets: byName(lines.let),
    equations: byName(lines.equations),
    answers: byName(mistake?.answer ?? []),
    perRow: new Map(rows.map((input) => [input.name, input])),
  }
  const own = [...names.parameters.keys(), ...lookup.lets.keys()].map((name): Node => `own:${name}`)
  const needs = remembering((node: Node) => needsOf(lookup, node))
  return {
    lines,
    nodes: [...own, ...names.problem.parts.map(({ id }): Node => `part:${id}`)],
    nodesOf: (expr) => nodesOf(lookup, expr),
    needs,
    reach: remembering((node: Node) => reachFrom([node], needs)),
    isBound: (name) => lookup.equations.has(name) || lookup.perRow.has(name) || lines.given.has(name) || isOwn(lookup, name),
  }
}

const isOwn = ({ names, lets }: Lookup, name: string): boolean => names.parameters.has(name) || lets.has(name) || names.symbols.has(name)

function nodesOf(lookup: Lookup, expr: Expr): readonly Node[] {
  const nodes = new Set<Node>()
  visitExpr(expr, (inner) => {
    if (inner.type === 'name') nodes.add(nodeOfName(lookup, inner.name))
    else if (inner.type === 'member')
      nodes.add(inner.of === 'mistakes' ? 'mistakes' : `${inner.of === 'cell' ? 'cell' : 'part'}:${inner.path[0] ?? ''}`)
  })
  return [...nodes]
}
function nodeOfName(lookup: Lookup, name: string): Node {
  if (name === 'key') return `part:${lookup.names.problem.parts[0]?.id ?? ''}`
  if (name === 'mistakes') return 'mistakes'
  return isOwn(lookup, name) ? `own:${name}` : `cell:${name}`
}
/** What is known before the cell is run speaks of parameters and lets alone; anything else there is reported as unknown. */
const earlyNodes = (lookup: Lookup, of: readonly { readonly expr: Expr }[]): readonly Node[] =>
  of.flatMap(({ expr }) => nodesOf(lookup, expr)).filter((node) => node.startsWith('own:'))

function needsOf(lookup: Lookup, node: Node): readonly Node[] {
  const name = nameOf(node)
  const { parts } = lookup.names.problem
  if (node.startsWith('cell:')) return cellNeeds(lookup, name)
  if (node.startsWith('own:')) {
    const definition = lookup.lets.get(name)
    const draw = lookup.names.parameters.get(name)?.draw
    return definition !== undefined ? nodesOf(lookup, definition.expr) : draw !== undefined ? earlyNodes(lookup, drawExpressions(draw)) : []
  }
  if (!node.startsWith('part:')) return parts.map(({ id }): Node => `part:${id}`)
  const asked = parts.filter(({ id }) => id === name).flatMap(keysOf)
  // Under a mistake something else may be handed in for what is asked.
  return asked.flatMap(({ expr }) => nodesOf(lookup, (expr.type === 'name' ? lookup.answers.get(expr.name)?.expr : undefined) ?? expr))
}

function cellNeeds(lookup: Lookup, name: string): readonly Node[] {
  const { lines, equations } = lookup
  const equation = equations.get(name)
  if (equation !== undefined) return [...[...namesIn(equation.expr)].map((read): Node => `cell:${read}`), ...rowNeeds(lookup)]
  const row = lookup.perRow.get(name)
  if (row !== undefined) return row.values.type === 'expression' ? earlyNodes(lookup, [row.values.of]) : []
  const state = carriedName(name)
  const before: readonly Node[] = state !== undefined && equations.has(state) && lines.run !== undefined ? [`cell:${state}`] : []
  return [...givenNeeds(lookup, name), ...before]
}

function givenNeeds(lookup: Lookup, name: string): readonly Node[] {
  const value = lookup.lines.given.get(name)?.value
  if (value === undefined) return isOwn(lookup, name) ? [`own:${name}`] : []
  switch (value.type) {
    case 'none':
      return []
    case 'expression':
      return earlyNodes(lookup, [value.of])
    case 'draw':
      return earlyNodes(lookup, drawExpressions(value.draw))
    default:
      return value satisfies never
  }
}

/** What the number of rows follows from: every list over them depends on it. */
function rowNeeds(lookup: Lookup): readonly Node[] {
  const { run } = lookup.lines
  const inputs = [...lookup.perRow.values()].flatMap(({ values }) => (values.type === 'expression' ? [values.of] : []))
  return run === undefined ? [] : earlyNodes(lookup, [...inputs, ...(run.steps ? [run.steps] : [])])
}

/** Everything that can be reached, nearest first, the start included. */
export function reachFrom(start: readonly Node[], needs: (node: Node) => readonly Node[]): ReadonlySet<Node> {
  const reached = new Set(start)
  // A set is walked in the order of insertion, what is added on the way included.
  for (const node of reached) for (const next of needs(node)) reached.add(next)
  return reached
}

function remembering<T>(compute: (node: Node) => T): (node: Node) => T {
  const known = new Map<Node, T>()
  return (node) => {
    const value = known.get(node) ?? compute(node)
    known.set(node, value)
    return value
  }
}
