// Draws that are quietly made again: a tie, an undefined point. They never reach a student; the author should know of them.
import { type Diagnostic, warning } from '../diagnostic.ts'
import type { Acceptance, Problem } from '../model.ts'
import { linesInUse } from '../cell/lines.ts'
import type { Tally } from '../solve/accept.ts'
import { withText } from '../variant/with-text.ts'
import { firstChoices } from './readings.ts'

export function acceptanceOf(problem: Problem, tally: Tally): Acceptance {
  return {
    candidates: tally.candidates,
    accepted: tally.accepted,
    constraints: [...tally.constraints].map(([constraint, { tried, met }]) => ({ constraint, tried, met })),
    turnedDown: [...tally.turnedDown].map(([code, { count, example, draws }]) => ({
      code,
      count,
      message: example.message,
      example: { with: withText(problem, draws) },
    })),
  }
}

/** What turns draws down although the author has not asked for it: ties without a `tie`, points without an answer. */
export function unasked(problem: Problem, { turnedDown, candidates, accepted }: Acceptance): readonly Diagnostic[] {
  if (accepted === 0) return []
  return turnedDown.flatMap(({ code, count, message, example }): readonly Diagnostic[] => {
    const where = `${count} of ${candidates} draws, such as --with '${example.with}'`
    const silent = code === 'solve/tie' ? silentRounding(problem, message) : undefined
    if (silent !== undefined)
      return [
        warning(
          'certify/tie',
          `${message}; so ${where}, are made again`,
          silent,
          'write `tie: reject` where that is meant, say how ties go (`tie: up` …), or constrain the draw',
        ),
      ]
    if (code !== 'solve/undefined' && code !== 'solve/not-stopped') return []
    return [
      warning(
        'certify/undefined',
        `${message}; so ${where}, are made again`,
        problem.at,
        'constrain the draw so that this does not come up',
      ),
    ]
  })
}

/** The place of the rounding that a tie is told of, where its ties are rejected because nothing is said of them. */
function silentRounding(problem: Problem, message: string): Problem['at'] | undefined {
  const told = new Set(message.split(/\W+/))
  return linesInUse(problem, firstChoices(problem)).round.find(({ of, to, tie }) => told.has(of) && to !== undefined && tie === undefined)
    ?.at
}
