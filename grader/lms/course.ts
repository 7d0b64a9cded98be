// A generated folder in, what the readers of an LMS's reports need to know of it out.
import type { ManifestEntry } from '../../src/manifest.ts'
import type { CourseFolder } from '../course-folder.ts'
import type { LmsContext, PosedVariant } from './context.ts'
import { instantsIn } from './zone.ts'

/** `entries` are those of the manifest, `zone` that of the LMS's clock times, known to `isZone`. */
export function lmsContext(
  { run, roster, keys }: Pick<CourseFolder, 'run' | 'roster' | 'keys'>,
  entries: Iterable<Pick<ManifestEntry, 'problem' | 'variant' | 'spec'>>,
  zone: string | undefined,
): LmsContext {
  const places = new Map<string, { readonly problem: string; readonly variant: string; readonly spec: string }>()
  for (const { problem, variant, spec } of entries)
    if (!places.has(variant.id)) places.set(variant.id, { problem, variant: variant.id, spec })
  const known = new Map<string, PosedVariant | undefined>()
  const read = (id: string): PosedVariant | undefined => {
    const place = places.get(id)
    const found = place === undefined ? undefined : keys.read(place)
    return found?.ok === true ? { problem: found.value.problem, parts: found.value.posed.parts } : undefined
  }
  return {
    roster: run.options.roster ? roster : undefined,
    problems: run.problems,
    variant(id) {
      // ids in a report are whatever somebody wrote there: those that are none are not kept
      if (!known.has(id) && places.has(id)) known.set(id, read(id))
      return known.get(id)
    },
    instant: zone === undefined ? undefined : instantsIn(zone),
  }
}
