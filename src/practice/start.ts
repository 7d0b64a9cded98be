// Starts the page of a practice with whoever keeps its progress.
import type { Keeper } from './keeper.ts'

/** Starts the page; `keeper` keeps what is done on it. To be called once, when the document is there. */
export function startPractice(keeper: Keeper): void {
  keeper.load()
}
