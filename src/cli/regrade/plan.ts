// What a regrade is to do, worked out before anything is graded: by which revisions marks are given now, by which they are
// to be given, and what has to be written for that.
import { createHash } from 'node:crypto'
import { type CourseFolder, readCourseFolder } from '../../../grader/course-folder.ts'
import { revise } from '../../../grader/regrade/revise.ts'
import { type LogLine, readRevision, type Revision, type RevisionText } from '../../../grader/revisions.ts'
import { type Checked, error, failed, ok } from '../../diagnostic.ts'
import type { Library } from '../library.ts'
import { version } from '../version.ts'
import type { GradedFolder } from './graded-folder.ts'
import { newerSpecs } from './newer-specs.ts'
import type { Asked } from './options.ts'

export interface RegradePlan {
  /** By the revisions that the marks were given by. */
  readonly before: CourseFolder
  /** By those that they are to be given by. */
  readonly after: CourseFolder
  /** The revisions in force as it was worked out. */
  readonly inForce: readonly string[]
  /** A revision that is not written yet. */
  readonly revision: RevisionText | undefined
  /** What is to be added to the log of revisions in force; undefined where it says so already. */
  readonly log: LogLine | undefined
  readonly type: 'regraded' | 'undone'
  readonly neverLower: boolean
  /** Digest of the change: a dry run shows exactly this one. */
  readonly change: string
  /** Marks are given by the newest specs, and by the revisions in force. */
  readonly isNothing: boolean
}

/**
 * A regrade that was cut short has put its revision in force, or taken it back, and has not graded yet: the log says
 * something else than the marks. Then only the grading is left to do.
 */
export function planRegrade(folder: GradedFolder, asked: Asked, library: Library): Checked<RegradePlan> {
  const before = readCourseFolder(folder.from, folder.revisions)
  const inForce = readCourseFolder(folder.from)
  if (!before.ok || !inForce.ok) return failed(...[before, inForce].flatMap((one) => (one.ok ? [] : one.errors)))
  const sides = { before: before.value, inForce: inForce.value }
  return asked.undo ? planUndo(folder, sides) : planChange(folder, asked, sides, library)
}

interface Sides {
  readonly before: CourseFolder
  readonly inForce: CourseFolder
}

function planChange(folder: GradedFolder, asked: Asked, { before, inForce }: Sides, library: Library): Checked<RegradePlan> {
  const newer = newerSpecs(inForce.run.problems, asked.specs, library)
  if (!newer.ok) return newer
  const revised = revise(inForce, newer.value, { engine: version, neverLower: asked.neverLower })
  if (!revised.ok) return revised
  const warnings = [...newer.warnings, ...revised.warnings]
  const revision = revised.value
  if (revision === undefined)
    return ok(planOf(folder, { before, after: inForce, inForce: inForce.revisions, log: undefined, type: 'regraded' }), warnings)
  const read = inMemory(revision)
  if (!read.ok) return read
  const after = readCourseFolder(folder.from, [...inForce.revisions, read.value])
  if (!after.ok) return after
  const log = { revision: revision.id }
  return ok(
    {
      ...planOf(folder, { before, after: after.value, inForce: inForce.revisions, log, type: 'regraded' }),
      revision,
      neverLower: asked.neverLower,
    },
    warnings,
  )
}

function inMemory({ id, lines }: RevisionText): Checked<Revision> {
  return readRevision(Buffer.concat(lines.map((line) => Buffer.from(line))), id, `the revision ${id}`)
}

function planUndo(folder: GradedFolder, { before, inForce }: Sides): Checked<RegradePlan> {
  const [given, stands] = [folder.revisions, inForce.revisions]
  const isCutShort = given.length === stands.length + 1 && stands.every((id, index) => given[index] === id)
  if (isCutShort) return ok(planOf(folder, { before, after: inForce, inForce: stands, log: undefined, type: 'undone' }))
  const last = stands.at(-1)
  if (last === undefined) {
    const hint = 'The keys in force are those that were generated'
    return failed(error('regrade/nothing-to-undo', `no revision of ${folder.from} is in force`, undefined, hint))
  }
  const after = readCourseFolder(folder.from, stands.slice(0, -1))
  return after.ok ? ok(planOf(folder, { before, after: after.value, inForce: stands, log: { undone: last }, type: 'undone' })) : after
}

function planOf({ marks, revisions }: GradedFolder, plan: Pick<RegradePlan, 'before' | 'after' | 'inForce' | 'log' | 'type'>): RegradePlan {
  const change = JSON.stringify([marks, revisions, plan.after.revisions])
  return {
    ...plan,
    revision: undefined,
    neverLower: false,
    change: createHash('sha256').update(change).digest('hex').slice(0, 32),
    isNothing: plan.log === undefined && JSON.stringify(revisions) === JSON.stringify(plan.after.revisions),
  }
}
