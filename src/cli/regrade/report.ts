// What a regrade changes, as text: keys and settings problem by problem, rows part by part, then the students whose points
// change, the first of them one by one.
import type { RowChanges, ScoreComparison, StudentChange } from '../../../grader/regrade/compare.ts'
import type { SettingDiff } from '../diff/types.ts'
import type { KeyChange, RevisedProblem } from './key-changes.ts'

/** Everything a regrade finds; `--json` prints it as it stands. */
export interface Regrade extends ScoreComparison {
  readonly graded: string
  readonly set: string
  /** `shown`: nothing was changed. `nothing`: there is nothing to change. */
  readonly outcome: 'shown' | 'regraded' | 'undone' | 'nothing'
  /** Digest of the change, as the journal has it. */
  readonly change: string
  readonly revisions: { readonly before: readonly string[]; readonly after: readonly string[] }
  readonly neverLower: boolean
  /** The versions that gave the marks before and after, where they differ. */
  readonly engines?: { readonly before: string; readonly after: string }
  readonly problems: readonly RevisedProblem[]
  readonly rows: readonly RowChanges[]
}

/** Students that are told one by one. */
const mostStudents = 20

export function asText(found: Regrade, command: string): string {
  if (found.outcome === 'nothing') return `${found.set}: nothing has changed\n`
  const lines = [
    `${found.set}: ${heading[found.outcome]}${found.neverLower ? ', never lowering a score' : ''}`,
    ...(found.engines === undefined
      ? []
      : [`marks were given by version ${found.engines.before}, this is ${found.engines.after}: what differs may be of the version`]),
    ...found.problems.flatMap(problemLines),
    ...rowLines(found.rows),
    ...studentLines(found),
    ...(command === '' ? [] : [command]),
  ]
  return `${lines.map(visible).join('\n')}\n`
}
const heading = {
  shown: 'what a regrade would change',
  regraded: 'regraded',
  undone: 'the last revision is taken back',
} as const

function problemLines({ problem, before, after, variants, keys, settings }: RevisedProblem): readonly string[] {
  const told = [...keys.flatMap((key) => keyLines(key, variants)), ...settings.map((setting) => `  ${settingText(setting)}`)]
  return [
    `${problem}: spec ${before.slice(0, 8)} → ${after.slice(0, 8)}, ${count(variants, 'variant')}`,
    ...(told.length === 0 ? ['  the keys are the same'] : told),
  ]
}
const keyLines = ({ part, changed, examples }: KeyChange, variants: number): readonly string[] => [
  `  ${part}: another key in ${changed} of ${count(variants, 'variant')}`,
  ...examples.map(({ variant, old, new: young }) => `    ${variant}  ${old} → ${young}`),
]
const settingText = ({ part, setting, old, new: young }: SettingDiff): string =>
  `${part === undefined ? '' : `${part}: `}${setting} ${old ?? 'none'} → ${young ?? 'none'}`

const rowLines = (rows: readonly RowChanges[]): readonly string[] =>
  rows.length === 0
    ? ['rows: none is marked otherwise']
    : rows.map(({ problem, part, up, down, otherwise }) => {
        const more = otherwise === 0 ? '' : `, the same but told otherwise in ${otherwise}`
        return `rows of ${problem}, ${part}: more credit in ${up}, less in ${down}${more}`
      })

function studentLines({ students: { up, down, same }, points, changes }: Regrade): readonly string[] {
  const moved = (n: number, where: string, by: string): string => `${n} ${where}${n === 0 ? '' : ` (points: ${by})`}`
  return [
    `students: ${moved(up, 'up', points.up)}, ${moved(down, 'down', points.down)}, ${same} as before`,
    ...changes.slice(0, mostStudents).map(studentText),
    ...(changes.length > mostStudents ? [`  … and ${changes.length - mostStudents} more (--json has all)`] : []),
  ]
}
function studentText({ student, before, after, problems }: StudentChange): string {
  const why = problems.map((one) => `${one.problem} ${one.before} → ${one.after}${one.kept === true ? ' (kept)' : ''}`).join(', ')
  return `  ${student}  ${before} → ${after}  (${why})`
}

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** Ids and authored text never steer a terminal. */
const visible = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
