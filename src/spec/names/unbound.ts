// Names of the cell that need a value and get none, found before anything is evaluated.
import { linesInUse } from '../../cell/lines.ts'
import { carriedName } from '../../cell/roles.ts'
import { type Diagnostic, error } from '../../diagnostic.ts'
import { membersIn, namesIn } from '../../math/names.ts'
import type { Definition, Location, Mistake } from '../../model.ts'
import { didYouMean } from '../../nearest.ts'
import { type Graph, graphOf, nameOf, type Node } from './depends.ts'
import { placeOf } from './places.ts'
import { changeLabel, changesOf, isOfCell, keysOf, type Names, ownNames, type Scene } from './scope.ts'
import { cellTexts, laterTexts, publicTexts, tagsOf, type Use, usesOf } from './uses.ts'

/** A value that every variant needs, with the place where it is asked for. */
interface Root {
  readonly node: Node
  readonly label: string
  readonly at: Location
}
interface Missing {
  readonly name: string
  readonly root: Root
}

export function checkUnbound(names: Names): readonly Diagnostic[] {
  return names.scenes.flatMap((scene) => {
    const graph = graphOf(names, scene.lines)
    const missing = missingFrom(names, graph, rootsOf(names, graph))
    const known = new Set(missing.map(({ name }) => name))
    return [
      ...report(names, scene.lines.equations, missing),
      ...usedMistakes(names).flatMap((mistake) => underMistake(names, scene, mistake, known)),
    ]
  })
}

/** Everything of a scene whose value is asked for: keys, options, requirements, tags that show values. */
function rootsOf(names: Names, graph: Graph): readonly Root[] {
  const uses: readonly Use[] = usesOf(names).filter(({ needed }) => needed)
  const tags = [...publicTexts(names.problem), ...laterTexts(names), ...cellTexts(names)].flatMap(tagsOf)
  const sources = [...uses.map(({ of }) => of), ...tags.flatMap((tag) => ('of' in tag && tag.type !== 'tex' ? [tag.of] : []))]
  const roots = sources.flatMap((of) =>
    graph.nodesOf(of.expr).map((node): Root => {
      const label = labelOf(of.expr, node)
      return { node, label, at: placeOf(of, label) }
    }),
  )
  const columns = tags.flatMap((tag) =>
    tag.type === 'table'
      ? tag.names.flatMap((name) => graph.nodesOf({ type: 'name', name }).map((node): Root => ({ node, label: name, at: tag.at })))
      : [],
  )
  return [...roots, ...columns]
}
/** How an expression spells a node: `h` or `cell.h`. */
function labelOf(expr: Definition['expr'], node: Node): string {
  const name = nameOf(node)
  if (namesIn(expr).has(name)) return name
  const member = membersIn(expr).find(({ path }) => path[0] === name)
  return member === undefined ? name : [member.of, ...member.path].join('.')
}

/** Names without a value, each with the first thing that needs it. */
function missingFrom(names: Names, graph: Graph, roots: readonly Root[]): readonly Missing[] {
  const missing = new Map<string, Missing>()
  for (const root of roots) {
    for (const node of graph.reach(root.node)) {
      const name = nameOf(node)
      if (node.startsWith('cell:') && isKnown(names, graph, name) && !graph.isBound(name) && !missing.has(name))
        missing.set(name, { name, root })
    }
  }
  return [...missing.values()]
}
/** Whether the cell reads a name at all, and it can have a value: what cannot is reported as unknown. */
function isKnown(names: Names, { lines }: Graph, name: string): boolean {
  const state = carriedName(name)
  if (state !== undefined && !names.states.has(state)) return false
  return lines.inputs.includes(name) || lines.equations.some(({ expr }) => namesIn(expr).has(name))
}

/** In a cell written in place each name is reported where its equation reads it; for a cell of its own, all at once where they are needed. */
function report(names: Names, equations: readonly Definition[], missing: readonly Missing[]): readonly Diagnostic[] {
  if (names.inPlace) {
    return missing.map(({ name, root }) => {
      const reader = equations.find(({ expr }) => namesIn(expr).has(name))
      const known = [...ownNames(names), ...names.anyCell]
      return error(
        'spec/unbound',
        `“${name}” has no value, and ${root.label} needs it`,
        reader ? placeOf(reader, name) : root.at,
        didYouMean(name, known) ?? howToBind([name]),
      )
    })
  }
  return [...new Set(missing.map(({ root }) => root))].map((root) => {
    const list = missing.filter((one) => one.root === root).map(({ name }) => name)
    return error(
      'spec/unbound',
      `${listed(list)} of the cell ${list.length === 1 ? 'has' : 'have'} no value, and ${root.label} needs ${list.length === 1 ? 'it' : 'them'}`,
      root.at,
      howToBind(list),
    )
  })
}
const listed = (list: readonly string[]): string =>
  list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
const howToBind = ([name = '']: readonly string[]): string =>
  `give a value under \`given\` (\`${name}: 0\`; \`weights\`, \`biases\` and \`inputs\` stand for all of a kind), or name a parameter so`

// ── Under mistakes ─────────────────────────────────────────────────────────────────────────────────────────

interface UsedMistake {
  readonly mistake: Mistake
  readonly at: Location
}
/** The mistakes that the problem declares or names; others of the cell just lead to no answer where they lack a value. */
function usedMistakes(names: Names): readonly UsedMistake[] {
  const { problem } = names
  const places = new Map<string, Location>()
  for (const { of } of usesOf(names)) {
    for (const { of: kind, path } of membersIn(of.expr))
      if (kind === 'mistakes') places.set(path[0] ?? '', placeOf(of, [kind, ...path].join('.')))
  }
  for (const part of problem.parts) {
    for (const { name, at } of part.accept ?? []) places.set(name, at)
    if (part.kind !== 'single-choice' || part.options.type !== 'pools') continue
    const { mistakes, mistakesAt } = part.options
    for (const [i, name] of mistakes.entries()) places.set(name, mistakesAt?.[i] ?? part.at)
  }
  return changesOf(problem).flatMap((mistake) => {
    const at = places.get(mistake.name) ?? (isOfCell(names, mistake) ? undefined : mistake.at)
    return at === undefined ? [] : [{ mistake, at }]
  })
}

function underMistake(
  names: Names,
  { problem, choices }: Scene,
  { mistake, at }: UsedMistake,
  known: ReadonlySet<string>,
): readonly Diagnostic[] {
  const graph = graphOf(names, linesInUse(problem, choices, mistake), mistake)
  const roots = problem.parts
    .filter((part) => keysOf(part).length > 0)
    .map(({ id }): Root => ({ node: `part:${id}`, label: changeLabel(names, mistake), at }))
  return report(
    { ...names, inPlace: false },
    graph.lines.equations,
    missingFrom(names, graph, roots).filter(({ name }) => !known.has(name)),
  )
}
