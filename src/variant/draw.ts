// One draw: a value from its domain by its own stream. Grids are exact rationals; no powers, no floats.
import type { Getter } from '../math/evaluate/evaluate.ts'
import { Real } from '../math/ball/real.ts'
import { Irrational } from '../math/evaluate/symbolic.ts'
import { Failure } from '../math/failure.ts'
import * as rational from '../math/exact/rational.ts'
import type { Rational } from '../math/exact/rational.ts'
import { isList, isRational, type Quantity, sameValue, type Value } from '../math/evaluate/value.ts'
import type { Draw, Location, Sourced } from '../model.ts'
import { compileSourced, type DrawFrame, type DrawScope } from './scope.ts'
import type { Stream } from './stream.ts'

/** A draw made ready: bounds and choices compiled. `shape` is used where the draw has no size of its own. */
export type CompiledDraw = (frame: DrawFrame, stream: Stream, shape?: readonly number[]) => Value

/** How many values an `except` may turn down before a domain counts as empty. */
const patience = 1000
/** The most entries one draw may have. */
const mostEntries = 10_000

export function compileDraw(draw: Draw, scope: DrawScope): CompiledDraw {
  const of = (part: Sourced): Getter<Quantity, DrawFrame> => compileSourced(part, scope)
  const one = compileEntry(draw, of)
  const size = draw.size.map((part) => ({ get: of(part), at: part.at }))
  const except = draw.except.map(of)
  const entry = (frame: DrawFrame, stream: Stream): Value => {
    const excluded = except.map((get) => get(frame))
    for (let tries = 0; tries < patience; tries++) {
      const value = one(frame, stream)
      if (!excluded.some((other) => sameValue(value, other) === true)) return value
      stream.turnedDown?.()
    }
    throw new Failure('draw/empty', `nothing is left of this draw after \`except\``, draw.at)
  }
  return (frame, stream, shape = []) => {
    const sizes = size.length === 0 ? shape : size.map(({ get, at }) => asCount(get(frame), at))
    if (sizes.reduce((all, n) => all * n, 1) > mostEntries)
      throw new Failure('draw/empty', `a draw of more than ${mostEntries} entries`, draw.at)
    return fill(sizes, () => entry(frame, stream))
  }
}

function fill(sizes: readonly number[], make: () => Value): Value {
  const [n, ...rest] = sizes
  return n === undefined ? make() : Array.from({ length: n }, () => fill(rest, make))
}

function compileEntry(draw: Draw, of: (part: Sourced) => Getter<Quantity, DrawFrame>): (frame: DrawFrame, stream: Stream) => Value {
  switch (draw.type) {
    case 'integer':
    case 'number': {
      const [low, high] = [of(draw.low), of(draw.high)]
      const step = draw.type === 'integer' ? () => 1 : of(draw.step)
      return (frame, stream) =>
        onGrid(asRational(low(frame), draw.low.at), asRational(high(frame), draw.high.at), asRational(step(frame), draw.at), draw, stream)
    }
    case 'choice': {
      const choices = draw.from.map(of)
      return (frame, stream) => asFrozen(pick(choices, draw.at, stream)(frame))
    }
    case 'words':
      return (_frame, stream) => pick(draw.from, draw.at, stream)
    case 'permutation': {
      const items = draw.of.map(of)
      return (frame, stream) => stream.shuffle(items).map((item) => asFrozen(item(frame)))
    }
    default:
      return draw satisfies never
  }
}

/** An irrational number is kept as a decimal: what it came from is gone when a variant is read again, so it goes at once. */
function asFrozen(value: Value): Value {
  if (isList(value)) return value.map(asFrozen)
  return value instanceof Irrational ? new Real(value.mid, value.radius) : value
}

function pick<T>(list: readonly T[], at: Location, stream: Stream): T {
  const chosen = list.length === 0 ? undefined : list[stream.integer(0, list.length - 1)]
  if (chosen === undefined) throw new Failure('draw/empty', 'a draw from an empty list', at)
  return chosen
}

/** low + i·step for a uniform i: exact, and the same on every machine. */
function onGrid(low: Rational, high: Rational, step: Rational, draw: Draw, stream: Stream): Rational {
  if (rational.sign(step) <= 0) throw new Failure('draw/empty', `the step is ${rational.toText(step)}; it must be above 0`, draw.at)
  const last = rational.floor(rational.divide(rational.subtract(high, low), step))
  if (typeof last !== 'number')
    throw new Failure('draw/empty', 'a range of more values than are drawn from (2^53)', draw.at, 'take narrower bounds or a wider step')
  if (last < 0)
    throw new Failure(
      'draw/empty',
      `no number lies from ${rational.toText(low)} to ${rational.toText(high)}`,
      draw.at,
      'write the smaller bound first',
    )
  const i = stream.integer(0, last)
  return step === 1 ? rational.add(low, i) : rational.add(low, rational.multiply(step, i))
}

function asRational(value: Value, at: Location): Rational {
  if (!isRational(value)) throw new Failure('draw/wrong-type', 'a bound of a draw is not a rational number', at)
  return value
}
function asCount(value: Value, at: Location): number {
  if (typeof value !== 'number' || value < 1) throw new Failure('draw/wrong-type', 'a size is a whole number from 1', at)
  return value
}
