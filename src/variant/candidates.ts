// candidates(seed): candidate n of a problem is a pure function of (problem, seed, n). Which one becomes the variant is
// the pipeline's to decide, after it has been solved.
import { givenPath, linesInUse, type LinesInUse } from '../cell/lines.ts'
import { carriedName } from '../cell/roles.ts'
import { type Shape, shapesOf } from '../cell/shapes.ts'
import type { Checked } from '../diagnostic.ts'
import { attempt } from '../math/failure.ts'
import { shapeOf } from '../math/evaluate/lists.ts'
import { isList, type Quantity, type Value } from '../math/evaluate/value.ts'
import type { Draw, Problem } from '../model.ts'
import { type CompiledDraw, compileDraw } from './draw.ts'
import { compileSourced, type DrawFrame, drawScope, type DrawScope } from './scope.ts'
import { stream, type Stream, streamKey, type StreamKey } from './stream.ts'

/** Values by path: `parameters.w`, `given.weights.W_fx`, `convention.gate`. */
export type Draws = ReadonlyMap<string, Value>

interface Drawn {
  readonly name: string
  readonly path: string
  readonly key: StreamKey
  readonly draw: CompiledDraw
}
interface DrawPlan {
  readonly scope: DrawScope
  readonly parameters: ReadonlyMap<string, Drawn>
  readonly conventions: readonly {
    readonly name: string
    readonly path: string
    readonly key: StreamKey
    readonly choices: readonly string[]
  }[]
  readonly givenDraws: boolean
  readonly given: Map<string, readonly OpenGiven[]>
}

const plans = new WeakMap<Problem, DrawPlan>()
function planOf(problem: Problem): DrawPlan {
  const known = plans.get(problem)
  if (known !== undefined) return known
  const scope = drawScope(problem)
  const plan: DrawPlan = {
    scope,
    parameters: new Map(
      problem.parameters.map(({ name, draw }) => {
        const path = `parameters.${name}`
        return [name, { name, path, key: streamKey(problem.id, path), draw: compileDraw(draw, scope) }]
      }),
    ),
    conventions: problem.lines.convention.flatMap(({ name, choice }) => {
      const path = `convention.${name}`
      return typeof choice === 'string' ? [] : [{ name, path, key: streamKey(problem.id, path), choices: choice.draw }]
    }),
    givenDraws: problem.lines.given.some(({ value }) => value.type === 'draw'),
    given: new Map(),
  }
  plans.set(problem, plan)
  return plan
}

/** The draws of candidate n. `fixed` values, by path, are taken as they are (frozen, or given by hand). */
export const drawCandidate = (problem: Problem, seed: number, candidate: number, fixed: Draws = new Map()): Checked<Draws> =>
  drawFrom(problem, (key) => stream(key, seed, candidate), fixed)

/** The same from any streams: those of a seed, or one that goes through everything that can be drawn (space.ts). */
export function drawFrom(problem: Problem, streamOf: (key: StreamKey) => Stream, fixed: Draws = new Map()): Checked<Draws> {
  return attempt(() => {
    const plan = planOf(problem)
    const draws = new Map<string, Value>()
    const frame: DrawFrame = {
      values: new Map(),
      open: new Set(),
      draw(name) {
        const drawn = plan.parameters.get(name)
        if (drawn === undefined) throw new RangeError(`no parameter ${name}`)
        return fixed.get(drawn.path) ?? drawn.draw(frame, streamOf(drawn.key))
      },
    }
    for (const { name, path } of plan.parameters.values()) {
      const value = frame.values.get(name) ?? frame.draw(name)
      frame.values.set(name, value)
      draws.set(path, value)
    }
    for (const { path, key, choices } of plan.conventions)
      draws.set(path, fixed.get(path) ?? choices[streamOf(key).integer(0, choices.length - 1)] ?? '')
    if (plan.givenDraws) for (const [path, value] of drawGiven(problem, plan, frame, draws, fixed, streamOf)) draws.set(path, value)
    return draws
  }, problem.at)
}

/**
 * Values drawn under `given`: a group's names each apart, in the shapes that the equations give them. A mistake may bring
 * in a name that the conventions chosen do not have (a second bias, say): it is drawn as well, from its own stream.
 */
function drawGiven(
  problem: Problem,
  plan: DrawPlan,
  frame: DrawFrame,
  draws: Draws,
  fixed: Draws,
  streamOf: (key: StreamKey) => Stream,
): Draws {
  const drawn = new Map<string, Value>()
  for (const { lines, open } of openGiven(problem, plan, choicesOf(draws))) {
    const shapes = shapesOf([...lines.equations, ...lines.replaced], knownShapes(problem, plan, frame, lines))
    for (const { name, path, key, draw } of open) drawn.set(path, fixed.get(path) ?? draw(frame, streamOf(key), shapes.get(name)))
  }
  return drawn
}

/** Names that some lines draw under `given`, and that no lines before them do. */
interface OpenGiven {
  readonly lines: LinesInUse
  readonly open: readonly Drawn[]
}
/** By the conventions chosen: the problem's lines, then those of each mistake and reading that draw a name more. */
function openGiven(problem: Problem, plan: DrawPlan, choices: ReadonlyMap<string, string>): readonly OpenGiven[] {
  const id = choices.size === 0 ? '' : JSON.stringify([...choices])
  const known = plan.given.get(id)
  if (known !== undefined) return known
  const paths = new Set<string>()
  const found = [undefined, ...problem.mistakes, ...(problem.readings ?? [])].flatMap((change): readonly OpenGiven[] => {
    const lines = linesInUse(problem, choices, change)
    const open = [...lines.given].flatMap(([name, given]): readonly Drawn[] => {
      const path = givenPath(name, given)
      if (given.value.type !== 'draw' || paths.has(path)) return []
      paths.add(path)
      return [{ name, path, key: streamKey(problem.id, path), draw: compiledDraw(given.value.draw, plan.scope) }]
    })
    return open.length === 0 ? [] : [{ lines, open }]
  })
  plan.given.set(id, found)
  return found
}

const compiledDraws = new WeakMap<Draw, CompiledDraw>()
function compiledDraw(draw: Draw, scope: DrawScope): CompiledDraw {
  const known = compiledDraws.get(draw) ?? compileDraw(draw, scope)
  compiledDraws.set(draw, known)
  return known
}

/** Conventions drawn, by name. */
export function choicesOf(draws: Draws): ReadonlyMap<string, string> {
  return new Map(
    [...draws].flatMap(([path, value]) =>
      path.startsWith('convention.') && typeof value === 'string' ? [[path.slice('convention.'.length), value] as const] : [],
    ),
  )
}

/** Shapes that are known before the weights are drawn: of values given, of parameters and `let` with a cell's names, of the run's rows. */
function knownShapes(problem: Problem, plan: DrawPlan, frame: DrawFrame, { given, roles }: LinesInUse): ReadonlyMap<string, Shape> {
  const known = new Map<string, Shape>()
  const learn = (name: string, value: Value | undefined): void => {
    if (value !== undefined && isList(value)) known.set(name, shapeOf<Quantity>(value))
  }
  for (const definition of problem.let) {
    if (!roles.has(carriedName(definition.name) ?? definition.name)) continue
    const evaluated = attempt(() => compileSourced(definition, plan.scope)(frame))
    if (evaluated.ok) learn(definition.name, evaluated.value)
  }
  for (const [name, value] of frame.values) learn(name, value)
  for (const [name, { value }] of given) {
    if (value.type !== 'expression') continue
    const evaluated = attempt(() => compileSourced(value.of, plan.scope)(frame))
    if (evaluated.ok) learn(name, evaluated.value)
  }
  for (const { name, values } of [...(problem.lines.run?.over ?? []), ...(problem.lines.run?.every ?? [])]) {
    known.delete(name)
    if (values.type !== 'expression') continue
    const rows = attempt(() => compileSourced(values.of, plan.scope)(frame))
    if (rows.ok && isList(rows.value)) learn(name, rows.value[0])
  }
  return known
}
