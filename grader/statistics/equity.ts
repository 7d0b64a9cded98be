// Mean credits of variants in, which of them were harder or easier than the rest out. Thresholds stand here alone.
import type { Equity, VariantFigures } from '../../src/render/report/data.ts'
import { fTail } from './tails.ts'

/** One variant's students: how many, the sum of their credits and of its squares. */
export interface VariantSums {
  readonly variant: string
  readonly n: number
  readonly sum: number
  readonly squares: number
}

export const equityThresholds = {
  /** Students that a variant needs to be compared. */
  students: 5,
  /** False discovery rate over the problems of a set. */
  discoveries: 0.05,
  /** Shrunken difference in credit from which a variant is flagged: ten points of a hundred. */
  difference: 0.1,
  /** Chance, over all variants of a problem, that one is flagged without a cause. */
  error: 0.05,
  /** Chance at which the rest are taken to differ still, once the variants that stand out are taken out. */
  again: 0.01,
} as const

/** The tests of all problems together: which differ is decided over the set. */
export function equityOf(problems: readonly (readonly VariantSums[])[]): readonly Equity[] {
  const compared = problems.map((sums) => sums.filter(({ n }) => n >= equityThresholds.students))
  const tests = compared.map(analysis)
  const adjusted = benjaminiHochberg(tests.map((test) => test?.p))
  return problems.map((sums, i): Equity => {
    const groups = compared[i] ?? []
    const left = sums.reduce((all, { n }) => all + n, 0) - groups.reduce((all, { n }) => all + n, 0)
    const test = tests[i]
    const q = adjusted[i]
    if (test === undefined || q === undefined) return { rows: groups.map(alone).sort(byMean), variants: sums.length, left }
    const differs = q <= equityThresholds.discoveries
    const { f, between, within, p } = test
    return {
      rows: (differs ? takenOut(groups, test) : groups.map((group) => figuresOf(group, groups, test))).toSorted(byMean),
      variants: sums.length,
      left,
      test: { f, between, within, p, adjusted: q, differs },
    }
  })
}

const byMean = (a: VariantFigures, b: VariantFigures): number => a.mean - b.mean || (a.variant < b.variant ? -1 : 1)
const alone = ({ variant, n, sum }: VariantSums): VariantFigures => ({
  variant,
  n,
  mean: sum / n,
  difference: 0,
  shrunk: 0,
  error: 0,
  t: 0,
})

interface Analysis {
  readonly f: number
  readonly between: number
  readonly within: number
  readonly p: number
  /** Variance within variants, and between them beyond chance. */
  readonly noise: number
  readonly signal: number
}

/**
 * One-way analysis of variance, F = MSB/MSW (Fisher), and the variance between variants by its method of moments for unequal sizes
 * (Searle, Casella and McCulloch 1992, 3.6): (MSB − MSW)/n₀ with n₀ = (N − Σn²/N)/(k − 1).
 */
function analysis(groups: readonly VariantSums[]): Analysis | undefined {
  const k = groups.length
  const all = groups.reduce((so, { n, sum, squares }) => ({ n: so.n + n, sum: so.sum + sum, squares: so.squares + squares }), {
    n: 0,
    sum: 0,
    squares: 0,
  })
  const [between, within] = [k - 1, all.n - k]
  if (k < 2 || within < 1) return undefined
  const mean = all.sum / all.n
  const spreadBetween = groups.reduce((so, { n, sum }) => so + n * (sum / n - mean) ** 2, 0)
  const spreadWithin = groups.reduce((so, { n, sum, squares }) => so + Math.max(0, squares - (sum * sum) / n), 0)
  if (spreadWithin <= 1e-12 && spreadBetween <= 1e-12) return undefined
  // where all students of a variant did alike, one of them is taken to have done otherwise: a spread of 0 would prove anything
  const noise = Math.max(spreadWithin, spreadWithin <= 1e-12 ? 1 : 0) / within
  const typical = (all.n - groups.reduce((so, { n }) => so + n * n, 0) / all.n) / between
  const signal = Math.max(0, (spreadBetween / between - noise) / typical)
  const f = spreadBetween / between / noise
  return { f, between, within, p: fTail(f, between, within), noise, signal }
}

/** Adjusted p-values (Benjamini and Hochberg 1995): the least m p₍ⱼ₎ / j over j ≥ i. Problems without a test are not among the m. */
export function benjaminiHochberg(values: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const ranked = values.flatMap((p, place) => (p === undefined ? [] : [{ p, place }])).sort((a, b) => a.p - b.p || a.place - b.place)
  const adjusted: (number | undefined)[] = values.map(() => undefined)
  let least = 1
  for (let rank = ranked.length; rank >= 1; rank -= 1) {
    const one = ranked[rank - 1]
    if (one === undefined) continue
    least = Math.min(least, (ranked.length * one.p) / rank)
    adjusted[one.place] = least
  }
  return adjusted
}

/**
 * The variant that stands out most is taken out, then the rest are compared anew, as long as they differ: one that is much harder
 * would make all others look easy. Of the last two neither is the measure of the other: both are named.
 */
function takenOut(groups: readonly VariantSums[], whole: Analysis): readonly VariantFigures[] {
  const chance = equityThresholds.error / groups.length
  const flagged: VariantFigures[] = []
  let left = groups
  let test: Analysis | undefined = whole
  while (test !== undefined && (flagged.length === 0 || test.p <= equityThresholds.again)) {
    const now: Analysis = test
    const figures = left.map((group) => ({ group, row: figuresOf(group, left, now) }))
    const most = figures.reduce((a, b) => (Math.abs(b.row.t) > Math.abs(a.row.t) ? b : a))
    const isClear = fTail(most.row.t ** 2, 1, now.within) <= chance && Math.abs(most.row.shrunk) >= equityThresholds.difference
    if (!isClear) break
    const named = left.length === 2 ? figures : [most]
    for (const { row } of named) flagged.push({ ...row, flag: row.shrunk < 0 ? 'harder' : 'easier' })
    left = left.filter((group) => !named.some((one) => one.group === group))
    test = analysis(left)
  }
  const rest = analysis(left)
  return [...flagged, ...left.map((group) => (rest === undefined ? alone(group) : figuresOf(group, left, rest)))]
}

/** A variant beside the others together. */
function figuresOf({ variant, n, sum }: VariantSums, groups: readonly VariantSums[], test: Analysis): VariantFigures {
  const rest = groups.reduce((so, group) => ({ n: so.n + group.n, sum: so.sum + group.sum }), { n: -n, sum: -sum })
  const difference = sum / n - rest.sum / rest.n
  // the normal prior of Efron and Morris (1975): what is seen counts by τ²/(τ² + σ²/n)
  const weight = test.signal / (test.signal + test.noise / n)
  return {
    variant,
    n,
    mean: sum / n,
    difference,
    shrunk: difference * weight,
    // of the posterior: √(B σ²/n)
    error: Math.sqrt((weight * test.noise) / n),
    t: difference / Math.sqrt(test.noise * (1 / n + 1 / rest.n)),
  }
}
