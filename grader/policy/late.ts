// The time of receipt in, what an answer is still worth out.
import { compare, type Rational, subtract, multiply } from '../../src/math/exact/rational.ts'
import type { LateRule } from './student-policy.ts'

/** Milliseconds in a day of the late rule: 86,400 s, also where clocks change. */
const day = 86_400_000

export interface Lateness {
  /** Seconds, with thousandths; 0 where the answer is in time, or no time of receipt is known. */
  readonly milliseconds: number
  readonly factor: Rational
  /** The floor, not the rule, gave the factor. */
  readonly floored: boolean
}
const inTime: Lateness = { milliseconds: 0, factor: 1, floored: false }

/**
 * An answer received at the due moment is in time, one received a millisecond later is late. Grace forgives: within it nothing is
 * taken off, behind it lateness counts from the due date all the same. Times are milliseconds since 1970.
 */
export function lateness(received: number | undefined, due: number | undefined, rule: LateRule | undefined): Lateness {
  if (received === undefined || due === undefined || received <= due) return inTime
  const milliseconds = received - due
  if (rule === undefined || milliseconds <= rule.grace * 1000) return { ...inTime, milliseconds }
  const factor = subtract(1, takenOff(rule, milliseconds))
  const floored = compare(factor, rule.floor) < 0
  return { milliseconds, factor: floored ? rule.floor : factor, floored }
}

/** By days begun, or by the first step that reaches so far; behind the last step all of it. */
function takenOff({ off }: LateRule, milliseconds: number): Rational {
  if ('perDay' in off) return multiply(off.perDay, Math.ceil(milliseconds / day))
  return off.steps.find(({ within }) => milliseconds <= within * 1000)?.off ?? 1
}
