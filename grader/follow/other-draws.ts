// The variant with one of its values drawn anew: what an answer depends on shows in what changes it.
import type { Value } from '../../src/math/evaluate/value.ts'
import { sameValue } from '../../src/math/evaluate/value.ts'
import { shapeOf } from '../../src/math/evaluate/lists.ts'
import type { Quantity } from '../../src/math/evaluate/value.ts'
import type { Following } from '../../src/solve/follow.ts'
import { drawCandidate, type Draws } from '../../src/variant/candidates.ts'

/** How often each value is drawn anew, and the most draws in all. */
const roundsOfDraws = 8
const mostDraws = 96

const known = new WeakMap<Following, Draws[]>()

/**
 * Draws that differ from the variant's own in one value of the same shape, every value in turn. They come from streams of fixed
 * numbers, and are the same whenever they are asked for.
 */
export function* otherDraws(following: Following): Generator<Draws> {
  const made = known.get(following)
  if (made !== undefined) {
    yield* made
    return
  }
  const all: Draws[] = []
  for (const draws of drawn(following)) {
    all.push(draws)
    yield draws
  }
  known.set(following, all)
}

function* drawn({ problem, draws }: Following): Generator<Draws> {
  const paths = [...draws.keys()].filter((path) => !path.startsWith('convention.'))
  let count = 0
  for (let round = 1; round <= roundsOfDraws; round++) {
    for (const path of paths) {
      if (count >= mostDraws) return
      const fixed = new Map([...draws].filter(([other]) => other !== path))
      const redrawn = drawCandidate(problem, 0, round, fixed)
      const [old, value] = [draws.get(path), redrawn.ok ? redrawn.value.get(path) : undefined]
      if (old === undefined || value === undefined || !isOther(old, value)) continue
      count += 1
      yield new Map([...draws, [path, value]])
    }
  }
}

const isOther = (old: Value, value: Value): boolean =>
  JSON.stringify(shapeOf<Quantity>(old)) === JSON.stringify(shapeOf<Quantity>(value)) && sameValue(old, value) === false
