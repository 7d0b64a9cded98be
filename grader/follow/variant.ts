// One frozen variant made ready for follow-through: solved once more, and never changed. Answers in, marks by following out.
import { type Checked, ok } from '../../src/diagnostic.ts'
import { grader } from '../../src/kinds/index.ts'
import { compare, type Rational, readRational } from '../../src/math/exact/rational.ts'
import type { Problem, RawResponse, Variant } from '../../src/model.ts'
import { Following, type OwnAnswers } from '../../src/solve/follow.ts'
import type { Solution } from '../../src/solve/solution.ts'
import { solve } from '../../src/solve/solve.ts'
import { nothingTaken, type TakenValues } from '../../src/solve/taken.ts'
import { sameValue, type Value } from '../../src/math/evaluate/value.ts'
import { followedKey, isSolvedTo } from './followed-key.ts'
import { earnsAnything, followedAnswer, followedEntries, type GradedMark } from './followed-mark.ts'
import { constantColumns, type Gain, worthFollowing } from './guard.ts'
import { type AskedPart, markByKey, ownValues, typedValues } from './own-values.ts'

/** What was answered to a part. */
export interface OwnAnswer {
  readonly part: string
  readonly response: RawResponse
}

/** Parts as a student was asked them, with the keys that marks are given by. */
export type AskedParts = ReadonlyMap<string, Pick<AskedPart, 'interaction' | 'key'>>

export class FollowingVariant {
  private readonly following: Following
  private readonly solution: Solution
  private constructor(following: Following, solution: Solution) {
    this.following = following
    this.solution = solution
  }

  static of(problem: Problem, variant: Variant): Checked<FollowingVariant> {
    const solution = solve(problem, variant)
    if (!solution.ok) return solution
    const following = Following.of(problem, variant)
    return following.ok ? ok(new FollowingVariant(following.value, solution.value)) : following
  }

  /**
   * The mark of an answer by what follows from the student's answers to earlier parts and from its own entries; undefined where nothing
   * does that is wrong by the key. Whether it is more than the answer has already is for the caller to see.
   */
  mark(parts: AskedParts, answer: OwnAnswer, earlier: readonly OwnAnswer[]): GradedMark | undefined {
    const asked = this.asked(parts, answer.part)
    const share = readRational(asked?.solved.part.followThrough ?? '0') ?? 0
    if (asked === undefined || compare(share, 0) <= 0) return undefined
    const own = [...earlier, ...(isOfEntries(asked) ? [answer] : [])].flatMap((one) => this.ownAnswers(parts, one))
    const taken = this.following.taken(own)
    if (taken === nothingTaken) return undefined
    const answers = this.following.answers(asked.solved.part, taken)
    const changed = answers.map((value, i) => (isOther(value, asked.solved.entries[i]) ? value : undefined))
    const followed = followedKey(asked, changed, this.solution)
    if (followed === undefined) return undefined
    const byKey = markByKey(asked, answer.response)
    const mark = grader(asked.interaction, followed.key)(answer.response)
    if (mark.status !== 'graded' || byKey.status !== 'graded') return undefined
    const entries = followed.changed.filter((i) => gains(byKey, mark, i))
    const worth = entries.length === 0 ? [] : this.guarded(asked, answer, own, taken, answers, entries)
    return worth.length === 0
      ? undefined
      : credited(
          asked,
          byKey,
          mark,
          worth,
          share,
          earlier.map(({ part }) => part),
        )
  }

  private guarded(
    asked: AskedPart,
    answer: OwnAnswer,
    own: readonly OwnAnswers[],
    taken: TakenValues,
    answers: readonly (Value | undefined)[],
    entries: readonly number[],
  ): readonly Gain[] {
    const { following } = this
    const { solved } = asked
    const constant = isOfEntries(asked)
      ? constantColumns(solved, typedValues(asked, answer.response, following.problem))
      : new Set<number>()
    const open = entries.filter((entry) => !constant.has(entry))
    const trueOwn = following.taken(
      own.map(({ part, values }) => ({
        part,
        values: values.map((value, i) => (value === undefined ? undefined : following.parts.get(part.id)?.entries[i])),
      })),
    )
    return open.length === 0 ? [] : worthFollowing({ following, solved, own: taken, trueOwn, answers }, open)
  }

  private ownAnswers(parts: AskedParts, { part, response }: OwnAnswer): readonly OwnAnswers[] {
    const asked = this.asked(parts, part)
    return asked === undefined ? [] : [{ part: asked.solved.part, values: ownValues(asked, response, this.following) }]
  }

  /** A part with its solution; undefined where this engine solves it to another key than the student is marked by. */
  private asked(parts: AskedParts, part: string): AskedPart | undefined {
    const [solved, posed] = [this.following.parts.get(part), parts.get(part)]
    if (solved === undefined || posed === undefined) return undefined
    const asked = { solved, interaction: posed.interaction, key: posed.key }
    return isSolvedTo(asked) ? asked : undefined
  }
}

/** Whether one answer has several entries, each of which may follow from the others. */
const isOfEntries = ({ key: { kind } }: AskedPart): boolean => kind === 'vector' || kind === 'table'
const isOther = (value: Value | undefined, key: Value | undefined): boolean =>
  value !== undefined && key !== undefined && sameValue(value, key) === false

/** Whether an entry (or the one answer) earns something by the key that follows that it does not earn by its own. */
function gains(byKey: GradedMark, byFollowed: GradedMark, i: number): boolean {
  const [item, other] = [byKey.items?.[i], byFollowed.items?.[i]]
  if (item === undefined || other === undefined) return byFollowed.credit !== '0'
  return item.status !== 'right' && earnsAnything(other)
}

function credited(
  { key }: AskedPart,
  byKey: GradedMark,
  byFollowed: GradedMark,
  worth: readonly Gain[],
  share: Rational,
  earlier: readonly string[],
): GradedMark | undefined {
  const from = new Set(worth.flatMap(({ sources }) => sources.map((source) => source.from)))
  const credit = { share, basis: earlier.filter((part) => from.has(part)) }
  if ((key.kind === 'vector' || key.kind === 'table') && byKey.items !== undefined)
    return followedEntries(byKey, byFollowed, new Set(worth.map(({ entry }) => entry)), key, credit)
  return followedAnswer(byKey, byFollowed, credit)
}
