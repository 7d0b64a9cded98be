// What a normal form may cost. Term products are counted, not time: whether something has a form depends on the
// question alone. Inside exact/ an overrun unwinds as a Refusal to the fence in form.ts, and never leaves the folder.
import type { Fraction, Rational } from './rational.ts'

/** `budget`: too large; `zero-divisor`: divides by what is 0 everywhere; `not-known`: no law here covers it. */
export type Refused = 'budget' | 'zero-divisor' | 'not-known'

export class Refusal extends Error {
  readonly reason: Refused
  constructor(reason: Refused) {
    // An outcome, not a bug: it needs no stack trace.
    const depth = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(reason)
    Error.stackTraceLimit = depth
    this.reason = reason
  }
}

/** Counted down by every product of terms; at 0 the form is refused. */
export interface Meter {
  products: number
}
export function spend(meter: Meter, products: number): void {
  meter.products -= products
  if (meter.products < 0) throw new Refusal('budget')
}

const [large, largest] = [2n ** 256n, 2n ** 4096n]
const beyond = (q: Fraction, limit: bigint): boolean => q.n > limit || q.n < -limit || q.d > limit
/** Fractions cost more than whole numbers, long ones much more, and beyond 4,096 bits they are refused. */
export function weigh(meter: Meter, q: Rational): void {
  if (typeof q === 'number') return
  if (beyond(q, largest)) throw new Refusal('budget')
  spend(meter, beyond(q, large) ? 100 : 2)
}
