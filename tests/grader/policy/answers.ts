// Rows of one part, written short: `1/2@3600` is a graded answer with half the credit, received an hour after the due date
// (`@-1`: a second before it); `?` waits for a person, `!` cannot be read.
import { type Counts, countAttempts, type Handed } from '../../../grader/attempts.ts'
import type { LateRule } from '../../../grader/policy/student-policy.ts'
import type { PartRule } from '../../../grader/policy/rule.ts'
import { type Rational, readRational, toText } from '../../../src/math/exact/rational.ts'

/** Any moment will do: 2027-01-31T23:59:00+01:00. */
export const due = Date.UTC(2027, 0, 31, 22, 59)

/** A number that a test has written down. */
export function exact(text: string): Rational {
  const value = readRational(text)
  if (value === undefined) throw new TypeError(text)
  return value
}

interface Row extends Handed {
  readonly text: string
}
function row(text: string, order: number): Row {
  const [, what = '', seconds] = /^([\d/.]+|[?!])(?:@(-?[\d.]+))?$/.exec(text) ?? []
  const status = what === '?' ? 'needs-review' : what === '!' ? 'invalid' : 'graded'
  const time = seconds === undefined ? undefined : due + Math.round(Number(seconds) * 1000)
  return {
    text,
    answer: { mark: { status }, credit: status === 'graded' ? exact(what) : undefined, name: String(order) },
    attempt: undefined,
    time,
    order,
  }
}

export interface Rules {
  readonly counts?: Counts
  readonly allowed?: number
  readonly penalty?: string
  readonly byAttempt?: string
  readonly late?: LateRule
  /** Seconds after the due date. */
  readonly closes?: number
}
export interface Counted {
  readonly credit: string
  readonly used: number
  readonly pending: boolean
  /** `text` of each row, with why where it has no share. */
  readonly rows: string
  readonly rules: readonly PartRule[]
}

export function countRows(rows: string, { counts = 'last', allowed, penalty, byAttempt, late, closes }: Rules = {}): Counted {
  const first = byAttempt === undefined ? 1 : exact(byAttempt.split(' ')[0] ?? '')
  const outcome = countAttempts(rows.split(' ').map(row), {
    counts,
    allowed,
    due,
    ...(late && { late }),
    ...(closes !== undefined && { closes: due + closes * 1000 }),
    ...(penalty !== undefined && { penalty: exact(penalty) }),
    ...(byAttempt !== undefined && { byAttempt: byAttempt.split(' ').map((value) => exact(`${value}/${toText(first)}`)) }),
  })
  return {
    credit: toText(outcome.credit),
    used: outcome.used,
    pending: outcome.pending,
    rows: outcome.rows.map(({ handed, why }) => (why === undefined ? handed.text : `${handed.text}:${why}`)).join(' '),
    rules: outcome.rules,
  }
}
