// A dependence at one point: the one quantity is given other values, what follows from it is computed again, and the other
// quantity is looked at. That it never changes is shown by proof alone.
import { lift2 } from '../../math/evaluate/lists.ts'
import { isList, sameValue, type Scalar } from '../../math/evaluate/value.ts'
import { type Rational, rational } from '../../math/exact/rational.ts'
import { attempt } from '../../math/failure.ts'
import type { Concrete, Frame } from './frame.ts'
import { type ClaimCell, computedFrom, rangeOf } from './context.ts'
import type { Dependence, Place } from './formula.ts'
import { compared, type LeafJudged, read } from './judge.ts'

export interface Step {
  readonly name: string
  readonly run: (frame: Frame) => Concrete
}
export interface Changing {
  readonly cell: ClaimCell
  /** The equations that are computed at a point, in order. */
  readonly steps: readonly Step[]
  /** Whether the hypothesis holds. */
  readonly meets: (frame: Frame) => boolean
  /** Whether it is proved that there is no dependence, everywhere or at this point. */
  readonly isConstant: (leaf: Dependence, frame: Frame) => boolean
}

export function openChange(leaf: Dependence, changing: Changing): (frame: Frame) => LeafJudged {
  const { cell, steps, meets, isConstant } = changing
  const { name } = leaf.on
  const following = computedFrom(name, cell.equations.values())
  const again = steps.filter((step) => step.name !== name && following.has(step.name))
  const of = read(leaf.of)
  const tried = otherValues(name, cell)
  return (frame) => {
    const before = of(frame)
    for (const value of tried) {
      const changed = put(frame.get(name), leaf.on, value)
      if (changed === undefined) continue
      const after = attempt(() => {
        const second = new Map(frame).set(name, changed)
        for (const step of again) second.set(step.name, step.run(second))
        return meets(second) ? of(second) : undefined
      })
      if (!after.ok || after.value === undefined || !areDifferent(before, after.value)) continue
      const entry = leaf.on.at === undefined ? name : `${name}[${entryOf(leaf.on)}]`
      return {
        truth: leaf.denied ? -1 : 1,
        sides: [before, after.value],
        changed: { name: entry, to: leaf.on.at === undefined ? changed : value },
      }
    }
    return { truth: isConstant(leaf, frame) ? (leaf.denied ? 1 : -1) : 0, sides: [before, before] }
  }
}

const [half, quarter, threeQuarters] = [rational(1n, 2n), rational(1n, 4n), rational(3n, 4n)]
/** Values that a quantity can have, for trying. */
function otherValues(name: string, cell: ClaimCell): readonly Rational[] {
  const { low, high, lowOpen } = rangeOf(name, cell)
  if (low === undefined && high === undefined) return [0, 1, 2, -1]
  if (cell.roundedGates.has(name)) return [0, 1]
  if (low === 0) return lowOpen === true ? [quarter, threeQuarters, half] : [0, 1, half]
  return [0, half]
}

/** `k` is the first entry where points are tried. */
const entryOf = ({ at = '' }: Place): number => (/^\d/.test(at) ? Number(at) : 1)
/** A value with all entries changed, or the one entry; undefined where that changes nothing. */
function put(value: Concrete | undefined, place: Place, to: Rational): Concrete | undefined {
  if (value === undefined) return undefined
  const filled = (inner: Concrete): Concrete => (isList(inner) ? inner.map(filled) : to)
  const changed =
    place.at === undefined || !isList(value) ? filled(value) : value.map((entry, i) => (i + 1 === entryOf(place) ? to : entry))
  return sameValue(value, changed) === true ? undefined : changed
}
/** Whether two values certainly differ in some entry. */
function areDifferent(a: Concrete, b: Concrete): boolean {
  let found = false
  lift2<Scalar>(
    (x, y) => {
      if (compared('!=', x, y) === 1) found = true
      return 0
    },
    a,
    b,
    'depends',
  )
  return found
}
