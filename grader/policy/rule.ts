// Why a score is what it is: the rules that made it, in the order in which they were applied. Codes and exact numbers,
// no sentences: `words/` has those. An exception of one student shows as its effect alone, never as a reason.

/** One rule that changed a score, or decided what counts. Numbers are exact rationals as text; attempts count from 1. */
export type Rule = PartRule | ProblemRule | TotalRule

/** Of one part, in credit (0 to 1). */
export type PartRule =
  /** The attempt that makes the score, and its credit before any other rule. */
  | { readonly rule: 'attempt'; readonly counts: 'last' | 'best' | 'first'; readonly attempt: number; readonly credit: string }
  /** All attempts make the score: the mean of what each is worth. */
  | { readonly rule: 'average'; readonly attempts: number; readonly credit: string }
  /** An attempt that added `gain` to the best credit so far; `value` of its points as a share of those of the first attempt. */
  | { readonly rule: 'points-by-attempt'; readonly attempt: number; readonly gain: string; readonly value: string }
  /** `wrong` attempts before this one cost `each`; `credit` is left. */
  | { readonly rule: 'penalty'; readonly attempt: number; readonly wrong: number; readonly each: string; readonly credit: string }
  /** Received `seconds` after the due date: what it is worth is multiplied by `factor`; `floor` where it would have been less. */
  | { readonly rule: 'late'; readonly attempt: number; readonly seconds: string; readonly factor: string; readonly floor?: true }
  /** Answers that came after the closing date: they do not count. */
  | { readonly rule: 'closed'; readonly answers: number }

/** Of one problem, in points. */
export type ProblemRule =
  | { readonly rule: 'excused' }
  /** The points were multiplied; why is not said. */
  | { readonly rule: 'factor'; readonly factor: string }
  /** More than `cap` cannot be had; `from` is what it was. */
  | { readonly rule: 'cap'; readonly cap: string; readonly from: string }
  /** In the total its points count so many times. */
  | { readonly rule: 'weight'; readonly weight: string }
  /** One of the lowest, which the total leaves out. */
  | { readonly rule: 'dropped' }
  /** By the keys in force it would be `otherwise`; a revision that never lowers a score left it as it was. */
  | { readonly rule: 'kept-before'; readonly otherwise: string }

/** Of the whole set. */
export type TotalRule =
  | { readonly rule: 'drop-lowest'; readonly problems: readonly string[] }
  | { readonly rule: 'cap'; readonly cap: string; readonly from: string }
  /** `share` of the points that can be had, against the mark that is needed. */
  | { readonly rule: 'pass'; readonly mark: string; readonly share: string }
