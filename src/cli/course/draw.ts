// One student's problems: the variants frozen earlier where they still stand, new ones else.
import { type Checked, type Diagnostic, failed, ok } from '../../diagnostic.ts'
import { keysId, type ManifestEntry, readKeys, type VariantKeys } from '../../manifest.ts'
import type { Posed } from '../../model.ts'
import { type DrawnVariant, drawVariant, rebuild } from '../../pipeline.ts'
import type { PlannedProblem } from './plan.ts'
import type { CourseSeed } from './seeds.ts'

/** A student as the roster, or the number of variants, has them. */
export interface Student {
  readonly student: string
  readonly name?: string
  /** 0-based, for pages without a roster: they take the shared variants in turn. */
  readonly turn?: number
}

export interface DealtProblem {
  readonly planned: PlannedProblem
  readonly variant: ManifestEntry['variant']
  readonly keys: VariantKeys
  /** Made when first asked for: only answer pages show it. */
  posed(): Checked<Posed>
  /** Whether the variant is another than before, or posed otherwise. */
  readonly isNew: boolean
}

export interface Dealer {
  deal(student: Student, before: ReadonlyMap<string, ManifestEntry>): Checked<readonly DealtProblem[]>
}
export interface DealerOptions {
  readonly seed: CourseSeed
  /** `--variants` with a roster. */
  readonly shared: number | undefined
  /** Problems to be drawn anew, and whether everything is to be posed anew. */
  readonly redraw: ReadonlySet<string>
  readonly poseAll: boolean
  /** Lines of an earlier keys.jsonl by `keysId`. */
  readonly earlierKeys: ReadonlyMap<string, string>
}

/** Shared variants are drawn once, as long as there are not too many of them. */
const mostRemembered = 1000

export function dealer(problems: readonly PlannedProblem[], options: DealerOptions): Dealer {
  const remembered = new Map<string, Checked<DrawnVariant>>()
  const draw = (planned: PlannedProblem, seed: number, isShared: boolean): Checked<DrawnVariant> => {
    const name = `${planned.problem.id} ${seed}`
    const drawn = remembered.get(name) ?? drawVariant(planned.problem, seed, planned.choices)
    if (isShared && remembered.size < mostRemembered) remembered.set(name, drawn)
    return drawn
  }
  const dealOne = (planned: PlannedProblem, student: Student, before: ManifestEntry | undefined): Checked<DealtProblem> => {
    const size = options.shared ?? planned.entry.variants
    const seed = seedOf(planned, student, size, options.seed)
    const stands =
      before !== undefined && before.spec === planned.spec && before.variant.seed === seed && !options.redraw.has(planned.problem.id)
    if (!stands) return dealt(planned, draw(planned, seed, size !== undefined))
    const stored = options.poseAll ? undefined : storedKeys(before, options.earlierKeys)
    if (stored === undefined) return dealt(planned, rebuild(planned.problem, before.variant, planned.choices))
    const posed = (): Checked<Posed> => withStoredKeys(rebuild(planned.problem, before.variant, planned.choices), stored)
    return ok({ planned, variant: before.variant, keys: stored, posed, isNew: false })
  }
  return {
    deal(student, before) {
      const errors: Diagnostic[] = []
      const warnings: Diagnostic[] = []
      const hand: DealtProblem[] = []
      for (const planned of problems) {
        const one = dealOne(planned, student, before.get(planned.problem.id))
        if (one.ok) {
          hand.push(one.value)
          warnings.push(...one.warnings)
        } else errors.push(...one.errors)
      }
      return errors.length > 0 ? failed(...errors) : ok(hand, warnings)
    },
  }
}

function seedOf({ problem }: PlannedProblem, { student, turn }: Student, size: number | undefined, seed: CourseSeed): number {
  if (size === undefined) return seed.variant(problem.id, student)
  return turn === undefined ? seed.shared(problem.id, student, size) : seed.member(problem.id, turn % size)
}

function dealt(planned: PlannedProblem, drawn: Checked<DrawnVariant>): Checked<DealtProblem> {
  if (!drawn.ok) return drawn
  const { variant, posed } = drawn.value
  const keys = { problem: planned.problem.id, variant: variant.id, spec: planned.spec, posed: posed.public, keys: posed.keys }
  return ok({ planned, variant, keys, posed: () => ok(posed), isNew: true }, drawn.warnings)
}

function storedKeys(entry: ManifestEntry, lines: ReadonlyMap<string, string>): VariantKeys | undefined {
  const line = lines.get(keysId({ problem: entry.problem, variant: entry.variant.id, spec: entry.spec }))
  const read = line === undefined ? undefined : readKeys(line, '')
  return read?.ok === true ? read.value[0] : undefined
}

/** What the student was given stays as it was given, whatever this version would make of it. */
const withStoredKeys = (rebuilt: Checked<DrawnVariant>, { posed, keys }: VariantKeys): Checked<Posed> =>
  rebuilt.ok ? ok({ public: posed, keys, solution: rebuilt.value.posed.solution }) : rebuilt
