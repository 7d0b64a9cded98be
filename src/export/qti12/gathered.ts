// What has been written by the end of an export, before it is packed.

/** A problem whose variants are written. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly points: string
  /** XML of items. */
  readonly items: string[]
}
export interface Gathered {
  readonly set: { readonly id: string; readonly title: string }
  readonly sections: readonly Section[]
  /** Of the problem that has most; undefined where none says. */
  readonly attempts: number | undefined
}

/** In the package beside the questions; no client shows it to students. */
export const ledgerFile = 'quizwright/ledger.json'
