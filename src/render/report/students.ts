// Each student's points in, by id alone; the rows of their table out.
import { fillWord } from '../../words/fill-word.ts'
import type { PageWords } from '../../words/pages-en.ts'
import { pointsText } from '../labels.ts'
import type { StudentScore } from '../pages.ts'
import type { View } from '../templates.ts'

export function studentRow({ student, points, of, handedIn, problems }: StudentScore, words: PageWords): View {
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
