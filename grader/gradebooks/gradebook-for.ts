// Scores in, the gradebook in the form that an LMS imports out. What each tolerates differs: docs/lms-responses.md.
import type { ScoreLine } from '../score-line.ts'
import { canvasGradebook } from './canvas.ts'
import { edxGradebook } from './edx.ts'
import { moodleGradebook } from './moodle.ts'
import { placeOf, type RosterColumns } from './roster.ts'

export const gradebookForms = ['canvas', 'moodle', 'edx'] as const
export type GradebookForm = (typeof gradebookForms)[number]
export const isGradebookForm = (text: string): text is GradebookForm => gradebookForms.some((form) => form === text)

export interface GradebookInput {
  /** The set's id, and its title as text: what it is called in the LMS. */
  readonly set: string
  readonly title: string
  /** In the order of the set. */
  readonly problems: readonly string[]
  readonly roster: RosterColumns
  readonly lines: readonly ScoreLine[]
}

const writers: { readonly [F in GradebookForm]: (input: GradebookInput) => string } = {
  canvas: canvasGradebook,
  moodle: moodleGradebook,
  edx: edxGradebook,
}

/** Students who were dropped from the roster are left out: an LMS knows them no more, and Moodle stops at somebody it does not know. */
export const gradebookFor = (
  form: GradebookForm,
  { lines, ...input }: Omit<GradebookInput, 'lines'> & { readonly lines: Iterable<ScoreLine> },
): string => writers[form]({ ...input, lines: [...lines].filter(({ active }) => active) })

/** What the roster has to have for the LMS to take the file; undefined where nothing is missing. */
export function gradebookLacks(form: GradebookForm, columns: readonly string[]): string | undefined {
  if (form !== 'edx') return undefined
  const missing = ['user_id', 'course_id'].filter((name) => placeOf(columns, name.replaceAll('_', ' ')) === undefined)
  return missing.length === 0
    ? undefined
    : `Open edX imports grades by ${missing.join(' and ')}, which the roster does not have: make the roster from the gradebook’s own download`
}
