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

/**
 * A point of the declared domain, and what the reference (`left`) and the student's answer (`right`) certainly are there: exact,
 * or the float64 next to it. Of equations and inequalities: left minus right side of the first relation of each.
 */
export interface Differing {
  readonly values: readonly { readonly name: string; readonly value: Rational }[]
  readonly left: number | Rational
  readonly right: number | Rational
  /** Of lists: the place of the component, from 1 (`[2]`; `[1, 2]` in a matrix). */
  readonly item?: readonly number[]
}
/**
 * `equal`: at every point of the declared domain where both sides are defined, and there is such a point. `domain` tells of
 * points where one side is defined and the other certainly is not: `differs` is certain, `same` says that none was found.
 *
 * `different`: there is a point of the declared domain where both are defined and certainly differ. It comes with a witness,
 * unless the two are not of one shape, differ at irrational points only (`solved`), are too large to be evaluated (`residue`, `offset`),
 * or have no values to show there (complex ones, those of a function known by name alone).
 */
export type Decision =
  | { readonly verdict: 'equal'; readonly how: EqualBy; readonly domain: 'same' | 'differs' }
  | { readonly verdict: 'different'; readonly how: DifferentBy; readonly witness?: Differing }
  | { readonly verdict: 'undecided'; readonly how: Undecided }

/**
 * `every-point`: the declared domain has few points, and all were tried. `proportional`: of equations and inequalities that are
 * one another times a number. `solved`: relations in one letter whose solutions were found. `components`: of lists and sets.
 */
export type EqualBy = 'identical' | 'normal-form' | 'every-point' | 'proportional' | 'solved' | 'components'
/**
 * `exact-point`: both sides are known exactly there. `ball`: their error bounds keep them apart. `point`: it meets one relation
 * and not the other. `residue`: rational functions that differ modulo a prime. `offset`: they
 * are proved to be a number other than 0 apart. `shape`: a formula is no list, no list of three is
 * one of two.
 */
export type DifferentBy = 'exact-point' | 'ball' | 'point' | 'residue' | 'offset' | 'solved' | 'shape'
/**
 * `numeric`: equal to 50 digits at every point tried. `no-point`: no point was found where both certainly have a value. `budget`:
 * it would take too long. `not-known`: no law that is known here proves it, or it is of a kind that is not decided.
 */
export type Undecided = 'numeric' | 'no-point' | 'budget' | 'not-known'
export type Decide = (student: Expr) => Decision

/** A proof and a witness for one pair: a bug of the kernel, never a verdict. */
export class InternalContradiction extends Error {}
