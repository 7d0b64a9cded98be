// The problems' points of one student in, the points of the whole set out: lowest dropped, weights, cap, pass mark.
import { add, compare, divide, multiply, type Rational, sign, toText } from '../../src/math/exact/rational.ts'
import { capped, type Points } from './problem-points.ts'
import type { TotalRule } from './rule.ts'
import type { TotalPolicy } from './student-policy.ts'

export interface Counted extends Points {
  readonly problem: string
  readonly excused: boolean
  /** A person must look at it before its points are final. */
  readonly pending: boolean
  readonly weight: Rational
}
export interface Total extends Points {
  readonly dropped: ReadonlySet<string>
  /** Undefined where there is no pass mark, nothing that can be had, or what waits for a person may still decide it. */
  readonly passed: boolean | undefined
  readonly rules: readonly TotalRule[]
}

export function setTotal(problems: readonly Counted[], { dropLowest, cap, pass }: TotalPolicy): Total {
  const dropped = lowest(problems, dropLowest)
  const left = problems.filter(({ problem, excused }) => !excused && !dropped.has(problem))
  const sum = left.reduce<Points>(
    (all, { earned, of, weight }) => ({ earned: add(all.earned, multiply(earned, weight)), of: add(all.of, multiply(of, weight)) }),
    { earned: 0, of: 0 },
  )
  const points = capped(sum, cap)
  const share = sign(points.of) === 0 ? undefined : divide(points.earned, points.of)
  const reached = pass !== undefined && share !== undefined && compare(share, pass) >= 0
  const open = !reached && left.some(({ pending }) => pending)
  return {
    ...points,
    dropped,
    passed: pass === undefined || share === undefined || open ? undefined : reached,
    rules: [
      ...(dropped.size === 0 ? [] : [{ rule: 'drop-lowest', problems: [...dropped] } as const]),
      ...(cap === undefined || points.earned === sum.earned ? [] : [{ rule: 'cap', cap: toText(cap), from: toText(sum.earned) } as const]),
      ...(pass === undefined ? [] : [{ rule: 'pass', mark: toText(pass), share: toText(share ?? 0) } as const]),
    ],
  }
}

/**
 * The `n` problems with the lowest share of their points, of equal ones those that stand later; one is always left. A problem out of
 * 0 points, or that the student is excused from, is not one of them.
 */
function lowest(problems: readonly Counted[], n: number): ReadonlySet<string> {
  if (n === 0) return new Set()
  const shares = problems
    .filter(({ excused, of }) => !excused && sign(of) > 0)
    .map(({ problem, earned, of }, place) => ({ problem, place, share: divide(earned, of) }))
    .toSorted((a, b) => compare(a.share, b.share) || b.place - a.place)
  return new Set(shares.slice(0, Math.max(0, Math.min(n, shares.length - 1))).map(({ problem }) => problem))
}
