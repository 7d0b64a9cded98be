// A graded answer and its key in, what a keeper is told of it out: how it was asked, and what is right, in the words of an LMS.
import { boundsOf } from '../export/bounds.ts'
import type { Key, PosedPart } from '../model.ts'
import type { GradedAnswer } from './keeper.ts'
import type { Turn } from './turn.ts'

type Handed = Pick<GradedAnswer, 'problem' | 'response' | 'credit' | 'attempt' | 'at' | 'latency'>

/** Undefined where the part has no key. */
export function toldOf({ posed, keys }: Turn, { id, points }: PosedPart, handed: Handed): GradedAnswer | undefined {
  const key = keys.find(({ part }) => part === id)?.key
  return key && { ...handed, variant: posed.variant, part: id, points, interaction: interactionOf(key), right: rightOf(key) }
}

function interactionOf({ kind }: Key): GradedAnswer['interaction'] {
  switch (kind) {
    case 'single-choice':
    case 'multi-select':
    case 'number':
      return kind
    case 'vector':
    case 'table':
      return 'grid'
    case 'expression':
      return 'formula'
    default:
      return kind satisfies never
  }
}

/** Undefined where a standard has no pattern for it. */
function rightOf(key: Key): GradedAnswer['right'] {
  switch (key.kind) {
    case 'single-choice':
      return { type: 'options', ids: [key.option] }
    case 'multi-select':
      return { type: 'options', ids: key.right }
    case 'number': {
      const bounds = boundsOf(key)
      return bounds && { type: 'bounds', low: bounds.low, high: bounds.high }
    }
    case 'vector':
    case 'table':
    case 'expression':
      return undefined
    default:
      return key satisfies never
  }
}
