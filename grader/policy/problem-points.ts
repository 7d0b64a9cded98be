// A problem's points as its parts make them in, its points behind the rules for problems out.
import { compare, multiply, type Rational, toText } from '../../src/math/exact/rational.ts'
import type { ProblemRule } from './rule.ts'
import type { ProblemPolicy } from './student-policy.ts'

export interface Points {
  readonly earned: Rational
  /** What can be had. */
  readonly of: Rational
}

/** Excused: neither points nor points to be had; else times the factor, then cut to the cap. */
export function problemPoints(
  { earned, of }: Points,
  { excused, factor, cap, weight }: ProblemPolicy,
): Points & { readonly rules: readonly ProblemRule[] } {
  if (excused) return { earned: 0, of: 0, rules: [{ rule: 'excused' }] }
  const scaled = factor === undefined ? earned : multiply(earned, factor)
  const limited = capped({ earned: scaled, of }, cap)
  return {
    ...limited,
    rules: [
      ...(factor === undefined ? [] : [{ rule: 'factor', factor: toText(factor) } as const]),
      ...(cap === undefined || limited.earned === scaled ? [] : [{ rule: 'cap', cap: toText(cap), from: toText(scaled) } as const]),
      ...(weight === undefined ? [] : [{ rule: 'weight', weight: toText(weight) } as const]),
    ],
  }
}

/** Neither earned nor to be had is ever more than the cap. */
export const capped = ({ earned, of }: Points, cap: Rational | undefined): Points =>
  cap === undefined ? { earned, of } : { earned: least(earned, cap), of: least(of, cap) }

const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b)
