// Authored text before values are known, and text with every value in it, ready to be typeset.
import type { Location, Sourced } from './expression.ts'

/** A text in one or more languages (`en` where the author gave a plain string), cut into pieces by our own scanner. */
export type Text = readonly { readonly lang: string; readonly pieces: readonly Piece[] }[]

/** Authored text before values are known. Maths is tokenised here, before Markdown is ever read. */
export type Piece =
  /** `at` is the place of its first character. */
  | { readonly type: 'markdown'; readonly text: string; readonly at?: Location }
  /** `$…$` or `$$…$$`: TeX with tags in it. */
  | { readonly type: 'math'; readonly display: boolean; readonly parts: readonly (string | MathTag)[]; readonly at: Location }
  /** `{{w}}` or `{{value "theta[0]"}}` outside maths. */
  | { readonly type: 'value'; readonly of: Sourced }
  /** `{{tex "w*x + b"}}` outside maths. */
  | { readonly type: 'tex'; readonly of: Sourced }
  /** `{{equations}}`, `{{given}}`, `{{conventions}}`, `{{trace}}`. */
  | { readonly type: 'block'; readonly name: 'equations' | 'given' | 'conventions' | 'trace'; readonly at: Location }
  | { readonly type: 'table'; readonly names: readonly string[]; readonly at: Location }
  | { readonly type: 'part'; readonly id: string; readonly at: Location }
  | { readonly type: 'plural'; readonly of: Sourced; readonly one: string; readonly other: string }
  | { readonly type: 'if'; readonly condition: Sourced; readonly then: readonly Piece[]; readonly else: readonly Piece[] }

export type MathTag = { readonly type: 'value' | 'tex'; readonly of: Sourced }

/** Text with every value in it, ready to be typeset. Nothing in it depends on a key unless it is staff's or graded. */
export type RichText = readonly Segment[]
export type Segment =
  | { readonly type: 'markdown'; readonly text: string }
  /** Literal characters: escaped, never read as Markdown. */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'math'; readonly tex: string; readonly display: boolean }
  | { readonly type: 'table'; readonly head: readonly RichText[]; readonly rows: readonly (readonly RichText[])[] }
  /** A worked solution: the steps of the trace, grouped by row (`row` 0: no run, or before the first). */
  | { readonly type: 'steps'; readonly groups: readonly StepGroup[] }

/** Lines of a worked solution that belong together; a heading without segments is none. */
export interface StepGroup {
  readonly heading: RichText
  readonly lines: readonly RichText[]
  /** Where the lines say why options are right or wrong: the same for a page that has the options at hand, each for its own. */
  readonly reasons?: { readonly part: string; readonly of: readonly Reason[] }
}
/** Why one option is right or wrong, by the id of its claim or the name that it stands for. */
export interface Reason {
  readonly option: string
  readonly why: RichText
}
