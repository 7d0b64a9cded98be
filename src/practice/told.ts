// A key in, what a keeper is told of it out: how it was asked, and what is right, in the words of an LMS.
import { boundsOf } from '../export/bounds.ts'
import type { Key } from '../model.ts'
import type { GradedAnswer } from './keeper.ts'

export function interactionOf({ kind }: Key): GradedAnswer['interaction'] {
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
export function rightOf(key: Key): GradedAnswer['right'] {
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
