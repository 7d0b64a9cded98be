// Score lines in, how the totals are spread out.
import { compare, divide, floor, multiply, sign, toFloat } from '../../src/math/exact/rational.ts'
import type { ScoreDistribution } from '../../src/render/report/data.ts'
import type { ScoreLine } from '../score-line.ts'
import { points } from '../score.ts'
import { deviation, mean, noMoments, quantile, withValue } from './moments.ts'
import { column } from './numbers.ts'

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
      const share = shareOf(line.earned, line.of)
      if (share === undefined) return
      if (line.passed !== undefined) hasPass = true
      if (line.passed === true) passed += 1
      bins[share.bin] = (bins[share.bin] ?? 0) + 1
      percents.push(share.percent)
      moments = withValue(moments, share.percent)
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

interface Share {
  readonly percent: number
  readonly bin: number
}
/** Shares that are remembered: a course has few different totals. */
const most = 4096
const known = new Map<string, Share>()

/** Undefined where there are no points to be had. */
function shareOf(earnedText: string, ofText: string): Share | undefined {
  const name = `${earnedText} ${ofText}`
  const found = known.get(name)
  if (found !== undefined) return found
  const [earned, of] = [points(earnedText), points(ofText)]
  if (sign(of) <= 0) return undefined
  const part = divide(earned, of)
  // exactly: 15 % is not 14.999…
  const bin = floor(multiply(binCount, part))
  const share = { percent: toFloat(multiply(100, part)), bin: compare(bin, binCount - 1) > 0 ? binCount - 1 : Math.max(0, toFloat(bin)) }
  if (known.size < most) known.set(name, share)
  return share
}
