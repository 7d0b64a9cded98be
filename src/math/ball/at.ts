// The value of an expression at a rational point, as a ball that certainly holds it: in float64, quickly, or with as many
// bits as are asked for; or exactly. Read lower.ts for what functions mean, double.ts and big.ts for why the balls hold.
import type { Expr } from '../../model.ts'
import type { Rational } from '../exact/rational.ts'
import type { Ball } from './ball.ts'
import { bigField } from './big-field.ts'
import type { Big } from './big.ts'
import { complexField } from './complex.ts'
import type { Complex } from './complex-numbers.ts'
import { doubleField } from './double-field.ts'
import { compileDouble } from './double-run.ts'
import { exactAt } from './exact-field.ts'
import { type Field, type Result, run } from './field.ts'
import { libmIsWithinBounds } from './libm-check.ts'
import { lower } from './lower.ts'
import type { OddRoots, Program } from './program.ts'
import type { Real } from './real.ts'

export { agreeTo, apart, type Ball, isCertainlyReal, toNumber } from './ball.ts'

export interface BallOptions {
  /** (−8)^(1/3): −2, or outside the domain. cbrt(−8) and root(−8, 3) are −2 in either case. */
  readonly oddRoots: OddRoots
  /** Whether values may be complex; symbols are real in any case. Otherwise every intermediate value is real. */
  readonly complex: boolean
}
/**
 * `undefined`: the point is certainly outside the natural domain. `unknown`: it cannot be told (a divisor's ball holds 0, a
 * number is out of reach, something is not evaluated).
 *
 * A declared function stands for any: it is evaluated as a smooth function made from its name (stand-in.ts). Two formulas
 * that are apart so are not equal for every function.
 */
export type Outcome = { readonly type: 'value'; readonly value: Ball } | { readonly type: 'undefined' } | { readonly type: 'unknown' }
export interface Balls {
  double(point: readonly Rational[]): Outcome
  /** With about `bits` significant bits, where nothing cancels. */
  precise(point: readonly Rational[], bits: number): Outcome
  /** `irrational`: not known to be rational. */
  exact(point: readonly Rational[]): Rational | 'undefined' | 'irrational' | 'unknown'
}

const [isUndefined, isUnknown]: readonly [Outcome, Outcome] = [{ type: 'undefined' }, { type: 'unknown' }]
const noBalls: Balls = { double: () => isUnknown, precise: () => isUnknown, exact: () => 'unknown' }
/** More bits than this are not worked with. */
const bitCap = 10_000

/** Balls of an expression in the variables `names`; a point gives their values in the same order. */
export function openBalls(expr: Expr, names: readonly string[], { oddRoots, complex }: BallOptions): Balls {
  const program = lower(expr, names)
  if (program === undefined) return noBalls
  return {
    double: inDouble(program, oddRoots, complex),
    precise(point, bits) {
      if (!(bits >= 24 && bits <= bitCap)) return isUnknown
      const { real, complex: wide } = fieldsOf(bits, oddRoots)
      return complex ? complexOutcome(atPoint(program, wide, point)) : realOutcome(atPoint(program, real, point))
    },
    exact(point) {
      if (program.opaque) return 'unknown'
      if (!complex) return exactAt(program, oddRoots, point)
      // where values may be complex, a real function's domain says nothing
      const value = exactAt(program, 'undefined', point)
      return value === 'undefined' ? 'unknown' : value
    },
  }
}

const complexDouble = complexField(doubleField('undefined'))

interface Fields {
  readonly real: Field<Big>
  readonly complex: Field<Complex<Big>>
}
/** Made once: constants are worked out once for each number of bits. */
const fields = new Map<string, Fields>()
function fieldsOf(bits: number, oddRoots: OddRoots): Fields {
  const key = `${bits} ${oddRoots}`
  const known = fields.get(key)
  if (known !== undefined) return known
  const made = { real: bigField(bits, oddRoots), complex: complexField(bigField(bits, 'undefined')) }
  // there is no use for many precisions at once
  if (fields.size >= 16) fields.clear()
  fields.set(key, made)
  return made
}

const atPoint = <R extends object>(program: Program, field: Field<R>, point: readonly Rational[]): Result<R> =>
  run(
    program,
    field,
    point.map((q) => field.number(q)),
  )

/** Nothing is told in float64 where the machine's Math functions are not what balls take them to be. */
function inDouble(program: Program, oddRoots: OddRoots, complex: boolean): (point: readonly Rational[]) => Outcome {
  if (!libmIsWithinBounds()) return () => isUnknown
  if (complex) return (point) => complexOutcome(atPoint(program, complexDouble, point))
  const valueAt = compileDouble(program, oddRoots)
  return (point) => realOutcome(valueAt(point))
}
function realOutcome(value: Result<Real | Big>): Outcome {
  if (typeof value !== 'string') return { type: 'value', value: { re: value } }
  return value === 'undefined' ? isUndefined : isUnknown
}
function complexOutcome(value: Result<Ball>): Outcome {
  if (typeof value !== 'string') return { type: 'value', value }
  return value === 'undefined' ? isUndefined : isUnknown
}
