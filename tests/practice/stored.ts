// What a browser stores, in a map: for pages that come one after another, or stand beside each other.
import type { Keeper } from '../../src/practice/keeper.ts'
import { storedKeeper } from '../../src/practice/stored-keeper.ts'

/** A page's keeper, of one name among those in `kept`. */
export const storedIn = (kept: Map<string, string>, name = ''): Keeper =>
  storedKeeper(name, () => ({
    getItem: (of) => kept.get(of) ?? null,
    setItem: (of, text) => void kept.set(of, text),
    removeItem: (of) => void kept.delete(of),
  }))
