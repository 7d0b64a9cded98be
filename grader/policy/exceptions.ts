// What was agreed with single students or sections: extensions, further attempts, factors, exemptions. Staff only: it
// never stands in a specification, on a page or in a report.

/** One row of exceptions.csv. Notes are not kept: nothing that is written from it can repeat them. */
export interface Exception {
  readonly who: { readonly student: string } | { readonly section: string }
  /** Absent: of every problem of the set. */
  readonly problem?: string
  /** Another due date (ISO 8601 with offset), or so many seconds more. */
  readonly due?: { readonly at: string } | { readonly extension: number }
  readonly attempts?: number
  /** An exact rational. */
  readonly factor?: string
  readonly excused?: boolean
}
