// What is derived for one variant, parted into what students see and what they must not.
import type { ConstantName, Expr, SymbolDomain, ValueJson } from './expression.ts'
import type { CellScheme, Form, Kind, Precision, Scheme, Verdict } from './question.ts'
import type { RichText } from './text.ts'

/** A problem with its values drawn. Frozen: regenerating needs nothing but this and the problem. */
export interface Variant {
  readonly problem: string
  /** A non-negative integer below 2^53; null where values were given by hand (`--with`). */
  readonly seed: number | null
  /** Which candidate draw was accepted (0-based). */
  readonly candidate: number
  /** One letter and base32 of a digest of (problem, seed) — or of the values where there is no seed. */
  readonly id: string
  /** By path: `parameters.w`, `given.weights.W_fx`, `convention.gate`. */
  readonly draws: readonly { readonly path: string; readonly value: ValueJson }[]
}

// ── Public: how a question is asked ────────────────────────────────────────────────────────────

/** What a student sees of a part. Never holds a key, a mistake's name or anything computed from them. */
export type Interaction =
  | { readonly type: 'choice'; readonly multiple: boolean; readonly options: readonly Option[] }
  | { readonly type: 'text'; readonly format: NumberFormat }
  | { readonly type: 'formula'; readonly format: FormulaFormat }
  | { readonly type: 'grid'; readonly layout: 'across' | 'down' | 'vector'; readonly columns: readonly GridColumn[] }
export interface Option {
  /** `o1`, `o2` … in the order shown. */
  readonly id: string
  readonly text: RichText
  /** The displayed value as a student might type it in a submission file (`-1`, `3/2`). */
  readonly plain: string
}
/** What may be typed: the sentence on the page and the reader of answers come from this one object. */
export interface NumberFormat {
  readonly fractions: boolean
  readonly precision: Precision
}
/** What may be typed where a formula is asked for: page and reader take it from here. */
export interface FormulaFormat {
  /** The letters, each with its TeX. */
  readonly symbols: readonly { readonly name: string; readonly tex: string }[]
  /** Functions that are declared by name and of which nothing else is known. */
  readonly functions: readonly string[]
  readonly constants: readonly ConstantName[]
  readonly decimal: '.' | ','
  /** `[]`: one formula; `[n]`: a list of n; `[n, m]`: n rows of m. */
  readonly shape: readonly number[]
  /** How it must be written. */
  readonly form?: Form
  /** How far numbers may be off; exact where absent. */
  readonly within?: Precision['within']
}
export interface GridColumn {
  readonly heading: RichText
  readonly plain: string
  readonly cells: readonly GridCell[]
}
export type GridCell =
  | { readonly type: 'given'; readonly text: RichText }
  /** `id` is `h[3]`, or `h` where there is one row: the name under which it is handed in. */
  | { readonly type: 'number'; readonly id: string; readonly format: NumberFormat }
  | { readonly type: 'choice'; readonly id: string; readonly options: readonly Option[] }

/** A problem as one student sees it. */
export interface PosedProblem {
  readonly problem: string
  readonly variant: string
  readonly title: RichText
  readonly stem: RichText
  readonly points: string
  readonly attempts?: number
  readonly parts: readonly PosedPart[]
}
export interface PosedPart {
  readonly id: string
  readonly text: RichText
  readonly points: string
  readonly attempts?: number
  /** How several answers make one mark; absent where there is one answer. */
  readonly scheme?: Scheme
  readonly interaction: Interaction
}

// ── Secret: the key ────────────────────────────────────────────────────────────

export type NumberKey = { readonly value: ValueJson; readonly precision: Precision }
export type Key = KeyByKind & {
  /** Keys of other readings that are right as well; a mark is by the one that gives the most. Absent where there are none. */
  readonly accepted?: readonly Accepted[]
}
/** A key beside the key, of the same kind: the answer under a mistake or reading that the question accepts. */
export interface Accepted {
  readonly name: string
  readonly key: Key
  /** The sentence of the reading. */
  readonly says?: RichText
}
type KeyByKind =
  | { readonly kind: 'single-choice'; readonly option: string; readonly value: ValueJson; readonly options: readonly OptionNote[] }
  | {
      readonly kind: 'multi-select'
      readonly scheme: Scheme
      readonly right: readonly string[]
      readonly options: readonly OptionNote[]
      readonly mistakes?: readonly MistakeAnswer[]
    }
  | ({ readonly kind: 'number'; readonly mistakes: readonly MistakeAnswer[] } & NumberKey)
  | {
      readonly kind: 'vector'
      readonly scheme: CellScheme
      readonly cells: readonly CellKey[]
      readonly mistakes: readonly MistakeAnswer[]
    }
  | { readonly kind: 'table'; readonly scheme: CellScheme; readonly cells: readonly CellKey[]; readonly mistakes: readonly MistakeAnswer[] }
  | ({ readonly kind: 'expression' } & ExpressionKey)
export interface ExpressionKey {
  /** One formula, or a list (of lists) of them. Equal to it is right. */
  readonly expr: Expr
  readonly symbols: readonly SymbolDomain[]
  /** Names that may be typed beside the letters, with the formulas they stand for. */
  readonly names?: readonly { readonly name: string; readonly formula: Expr }[]
  readonly form?: Form
  readonly within?: NonNullable<Precision['within']>
  readonly witness: 'shown' | 'hidden'
  readonly scheme: CellScheme
  /** Answers as formulas, row by row. */
  readonly mistakes: readonly MistakeAnswer[]
}
export type KeyOf<K extends Kind> = Extract<Key, { readonly kind: K }>
export type CellKey = { readonly id: string } & (
  ({ readonly type: 'number' } & NumberKey) | { readonly type: 'choice'; readonly option: string; readonly value: ValueJson }
)
/** What staff and a graded page know of an option: whether it is right, the mistake or claim it stands for, what is said of it. */
export interface OptionNote {
  readonly id: string
  readonly right: boolean
  readonly value?: ValueJson
  readonly mistake?: string
  readonly claim?: string
  /** Under `weights`: what choosing it adds or takes off. */
  readonly credit?: string
  readonly verdict?: Verdict
  readonly says?: RichText
}
/** What is answered under a mistake: one value, one a cell (in the order of the key's cells), or the ids of the options chosen. */
export interface MistakeAnswer {
  readonly mistake: string
  readonly answers: readonly ValueJson[]
  readonly says?: RichText
}

/** Everything derived for one variant: the public side and the secret side, parted at pose(). */
export interface Posed {
  readonly public: PosedProblem
  readonly keys: readonly { readonly part: string; readonly key: Key }[]
  /** The worked solution, shown to staff, and to students once released. */
  readonly solution: RichText
}
