// What is asked of two expressions, and what can be said of them. docs/soundness.md has the contract.
import type { Expr, SymbolDomain } from '../../model.ts'
import type { Rational } from '../exact/rational.ts'

/** What both sides are read under. */
export interface Terms {
  /** What is known of letters; one that is not here is any real number. */
  readonly symbols: ReadonlyMap<string, SymbolDomain>
  /** The cube root of −8: −2 (`real`), or outside the domain as for any power with a fraction in the exponent (`undefined`). */
  readonly oddRoots: 'real' | 'undefined'
}

/** A point of the declared domain, and what each side is there (nearest float64, or exact); for vectors of the component that differs. */
export interface Differing {
  readonly values: readonly { readonly name: string; readonly value: Rational }[]
  readonly left: number | Rational
  readonly right: number | Rational
}
/**
 * `equal`: at every point of the declared domain where both sides are defined, and there is such a point. `domain` tells of
 * points where one side is defined and the other certainly is not: `differs` is certain, `same` says that none was found.
 */
export type Decision =
  | {
      readonly verdict: 'equal'
      readonly how: 'identical' | 'normal-form' | 'proportional' | 'components'
      readonly domain: 'same' | 'differs'
    }
  | { readonly verdict: 'different'; readonly how: 'exact-point' | 'ball' | 'shape' | 'point'; readonly witness?: Differing }
  /** `numeric`: equal to 50 digits wherever it was tried; the others say why nothing is known. */
  | { readonly verdict: 'undecided'; readonly how: 'numeric' | 'no-point' | 'budget' | 'not-known' }
export type Decide = (student: Expr) => Decision
