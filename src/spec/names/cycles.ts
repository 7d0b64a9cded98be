// Values that are defined by each other, under every choice of conventions and every mistake; the path is shown.
import { linesInUse } from '../../cell/lines.ts'
import { orderEquations } from '../../cell/order.ts'
import { type Diagnostic, error } from '../../diagnostic.ts'
import { cyclePath, sortGraph } from '../../math/graph.ts'
import type { Location, Mistake } from '../../model.ts'
import { type Graph, graphOf, nameOf, type Node, reachFrom } from './depends.ts'
import { changesOf, isOwn, type Names, type Scene } from './scope.ts'

export function checkCycles(names: Names): readonly Diagnostic[] {
  return names.scenes.flatMap((scene) => {
    const cycles = cyclesOf(names, scene)
    // A cycle that is there anyway is there under every mistake.
    return cycles.length > 0 ? cycles : changesOf(names.problem).flatMap((mistake) => cyclesOf(names, scene, mistake))
  })
}

function cyclesOf(names: Names, scene: Scene, mistake?: Mistake): readonly Diagnostic[] {
  const lines = mistake === undefined ? scene.lines : linesInUse(scene.problem, scene.choices, mistake)
  const changed = mistake && ([...mistake.lines.equations, ...mistake.lines.let][0]?.at ?? mistake.at)
  const ordered = orderEquations(lines.equations)
  // With a cycle inside a row there is no telling what depends on what.
  if (!ordered.ok) return ordered.errors.map((cycle) => ({ ...cycle, ...(changed && { at: changed }) }))
  const graph = graphOf(names, lines, mistake)
  const nodes = [...reachFrom(graph.nodes, graph.needs)]
  const { cycles } = sortGraph(new Map(nodes.map((node) => [node, needsOutside(graph, node)])))
  return cycles.map((cycle) =>
    error(
      'spec/cycle',
      `these values are defined by each other: ${cyclePath(cycle.map((node) => shown(names, node)))}`,
      changed ?? placeOfNode(names, graph, cycle),
      hintFor(cycle),
    ),
  )
}

/** What a node needs beyond the cell's equations: through a run, rows read each other, which is no cycle. */
function needsOutside(graph: Graph, node: Node): readonly Node[] {
  if (!node.startsWith('cell:')) return graph.needs(node)
  const equations = new Set(graph.lines.equations.map(({ name }): Node => `cell:${name}`))
  const within = new Set<Node>()
  const open = [node]
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    if (within.has(inner)) continue
    within.add(inner)
    // A start (h_prev) needs its value given, and the state of the row before, which is within the cell.
    if (equations.has(inner) || inner.endsWith('_prev')) open.push(...graph.needs(inner).filter((next) => next.startsWith('cell:')))
  }
  return [...within].flatMap((inner) => graph.needs(inner)).filter((next) => !next.startsWith('cell:'))
}

function placeOfNode(names: Names, graph: Graph, cycle: readonly Node[]): Location {
  const [own] = cycle.filter((node) => node.startsWith('own:')).map(nameOf)
  if (own !== undefined) return graph.lines.let.find(({ name }) => name === own)?.at ?? names.parameters.get(own)?.at ?? names.problem.at
  const [part] = cycle.filter((node) => node.startsWith('part:')).map(nameOf)
  return names.problem.parts.find(({ id }) => id === part)?.at ?? names.problem.at
}

function shown(names: Names, node: Node): string {
  const name = nameOf(node)
  if (node.startsWith('part:')) return names.problem.parts.length === 1 ? 'key' : `parts.${name}`
  return node.startsWith('cell:') && isOwn(names, name) ? `cell.${name}` : name
}

const hintFor = (cycle: readonly Node[]): string =>
  cycle.some((node) => node.startsWith('cell:'))
    ? 'a free name of the cell takes the value of your `let` or parameter of that name: call one of them something else, or say otherwise under `given`'
    : 'one of them must not depend on the others'
