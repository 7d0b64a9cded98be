// A mark by the key and a mark by the key that follows from own values in; the mark with what follows credited out.
import { creditOf } from '../../src/kinds/credit.ts'
import { compare, multiply, type Rational, readRational, toText } from '../../src/math/exact/rational.ts'
import type { ItemMark, Key, Mark } from '../../src/model.ts'

export type GradedMark = Extract<Mark, { readonly status: 'graded' }>

/** Credit for what follows, an exact rational from 0 to 1. */
export interface FollowCredit {
  readonly share: Rational
  /** The parts that it follows from, without the part itself. */
  readonly basis: readonly string[]
}

/**
 * The mark of one answer: `share` of what it is worth by the key that follows. Undefined where that is not more than `byKey`.
 */
export function followedAnswer(byKey: GradedMark, byFollowed: GradedMark, { share, basis }: FollowCredit): GradedMark | undefined {
  const { close, items, how, review, domain } = byFollowed
  const credit = multiply(share, read(byFollowed.credit))
  if (compare(credit, read(byKey.credit)) <= 0) return undefined
  return {
    status: 'graded',
    credit: toText(credit),
    ...followed(basis),
    ...(close && { close }),
    ...(items && { items }),
    ...(how && { how }),
    ...(review && { review }),
    ...(domain && { domain }),
  }
}

/**
 * The mark of several entries: those that `follows` names are right with `share` of their credit, the others stay as they are, and the
 * scheme puts them together. Undefined where that is not more than `byKey`.
 */
export function followedEntries(
  byKey: GradedMark,
  byFollowed: GradedMark,
  follows: ReadonlySet<number>,
  key: Extract<Key, { readonly scheme: unknown; readonly kind: 'vector' | 'table' | 'expression' }>,
  { share, basis }: FollowCredit,
): GradedMark | undefined {
  const items = (byKey.items ?? []).map((item, i): ItemMark => {
    const other = byFollowed.items?.[i]
    return follows.has(i) && other !== undefined ? followingItem(item, other, share) : item
  })
  const credit = creditOf(items, key.scheme)
  if (compare(read(credit), read(byKey.credit)) <= 0) return undefined
  return { status: 'graded', credit, ...followed(basis), items }
}

function followingItem({ id }: ItemMark, other: ItemMark, share: Rational): ItemMark {
  const { close, status } = other
  const credit = multiply(share, other.credit === undefined ? 1 : read(other.credit))
  return { id, status, follows: true, ...(close && { close }), ...(compare(credit, 1) < 0 && { credit: toText(credit) }) }
}

/** What an entry earns by the key that follows. */
export const earnsAnything = ({ status, credit }: ItemMark): boolean =>
  credit === undefined ? status === 'right' : compare(read(credit), 0) > 0

const followed = (basis: readonly string[]): Pick<GradedMark, 'followed' | 'basis'> => ({
  followed: true,
  ...(basis.length > 0 && { basis }),
})
const read = (credit: string): Rational => readRational(credit) ?? 0
