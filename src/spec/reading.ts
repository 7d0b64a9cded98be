// A validated file as typed data with places: each piece of data goes with the node it came from, so that whatever is
// found wrong later is pointed at.
import type { Diagnostic } from '../diagnostic.ts'
import type { Location } from '../model.ts'
import { placeOf, type Source } from './locate.ts'
import type { ScalarNode, SpecNode } from './tree.ts'

/** One file being read: everything found wrong with it, in whatever order. */
export interface Reading {
  readonly source: Source
  readonly found: Diagnostic[]
}

/** Data of the schema's type T, where it stands, and the key it stands under. */
export interface Placed<T> {
  readonly data: T
  readonly node: SpecNode
  readonly key?: ScalarNode
  readonly reading: Reading
}
export interface Named<T> extends Placed<T> {
  readonly name: string
}

/** What stands under a key of a map; undefined where the key is not there. */
export function field<T extends object, K extends keyof T & string>(placed: Placed<T>, name: K): Placed<NonNullable<T[K]>> | undefined {
  const data = placed.data[name]
  const entry = placed.node.type === 'map' ? placed.node.entries.get(name) : undefined
  if (data === undefined || data === null || entry === undefined) return undefined
  return { data, node: entry.value, key: entry.key, reading: placed.reading }
}

/** The items of a list; none where there is no list. */
export function items<T>(placed: Placed<readonly T[]> | undefined): readonly Placed<T>[] {
  if (placed?.node.type !== 'list') return []
  return placed.node.items.flatMap((node, i) => {
    const data = placed.data[i]
    return data === undefined ? [] : [{ data, node, reading: placed.reading }]
  })
}

/** The entries of a map in the order of the file; none where there is no map. */
export function entries<T>(placed: Placed<Readonly<Record<string, T>>> | undefined): readonly Named<T>[] {
  if (placed?.node.type !== 'map') return []
  return [...placed.node.entries].flatMap(([name, { key, value }]) => {
    const data = placed.data[name]
    return data === undefined ? [] : [{ name, data, node: value, key, reading: placed.reading }]
  })
}

/** The same place, its data known to be of a narrower type. */
export const placedAs = <T>(placed: Placed<unknown>, data: T): Placed<T> => ({ ...placed, data })

/** The key a thing stands under, else the thing itself. */
export const locationOf = ({ node, key, reading }: Placed<unknown>): Location => placeOf(reading.source, key ?? node)
export const valueLocation = ({ node, reading }: Placed<unknown>): Location => placeOf(reading.source, node)
