// The line that says how things stand: heard as well as seen, and said once.
import { fillWord } from '../../words/fill-word.ts'
import type { ViewData } from './page-data.ts'

export type Words = Readonly<Record<string, string>>
/** Why a view was asked for. */
export type Reason = 'first' | 'saved' | 'seed'

/** `tone` is the name of the colours: of what is right, what waits, what is wrong. */
export function sayState(text: string, tone: 'right' | 'review' | 'wrong'): void {
  const state = document.getElementById('state')
  const line = document.getElementById('state-text')
  if (state === null || line === null) return
  state.className = `state ${tone}`
  // the same words again would not be heard again
  line.textContent = line.textContent === text ? `${text}\u00A0` : text
}

/** What is to be said of a view that has just been put in. */
export function stateOf(view: ViewData, reason: Reason, took: number | undefined, words: Words): string {
  const word = (code: string, values: Readonly<Record<string, string>> = {}): string => fillWord(words[code] ?? '', values)
  const counted = (code: string, n: number): string => word(`${code}-${n === 1 ? 'one' : 'other'}`, { n: String(n) })
  if (view.errors > 0) {
    const count = counted('state/error', view.errors)
    return word(view.stale ? 'state/broken' : 'state/broken-empty', { count })
  }
  const warnings = view.warnings > 0 ? ` · ${counted('state/warning', view.warnings)}` : ''
  const told =
    reason === 'seed'
      ? word('state/variant', { seed: String(view.seed) })
      : reason === 'first'
        ? word('state/current')
        : took === undefined
          ? word('state/saved')
          : word('state/took', { ms: String(took) })
  return told + warnings
}
