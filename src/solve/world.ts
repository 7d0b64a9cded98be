// One variant under one program: values computed when first asked for. A mistake is another world of the same variant.
import type { Tie } from '../cell/rounding.ts'
import { type CellProgram, type Row, type RunInputs, runRows } from '../cell/run.ts'
import { type Shape, shapesOf } from '../cell/shapes.ts'
import { certified } from '../math/certified.ts'
import { Failure, locating } from '../math/failure.ts'
import { toText } from '../math/rational.ts'
import { Real } from '../math/real.ts'
import { holds } from '../math/functions.ts'
import { asList, asScalar, entry } from '../math/lists.ts'
import { isList, sameValue, type Scalar, type Value } from '../math/value.ts'
import type { Mistake } from '../model.ts'
import { type Draws, shapeOf } from '../variant/candidates.ts'
import { newContext, type RunContext } from './hooks.ts'
import type { Program, Programs } from './program.ts'

interface RunResult {
  readonly rows: readonly Row<Scalar>[]
  /** What the first row reads as `_prev`, by slot. */
  readonly base: Row<Scalar>
  readonly context: RunContext
}

const none: ReadonlyMap<string, Value> = new Map()
/** The most rows a run may have, over all passes. */
const mostRows = 10_000
/** The most ways of taking ties that are tried before a solution counts as undecided by them. */
const mostBranches = 256

export class World {
  readonly programs: Programs
  readonly program: Program
  readonly draws: Draws
  readonly sides: readonly (0 | 1)[]
  /** Names whose value is taken as given instead of computed: a `let` or a parameter. */
  readonly overrides: ReadonlyMap<string, Value>
  private readonly parameters: readonly (Value | undefined)[]
  private readonly lets = new Map<string, Value>()
  private readonly openLets = new Set<string>()
  private readonly mistaken = new Map<string, Value | undefined>()
  private result: RunResult | undefined

  constructor(programs: Programs, draws: Draws, mistake?: Mistake, sides: readonly (0 | 1)[] = [], overrides: ReadonlyMap<string, Value> = none, base?: World) {
    this.programs = programs
    this.program = programs.get(draws, mistake)
    this.draws = draws
    this.sides = sides
    this.overrides = overrides
    this.parameters = base?.parameters ?? programs.problem.parameters.map(({ name }) => overrides.get(name) ?? draws.get(`parameters.${name}`))
  }

  parameter(index: number): Value {
    const value = this.parameters[index]
    if (value === undefined) throw new Failure('spec/unbound', `the parameter “${this.programs.problem.parameters[index]?.name ?? index}” has no value in this variant`)
    return value
  }
  drawn(path: string): Value {
    const value = this.draws.get(path)
    if (value === undefined) throw new Failure('spec/unbound', `“${path}” has no value in this variant`)
    return value
  }

  letValue(name: string): Value {
    const known = this.overrides.get(name) ?? this.lets.get(name)
    if (known !== undefined) return known
    const definition = this.program.lets.get(name)
    if (definition === undefined) throw new Failure('spec/unknown-name', `“${name}” is not defined`)
    if (this.openLets.has(name)) throw new Failure('spec/cycle', `these names are defined by each other: ${[...this.openLets, name].join(' → ')}`)
    this.openLets.add(name)
    const value = definition.get(this)
    this.openLets.delete(name)
    this.lets.set(name, value)
    return value
  }

  /** A cell's name: a list over rows, or its one value where there is no run. Constants are one value either way. */
  column(name: string): Value {
    const run = this.run()
    const slot = this.program.cell?.slots.get(name)
    if (slot === undefined) throw new Failure('spec/unknown-name', `“${name}” is not a name of the cell`)
    const isConstant = this.program.bound.has(name) && !this.program.lines.inputs.includes(name)
    if (this.program.lines.run === undefined || isConstant) return definedValue(run.rows[0]?.[slot], name)
    return run.rows.map((row) => definedValue(row[slot], name))
  }
  start(name: string): Value {
    return definedValue(this.run().base[this.program.cell?.slots.get(`${name}_prev`) ?? -1], `${name}_prev`)
  }
  get rows(): number {
    return this.program.lines.run === undefined ? 0 : this.run().rows.length
  }

  // ── Keys and mistakes ──────────────────────────────────────────────────────────────────────────────────

  onlyKey(): Value {
    const [part, second] = this.program.problem.parts
    if (part === undefined || second !== undefined) throw new Failure('spec/unknown-name', '`key` is the answer of a problem with one question; write parts.ID')
    return this.keyOf(part.id)
  }
  keyOf(part: string): Value {
    const question = this.program.problem.parts.find(({ id }) => id === part)
    const get = question && this.program.key(question)
    if (question === undefined || get === undefined) throw new Failure('spec/unknown-name', `the part “${part}” has no key that is a value`)
    return locating(question.at, () => get(this))
  }

  /** The key of a part under a mistake; undefined where it leads to no answer (undefined point, tie, undecided). */
  underMistake(name: string, part: string): Value | undefined {
    const id = `${name}\0${part}`
    if (this.mistaken.has(id)) return this.mistaken.get(id)
    const mistake = this.program.problem.mistakes.find((candidate) => candidate.name === name)
    if (mistake === undefined) throw new Failure('spec/unknown-mistake', `there is no mistake “${name}”`)
    const answer = answerOrNone(() => settledValue(new World(this.programs, this.draws, mistake, [], this.overrides, this), (world) => world.keyOf(part)))
    this.mistaken.set(id, answer)
    return answer
  }
  mistakenOrFail(name: string, part: string | undefined): Value {
    const id = part ?? this.program.problem.parts[0]?.id ?? ''
    const answer = this.underMistake(name, id)
    if (answer === undefined) throw new Failure('solve/undefined', `the mistake “${name}” leads to no answer here`)
    return answer
  }
  /** The answers to the first part under every mistake, in declared order. */
  mistakeAnswers(): readonly (Value | undefined)[] {
    const part = this.program.problem.parts[0]?.id ?? ''
    return this.program.problem.mistakes.map(({ name }) => this.underMistake(name, part))
  }

  // ── The run ────────────────────────────────────────────────────────────────────────────────────────────

  run(): RunResult {
    this.result ??= this.runWith(newContext(this.sides), false)
    return this.result
  }
  /** Runs again with every equation and call reported. */
  trace(onEquation: NonNullable<RunContext['onEquation']>): RunResult {
    return this.runWith(newContext(this.sides, onEquation), true)
  }

  private runWith(context: RunContext, tracing: boolean): RunResult {
    const { program } = this
    const cell = tracing ? program.traced() : program.cell
    if (cell === undefined) return { rows: [], base: [], context }
    const inputs = this.inputs(cell)
    const { until, atMost = 1 } = program.lines.run ?? {}
    if (until === undefined) return { rows: runRows(cell, inputs, context), base: inputs.base, context }

    // Whole passes: each goes on from the states the last one left; `until` sees the last pass alone.
    const all: Row<Scalar>[] = []
    let base = inputs.base
    for (let pass = 1; pass <= atMost; pass++) {
      if (all.length + inputs.rows > mostRows) throw new Failure('solve/budget', `more than ${mostRows} rows`, until.at)
      const rows = runRows(cell, { ...inputs, base }, context, all.length + 1)
      all.push(...rows)
      this.result = { rows, base: inputs.base, context }
      const stop = locating(until.at, () => holds(certified, program.getter(until)(this)))
      this.result = undefined
      this.lets.clear()
      if (stop) return { rows: all, base: inputs.base, context }
      const next = [...base]
      for (const { from, to } of cell.carried) next[to] = rows.at(-1)?.[from]
      base = next
    }
    throw new Failure('solve/not-stopped', `the run did not meet \`until\` within ${atMost} passes`, until.at, 'raise `at-most`, or constrain the draw')
  }

  private inputs(cell: CellProgram<Scalar, RunContext>): RunInputs<Scalar> {
    const { program } = this
    const base = new Array<Value | undefined>(cell.slots.size).fill(undefined)
    for (const { slot, get } of program.constants) base[slot] = get(this)
    const perRow = program.perRow.size === 0 ? [] : this.rowLists(cell)
    const rows = perRow[0]?.values.length ?? this.stepCount()
    if (rows > mostRows) throw new Failure('solve/budget', `${rows} rows; at most ${mostRows} are run`, program.lines.run?.steps?.at ?? program.lines.run?.over?.[0]?.at)
    return this.spread(cell, { rows, base, perRow, independent: program.lines.run?.every !== undefined })
  }
  private stepCount(): number {
    const steps = this.program.lines.run?.steps
    if (steps === undefined) return 1
    const count = certified.toInteger(asScalar<Scalar>(this.program.getter(steps)(this), 'steps'))
    if (count === undefined || count < 1) throw new Failure('solve/type', '`steps` takes a whole number from 1', steps.at)
    return count
  }

  /** The rows of `over` (lists in step) or of `every` (all combinations, the last name changing fastest). */
  private rowLists(cell: CellProgram<Scalar, RunContext>): RunInputs<Scalar>['perRow'] {
    const { over = [], every } = this.program.lines.run ?? {}
    const lists = (every ?? over).map((input) => {
      const get = this.program.perRow.get(input.name)
      return { input, slot: cell.slots.get(input.name), values: locating(input.at, () => asList<Scalar>(get?.(this) ?? [], `the rows of ${input.name}`)) }
    })
    const inSlots = (values: (list: (typeof lists)[number]) => readonly Value[]): RunInputs<Scalar>['perRow'] =>
      lists.flatMap((list) => (list.slot === undefined ? [] : [{ slot: list.slot, values: values(list) }]))
    if (every !== undefined) {
      const count = lists.reduce((all, { values }) => all * values.length, 1)
      if (count > mostRows) throw new Failure('solve/budget', `${count} combinations; at most ${mostRows} are run`, every[0]?.at)
      let each = count
      return inSlots(({ values }) => {
        each /= values.length
        const repeat = each
        return Array.from({ length: count }, (_, row) => entry<Scalar>(values, Math.floor(row / repeat) % values.length))
      })
    }
    for (const { input, values } of lists)
      if (values.length !== lists[0]?.values.length)
        throw new Failure('solve/shape', `rows in step: ${lists[0]?.input.name} has ${lists[0]?.values.length} entries, ${input.name} has ${values.length}`, input.at)
    return inSlots(({ values }) => values)
  }

  /** Numbers given for what the equations make vectors or matrices are spread over the shape (zero starts, `weights: 0`). */
  private spread(cell: CellProgram<Scalar, RunContext>, inputs: RunInputs<Scalar>): RunInputs<Scalar> {
    if (!inputs.base.some(Array.isArray) && !inputs.perRow.some(({ values }) => Array.isArray(values[0]))) return inputs
    const known = new Map<string, Shape>()
    const flexible = new Map<number, string>()
    const perRow = new Map(inputs.perRow.map(({ slot, values }) => [slot, values[0]]))
    for (const [name, slot] of cell.slots) {
      const value = perRow.get(slot) ?? inputs.base[slot]
      if (value === undefined) continue
      const given = this.program.lines.given.get(name)
      const isFlexible = !isList(value) && (this.program.starts.has(name) || (given !== undefined && given.name !== name))
      if (isFlexible) flexible.set(slot, name)
      else known.set(name, shapeOf(value))
    }
    const shapes = shapesOf(this.program.lines.equations, known)
    return { ...inputs, base: inputs.base.map((value, slot) => (value !== undefined && flexible.has(slot) ? fillShape(shapes.get(flexible.get(slot) ?? '') ?? [], value) : value)) }
  }
}

const fillShape = (shape: Shape, value: Value): Value => {
  const [n, ...rest] = shape
  return n === undefined ? value : Array.from({ length: n }, () => fillShape(rest, value))
}

function definedValue(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Failure('spec/unbound', `“${name}” has no value`, undefined, 'give it one under `given`, or a parameter of that name')
  return value
}

/** An answer, or undefined where the lines changed lead to none (a tie, an undefined point, shapes that no longer fit). */
function answerOrNone(answer: () => Value): Value | undefined {
  try {
    return answer()
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code.startsWith('solve/')) return undefined
    throw thrown
  }
}

/**
 * What a world answers, if its ties do not matter: every way of taking them must lead to the same answer, else it fails
 * with solve/tie, named after the first tie that matters.
 */
export function settledValue(world: World, answer: (world: World) => Value): Value {
  const value = answer(world)
  if (world.program.cell === undefined) return value
  const { ties } = world.run().context.oracle
  if (ties.length === 0) return value
  let branches = 0
  const differs = (sides: readonly (0 | 1)[]): boolean => {
    if (++branches > mostBranches) return true
    const other = new World(world.programs, world.draws, world.program.mistake, sides, world.overrides, world)
    if (!sameOutcome(answer(other), value)) return true
    const met = other.run().context.oracle.ties.length
    return Array.from({ length: Math.max(0, met - sides.length) }, (_, i): (0 | 1)[] => [...sides, ...lowerSides(i), 1]).some(differs)
  }
  for (const [i, tie] of ties.entries()) if (differs([...lowerSides(i), 1])) throw tieFailure(tie, equationOfTie(world, i))
  return value
}
const lowerSides = (count: number): (0 | 1)[] => Array.from({ length: count }, () => 0)

/** Whether two answers of one variant are the same to the last bit: balls computed alike are alike. */
function sameOutcome(a: Value, b: Value): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((x, i) => sameOutcome(x, entry<Scalar>(b, i)))
  if (a instanceof Real && b instanceof Real) return a.mid === b.mid && a.radius === b.radius
  return sameValue(a, b) === true
}

/** In which equation (and row) the i-th tie of a world was met. */
function equationOfTie(world: World, i: number): string {
  let seen = 0
  let where = ''
  world.trace((row, name, _exact, _seen, calls) => {
    seen += calls.filter(({ tie }) => tie === true).length
    if (where === '' && seen > i) where = row > 0 && world.program.lines.run !== undefined ? `${name}, row ${row}` : name
  })
  return where
}

function tieFailure(tie: Tie, where: string): Failure {
  const what = tie.argument === undefined ? `${tie.of} is exactly ${plainScalar(tie.value)}` : `the argument of ${tie.of} is exactly ${plainScalar(tie.argument)}`
  const place = where === '' || where === tie.of ? '' : ` in ${where}`
  return new Failure(
    'solve/tie',
    `a tie${place}: ${what}, halfway between ${plainScalar(tie.low)} and ${plainScalar(tie.high)}, and the two sides lead to different answers`,
    undefined,
    'constrain the draw so that it is avoided, or say in `round` which way ties go',
  )
}
const plainScalar = (x: Scalar): string => (x instanceof Real ? String(x.mid) : toText(x))
