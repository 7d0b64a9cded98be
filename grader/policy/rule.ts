// Why a score is what it is: the rules that made it, in the order in which they were applied. Codes and exact numbers,
// no sentences: `words/` has those.

/** One rule that changed a score, or decided what counts. Numbers are exact rationals. */
export interface Rule {
  readonly rule: string
}
