// What a regrade leaves behind beside marks: its event in the journal, its revision, and the line that puts it in force.
import path from 'node:path'
import { record, type RegradeEvent, textJournal } from '../../../grader/journal.ts'
import { readLog, revisionPaths, writeLogLine } from '../../../grader/revisions.ts'
import { type Diagnostic, error } from '../../diagnostic.ts'
import { openStaged, type Staged } from '../course/staged.ts'
import type { GradingResult } from '../grade/job.ts'
import { lockFiles } from '../grade/lock.ts'
import { runFolder, unfinished } from '../grade/output.ts'
import { version } from '../version.ts'
import { type GradedFolder, journalName } from './graded-folder.ts'
import type { RegradePlan } from './plan.ts'
import type { Regrade } from './report.ts'
import type { Run } from './run.ts'

export function eventOf({ asked }: Run, folder: GradedFolder, plan: RegradePlan, found: Regrade, result: GradingResult): RegradeEvent {
  const sum = (of: 'up' | 'down'): number => found.rows.reduce((rows, row) => rows + row[of], 0)
  return {
    type: plan.type,
    engine: version,
    set: folder.graded.set,
    change: plan.change,
    revisions: plan.after.revisions,
    neverLower: plan.neverLower,
    problems: found.problems.map(({ problem, before, after }) => ({ problem, before, after })),
    students: found.students,
    points: found.points,
    ...(!asked.dryRun && { changes: changedPoints(found) }),
    rows: { up: sum('up'), down: sum('down') },
    marks: { before: folder.marks, after: result.marks },
    ...asked.audit,
  }
}

const changedPoints = ({ changes }: Regrade): NonNullable<RegradeEvent['changes']> =>
  changes.filter(({ before, after }) => before !== after).map(({ student, before, after }) => ({ student, before, after }))

export function writeJournal(staged: Staged, { journal }: GradedFolder, event: RegradeEvent): void {
  record(
    textJournal(journal, (text) => {
      staged.write(journalName, text, true)
    }),
    event,
  )
}

/** The journal alone changes. */
export function noteDryRun({ machine, out }: Run, folder: GradedFolder, event: RegradeEvent): void {
  const staged = openStaged(machine.files, out, unfinished, [...lockFiles, runFolder])
  writeJournal(staged, folder, event)
  if (staged.isEmpty) staged.discard()
  else staged.commit()
}

/** The file of a revision; it says nothing until the log names it. */
export function writeRevision({ machine: { files } }: Run, { from }: GradedFolder, { revision }: RegradePlan): void {
  if (revision === undefined) return
  const file = path.join(from, revisionPaths.file(revision.id))
  files.makeFolder(path.dirname(file), 0o700)
  const beside = files.open(`${file}.new`, 0o600)
  for (const line of revision.lines) beside.write(line)
  beside.close()
  files.rename(`${file}.new`, file)
}

/**
 * The line that puts a revision in force, or takes it back. From then on every grading is by its keys: where this run is cut
 * short before its own files are in their places, the journal says by which revisions they were made, and the next regrade
 * sees what is left to do. An error where somebody else has changed what is in force meanwhile.
 */
export function putInForce({ machine: { files } }: Run, { from }: GradedFolder, { log, inForce }: RegradePlan): Diagnostic | undefined {
  if (log === undefined) return undefined
  const file = path.join(from, revisionPaths.log)
  const bytes = files.read(file)
  const text = bytes === undefined ? '' : new TextDecoder().decode(bytes)
  const stands = readLog(text, file)
  if (!stands.ok || stands.value.join() !== inForce.join())
    return error(
      'manifest/changed',
      `other revisions of ${from} are in force than when this began`,
      undefined,
      'Look at it once more: --dry-run',
    )
  files.write(`${file}.new`, `${text}${writeLogLine(log)}`, 0o600)
  files.rename(`${file}.new`, file)
  return undefined
}
