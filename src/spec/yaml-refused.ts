// What YAML allows and the language does not: anchors, aliases, tags, merge keys, a key twice, keys that are no text. Each is
// refused at its place, with the other place where there are two.
import type { Node } from 'yaml'
import { error } from '../diagnostic.ts'
import { placeAt, placeOf } from './locate.ts'
import type { CollectionReading } from './traps.ts'
import type { Entry, SpecNode } from './tree.ts'

export interface Refusing extends CollectionReading {
  /** The line of each anchor. */
  readonly anchors: Map<string, number>
  /** An alias or a key that is no text: what it stands for is not known, so nothing behind it can be checked. */
  isBroken: boolean
}

/** The first of each key. */
export function uniqueKeys(refusing: Refusing, entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const { source, errors } = refusing
  const unique = new Map<string, Entry>()
  for (const entry of entries) {
    const { key } = entry
    const first = unique.get(key.text)
    if (key.text === '<<') {
      refuse(refusing, 'the merge key <<', key.start, key.end, 'write the keys out')
    } else if (first) {
      const { line, col } = placeOf(source, first.key)
      const message = `found \`${key.text}\` a second time; the first is on line ${line}, column ${col}`
      errors.push(error('yaml/duplicate-key', message, placeOf(source, key), 'give one of them another name, or leave it out'))
    } else unique.set(key.text, entry)
  }
  return unique
}

export function refuseKey(refusing: Refusing, key: SpecNode): void {
  refusing.isBroken = true
  const message = `found a ${key.type} as a key, expected a name`
  refusing.errors.push(error('yaml/syntax', message, placeAt(refusing.source, key.start), 'is a quote missing?'))
}

export function refuseAlias(refusing: Refusing, name: string, start: number, end: number): void {
  refusing.isBroken = true
  const line = refusing.anchors.get(name)
  const of = line === undefined ? '' : ` for &${name} of line ${line}`
  refuse(refusing, `the alias *${name}${of}`, start, end, 'write the value out; a text that begins with * is put in quotes')
}

/** Anchors and tags in front of a node; `range` begins behind them. */
export function refuseProperties(refusing: Refusing, node: Pick<Node, 'range' | 'tag'> & { readonly anchor?: string | undefined }): void {
  const [start = 0] = node.range ?? []
  const { text } = refusing.source
  if (node.anchor !== undefined) {
    const at = text.lastIndexOf(`&${node.anchor}`, start)
    refusing.anchors.set(node.anchor, placeAt(refusing.source, at).line)
    const hint = 'write the value out where it is used; a text that begins with & is put in quotes'
    refuse(refusing, `the anchor &${node.anchor}`, at, at + node.anchor.length + 1, hint)
  }
  if (node.tag !== undefined) {
    const at = text.lastIndexOf('!', Math.max(0, start - 1))
    const hint = 'leave it out: the place says what a value is; a text that begins with ! is put in quotes'
    refuse(refusing, 'a tag (!)', text[at - 1] === '!' ? at - 1 : at, start, hint)
  }
}

function refuse({ source, errors }: Refusing, what: string, start: number, end: number, hint: string): void {
  errors.push(error('yaml/anchor', `found ${what}, which is not part of the language`, placeAt(source, start, end), hint))
}
