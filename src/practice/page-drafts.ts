// Answers that were typed and not checked yet: kept while the tab is open, so that going to another problem, or a reload, loses none.
import { type Draft, draftsText, readDrafts } from './drafts.ts'

export interface Drafts {
  /** Of a variant; undefined where nothing was typed since it was shown first. */
  of(variant: string): Draft | undefined
  keep(variant: string, draft: Draft): void
}

/** Variants whose drafts are kept: those that were typed into last. */
const mostKept = 50

/** `name` tells this page's drafts from another's. */
export function openDrafts(name: string): Drafts {
  const kept = readDrafts(attempt(() => sessionStorage.getItem(name)) ?? '')
  return {
    of: (variant) => kept.get(variant),
    keep(variant, draft) {
      kept.delete(variant)
      kept.set(variant, draft)
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) kept.delete(oldest)
      attempt(() => sessionStorage.setItem(name, draftsText(kept)))
    },
  }
}

/** Where the browser keeps nothing, drafts last as long as the page. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
