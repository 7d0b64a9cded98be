// A part as it was marked in, the signs at its controls out: cells that are right or wrong, options as far as the mark
// itself tells it. Never more than a graded page tells before its solution is released.
import type { PosedPart } from '../model.ts'
import type { GradedPart } from '../render/pages.ts'
import type { PageWordCode } from '../words/pages-en.ts'

export interface ControlMark {
  /** Of a cell, or of an option. */
  readonly control: string
  readonly state: 'right' | 'wrong' | 'partial'
  readonly word: PageWordCode
}

export function gridMarks({ items = [] }: GradedPart): readonly ControlMark[] {
  return items.flatMap((item): readonly ControlMark[] => {
    const status = item.close ? 'close' : item.follows ? 'follows' : item.status
    if (status === 'blank') return []
    return [{ control: item.id, state: status === 'right' || status === 'wrong' ? status : 'partial', word: `mark/cell-${status}` }]
  })
}

/** Options that were chosen: all are right where nothing was lost, and the one that was chosen is wrong where nothing was earned. */
export function choiceMarks({ interaction, scheme }: PosedPart, { mark, response }: GradedPart): readonly ControlMark[] {
  if (interaction.type !== 'choice' || mark.status !== 'graded' || mark.followed === true || response === undefined) return []
  const chosen = typeof response === 'string' ? [response] : response instanceof Array ? response : []
  // under `weights` a wrong option may cost nothing
  if (mark.credit === '1' && scheme !== 'weights')
    return chosen.map((control) => ({ control, state: 'right', word: 'mark/option-right' }) as const)
  return mark.credit === '0' && !interaction.multiple
    ? chosen.map((control) => ({ control, state: 'wrong', word: 'mark/option-wrong' }) as const)
    : []
}
