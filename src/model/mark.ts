// What comes back, and what is made of it.
import type { ValueJson } from './expression.ts'
import type { Form } from './question.ts'

/** As handed in: an option id or displayed value, a list of them, cell → value, or text. Untrusted. */
export type RawResponse = string | readonly string[] | { readonly [cell: string]: string }

export interface Submission {
  readonly student: string
  readonly problem: string
  readonly part?: string
  readonly response: RawResponse
  /** Time of receipt, ISO 8601. */
  readonly at?: string
  readonly attempt?: number
  /** The variant that was answered, where it need not be the student's own: an LMS draws one for each attempt. */
  readonly variant?: string
}

/** Codes and values, never sentences: `words/` has those. Unknown is never 0. */
export type Mark =
  | {
      readonly status: 'graded'
      /** An exact rational from `"0"` to `"1"`. */
      readonly credit: string
      readonly mistake?: string
      /** The answer was marked by the answer under this reading (or mistake), which the question accepts beside the key. */
      readonly reading?: string
      /** Credited, in whole or in part, because it follows from the student's own earlier answers. */
      readonly followed?: true
      /** The parts, in the order of the page, that those answers were given to; absent where they are entries of this part alone. */
      readonly basis?: readonly string[]
      /** Within the wider tolerance, which gives a part of the credit. */
      readonly close?: true
      readonly items?: readonly ItemMark[]
      /** Of a formula: by what it was decided. `numeric`: equal to 50 digits wherever tried, not proved; comes with `review`. */
      readonly how?: 'proved' | 'refuted' | 'numeric' | 'within'
      /** A person should look at this mark. It counts until then. */
      readonly review?: true
      /** Equal to the key where both are defined, but one of them is defined where the other is not. */
      readonly domain?: 'differs'
      /** The form that was asked for, where the answer is equal to the key and written otherwise. */
      readonly form?: Form
      /** A point where a wrong formula differs from the key. It tells a value of the key. */
      readonly witness?: MarkWitness
    }
  | { readonly status: 'blank' }
  | {
      readonly status: 'invalid'
      /** Of the first that cannot be read, and which it is where there are several. */
      readonly code: InvalidCode
      readonly item?: string
      readonly found?: string
      /** Of a formula: the place in the text as handed in, in UTF-16 units; `end` is one past it. */
      readonly start?: number
      readonly end?: number
      /** Of a formula of the wrong shape: what is asked for, as in its format. */
      readonly shape?: readonly number[]
      /** All that cannot be read, the first included; absent where it is one alone. */
      readonly items?: readonly InvalidItem[]
    }
  | { readonly status: 'needs-review'; readonly code: 'review/undecided' | 'review/foreign-token' }

/** What a formula and the key are at one point; `item` names the entry where there are several. */
export interface MarkWitness {
  readonly item?: string
  readonly values: readonly { readonly name: string; readonly value: ValueJson }[]
  readonly yours: ValueJson
  readonly key: ValueJson
}

/** One entry or cell that cannot be read. */
export interface InvalidItem {
  readonly id: string
  readonly code: InvalidCode
}

/** One option, entry or cell of a response. */
export interface ItemMark {
  readonly id: string
  readonly status: 'right' | 'wrong' | 'blank'
  readonly mistake?: string
  /** Right because it follows from the student's own earlier answer. */
  readonly follows?: true
  /** Within the wider tolerance alone: wrong, with a share of the credit. */
  readonly close?: true
  /** The share of this entry's credit that is earned, a rational; without it all where right, else nothing. */
  readonly credit?: string
}
// prettier-ignore
export type InvalidCode = ExpressionCode

  | 'response/not-a-number' | 'response/thousands-separator' | 'response/decimal-comma' | 'response/percent' | 'response/out-of-range'
  | 'response/fraction-not-accepted' | 'response/not-to-decimals' | 'response/not-to-figures'
  | 'response/zero-denominator' | 'response/too-long' | 'response/unknown-option' | 'response/ambiguous-option' | 'response/several-options'
  | 'response/unknown-cell' | 'response/wrong-shape' | 'response/not-a-formula'
/** Why a typed text is no formula (src/math/read/student-codes.ts). */
// prettier-ignore
type ExpressionCode =
  | 'expression/too-long' | 'expression/too-deep' | 'expression/too-large' | 'expression/number-too-large'
  | 'expression/exponent-too-large' | 'expression/character' | 'expression/number' | 'expression/decimal-comma'
  | 'expression/decimal-point' | 'expression/separator' | 'expression/two-numbers' | 'expression/number-after-value'
  | 'expression/percent' | 'expression/unknown-symbol' | 'expression/unknown-command' | 'expression/arguments'
  | 'expression/missing-argument' | 'expression/unclear-argument' | 'expression/unclear-power' | 'expression/missing-value'
  | 'expression/unclosed' | 'expression/unopened' | 'expression/wrong-bracket' | 'expression/not-a-value' | 'expression/unexpected'
