// What a draw speaks of.
import type { Draw, Sourced } from '../model.ts'

/** The expressions of a draw. */
export function drawExpressions(draw: Draw): readonly Sourced[] {
  const common = [...draw.size, ...draw.except]
  switch (draw.type) {
    case 'integer':
      return [draw.low, draw.high, ...common]
    case 'number':
      return [draw.low, draw.high, draw.step, ...common]
    case 'choice':
      return [...draw.from, ...common]
    case 'words':
      return common
    case 'permutation':
      return [...draw.of, ...common]
    default:
      return draw satisfies never
  }
}
