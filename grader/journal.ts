// What was done to a graded folder and by what rules, as events: enough to do it again and compare. Events are only ever
// added; each bears a digest of itself and of the one before it. No clock goes in, so the same run leaves the same event.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Checked, error, failed, ok } from '../src/diagnostic.ts'
import type { ProblemSet } from '../src/model.ts'
import type { Exception } from './policy/exceptions.ts'
import { isRecord } from './submission/submission.ts'

export type JournalEvent = GradedEvent | RegradeEvent

export interface GradedEvent {
  readonly type: 'graded'
  readonly engine: string
  readonly set: string
  /** The generated folder, as it is reached from the graded one (forward slashes). */
  readonly from?: string
  /** The revisions of the generated folder by which marks were given, the oldest first; absent where there are none. */
  readonly revisions?: readonly string[]
  readonly policy: { readonly counts: ProblemSet['counts']; readonly asOf?: string; readonly released: boolean }
  readonly pages?: 'all' | 'changed' | 'none'
  /** What was agreed with single students or sections; absent where nothing was. */
  readonly exceptions?: readonly Exception[]
  readonly submissions: readonly { readonly file: string; readonly rows: number; readonly rejected: number }[]
  /** Digests of what came out. */
  readonly marks: string
}

/** `dry-run`: what a regrade would do was shown. `regraded` and `undone`: it was done, or taken back. */
export interface RegradeEvent extends Audit {
  readonly type: 'dry-run' | 'regraded' | 'undone'
  readonly engine: string
  readonly set: string
  /** Digest of what is to be changed: the marks as they stand, the revisions they were given by and those to be given by. */
  readonly change: string
  /** The revisions by which marks are given afterwards, the oldest first. */
  readonly revisions: readonly string[]
  /** The revision that is new never lowers a score. */
  readonly neverLower: boolean
  readonly problems: readonly { readonly problem: string; readonly before: string; readonly after: string }[]
  /** Students whose points change, and by how much all together: exact rationals. */
  readonly students: { readonly up: number; readonly down: number; readonly same: number }
  readonly points: { readonly up: string; readonly down: string }
  /** Whose points changed, of the whole set; absent of a dry run, which changes none. */
  readonly changes?: readonly { readonly student: string; readonly before: string; readonly after: string }[]
  /** Rows whose credit changes. */
  readonly rows: { readonly up: number; readonly down: number }
  /** Digests of marks.jsonl before and after. */
  readonly marks: { readonly before: string; readonly after: string }
}
/** Who, when and why, as it was said on the command line. */
export interface Audit {
  readonly by?: string
  readonly at?: string
  readonly why?: string
}

export type Recorded = JournalEvent & { readonly id: string }

/** Where events are kept: a file now, a database where there is one. */
export interface Journal {
  /** Undefined where there is none. */
  readonly last: Recorded | undefined
  append(event: Recorded): void
}

/** Adds an event, unless it says once more what the last one says: a run that is made again leaves the journal as it is. */
export function record(journal: Journal, event: JournalEvent): void {
  const previous = journal.last?.id
  const { id, ...said } = journal.last ?? { id: undefined }
  if (id !== undefined && JSON.stringify(said) === JSON.stringify(event)) return
  journal.append({ id: idOf(previous, event), ...event })
}

/** A digest of the event and of the id before it, so that no event can be taken out or changed unseen. */
const idOf = (previous: string | undefined, event: JournalEvent): string =>
  `e${bytesToHex(sha256(utf8ToBytes(`${previous ?? ''}${JSON.stringify(event)}`))).slice(0, 31)}`

/** A journal kept as JSON lines: `write` is handed the whole text with a line added. */
export function textJournal(before: string, write: (text: string) => void): Journal {
  const whole = before === '' || before.endsWith('\n') ? before : `${before}\n`
  const last = eventOf(whole.slice(whole.lastIndexOf('\n', whole.length - 2) + 1))
  return {
    last,
    append(event) {
      write(`${whole}${JSON.stringify(event)}\n`)
    },
  }
}

/** Every event in its order; an error where a line is none, or was changed since it was written. */
export function readJournal(text: string, file: string): Checked<readonly Recorded[]> {
  const events: Recorded[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue
    const event = eventOf(line)
    if (event === undefined || !isUnchanged(event, events.at(-1)?.id)) {
      const at = { file, line: index + 1, col: 1 }
      const hint = 'Restore the file, or grade into a new folder'
      return failed(error('journal/malformed', `line ${index + 1} of ${file} is not what was recorded`, at, hint))
    }
    events.push(event)
  }
  return ok(events)
}

function isUnchanged({ id, ...event }: Recorded, previous: string | undefined): boolean {
  return id === idOf(previous, event)
}

function eventOf(line: string): Recorded | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isEvent(value) ? value : undefined
  } catch {
    return undefined
  }
}
/** The guard tells our own lines from anything else. */
function isEvent(value: unknown): value is Recorded {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.engine !== 'string' || typeof value.set !== 'string') return false
  switch (value.type) {
    case 'graded':
      return typeof value.marks === 'string' && isRecord(value.policy) && Array.isArray(value.submissions)
    case 'dry-run':
    case 'regraded':
    case 'undone':
      return typeof value.change === 'string' && Array.isArray(value.revisions) && isRecord(value.marks)
    default:
      return false
  }
}
