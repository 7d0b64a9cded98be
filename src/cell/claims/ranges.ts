// What is known of a quantity's size without looking at what it is computed from.
import type { Rational } from '../../math/exact/rational.ts'

/** Bounds of a quantity; an absent one is infinite, an open one is never reached. */
export interface Range {
  readonly low?: Rational
  readonly high?: Rational
  readonly lowOpen?: boolean
  readonly highOpen?: boolean
}
export const unit: Range = { low: 0, high: 1 }
const openUnit: Range = { ...unit, lowOpen: true, highOpen: true }
const symmetric: Range = { low: -1, high: 1 }

/** What a gate may be: under `exact` never at an end. */
export const gateRange = (gates: 'ideal' | 'exact' | 'rounded'): Range => (gates === 'exact' ? openUnit : unit)

/** The range of a function's values at real arguments. */
export function rangeOfCall(name: string): Range {
  switch (name) {
    case 'sigmoid':
      return openUnit
    case 'tanh':
      return { ...symmetric, lowOpen: true, highOpen: true }
    case 'sign':
      return symmetric
    case 'exp':
      return { low: 0, lowOpen: true }
    case 'abs':
    case 'relu':
    case 'sqrt':
      return { low: 0 }
    default:
      return {}
  }
}
