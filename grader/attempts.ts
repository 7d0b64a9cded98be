// All that one student handed in for one part in, which of it counts out. Only an answer that is graded costs an attempt:
// invalid and blank ones do not, nor does one that waits for a person, since it may not be the student's own.
import { compare, type Rational } from '../src/math/exact/rational.ts'
import type { Mark, ProblemSet } from '../src/model.ts'

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

/** Why a row does not make the score. */
export type NotCounted = 'costs-no-attempt' | 'handed-in-twice' | 'over-attempts' | 'not-last' | 'not-best' | 'not-first'

export interface Outcome<H extends Handed> {
  /** In the order of the attempts. `attempt` counts the graded ones; null for the others, which cost none. */
  readonly rows: readonly { readonly handed: H; readonly attempt: number | null; readonly why: NotCounted | undefined }[]
  /** Attempts used, at most those allowed. */
  readonly used: number
  /** The row that makes the score, be it one that waits and makes none yet; undefined where there is neither. */
  readonly counts: H | undefined
  /** A row that waits for a person may still change the score. */
  readonly pending: boolean
}

export type Counts = ProblemSet['counts']

/** Orders by attempt, then time, then place in the files, and picks what counts; `allowed` undefined is no limit. */
export function countAttempts<H extends Handed>(handed: readonly H[], allowed: number | undefined, counts: Counts): Outcome<H> {
  const ordered = inOrder(handed)
  const candidates: H[] = []
  let used = 0
  const attempts: (number | undefined)[] = []
  const reasons: (NotCounted | undefined)[] = []
  for (const [index, row] of ordered.entries()) {
    const reason = isRepeated(ordered, index)
      ? 'handed-in-twice'
      : !isGraded(row) && !waits(row)
        ? 'costs-no-attempt'
        : used >= (allowed ?? Infinity)
          ? 'over-attempts'
          : undefined
    reasons.push(reason)
    if (reason === undefined) candidates.push(row)
    attempts.push(reason === undefined && isGraded(row) ? (used += 1) : undefined)
  }
  const [counted, pending] = pick(candidates, counts)
  const rows = ordered.map((row, index) => ({
    handed: row,
    attempt: attempts[index] ?? null,
    why: row === counted ? undefined : (reasons[index] ?? notThis[counts]),
  }))
  return { rows, used, pending, counts: counted }
}
const notThis = { last: 'not-last', best: 'not-best', first: 'not-first' } as const

const isGraded = ({ answer: { mark } }: Handed): boolean => mark.status === 'graded'
const waits = ({ answer: { mark } }: Handed): boolean => mark.status === 'needs-review'

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

/** The row that counts, and whether one that waits for a person may take its place. */
function pick<H extends Handed>(candidates: readonly H[], counts: Counts): readonly [H | undefined, boolean] {
  switch (counts) {
    case 'last': {
      const last = candidates.at(-1)
      return [last, last !== undefined && waits(last)]
    }
    case 'first': {
      const [first] = candidates
      return [first, first !== undefined && waits(first)]
    }
    case 'best': {
      const best = bestOf(candidates) ?? candidates[0]
      const full = best?.answer.credit !== undefined && compare(best.answer.credit, 1) >= 0
      return [best, !full && candidates.some(waits)]
    }
    default:
      return counts satisfies never
  }
}

/** The first of those with the highest credit. */
function bestOf<H extends Handed>(candidates: readonly H[]): H | undefined {
  let best: H | undefined
  for (const row of candidates) {
    const { credit } = row.answer
    if (credit !== undefined && compare(credit, best?.answer.credit ?? -1) > 0) best = row
  }
  return best
}
