// A generated folder's manifest and keys in; for each student, problem and part a place that gathers what was handed in.
import type { Checked } from '../src/diagnostic.ts'
import type { ManifestEntry, Run, RunProblem } from '../src/manifest.ts'
import type { Interaction } from '../src/model.ts'
import type { Handed } from './attempts.ts'
import { marker, type Marker } from './grade.ts'
import type { KeysIndex } from './keys.ts'
import { type Answer, markHead } from './marks.ts'
import { points } from './score.ts'
import type { Origin } from './submission/submission.ts'

/** One row that was handed in, marked. */
export interface Row extends Handed {
  readonly answer: Answer
  readonly at: string | undefined
  readonly origin: Origin
  readonly line: number
}

export interface PartWork {
  readonly part: string
  readonly interaction: Interaction
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
  /** The parts for which anything may have been handed in: none until `parts` is first asked for. */
  handed(): ReadonlyMap<string, PartWork>
}
export interface StudentWork {
  readonly student: string
  readonly page: string
  readonly token: string
  readonly active: boolean
  readonly problems: ReadonlyMap<string, ProblemWork>
}

/** Every student of the manifest in its order, also those who were dropped since. */
export function gather(run: Run, manifest: readonly ManifestEntry[], keys: KeysIndex): ReadonlyMap<string, StudentWork> {
  const settings = new Map(run.problems.map((problem) => [problem.problem, problem]))
  const students = new Map<string, StudentWork & { readonly problems: Map<string, ProblemWork> }>()
  const variants = new Variants(keys)
  for (const entry of manifest) {
    const { student, page, token, status } = entry
    const work = students.get(student) ?? { student, page, token, active: status === 'active', problems: new Map<string, ProblemWork>() }
    students.set(student, work)
    const problem = settings.get(entry.problem)
    if (problem !== undefined) work.problems.set(entry.problem, problemWork(entry, problem, variants))
  }
  return students
}

function problemWork(entry: ManifestEntry, problem: RunProblem, variants: Variants): ProblemWork {
  let parts: Checked<ReadonlyMap<string, PartWork>> | undefined
  const read = (): Checked<ReadonlyMap<string, PartWork>> => {
    const posed = variants.parts(entry)
    if (!posed.ok) return posed
    const works = posed.value.map(({ part, ...rest }): PartWork => ({
      part,
      ...rest,
      head: markHead(entry.student, entry.problem, part, entry.variant.id),
      rows: [],
    }))
    return { ...posed, value: new Map(works.map((work) => [work.part, work])) }
  }
  return {
    entry,
    problem,
    parts: () => (parts ??= read()),
    handed: () => (parts?.ok === true ? parts.value : new Map<string, PartWork>()),
  }
}

type PosedPart = Pick<PartWork, 'part' | 'interaction' | 'marker' | 'attempts'>

/** The markers of each variant, shared by all students who have it. */
class Variants {
  private readonly known = new Map<string, Checked<readonly PosedPart[]>>()
  private readonly keys: KeysIndex
  constructor(keys: KeysIndex) {
    this.keys = keys
  }
  parts({ problem, spec, variant }: ManifestEntry): Checked<readonly PosedPart[]> {
    const name = `${variant.id} ${spec}`
    const parts = this.known.get(name) ?? this.read({ problem, spec, variant: variant.id })
    this.known.set(name, parts)
    return parts
  }
  private read(of: { readonly problem: string; readonly spec: string; readonly variant: string }): Checked<readonly PosedPart[]> {
    const found = this.keys.read(of)
    if (!found.ok) return found
    const { posed, keys } = found.value
    const keyOf = new Map(keys.map(({ part, key }) => [part, key]))
    const parts = posed.parts.flatMap(({ id, interaction, points: text, attempts = posed.attempts }): PosedPart[] => {
      const key = keyOf.get(id)
      return key === undefined ? [] : [{ part: id, interaction, attempts, marker: marker({ interaction, key, of: points(text) }) }]
    })
    return { ...found, value: parts }
  }
}
