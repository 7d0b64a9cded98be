// What a package is made of: problems whose variants are written as they come, and what is known of all of them at the end.

/** A problem of which a variant is written. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly points: string
}
export interface PackageSet {
  readonly id: string
  readonly title: string
  readonly language: string
}

/** Takes items as they come, so that what is written does not stand in memory. */
export interface Packer {
  /** Another problem: the items that follow are its variants. */
  section(section: Section): void
  /** XML of a variant. */
  item(xml: string): void
  /** `attempts` of the problem that has most; undefined where none says. */
  end(sections: readonly Section[], attempts: number | undefined): void
}

/** In the package beside the questions; no client shows it to students. */
export const ledgerFile = 'quizwright/ledger.json'
