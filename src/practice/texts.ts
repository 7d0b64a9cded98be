// The sentences of a practice page: how far a student is, and what was found of an answer.
import { add, divide, multiply, type Rational, readRational, sign, toFloat, toText } from '../math/exact/rational.ts'
import { counted, letterOf, pointsText } from '../render/labels.ts'
import { stateOf } from '../render/graded/feedback.ts'
import { fillWord } from '../words/fill-word.ts'
import type { PageWords } from '../words/pages-en.ts'
import type { PracticeProblem } from './data.ts'
import type { Progress } from './keeper.ts'
import type { PartStanding } from './opened-turn.ts'
import type { Practice } from './practice.ts'
import type { Turn } from './turn.ts'

/** “3 of 9 points · 4 of 9 answered”. */
export function progressText({ earned, of, done, problems }: Progress, words: PageWords): string {
  const points = counted('practice/progress', pointsText(of), words, { points: pointsText(earned) })
  return `${points} · ${fillWord(words['practice/done'], { done: String(done), total: String(problems) })}`
}

/** “best: 2 of 3 points”; nothing of a problem that was not tried. */
export const bestText = (practice: Practice, problem: PracticeProblem, words: PageWords): string =>
  practice.isDone(problem.id) || sign(practice.best(problem)) > 0
    ? counted('practice/best', pointsText(problem.points), words, { points: pointsText(toText(practice.best(problem))) })
    : ''

/** “1 of 2 points. Part a: Correct. Part b: Not correct.”: heard, so it is short. */
export function checkedText(turn: Turn, standing: ReadonlyMap<string, PartStanding>, words: PageWords): string {
  const { parts, points } = turn.posed
  const earned = parts.reduce<Rational>((sum, part) => {
    const mark = standing.get(part.id)?.mark
    return mark?.status === 'graded' ? add(sum, multiply(rational(mark.credit), rational(part.points))) : sum
  }, 0)
  const told = parts.flatMap(({ id }, i) => {
    const mark = standing.get(id)?.mark
    if (mark === undefined) return []
    const state = stateOf(mark)
    const word = words[`mark/${state === 'key' ? 'right' : state}`]
    return [fillWord(words[parts.length > 1 ? 'practice/checked-part' : 'practice/checked-only'], { letter: letterOf(i), mark: word })]
  })
  return counted('practice/checked', pointsText(points), words, { points: pointsText(toText(earned)), parts: told.join(' ') })
}

/** How much of all points is earned, from 0 to 1. */
export const shareOf = ({ earned, of }: Progress): number =>
  sign(rational(of)) === 0 ? 0 : toFloat(divide(rational(earned), rational(of)))

const rational = (text: string): Rational => readRational(text) ?? 0
