// The table of what students type: own examples for every complaint of the trackers that were searched (issue 3).
import type { StudentTerms } from '../../../src/math/read/student.ts'
import { formGroups } from './typed-forms.ts'
import { nameGroups } from './typed-names.ts'
import { signGroups } from './typed-signs.ts'

/** The text, its meaning in prefix notation (or `!code start..end` where it is refused), and what is warned of. */
export type Row = readonly [typed: string, meaning: string, ...warnings: readonly string[]]
export interface Group {
  readonly about: string
  readonly terms: StudentTerms
  readonly rows: readonly Row[]
}

export const groups: readonly Group[] = [...formGroups, ...signGroups, ...nameGroups]
