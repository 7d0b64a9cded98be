// A claim's parts, ready to be proved and tried.
import type { ClaimCell } from './context.ts'
import type { Formula } from './formula.ts'
import type { Shapes } from './shapes.ts'

export interface Question {
  readonly quantifier: 'then' | 'can'
  readonly hypothesis: readonly Formula[]
  readonly conclusion: Formula
  /** What a witness shows: the conclusion of a `can`, the denial of a `then`. */
  readonly wanted: Formula
  readonly cell: ClaimCell
  readonly shapes: Shapes
  /** The dimensions to try, in order. */
  readonly sizes: readonly number[]
  /** Entries spoken of: `k` and numbers. */
  readonly entries: readonly string[]
}
