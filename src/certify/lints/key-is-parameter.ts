// Keys that are one of the numbers given: whoever copies it is right.
import { type Diagnostic, warning } from '../../diagnostic.ts'
import type { Key, Problem, ValueJson } from '../../model.ts'
import type { Look, Observer } from '../look.ts'

/** From which share of the variants on, and of how many at least. */
const nearlyAll = 0.95
const fewest = 10

/** Once for each part, at its key: it is the same drawn number in nearly every variant. */
export function keyIsParameter(problem: Problem): Observer {
  let looked = 0
  let weight = 0
  const hits = new Map<string, Map<string, number>>()
  return {
    look({ drawn, weight: own }: Look) {
      looked += 1
      weight += own
      const numbers = drawn.variant.draws.flatMap(({ path, value }) => numbersIn(path, value))
      for (const { part, key } of drawn.posed.keys) {
        const value = valueOf(key)
        if (value === undefined) continue
        const counts = hits.get(part) ?? new Map<string, number>()
        hits.set(part, counts)
        for (const { path, value: other } of numbers) if (other === value) counts.set(path, (counts.get(path) ?? 0) + own)
      }
    },
    found: () => (looked < fewest ? [] : problem.parts.flatMap((part) => told(part, hits.get(part.id), weight))),
  }
}

/** Of a number or a choice among numbers, as it is written in JSON: rationals alone. */
function valueOf(key: Key): string | undefined {
  const value = key.kind === 'number' || key.kind === 'single-choice' ? key.value : undefined
  return value === undefined ? undefined : numberText(value)
}
const numberText = (value: ValueJson): string | undefined =>
  typeof value === 'number' || (typeof value === 'string' && /^[-\d]/.test(value)) ? String(value) : undefined

function numbersIn(path: string, value: ValueJson): readonly { readonly path: string; readonly value: string }[] {
  if (Array.isArray(value)) return value.flatMap((item: ValueJson, i) => numbersIn(`${path}[${i + 1}]`, item))
  const text = numberText(value)
  return text === undefined ? [] : [{ path, value: text }]
}

function told(part: Problem['parts'][number], counts: ReadonlyMap<string, number> | undefined, all: number): readonly Diagnostic[] {
  const [most] = [...(counts ?? [])].sort(([, a], [, b]) => b - a)
  if (most === undefined || most[1] < nearlyAll * all) return []
  const [path, count] = most
  const name = path.replace(/^parameters\./, '')
  const share = count >= all * (1 - 1e-9) ? 'in all variants' : `in ${Math.floor((100 * count) / all)} % of the variants`
  return [
    warning(
      'lint/key-is-parameter',
      `the key is the drawn number “${name}” ${share}: it need only be copied`,
      'key' in part ? part.key.at : part.at,
      'draw from values for which the answer differs: `require: [key != …]`',
    ),
  ]
}
