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
  /** Answers that were graded, in order: a later one may follow from them. One that waits for a person is no basis. */
  private readonly graded: HandedIn[] = []

  constructor(turn: Checked<Turn>, shownAt: number) {
    this.turn = turn
    this.shownAt = shownAt
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

  /** Marks an answer; `attempt` is its number where it is counted. */
  hand(turn: Turn, { part, response }: HandedIn, attempt = (this.standing.get(part)?.attempts ?? 0) + 1): PartStanding {
    const mark = turn.mark({ part, response }, this.graded)
    const counts = mark.status === 'graded' || mark.status === 'needs-review'
    const stands = { response, mark, attempts: counts ? attempt : attempt - 1 }
    this.standing.set(part, stands)
    if (mark.status === 'graded') {
      this.graded.push({ part, response })
      this.earn(part, mark.credit)
    }
    return stands
  }

  /** What was handed in on an earlier visit, marked once more; what does not count is passed over. */
  replay(turn: Turn, answers: readonly AnswerState[]): void {
    for (const { part, response, attempt } of answers) {
      const before = this.standing.get(part)
      const { mark } = this.hand(turn, { part, response }, attempt)
      if (mark.status === 'graded' || mark.status === 'needs-review') continue
      if (before === undefined) this.standing.delete(part)
      else this.standing.set(part, before)
    }
  }

  private earn(part: string, credit: string): void {
    const [now, before] = [readRational(credit) ?? 0, this.credits.get(part) ?? 0]
    if (compare(now, before) > 0) this.credits.set(part, now)
  }
}
