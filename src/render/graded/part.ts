// One part after grading: the student's own answer in its place, the mark, and what is said of it.
import type { Key, PosedPart } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { PageWords } from '../../words/pages-en.ts'
import { withMinus } from '../escape.ts'
import { cellLabels } from '../grid.ts'
import { counted, pointsText } from '../labels.ts'
import type { GradedPart, ShownMark } from '../pages.ts'
import { readingOf } from '../student/reading.ts'
import { fillTemplate } from '../templates.ts'
import type { Typesetter } from '../typesetter.ts'
import { gradedChoiceToHtml } from './choice.ts'
import { type GivenAnswer, givenAnswer } from './given-answer.ts'
import { gradedGridToHtml } from './grid.ts'
import { icon, type IconName } from './icons.ts'
import type { Reasons } from './reasons.ts'
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
  return answerToHtml(part, graded, released, answer, name, setter) + feedbackToHtml(part, graded, answer, setter)
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
      const notes = key?.kind === 'single-choice' || key?.kind === 'multi-select' ? key.options : undefined
      const credit = graded.mark.status === 'graded' ? graded.mark.credit : undefined
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
    case 'formula':
      return fillTemplate('graded/text', setter.words, {
        text: answer.type === 'text' ? answer.text.trim() : undefined,
        readAs: undefined,
        icon: answer.type === 'text' ? icon(stateOf(graded.mark), setter.words) : '',
        state: stateOf(graded.mark),
        key: undefined,
      })
    case 'grid': {
      const cells = key?.kind === 'vector' || key?.kind === 'table' ? key.cells : undefined
      return gradedGridToHtml({ interaction, answer, items: graded.items ?? [], ...(cells && { cells }) }, name, setter)
    }
    default:
      throw interaction satisfies never
  }
}

/** Which sign stands for a mark; also the name of its colours. */
export function stateOf(mark: ShownMark): IconName {
  switch (mark.status) {
    case 'graded':
      return mark.credit === '1' ? 'right' : mark.credit === '0' ? 'wrong' : 'partial'
    case 'needs-review':
      return 'review'
    case 'blank':
    case 'invalid':
      return mark.status
    default:
      throw mark satisfies never
  }
}

function feedbackToHtml(part: PosedPart, graded: GradedPart, answer: GivenAnswer, setter: Typesetter): string {
  const { words } = setter
  const state = stateOf(graded.mark)
  const earned = graded.mark.status === 'needs-review' ? '–' : pointsText(graded.points)
  return fillTemplate('feedback', words, {
    state,
    icon: icon(state, words),
    headline: words[`mark/${state === 'key' ? 'right' : state}`],
    points: counted('mark/points', pointsText(graded.of), words, {
      points: earned,
      of: pointsText(graded.of),
      state: gradedWord(graded.mark, words),
    }),
    attempts: attemptsUsed(graded, words),
    handedIn: answer.type === 'other' ? fillWord(words['mark/handed-in'], { answer: answer.text }) : undefined,
    reasons: reasons(part, graded.mark, words),
    says: graded.says === undefined ? undefined : setter.block(graded.says),
  })
}

function gradedWord(mark: ShownMark, words: PageWords): string {
  const codes = { graded: 'mark/graded', blank: 'mark/not-answered', invalid: 'mark/not-read', 'needs-review': 'mark/pending' } as const
  return words[codes[mark.status]]
}

function attemptsUsed({ attemptsUsed: used, attempts }: GradedPart, words: PageWords): string {
  return attempts === undefined
    ? counted('mark/attempts-open', String(used), words, { used: String(used) })
    : counted('mark/attempts', String(attempts), words, { used: String(used) })
}

/** Why an answer could not be read, in which cell, and that it cost nothing; why it waits. */
function reasons(part: PosedPart, mark: ShownMark, words: PageWords): string[] {
  if (mark.status === 'needs-review')
    return [words[mark.code === 'review/undecided' ? 'mark/review-undecided' : 'mark/review-foreign-token']]
  if (mark.status !== 'invalid') return []
  const cell = part.interaction.type === 'grid' && mark.item !== undefined ? cellLabels(part.interaction, words).get(mark.item) : undefined
  const reason = words[mark.code]
  const found =
    mark.found === undefined || part.interaction.type === 'text' ? [] : [fillWord(words['mark/handed-in'], { answer: mark.found })]
  return [cell === undefined ? reason : fillWord(words['mark/in-cell'], { cell, reason }), ...found, words['mark/costs-nothing']]
}
