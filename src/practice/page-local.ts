// Progress kept in the browser's own storage.
import type { Keeper } from './keeper.ts'
import { storedKeeper } from './stored-keeper.ts'

/** `name` tells one page's progress from another's. */
export const localKeeper = (name: string): Keeper => storedKeeper(name, () => localStorage)
