// Follow-through for a whole course: variants made ready when they are first needed, marks remembered by what they depend on.
import { compare, readRational } from '../../src/math/exact/rational.ts'
import type { Checked } from '../../src/diagnostic.ts'
import type { ManifestEntry, SpecCopy } from '../../src/manifest.ts'
import { Recent } from '../../src/math/judge/recent.ts'
import type { CourseFolder } from '../course-folder.ts'
import type { GradedMark } from './followed-mark.ts'
import { type AskedParts, FollowingVariant, type OwnAnswer } from './variant.ts'

export interface Follower {
  /** The parts of the problem that credit what follows, in the order of the page, each with all parts before it. */
  following(entry: ManifestEntry): readonly FollowingPart[]
  /** See FollowingVariant.mark. `parts` are those of the entry's variant, as its student was asked them. */
  mark(entry: ManifestEntry, parts: AskedParts, answer: OwnAnswer, earlier: readonly OwnAnswer[]): GradedMark | undefined
}
export interface FollowingPart {
  readonly part: string
  readonly earlier: readonly string[]
}

/** Variants made ready, marks, and the longest text that a mark is remembered by. */
const mostVariants = 300
const mostMarks = 20_000
const longestName = 2000

/** One for each process: nothing it answers depends on what it was asked before. */
export function openFollower({ spec }: Pick<CourseFolder, 'spec'>): Follower {
  const specs = new Map<string, Checked<SpecCopy>>()
  const parts = new Map<string, readonly FollowingPart[]>()
  const variants = new Recent<{ readonly ready: FollowingVariant | undefined }>(mostVariants)
  const marks = new Recent<{ readonly mark: GradedMark | undefined }>(mostMarks)
  const specOf = (digest: string): Checked<SpecCopy> => {
    const read = specs.get(digest) ?? spec(digest)
    specs.set(digest, read)
    return read
  }
  const variantOf = ({ spec: digest, variant }: ManifestEntry): FollowingVariant | undefined => {
    const name = JSON.stringify([digest, variant.id, variant.draws])
    const known = variants.get(name)
    if (known !== undefined) return known.ready
    const copy = specOf(digest)
    const made = copy.ok ? FollowingVariant.of(copy.value.problem, variant) : undefined
    const ready = made?.ok === true ? made.value : undefined
    variants.set(name, { ready })
    return ready
  }
  return {
    following({ spec: digest }) {
      const known = parts.get(digest)
      if (known !== undefined) return known
      const copy = specOf(digest)
      const found = copy.ok ? followingParts(copy.value) : []
      parts.set(digest, found)
      return found
    },
    mark(entry, parts, answer, earlier) {
      const name = JSON.stringify([entry.spec, entry.variant.id, answer, earlier])
      const known = name.length > longestName ? undefined : marks.get(name)
      if (known !== undefined) return known.mark
      const mark = variantOf(entry)?.mark(parts, answer, earlier)
      if (name.length <= longestName) marks.set(name, { mark })
      return mark
    },
  }
}

function followingParts({ problem }: SpecCopy): readonly FollowingPart[] {
  const ids = problem.parts.map(({ id }) => id)
  return problem.parts.flatMap(({ id, followThrough = '0' }, i): readonly FollowingPart[] =>
    compare(readRational(followThrough) ?? 0, 0) > 0 ? [{ part: id, earlier: ids.slice(0, i) }] : [],
  )
}
