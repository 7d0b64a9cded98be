// The student's page with what happened: marks and feedback; keys, witnesses and solutions where they are released.
import type { Checked } from '../../diagnostic.ts'
import { fillWord } from '../../words/fill-word.ts'
import { counted, pointsText, timeText } from '../labels.ts'
import type { GradedPage, GradedPart, GradedProblem } from '../pages.ts'
import { headToHtml, pageToHtml, plainTitle } from '../shell.ts'
import { problemToHtml } from '../student/problem.ts'
import { fillTemplate } from '../templates.ts'
import { type Typesetter, typesetter } from '../typesetter.ts'
import { isReviewed } from './feedback.ts'
import { gradedPartToHtml } from './part.ts'
import { partReasons } from './reasons.ts'
import { rulesToHtml } from './rules.ts'

/** The whole page as text, or the TeX errors of its problems. */
export function renderGradedPage(page: GradedPage): Checked<string> {
  const setter = typesetter(page.language)
  const { words } = setter
  const notes = page.asOf === undefined ? [] : [fillWord(words['mark/as-of'], { time: timeText(page.asOf, words) })]
  const marks = page.problems.flatMap(({ parts }) => parts.map(({ mark }) => mark.status))
  const pending = marks.filter((status) => status === 'needs-review').length
  const reviews = page.problems.reduce((sum, { parts }) => sum + parts.filter(({ mark }) => isReviewed(mark)).length, 0)
  const body = fillTemplate('graded', words, {
    head: headToHtml(page.set, page.student, notes, setter),
    score: counted(pending === 0 ? 'mark/score-of' : 'mark/score-so-far', pointsText(page.of), words, {
      points: pointsText(page.points),
      of: pointsText(page.of),
    }),
    pending: pending === 0 ? undefined : counted('mark/score-pending', String(pending), words),
    review: reviews === 0 ? undefined : counted('mark/score-review', String(reviews), words),
    unreleased: page.problems.some(({ released }) => released === undefined),
    problems: page.problems.map((problem, i) => gradedProblemToHtml(problem, i + 1, setter)),
  })
  const title = [plainTitle(page.set.title), page.student?.name ?? page.student?.id].filter(Boolean).join(' · ')
  return pageToHtml({ title, styles: ['graded'], body }, setter)
}

function gradedProblemToHtml({ posed, parts, rules = [], released }: GradedProblem, n: number, setter: Typesetter): string {
  const { reasons, rest } = partReasons(released?.solution ?? [])
  const solution = rest.length === 0 ? '' : fillTemplate('graded/solution', setter.words, { id: `p${n}`, solution: setter.block(rest) })
  return problemToHtml(
    posed,
    n,
    setter,
    (part, { name }) => {
      const graded = parts.find((one) => one.part === part.id) ?? unanswered(part.id, part.points)
      const key = released?.keys.find((one) => one.part === part.id)?.key
      return gradedPartToHtml(part, graded, released && { key, reasons: reasons.get(part.id) }, name, setter)
    },
    rulesToHtml(rules, setter.words) + solution,
  )
}

const unanswered = (part: string, of: string): GradedPart => ({ part, mark: { status: 'blank' }, points: '0', of, attemptsUsed: 0 })
