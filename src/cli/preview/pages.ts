// The pages that students get, of one variant: to answer, graded with a sample answer, as printed.
import { marker } from '../../../grader/grade.ts'
import { gradedPart } from '../../../grader/graded-page.ts'
import { add, type Rational, readRational, toText } from '../../math/exact/rational.ts'
import type { Checked } from '../../diagnostic.ts'
import type { PosedPart } from '../../model.ts'
import type { MistakeView } from '../../render/preview/author-view.ts'
import type { GradedPart, GradedProblem } from '../../render/pages.ts'
import { renderGradedPage } from '../../render/graded/graded.ts'
import { asPaper } from '../../render/preview/paper.ts'
import { renderStudentPage } from '../../render/student/page.ts'
import type { DrawnVariant } from '../../pipeline.ts'
import { authorView } from './author-view.ts'
import { sampleOf } from './samples.ts'

/** Its answers are kept in the browser under the variant, as on a real page. */
export const studentHtml = ({ posed }: DrawnVariant): Checked<string> =>
  renderStudentPage({ set: setOf(posed.public), language: 'en', token: `preview-${posed.public.variant}`, problems: [posed.public] })

export function printHtml(drawn: DrawnVariant): Checked<string> {
  const page = studentHtml(drawn)
  return page.ok ? { ...page, value: asPaper(page.value) } : page
}

export interface GradedChoices {
  /** `key`, `blank` or the name of a mistake after `mistake:`. */
  readonly answer: string
  readonly released: boolean
}
export const mistakePrefix = 'mistake:'

export function gradedHtml(drawn: DrawnVariant, { answer, released }: GradedChoices): Checked<string> {
  const { posed, variant } = drawn
  const view = authorView(drawn, variant.seed ?? 0)
  if (!view.ok) return view
  const mistake = answer.startsWith(mistakePrefix) ? answer.slice(mistakePrefix.length) : undefined
  const parts = posed.public.parts.map((part) => {
    const found = view.value.mistakes.find((one) => one.mistake === mistake && one.part === part.id)
    return answeredPart(part, drawn, answer === 'blank', found, released)
  })
  const problem: GradedProblem = {
    posed: posed.public,
    parts,
    ...(released && { released: { keys: posed.keys, solution: posed.solution } }),
  }
  const sum = (values: readonly string[]): string => toText(values.map(points).reduce(add, 0))
  return renderGradedPage({
    set: setOf(posed.public),
    language: 'en',
    problems: [problem],
    points: sum(parts.map((part) => part.points)),
    of: sum(parts.map((part) => part.of)),
  })
}

function answeredPart(
  part: PosedPart,
  { posed }: DrawnVariant,
  blank: boolean,
  mistake: MistakeView | undefined,
  released: boolean,
): GradedPart {
  const of = points(part.points)
  const key = posed.keys.find((one) => one.part === part.id)?.key
  if (key === undefined) throw new TypeError(`the part ${part.id} has no key`)
  const raw = blank ? undefined : sampleOf(part.interaction, key, mistake)
  const answer = raw === undefined ? undefined : marker({ interaction: part.interaction, key, of }).mark(raw)
  const attempts = part.attempts ?? posed.public.attempts
  return gradedPart(
    { part: part.id, attempts, of, earned: answer?.earned ?? 0, used: answer === undefined ? 0 : 1, answer },
    part.interaction,
    key,
    released,
  )
}

const points = (text: string): Rational => readRational(text) ?? 0
const setOf = ({ problem, title }: DrawnVariant['posed']['public']): Parameters<typeof renderStudentPage>[0]['set'] => ({
  id: problem,
  title,
})
