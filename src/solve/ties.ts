// Ties that a rounding rejects: a tie counts only if its two sides lead to different answers.
import type { Tie } from '../cell/rounding.ts'
import { Failure } from '../math/failure.ts'
import { entry } from '../math/evaluate/lists.ts'
import { toText } from '../math/exact/rational.ts'
import { Real } from '../math/ball/real.ts'
import { isList, type Quantity, sameValue, type Scalar, type Value } from '../math/evaluate/value.ts'
import type { World } from './world.ts'

/** The most ways of taking ties that are tried before a solution counts as undecided by them. */
export const mostBranches = 256

/**
 * What a world answers, if its ties do not matter: every way of taking them must lead to the same answer, else it fails
 * with solve/tie, named after the first tie that matters, by itself or with later ones.
 */
export function settledValue(world: World, answer: (world: World) => Value): Value {
  const value = answer(world)
  if (world.program.cell === undefined) return value
  const { ties } = world.run().context.oracle
  if (ties.length === 0) return value
  let branches = 0
  const differs = (sides: readonly (0 | 1)[]): boolean => {
    if (++branches > mostBranches) return true
    const other = world.withSides(sides)
    if (!sameOutcome(answer(other), value)) return true
    const met = other.run().context.oracle.ties.length
    return Array.from({ length: Math.max(0, met - sides.length) }, (_, i): (0 | 1)[] => [...sides, ...lowerSides(i), 1]).some(differs)
  }
  for (const [i, tie] of ties.entries()) if (differs([...lowerSides(i), 1])) throw tieFailure(tie, equationOfTie(world, i))
  return value
}
/** So many ties, each taken to its lower side. */
export const lowerSides = (count: number): (0 | 1)[] => Array.from({ length: count }, () => 0)

/** Whether two answers of one variant are the same to the last bit: balls computed alike are alike. */
export function sameOutcome(a: Value, b: Value): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((x, i) => sameOutcome(x, entry<Quantity>(b, i)))
  if (a instanceof Real && b instanceof Real) return a.mid === b.mid && a.radius === b.radius
  return sameValue(a, b) === true
}

/** In which equation (and row) the i-th tie of a world was met. */
function equationOfTie(world: World, i: number): string {
  let seen = 0
  let where = ''
  world.trace((row, name, _exact, _seen, calls) => {
    seen += calls.filter(({ tie }) => tie === true).length
    if (where === '' && seen > i) where = row > 0 && world.program.lines.run !== undefined ? `${name}, row ${row}` : name
  })
  return where
}

function tieFailure(tie: Tie, where: string): Failure {
  const what =
    tie.argument === undefined
      ? `${tie.of} is exactly ${plainScalar(tie.value)}`
      : `the argument of ${tie.of} is exactly ${plainScalar(tie.argument)}`
  const place = where === '' || where === tie.of ? '' : ` in ${where}`
  return new Failure(
    'solve/tie',
    `a tie${place}: ${what}, halfway between ${plainScalar(tie.low)} and ${plainScalar(tie.high)}, and the two sides lead to different answers`,
    undefined,
    'constrain the draw so that it is avoided, or say in `round` which way ties go',
  )
}
const plainScalar = (x: Scalar): string => (x instanceof Real ? String(x.mid) : toText(x))
