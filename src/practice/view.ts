// What a practice page shows, as HTML: a problem with its form and the marks so far, or with its solution. Made by the same
// code as students' and graded pages.
import { gradedPart, lettersOf } from '../../grader/graded-page.ts'
import { multiply, readRational } from '../math/exact/rational.ts'
import type { PosedPart } from '../model.ts'
import { feedbackToHtml } from '../render/graded/feedback.ts'
import { givenAnswer } from '../render/graded/given-answer.ts'
import { gradedPartToHtml } from '../render/graded/part.ts'
import { partReasons } from '../render/graded/reasons.ts'
import type { GradedPart } from '../render/pages.ts'
import { controlToHtml } from '../render/student/controls.ts'
import { problemToHtml } from '../render/student/problem.ts'
import { fillTemplate } from '../render/templates.ts'
import { typesetter, type Typesetter } from '../render/typesetter.ts'
import { fillWord } from '../words/fill-word.ts'
import type { PageWords } from '../words/pages-en.ts'
import type { PracticeProblem } from './data.ts'
import type { PartStanding } from './opened-turn.ts'
import type { Turn } from './turn.ts'

/** A typesetter whose words know that no person looks at practice. */
export function practiceSetter(language: string): Typesetter {
  const setter = typesetter(language)
  return { ...setter, words: practiceWords(setter.words) }
}

const practiceWords = (words: PageWords): PageWords => ({
  ...words,
  'mark/review': words['practice/undecided'],
  'mark/pending': words['mark/not-read'],
  'mark/review-undecided': words['practice/undecided-why'],
  'mark/how-numeric': words['practice/how-numeric'],
  'mark/to-review': '',
})

type Standing = ReadonlyMap<string, PartStanding>

/** Problem number `n`, to be answered; what is said of each part goes into its `[data-feedback]`. */
export const askedToHtml = (turn: Turn, n: number, setter: Typesetter): string =>
  problemToHtml(
    turn.posed,
    n,
    setter,
    (part, place) => `${controlToHtml(part.interaction, place, setter)}<div data-feedback></div>`,
    drawnToHtml(turn, setter),
  )

/** The same with the solution: the answers as they were marked, the key beside them. */
export function solvedToHtml(turn: Turn, standing: Standing, n: number, setter: Typesetter): string {
  const { reasons, rest } = partReasons(turn.solution)
  const solution = rest.length === 0 ? '' : fillTemplate('graded/solution', setter.words, { id: `p${n}`, solution: setter.block(rest) })
  return problemToHtml(
    turn.posed,
    n,
    setter,
    (part, { name }) => {
      const key = keyOf(turn, part)
      const graded = gradedOf(turn, part, standing.get(part.id), true)
      return graded === undefined ? '' : gradedPartToHtml(part, graded, { key, reasons: reasons.get(part.id) }, name, setter)
    },
    solution + drawnToHtml(turn, setter),
  )
}

/** The box under a part that was checked. */
export function checkedToHtml(turn: Turn, part: PosedPart, standing: PartStanding, setter: Typesetter): string {
  const graded = gradedOf(turn, part, standing, false)
  return graded === undefined
    ? ''
    : fillTemplate('practice/checked', setter.words, {
        feedback: feedbackToHtml(part, graded, givenAnswer(part.interaction, graded.response), setter),
      })
}

/** A part as it was marked; before the solution is shown it holds nothing that gives the key away. */
export function gradedOf(turn: Turn, part: PosedPart, standing: PartStanding | undefined, solved: boolean): GradedPart | undefined {
  const key = keyOf(turn, part)
  if (key === undefined) return undefined
  const of = readRational(part.points) ?? 0
  const mark = standing?.mark
  const earned = mark?.status === 'graded' ? multiply(readRational(mark.credit) ?? 0, of) : 0
  const marked = {
    part: part.id,
    attempts: undefined,
    earned,
    of,
    used: standing?.attempts ?? 0,
    answer: standing === undefined ? undefined : { mark: standing.mark, raw: standing.response },
  }
  const letters = lettersOf(mark, turn.posed.parts)
  return { ...gradedPart(marked, part.interaction, key, solved), ...(letters && { basis: letters }) }
}

const keyOf = ({ keys }: Turn, { id }: PosedPart): Turn['keys'][number]['key'] | undefined => keys.find(({ part }) => part === id)?.key

/** In the place of a problem whose variant cannot be drawn. */
export function undrawnToHtml({ title }: PracticeProblem, reasons: readonly string[], n: number, setter: Typesetter): string {
  const { words } = setter
  return fillTemplate('practice/undrawn', words, {
    id: `p${n}`,
    n,
    name: fillWord(words['page/problem'], { n: String(n) }),
    title: setter.inline(title),
    reasons: [...reasons],
  })
}

/** Which variant this is: what the command line takes for the same one. */
const drawnToHtml = ({ seed }: Turn, { words }: Typesetter): string => fillTemplate('practice/drawn', words, { seed: String(seed) })
