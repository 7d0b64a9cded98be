// Which of the values taken an answer is computed from: the graph of named values is walked upstream, and no further than to a
// value that is taken.
import { carriedName } from '../cell/roles.ts'
import { membersIn, namesIn } from '../math/names.ts'
import type { Value } from '../math/evaluate/value.ts'
import type { Expr, Question } from '../model.ts'
import type { Place } from './places.ts'
import type { TakenEntry, TakenValues } from './taken.ts'
import type { World } from './world.ts'

export interface Source {
  /** The part that it was answered in. */
  readonly from: string
  readonly value: Value
  /** Where it stands: what it would be but for the student's answer is found there. Undefined of what `parts.ID` stands for. */
  readonly place: Place | undefined
}

/** The values that one answer of a part is computed from: `place` is the named value that it is, if it is one. */
export function sourcesOf(part: Question, place: Place | undefined, taken: TakenValues, world: World): readonly Source[] {
  const walk = new Walk(taken, world)
  if (place === undefined) walk.part(part.id)
  else if (place.of === 'let') walk.definition(place.name)
  else walk.equation(place.name, place.row)
  return walk.finish()
}

class Walk {
  private readonly taken: TakenValues
  private readonly world: World
  private readonly found = new Map<string, Source>()
  private readonly seen = new Set<string>()
  /** Rows may be many: what is still to be looked at waits here, not on the call stack. */
  private readonly open: (() => void)[] = []
  constructor(taken: TakenValues, world: World) {
    this.taken = taken
    this.world = world
  }

  finish(): readonly Source[] {
    for (let next = this.open.pop(); next !== undefined; next = this.open.pop()) next()
    return [...this.found.values()]
  }

  /** What a part's key is computed from. */
  part(id: string): void {
    this.once(`part ${id}`, () => {
      const part = this.world.program.problem.parts.find((one) => one.id === id)
      if (part === undefined) return
      if (part.kind === 'table') for (const { name } of part.fill) this.column(name)
      else if ('key' in part) this.expression(part.key.expr)
      else if (part.from.type === 'values') this.expression(part.from.key.expr)
    })
  }
  definition(name: string): void {
    this.once(`let ${name}`, () => {
      const definition = this.world.program.lines.let.find((one) => one.name === name)
      if (definition !== undefined) this.expression(definition.expr)
    })
  }
  equation(name: string, row: number): void {
    this.once(`cell ${row} ${name}`, () => {
      const { lines, starts, bound } = this.world.program
      const equation = lines.equations.find((one) => one.name === name)
      if (equation === undefined) return
      for (const read of namesIn(equation.expr)) {
        const state = carriedName(read)
        if (state !== undefined && row > 1) this.cell(state, row - 1)
        else if (lines.equations.some((one) => one.name === read)) this.cell(read, row)
        else if (starts.has(read) || bound.has(read)) this.given(read)
        else for (const input of lines.run?.over ?? []) if (input.name === read) this.input(input.values)
      }
    })
  }

  private once(name: string, look: () => void): void {
    if (this.seen.has(name)) return
    this.seen.add(name)
    this.open.push(look)
  }
  private input(values: { readonly type: string; readonly of?: { readonly expr: Expr } }): void {
    if (values.of !== undefined) this.expression(values.of.expr)
  }
  /** What a name without an equation is given: an expression, or the `let` of its name. */
  private given(name: string): void {
    const given = this.world.program.lines.given.get(name)
    if (given === undefined) this.expression({ type: 'name', name })
    else if (given.value.type === 'expression') this.expression(given.value.of.expr)
  }

  private expression(expr: Expr): void {
    const { lets, lines, parameters } = this.world.program
    for (const name of namesIn(expr)) {
      if (lets.has(name)) this.let(name)
      else if (!parameters.has(name) && lines.equations.some((one) => one.name === name)) this.column(name)
    }
    for (const { of, path } of membersIn(expr)) {
      const [name = ''] = path
      if (of === 'cell') this.column(name)
      else if (of === 'parts') this.wholePart(name)
    }
  }
  private let(name: string): void {
    const entries = this.taken.names.get(name) ?? []
    for (const entry of entries) this.keep(entry, { of: 'let', name, path: entry.path })
    if (!entries.some(({ path }) => path.length === 0)) this.definition(name)
  }
  private column(name: string): void {
    for (let row = 1; row <= Math.max(this.world.rows, 1); row++) this.cell(name, row)
  }
  private cell(name: string, row: number): void {
    const entries = this.taken.cells.get(name)?.get(row) ?? []
    for (const entry of entries) this.keep(entry, { of: 'cell', name, row, path: entry.path })
    if (!entries.some(({ path }) => path.length === 0)) this.equation(name, row)
  }
  private wholePart(id: string): void {
    const value = this.taken.parts.get(id)
    if (value === undefined) this.part(id)
    else this.found.set(`part ${id}`, { from: id, value, place: undefined })
  }
  private keep({ from = '', path, value }: TakenEntry, place: Place): void {
    const row = place.of === 'cell' ? place.row : 0
    this.found.set(JSON.stringify([place.of, place.name, row, path]), { from, value, place })
  }
}
