// The roster's columns by the names that an LMS has for them.
import { cell } from '../gradebook.ts'

export interface RosterColumns {
  readonly columns: readonly string[]
  /** A student's cells, one a column. */
  readonly rows: ReadonlyMap<string, readonly string[]>
}

const spelled = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')

/** The place of the first column that bears one of the names, whatever their case and underscores. */
export function placeOf(columns: readonly string[], ...names: readonly string[]): number | undefined {
  const place = columns.findIndex((column) => names.includes(spelled(column)))
  return place < 0 ? undefined : place
}

/** Empty where the roster has no such column or no such student. */
export const rosterCell = ({ rows }: RosterColumns, student: string, place: number | undefined): string =>
  place === undefined ? '' : (rows.get(student)?.[place] ?? '')

/**
 * An id as it stands, for an LMS that looks people up by it: also one that begins with a sign. No formula is made of letters,
 * digits and `. _ @ + -` that could do harm; any other text is a cell like all others.
 */
export const idCell = (text: string): string => (/^[\w.@+-]*$/.test(text) ? text : cell(text))

export const csv = (rows: readonly (readonly string[])[]): string => rows.map((cells) => `${cells.join(',')}\r\n`).join('')
