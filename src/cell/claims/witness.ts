// A point that shows something, as data: every name's value there, and the two sides that were compared.
import { flatten } from '../../math/evaluate/lists.ts'
import { isList, type Scalar, toJson } from '../../math/evaluate/value.ts'
import type { Witness } from '../../model.ts'
import type { Concrete, Frame } from './frame.ts'
import type { Judged } from './judge.ts'
import type { Realised } from './realise.ts'

/** Where all dimensions are 1, plain numbers and no index; else lists, and the entry `k` if the claim speaks of it. */
export function witnessOf(frame: Frame, weights: readonly Realised[], { sides, changed }: Judged, speaksOfEntry: boolean): Witness {
  const own = weights.map(({ name, value }): [string, Concrete] => [name, value])
  const all = [...frame, ...own]
  const single = all.every(([, value]) => !isList(value) || flatten<Scalar>(value, 'a witness').length === 1)
  const plain = (value: Concrete): Concrete => (single && isList(value) ? plain(value[0] ?? 0) : value)
  const json = (value: Concrete) => toJson(plain(value))
  const exact = new Map(single ? weights.flatMap(({ name, exact: expr }) => (expr === undefined ? [] : [[name, expr] as const])) : [])
  const values = all.flatMap(([name, value]) => {
    if (name === 'k' && (single || !speaksOfEntry)) return []
    const expr = exact.get(name)
    return [{ name, value: json(value), ...(expr && { exact: expr }) }]
  })
  const [left, right] = sides
  return {
    values,
    left: json(left),
    right: json(right),
    ...(changed && { changed: { name: single ? (changed.name.split('[')[0] ?? '') : changed.name, to: json(changed.to) } }),
  }
}
