// The value of an expression at a rational point, as a ball that certainly holds it: in float64, quickly, or with as many
// bits as are asked for. Read lower.ts for what functions mean, double.ts and big.ts for why the balls hold.
import type { Expr } from '../../model.ts'
import type { Rational } from '../exact/rational.ts'
import { compileDouble } from './double-run.ts'
import { lower } from './lower.ts'
import type { OddRoots } from './program.ts'
import { Real } from './real.ts'

export interface BallOptions {
  /** (−8)^(1/3), cbrt(−8), root(−8, 3): −2, or outside the domain. */
  readonly oddRoots: OddRoots
  /** Whether values may be complex; symbols are real in any case. Otherwise every intermediate value is real. */
  readonly complex: boolean
}
/** A value and how far it may be off: |re − true| ≤ its radius, and likewise im, which is 0 where it is not there. */
export interface Ball {
  readonly re: Real
  readonly im?: Real
}
/**
 * `undefined`: the point is certainly outside the natural domain. `unknown`: it cannot be told (a divisor's ball holds 0, a
 * number is out of reach, something is not evaluated).
 */
export type Outcome = { readonly type: 'value'; readonly value: Ball } | { readonly type: 'undefined' } | { readonly type: 'unknown' }
export interface Balls {
  double(point: readonly Rational[]): Outcome
  precise(point: readonly Rational[], bits: number): Outcome
  exact(point: readonly Rational[]): Rational | 'undefined' | 'irrational' | 'unknown'
}

const isUndefined: Outcome = { type: 'undefined' }
const isUnknown: Outcome = { type: 'unknown' }

/** Balls of an expression in the variables `names`; a point gives their values in the same order. */
export function openBalls(expr: Expr, names: readonly string[], options: BallOptions): Balls {
  const program = lower(expr, names)
  if (program === undefined || options.complex) return { double: () => isUnknown, precise: () => isUnknown, exact: () => 'unknown' }
  const double = compileDouble(program, options.oddRoots)
  return {
    double(point) {
      const value = double(point)
      if (value instanceof Real) return { type: 'value', value: { re: value } }
      return value === 'undefined' ? isUndefined : isUnknown
    },
    precise: () => isUnknown,
    exact: () => 'unknown',
  }
}

/** Whether two balls certainly hold different numbers. */
export const apart = (a: Ball, b: Ball): boolean =>
  Math.abs(a.re.mid - b.re.mid) * (1 - 2 ** -50) > (a.re.radius + b.re.radius) * (1 + 2 ** -50)
/** The middle of a ball as a float64, to show. */
export const toNumber = (ball: Ball): number => ball.re.mid + 0
