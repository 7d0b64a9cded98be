// A generated folder's manifest and keys in; for each student, problem and part a place that gathers what was handed in.
import type { Checked } from '../src/diagnostic.ts'
import { keysId, type ManifestEntry, type Run, type RunProblem } from '../src/manifest.ts'
import { Recent } from '../src/math/judge/recent.ts'
import type { Interaction, Key } from '../src/model.ts'
import type { Handed } from './attempts.ts'
import { answerMemory, marker, type Marker } from './grade.ts'
import type { KeysIndex } from './keys.ts'
import { type Answer, markHead } from './marks.ts'
import type { KeptSpec, Revised } from './revisions.ts'
import { points } from './score.ts'
import type { Origin } from './submission/submission.ts'

/** One row that was handed in, marked. */
export interface Row extends Handed {
  readonly answer: Answer
  /** What was answered, where it is another variant than the student's own: an LMS may draw one for each attempt. */
  readonly other: ManifestEntry | undefined
  readonly at: string | undefined
  readonly origin: Origin
  readonly line: number
}

export interface PartWork {
  readonly part: string
  readonly interaction: Interaction
  readonly key: Key
  readonly marker: Marker
  /** Undefined: no limit. */
  readonly attempts: number | undefined
  readonly head: string
  readonly rows: Row[]
}
export interface ProblemWork {
  readonly entry: ManifestEntry
  readonly problem: RunProblem
  /** In the order of the page. Read with the variant's keys when first asked for. */
  parts(): Checked<ReadonlyMap<string, PartWork>>
  /** The same parts of another variant, to mark what was answered of it. */
  partsOf(other: ManifestEntry): Checked<ReadonlyMap<string, PosedPart>>
  /** The parts for which anything may have been handed in: none until `parts` is first asked for. */
  handed(): ReadonlyMap<string, PartWork>
  /** The same problem by keys before a revision that never lowers a score: rows are marked by these as well. Mostly none. */
  readonly before: readonly ProblemWork[]
}
export interface StudentWork {
  readonly student: string
  readonly page: string
  readonly token: string
  readonly active: boolean
  readonly problems: ReadonlyMap<string, ProblemWork>
}

/** Every student of the entries in their order, also those who were dropped since. */
export const gather = (run: Run, entries: Iterable<ManifestEntry>, keys: KeysIndex): Map<string, StudentWork> =>
  gatherer(run, keys)(entries)

/** Gathers some students after others; what was read of a variant is remembered. */
export function gatherer(
  run: Run,
  keys: KeysIndex,
  kept: Revised['kept'] = () => [],
): (entries: Iterable<ManifestEntry>) => Map<string, StudentWork> {
  const settings = new Map(run.problems.map((problem) => [problem.problem, problem]))
  const variants = new Variants(keys)
  return (entries) => {
    const students = new Map<string, StudentWork & { readonly problems: Map<string, ProblemWork> }>()
    for (const entry of entries) {
      const { student, page, token, status } = entry
      const work = students.get(student) ?? { student, page, token, active: status === 'active', problems: new Map<string, ProblemWork>() }
      students.set(student, work)
      const problem = settings.get(entry.problem)
      if (problem !== undefined) work.problems.set(entry.problem, problemWork(entry, problem, variants, kept(entry)))
    }
    return students
  }
}

function problemWork(entry: ManifestEntry, problem: RunProblem, variants: Variants, kept: readonly KeptSpec[]): ProblemWork {
  let parts: Checked<ReadonlyMap<string, PartWork>> | undefined
  const read = (): Checked<ReadonlyMap<string, PartWork>> => {
    const posed = variants.parts(entry)
    if (!posed.ok) return posed
    const works = [...posed.value.values()].map((part): PartWork => ({
      ...part,
      head: markHead(entry.student, entry.problem, part.part, entry.variant.id),
      rows: [],
    }))
    return { ...posed, value: new Map(works.map((work) => [work.part, work])) }
  }
  return {
    entry,
    problem,
    parts: () => (parts ??= read()),
    partsOf: (other) => variants.parts(other),
    handed: () => (parts?.ok === true ? parts.value : noParts),
    before: kept.map((before) => problemWork({ ...entry, spec: before.spec }, before.problem, variants, [])),
  }
}
const noParts: ReadonlyMap<string, PartWork> = new Map()

/** A part of a variant, whoever has it. */
export type PosedPart = Pick<PartWork, 'part' | 'interaction' | 'key' | 'marker' | 'attempts'>

/** Variants that are remembered; students who have one of them share its markers. */
const mostVariants = 2_000

class Variants {
  private readonly known = new Recent<Checked<ReadonlyMap<string, PosedPart>>>(mostVariants)
  private readonly memory = answerMemory()
  private readonly keys: KeysIndex
  constructor(keys: KeysIndex) {
    this.keys = keys
  }
  parts({ problem, spec, variant }: ManifestEntry): Checked<ReadonlyMap<string, PosedPart>> {
    const of = { problem, spec, variant: variant.id }
    const name = keysId(of)
    const parts = this.known.get(name) ?? this.read(of)
    this.known.set(name, parts)
    return parts
  }
  private read(of: { readonly problem: string; readonly spec: string; readonly variant: string }): Checked<ReadonlyMap<string, PosedPart>> {
    const found = this.keys.read(of)
    if (!found.ok) return found
    const { posed, keys } = found.value
    const keyOf = new Map(keys.map(({ part, key }) => [part, key]))
    const parts = posed.parts.flatMap(({ id, interaction, points: text, attempts = posed.attempts }): PosedPart[] => {
      const key = keyOf.get(id)
      return key === undefined
        ? []
        : [{ part: id, interaction, key, attempts, marker: marker({ interaction, key, of: points(text) }, this.memory) }]
    })
    return { ...found, value: new Map(parts.map((part) => [part.part, part])) }
  }
}
