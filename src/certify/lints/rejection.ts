// Constraints that turn down more than nine draws in ten.
import { type Diagnostic, warning } from '../../diagnostic.ts'
import type { Acceptance, Problem } from '../../model.ts'
import type { Observer } from '../look.ts'

/** Of fewer candidates than this nothing is said, nor where chance alone (two standard deviations) may have done it. */
const fewest = 50

/** Told at the constraint that turns down most. */
export const rejection = (problem: Problem): Observer => ({
  look: () => undefined,
  found: ({ acceptance }) => rejected(problem, acceptance),
})

function rejected(problem: Problem, { candidates, accepted, constraints, turnedDown }: Acceptance): readonly Diagnostic[] {
  if (candidates < fewest || accepted === 0 || (accepted + 2 * Math.sqrt(accepted)) * 10 >= candidates) return []
  const reasons = [
    ...constraints.map(({ constraint, tried, met }) => ({
      count: tried - met,
      text: `\`${constraint}\` was met by ${met} of ${tried}`,
      at: problem.require.find(({ source }) => source === constraint)?.at,
    })),
    ...turnedDown.map(({ code, count, message }) => ({ count, text: `in ${count}, ${message} (${code})`, at: undefined })),
  ].sort((a, b) => b.count - a.count)
  const [most] = reasons
  if (most === undefined) return []
  const message = `fewer than 1 in 10 draws is accepted (${accepted} of ${candidates}): ${most.text}`
  return [warning('lint/rejection', message, most.at ?? problem.at, 'draw from values that meet it more often, or loosen it')]
}
