// One variant of a problem that is practised: drawn by the pipeline that the command line draws by, its answers marked by
// the graders and the follow-through that a course is marked by. Pure.
import { FollowingVariant } from '../../grader/follow/variant.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { type Checked, ok } from '../diagnostic.ts'
import { grader } from '../kinds/index.ts'
import type { PoseOptions } from '../kinds/pose.ts'
import { compare, readRational } from '../math/exact/rational.ts'
import type { Key, Mark, PosedPart, PosedProblem, RawResponse, RichText } from '../model.ts'
import { drawVariant } from '../pipeline.ts'
import type { PracticeProblem } from './data.ts'
import { base32 } from '../variant/identity.ts'
import { turnSeed } from './seed.ts'

/** What was handed in to a part. */
export interface HandedIn {
  readonly part: string
  readonly response: RawResponse
}

export interface Turn {
  /** What `quizwright variant PROBLEM --seed` takes for the same variant. */
  readonly seed: number
  /** As students see it; without limits of attempts, since practice has none. */
  readonly posed: PosedProblem
  readonly keys: readonly { readonly part: string; readonly key: Key }[]
  /** Four characters that change with what is asked or keyed; texts around it may be corrected. */
  readonly digest: string
  readonly solution: RichText
  /** The mark of an answer; `before` is what was graded before it, in order, which it may follow from. */
  mark(answer: HandedIn, before: readonly HandedIn[]): Mark
  /** Whether answers to this part may be credited because they follow from earlier ones. */
  follows(part: string): boolean
}

/** Variant number `turn` of a problem, or why it cannot be drawn. */
export function openTurn({ problem, asked }: PracticeProblem, seedText: string, turn: number, language: string): Checked<Turn> {
  const seed = turnSeed(seedText, problem.id, turn)
  const drawn = drawVariant(problem, seed, choicesOf(asked, language))
  if (!drawn.ok) return drawn
  const { variant, posed } = drawn.value
  const parts = new Map(
    posed.public.parts.flatMap((part) => {
      const key = posed.keys.find((one) => one.part === part.id)?.key
      return key === undefined ? [] : [[part.id, { interaction: part.interaction, key }] as const]
    }),
  )
  const follows = (id: string): boolean => problem.parts.some((part) => part.id === id && (part.followThrough ?? '0') !== '0')
  let following: FollowingVariant | undefined
  const followed = (answer: HandedIn, before: readonly HandedIn[]): Mark | undefined => {
    const made = following === undefined ? FollowingVariant.of(problem, variant) : ok(following)
    if (!made.ok) return undefined
    following = made.value
    return following.mark(parts, answer, basisOf(answer, before))
  }
  const basisOf = ({ part }: HandedIn, before: readonly HandedIn[]): readonly HandedIn[] => {
    const earlier = problem.parts.slice(
      0,
      problem.parts.findIndex(({ id }) => id === part),
    )
    return earlier.flatMap(({ id }) => before.findLast((one) => one.part === id) ?? [])
  }
  return ok({
    seed,
    posed: withoutLimits(posed.public),
    keys: posed.keys,
    digest: digestOf(posed.public, posed.keys),
    get solution() {
      return posed.solution
    },
    mark(answer, before) {
      const part = parts.get(answer.part)
      if (part === undefined) return { status: 'blank' }
      const mark = grader(part.interaction, part.key)(answer.response)
      if (!follows(answer.part) || mark.status !== 'graded' || mark.credit === '1') return mark
      const other = followed(answer, before)
      return other?.status === 'graded' && compare(readRational(other.credit) ?? 0, readRational(mark.credit) ?? 0) > 0 ? other : mark
    },
    follows,
  })
}

function digestOf({ parts }: PosedProblem, keys: Turn['keys']): string {
  const asked = parts.map(({ id, interaction }) => [id, interaction])
  return base32(sha256(utf8ToBytes(JSON.stringify([asked, keys]))), 4)
}

/** What a set decides about a problem, as it is posed. */
export const choicesOf = ({ points, scheme }: PracticeProblem['asked'], language: string): PoseOptions => ({
  language,
  ...(points !== undefined && { points }),
  ...(scheme !== undefined && { scheme }),
})

function withoutLimits({ attempts: _, parts, ...posed }: PosedProblem): PosedProblem {
  return { ...posed, parts: parts.map(({ attempts: _limit, ...part }): PosedPart => part) }
}
