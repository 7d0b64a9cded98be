// A roster's columns and a set's problems in; what of them the gradebook could not tell apart out.
import { passedColumn, reviewColumn } from '../../../grader/gradebook.ts'
import { type Diagnostic, error } from '../../diagnostic.ts'
import type { RosterCopy } from '../../manifest.ts'
import { folded } from './file-names.ts'
import type { CoursePlan } from './plan.ts'

/** What would make two columns of one name in the gradebook, which has the roster's, one a problem, and the total. */
export function headerClashes(file: string | undefined, { columns }: RosterCopy, { problems, set }: CoursePlan): readonly Diagnostic[] {
  const ids = problems.map(({ problem }) => problem.id)
  const reserved = new Set(['total', reviewColumn, ...(set.pass === undefined ? [] : [passedColumn])])
  const own = new Map([
    ...ids.map((id) => [folded(id), `the points of the problem “${id}”`] as const),
    ['total', 'the sum of points'],
    [reviewColumn, 'what a person should look at'],
    ...(set.pass === undefined ? [] : [[passedColumn, 'who has passed'] as const]),
  ])
  const renamed = ids
    .filter((id) => reserved.has(folded(id)) || id === 'student')
    .map((id) =>
      error(
        'spec/wrong-id',
        `the gradebook has a column “${id}” of its own, and the problem “${id}” needs one`,
        undefined,
        'Rename the problem',
      ),
    )
  const refused = columns.flatMap((name) => {
    const other = name === 'student' ? undefined : own.get(folded(name))
    if (other === undefined) return []
    const at = file === undefined ? undefined : { file, line: 1, col: 1 }
    const message = `the gradebook has a column of its own called “${name}”: ${other}`
    return [error('roster/malformed', message, at, 'Rename the roster’s column, or leave it out')]
  })
  return [...renamed, ...refused]
}
