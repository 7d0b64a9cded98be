// Scores as a file that Canvas imports into its gradebook (Grades, Import), by lib/gradebook_importer.rb of canvas-lms:
// Student, ID, SIS User ID, SIS Login ID, Section, then assignments; a second row with the points that can be had. People are
// found by ID, else SIS User ID, else SIS Login ID, else by name. An assignment is `Title (id)`, or a title alone. Any other
// column between would be taken for an assignment, so no other column of the roster is kept.
import { cell } from '../gradebook.ts'
import type { GradebookInput } from './gradebook-for.ts'
import { csv, idCell, placeOf, rosterCell } from './roster.ts'
import { fullPoints, type Told, totalOf, written } from './total.ts'

export function canvasGradebook({ title, roster, lines }: GradebookInput): string {
  const { columns } = roster
  const name = placeOf(columns, 'name', 'student name')
  const id = placeOf(columns, 'id', 'canvas id', 'canvas user id')
  const sis = placeOf(columns, 'sis user id', 'sis id')
  const login = placeOf(columns, 'sis login id', 'login id', 'login')
  const section = placeOf(columns, 'section')
  // the roster’s own ids are what the institution calls its students, where nothing else says so
  const nothingElse = id === undefined && sis === undefined && login === undefined
  const full = fullPoints(lines)
  return csv([
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', cell(assignment(title, columns))],
    ['Points Possible', '', '', '', '', written(full)],
    ...lines.map((line) => {
      const { student } = line
      const own = (place: number | undefined): string => rosterCell(roster, student, place)
      const [sisId, loginId] = nothingElse ? [student, student] : [own(sis), own(login)]
      return [cell(own(name) || student), idCell(own(id)), idCell(sisId), idCell(loginId), cell(own(section)), told(totalOf(line, full))]
    }),
  ])
}

/** A roster made from Canvas's own export has the assignment with its number: `Week 1 (1234)`. */
const assignment = (title: string, columns: readonly string[]): string =>
  columns.find((column) => column.startsWith(`${title} (`) && /^\(\d+\)$/.test(column.slice(title.length + 1))) ?? title

/** An empty cell is no score, `EX` an excused one. */
function told(of: Told): string {
  switch (of.status) {
    case 'points':
      return of.text
    case 'excused':
      return 'EX'
    case 'none':
    case 'pending':
      return ''
    default:
      return of satisfies never
  }
}
