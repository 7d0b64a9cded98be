// A posed problem's two halves side by side, for who may see both: how each part is asked, and its key.
import type { Interaction, Key, Posed } from '../model.ts'

export interface AskedKey {
  readonly key: Key
  readonly interaction: Interaction
}

/** By part, in their order. */
export function askedIn({ public: { parts }, keys }: Posed): ReadonlyMap<string, AskedKey> {
  const interactions = new Map(parts.map(({ id, interaction }) => [id, interaction]))
  return new Map(
    keys.flatMap(({ part, key }): readonly (readonly [string, AskedKey])[] => {
      const interaction = interactions.get(part)
      return interaction === undefined ? [] : [[part, { key, interaction }]]
    }),
  )
}
