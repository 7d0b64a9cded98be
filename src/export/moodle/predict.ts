// Answers of ours graded twice: by our own kernel, and as Moodle would grade them. What differs is the ledger's.
import { add, compare, divide, multiply, type Rational, readRational, toText } from '../../math/exact/rational.ts'
import { grader, samplesOf } from '../../kinds/index.ts'
import { none } from '../../kinds/option-sets.ts'
import type { RawResponse } from '../../model.ts'
import type { ExportPart } from '../item.ts'
import type { Difference, LedgerEntry } from '../ledger.ts'
import { type Place, subsets } from './ask.ts'
import { scoreOf } from './question.ts'

/** Moodle's share of the points for an answer of ours: the mean over the places, each of the same weight. */
export function predicted(places: readonly Place[], raw: RawResponse): Rational {
  const scores = places.map(({ asked, respond }) => {
    const response = respond(raw)
    return response === undefined ? 0 : scoreOf(asked, response)
  })
  return divide(scores.reduce<Rational>(add, 0), Math.max(1, scores.length))
}

/** How the score of a part fares, from answers that tell the most: every set of options; a grid with more and more wrong cells; the kind's own samples. */
export function scoreEntry(part: ExportPart, places: readonly Place[]): LedgerEntry {
  const grade = grader(part.interaction, part.key)
  let [count, worst]: [number, (Difference & { readonly apart: Rational }) | undefined] = [0, undefined]
  for (const response of probes(part)) {
    const mark = grade(response)
    // what cannot be read costs nothing here and is wrong there: the ledger says so once, under its own name
    if (mark.status === 'invalid' || mark.status === 'needs-review') continue
    const ours = mark.status === 'graded' ? (readRational(mark.credit) ?? 0) : 0
    const theirs = predicted(places, response)
    const apart = size(add(theirs, multiply(-1, ours)))
    count += 1
    if (compare(apart, worst?.apart ?? 0) > 0) worst = { response, ours: toText(ours), theirs: toText(theirs), apart }
  }
  if (worst === undefined) return { status: 'kept', part: part.id, feature: 'score', answers: count }
  const { response, ours, theirs } = worst
  return { status: 'approximated', part: part.id, feature: 'score', why: whyApart(part), worst: { response, ours, theirs } }
}
const size = (a: Rational): Rational => (compare(a, 0) < 0 ? multiply(-1, a) : a)

function whyApart({ interaction, key }: ExportPart): string {
  switch (interaction.type) {
    case 'choice':
      return interaction.multiple
        ? 'Moodle adds up shares of options and cannot follow the scheme everywhere'
        : 'shares come from a fixed list'
    case 'grid':
      return 'scheme' in key && key.scheme === 'all-or-nothing'
        ? 'Moodle adds up the cells: none of them can take the others’ points'
        : 'Moodle adds up the cells'
    case 'text':
      return 'Moodle reads decimals only'
    case 'formula':
      return 'Moodle compares no formulas'
    default:
      return interaction satisfies never
  }
}

/** Responses that are graded both ways. */
export function probes({ interaction, key }: ExportPart): readonly RawResponse[] {
  const samples = samplesOf(interaction, key)
  const own = samples.map(({ raw }) => raw)
  if (interaction.type === 'choice') {
    const ids = interaction.options.map(({ id }) => id)
    return interaction.multiple ? subsets(ids).map((set) => (set.length === 0 ? [none] : set)) : ids
  }
  if (interaction.type !== 'grid') return own
  const [right, wrong] = [cellsOf(samples.find(({ of }) => of === 'right')?.raw), cellsOf(samples.find(({ of }) => of === 'wrong')?.raw)]
  if (right === undefined || wrong === undefined) return own
  const ids = [...right.keys()]
  const mixed = ids.map((_, n): RawResponse => Object.fromEntries(ids.map((id, i) => [id, (i <= n ? wrong : right).get(id) ?? ''])))
  return [...own, ...mixed]
}

const cellsOf = (raw: RawResponse | undefined): ReadonlyMap<string, string> | undefined =>
  raw === undefined || typeof raw === 'string' || raw instanceof Array ? undefined : new Map(Object.entries(raw))
