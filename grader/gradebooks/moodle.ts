// Scores as a file that Moodle imports (Grades, Import, CSV file), by grade/import/csv/classes/load_data.php: whoever imports
// it maps one column to the user (id number, username or email address) and others to grade items, and leaves out the rest. So
// all columns of the roster are kept. A cell that is no number stops the whole import; an empty one and `-` are no grade.
import { cell } from '../gradebook.ts'
import type { GradebookInput } from './gradebook-for.ts'
import { csv, idCell, rosterCell } from './roster.ts'
import { fullPoints, pointsOf, type Told, totalOf } from './total.ts'

export function moodleGradebook({ title, roster, problems, lines }: GradebookInput): string {
  const full = fullPoints(lines)
  return csv([
    [...roster.columns.map(cell), ...problems.map(cell), cell(title)],
    ...lines.map((line) => {
      const own = roster.rows.has(line.student)
      const byId = new Map(line.problems.map((problem) => [problem.problem, problem]))
      return [
        ...roster.columns.map((name, place) =>
          idCell(own ? rosterCell(roster, line.student, place) : name === 'student' ? line.student : ''),
        ),
        ...problems.map((problem) => told(pointsOf(byId.get(problem)))),
        told(totalOf(line, full)),
      ]
    }),
  ])
}

/** `-` says no grade as an empty cell does, and tells people that there will be none. */
function told(of: Told): string {
  switch (of.status) {
    case 'points':
      return of.text
    case 'excused':
      return '-'
    case 'none':
    case 'pending':
      return ''
    default:
      return of satisfies never
  }
}
