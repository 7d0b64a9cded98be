// A cell run on numbers given as JSON: `quizwright cell NAME --given FILE.json`, and what other implementations are
// compared with. Every named quantity, row by row.
import { type Checked, error, failed } from '../diagnostic.ts'
import type { Carrier, ValueOf } from '../math/evaluate/carrier.ts'
import { attempt, Failure } from '../math/failure.ts'
import { shapeOf } from '../math/evaluate/lists.ts'
import { type Cell, functionArity, type Problem, type Rounding, type ValueJson } from '../model.ts'
import { didYouMean } from '../nearest.ts'
import { linesInUse, type LinesInUse } from './lines.ts'
import { orderEquations } from './order.ts'
import { compileCell, type RowHooks, runRows } from './run.ts'
import { shapesOf } from './shapes.ts'

/** Numbers for a run: inputs one entry a row, starts of states by the state's name, weights and biases by theirs. */
export interface CellGiven {
  readonly inputs: ReadonlyMap<string, readonly ValueJson[]>
  readonly state: ReadonlyMap<string, ValueJson>
  readonly weights: ReadonlyMap<string, ValueJson>
  readonly round: readonly Rounding[]
  readonly convention: ReadonlyMap<string, string>
}

/** The lines of a cell alone, under the conventions named. Every convention of the cell must be chosen. */
function linesOfCell(cell: Cell, given: CellGiven): Checked<LinesInUse> {
  const at = cell.equations[0]?.at ?? { file: cell.id, line: 1, col: 1 }
  const errors = cell.conventions.flatMap(({ name, choices }) => {
    const chosen = given.convention.get(name)
    if (choices.some((choice) => choice.name === chosen)) return []
    const found = chosen === undefined ? 'no choice' : `“${chosen}”`
    return [
      error(
        'spec/unknown-convention',
        `found ${found} for the convention “${name}”, expected ${choices.map((choice) => choice.name).join(' or ')}`,
        at,
        `add "convention": { "${name}": "${choices[0]?.name ?? ''}" }`,
      ),
    ]
  })
  const names = cell.conventions.map(({ name }) => name)
  const unknown = [...given.convention.keys()].flatMap((name) =>
    names.includes(name)
      ? []
      : [
          error(
            'spec/unknown-convention',
            `found the convention “${name}”, expected ${names.join(', ') || 'none'}`,
            at,
            didYouMean(name, names),
          ),
        ],
  )
  if (errors.length + unknown.length > 0) return failed(...errors, ...unknown)
  const problem: Problem = {
    id: cell.id,
    title: cell.title,
    text: [],
    parameters: [],
    symbols: [],
    let: [],
    require: [],
    cell,
    notation: [],
    mistakes: [],
    parts: [],
    points: '0',
    published: [],
    at,
    lines: {
      equations: [],
      let: [],
      given: [],
      round: given.round,
      convention: [...given.convention].map(([name, choice]) => ({ name, choice, at })),
    },
  }
  return attempt(() => {
    const lines = linesInUse(problem, new Map())
    for (const { of, at: place } of given.round) {
      if (Object.hasOwn(functionArity, of) || lines.equations.some(({ name }) => name === of)) continue
      const known = [...lines.equations.map(({ name }) => name), ...Object.keys(functionArity)]
      throw new Failure(
        'spec/unknown-name',
        `“${of}” is neither a function nor an equation: nothing is rounded`,
        place,
        didYouMean(of, known),
      )
    }
    return lines
  })
}

/** Runs the cell over a carrier; `read` makes its numbers of JSON's. Weights that are missing are an error, biases and starts are 0. */
export function runCell<S, C>(
  cell: Cell,
  given: CellGiven,
  carrier: Carrier<S>,
  read: (json: ValueJson) => ValueOf<S>,
  hooks: RowHooks<S, C>,
  context: C,
): Checked<readonly ReadonlyMap<string, ValueOf<S>>[]> {
  const lines = linesOfCell(cell, given)
  if (!lines.ok) return lines
  const ordered = orderEquations(lines.value.equations)
  if (!ordered.ok) return ordered
  return attempt(() => {
    const perRow = new Map([...given.inputs].map(([name, rows]) => [name, rows.map(read)]))
    const counts = new Set([...perRow.values()].map((rows) => rows.length))
    if (counts.size > 1) throw new Failure('solve/shape', `inputs of ${[...counts].join(' and ')} rows; every input has one entry a row`)
    const constants = new Map([...given.weights].map(([name, value]) => [name, read(value)]))
    const starts = new Map([...given.state].map(([name, value]) => [name, read(value)]))
    fillZeros(lines.value, carrier, constants, starts, perRow)
    const computed = new Set(ordered.value.map(({ name }) => name))
    const equations = ordered.value.filter(({ name }) => !perRow.has(name) && !constants.has(name))
    const program = compileCell(equations, perRow.keys(), carrier, hooks)
    for (const name of [...perRow.keys(), ...constants.keys(), ...starts.keys()])
      if (!program.slots.has(name) && !computed.has(name))
        throw new Failure(
          'spec/unknown-name',
          `“${name}” is not a name of the cell “${cell.id}”`,
          undefined,
          `it has ${[...program.slots.keys()].join(', ')}`,
        )
    const base = new Array<ValueOf<S> | undefined>(program.slots.size).fill(undefined)
    for (const [name, value] of [...constants, ...[...starts].map(([state, start]) => [`${state}_prev`, start] as const)]) {
      const slot = program.slots.get(name)
      if (slot !== undefined) base[slot] = value
    }
    const lists = [...perRow].flatMap(([name, values]) => {
      const slot = program.slots.get(name)
      return slot === undefined ? [] : [{ slot, values }]
    })
    const { rows } = runRows(program, { rows: [...counts][0] ?? 1, base, perRow: lists }, context)
    return rows.map(
      (row) =>
        new Map(
          equations.flatMap(({ name }): [string, ValueOf<S>][] => {
            const value = row[program.slots.get(name) ?? -1]
            return value === undefined ? [] : [[name, value]]
          }),
        ),
    )
  })
}

/** Biases and starts that are not given are zeros of the shape that the equations tell. */
function fillZeros<S>(
  lines: LinesInUse,
  carrier: Carrier<S>,
  constants: Map<string, ValueOf<S>>,
  starts: Map<string, ValueOf<S>>,
  perRow: ReadonlyMap<string, readonly ValueOf<S>[]>,
): void {
  const known = new Map<string, readonly number[]>()
  for (const [name, value] of constants) known.set(name, shapeOf<S>(value))
  for (const [name, value] of starts) known.set(`${name}_prev`, shapeOf<S>(value))
  for (const [name, [first]] of perRow) if (first !== undefined) known.set(name, shapeOf<S>(first))
  const shapes = shapesOf(lines.equations, known)
  const zeros = (shape: readonly number[]): ValueOf<S> => {
    const [n, ...rest] = shape
    return n === undefined ? carrier.fromRational(0) : Array.from({ length: n }, () => zeros(rest))
  }
  for (const [name, role] of lines.roles) {
    if (role === 'bias' && !constants.has(name)) constants.set(name, zeros(shapes.get(name) ?? []))
    if (role === 'state' && !starts.has(name)) starts.set(name, zeros(shapes.get(`${name}_prev`) ?? []))
  }
}
