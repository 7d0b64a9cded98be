// A folder that `grade` wrote, in; what a regrade needs of it out: how it was graded, by which revisions, and the rows.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type GradedEvent, type Recorded, readJournal } from '../../../grader/journal.ts'
import { piecesOfFile } from '../../../grader/lines.ts'
import { linesOf } from '../../../grader/regrade/lines.ts'
import { type Checked, error, failed, ok } from '../../diagnostic.ts'
import type { Files } from '../course/files.ts'

export interface GradedFolder {
  readonly out: string
  /** The generated folder. */
  readonly from: string
  /** How it was last graded from what was handed in. */
  readonly graded: GradedEvent
  /** The revisions by which its marks were given, the oldest first. */
  readonly revisions: readonly string[]
  /** What was done last, dry runs aside. */
  readonly last: 'graded' | 'regraded' | 'undone'
  /** The version that gave them. */
  readonly engine: string
  /** Digest of marks.jsonl. */
  readonly marks: string
  /** The changes that dry runs have shown since. */
  readonly shown: ReadonlySet<string>
  readonly journal: string
}

export const journalName = 'journal.jsonl'
const gradeAnew = 'Grade what was handed in once more: marks and journal are then made anew'

/** Its journal must be whole, and its marks those that the journal tells of. */
export function readGradedFolder(out: string, files: Files): Checked<GradedFolder> {
  const file = path.join(out, journalName)
  const bytes = files.read(file)
  if (bytes === undefined)
    return failed(
      error(
        'file/not-found',
        `${out} is not a folder that grade wrote: there is no ${journalName}`,
        undefined,
        'Give the folder that was grade’s --out',
      ),
    )
  const journal = new TextDecoder().decode(bytes)
  const events = readJournal(journal, file)
  if (!events.ok) return events
  const graded = events.value.findLast((event): event is Recorded & GradedEvent => event.type === 'graded')
  const last = events.value.findLastIndex(({ type }) => type !== 'dry-run')
  const state = events.value[last]
  if (graded?.from === undefined || state === undefined || state.type === 'dry-run')
    return failed(error('journal/malformed', `${file} does not say which folder was graded from`, { file, line: 1, col: 1 }, gradeAnew))
  const marks = typeof state.marks === 'string' ? state.marks : state.marks.after
  for (const name of ['marks.jsonl', 'scores.jsonl'])
    if (!existsSync(path.join(out, name)))
      return failed(error('journal/malformed', `there is no ${path.join(out, name)}`, undefined, gradeAnew))
  if (digestOfFile(path.join(out, 'marks.jsonl')) !== marks)
    return failed(
      error('journal/malformed', `${path.join(out, 'marks.jsonl')} is not what was graded: it was changed since`, undefined, gradeAnew),
    )
  return ok({
    out,
    from: path.resolve(out, graded.from),
    graded,
    revisions: state.revisions ?? [],
    last: state.type,
    engine: state.engine,
    marks,
    shown: new Set(events.value.slice(last + 1).flatMap((event) => (event.type === 'dry-run' ? [event.change] : []))),
    journal,
  })
}

/** SHA-256, its first 32 digits. */
function digestOfFile(file: string): string {
  const hash = createHash('sha256')
  for (const piece of piecesOfFile(file)) hash.update(piece)
  return hash.digest('hex').slice(0, 32)
}

export const fileLines = (file: string): Iterable<string> => linesOf(piecesOfFile(file))
