// A problem as read: plain JSON, with every expression parsed and located.
import type { Definition, Location, Sourced, SymbolDomain } from './expression.ts'
import type { Question } from './question.ts'
import type { Text } from './text.ts'

export interface Problem {
  readonly id: string
  readonly title: Text
  readonly text: Text
  readonly parameters: readonly Parameter[]
  /** Names that stay letters, and what is known of them. */
  readonly symbols: readonly DeclaredSymbol[]
  readonly let: readonly Definition[]
  readonly require: readonly Sourced[]
  /** Absent for a problem that needs no recurrence or table. */
  readonly cell?: Cell
  /** The problem's own lines on top of the cell: given, run, round, convention (and equations written in place). */
  readonly lines: Lines
  readonly notation: readonly Notation[]
  /** The cell's and the problem's own; the problem's wins where both use a name. */
  readonly mistakes: readonly Mistake[]
  /** Changed lines that are no mistakes: other readings of the conventions, tried together (`readings` of the file). */
  readonly readings?: readonly Mistake[]
  /** At least one; a problem written with `ask` has the single part `answer`. */
  readonly parts: readonly Question[]
  readonly points: string
  readonly attempts?: number
  readonly solution?: Text
  readonly published: readonly Published[]
  readonly at: Location
}

export interface DeclaredSymbol extends SymbolDomain {
  readonly at: Location
}
export interface Parameter {
  readonly name: string
  readonly draw: Draw
  readonly at: Location
}

/** How a value is drawn. `size` [] is a scalar, [n] a vector, [n, m] a matrix; each entry is drawn apart. */
export type Draw = { readonly size: readonly Sourced[]; readonly except: readonly Sourced[]; readonly at: Location } & (
  | { readonly type: 'integer'; readonly low: Sourced; readonly high: Sourced }
  | { readonly type: 'number'; readonly low: Sourced; readonly high: Sourced; readonly step: Sourced }
  | { readonly type: 'choice'; readonly from: readonly Sourced[] }
  | { readonly type: 'words'; readonly from: readonly string[] }
  | { readonly type: 'permutation'; readonly of: readonly Sourced[] }
)

/** The lines of a problem that an engine runs on. A convention's choice and a mistake change some of them. */
export interface Lines {
  readonly equations: readonly Definition[]
  readonly let: readonly Definition[]
  readonly given: readonly Given[]
  readonly run?: Run
  readonly round: readonly Rounding[]
  readonly convention: readonly ConventionChoice[]
}

/** `name` is a cell's name or a group (`weights`, `biases`, `inputs`); a name beats its group. */
export interface Given {
  readonly name: string
  readonly value:
    { readonly type: 'expression'; readonly of: Sourced } | { readonly type: 'none' } | { readonly type: 'draw'; readonly draw: Draw }
  readonly at: Location
}

export interface Run {
  /** Lists in step, one entry a row. */
  readonly over?: readonly RunInput[]
  /** All combinations; the last name changes fastest. */
  readonly every?: readonly RunInput[]
  readonly steps?: Sourced
  readonly until?: Sourced
  readonly atMost?: number
}
export interface RunInput {
  readonly name: string
  readonly values: { readonly type: 'expression'; readonly of: Sourced } | { readonly type: 'words'; readonly words: readonly string[] }
  readonly at: Location
}

export type TieRule = 'reject' | 'up' | 'down' | 'even' | 'toward-zero' | 'away' | { readonly value: string }
/** What is rounded (`of`: a function or an equation), to what, how ties go, and what the next step reads. Partial in a change of lines. */
export interface Rounding {
  readonly of: string
  readonly to?: 'integer' | readonly Sourced[]
  /** The function takes its limits from ±saturate (a rational as text) on, and is exact between. */
  readonly saturate?: string
  readonly tie?: TieRule
  readonly carry?: 'rounded' | 'exact'
  readonly at: Location
}

export interface ConventionChoice {
  readonly name: string
  /** In a change of lines `other` is the other of two choices. */
  readonly choice: string | { readonly draw: readonly string[] }
  readonly at: Location
}

export interface Cell {
  readonly id: string
  readonly title: Text
  readonly inputs: readonly string[]
  readonly equations: readonly Definition[]
  readonly conventions: readonly Convention[]
  readonly names: readonly Notation[]
  readonly mistakes: readonly Mistake[]
}
export interface Convention {
  readonly name: string
  readonly choices: readonly { readonly name: string; readonly lines: Lines; readonly text?: Text; readonly at: Location }[]
  readonly at: Location
}
export interface Notation {
  readonly name: string
  readonly tex?: string
  /** The word used for it in prose. */
  readonly term?: Text
  readonly at?: Location
}

/** The same problem with a few lines changed, solved again. */
export interface Mistake {
  readonly name: string
  readonly lines: Lines
  /** Where `asked` is asked for, `of` is handed in. */
  readonly answer: readonly Definition[]
  readonly says?: Text
  readonly at: Location
}

export interface Published {
  readonly with: readonly Definition[]
  /** Per part id: a list of claim ids or values, one value, or for tables column → values. */
  readonly key?: PublishedKey
  readonly mistakes: readonly { readonly name: string; readonly key: PublishedKey; readonly at: Location }[]
  /** Claims or options shown. */
  readonly show?: readonly string[]
  readonly at: Location
}
export type PublishedKey =
  | { readonly type: 'value'; readonly of: Sourced }
  | { readonly type: 'ids'; readonly ids: readonly string[] }
  | { readonly type: 'columns'; readonly columns: readonly Definition[] }
