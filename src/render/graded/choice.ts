// The options of a part after grading: what was chosen, what is right (once that may be told), and why.
import type { Interaction, OptionNote } from '../../model.ts'
import type { PageWordCode } from '../../words/pages-en.ts'
import { fillTemplate } from '../templates.ts'
import type { Typesetter } from '../typesetter.ts'
import type { GivenAnswer } from './given-answer.ts'
import { icon, type IconName } from './icons.ts'
import { type Reasons, whyOf } from './reasons.ts'

type Choice = Extract<Interaction, { readonly type: 'choice' }>

/** What a choice is shown with. `notes` are the key's and `reasons` the solution's: given only once they are released. */
export interface GradedChoice {
  readonly interaction: Choice
  readonly answer: GivenAnswer
  /** Credit `1`: every option chosen is right. `0`: the one chosen is wrong. */
  readonly credit: string | undefined
  readonly notes?: readonly OptionNote[]
  readonly reasons?: Reasons
  /** Whether what is said of the option chosen stands under the answer anyway. */
  readonly said: boolean
}

export function gradedChoiceToHtml(choice: GradedChoice, name: string, setter: Typesetter): string {
  const { interaction, answer, credit, notes, reasons, said } = choice
  const { words } = setter
  const chosen = answer.type === 'options' ? answer.chosen : new Set<string>()
  const noneChosen = interaction.multiple && answer.type === 'options' && chosen.size === 0
  const noneRight = notes?.every((note) => !note.right)
  const options = interaction.options.map((option) => {
    const note = notes?.find(({ id }) => id === option.id)
    const told = tell(interaction.multiple, chosen.has(option.id), note?.right, credit, answer.type === 'options')
    const why = whyOf(note, reasons)
    return {
      ...view(chosen.has(option.id), told),
      html: setter.inline(option.text),
      says: note?.says === undefined || (said && chosen.has(option.id)) ? undefined : setter.inline(note.says),
      why: why === undefined ? undefined : setter.inline(why),
    }
  })
  const none = interaction.multiple
    ? [{ ...view(noneChosen, tell(true, noneChosen, noneRight, credit, noneChosen)), html: words['page/none-of-these'], none: true }]
    : []
  return fillTemplate('graded/choice', words, {
    name,
    multiple: interaction.multiple,
    options: [...options, ...none.filter(() => noneChosen || noneRight === true)],
  })

  function view(isChosen: boolean, told: Told | undefined): { chosen: boolean; icon: string; state: string; told?: string } {
    return {
      chosen: isChosen,
      icon: told === undefined ? '' : icon(told.icon, words),
      state: told?.icon ?? 'unmarked',
      ...(told && { told: words[told.word] }),
    }
  }
}

interface Told {
  readonly icon: IconName
  readonly word: PageWordCode
}

/** What is said of one option. Without the key only what follows from the mark itself. */
function tell(
  multiple: boolean,
  chosen: boolean,
  right: boolean | undefined,
  credit: string | undefined,
  answered: boolean,
): Told | undefined {
  if (right === undefined) {
    if (!chosen || credit === undefined) return undefined
    if (credit === '1') return { icon: 'right', word: 'mark/option-right' }
    return multiple || credit !== '0' ? undefined : { icon: 'wrong', word: 'mark/option-wrong' }
  }
  if (chosen)
    return right
      ? { icon: 'right', word: 'mark/option-right' }
      : { icon: 'wrong', word: multiple ? 'mark/option-spurious' : 'mark/option-wrong' }
  if (right) return multiple && answered ? { icon: 'wrong', word: 'mark/option-missed' } : { icon: 'key', word: 'mark/option-key' }
  return multiple && answered ? { icon: 'right', word: 'mark/option-left-out' } : undefined
}
