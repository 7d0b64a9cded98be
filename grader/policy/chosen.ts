// The attempts of one part in, the credit that they make together out, with the rules that made it.
import { add, compare, divide, equal, multiply, type Rational, sign, subtract, toText } from '../../src/math/exact/rational.ts'
import type { PartRule } from './rule.ts'
import type { Counts } from './student-policy.ts'

/** An answer that may count: a graded one, or one that waits for a person. */
export interface Candidate<H> {
  readonly handed: H
  /** 1-based among the graded; undefined for one that waits. */
  readonly attempt: number | undefined
  /** Of the mark; undefined for one that waits. */
  readonly credit: Rational | undefined
  /** The credit behind penalty and lateness. */
  readonly worth: Rational
  /** What time alone leaves of it. */
  readonly factor: Rational
  /** The rules that made the worth from the credit. */
  readonly rules: readonly PartRule[]
}

export interface Chosen<H> {
  /** The answer that is shown as the one that makes the score; undefined where there is none. */
  readonly counts: H | undefined
  /** Every answer that has a share in the score. */
  readonly sharing: ReadonlySet<H>
  readonly pending: boolean
  readonly credit: Rational
  readonly rules: readonly PartRule[]
}

const nothing = { counts: undefined, sharing: new Set<never>(), pending: false, credit: 0, rules: [] } as const
const waits = ({ credit }: Candidate<unknown>): boolean => credit === undefined

export function chosen<H>(candidates: readonly Candidate<H>[], counts: Counts, byAttempt: readonly Rational[] | undefined): Chosen<H> {
  const [first] = candidates
  const last = candidates.at(-1)
  if (first === undefined || last === undefined) return nothing
  if (byAttempt !== undefined) return gained(candidates, first, byAttempt)
  switch (counts) {
    case 'last':
      return single(last, counts, waits(last))
    case 'first':
      return single(first, counts, waits(first))
    case 'best': {
      const best = bestOf(candidates) ?? first
      return single(best, counts, compare(best.worth, 1) < 0 && candidates.some(waits))
    }
    case 'average':
      return average(candidates, last)
    default:
      return counts satisfies never
  }
}

function single<H>(one: Candidate<H>, counts: 'last' | 'best' | 'first', pending: boolean): Chosen<H> {
  const { handed, attempt, credit } = one
  const rules: readonly PartRule[] =
    attempt === undefined || credit === undefined ? [] : [{ rule: 'attempt', counts, attempt, credit: toText(credit) }, ...one.rules]
  return { counts: handed, sharing: new Set([handed]), pending, credit: one.worth, rules }
}

/** The first of those that are worth most. */
function bestOf<H>(candidates: readonly Candidate<H>[]): Candidate<H> | undefined {
  let best: Candidate<H> | undefined
  for (const one of candidates) if (!waits(one) && compare(one.worth, best?.worth ?? -1) > 0) best = one
  return best
}

/** The mean over graded attempts; the last of them is shown. */
function average<H>(candidates: readonly Candidate<H>[], last: Candidate<H>): Chosen<H> {
  const graded = candidates.filter((one) => !waits(one))
  const shown = graded.at(-1) ?? last
  let sum: Rational = 0
  for (const { worth } of graded) sum = add(sum, worth)
  const credit = graded.length === 0 ? 0 : divide(sum, graded.length)
  return {
    counts: shown.handed,
    sharing: new Set(graded.map(({ handed }) => handed)),
    pending: candidates.some(waits),
    credit,
    rules:
      graded.length === 0
        ? []
        : [...graded.flatMap(({ rules }) => rules), { rule: 'average', attempts: graded.length, credit: toText(credit) }],
  }
}

/**
 * Each attempt adds what it gains over the best credit before it, times the value of that attempt: what was earned is never lost
 * (PrairieLearn, exams). The best answer is shown.
 */
function gained<H>(candidates: readonly Candidate<H>[], first: Candidate<H>, values: readonly Rational[]): Chosen<H> {
  const rules: PartRule[] = []
  const sharing = new Set<H>()
  let [best, credit]: [Rational, Rational] = [0, 0]
  let shown: Candidate<H> | undefined
  for (const one of candidates) {
    if (one.attempt === undefined || one.credit === undefined) continue
    shown ??= one
    const gain = subtract(one.credit, best)
    if (sign(gain) <= 0) continue
    const value = values[Math.min(one.attempt, values.length) - 1] ?? 0
    best = one.credit
    shown = one
    sharing.add(one.handed)
    credit = add(credit, multiply(multiply(gain, value), one.factor))
    rules.push({ rule: 'points-by-attempt', attempt: one.attempt, gain: toText(gain), value: toText(value) }, ...one.rules)
  }
  const { handed } = shown ?? first
  return {
    counts: handed,
    sharing: sharing.size === 0 ? new Set([handed]) : sharing,
    pending: !equal(best, 1) && candidates.some(waits),
    credit,
    rules,
  }
}
