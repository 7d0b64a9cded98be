// The grader tried on the answers whose marks are known: the key, each mistake, nothing, what cannot be read.
import { askedIn } from '../kinds/asked-in.ts'
import { gradePart, samplesOf } from '../kinds/index.ts'
import type { Mark } from '../model.ts'
import type { Look } from './look.ts'

/** Hands in every sample of a variant. A mark that is not the one promised is a bug of this program: it throws. */
export function tryMarks({ drawn: { posed, variant } }: Look): void {
  for (const [part, { key, interaction }] of askedIn(posed))
    for (const { raw, mark } of samplesOf(interaction, key)) {
      const given = gradePart(interaction, key, raw)
      if (!meets(given, mark))
        throw new Error(
          `${variant.problem}, part ${part}: ${JSON.stringify(raw)} is marked ${JSON.stringify(given)}, promised was ${JSON.stringify(mark)} (${JSON.stringify(variant.draws)})`,
        )
    }
}

/** A promise names what matters: a mark may say more. */
const meets = (given: Mark, promised: Mark): boolean => {
  const said = new Map<string, unknown>(Object.entries(given))
  return Object.entries(promised).every(([field, value]) => JSON.stringify(said.get(field)) === JSON.stringify(value))
}
