// What a draw may speak of: the other parameters and the values that follow from them by `let`, in any order.
import { compile, type Getter, type Scope } from '../math/evaluate/evaluate.ts'
import { Failure, locating } from '../math/failure.ts'
import type { Quantity, Value } from '../math/evaluate/value.ts'
import type { Carrier } from '../math/evaluate/carrier.ts'
import type { Problem, Sourced } from '../model.ts'
import { lettersOf } from './letters.ts'

/** Names on their way to a value; each is drawn or computed when first asked for. */
export interface DrawFrame {
  readonly values: Map<string, Value>
  /** Names being computed: one that is met again is defined by itself. */
  readonly open: Set<string>
  draw(name: string): Value
}

export interface DrawScope extends Scope<Quantity, DrawFrame> {
  readonly carrier: Carrier<Quantity>
}

/** The scope of draws of a problem: parameters (through the frame's `draw`), letters and `let`. */
export function drawScope(problem: Problem): DrawScope {
  const parameters = new Set(problem.parameters.map(({ name }) => name))
  const lets = new Map(problem.let.map((definition) => [definition.name, definition]))
  const compiled = new Map<string, Getter<Quantity, DrawFrame>>()
  const { carrier, values } = lettersOf(problem)
  const scope: DrawScope = {
    carrier,
    name(name) {
      if (parameters.has(name)) return (frame) => remember(frame, name, () => frame.draw(name))
      const letter = values.get(name)
      if (letter !== undefined) return () => letter
      const definition = lets.get(name)
      if (definition === undefined)
        throw new Failure('spec/unknown-name', `“${name}” is neither a parameter nor a \`let\`: a draw speaks of these alone`)
      return (frame) =>
        remember(frame, name, () => {
          const getter = compiled.get(name) ?? compileSourced(definition, scope)
          compiled.set(name, getter)
          return getter(frame)
        })
    },
    member(of, path) {
      throw new Failure('spec/unknown-name', `${of}.${path.join('.')} is not known before the draw is made`)
    },
  }
  return scope
}

export const compileSourced = (of: Sourced, scope: DrawScope): Getter<Quantity, DrawFrame> => {
  const getter = locating(of.at, () => compile(of.expr, scope.carrier, scope))
  return (frame) => locating(of.at, () => getter(frame))
}

function remember(frame: DrawFrame, name: string, make: () => Value): Value {
  const known = frame.values.get(name)
  if (known !== undefined) return known
  if (frame.open.has(name)) throw new Failure('spec/cycle', `“${name}” is drawn from itself: ${[...frame.open, name].join(' → ')}`)
  frame.open.add(name)
  try {
    const value = make()
    frame.values.set(name, value)
    return value
  } finally {
    frame.open.delete(name)
  }
}
