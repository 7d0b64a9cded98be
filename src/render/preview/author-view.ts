// What the author's page shows of one variant: plain data, made by the command line, turned into HTML here.
import type { Location, Posed, RichText, ValueJson } from '../../model.ts'

export interface AuthorView {
  readonly title: RichText
  readonly seed: number
  readonly posed: Posed
  readonly draws: readonly { readonly path: string; readonly value: ValueJson }[]
  readonly mistakes: readonly MistakeView[]
  /** The trace with every number put in, whatever the author's own solution says. */
  readonly worked: RichText
  /** The author's own solution, where there is one. */
  readonly authored?: RichText
}

/** `not-offered`: it differs from the key, and no option says it. */
export type MistakeState = 'shows' | 'not-offered' | 'hidden' | 'within' | 'none'

/** What one mistake does to one part of this variant. */
export interface MistakeView {
  readonly mistake: string
  readonly part: string
  readonly state: MistakeState
  /** One answer a cell of the key, or one; empty where there is none. */
  readonly answers: readonly ValueJson[]
  /** The option that says it. */
  readonly option?: string
  readonly says?: RichText
}

/** A diagnostic with the lines of its code frame. */
export interface ShownDiagnostic {
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly at?: Location
  readonly frame: readonly string[]
}

/** The parts of the page that a save may change, as HTML; each is put in its place where it differs. */
export interface Panels {
  readonly title: string
  readonly draws: string
  readonly problem: string
  readonly key: string
  readonly mistakes: string
  readonly trace: string
}
