// What a problem asks: response kinds, options, claims and their verdicts.
import type { ConstantName, Expr, Location, Sourced, SymbolDomain, ValueJson } from './expression.ts'
import type { Text } from './text.ts'

export type Kind = Question['kind']
/** How several entries of one answer make one mark, each by its own right or wrong. */
export type CellScheme = 'all-or-nothing' | 'each-answer' | 'halves' | 'net-correct'
/** How a selection of options is marked: `kinds/schemes.ts` has the formulas, `docs/schemes.md` a worked case of each. */
export type Scheme = CellScheme | 'coverage' | 'weights' | 'r-exams-false2' | 'imathas' | 'canvas'

interface Asked {
  readonly id: string
  readonly text?: Text
  readonly points?: string
  readonly attempts?: number
  /** Mistakes and readings whose answers are right as well. */
  readonly accept?: readonly { readonly name: string; readonly at: Location }[]
  /** Credit for an answer that is wrong, but follows from the student's own earlier ones: a rational from 0 to 1. */
  readonly followThrough?: string
  readonly at: Location
}
/** How a typed number is read and compared: exactly unless one of the three is given. Texts of rationals. */
export interface Precision {
  readonly decimals?: number
  readonly figures?: number
  /** `1/100` absolute, or relative to the key. */
  readonly within?: { readonly amount: string; readonly relative: boolean }
  /** The answer must be written to just so many decimals or figures. */
  readonly strict?: boolean
  /** A wider tolerance that earns a part of the credit: `1/2`, between 0 and 1. */
  readonly close?: { readonly within: { readonly amount: string; readonly relative: boolean }; readonly credit: string }
}

export type Question = SingleChoice | MultiSelect | NumberQuestion | VectorQuestion | TableQuestion | ExpressionQuestion

export interface SingleChoice extends Asked {
  readonly kind: 'single-choice'
  readonly key: Sourced
  readonly options: OptionSource
}
export interface MultiSelect extends Asked {
  readonly kind: 'multi-select'
  readonly scheme: Scheme
  readonly show?: number
  readonly from:
    | { readonly type: 'claims'; readonly claims: readonly Claim[] }
    /** Names of the cell; right are those whose role is `role`. */
    | { readonly type: 'roles'; readonly role: Role; readonly names: readonly { readonly name: string; readonly at: Location }[] }
    | { readonly type: 'values'; readonly key: Sourced; readonly options: readonly OptionItem[] }
}
export interface NumberQuestion extends Asked {
  readonly kind: 'number'
  readonly key: Sourced
  readonly precision: Precision
}
export interface VectorQuestion extends Asked {
  readonly kind: 'vector'
  readonly key: Sourced
  readonly precision: Precision
  readonly scheme: CellScheme
}
export interface TableQuestion extends Asked {
  readonly kind: 'table'
  readonly show: readonly TableColumn[]
  readonly fill: readonly TableColumn[]
  readonly layout: 'across' | 'down'
  readonly precision: Precision
  readonly scheme: CellScheme
}
export interface ExpressionQuestion extends Asked {
  readonly kind: 'expression'
  /** A formula, or a list (of lists) of formulas; a number is a formula without letters. */
  readonly key: Sourced
  /** The letters that may be typed, and what is known of them. */
  readonly symbols: readonly SymbolDomain[]
  /** Computed names that may be typed as well: each stands for the formula that it is (of a list over rows: `h_1`, `h_2`, …). */
  readonly names?: readonly { readonly name: string; readonly at: Location }[]
  /** Constants that may be typed; a letter that is declared beats one of the same name. `pi` and `e` where nothing is said. */
  readonly constants?: readonly ConstantName[]
  /** The decimal sign that is read; a point where nothing is said. */
  readonly decimal?: '.' | ','
  /** Of the three only `within`: how far numbers in an answer may be off. Without it answers are compared exactly. */
  readonly precision: Precision
  /** How an answer must be written, beside being equal to the key. */
  readonly form?: Form
  /** Whether a student whose answer differs is told a point where it does, before the key is released. */
  readonly witness: 'shown' | 'hidden'
  readonly scheme: CellScheme
}
/** How a formula is written: a sum of products, a product of factors, one reduced quotient, without the function sigmoid. */
export type Form = 'expanded' | 'factored' | 'lowest-terms' | 'no-sigmoid'

export interface TableColumn {
  readonly name: string
  /** Cells are choices among these values (equals dropped) instead of typed numbers. */
  readonly options?: readonly Sourced[]
  readonly precision?: Precision
  readonly at: Location
}

export interface OptionItem {
  readonly value: Sourced
  /** Under `weights`: what choosing it adds or takes off, a rational. */
  readonly credit?: string
  readonly text?: Text
  readonly says?: Text
}
export type OptionSource =
  | { readonly type: 'list'; readonly options: readonly OptionItem[] }
  /** The key, then answers under mistakes, then values: equals dropped, `show` kept. */
  | {
      readonly type: 'pools'
      readonly mistakes: readonly string[]
      readonly mistakesAt?: readonly Location[]
      readonly values: readonly Sourced[]
      readonly show?: number
    }

export interface Claim {
  readonly id: string
  readonly if?: Sourced
  /** `then`: always; `can`: for some values. */
  readonly quantifier: 'then' | 'can'
  readonly conclusion: Sourced
  readonly text: Text
  readonly says?: Text
  /** Under `weights`: what choosing it adds or takes off, a rational. */
  readonly credit?: string
  readonly at: Location
}
export type Verdict =
  | { readonly verdict: 'proved'; readonly how: string; readonly witness?: Witness }
  | { readonly verdict: 'refuted'; readonly how: string; readonly witness?: Witness }
  | { readonly verdict: 'undecided'; readonly how: string }
/** A point that shows it: every name's value, and the two sides that differ (or the values that were asked for). */
export interface Witness {
  readonly values: readonly WitnessValue[]
  readonly left: ValueJson
  readonly right: ValueJson
  /** Of a dependence: the one quantity (or entry, `o[1]`) that is given another value; `left` is before, `right` after. */
  readonly changed?: { readonly name: string; readonly to: ValueJson }
}
export interface WitnessValue {
  readonly name: string
  readonly value: ValueJson
  /** The value in closed form, where `value` is only near it: ln(1/3). */
  readonly exact?: Expr
}

/** What a cell's name is, derived from the equations alone. */
export type Role = 'input' | 'weight' | 'bias' | 'gate' | 'candidate' | 'state' | 'other'
