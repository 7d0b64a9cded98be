// A student's score in, what an LMS is told of it out. An LMS takes one number out of the same points for everybody.
import { compare, divide, multiply, type Rational, readRational, sign } from '../../src/math/exact/rational.ts'
import { decimal } from '../score.ts'
import type { ProblemLine, ScoreLine } from '../score-line.ts'

/** Points are rounded here, once, and nowhere before. */
const places = 4

/** `none`: nothing was handed in that can be read. `pending`: a person must look first, and a number would be taken for the last word. */
export type Told = { readonly status: 'points'; readonly text: string } | { readonly status: 'none' | 'pending' | 'excused' }

/** The most that any of the students can have: those who are excused from a problem can have less. */
export const fullPoints = (lines: readonly ScoreLine[]): Rational =>
  lines.map(({ of }) => exact(of)).reduce((most, of) => (compare(of, most) > 0 ? of : most), 0)

/** The score out of `full`: somebody who can have less keeps the share that was earned. */
export function totalOf({ earned, of, problems }: ScoreLine, full: Rational): Told {
  const counted = problems.filter(({ excused }) => excused !== true)
  if (problems.length > 0 && counted.length === 0) return { status: 'excused' }
  if (counted.some((problem) => problem.state === 'pending' && !isDropped(problem))) return { status: 'pending' }
  if (counted.every(({ state }) => state === 'blank' || state === 'invalid')) return { status: 'none' }
  const [points, own] = [exact(earned), exact(of)]
  return { status: 'points', text: decimal(sign(own) === 0 ? points : divide(multiply(points, full), own), places) }
}

export function pointsOf(problem: ProblemLine | undefined): Told {
  if (problem === undefined) return { status: 'none' }
  const { excused, state, earned } = problem
  if (excused === true) return { status: 'excused' }
  if (state === 'blank' || state === 'invalid') return { status: 'none' }
  return state === 'pending' ? { status: 'pending' } : { status: 'points', text: decimal(exact(earned), places) }
}

export const written = (points: Rational): string => decimal(points, places)

const isDropped = ({ rules = [] }: ProblemLine): boolean => rules.some(({ rule }) => rule === 'dropped')

/** Of a score line, which we wrote ourselves. */
function exact(text: string): Rational {
  const value = readRational(text)
  if (value === undefined) throw new TypeError(`a score that is no number: ${text}`)
  return value
}
