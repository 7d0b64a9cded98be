// What solve() gives: every named value of one variant, the trace, the verdicts. Read by kinds/, fill and cli.
import type { Checked } from '../diagnostic.ts'
import type {
  Claim,
  ConventionChoice,
  Definition,
  Expr,
  Mistake,
  Notation,
  Problem,
  Question,
  Role,
  Rounding,
  Sourced,
  Text,
  Variant,
  Verdict,
} from '../model.ts'
import type { Value } from '../math/evaluate/value.ts'
import type { Stream } from '../variant/stream.ts'

/** One equation of one row: as written, with its inputs' values, and what came of it. */
export interface TraceStep {
  /** 1-based; 0 where the cell is not run over rows. */
  readonly row: number
  readonly name: string
  readonly equation: Expr
  /** The value of each name that the equation reads. */
  readonly reads: ReadonlyMap<string, Value>
  /** Function calls of the equation in evaluation order (arguments before the call, left to right). */
  readonly calls: readonly TraceCall[]
  /** The equation's value before it is rounded; equal to `value` where nothing rounds it. */
  readonly exact: Value
  readonly value: Value
}
export interface TraceCall {
  readonly name: string
  readonly arguments: readonly Value[]
  readonly value: Value
  /** True where a rounding rule made `value` from a value that may differ. */
  readonly rounded: boolean
  /** A tie whose two sides lead to the same answers: `value` is one of them. */
  readonly tie?: boolean
}

/** The cell as this variant runs it: conventions chosen, `none` terms gone, values given. */
export interface CellInUse {
  readonly equations: readonly Definition[]
  readonly inputs: readonly string[]
  /** Weights, biases, starts of states (`h_prev`) and equations replaced, in the order of the equations. */
  readonly given: readonly { readonly name: string; readonly value: Value }[]
  /** Groups and names given as `none`. */
  readonly none: readonly string[]
  readonly rounding: readonly Rounding[]
  readonly conventions: readonly { readonly choice: ConventionChoice & { readonly choice: string }; readonly text?: Text }[]
  readonly roles: ReadonlyMap<string, Role>
  readonly notation: readonly Notation[]
}

export interface Solution {
  readonly problem: Problem
  readonly variant: Variant
  readonly cell?: CellInUse | undefined
  /** Number of rows run; 0 for a single step or no cell. */
  readonly rows: number
  readonly trace: readonly TraceStep[]
  /** The value of an expression in the problem's scope (parameters and let first, then the cell's names). */
  evaluate(of: Sourced): Checked<Value>
  /** A cell's name over the rows as a list, or its one value where there is no run. */
  column(name: string): Checked<Value>
  /** What the part asks for. Tables: the list of the `fill` columns. Claims and roles have no key value. */
  key(part: Question): Checked<Value>
  /** The same under a mistake; undefined where the mistake leads to no answer (undefined point, tie). */
  mistaken(mistake: string, part: Question): Value | undefined
  /** The same under any change of lines; one object a change, so that it is compiled once for all variants. */
  under(change: Mistake, part: Question): Value | undefined
  verdict(claim: Claim): Verdict
  /** The pairs among claims that say the same in other words. */
  alike(claims: readonly Claim[]): readonly (readonly [Claim, Claim])[]
  /** A named stream of this variant's randomness, such as `options`. */
  stream(path: string): Stream
}
