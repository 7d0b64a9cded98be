// A store of texts in, a keeper out: progress in the browser, as far as the browser allows it (some keep nothing for files on
// disk), where another tab may save beside this one.
import type { Keeper } from './keeper.ts'

/** What is used of a browser’s `Storage`. */
export interface Store {
  getItem(name: string): string | null
  setItem(name: string, text: string): void
  removeItem(name: string): void
}

/** `name` tells one page's progress from another's; asking for the store may throw. */
export function storedKeeper(name: string, store: () => Store): Keeper {
  /** What this page knows to be there. */
  let known = ''
  return {
    limit: undefined,
    load() {
      const text = attempt(() => store().getItem(name)) ?? ''
      const isNews = text !== '' && text !== known
      if (isNews) known = text
      return { texts: isNews ? [text] : [], unsaved: text === '' }
    },
    save(state) {
      const isKept = attempt(() => (store().setItem(name, state), true)) ?? false
      if (isKept) known = state
      return isKept
    },
    setAside: (text) => void attempt(() => (store().setItem(`${name}:unreadable`, text), true)),
    canSave() {
      const probe = `${name}:probe`
      return attempt(() => (store().setItem(probe, probe), store().removeItem(probe), true)) ?? false
    },
    graded: () => undefined,
    progress: () => undefined,
    end: () => undefined,
  }
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
