// Golden files: cells run by others. onnx.json is an independent runtime's (float32), float64.json a second program's,
// published.json what was printed elsewhere. `given` is what `quizwright cell NAME --given FILE.json` takes.
import { readFileSync } from 'node:fs'
import { root } from '../support/files.ts'

/** A number, a list of them, and so on; null where it is not known. */
export type Numbers = number | null | readonly Numbers[]
export interface Golden {
  readonly name: string
  readonly cell: string
  readonly given: object
  /** Quantity → its value after each step. */
  readonly expected: Readonly<Record<string, readonly Numbers[]>>
  /** Greatest absolute difference. */
  readonly tolerance: number
}

export const goldenFiles = ['onnx', 'float64', 'published'] as const

export function goldenOf(file: (typeof goldenFiles)[number]): readonly Golden[] {
  const { cases }: { cases: readonly Golden[] } = JSON.parse(readFileSync(root(`tests/oracle/${file}.json`), 'utf8'))
  return cases
}

/** Where two nested lists of numbers differ by more than the tolerance, or in shape: each place as `h[2][1]: found …, expected …`. */
export function differences(place: string, found: unknown, expected: Numbers, tolerance: number): string[] {
  if (expected === null) return []
  if (typeof expected === 'number')
    return typeof found === 'number' && Math.abs(found - expected) <= tolerance
      ? []
      : [`${place}: found ${JSON.stringify(found)}, expected ${expected} ± ${tolerance}`]
  if (!Array.isArray(found) || found.length !== expected.length)
    return [`${place}: found ${JSON.stringify(found)}, expected ${expected.length} entries`]
  return expected.flatMap((entry, i) => differences(`${place}[${i + 1}]`, found[i], entry, tolerance))
}
