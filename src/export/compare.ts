// Answers of ours graded twice: by our own kernel, and as a model of the target's grader would. What differs is the ledger's.
import { absolute, compare, subtract, type Rational, readRational, toText } from '../math/exact/rational.ts'
import { grader, samplesOf } from '../kinds/index.ts'
import { none } from '../kinds/option-sets.ts'
import type { RawResponse } from '../model.ts'
import type { ExportPart } from './item.ts'
import type { Difference, LedgerEntry } from './ledger.ts'

/** How the score of a part fares, from answers that tell the most: every set of options; a grid with more and more wrong cells; the kind's own samples. */
export function scoreEntry(part: ExportPart, theirs: Theirs, why: string): LedgerEntry {
  const { answers, worst } = compared(part, probes(part), theirs)
  const at = { part: part.id, feature: 'score' } as const
  return worst === undefined ? { status: 'kept', ...at, answers } : { status: 'approximated', ...at, why, worst }
}

/** The target's share for an answer of ours; undefined where it cannot be handed in there. */
export type Theirs = (raw: RawResponse) => Rational | undefined

/** How many answers could be compared, and the one whose scores are farthest apart; undefined where all are equal. */
export function compared(
  part: ExportPart,
  answers: Iterable<RawResponse>,
  theirs: Theirs,
): { readonly answers: number; readonly worst: Difference | undefined } {
  const grade = grader(part.interaction, part.key)
  let [count, most, worst]: [number, Rational, Difference | undefined] = [0, 0, undefined]
  for (const response of answers) {
    const mark = grade(response)
    // what cannot be read costs nothing here and is wrong there: the ledger says so once, under its own name
    if (mark.status === 'invalid' || mark.status === 'needs-review') continue
    const ours = mark.status === 'graded' ? (readRational(mark.credit) ?? 0) : 0
    const score = theirs(response)
    if (score === undefined) continue
    const apart = absolute(subtract(score, ours))
    count += 1
    if (compare(apart, most) <= 0) continue
    most = apart
    worst = { response, ours: toText(ours), theirs: toText(score) }
  }
  return { answers: count, worst }
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

export const subsets = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_id, i) => Math.floor(bits / 2 ** i) % 2 === 1))
