// What `check` finds of one target: plain data, which crosses threads and is what --json prints.
import type { Diagnostic } from '../../diagnostic.ts'
import type { Certificate } from '../../model.ts'

export interface Report {
  readonly file: string
  /** Of what could be read. */
  readonly id?: string
  /** Everything: of reading, and of the certificate. */
  readonly diagnostics: readonly Diagnostic[]
  /** Of a problem that could be read. */
  readonly certificate?: Certificate
}

/** How problems are looked at. */
export interface Looking {
  /** At most so many variants of each. */
  readonly variants?: number
  /** Students in a class. */
  readonly class?: number
}
