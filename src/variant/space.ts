// Everything that a problem can draw: each draw once, with how likely it is. The draws are made by the code that makes them
// by seed; only the stream is another: one that takes each of its choices in turn.
import type { Checked, Diagnostic } from '../diagnostic.ts'
import { toJson } from '../math/evaluate/value.ts'
import { namesIn } from '../math/names.ts'
import type { Draw, Problem } from '../model.ts'
import { type Draws, drawFrom } from './candidates.ts'
import { drawExpressions } from './draw-expressions.ts'
import { shuffled, type Stream } from './stream.ts'

/** A draw and its probability among all that can be drawn, constraints not asked. */
export interface LikelyDraw {
  readonly draws: Draws
  readonly weight: number
}
export interface Space {
  /** Every different draw in the order of the choices made; undefined where there are more than were asked for. */
  readonly all: readonly LikelyDraw[] | undefined
  readonly error?: Diagnostic
}

/** A draw that the author's `except` rules out: this sequence of choices leads to none. */
class RuledOut extends Error {}

/** Choices in a row; after each run through them the last that has an alternative takes it, and those behind it are forgotten. */
class Choices implements Stream {
  private readonly made: { taken: number; readonly among: number }[] = []
  private at = 0
  integer(low: number, high: number): number {
    const choice = this.made[this.at] ?? { taken: 0, among: high - low + 1 }
    if (this.at === this.made.length) this.made.push(choice)
    this.at++
    return low + choice.taken
  }
  shuffle<T>(list: readonly T[]): T[] {
    return shuffled(list, (low, high) => this.integer(low, high))
  }
  turnedDown(): never {
    throw new RuledOut()
  }
  /** How likely the choices made are. */
  get weight(): number {
    return this.made.reduce((weight, { among }) => weight / among, 1)
  }
  /** Goes on to the next sequence; false where this was the last. */
  next(): boolean {
    this.made.length = this.at
    this.at = 0
    for (let last = this.made.at(-1); last !== undefined; last = this.made.at(-1)) {
      if (last.taken + 1 < last.among) {
        last.taken++
        return true
      }
      this.made.pop()
    }
    return false
  }
}

/** How many sequences are gone through before their share of all is taken for an estimate of how many there are. */
const estimateAfter = 500

/**
 * All that a problem draws, up to `limit` different draws; a draw that fails (an empty range) is told as the error. Gives up
 * early where the sequences so far are so small a share of all that there must be far more.
 */
export function spaceOf(problem: Problem, limit: number, fixed: Draws = new Map()): Space {
  const choices = new Choices()
  const found = new Map<string, { readonly draws: Draws; weight: number }>()
  let [total, tried] = [0, 0]
  do {
    // sequences that are ruled out count as work: a wide range may rule out nearly all of it
    if (++tried > 4 * limit + 1000 || (found.size > estimateAfter && found.size > 2 * limit * total)) return { all: undefined }
    const draws = drawnBy(choices, problem, fixed)
    if (draws === undefined) continue
    if (!draws.ok) return { all: undefined, ...(draws.errors[0] && { error: draws.errors[0] }) }
    const id = JSON.stringify([...draws.value].map(([path, value]) => [path, toJson(value)]))
    const before = found.get(id)
    total += choices.weight
    if (before !== undefined) before.weight += choices.weight
    else found.set(id, { draws: draws.value, weight: choices.weight })
    if (found.size > limit) return { all: undefined }
  } while (choices.next())
  return { all: [...found.values()].map(({ draws, weight }) => ({ draws, weight: weight / total })) }
}

/**
 * How many draws there are, where no draw depends on another: the product of how many there are of each. Undefined where one
 * does, where a single one has more than are gone through, or where the product is beyond 2^53.
 */
export function independentDraws(problem: Problem): number | undefined {
  if (drawsOf(problem).some((draw) => drawExpressions(draw).some(({ expr }) => namesIn(expr).size > 0))) return undefined
  const one = drawFrom(problem, () => new Choices())
  if (!one.ok) return undefined
  let count = 1
  for (const path of one.value.keys()) {
    const others = new Map([...one.value].filter(([other]) => other !== path))
    const alone = spaceOf(problem, mostOfOne, others)
    count *= alone.all?.length ?? NaN
  }
  return Number.isSafeInteger(count) ? count : undefined
}
const mostOfOne = 5000

const drawsOf = ({ parameters, lines }: Problem): readonly Draw[] => [
  ...parameters.map(({ draw }) => draw),
  ...lines.given.flatMap(({ value }) => (value.type === 'draw' ? [value.draw] : [])),
]
function drawnBy(choices: Choices, problem: Problem, fixed: Draws): Checked<Draws> | undefined {
  try {
    return drawFrom(problem, () => choices, fixed)
  } catch (thrown) {
    if (thrown instanceof RuledOut) return undefined
    throw thrown
  }
}
