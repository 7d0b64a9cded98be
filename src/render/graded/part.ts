// One part after grading: the student's own answer in its place, the mark, and what is said of it.
import type { Key, OptionNote, PosedPart } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import { withMinus } from '../escape.ts'
import type { GradedPart } from '../pages.ts'
import { readingOf } from '../student/reading.ts'
import { fillTemplate } from '../templates.ts'
import type { Typesetter } from '../typesetter.ts'
import { gradedChoiceToHtml } from './choice.ts'
import { feedbackToHtml, stateOf } from './feedback.ts'
import { gradedFormulaToHtml } from './formula.ts'
import { type GivenAnswer, givenAnswer } from './given-answer.ts'
import { gradedGridToHtml } from './grid.ts'
import { icon } from './icons.ts'
import type { Reasons } from './reasons.ts'
import { rulesToHtml } from './rules.ts'
import { keyToHtml } from './values.ts'

/** What gives the answer away: there only once it is released. */
export interface ReleasedPart {
  readonly key: Key | undefined
  readonly reasons: Reasons | undefined
}

export function gradedPartToHtml(
  part: PosedPart,
  graded: GradedPart,
  released: ReleasedPart | undefined,
  name: string,
  setter: Typesetter,
): string {
  const answer = givenAnswer(part.interaction, graded.response)
  return (
    answerToHtml(part, graded, released, answer, name, setter) +
    feedbackToHtml(part, graded, answer, setter) +
    rulesToHtml(graded.rules ?? [], setter.words)
  )
}

/** The notes of a choice's options: of several, right are those of the reading that the answer was marked by. */
function notesOf(key: Key | undefined, mark: GradedPart['mark']): readonly OptionNote[] | undefined {
  if (key?.kind === 'single-choice') return key.options
  const reading = mark.status === 'graded' ? mark.reading : undefined
  const by = key?.accepted?.find(({ name }) => name === reading)?.key ?? key
  return by?.kind === 'multi-select' ? by.options : undefined
}

function answerToHtml(
  part: PosedPart,
  graded: GradedPart,
  released: ReleasedPart | undefined,
  answer: GivenAnswer,
  name: string,
  setter: Typesetter,
): string {
  const { interaction } = part
  const { key, reasons } = released ?? {}
  switch (interaction.type) {
    case 'choice': {
      const notes = notesOf(key, graded.mark)
      // under `weights` a wrong option may cost nothing: full credit does not say that all chosen are right
      const isByKey = graded.mark.status === 'graded' && graded.mark.followed !== true
      const credit = isByKey && part.scheme !== 'weights' ? graded.mark.credit : undefined
      const known = { ...(notes && { notes }), ...(reasons && { reasons }) }
      return gradedChoiceToHtml({ interaction, answer, credit, said: graded.says !== undefined, ...known }, name, setter)
    }
    case 'text': {
      const state = stateOf(graded.mark)
      const text = answer.type === 'text' ? withMinus(answer.text.trim()) : undefined
      const reading = text === undefined ? undefined : readingOf(text, interaction.format)
      return fillTemplate('graded/text', setter.words, {
        text,
        readAs:
          reading?.status === 'read' && reading.shown !== text
            ? fillWord(setter.words['mark/read-as'], { value: reading.shown })
            : undefined,
        icon: text === undefined ? '' : icon(state, setter.words),
        state,
        key: key?.kind === 'number' ? keyToHtml(key, setter) : undefined,
      })
    }
    case 'formula': {
      const own = key?.kind === 'expression' ? { key } : {}
      return gradedFormulaToHtml({ interaction, graded, answer, state: stateOf(graded.mark), ...own }, setter)
    }
    case 'grid': {
      const cells = key?.kind === 'vector' || key?.kind === 'table' ? key.cells : undefined
      return gradedGridToHtml({ interaction, answer, items: graded.items ?? [], ...(cells && { cells }) }, name, setter)
    }
    default:
      throw interaction satisfies never
  }
}
