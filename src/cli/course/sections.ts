// The sections that a set has dates for and a roster in; those that nobody is in out.
import { type Diagnostic, warning } from '../../diagnostic.ts'
import { type RosterCopy, type RunSet, sectionsOf } from '../../manifest.ts'

/** A misspelt section would leave its students with the dates of all others. */
export function emptySections({ sections = [] }: RunSet, roster: RosterCopy): readonly Diagnostic[] {
  const known = new Set(sectionsOf(roster).values())
  return sections
    .filter(({ section }) => !known.has(section))
    .map(({ section }) =>
      warning(
        'policy/unknown-section',
        `the set has dates for the section “${section}”, and no student of the roster is in it`,
        undefined,
        'Sections stand in the roster’s column section, written alike',
      ),
    )
}
