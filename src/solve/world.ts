// One variant under one program: values computed when first asked for. A mistake is another world of the same variant.
import { type Carried, type CellProgram, type Row, type RunInputs, runRows, type TakenInstead } from '../cell/run.ts'
import { type Shape, shapesOf } from '../cell/shapes.ts'
import { Failure, locating } from '../math/failure.ts'
import { holds } from '../math/evaluate/functions.ts'
import { asList, asScalar, entry, shapeOf } from '../math/evaluate/lists.ts'
import { isList, type Quantity, type Value } from '../math/evaluate/value.ts'
import type { Mistake, Sourced } from '../model.ts'
import type { Draws } from '../variant/candidates.ts'
import { newContext, type RunContext } from './hooks.ts'
import { entryTaken, nothingTaken, type TakenValues, wholeTaken } from './taken.ts'
import type { Program, Programs } from './program.ts'
import { settledValue } from './ties.ts'

interface RunResult {
  readonly rows: readonly Row<Quantity>[]
  /** What the first row reads as `_prev`, by slot. */
  readonly base: Row<Quantity>
  readonly context: RunContext
}

/** The most rows a run may have, over all passes. */
const mostRows = 10_000

export class World {
  readonly programs: Programs
  readonly program: Program
  readonly draws: Draws
  readonly sides: readonly (0 | 1)[]
  /** Values taken as given instead of computed. */
  readonly taken: TakenValues
  private readonly parameters: readonly (Value | undefined)[]
  private readonly lets = new Map<string, Value>()
  private readonly openLets = new Set<string>()
  /** By part, then by the change of lines. */
  private readonly changed = new Map<string, Map<Mistake, Value | undefined>>()
  private result: RunResult | undefined
  /** By equation and row: what it gave where another value may be taken. */
  private computed: ReadonlyMap<string, readonly (Value | undefined)[]> | undefined

  constructor(
    programs: Programs,
    draws: Draws,
    mistake?: Mistake,
    sides: readonly (0 | 1)[] = [],
    taken: TakenValues = nothingTaken,
    base?: World,
  ) {
    this.programs = programs
    this.program = programs.get(draws, mistake)
    this.draws = draws
    this.sides = sides
    this.taken = taken
    this.parameters =
      base?.parameters ??
      programs.problem.parameters.map(({ name }) => wholeTaken(taken.names.get(name)) ?? draws.get(`parameters.${name}`))
  }

  /** The same world with its ties taken to the sides given. */
  withSides(sides: readonly (0 | 1)[]): World {
    return new World(this.programs, this.draws, this.program.mistake, sides, this.taken, this)
  }

  parameter(index: number): Value {
    const value = this.parameters[index]
    if (value === undefined)
      throw new Failure(
        'spec/unbound',
        `the parameter “${this.programs.problem.parameters[index]?.name ?? index}” has no value in this variant`,
      )
    return value
  }
  drawn(path: string): Value {
    const value = this.draws.get(path)
    if (value === undefined) throw new Failure('spec/unbound', `“${path}” has no value in this variant`)
    return value
  }

  letValue(name: string): Value {
    const taken = this.taken.names.get(name)
    const known = this.lets.get(name) ?? wholeTaken(taken)
    if (known !== undefined) return known
    const definition = this.program.lets.get(name)
    if (definition === undefined) throw new Failure('spec/unknown-name', `“${name}” is not defined`)
    if (this.openLets.has(name))
      throw new Failure('spec/cycle', `these names are defined by each other: ${[...this.openLets, name].join(' → ')}`)
    this.openLets.add(name)
    try {
      const computed = definition.get(this)
      const value = taken === undefined ? computed : (entryTaken(taken, computed) ?? computed)
      this.lets.set(name, value)
      return value
    } finally {
      this.openLets.delete(name)
    }
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
  /** What an equation gives in a row (from 1 on), whatever is taken in its place; undefined where it has no value there. */
  computedCell(name: string, row: number): Value | undefined {
    const { rows } = this.run()
    return this.taken.rows === undefined ? rows[row - 1]?.[this.program.cell?.slots.get(name) ?? -1] : this.computed?.get(name)?.[row]
  }
  /** What a `let` is defined as, whatever is taken in its place. */
  computedLet(name: string): Value | undefined {
    return this.program.lets.get(name)?.get(this)
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
    if (part === undefined || second !== undefined)
      throw new Failure('spec/unknown-name', '`key` is the answer of a problem with one question; write parts.ID')
    return this.keyOf(part.id)
  }
  keyOf(part: string): Value {
    const question = this.program.problem.parts.find(({ id }) => id === part)
    const get = question && this.program.key(question)
    if (question === undefined || get === undefined) throw new Failure('spec/unknown-name', `the part “${part}” has no key that is a value`)
    return locating(question.at, () => get(this))
  }

  /** What `parts.ID` stands for: the part's key, or the value taken for it. */
  partValue(part: string): Value {
    return this.taken.parts.get(part) ?? this.keyOf(part)
  }

  /** The key of a part under a mistake; undefined where it leads to no answer (undefined point, tie, undecided). */
  underMistake(name: string, part: string): Value | undefined {
    const mistake = this.programs.problem.mistakes.find((candidate) => candidate.name === name)
    if (mistake === undefined) throw new Failure('spec/unknown-mistake', `there is no mistake “${name}”`)
    return this.under(mistake, part)
  }
  /** The same under any change of lines, one of the problem's mistakes or not. */
  under(change: Mistake, part: string): Value | undefined {
    const known = this.changed.get(part) ?? new Map<Mistake, Value | undefined>()
    this.changed.set(part, known)
    if (known.has(change)) return known.get(change)
    const answer = answerOrNone(() =>
      settledValue(new World(this.programs, this.draws, change, [], this.taken, this), (world) => world.keyOf(part)),
    )
    known.set(change, answer)
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
    const instead = this.instead()
    if (until === undefined) return { rows: runRows(cell, inputs, context, 1, undefined, instead).rows, base: inputs.base, context }

    // Whole passes: each goes on from the states the last one left; `until` sees the last pass alone.
    const all: Row<Quantity>[] = []
    let carried: Carried<Quantity> | undefined
    for (let pass = 1; pass <= atMost; pass++) {
      if (all.length + inputs.rows > mostRows) throw new Failure('solve/budget', `more than ${mostRows} rows`, until.at)
      const run = runRows(cell, inputs, context, all.length + 1, carried, instead)
      all.push(...run.rows)
      this.result = { rows: run.rows, base: inputs.base, context }
      const stop = this.taken.rows === undefined ? this.meets(until) : all.length >= this.taken.rows
      this.result = undefined
      this.lets.clear()
      if (stop) return { rows: all, base: inputs.base, context }
      carried = run.carried()
    }
    throw new Failure(
      'solve/not-stopped',
      `the run did not meet \`until\` within ${atMost} passes`,
      until.at,
      'raise `at-most`, or constrain the draw',
    )
  }

  /** What is taken in a run in the place of cells; what they give is kept. */
  private instead(): TakenInstead<Quantity> | undefined {
    const { cells, rows } = this.taken
    if (rows === undefined) return undefined
    const columns = (this.computed = new Map<string, (Value | undefined)[]>())
    return (row, name, computed) => {
      const column = columns.get(name) ?? []
      column[row] = computed
      columns.set(name, column)
      const taken = cells.get(name)?.get(row)
      return taken && entryTaken(taken, computed)
    }
  }

  /** Whether the pass just run is the last. A `let` that waits for the whole run may be read here too, as of this pass alone. */
  private meets(until: Sourced): boolean {
    const open = [...this.openLets]
    this.openLets.clear()
    try {
      return locating(until.at, () => holds(this.program.carrier, this.program.getter(until)(this)))
    } finally {
      for (const name of open) this.openLets.add(name)
    }
  }

  private inputs(cell: CellProgram<Quantity, RunContext>): RunInputs<Quantity> {
    const { program } = this
    const base = new Array<Value | undefined>(cell.slots.size).fill(undefined)
    for (const { slot, get } of program.constants) base[slot] = get(this)
    const { rows, perRow } = program.perRow.size === 0 ? { rows: this.stepCount(), perRow: [] } : this.rowLists(cell)
    if (rows > mostRows)
      throw new Failure(
        'solve/budget',
        `${rows} rows; at most ${mostRows} are run`,
        program.lines.run?.steps?.at ?? program.lines.run?.over?.[0]?.at,
      )
    return this.spread(cell, { rows, base, perRow, independent: program.lines.run?.every !== undefined })
  }
  private stepCount(): number {
    const steps = this.program.lines.run?.steps
    if (steps === undefined) return 1
    const count = this.program.carrier.toInteger(asScalar<Quantity>(this.program.getter(steps)(this), 'steps'))
    if (count === undefined || count < 1) throw new Failure('solve/type', '`steps` takes a whole number from 1', steps.at)
    return count
  }

  /** The rows of `over` (lists in step) or of `every` (all combinations, the last name changing fastest). */
  private rowLists(cell: CellProgram<Quantity, RunContext>): Pick<RunInputs<Quantity>, 'rows' | 'perRow'> {
    const { over = [], every } = this.program.lines.run ?? {}
    const lists = (every ?? over).map((input) => {
      const get = this.program.perRow.get(input.name)
      return {
        input,
        slot: cell.slots.get(input.name),
        values: locating(input.at, () => asList<Quantity>(get?.(this) ?? [], `the rows of ${input.name}`)),
      }
    })
    // A list that no equation needs still counts: there are as many rows with it as without.
    const inSlots = (values: readonly (readonly Value[])[]): RunInputs<Quantity>['perRow'] =>
      lists.flatMap(({ slot }, i) => (slot === undefined ? [] : [{ slot, values: values[i] ?? [] }]))
    if (every !== undefined) {
      const count = lists.reduce((all, { values }) => all * values.length, 1)
      if (count > mostRows) throw new Failure('solve/budget', `${count} combinations; at most ${mostRows} are run`, every[0]?.at)
      let each = count
      const repeated = lists.map(({ values }) => {
        each /= values.length
        const repeat = each
        return Array.from({ length: count }, (_, row) => entry<Quantity>(values, Math.floor(row / repeat) % values.length))
      })
      return { rows: count, perRow: inSlots(repeated) }
    }
    for (const { input, values } of lists)
      if (values.length !== lists[0]?.values.length)
        throw new Failure(
          'solve/shape',
          `rows in step: ${lists[0]?.input.name} has ${lists[0]?.values.length} entries, ${input.name} has ${values.length}`,
          input.at,
        )
    return { rows: lists[0]?.values.length ?? 1, perRow: inSlots(lists.map(({ values }) => values)) }
  }

  /** Numbers given for what the equations make vectors or matrices are spread over the shape (zero starts, `weights: 0`). */
  private spread(cell: CellProgram<Quantity, RunContext>, inputs: RunInputs<Quantity>): RunInputs<Quantity> {
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
      else known.set(name, shapeOf<Quantity>(value))
    }
    const shapes = shapesOf(this.program.lines.equations, known)
    return {
      ...inputs,
      base: inputs.base.map((value, slot) =>
        value !== undefined && flexible.has(slot) ? fillShape(shapes.get(flexible.get(slot) ?? '') ?? [], value) : value,
      ),
    }
  }
}

const fillShape = (shape: Shape, value: Value): Value => {
  const [n, ...rest] = shape
  return n === undefined ? value : Array.from({ length: n }, () => fillShape(rest, value))
}

function definedValue(value: Value | undefined, name: string): Value {
  if (value === undefined)
    throw new Failure('spec/unbound', `“${name}” has no value`, undefined, 'give it one under `given`, or a parameter of that name')
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
