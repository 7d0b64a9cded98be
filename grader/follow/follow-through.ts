// One student's rows of a problem in; those that follow from the student's own earlier answers are credited as the problem declares.
// Marks are only ever raised, and rows with full credit are never looked at.
import { compare } from '../../src/math/exact/rational.ts'
import type { ManifestEntry } from '../../src/manifest.ts'
import type { PartWork, PosedPart, ProblemWork, Row } from '../course.ts'
import { type Answer, remarked } from '../marks.ts'
import type { Follower, FollowingPart } from './follower.ts'
import { ownRow } from './own-row.ts'
import type { OwnAnswer } from './variant.ts'

export { type Follower, openFollower } from './follower.ts'

/** Puts another answer in the place of every row's that gains by following. To be called once all rows of the problem are in. */
export function followThrough(work: ProblemWork, follower: Follower): void {
  const handed = work.handed()
  for (const [part, { rows }] of handed) {
    for (const [i, row] of rows.entries()) {
      const following = isOpen(row) ? follower.following(entryOf(work, row)).find((one) => one.part === part) : undefined
      const answer = following && raised(work, handed, row, following, follower)
      if (answer !== undefined) rows[i] = { ...row, answer }
    }
  }
}

/** A row that may still gain. */
const isOpen = ({ answer: { mark, credit } }: Row): boolean => mark.status === 'graded' && credit !== undefined && compare(credit, 1) < 0
const entryOf = ({ entry }: ProblemWork, { other }: Row): ManifestEntry => other ?? entry

function raised(
  work: ProblemWork,
  handed: ReadonlyMap<string, PartWork>,
  row: Row,
  { part, earlier }: FollowingPart,
  follower: Follower,
): Answer | undefined {
  const parts = partsOf(work, handed, row)
  const asked = parts.get(part)
  if (asked === undefined) return undefined
  const own = earlier.flatMap((id): readonly OwnAnswer[] => {
    const before = ownRow(handed.get(id)?.rows ?? [], row)
    return before === undefined ? [] : [{ part: id, response: before.answer.response }]
  })
  const mark = follower.mark(entryOf(work, row), parts, { part, response: row.answer.response }, own)
  const answer = mark && remarked(row.answer, mark, asked.marker.of)
  const [before, after] = [row.answer.credit, answer?.credit]
  return before !== undefined && after !== undefined && compare(after, before) > 0 ? answer : undefined
}

/** The parts as the row's variant asks them. */
function partsOf(work: ProblemWork, handed: ReadonlyMap<string, PosedPart>, { other }: Row): ReadonlyMap<string, PosedPart> {
  if (other === undefined) return handed
  const parts = work.partsOf(other)
  return parts.ok ? parts.value : new Map()
}
