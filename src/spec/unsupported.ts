// Words of the language that this version does not know yet: each is said to be so, and set aside or stood in for, so that
// the rest of the file is still checked.
import { type Diagnostic, error } from '../diagnostic.ts'
import { placeOf, type Source } from './locate.ts'
import type { Entry, MapNode, ScalarNode, SpecNode } from './tree.ts'

const laterKinds: ReadonlySet<string> = new Set(['matrix', 'list', 'open'])
const laterKeys: ReadonlySet<string> = new Set(['fields', 'sample'])

interface Aside {
  readonly source: Source
  readonly errors: Diagnostic[]
}

/** A problem without what this version does not know; every such word is an error. */
export function setAside(root: SpecNode, source: Source): { readonly root: SpecNode; readonly errors: readonly Diagnostic[] } {
  const aside: Aside = { source, errors: [] }
  if (root.type !== 'map' || !root.entries.has('problem')) return { root, errors: [] }
  const kept = [...root.entries].flatMap(([name, entry]) => problemEntry(aside, name, entry).map((one): [string, Entry] => [name, one]))
  return { root: { ...root, entries: new Map(kept) }, errors: aside.errors }
}

function problemEntry(aside: Aside, name: string, entry: Entry): readonly Entry[] {
  const { value } = entry
  if (name === 'notation' && value.type === 'scalar' && value.text !== '') {
    refuse(aside, value, 'a notation pack', "write the names out: notation: { h: 's_t' }")
    return []
  }
  if (name === 'ask') return [{ ...entry, value: question(aside, value) }]
  if (name !== 'parts' || value.type !== 'map') return [entry]
  const parts = [...value.entries].map(([id, part]): [string, Entry] => [id, { ...part, value: question(aside, part.value) }])
  return [{ ...entry, value: { ...value, entries: new Map(parts) } }]
}

/** A question without later keys; one of a later kind becomes a number, with what both have. */
function question(aside: Aside, node: SpecNode): SpecNode {
  if (node.type !== 'map') return node
  const kind = node.entries.get('kind')
  // of an open question `accept` is a condition, of any other a list of names
  const isOpen = kind?.value.type === 'scalar' && kind.value.text === 'open'
  const isLater = (name: string): boolean => laterKeys.has(name) || (isOpen && name === 'accept')
  const kept = [...node.entries].filter(([name, { key }]) => {
    if (isLater(name)) refuse(aside, key, `the key \`${name}\``)
    return !isLater(name)
  })
  if (kind?.value.type !== 'scalar' || !laterKinds.has(kind.value.text)) return { ...node, entries: new Map(kept) }
  refuse(aside, kind.value, `the kind \`${kind.value.text}\``)
  return standIn(node, { ...kind.value, text: 'number' })
}

function standIn(node: MapNode, kind: ScalarNode): SpecNode {
  const common = [...node.entries].filter(([name]) => ['text', 'points', 'attempts', 'key'].includes(name))
  const entry: Entry = { key: kind, value: kind }
  const key: Entry = { key: kind, value: { ...kind, text: '0' } }
  return { ...node, entries: new Map([['kind', entry], ['key', key], ...common]) }
}

function refuse({ source, errors }: Aside, at: ScalarNode, what: string, hint?: string): void {
  errors.push(error('spec/unsupported', `found ${what}, which is part of the language but not of this version`, placeOf(source, at), hint))
}
