// Score lines in, how the totals are spread out.
import { compare, divide, floor, multiply, sign, toFloat } from '../../src/math/exact/rational.ts'
import type { ScoreDistribution } from '../../src/render/report/data.ts'
import type { ScoreLine } from '../score-line.ts'
import { points } from '../score.ts'
import { deviation, mean, noMoments, quantile, withValue } from './moments.ts'
import { column, percentOf } from './numbers.ts'

export interface Distribution {
  add(line: ScoreLine): void
  figures(): ScoreDistribution
}

/** Bins of 5 percent each. */
export const binCount = 20

export function distribution(): Distribution {
  const bins = Array.from({ length: binCount }, () => 0)
  const percents = column()
  let moments = noMoments
  let [pending, passed, hasPass] = [0, 0, false]
  return {
    add(line) {
      if (!line.handedIn) return
      if (line.problems.some(({ state }) => state === 'pending')) {
        pending += 1
        return
      }
      const [earned, of] = [points(line.earned), points(line.of)]
      if (sign(of) <= 0) return
      if (line.passed !== undefined) hasPass = true
      if (line.passed === true) passed += 1
      // exactly: 15 % is not 14.999…
      const bin = floor(multiply(binCount, divide(earned, of)))
      const place = compare(bin, binCount - 1) > 0 ? binCount - 1 : Math.max(0, toFloat(bin))
      bins[place] = (bins[place] ?? 0) + 1
      const percent = percentOf(earned, of)
      percents.push(percent)
      moments = withValue(moments, percent)
    },
    figures() {
      if (moments.n === 0) return { n: 0, pending, bins: [...bins] }
      const sorted = percents.values().sort()
      const sd = deviation(moments)
      return {
        n: moments.n,
        pending,
        bins: [...bins],
        mean: mean(moments),
        ...(sd !== undefined && { sd }),
        least: quantile(sorted, 0),
        quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)],
        most: quantile(sorted, 1),
        ...(hasPass && { passed }),
      }
    },
  }
}
