// What can be set by hand in a problem: everything that it draws, by name and by path.
import { givenPath, linesInUse } from '../cell/lines.ts'
import type { Draw, Problem } from '../model.ts'

export interface Target {
  /** `parameters.w`, `given.weights.W_fx`, `convention.gate`: where the value is kept. */
  readonly path: string
  /** Absent for a convention. */
  readonly draw?: Draw
  /** Whether its shape follows from the equations, so that a vector or matrix may be due. */
  readonly shaped?: boolean
}

/** The most combinations of drawn conventions that are looked through for names that are drawn under `given`. */
const mostCombinations = 64

const targets = new WeakMap<Problem, ReadonlyMap<string, Target>>()
/** Everything that a problem draws: parameters, conventions, and names of the cell under `given`. A parameter goes first. */
export function targetsOf(problem: Problem): ReadonlyMap<string, Target> {
  const known = targets.get(problem)
  if (known !== undefined) return known
  const drawn = problem.lines.convention.flatMap(({ name, choice }) => (typeof choice === 'string' ? [] : [{ name, choices: choice.draw }]))
  const found: readonly (readonly [name: string, Target])[] = [
    ...givenDraws(problem, drawn),
    ...drawn.map(({ name }) => [name, { path: `convention.${name}` }] as const),
    ...problem.parameters.map(({ name, draw }) => [name, { path: `parameters.${name}`, draw }] as const),
  ]
  const all = new Map([...found, ...found.map(([, target]) => [target.path, target] as const)])
  targets.set(problem, all)
  return all
}

interface DrawnConvention {
  readonly name: string
  readonly choices: readonly string[]
}
/** The names that are drawn under `given`, whichever conventions are drawn; those that only a mistake or a reading brings in, too. */
function givenDraws(problem: Problem, conventions: readonly DrawnConvention[]): readonly (readonly [name: string, Target])[] {
  const combinations = conventions.reduce<readonly ReadonlyMap<string, string>[]>(
    (all, { name, choices }) =>
      all.flatMap((chosen) => choices.map((choice) => new Map([...chosen, [name, choice]]))).slice(0, mostCombinations),
    [new Map()],
  )
  return combinations
    .flatMap((choices) =>
      [undefined, ...problem.mistakes, ...(problem.readings ?? [])].flatMap((change) => [...linesInUse(problem, choices, change).given]),
    )
    .flatMap(([name, given]) =>
      given.value.type === 'draw' ? [[name, { path: givenPath(name, given), draw: given.value.draw, shaped: true }] as const] : [],
    )
}
