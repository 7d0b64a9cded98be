// A problem under one choice of conventions and at most one mistake, compiled: every expression a function of a World.
// Compiled once, run for every variant.
import type { DrawnChoices, LinesInUse } from '../cell/lines.ts'
import { givenPath, linesInUse } from '../cell/lines.ts'
import { orderEquations } from '../cell/order.ts'
import { carriedName } from '../cell/roles.ts'
import { type CellProgram, compileCell, neededNames } from '../cell/run.ts'
import type { Carrier } from '../math/evaluate/carrier.ts'
import { compile, type Getter, type Scope } from '../math/evaluate/evaluate.ts'
import { Failure, locating, placed } from '../math/failure.ts'
import { membersIn, namesIn } from '../math/names.ts'
import type { Quantity, Value } from '../math/evaluate/value.ts'
import type { Definition, Expr, Mistake, Piece, Problem, Question, Sourced, Text } from '../model.ts'
import { hooksFor, type RunContext } from './hooks.ts'
import { choicesOf, type Draws } from '../variant/candidates.ts'
import { lettersOf } from '../variant/letters.ts'
import type { World } from './world.ts'

export type WorldGetter = Getter<Quantity, World>

export interface Program {
  readonly problem: Problem
  readonly mistake: Mistake | undefined
  readonly lines: LinesInUse
  readonly lets: ReadonlyMap<string, { readonly index: number; readonly get: WorldGetter }>
  readonly parameters: ReadonlyMap<string, number>
  readonly carrier: Carrier<Quantity>
  /** What the cell's names that have no equation are given; missing ones are unbound. */
  readonly bound: ReadonlyMap<string, WorldGetter>
  /** By the name that reads it: `h_prev`. */
  readonly starts: ReadonlyMap<string, WorldGetter>
  readonly perRow: ReadonlyMap<string, WorldGetter>
  /** `bound` and `starts` by the slot they fill. */
  readonly constants: readonly { readonly slot: number; readonly get: WorldGetter }[]
  readonly cell: CellProgram<Quantity, RunContext> | undefined
  /** The same with every call recorded; compiled when a trace is first asked for. */
  traced(): CellProgram<Quantity, RunContext> | undefined
  /** An expression of the problem's scope. */
  getter(of: Sourced): WorldGetter
  /** What a part asks for; undefined for claims and roles. */
  key(part: Question): WorldGetter | undefined
}

/** Programs of one problem, by the conventions drawn and the mistake. */
export class Programs {
  readonly problem: Problem
  private readonly drawsConventions: boolean
  /** What numbers are computed with: exactly, unless another is asked for. */
  private readonly carrier: Carrier<Quantity>
  private readonly made = new Map<string, Map<Mistake | undefined, Program>>()
  constructor(problem: Problem, carrier: Carrier<Quantity> = lettersOf(problem).carrier) {
    this.problem = problem
    this.carrier = carrier
    this.drawsConventions = problem.lines.convention.some(({ choice }) => typeof choice !== 'string')
  }
  get(draws: Draws, mistake?: Mistake): Program {
    const choices = this.drawsConventions ? choicesOf(draws) : none
    const id = this.drawsConventions ? JSON.stringify([...choices]) : ''
    const programs = this.made.get(id) ?? new Map<Mistake | undefined, Program>()
    this.made.set(id, programs)
    const program = programs.get(mistake) ?? compileProgram(this.problem, choices, mistake, this.carrier)
    programs.set(mistake, program)
    return program
  }
}
const none: DrawnChoices = new Map()

function compileProgram(problem: Problem, drawn: DrawnChoices, mistake: Mistake | undefined, carrier: Carrier<Quantity>): Program {
  const lines = linesInUse(problem, drawn, mistake)
  const ordered = orderEquations(lines.equations)
  if (!ordered.ok) {
    const [first] = ordered.errors
    throw new Failure('spec/cycle', first?.message ?? 'a cycle', first?.at ?? problem.at, first?.hint)
  }
  const { values: letters } = lettersOf(problem)
  const parameters = new Map(problem.parameters.map(({ name }, index) => [name, index]))
  const letNames = new Map(lines.let.map((definition, index) => [definition.name, index]))
  const computed = new Set([...lines.equations, ...lines.replaced].map(({ name }) => name))
  const needed = neededNames(
    ordered.value,
    askedNames(problem, lines, mistake, (name) => parameters.has(name) || letNames.has(name) || letters.has(name)),
    lines.run !== undefined && lines.run.every === undefined,
  )
  const equations = ordered.value.filter(({ name }) => needed.has(name))
  const cache = new Map<Sourced, WorldGetter>()
  const answers = new Map((mistake?.answer ?? []).map((definition) => [definition.name, definition]))

  const column =
    (name: string): WorldGetter =>
    (world) =>
      world.column(name)
  const scopeWith = (handedIn: ReadonlyMap<string, Definition>): Scope<Quantity, World> => {
    const cellName = (name: string): WorldGetter => {
      const instead = handedIn.get(name)
      if (instead !== undefined) return getter(instead)
      if (!needed.has(name) && !computed.has(name)) throw new Failure('spec/unknown-name', `“${name}” is not defined`)
      return column(name)
    }
    return {
      name(name) {
        const parameter = parameters.get(name)
        if (parameter !== undefined) return (world) => world.parameter(parameter)
        const letter = letters.get(name)
        if (letter !== undefined) return () => letter
        const instead = letNames.has(name) ? handedIn.get(name) : undefined
        if (instead !== undefined) return getter(instead)
        if (letNames.has(name)) return (world) => world.letValue(name)
        if (name === 'key') return (world) => world.onlyKey()
        if (name === 'mistakes') return (world) => world.mistakeAnswers().filter((answer) => answer !== undefined)
        return cellName(name)
      },
      member(of, path) {
        const [first = '', second] = path
        if (of === 'cell') return cellName(first)
        if (of === 'parts') return (world) => world.partValue(first)
        return (world) => world.mistakenOrFail(first, second)
      },
      start(of) {
        const name =
          of.type === 'name' && !parameters.has(of.name) && !letNames.has(of.name) && !letters.has(of.name)
            ? of.name
            : of.type === 'member' && of.of === 'cell'
              ? of.path[0]
              : undefined
        return name !== undefined && computed.has(name) && lines.run !== undefined ? (world) => world.start(name) : undefined
      },
      mistakes: (world) => world.mistakeAnswers(),
    }
  }
  const plainScope = scopeWith(new Map())
  const answerScope = answers.size === 0 ? plainScope : scopeWith(answers)
  const compileIn = (of: Sourced, scope: Scope<Quantity, World>): WorldGetter => {
    const get = locating(of.at, () => compile(of.expr, carrier, scope))
    // A number and a parameter cannot fail, and most of what a cell is given is one of them.
    if (of.expr.type === 'number' || (of.expr.type === 'name' && parameters.has(of.expr.name))) return get
    return (world) => {
      try {
        return get(world)
      } catch (thrown) {
        throw placed(thrown, of.at)
      }
    }
  }
  function getter(of: Sourced): WorldGetter {
    const known = cache.get(of) ?? compileIn(of, plainScope)
    cache.set(of, known)
    return known
  }

  const names = new Set<string>([...needed, ...equations.flatMap(({ name, expr }) => [name, ...namesIn(expr)])])
  const everyName = new Set<string>([...names, ...lines.inputs, ...lines.equations.flatMap(({ expr }) => [...namesIn(expr)])])
  const bind = (name: string): WorldGetter | undefined => {
    const given = lines.given.get(name)
    if (given !== undefined) {
      const { value } = given
      if (value.type === 'expression') return getter(value.of)
      const path = givenPath(name, given)
      return value.type === 'draw' ? (world) => world.drawn(path) : undefined
    }
    const parameter = parameters.get(name)
    if (parameter !== undefined) return (world) => world.parameter(parameter)
    const letter = letters.get(name)
    if (letter !== undefined) return () => letter
    return letNames.has(name) ? (world) => world.letValue(name) : undefined
  }
  const rowInputs = [...(lines.run?.over ?? []), ...(lines.run?.every ?? [])]
  const rowNames = new Set(rowInputs.map(({ name }) => name))
  const isEquation = new Set(lines.equations.map(({ name }) => name))
  const bound = new Map<string, WorldGetter>()
  const starts = new Map<string, WorldGetter>()
  for (const name of everyName) {
    if (rowNames.has(name) || isEquation.has(name)) continue
    const get = bind(name)
    const state = carriedName(name)
    if (get !== undefined) state !== undefined && computed.has(state) ? starts.set(name, get) : bound.set(name, get)
  }
  const compileWith = (tracing: boolean): CellProgram<Quantity, RunContext> | undefined =>
    needed.size === 0 ? undefined : compileCell(equations, names, carrier, hooksFor(lines.round, isEquation, tracing))
  const cell = compileWith(false)
  let traced: CellProgram<Quantity, RunContext> | undefined
  const keys = new Map<string, WorldGetter | undefined>(problem.parts.map((part) => [part.id, compileKey(part, answerScope, compileIn)]))
  return {
    problem,
    mistake,
    lines,
    parameters,
    carrier,
    lets: new Map(lines.let.map((definition, index) => [definition.name, { index, get: getter(definition) }])),
    bound,
    starts,
    perRow: new Map(
      rowInputs.map(({ name, values }): [string, WorldGetter] => [name, values.type === 'words' ? () => values.words : getter(values.of)]),
    ),
    cell,
    constants: [...bound, ...starts].flatMap(([name, get]) => {
      const slot = cell?.slots.get(name)
      return slot === undefined ? [] : [{ slot, get }]
    }),
    traced: () => (traced ??= compileWith(true)),
    getter,
    key: (part) => keys.get(part.id),
  }
}

/** What a part asks for: its key, or for a table the list of its `fill` columns. */
function compileKey(
  part: Question,
  scope: Scope<Quantity, World>,
  compileIn: (of: Sourced, scope: Scope<Quantity, World>) => WorldGetter,
): WorldGetter | undefined {
  switch (part.kind) {
    case 'single-choice':
    case 'number':
    case 'vector':
    case 'expression':
      return compileIn(part.key, scope)
    case 'multi-select':
      return part.from.type === 'values' ? compileIn(part.from.key, scope) : undefined
    case 'table': {
      const columns = part.fill.map(({ name, at }) => compileIn({ expr: { type: 'name', name }, source: name, at }, scope))
      return (world): Value => columns.map((get) => get(world))
    }
    default:
      return part satisfies never
  }
}

/** Every name of the cell that the problem speaks of outside the cell. */
function askedNames(
  problem: Problem,
  lines: LinesInUse,
  mistake: Mistake | undefined,
  isOwn: (name: string) => boolean,
): ReadonlySet<string> {
  const asked = new Set<string>()
  const cellNames = new Set([
    ...lines.inputs,
    ...[...lines.equations, ...lines.replaced].flatMap(({ name, expr }) => [name, ...namesIn(expr)]),
  ])
  const ask = (expr: Expr): void => {
    for (const name of namesIn(expr)) if (!isOwn(name) && cellNames.has(name)) asked.add(name)
    for (const { of, path } of membersIn(expr)) if (of === 'cell' && path[0] !== undefined) asked.add(path[0])
  }
  const column = (name: string): void => ask({ type: 'name', name })
  for (const { expr } of [...lines.let, ...problem.require, ...(mistake?.answer ?? [])]) ask(expr)
  if (lines.run?.until) ask(lines.run.until.expr)
  for (const part of problem.parts) askedByPart(part, ask, column)
  for (const text of [problem.text, ...problem.parts.flatMap(({ text }) => text ?? []).map((text) => [text]), problem.solution ?? []])
    askedByText(text, ask, column)
  return asked
}

function askedByPart(part: Question, ask: (expr: Expr) => void, column: (name: string) => void): void {
  switch (part.kind) {
    case 'single-choice':
      ask(part.key.expr)
      for (const { expr } of part.options.type === 'list' ? part.options.options.map(({ value }) => value) : part.options.values) ask(expr)
      return
    case 'multi-select':
      if (part.from.type === 'values') for (const { expr } of [part.from.key, ...part.from.options.map(({ value }) => value)]) ask(expr)
      return
    case 'number':
    case 'vector':
      ask(part.key.expr)
      return
    case 'expression':
      ask(part.key.expr)
      for (const { name } of part.names ?? []) column(name)
      return
    case 'table':
      for (const { name, options } of [...part.show, ...part.fill]) {
        column(name)
        for (const { expr } of options ?? []) ask(expr)
      }
      return
    default:
      part satisfies never
  }
}

function askedByText(text: Text, ask: (expr: Expr) => void, column: (name: string) => void): void {
  const piece = (part: Piece): void => {
    switch (part.type) {
      case 'markdown':
      case 'block':
      case 'part':
        return
      case 'math':
        for (const tag of part.parts) if (typeof tag !== 'string') ask(tag.of.expr)
        return
      case 'value':
      case 'tex':
      case 'plural':
        ask(part.of.expr)
        return
      case 'table':
        part.names.forEach(column)
        return
      case 'if':
        ask(part.condition.expr)
        ;[...part.then, ...part.else].forEach(piece)
        return
      default:
        part satisfies never
    }
  }
  for (const { pieces } of text) pieces.forEach(piece)
}
