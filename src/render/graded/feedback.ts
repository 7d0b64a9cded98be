// The box under an answer: how it was marked, for how many points, and why.
import type { FormulaFormat, PosedPart } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { PageWordCode, PageWords } from '../../words/pages-en.ts'
import { cellLabels } from '../grid.ts'
import { counted, entryLabel, pointsText } from '../labels.ts'
import type { GradedPart, ShownMark } from '../pages.ts'
import { inSentence } from '../student/formula-hints.ts'
import { unreadText } from '../student/formula-words.ts'
import { fillTemplate } from '../templates.ts'
import type { Typesetter } from '../typesetter.ts'
import type { GivenAnswer } from './given-answer.ts'
import { icon, type IconName } from './icons.ts'
import { witnessToHtml } from './witness.ts'

/** Which sign stands for a mark; also the name of its colours. */
export function stateOf(mark: ShownMark): IconName {
  switch (mark.status) {
    case 'graded':
      // What follows from a slip is credited, not right
      return mark.credit === '1' && mark.followed !== true ? 'right' : mark.credit === '0' ? 'wrong' : 'partial'
    case 'needs-review':
      return 'review'
    case 'blank':
    case 'invalid':
      return mark.status
    default:
      throw mark satisfies never
  }
}

export function feedbackToHtml(part: PosedPart, graded: GradedPart, answer: GivenAnswer, setter: Typesetter): string {
  const { words } = setter
  const state = stateOf(graded.mark)
  const earned = graded.mark.status === 'needs-review' ? '–' : pointsText(graded.points)
  return fillTemplate('feedback', words, {
    state,
    icon: icon(state, words),
    headline: words[headlineOf(graded.mark, state)],
    review: isReviewed(graded.mark) ? words['mark/to-review'] : undefined,
    points: counted('mark/points', pointsText(graded.of), words, {
      points: earned,
      of: pointsText(graded.of),
      state: gradedWord(graded.mark, words),
    }),
    attempts: attemptsUsed(graded, words),
    handedIn: answer.type === 'other' ? fillWord(words['mark/handed-in'], { answer: answer.text }) : undefined,
    reasons: [...followed(graded, words), ...reasons(part, graded.mark, words)],
    witness: witnessOf(part, graded.mark, setter),
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

/** Whether the mark counts and a person will look at it. */
export const isReviewed = (mark: ShownMark): boolean => mark.status === 'graded' && mark.review === true

const headlineOf = (mark: ShownMark, state: IconName): PageWordCode =>
  mark.status === 'graded' && mark.form !== undefined && mark.credit === '0'
    ? 'mark/wrong-form'
    : `mark/${state === 'key' ? 'right' : state}`

function witnessOf({ interaction }: PosedPart, mark: ShownMark, setter: Typesetter): string | undefined {
  if (interaction.type !== 'formula' || mark.status !== 'graded' || mark.witness === undefined) return undefined
  return witnessToHtml(mark.witness, interaction, setter)
}

/** That a mark was given for what follows, and from which of the student's answers. */
function followed({ mark, basis = [] }: GradedPart, words: PageWords): string[] {
  if (mark.status !== 'graded' || mark.followed !== true) return []
  if (basis.length === 0) return [words['mark/followed-entries']]
  const parts = inSentence(basis, words['list/comma'], words['list/and'])
  return [fillWord(words[basis.length === 1 ? 'mark/followed-part' : 'mark/followed-parts'], { parts })]
}

/** Why an answer could not be read, where, and that it cost nothing; why it waits; how a formula was decided. */
function reasons(part: PosedPart, mark: ShownMark, words: PageWords): string[] {
  switch (mark.status) {
    case 'needs-review':
      return [words[mark.code === 'review/undecided' ? 'mark/review-undecided' : 'mark/review-foreign-token']]
    case 'invalid':
      return part.interaction.type === 'formula'
        ? unreadReasons(part.interaction.format, mark, words)
        : [...unreadReason(part, mark, words), words['mark/costs-nothing']]
    case 'graded':
      return [
        ...(mark.reading === undefined ? [] : [words['mark/by-reading']]),
        ...(mark.close ? [words['mark/close']] : []),
        ...(mark.form === undefined ? [] : [words[`mark/form-${mark.form}`]]),
        ...(mark.domain === undefined ? [] : [words['mark/domain-differs']]),
        ...(mark.how === 'numeric' || mark.how === 'within' ? [words[`mark/how-${mark.how}`]] : []),
      ]
    case 'blank':
      return []
    default:
      throw mark satisfies never
  }
}

type Unread = Extract<ShownMark, { readonly status: 'invalid' }>
function unreadReason(part: PosedPart, mark: Unread, words: PageWords): string[] {
  const cell = part.interaction.type === 'grid' && mark.item !== undefined ? cellLabels(part.interaction, words).get(mark.item) : undefined
  const reason = words[mark.code]
  const found =
    mark.found === undefined || part.interaction.type === 'text' ? [] : [fillWord(words['mark/handed-in'], { answer: mark.found })]
  return [cell === undefined ? reason : fillWord(words['mark/in-cell'], { cell, reason }), ...found]
}

function unreadReasons(format: FormulaFormat, mark: Unread, words: PageWords): string[] {
  const reason = unreadText(mark, format, words)
  const cell = mark.item === undefined ? undefined : entryLabel(format.shape, mark.item, words)
  return [cell === undefined ? reason : fillWord(words['mark/in-cell'], { cell, reason }), words['mark/costs-nothing']]
}
