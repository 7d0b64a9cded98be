// What comes back, and what is made of it.
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
}

/** Codes and values, never sentences: `words/` has those. Unknown is never 0. */
export type Mark =
  | {
      readonly status: 'graded'
      /** An exact rational from `"0"` to `"1"`. */
      readonly credit: string
      readonly mistake?: string
      readonly items?: readonly ItemMark[]
    }
  | { readonly status: 'blank' }
  | {
      readonly status: 'invalid'
      /** Of the first that cannot be read, and which it is where there are several. */
      readonly code: InvalidCode
      readonly item?: string
      readonly found?: string
      /** All that cannot be read, the first included; absent where it is one alone. */
      readonly items?: readonly InvalidItem[]
    }
  | { readonly status: 'needs-review'; readonly code: 'review/undecided' | 'review/foreign-token' }

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
}
// prettier-ignore
export type InvalidCode =
  | 'response/not-a-number' | 'response/thousands-separator' | 'response/decimal-comma' | 'response/percent' | 'response/out-of-range'
  | 'response/fraction-not-accepted'
  | 'response/zero-denominator' | 'response/too-long' | 'response/unknown-option' | 'response/ambiguous-option' | 'response/several-options'
  | 'response/unknown-cell' | 'response/wrong-shape'
