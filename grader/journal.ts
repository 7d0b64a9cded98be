// What a grading run read and by what rules, as one event: enough to run it again and compare. No clock goes in, so the
// same run leaves the same event.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Counts } from './attempts.ts'

export interface GradedEvent {
  readonly type: 'graded'
  readonly engine: string
  readonly set: string
  readonly policy: { readonly counts: Counts; readonly asOf?: string; readonly released: boolean }
  readonly submissions: readonly { readonly file: string; readonly rows: number; readonly rejected: number }[]
  /** Digests of what came out. */
  readonly marks: string
}

/** Where events are kept: a file now, a database where there is one. */
export interface Journal {
  append(event: GradedEvent & { readonly id: string }): void
}

/** The id is a digest of the event: the same run, whenever it is made, has the same. */
export const record = (journal: Journal, event: GradedEvent): void => {
  journal.append({ id: `e${bytesToHex(sha256(utf8ToBytes(JSON.stringify(event)))).slice(0, 31)}`, ...event })
}
