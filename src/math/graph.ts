// Named things that depend on named things: an order in which each comes after what it needs, and the cycles.

export interface Sorted {
  /** Every node once; dependencies first, else in the order given. Meaningful only where there is no cycle. */
  readonly order: readonly string[]
  /** Each as a path without its closing step: `[a, b]` means a needs b and b needs a. */
  readonly cycles: readonly (readonly string[])[]
}

/** Sorts a graph `node → what it needs`; a need that is no node is ignored. Depth-first with its own stack, so a long chain is no danger. */
export function sortGraph(needs: ReadonlyMap<string, Iterable<string>>): Sorted {
  const order: string[] = []
  const cycles: string[][] = []
  const done = new Set<string>()
  for (const root of needs.keys()) {
    const path: { readonly node: string; readonly rest: Iterator<string> }[] = []
    const onPath = new Set<string>()
    const enter = (node: string): void => {
      path.push({ node, rest: (needs.get(node) ?? [])[Symbol.iterator]() })
      onPath.add(node)
    }
    if (!done.has(root)) enter(root)
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.next()
      if (next.done === true) {
        path.pop()
        onPath.delete(top.node)
        done.add(top.node)
        order.push(top.node)
      } else if (onPath.has(next.value)) {
        const nodes = path.map(({ node }) => node)
        cycles.push(nodes.slice(nodes.indexOf(next.value)))
      } else if (needs.has(next.value) && !done.has(next.value)) enter(next.value)
    }
  }
  return { order, cycles }
}

/** `a → b → a`, as people are told of a cycle. */
export const cyclePath = (cycle: readonly string[]): string => [...cycle, ...cycle.slice(0, 1)].join(' → ')
