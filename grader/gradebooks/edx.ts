// Scores as a file that Open edX's gradebook imports (Bulk Management, where edx-bulk-grades is installed), by
// GradeCSVProcessor in bulk_grades/api.py: user_id and course_id are required, and `new_override-<first 8 characters of the
// subsection's id>` holds the points that replace those of a subsection. An empty cell changes nothing.
import { cell } from '../gradebook.ts'
import type { GradebookInput } from './gradebook-for.ts'
import { csv, idCell, placeOf, rosterCell } from './roster.ts'
import { fullPoints, totalOf } from './total.ts'

/** In the order of the processor's own columns. */
const ofUser = ['user_id', 'username', 'student_key', 'course_id', 'track', 'cohort'] as const

export function edxGradebook({ set, roster, lines }: GradebookInput): string {
  const { columns } = roster
  const places = ofUser.map((name) => placeOf(columns, name.replaceAll('_', ' ')))
  // a roster made from the gradebook's own download names the subsection
  const overrides = columns.filter((name) => name.startsWith('new_override-'))
  const [own, another] = overrides
  const override = own !== undefined && another === undefined ? own : `new_override-${set}`
  const full = fullPoints(lines)
  return csv([
    [...ofUser, cell(override)],
    ...lines.map((line) => {
      const total = totalOf(line, full)
      const user = ofUser.map((name, i) => {
        const place = places[i]
        return idCell(name === 'username' && place === undefined ? line.student : rosterCell(roster, line.student, place))
      })
      return [...user, total.status === 'points' ? total.text : '']
    }),
  ])
}
