// One problem as two specs have it, seed by seed: draws, pages, keys, and the marks of work on the old variants.
import type { Checked, Diagnostic } from '../../diagnostic.ts'
import type { PoseOptions } from '../../kinds/pose.ts'
import { askedIn } from '../../kinds/asked-in.ts'
import type { Posed, Problem, Variant } from '../../model.ts'
import { type DrawnVariant, drawVariant, rebuild } from '../../pipeline.ts'
import { drawsOf } from '../../solve/solve.ts'
import { withText } from '../../variant/with-text.ts'
import { DrawsTally, mostExamples } from './draws.ts'
import { MarksTally } from './marks.ts'
import { PagesTally } from './pages.ts'
import { sameKey } from './same-key.ts'
import { settingsDiff } from './settings.ts'
import type { KeyDiff, VariantsDiff } from './types.ts'
import { keyText } from './key-text.ts'

/** A problem as one side has it. */
export interface Spec {
  readonly problem: Problem
  readonly options: PoseOptions
}
export interface Compared {
  readonly variants: VariantsDiff
  /** Why one of the sides draws no variant. */
  readonly errors: readonly Diagnostic[]
}

/** Compares the variants of the seeds 0 … `count` − 1. A side that fails once is not drawn any further. */
export function compareVariants(before: Spec, after: Spec, count: number): Compared {
  const tally = new Tally(before, after)
  const errors: Diagnostic[] = []
  let isDrawn = true
  for (let seed = 0; seed < count; seed++) {
    const old = drawVariant(before.problem, seed, before.options)
    const young = isDrawn ? drawVariant(after.problem, seed, after.options) : undefined
    if (young?.ok === false) {
      isDrawn = false
      errors.push(...young.errors)
    }
    if (!old.ok) {
      errors.push(...old.errors)
      break
    }
    tally.look(seed, old.value, young?.ok === true ? young.value : undefined)
  }
  return { variants: tally.found(), errors }
}

class Tally {
  private readonly before: Spec
  private readonly after: Spec
  private readonly draws = new DrawsTally()
  private readonly pages = new PagesTally()
  private readonly marks = new MarksTally()
  private readonly keys = new Map<string, KeyDiff>()
  private settings: VariantsDiff['settings'] | undefined
  private seeds = 0

  constructor(before: Spec, after: Spec) {
    this.before = before
    this.after = after
  }

  look(seed: number, old: DrawnVariant, young: DrawnVariant | undefined): void {
    const oldText = (): string => valuesOf(this.before.problem, old.variant)
    if (young !== undefined) {
      this.seeds++
      const moved = this.draws.look(seed, old.variant, young.variant, (side) =>
        side === 'old' ? oldText() : valuesOf(this.after.problem, young.variant),
      )
      this.pages.look(old.posed, young.posed, moved)
      if (!moved) this.lookAtKeys(seed, old.posed, young.posed, () => valuesOf(this.after.problem, young.variant))
      this.settings ??= settingsDiff(old.posed, young.posed)
    }
    const frozen: Checked<DrawnVariant> = rebuild(this.after.problem, old.variant, this.after.options)
    if (frozen.ok) this.settings ??= settingsDiff(old.posed, frozen.value.posed)
    this.marks.look(seed, old, frozen, oldText)
  }

  private lookAtKeys(seed: number, old: Posed, young: Posed, text: () => string): void {
    const now = askedIn(young)
    for (const [part, was] of askedIn(old)) {
      const is = now.get(part)
      if (is === undefined || sameKey(was, is)) continue
      const known = this.keys.get(part) ?? { part, changed: 0, examples: [] }
      const example =
        known.examples.length < mostExamples
          ? [{ seed, with: text(), old: keyText(was.key, was.interaction), new: keyText(is.key, is.interaction) }]
          : []
      this.keys.set(part, { part, changed: known.changed + 1, examples: [...known.examples, ...example] })
    }
  }

  found(): VariantsDiff {
    const { seeds, settings = [] } = this
    const [draws, pages, marks] = [this.draws.found(), this.pages.found(), this.marks.found()]
    return { seeds, draws, pages, keys: [...this.keys.values()], settings, marks }
  }
}

/** A variant as `quizwright variant ID --with …` takes it. */
const valuesOf = (problem: Problem, variant: Variant): string => withText(problem, drawsOf(problem, variant))

/** Whether a student sees or gets anything else. */
export const isNoticed = ({ draws, pages, keys, settings, marks }: VariantsDiff): boolean =>
  draws.moved + pages.changed + pages.aspects.length + keys.length + settings.length + marks.changed + marks.incompatible.length > 0
