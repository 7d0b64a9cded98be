// What a YAML file holds, as maps, lists and characters with their places: no scalar has a type yet, the place it stands
// in gives it one.

/** Offsets are 0-based into the file's text; `end` is behind the last character. */
interface Span {
  readonly start: number
  readonly end: number
}
export interface ScalarNode extends Span {
  readonly type: 'scalar'
  readonly text: string
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded'
}
export interface ListNode extends Span {
  readonly type: 'list'
  readonly items: readonly SpecNode[]
  /** Written in brackets. */
  readonly flow: boolean
}
export interface MapNode extends Span {
  readonly type: 'map'
  readonly entries: ReadonlyMap<string, Entry>
  readonly flow: boolean
}
export interface Entry {
  readonly key: ScalarNode
  readonly value: SpecNode
}
export type SpecNode = ScalarNode | ListNode | MapNode

/** The characters as JSON, for the schema's validators; objects without a prototype, so that no key is special. */
export function dataOf(node: SpecNode): unknown {
  switch (node.type) {
    case 'scalar':
      return node.text
    case 'list':
      return node.items.map(dataOf)
    case 'map': {
      const data: Record<string, unknown> = { __proto__: null }
      for (const [key, { value }] of node.entries) data[key] = dataOf(value)
      return data
    }
    default:
      return node satisfies never
  }
}

/** A tree without what stands at some pointers (each a list of keys and indices). */
export function without(node: SpecNode, pointers: readonly (readonly string[])[]): SpecNode {
  if (pointers.length === 0 || node.type === 'scalar') return node
  const inside = (key: string): (readonly string[])[] => pointers.filter(([first]) => first === key).map(([, ...rest]) => rest)
  const isGone = (key: string): boolean => inside(key).some((rest) => rest.length === 0)
  if (node.type === 'list') {
    return { ...node, items: node.items.flatMap((item, i) => (isGone(String(i)) ? [] : [without(item, inside(String(i)))])) }
  }
  const kept = [...node.entries].filter(([key]) => !isGone(key))
  return { ...node, entries: new Map(kept.map(([key, entry]) => [key, { ...entry, value: without(entry.value, inside(key)) }])) }
}
