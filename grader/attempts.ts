// All that one student handed in for one part in, which of it counts and for how much out. Only an answer that is graded
// costs an attempt: invalid and blank ones do not, nor does one that waits for a person, since it may not be the
// student's own, nor one that came after the closing date.
import { compare, multiply, type Rational, sign, subtract, toText } from '../src/math/exact/rational.ts'
import type { Mark } from '../src/model.ts'
import { type Candidate, chosen } from './policy/chosen.ts'
import { type Lateness, lateness } from './policy/late.ts'
import type { PartRule } from './policy/rule.ts'
import type { ProblemPolicy } from './policy/student-policy.ts'

export type { Counts } from './policy/student-policy.ts'

export interface Handed {
  readonly answer: {
    readonly mark: { readonly status: Mark['status'] }
    /** Of a graded mark. */
    readonly credit: Rational | undefined
    /** The same text for the same response. */
    readonly name: string
  }
  /** As handed in, 1-based. */
  readonly attempt: number | undefined
  /** Time of receipt, milliseconds since 1970. */
  readonly time: number | undefined
  /** Place among all rows that were read. */
  readonly order: number
}

/** Why a row has no share in the score. */
export type NotCounted =
  | 'costs-no-attempt'
  | 'handed-in-twice'
  | 'after-closing'
  | 'over-attempts'
  | 'not-last'
  | 'not-best'
  | 'not-first'
  | 'no-gain'
  | 'not-graded'

export interface Outcome<H extends Handed> {
  /** In the order of the attempts. */
  readonly rows: readonly OutcomeRow<H>[]
  /** Attempts used, at most those allowed. */
  readonly used: number
  /** The row that makes the score, be it one that waits and makes none yet; undefined where there is neither. Of several that make it together the one that is shown. */
  readonly counts: H | undefined
  /** A row that waits for a person may still change the score. */
  readonly pending: boolean
  /** What the rows that count make of the part's points, from 0 to 1. */
  readonly credit: Rational
  readonly rules: readonly PartRule[]
}
export interface OutcomeRow<H> {
  readonly handed: H
  /** Counts the graded ones; null for the others, which cost none. */
  readonly attempt: number | null
  /** Received after the student's due date. */
  readonly late: boolean
  readonly why: NotCounted | undefined
}

/** `allowed` undefined is no limit. */
export interface AttemptRules extends Pick<ProblemPolicy, 'counts' | 'due' | 'closes' | 'late' | 'penalty' | 'byAttempt'> {
  readonly allowed: number | undefined
}

/** Orders by attempt, then time, then place in the files, and makes the score of what counts. */
export function countAttempts<H extends Handed>(handed: readonly H[], rules: AttemptRules): Outcome<H> {
  const ordered = inOrder(handed)
  const candidates: Candidate<H>[] = []
  const seen: { readonly attempt: number | null; readonly late: boolean; readonly reason: NotCounted | undefined }[] = []
  let [used, wrong, closed] = [0, 0, 0]
  for (const [index, row] of ordered.entries()) {
    const reason = whyNot(ordered, index, used, rules)
    const late = lateness(row.time, rules.due, rules.late)
    const attempt = reason === undefined && isGraded(row) ? (used += 1) : undefined
    seen.push({ attempt: attempt ?? null, late: late.milliseconds > 0, reason })
    if (reason === 'after-closing') closed += 1
    if (reason !== undefined) continue
    candidates.push(candidate(row, attempt, wrong, late, rules))
    if (attempt !== undefined && compare(row.answer.credit ?? 0, 1) < 0) wrong += 1
  }
  const { sharing, ...made } = chosen(candidates, rules.counts, rules.byAttempt)
  const otherwise = rules.byAttempt === undefined ? notThis[rules.counts] : 'no-gain'
  return {
    ...made,
    used,
    rows: ordered.map((row, index) => {
      const { attempt = null, late = false, reason } = seen[index] ?? {}
      return { handed: row, attempt, late, why: sharing.has(row) || row === made.counts ? undefined : (reason ?? otherwise) }
    }),
    rules: closed === 0 ? made.rules : [...made.rules, { rule: 'closed', answers: closed }],
  }
}
const notThis = { last: 'not-last', best: 'not-best', first: 'not-first', average: 'not-graded' } as const

const isGraded = ({ answer: { mark } }: Handed): boolean => mark.status === 'graded'
const waits = ({ answer: { mark } }: Handed): boolean => mark.status === 'needs-review'

/** Why a row is not even a candidate; `used` attempts went before it. */
function whyNot(ordered: readonly Handed[], index: number, used: number, { allowed, closes }: AttemptRules): NotCounted | undefined {
  const row = ordered[index]
  if (row === undefined || isRepeated(ordered, index)) return 'handed-in-twice'
  if (!isGraded(row) && !waits(row)) return 'costs-no-attempt'
  if (closes !== undefined && row.time !== undefined && row.time > closes) return 'after-closing'
  return used >= (allowed ?? Infinity) ? 'over-attempts' : undefined
}

/** What an answer is worth: its credit, less the penalty for `wrong` attempts before it, times what lateness leaves. */
function candidate<H extends Handed>(
  handed: H,
  attempt: number | undefined,
  wrong: number,
  late: Lateness,
  { penalty }: AttemptRules,
): Candidate<H> {
  const { credit } = handed.answer
  if (attempt === undefined || credit === undefined) return { handed, attempt, credit, worth: 0, factor: 1, rules: [] }
  const { factor } = late
  if ((penalty === undefined || wrong === 0) && factor === 1) return { handed, attempt, credit, worth: credit, factor, rules: [] }
  const rules: PartRule[] = []
  let worth = credit
  if (penalty !== undefined && wrong > 0 && sign(credit) > 0) {
    const left = subtract(credit, multiply(penalty, wrong))
    worth = sign(left) < 0 ? 0 : left
    rules.push({ rule: 'penalty', attempt, wrong, each: toText(penalty), credit: toText(worth) })
  }
  if (factor !== 1) rules.push(lateRule(attempt, late))
  return { handed, attempt, credit, worth: multiply(worth, factor), factor, rules }
}

const lateRule = (attempt: number, { milliseconds, factor, floored }: Lateness): PartRule => ({
  rule: 'late',
  attempt,
  seconds: String(milliseconds / 1000),
  factor: toText(factor),
  ...(floored && { floor: true }),
})

/** A row tells its attempt or its time only where every row does: half of them would make an order that contradicts itself. */
function inOrder<H extends Handed>(handed: readonly H[]): readonly H[] {
  if (handed.length < 2) return handed
  const byAttempt = handed.every(({ attempt }) => attempt !== undefined)
  const byTime = handed.every(({ time }) => time !== undefined)
  const compareRows = (a: H, b: H): number =>
    (byAttempt ? (a.attempt ?? 0) - (b.attempt ?? 0) : 0) || (byTime ? (a.time ?? 0) - (b.time ?? 0) : 0) || a.order - b.order
  const isOrdered = handed.every((row, index) => {
    const before = handed[index - 1]
    return before === undefined || compareRows(before, row) <= 0
  })
  return isOrdered ? handed : handed.toSorted(compareRows)
}

/** How many rows back an overlap of two exports is looked for. */
const farthestRepeat = 50

/** A row that says again what an earlier one said of the same attempt or moment, as two exports that overlap do. */
function isRepeated(ordered: readonly Handed[], index: number): boolean {
  const row = ordered[index]
  if (row === undefined || (row.attempt === undefined && row.time === undefined)) return false
  for (let back = index - 1; back >= Math.max(0, index - farthestRepeat); back -= 1) {
    const other = ordered[back]
    if (other !== undefined && other.attempt === row.attempt && other.time === row.time && other.answer.name === row.answer.name)
      return true
  }
  return false
}
