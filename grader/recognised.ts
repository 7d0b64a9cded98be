// Marks that count in, how often each mistake and each other reading was recognised in them out, part by part.
import type { Mark } from '../src/model.ts'
import type { NamedCount, PartRecognised } from '../src/render/pages.ts'

export interface Recognised {
  /** The mark that counts; undefined where there is none. */
  add(part: string, mark: Mark | undefined): void
  /** Parts in which anything was recognised. */
  parts(): readonly PartRecognised[]
}
interface Counts {
  graded: number
  readonly mistakes: Map<string, number>
  readonly readings: Map<string, number>
}

/** Counts of the parts named, in their order. */
export function recognised(parts: readonly string[]): Recognised {
  const byPart = new Map(parts.map((part): [string, Counts] => [part, { graded: 0, mistakes: new Map(), readings: new Map() }]))
  return {
    add(part, mark) {
      const counts = byPart.get(part)
      if (counts === undefined || mark?.status !== 'graded') return
      counts.graded += 1
      for (const name of mistakesIn(mark)) counts.mistakes.set(name, (counts.mistakes.get(name) ?? 0) + 1)
      if (mark.reading !== undefined) counts.readings.set(mark.reading, (counts.readings.get(mark.reading) ?? 0) + 1)
    },
    parts: () =>
      [...byPart]
        .map(([part, { graded, mistakes, readings }]) => ({ part, graded, mistakes: inOrder(mistakes), readings: inOrder(readings) }))
        .filter(({ mistakes, readings }) => mistakes.length > 0 || readings.length > 0),
  }
}

/** Each once: a student who makes a mistake in three cells has made it. */
const mistakesIn = ({ mistake, items = [] }: Extract<Mark, { readonly status: 'graded' }>): ReadonlySet<string> =>
  new Set([mistake, ...items.map((item) => item.mistake)].filter((name) => name !== undefined))

const inOrder = (counts: ReadonlyMap<string, number>): readonly NamedCount[] =>
  [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
