// The worked solution of a frozen variant, made again from the spec that was kept when it was generated.
import { type Checked, type Diagnostic, failed, ok, warning } from '../src/diagnostic.ts'
import type { ManifestEntry, RunProblem, SpecCopy, VariantKeys } from '../src/manifest.ts'
import type { PoseOptions } from '../src/kinds/pose.ts'
import type { RichText } from '../src/model.ts'
import { rebuild } from '../src/pipeline.ts'

export interface Solutions {
  /** Empty, with a warning, where this engine no longer derives the key that the student was marked by. */
  of(entry: ManifestEntry, problem: RunProblem, keys: VariantKeys): Checked<RichText>
}

/** Variants that are shared by many students are solved once, as long as there are not too many of them. */
const mostRemembered = 500

export function solutions(language: string, specOf: (digest: string) => Checked<SpecCopy>): Solutions {
  const remembered = new Map<string, Checked<RichText>>()
  const solve = (entry: ManifestEntry, problem: RunProblem, keys: VariantKeys): Checked<RichText> => {
    const copy = specOf(entry.spec)
    if (!copy.ok) return copy
    const built = rebuild(copy.value.problem, entry.variant, choicesFor(language, problem.asked))
    if (!built.ok) return failed(...built.errors)
    const same = JSON.stringify(built.value.posed.keys) === JSON.stringify(keys.keys)
    return same ? ok(built.value.posed.solution) : ok([], [changed(entry)])
  }
  return {
    of(entry, problem, keys) {
      const name = `${entry.variant.id} ${entry.spec}`
      const solution = remembered.get(name) ?? solve(entry, problem, keys)
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(name, solution)
      return solution
    },
  }
}

/** What the course decided about a problem when it was generated, to pose a variant of it once more. */
const choicesFor = (language: string, { points, attempts, scheme }: RunProblem['asked']): PoseOptions => ({
  language,
  ...(points !== undefined && { points }),
  ...(attempts !== undefined && { attempts }),
  ...(scheme !== undefined && { scheme }),
})

const changed = ({ problem, engine }: ManifestEntry): Diagnostic =>
  warning(
    'manifest/changed',
    `this version derives another key of “${problem}” than version ${engine}, which generated it: marks keep to the stored key, pages show no worked solution`,
    undefined,
    `Grade with version ${engine}`,
  )
