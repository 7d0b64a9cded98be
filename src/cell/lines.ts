// The lines an engine runs on: a cell's equations, a convention's choice, the problem's lines, a mistake's changes,
// laid over each other. Maps merge key by key; a later layer beats an earlier, within a layer a name beats its group.
import { namesIn } from '../math/names.ts'
import type { Convention, ConventionChoice, Definition, Expr, Given, Lines, Mistake, Problem, Role, Rounding, Run, Text } from '../model.ts'
import { orderEquations } from './order.ts'
import { freeNames, rolesOf } from './roles.ts'

export interface LinesInUse {
  /** In authored order, terms given as `none` gone. Those that `given` or `run` replace are not among them. */
  readonly equations: readonly Definition[]
  /** Equations that a given value or the run's rows replace. */
  readonly replaced: readonly Definition[]
  readonly inputs: readonly string[]
  /** By name: what a name of the cell is given, groups resolved. */
  readonly given: ReadonlyMap<string, Given>
  /** Names given as `none`, and the groups they were given by, for the sentence. */
  readonly none: readonly string[]
  readonly run: Run | undefined
  readonly round: readonly Rounding[]
  readonly let: readonly Definition[]
  readonly conventions: readonly ChosenConvention[]
  readonly roles: ReadonlyMap<string, Role>
}
export interface ChosenConvention {
  readonly choice: ConventionChoice & { readonly choice: string }
  readonly text?: Text
}

/** Where the value of a name that is drawn under `given` is kept: `given.h_prev`, or `given.weights.W_fx` by its group. */
export const givenPath = (name: string, given: Given): string => (given.name === name ? `given.${name}` : `given.${given.name}.${name}`)

/** Choices drawn for this variant, by the convention's name. */
export type DrawnChoices = ReadonlyMap<string, string>

/** The lines of a problem under its conventions, as drawn, and under a mistake where one is given. */
export function linesInUse(problem: Problem, drawn: DrawnChoices, mistake?: Mistake): LinesInUse {
  const conventions = chooseConventions(problem, drawn, mistake)
  const chosen = conventions.flatMap(({ lines }) => lines)
  const layers = [...chosen, problem.lines, ...(mistake ? [mistake.lines] : [])]
  const inputs = problem.cell?.inputs ?? []
  const all = inReadingOrder(
    problem.cell?.equations ?? [],
    mergeByName([problem.cell?.equations ?? [], ...layers.map((layer) => layer.equations)]),
  )
  const run = layers.reduce<Run | undefined>((merged, layer) => mergeRun(merged, layer.run), undefined)
  const roles = rolesOf(all, inputs)
  const given = resolveGiven(layers, all, inputs, roles)
  const none = new Set([...given].filter(([, { value }]) => value.type === 'none').map(([name]) => name))
  const perRow = new Set([...(run?.over ?? []), ...(run?.every ?? [])].map(({ name }) => name))
  const isReplaced = ({ name }: Definition): boolean => given.has(name) || perRow.has(name)
  return {
    equations: all
      .filter((equation) => !isReplaced(equation))
      .map((equation) => ({ ...equation, expr: dropNames(equation.expr, none) ?? zero })),
    replaced: all.filter(isReplaced),
    inputs,
    given,
    none: [...new Set([...none].map((name) => given.get(name)?.name ?? name))],
    run,
    round: mergeRounding(layers.map((layer) => layer.round)),
    let: mergeByName([problem.let, ...layers.map((layer) => layer.let)]),
    conventions: conventions.map(({ choice, text }) => ({ choice, ...(text && { text }) })),
    roles,
  }
}

/** As written; where conventions bring in equations, each after those that it reads. */
function inReadingOrder(own: readonly Definition[], all: readonly Definition[]): readonly Definition[] {
  const ordered = all.length > own.length ? orderEquations(all) : undefined
  return ordered?.ok === true ? ordered.value : all
}

const zero: Expr = { type: 'number', value: '0' }

/** Definitions of several layers: a later one takes the place of an earlier of the same name. */
function mergeByName(layers: readonly (readonly Definition[])[]): readonly Definition[] {
  return [...new Map(layers.flat().map((definition) => [definition.name, definition])).values()]
}

function chooseConventions(problem: Problem, drawn: DrawnChoices, mistake: Mistake | undefined) {
  const declared = new Map((problem.cell?.conventions ?? []).map((convention) => [convention.name, convention]))
  const changes = new Map((mistake?.lines.convention ?? []).map((change) => [change.name, change]))
  return problem.lines.convention.map((made) => {
    const choice = typeof made.choice === 'string' ? made.choice : (drawn.get(made.name) ?? '')
    const convention = declared.get(made.name)
    const change = changes.get(made.name)?.choice
    const final = typeof change === 'string' ? (change === 'other' ? otherChoice(convention, choice) : change) : choice
    const found = convention?.choices.find(({ name }) => name === final)
    return { choice: { ...made, choice: final }, lines: found ? [found.lines] : [], text: found?.text }
  })
}
const otherChoice = (convention: Convention | undefined, choice: string): string =>
  convention?.choices.find(({ name }) => name !== choice)?.name ?? choice

function mergeRun(earlier: Run | undefined, later: Run | undefined): Run | undefined {
  if (earlier === undefined || later === undefined) return later ?? earlier
  const merge = (a: Run['over'], b: Run['over']): Run['over'] =>
    a && b ? [...new Map([...a, ...b].map((input) => [input.name, input])).values()] : (b ?? a)
  const [over, every] = [merge(earlier.over, later.over), merge(earlier.every, later.every)]
  return { ...earlier, ...later, ...(over && { over }), ...(every && { every }) }
}

function mergeRounding(layers: readonly (readonly Rounding[])[]): readonly Rounding[] {
  const merged = new Map<string, Rounding>()
  for (const rounding of layers.flat()) merged.set(rounding.of, { ...merged.get(rounding.of), ...rounding })
  return [...merged.values()]
}

/** What each name of the cell is given: the last layer that names it or its group wins. */
function resolveGiven(
  layers: readonly Lines[],
  equations: readonly Definition[],
  inputs: readonly string[],
  roles: ReadonlyMap<string, Role>,
): ReadonlyMap<string, Given> {
  const groupOf = (name: string): string | undefined => (inputs.includes(name) ? 'inputs' : groups.get(roles.get(name) ?? 'other'))
  const names = new Set([...inputs, ...freeNames(equations, inputs), ...equations.flatMap(({ name, expr }) => [name, ...namesIn(expr)])])
  const given = new Map<string, Given>()
  for (const layer of layers) {
    const byName = new Map(layer.given.map((line) => [line.name, line]))
    for (const name of names) {
      const line = byName.get(name) ?? byName.get(groupOf(name) ?? '')
      if (line !== undefined) given.set(name, line)
    }
  }
  return given
}
const groups: ReadonlyMap<Role, string> = new Map([
  ['weight', 'weights'],
  ['bias', 'biases'],
])

/** An expression without the terms that hold a name given as `none`; undefined where nothing is left. */
function dropNames(expr: Expr, none: ReadonlySet<string>): Expr | undefined {
  if (none.size === 0) return expr
  const drop = (part: Expr): Expr | undefined => dropNames(part, none)
  switch (expr.type) {
    case 'name':
      return none.has(expr.name) ? undefined : expr
    case 'negate': {
      const arg = drop(expr.arg)
      return arg && { ...expr, arg }
    }
    case 'arithmetic': {
      const [left, right] = [drop(expr.left), drop(expr.right)]
      if (left && right) return { ...expr, left, right }
      if (expr.op === '+') return left ?? right
      if (expr.op === '-') return left ?? (right && { type: 'negate', arg: right })
      return undefined
    }
    case 'call':
      return { ...expr, args: expr.args.map((arg) => drop(arg) ?? zero) }
    default:
      return expr
  }
}
