// What an LMS calls a student in, the student of the roster out. Names of people are not asked: two may share one.
import type { RosterCopy } from '../../src/manifest.ts'
import { NotASubmission } from '../submission/submission.ts'

export type Meaning = 'id-number' | 'username' | 'email' | 'lms-id'
/** A column of a report that says who the student is. */
export interface Identifier {
  readonly column: string
  readonly place: number
  readonly means: Meaning
}
/** The student's id, or what was tried. */
export type FoundStudent = string | NotASubmission

export const identifiersIn = (columns: readonly string[], known: readonly (readonly [string, Meaning])[]): readonly Identifier[] =>
  known.flatMap(([column, means]) => {
    const place = columns.indexOf(column)
    return place < 0 ? [] : [{ column, place, means }]
  })

export interface StudentFinder {
  /** How students are named where no roster says: for a message. */
  readonly note: string | undefined
  find(cells: readonly string[]): FoundStudent
}

const unknown = (wrong: string): NotASubmission => new NotASubmission('submission/unknown-student', wrong)

/** Columns of a roster that mean the same as a column of a report, in lower case with one space between words. */
const sameColumns: { readonly [M in Meaning]: readonly string[] } = {
  'id-number': ['student', 'id number', 'idnumber', 'student id', 'student number', 'sis id', 'sis user id', 'matriculation number'],
  username: ['student', 'username', 'user name', 'login', 'login id', 'sis login id'],
  email: ['student', 'email', 'email address', 'e-mail', 'mail'],
  'lms-id': ['student', 'id', 'user id', 'canvas id', 'moodle id', 'lms id'],
}
const spelled = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
/** Ids that differ only in case are refused in a roster. */
const folded = (text: string): string => text.trim().toLowerCase()

/**
 * With a roster every identifier is looked up in the columns that mean the same, and all that find somebody must agree; the
 * LMS's own number is asked only where no other finds anybody. Without one the first identifier in the order given is the name.
 */
export function studentFinder(roster: RosterCopy | undefined, identifiers: readonly Identifier[]): StudentFinder {
  const tried = (cells: readonly string[], all = identifiers): string =>
    all.map(({ column, place }) => `${column} “${(cells[place] ?? '').slice(0, 80)}”`).join(', ')
  const [preferred] = identifiers
  if (roster === undefined) {
    return {
      note: preferred === undefined ? undefined : `students are named by “${preferred.column}”, since there is no roster`,
      find: (cells) => {
        const student = preferred === undefined ? '' : (cells[preferred.place] ?? '').trim()
        return student === '' ? unknown(`the row names nobody: ${tried(cells, identifiers.slice(0, 1))}`) : student
      },
    }
  }
  const indexes = new Map(identifiers.map(({ means }) => [means, indexOf(roster, sameColumns[means])]))
  const matches = (cells: readonly string[], all: readonly Identifier[]): ReadonlySet<string> =>
    new Set(all.flatMap(({ means, place }) => [...(indexes.get(means)?.get(folded(cells[place] ?? '')) ?? [])]))
  const [numbers, others] = [identifiers.filter(({ means }) => means === 'lms-id'), identifiers.filter(({ means }) => means !== 'lms-id')]
  return {
    note: undefined,
    find: (cells) => {
      const found = matches(cells, others)
      const [student, another] = found.size > 0 ? found : matches(cells, numbers)
      if (student === undefined) return unknown(`nobody in the roster is ${tried(cells)}`)
      return another === undefined ? student : unknown(`${tried(cells)} are several students of the roster`)
    },
  }
}

function indexOf({ columns, rows }: RosterCopy, names: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const places = columns.flatMap((column, place) => (names.includes(spelled(column)) ? [place] : []))
  const idPlace = columns.indexOf('student')
  const index = new Map<string, Set<string>>()
  for (const row of rows) {
    const student = row[idPlace] ?? ''
    for (const place of places) {
      const text = folded(row[place] ?? '')
      if (text !== '') index.set(text, (index.get(text) ?? new Set()).add(student))
    }
  }
  return index
}
