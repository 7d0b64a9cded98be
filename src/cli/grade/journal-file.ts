// The event of a run, appended to journal.jsonl: the file only ever grows, and the same run made again adds nothing to it.
import path from 'node:path'
import { type GradedEvent, record, textJournal } from '../../../grader/journal.ts'
import { version } from '../version.ts'
import type { GradingJob, GradingResult } from './job.ts'

const journalName = 'journal.jsonl'

/** Stages the journal with the event of this run at its end. */
export function appendEvent({ course, exceptions = [], files, from, out, pages, staged }: GradingJob, result: GradingResult): void {
  const { set } = course.run
  const { asOf, all } = result.release
  const event: GradedEvent = {
    type: 'graded',
    engine: version,
    set: set.id,
    from: path.relative(path.resolve(out), path.resolve(from)).split(path.sep).join('/'),
    ...(course.revisions.length > 0 && { revisions: course.revisions }),
    policy: { counts: set.counts, ...(asOf !== undefined && { asOf }), released: all },
    pages,
    ...(exceptions.length > 0 && { exceptions }),
    submissions: result.submissions,
    marks: result.marks,
  }
  const bytes = files.read(path.join(out, journalName))
  const before = bytes === undefined ? '' : new TextDecoder().decode(bytes)
  const journal = textJournal(before, (text) => {
    staged.write(journalName, text, true)
  })
  record(journal, event)
}
