// The search for a point that keeps a pair apart: spot by spot, each looked at once, stopping wherever the ladder has enough.
import type { Decision } from './decision.ts'
import { type Pair, witnessAt } from './pair.ts'
import { type Apart, meet, type Meeting, type Spot } from './sides.ts'

export type Different = Extract<Decision, { readonly verdict: 'different' }>

export class Search {
  readonly pair: Pair
  /** Where both certainly have a value. */
  readonly met: Spot[] = []
  /** Where it cannot be told in float64 whether they have. */
  readonly unclear: Spot[] = []
  /** Whether all that was looked at is settled: equal exactly, or certainly outside a domain. */
  exactly = true
  #next = 0
  #scattered: readonly Spot[] | undefined
  constructor(pair: Pair) {
    this.pair = pair
  }

  /** Goes on until `enough` points are met, or `tries` more are tried, or a point keeps the two apart. */
  look(enough: number, tries = Infinity): Different | undefined {
    for (let left = tries; left > 0 && this.met.length < enough; left--) {
      const spot = this.#spot()
      if (spot === undefined) return undefined
      this.#next += 1
      const meeting = meet(this.pair.reference, this.pair.student, spot, this.pair.whole)
      if (meeting.type === 'apart') return differentAt(this.pair, spot, meeting)
      this.#note(spot, meeting)
    }
    return undefined
  }
  /** Whether there is no point left. */
  get isOver(): boolean {
    return this.#spot() === undefined
  }

  #spot(): Spot | undefined {
    const { readable } = this.pair
    if (this.#next < readable.length) return readable[this.#next]
    this.#scattered ??= this.pair.scattered()
    return this.#scattered[this.#next - readable.length]
  }
  #note(spot: Spot, meeting: Exclude<Meeting, Apart>): void {
    switch (meeting.type) {
      case 'met':
        this.met.push(spot)
        if (!meeting.exactly) this.exactly = false
        return
      case 'outside':
        return
      case 'unclear':
        this.unclear.push(spot)
        this.exactly = false
        return
      default:
        return meeting satisfies never
    }
  }
}

export const differentAt = (pair: Pair, spot: Spot, { how, values }: Apart): Different => ({
  verdict: 'different',
  how,
  ...witnessAt(pair, spot, values),
})
