// Score lines in, classical figures of problems out: facility, discrimination, alpha. Sums alone are kept.
import type { RunProblem } from '../../src/manifest.ts'
import type { Reliability } from '../../src/render/report/data.ts'
import type { ProblemLine, ScoreLine } from '../score-line.ts'
import { deviation, mean, type Moments, noMoments, variance, withValue } from './moments.ts'
import { floatOf } from './numbers.ts'

export interface ItemFigures {
  readonly n: number
  readonly facility?: number
  readonly sd?: number
  readonly discrimination?: number
}
export interface Items {
  /** `lines`: of the problems of the run, in their order. */
  add(line: ScoreLine, lines: readonly (ProblemLine | undefined)[]): void
  /** Of the problem at this place of the run. */
  figures(place: number): ItemFigures
  reliability(): Reliability | undefined
}

/** Below this share of its mean square a variance is what rounding leaves of 0. */
const noSpread = 1e-12
/** Fewer students than these give no correlation worth the name. */
const leastStudents = 3

export function items(problems: readonly RunProblem[]): Items {
  const shares = problems.map(() => noMoments)
  const points = problems.map(() => noMoments)
  const products = problems.map(() => 0)
  let totals = noMoments
  let of = 0
  return {
    add(line, lines) {
      lines.forEach((one, i) => {
        if (one !== undefined && isGraded(one) && floatOf(one.of) > 0)
          shares[i] = withValue(shares[i] ?? noMoments, floatOf(one.earned) / floatOf(one.of))
      })
      if (!line.handedIn || !lines.every(isKnown)) return
      const earned = lines.map((one) => floatOf(one.earned))
      const total = sum(earned)
      of = sum(lines.map((one) => floatOf(one.of)))
      totals = withValue(totals, total)
      earned.forEach((x, i) => {
        points[i] = withValue(points[i] ?? noMoments, x)
        products[i] = (products[i] ?? 0) + x * total
      })
    },
    figures(place) {
      const share = shares[place] ?? noMoments
      const sd = deviation(share)
      const discrimination = restCorrelation(points[place] ?? noMoments, totals, products[place] ?? 0)
      return {
        n: share.n,
        ...(share.n > 0 && { facility: mean(share) }),
        ...(sd !== undefined && { sd }),
        ...(discrimination !== undefined && { discrimination }),
      }
    },
    reliability: () => reliabilityOf(points, totals, of),
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

/** Nothing, or what waits for a person, is no 0. */
export const isGraded = ({ state, excused }: ProblemLine): boolean =>
  excused !== true && (state === 'full' || state === 'partial' || state === 'zero')

/** Nothing handed in earns nothing beside what was; what waits or is excused leaves the total unknown. */
const isKnown = (line: ProblemLine | undefined): line is ProblemLine =>
  line !== undefined && line.state !== 'pending' && line.excused !== true

const spread = (moments: Moments): number => {
  const squared = variance(moments) ?? 0
  return squared <= (noSpread * moments.squares) / Math.max(1, moments.n) ? 0 : squared
}

/**
 * Correlation of a problem with all the others together (Henrysson 1963): with the total it would count itself.
 * cov(x, t − x) = cov(x, t) − var x, and var(t − x) = var t + var x − 2 cov(x, t).
 */
function restCorrelation(item: Moments, totals: Moments, products: number): number | undefined {
  if (item.n < leastStudents) return undefined
  const [own, all] = [spread(item), spread(totals)]
  const shared = (products - (item.sum * totals.sum) / item.n) / (item.n - 1)
  const rest = all + own - 2 * shared
  if (own === 0 || rest <= noSpread * (all + own)) return undefined
  return Math.max(-1, Math.min(1, (shared - own) / Math.sqrt(own * rest)))
}

/** Cronbach's alpha (1951), k/(k−1) · (1 − Σ var xᵢ / var t), and the standard error of measurement, sd t · √(1 − alpha). */
function reliabilityOf(points: readonly Moments[], totals: Moments, of: number): Reliability | undefined {
  const k = points.length
  const all = spread(totals)
  if (k < 2 || totals.n < leastStudents || all === 0) return undefined
  const alpha = (k / (k - 1)) * (1 - sum(points.map(spread)) / all)
  return { n: totals.n, items: k, alpha, error: Math.sqrt(all * Math.max(0, 1 - alpha)), of }
}
