// Whether it is proved that one quantity does not depend on another: everywhere, or with the values of one point.
import { flatten } from '../../math/evaluate/lists.ts'
import { isRational, type Scalar } from '../../math/evaluate/value.ts'
import { equal, type Rational } from '../../math/exact/rational.ts'
import { proveDependence } from './dependence.ts'
import type { Dependence } from './formula.ts'
import type { Concrete, Frame } from './frame.ts'
import type { Question } from './question.ts'
import type { Realisable } from './realise.ts'

/** How many points a proof is tried at that there is no dependence at the point. */
const mostProofs = 24
/** Whether there is no dependence: proved everywhere once, else with the values of a point where all entries are alike. */
export function openConstancy(
  question: Question,
  chosen: readonly string[],
  realised: Realisable,
): (leaf: Dependence, frame: Frame) => boolean {
  const everywhere = new Map<Dependence, boolean>()
  let left = mostProofs
  return (leaf, frame) => {
    const denied: Dependence = { ...leaf, denied: true }
    const known = everywhere.get(leaf) ?? proveDependence(denied, question, false) !== undefined
    everywhere.set(leaf, known)
    if (known || left-- <= 0) return known
    const values: [string, Rational][] = chosen
      .filter((name) => name !== leaf.on.name)
      .flatMap((name) => {
        const value = uniform(frame.get(name))
        return value === undefined ? [] : [[name, value]]
      })
    return proveDependence(denied, withoutEquations(question, realised), false, new Map(values)) !== undefined
  }
}
/** Realised gates have the value that the point says. */
function withoutEquations(question: Question, realised: Realisable): Question {
  const equations = new Map([...question.cell.equations].filter(([name]) => !realised.has(name)))
  return realised.size === 0 ? question : { ...question, cell: { ...question.cell, equations } }
}
/** The one rational that all entries are; undefined where they differ. */
function uniform(value: Concrete | undefined): Rational | undefined {
  const entries = value === undefined ? [] : flatten<Scalar>(value, 'a value')
  const [first] = entries
  return first !== undefined && isRational(first) && entries.every((entry) => isRational(entry) && equal(entry, first)) ? first : undefined
}
