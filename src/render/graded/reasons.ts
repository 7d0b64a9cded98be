// A worked solution taken apart: why each option is right or wrong goes to its option, the rest stays a solution.
import type { OptionNote, RichText, StepGroup } from '../../model.ts'

/** Of one part: why, by the id of the claim or the name that an option stands for. */
export type Reasons = ReadonlyMap<string, RichText>

export interface Parted {
  /** By part. */
  readonly reasons: ReadonlyMap<string, Reasons>
  /** What is left; empty where it was reasons alone. */
  readonly rest: RichText
}

export function partReasons(solution: RichText): Parted {
  const reasons = new Map<string, Reasons>()
  const rest = solution.flatMap((segment): RichText => {
    if (segment.type !== 'steps') return [segment]
    const groups = segment.groups.filter((group) => !isReasons(group, reasons))
    return groups.length === 0 ? [] : [{ type: 'steps', groups }]
  })
  return { reasons, rest }
}

function isReasons({ reasons }: StepGroup, found: Map<string, Reasons>): boolean {
  if (reasons !== undefined) found.set(reasons.part, new Map(reasons.of.map(({ option, why }) => [option, why])))
  return reasons !== undefined
}

/** Why this option is right or wrong; undefined where nothing is said of it. */
export function whyOf(note: OptionNote | undefined, reasons: Reasons | undefined): RichText | undefined {
  const name = note?.claim ?? (typeof note?.value === 'string' ? note.value : undefined)
  return name === undefined ? undefined : reasons?.get(name)
}
