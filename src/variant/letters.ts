// The symbols of a problem as values that stay letters, and the numbers it is computed with: plain ones where there are no
// letters, which are faster.
import type { Carrier } from '../math/evaluate/carrier.ts'
import { certified } from '../math/evaluate/certified.ts'
import { withLetters } from '../math/evaluate/letters.ts'
import { type Letters, Symbolic } from '../math/evaluate/symbolic.ts'
import type { Quantity } from '../math/evaluate/value.ts'
import type { Problem } from '../model.ts'

export interface ProblemLetters {
  readonly known: Letters
  readonly values: ReadonlyMap<string, Symbolic>
  readonly carrier: Carrier<Quantity>
}

const letters = new WeakMap<Problem, ProblemLetters>()

/** The letters of a problem, and its carrier; one object for each problem. */
export function lettersOf(problem: Problem): ProblemLetters {
  const before = letters.get(problem)
  if (before !== undefined) return before
  const known: Letters = new Map(problem.symbols.map((symbol) => [symbol.name, symbol]))
  // a formula may be asked for where no letter is declared: its key is then kept as one, not as a decimal
  const areMet = problem.symbols.length > 0 || problem.parts.some(({ kind }) => kind === 'expression')
  const made: ProblemLetters = {
    known,
    values: new Map(problem.symbols.map(({ name }) => [name, new Symbolic({ type: 'name', name }, known)])),
    carrier: areMet ? withLetters : certified,
  }
  letters.set(problem, made)
  return made
}
