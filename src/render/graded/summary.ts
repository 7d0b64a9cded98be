// The summary of a course: how each problem went, and each student's points, by id alone. Plain figures.
import type { Checked } from '../../diagnostic.ts'
import { readRational, toFloat } from '../../math/exact/rational.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { PageWords } from '../../words/pages-en.ts'
import { pointsText, timeText } from '../labels.ts'
import type { NamedCount, ProblemSummary, StudentScore, SummaryPage } from '../pages.ts'
import { headToHtml, pageToHtml, plainTitle } from '../shell.ts'
import { fillTemplate, type View } from '../templates.ts'
import { type Typesetter, typesetter } from '../typesetter.ts'

/** The whole page as text, or the TeX errors of its titles. */
export function renderSummaryPage(page: SummaryPage): Checked<string> {
  const setter = typesetter(page.language)
  const { words } = setter
  const notes = page.asOf === undefined ? [] : [fillWord(words['mark/as-of'], { time: timeText(page.asOf, words) })]
  const reviews = page.problems.reduce((sum, { review = 0 }) => sum + review, 0)
  const body = fillTemplate('report', words, {
    head: headToHtml(page.set, undefined, notes, setter, words['summary/title']),
    students: String(page.students),
    handedIn: String(page.handedIn),
    rejected: String(page.rejected),
    anyRejected: page.rejected > 0,
    review: reviews === 0 ? undefined : String(reviews),
    states: states.map((state) => ({ state, word: words[`summary/${state}`] })),
    problems: page.problems.map((problem, i) => problemRow(problem, i + 1, setter)),
    columns: page.problems.map((problem, i) => ({ n: String(i + 1), problem: problem.problem })),
    recognised: page.problems.flatMap((problem, i) => recognisedRows(problem, i + 1, setter)),
    scores: page.scores.map((score) => scoreRow(score, words)),
  })
  return pageToHtml({ title: `${plainTitle(page.set.title)} · ${words['summary/title']}`, styles: ['report'], body }, setter)
}

const states = ['full', 'partial', 'zero', 'blank', 'invalid', 'pending'] as const

function problemRow(problem: ProblemSummary, n: number, setter: Typesetter): View {
  const { words } = setter
  const share = (count: number): number => (problem.n === 0 ? 0 : Math.round((100 * count) / problem.n))
  const of = pointsText(problem.of)
  return {
    n: String(n),
    id: problem.problem,
    title: setter.inline(problem.title),
    marks: String(problem.n),
    mean: problem.mean === undefined ? '–' : fillWord(words['summary/of'], { points: pointsText(problem.mean), of }),
    review: problem.review === undefined ? undefined : fillWord(words['summary/review-n'], { n: String(problem.review) }),
    meanShare: problem.mean === undefined ? '0' : shareOf(problem.mean, problem.of),
    shares: states.map((state) => ({
      state,
      word: words[`summary/${state}`],
      count: problem[state],
      width: problem.n === 0 ? '0' : ((100 * problem[state]) / problem.n).toFixed(2),
      text: fillWord(words['summary/share'], { count: String(problem[state]), percent: String(share(problem[state])) }),
    })),
  }
}

/** A row for each mistake and each other reading that was recognised in a part. */
function recognisedRows({ title, recognised = [] }: ProblemSummary, n: number, setter: Typesetter): View[] {
  const { words } = setter
  return recognised.flatMap(({ part, graded, mistakes, readings }) => {
    const row = (what: string, { name, count }: NamedCount): View => ({
      n: String(n),
      title: setter.inline(title),
      part,
      name,
      what,
      count: fillWord(words['summary/recognised-of'], { count: String(count), of: String(graded) }),
    })
    return [
      ...mistakes.map((one) => row(words['summary/recognised-mistake'], one)),
      ...readings.map((one) => row(words['summary/recognised-reading'], one)),
    ]
  })
}

/** Percent of points, as a width. */
function shareOf(points: string, of: string): string {
  const [part, whole] = [readRational(points), readRational(of)]
  return part === undefined || whole === undefined || toFloat(whole) === 0 ? '0' : ((100 * toFloat(part)) / toFloat(whole)).toFixed(2)
}

function scoreRow({ student, points, of, handedIn, problems }: StudentScore, words: PageWords): View {
  return {
    student,
    handedIn,
    total: fillWord(words['summary/total-of'], { points: pointsText(points), of: pointsText(of) }),
    // what is unknown is not 0 points
    pending: problems.some((score) => score?.state === 'pending'),
    problems: problems.map((score) => {
      if (score === undefined) return { state: 'none', points: '', word: words['summary/none'] }
      const review = score.review === true ? words['summary/review'] : undefined
      const { state } = score
      const short = state === 'pending' || state === 'blank' || state === 'invalid' ? words[`summary/${state}-short`] : undefined
      return { state, short, points: pointsText(score.points), word: words[`summary/${state}`], review }
    }),
  }
}
