// The course by the keys before and by those after in; in how many variants each part has another key, with examples, and
// what else decides its marks, out.
import type { CourseFolder } from '../../../grader/course-folder.ts'
import { askedIn } from '../../kinds/asked-in.ts'
import type { ManifestEntry, VariantKeys } from '../../manifest.ts'
import type { Posed } from '../../model.ts'
import { keyText } from '../diff/key-text.ts'
import { sameKey } from '../diff/same-key.ts'
import { settingsDiff } from '../diff/settings.ts'
import type { SettingDiff } from '../diff/types.ts'

export interface RevisedProblem {
  readonly problem: string
  /** Digests of the spec that most variants are marked by. */
  readonly before: string
  readonly after: string
  readonly variants: number
  readonly keys: readonly KeyChange[]
  /** Points, attempts, scheme, precision … */
  readonly settings: readonly SettingDiff[]
}
export interface KeyChange {
  readonly part: string
  /** Of the problem's variants. */
  readonly changed: number
  readonly examples: readonly { readonly variant: string; readonly old: string; readonly new: string }[]
}

const mostExamples = 3

/** In the order of the set: the problems of which a variant is marked by another spec. */
export function revisedProblems(before: CourseFolder, after: CourseFolder): readonly RevisedProblem[] {
  const tallies = new Map<string, ProblemTally>()
  for (const [index, entry] of before.manifest.entries()) {
    const now = after.manifest[index]
    if (now === undefined || now.spec === entry.spec) continue
    const tally = tallies.get(entry.problem) ?? new ProblemTally(entry, now)
    tallies.set(entry.problem, tally)
    if (!tally.isNew(entry)) continue
    const [old, young] = [keysOf(before, entry), keysOf(after, now)]
    if (old !== undefined && young !== undefined) tally.look(old, young)
  }
  return before.run.problems.flatMap(({ problem }) => tallies.get(problem)?.found() ?? [])
}

function keysOf({ keys }: CourseFolder, { problem, variant, spec }: ManifestEntry): VariantKeys | undefined {
  const read = keys.read({ problem, variant: variant.id, spec })
  return read.ok ? read.value : undefined
}

/** Worked solutions are not compared. */
const asPosed = ({ posed, keys }: VariantKeys): Posed => ({ public: posed, keys, solution: [] })

class ProblemTally {
  private readonly entry: ManifestEntry
  private readonly now: ManifestEntry
  private readonly seen = new Set<string>()
  private readonly keys = new Map<string, KeyChange>()
  private readonly settings = new Map<string, SettingDiff>()

  constructor(entry: ManifestEntry, now: ManifestEntry) {
    this.entry = entry
    this.now = now
  }
  /** Variants are shared by students: each is looked at once. */
  isNew({ variant, spec }: ManifestEntry): boolean {
    const size = this.seen.size
    return this.seen.add(`${variant.id} ${spec}`).size > size
  }
  look(old: VariantKeys, young: VariantKeys): void {
    const [was, is] = [asPosed(old), asPosed(young)]
    for (const setting of settingsDiff(was, is)) this.settings.set(JSON.stringify(setting), setting)
    const now = askedIn(is)
    for (const [part, asked] of askedIn(was)) {
      const other = now.get(part)
      if (other === undefined || sameKey(asked, other)) continue
      const { changed, examples } = this.keys.get(part) ?? { changed: 0, examples: [] }
      const example =
        examples.length < mostExamples
          ? [{ variant: old.variant, old: keyText(asked.key, asked.interaction), new: keyText(other.key, other.interaction) }]
          : []
      this.keys.set(part, { part, changed: changed + 1, examples: [...examples, ...example] })
    }
  }
  found(): RevisedProblem {
    const { problem, spec: before } = this.entry
    const { spec: after } = this.now
    return { problem, before, after, variants: this.seen.size, keys: [...this.keys.values()], settings: [...this.settings.values()] }
  }
}
