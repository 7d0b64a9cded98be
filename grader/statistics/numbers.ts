// Exact numbers in text in, floats out; columns of floats that grow.
import { toFloat } from '../../src/math/exact/rational.ts'
import { points } from '../score.ts'

/** Texts that are remembered: credits and points of a course are few. */
const most = 4096
const known = new Map<string, number>()

/** The nearest float of an exact rational in text; a text that is none is a bug, since score lines are ours. */
export function floatOf(text: string): number {
  const found = known.get(text)
  if (found !== undefined) return found
  const value = toFloat(points(text))
  if (known.size < most) known.set(text, value)
  return value
}

/** Floats in the order in which they came. */
export interface Column {
  readonly length: number
  push(value: number): void
  at(index: number): number
  add(index: number, value: number): void
  /** A copy. */
  values(): Float64Array
}
export function column(): Column {
  let values = new Float64Array(64)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === values.length) {
        const grown = new Float64Array(2 * length)
        grown.set(values)
        values = grown
      }
      values[length] = value
      length += 1
    },
    at: (index) => values[index] ?? NaN,
    add(index, value) {
      values[index] = (values[index] ?? 0) + value
    },
    values: () => values.slice(0, length),
  }
}
