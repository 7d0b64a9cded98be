// How a practice stands in, what the LMS is told of it out: score and status, never less than it was told before. Never `failed`,
// since the student may go on. `completed` only when nothing is left to earn, since an LMS may keep nothing more of an attempt that
// is completed (Moodle opens it for review); 1.2 has one status for both, so that there the `pass` mark ends an attempt too.
import { compare, divide, multiply, type Rational, readRational, sign } from '../../math/exact/rational.ts'
import type { Progress } from '../keeper.ts'
import type { Entry } from './interaction.ts'
import type { ScormVersion } from '../data.ts'
import type { Rte } from './rte.ts'
import { decimalText } from './written.ts'

export interface Standing {
  /** Of the points, and of the problems those with an answer in every part: from 0 to 1. */
  readonly share: Rational
  readonly done: Rational
  readonly completed: boolean
  readonly passed: boolean
}

/** `pass` is the share of the points that is needed; without one, all of them are. */
export function standingOf({ earned, of, done, problems }: Progress, pass: string | undefined): Standing {
  const [points, all, needed] = [readRational(earned) ?? 0, readRational(of) ?? 0, readRational(pass ?? '1') ?? 1]
  return {
    share: sign(all) > 0 ? divide(points, all) : 0,
    done: problems > 0 ? divide(done, problems) : 0,
    completed: sign(all) > 0 && compare(points, all) >= 0,
    passed: sign(all) > 0 && compare(points, multiply(needed, all)) >= 0,
  }
}

/** What the LMS has from earlier visits; undefined where a call for it failed, as one may that failed by chance. */
export function standingBefore({ read }: Rte, version: ScormVersion): Standing | undefined {
  const thrown: string[] = []
  const rte = {
    get(element: string): string {
      const got = read(element)
      if (got.status === 'failed' && got.fault.code === 'thrown') thrown.push(element)
      return got.status === 'read' ? got.value : ''
    },
  }
  const standing = standingThere(rte, version)
  return thrown.length > 0 ? undefined : standing
}

function standingThere(rte: Pick<Rte, 'get'>, version: ScormVersion): Standing {
  if (version === 'scorm2004') {
    const completed = rte.get('cmi.completion_status') === 'completed'
    const passed = rte.get('cmi.success_status') === 'passed'
    return { share: shareOf(rte.get('cmi.score.scaled'), 1), done: shareOf(rte.get('cmi.progress_measure'), 1), completed, passed }
  }
  const status = rte.get('cmi.core.lesson_status')
  const completed = status === 'completed' || status === 'passed'
  return { share: shareOf(rte.get('cmi.core.score.raw'), 100), done: 0, completed, passed: status === 'passed' }
}

function shareOf(text: string, of: number): Rational {
  const share = divide(readRational(text) ?? 0, of)
  return sign(share) < 0 || compare(share, 1) > 0 ? 0 : share
}

/** The better of both, each for itself. */
export const atLeast = (before: Standing, now: Standing): Standing => ({
  share: larger(before.share, now.share),
  done: larger(before.done, now.done),
  completed: before.completed || now.completed,
  passed: before.passed || now.passed,
})
const larger = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b)

/** The elements that say it. 1.2 has one status for both. */
export function standingEntries({ share, done, completed, passed }: Standing, version: ScormVersion): readonly Entry[] {
  const score = version === 'scorm12' ? 'cmi.core.score' : 'cmi.score'
  const scores: readonly Entry[] = [
    [`${score}.min`, '0'],
    [`${score}.max`, '100'],
    [`${score}.raw`, decimalText(multiply(share, 100), 4)],
  ]
  if (version === 'scorm12') return [...scores, ['cmi.core.lesson_status', passed ? 'passed' : completed ? 'completed' : 'incomplete']]
  return [
    ...scores,
    [`${score}.scaled`, decimalText(share, 6)],
    ['cmi.progress_measure', decimalText(done, 4)],
    ['cmi.completion_status', completed ? 'completed' : 'incomplete'],
    ['cmi.success_status', passed ? 'passed' : 'unknown'],
  ]
}
