// A line of scores.jsonl: one student, what counts of their work and why. Everything behind the marks is made from these
// lines: the gradebook in every form, the report, the comparison of two gradings. Points and credits are exact rationals.
import { toText } from '../src/math/exact/rational.ts'
import type { Mark, RawResponse } from '../src/model.ts'
import type { AssessedPart, AssessedProblem, AssessedStudent } from './assess.ts'
import type { Rule } from './policy/rule.ts'
import type { State } from './score.ts'

export interface ScoreLine {
  readonly student: string
  /** Of the roster; absent where it has none. Never printed in a report. */
  readonly section?: string
  /** False: dropped from the roster since. */
  readonly active: boolean
  /** Whether any row was put with the student. */
  readonly handedIn: boolean
  readonly earned: string
  readonly of: string
  /** Absent where the set has no pass mark, or what waits for a person may still decide it. */
  readonly passed?: boolean
  /** Of the whole set: dropped lowest, weights, caps. */
  readonly rules?: readonly Rule[]
  readonly problems: readonly ProblemLine[]
}
export interface ProblemLine {
  readonly problem: string
  /** The variant whose answer counts. */
  readonly variant: string
  readonly earned: string
  readonly of: string
  readonly state: State
  /** A mark that counts was given without a proof. */
  readonly review?: true
  /** The student need not hand it in: neither points nor points to be had. */
  readonly excused?: true
  readonly rules?: readonly Rule[]
  readonly parts: readonly PartLine[]
}
export interface PartLine {
  readonly part: string
  readonly earned: string
  readonly of: string
  readonly state: 'graded' | 'blank' | 'invalid' | 'pending'
  /** Attempts used. */
  readonly used: number
  readonly rules?: readonly Rule[]
  /** Of the answer that makes the score, all that follows. */
  readonly response?: RawResponse
  readonly credit?: string
  readonly mistakes?: readonly string[]
  readonly reading?: string
  readonly followed?: true
  /** Every graded attempt in order: its credit before any policy, and when it was received. */
  readonly tries?: readonly { readonly credit: string; readonly at?: string }[]
}

/** What counts of a student's work, and why. Names and exceptions' notes have no place in it. */
export function scoreLine({ work, section, problems, earned, of, passed, rules, handedIn }: AssessedStudent): ScoreLine {
  return {
    student: work.student,
    ...(section !== undefined && { section }),
    active: work.active,
    handedIn,
    earned: toText(earned),
    of: toText(of),
    ...(passed !== undefined && { passed }),
    ...(rules.length > 0 && { rules }),
    problems: problems.map(problemLine),
  }
}

function problemLine({ work, earned, of, state, review, excused, rules, parts }: AssessedProblem): ProblemLine {
  return {
    problem: work.problem.problem,
    variant: work.entry.variant.id,
    earned: toText(earned),
    of: toText(of),
    state,
    ...(review && { review }),
    ...(excused && { excused }),
    ...(rules.length > 0 && { rules }),
    parts: parts.map(partLine),
  }
}

function partLine({ part, earned, of, state, handed, rules }: AssessedPart): PartLine {
  const { used = 0, counts, rows = [] } = handed?.outcome ?? {}
  const tries = rows.flatMap(({ handed: row, attempt }) => {
    const { credit } = row.answer
    return attempt === null || credit === undefined ? [] : [{ credit: toText(credit), ...(row.at !== undefined && { at: row.at }) }]
  })
  return {
    part,
    earned: toText(earned),
    of: toText(of),
    state,
    used,
    ...(rules.length > 0 && { rules }),
    ...(counts !== undefined && { response: counts.answer.raw, ...recognised(counts.answer.mark) }),
    ...(tries.length > 0 && { tries }),
  }
}

/** What was recognised in the answer that makes the score. A mistake of several cells is named once. */
function recognised(mark: Mark): Pick<PartLine, 'credit' | 'mistakes' | 'reading' | 'followed'> {
  if (mark.status !== 'graded') return {}
  const { credit, mistake, items = [], reading, followed } = mark
  const mistakes = [...new Set([mistake, ...items.map((item) => item.mistake)].filter((name) => name !== undefined))]
  return {
    credit,
    ...(mistakes.length > 0 && { mistakes }),
    ...(reading !== undefined && { reading }),
    ...(followed && { followed }),
  }
}
