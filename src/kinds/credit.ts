// Credit as an exact rational text, by the scheme of a question.
import { rational, toText } from '../math/exact/rational.ts'
import type { ItemMark, Mark, Scheme } from '../model.ts'

/** Nothing of the credit, or all of it. */
export const wrong = { status: 'graded', credit: '0' } as const satisfies Mark
export const right = { status: 'graded', credit: '1' } as const satisfies Mark

/**
 * Credit of options or cells each judged right or wrong. Each-answer is the rule that edX calls EDC, without its rounding:
 * for options (right ones selected + wrong ones left out)/n.
 */
export function creditOf(items: readonly ItemMark[], scheme: Scheme): string {
  const good = items.filter(({ status }) => status === 'right').length
  if (good === items.length) return '1'
  return scheme === 'each-answer' ? toText(rational(BigInt(good), BigInt(items.length))) : '0'
}
