// A turn of a problem in, what stands of its parts out: the marks of what was handed in, now or on an earlier visit.
import type { Checked } from '../diagnostic.ts'
import { add, compare, divide, multiply, type Rational, readRational, sign } from '../math/exact/rational.ts'
import type { Mark, RawResponse } from '../model.ts'
import type { AnswerState } from './state.ts'
import type { HandedIn, Turn } from './turn.ts'

/** What stands of a part in the present turn. */
export interface PartStanding {
  readonly response: RawResponse
  readonly mark: Mark
  /** How many were graded; an answer that is blank or cannot be read costs none. */
  readonly attempts: number
}
/** A turn that is being looked at. */
export class OpenedTurn {
  readonly standing = new Map<string, PartStanding>()
  readonly turn: Checked<Turn>
  readonly shownAt: number
  /** The best of each part in this turn. */
  private readonly credits = new Map<string, Rational>()

  constructor(turn: Checked<Turn>, shownAt: number) {
    this.turn = turn
    this.shownAt = shownAt
  }

  earn(part: string, credit: string): void {
    const [now, before] = [readRational(credit) ?? 0, this.credits.get(part) ?? 0]
    if (compare(now, before) > 0) this.credits.set(part, now)
  }

  /** The share of the problem’s points that its parts have earned. */
  share({ posed }: Turn): Rational {
    const of = readRational(posed.points) ?? 0
    if (sign(of) === 0) return 0
    const earned = posed.parts.reduce<Rational>(
      (sum, { id, points }) => add(sum, multiply(this.credits.get(id) ?? 0, readRational(points) ?? 0)),
      0,
    )
    return divide(earned, of)
  }

  /** What was handed in on an earlier visit, marked once more. */
  replay(turn: Turn, answers: readonly AnswerState[]): void {
    const before: HandedIn[] = []
    for (const { part, response, attempt } of answers) {
      const mark = turn.mark({ part, response }, before)
      before.push({ part, response })
      if (mark.status !== 'graded' && mark.status !== 'needs-review') continue
      this.standing.set(part, { response, mark, attempts: attempt })
      if (mark.status === 'graded') this.earn(part, mark.credit)
    }
  }
}
