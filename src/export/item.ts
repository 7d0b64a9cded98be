// One variant of one problem, with all that a target may need of it. Exports see the key: what is secret in a page is what
// an LMS grades by.
import type { Interaction, Key, Posed, PosedProblem, RichText } from '../model.ts'

export interface ExportItem {
  readonly posed: PosedProblem
  readonly parts: readonly ExportPart[]
  readonly solution: RichText
}
export interface ExportPart {
  readonly id: string
  readonly text: RichText
  readonly points: string
  readonly attempts?: number
  readonly interaction: Interaction
  readonly key: Key
  /** Answers that follow from the student's own earlier ones are credited here. */
  readonly followThrough?: true
}

/** `following` names the parts in which answers that follow are credited. */
export function exportItem({ public: posed, keys, solution }: Posed, following: ReadonlySet<string> = new Set()): ExportItem {
  const keyOf = new Map(keys.map(({ part, key }) => [part, key]))
  const parts = posed.parts.flatMap((part): ExportPart[] => {
    const key = keyOf.get(part.id)
    return key === undefined ? [] : [{ ...part, key, ...(following.has(part.id) && { followThrough: true }) }]
  })
  return { posed, parts, solution }
}
