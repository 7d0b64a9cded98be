// A cell run over rows: the only loop of the language. Equations are compiled to slots of one array a row; what is
// read as NAME_prev is carried from row to row.
import type { Carrier, ValueOf } from '../math/evaluate/carrier.ts'
import { compile, type Scope } from '../math/evaluate/evaluate.ts'
import { Failure, locating, placed } from '../math/failure.ts'
import { namesIn } from '../math/names.ts'
import type { Definition, FunctionName } from '../model.ts'
import { carriedName } from './roles.ts'

/** One row's values by slot, and whatever else an equation's functions need to know. */
export interface RowFrame<S, C> {
  readonly slots: (ValueOf<S> | undefined)[]
  readonly context: C
}
/** What happens around function calls and to equations' values. `C` is what they share in a run (a tie oracle, a trace). */
export interface RowHooks<S, C> {
  around?(name: FunctionName): ((frame: RowFrame<S, C>, args: readonly ValueOf<S>[], plain: () => ValueOf<S>) => ValueOf<S>) | undefined
  /** For an equation whose value is rounded: the value seen, and the value that the next row reads. */
  settle?(name: string): ((context: C, value: ValueOf<S>) => { readonly seen: ValueOf<S>; readonly carried: ValueOf<S> }) | undefined
  /** Told of every equation of every row before and after it is evaluated. */
  before?(context: C, row: number, name: string): void
  after?(context: C, row: number, name: string, exact: ValueOf<S>, seen: ValueOf<S>): void
}

interface Step<S, C> {
  readonly name: string
  readonly slot: number
  readonly evaluate: (frame: RowFrame<S, C>) => ValueOf<S>
  readonly settle: ((context: C, value: ValueOf<S>) => { readonly seen: ValueOf<S>; readonly carried: ValueOf<S> }) | undefined
  readonly at: Definition['at']
}
export interface CellProgram<S, C> {
  readonly slots: ReadonlyMap<string, number>
  readonly steps: readonly Step<S, C>[]
  /** States among the needed names, with the slots of X_prev and X. */
  readonly carried: readonly { readonly name: string; readonly from: number; readonly to: number }[]
  readonly hooks: RowHooks<S, C>
}

/** The names that must be known for `asked` to be computed; where rows follow each other (`carried`), what their states need too. */
export function neededNames(equations: readonly Definition[], asked: Iterable<string>, carried: boolean): ReadonlySet<string> {
  const byName = new Map(equations.map((equation) => [equation.name, equation]))
  const needed = new Set<string>()
  const open = [...asked]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue
    needed.add(name)
    const equation = byName.get(name)
    if (equation !== undefined) open.push(...namesIn(equation.expr))
    const state = carriedName(name)
    if (carried && state !== undefined) open.push(state)
  }
  return needed
}

/** Compiles equations that are in order (order.ts) and all needed. Every other name they read gets a slot to be filled. */
export function compileCell<S, C>(
  equations: readonly Definition[],
  others: Iterable<string>,
  carrier: Carrier<S>,
  hooks: RowHooks<S, C>,
): CellProgram<S, C> {
  const names = new Set<string>([...others])
  for (const { name, expr } of equations) for (const read of [name, ...namesIn(expr)]) names.add(read)
  const slots = new Map([...names].map((name, i) => [name, i]))
  const slotOf = (name: string): number => {
    const slot = slots.get(name)
    if (slot === undefined) throw new Failure('spec/unknown-name', `“${name}” is not a name of the cell`)
    return slot
  }
  const scope: Scope<S, RowFrame<S, C>> = {
    name(name) {
      const slot = slotOf(name)
      return ({ slots: row }) => {
        const value = row[slot]
        if (value === undefined)
          throw new Failure('spec/unbound', `“${name}” has no value`, undefined, `give it one under \`given\`, or a parameter of that name`)
        return value
      }
    },
    member(of, path) {
      throw new Failure('spec/unknown-name', `${of}.${path.join('.')} inside an equation: only the cell's own names exist there`)
    },
    ...(hooks.around && { around: hooks.around.bind(hooks) }),
  }
  const steps = equations.map(({ name, expr, at }) => ({
    name,
    slot: slotOf(name),
    at,
    settle: hooks.settle?.(name),
    evaluate: locating(at, () => compile(expr, carrier, scope)),
  }))
  const carried = [...names].flatMap((name) => {
    const state = carriedName(name)
    return state !== undefined && slots.has(state) ? [{ name: state, from: slotOf(state), to: slotOf(name) }] : []
  })
  return { slots, steps, carried, hooks }
}

export interface RunInputs<S> {
  readonly rows: number
  /** By slot, for every row: weights, biases, replaced equations, inputs of a single step, and the starts of states in their `_prev` slots. */
  readonly base: readonly (ValueOf<S> | undefined)[]
  /** One entry a row. */
  readonly perRow: readonly { readonly slot: number; readonly values: readonly ValueOf<S>[] }[]
  /** Rows are cases (all combinations of a truth table): each begins from the start, nothing is carried between them. */
  readonly independent?: boolean
}

/** A row's values by slot. */
export type Row<S> = readonly (ValueOf<S> | undefined)[]

/** The states that a row hands to the next, in the order of the program's `carried`. */
export type Carried<S> = readonly (ValueOf<S> | undefined)[]
export interface RowsRun<S> {
  readonly rows: readonly Row<S>[]
  /** What a further row would read: of a state that is carried exact, the value before rounding. */
  carried(): Carried<S> | undefined
}

/**
 * Told of every equation of every row what it gives, undefined where it has no value there; answers the value that is taken in its
 * place by whatever reads it, undefined for none.
 */
export type TakenInstead<S> = (row: number, name: string, computed: ValueOf<S> | undefined) => ValueOf<S> | undefined

/**
 * Runs a program over rows. A further pass goes on from an earlier one: `first` numbers its rows, `before` is what it carried. With
 * `instead` an equation without a value stops nothing but what reads it.
 */
export function runRows<S, C>(
  program: CellProgram<S, C>,
  inputs: RunInputs<S>,
  context: C,
  first = 1,
  before?: Carried<S>,
  instead?: TakenInstead<S>,
): RowsRun<S> {
  const rows: Row<S>[] = []
  let carried = (): Carried<S> | undefined => before
  for (let r = 0; r < inputs.rows; r++) {
    const slots = inputs.base.slice()
    const states = inputs.independent === true ? undefined : carried()
    if (states !== undefined) for (const [i, { to }] of program.carried.entries()) slots[to] = states[i]
    for (const { slot, values } of inputs.perRow) slots[slot] = values[r]
    const frame = { slots, context }
    const exact = instead === undefined ? runRow(program, frame, first + r) : runRowInstead(program, frame, first + r, instead)
    rows.push(slots)
    carried = () => program.carried.map(({ from }) => exact?.get(from) ?? slots[from])
  }
  return { rows, carried }
}

/** Evaluates one row in place; where the next row reads another value than is seen, that value by slot. */
function runRow<S, C>(program: CellProgram<S, C>, frame: RowFrame<S, C>, row: number): ReadonlyMap<number, ValueOf<S>> | undefined {
  const { hooks, steps } = program
  let exact: Map<number, ValueOf<S>> | undefined
  let at: Definition['at'] | undefined
  try {
    for (const step of steps) {
      at = step.at
      hooks.before?.(frame.context, row, step.name)
      const value = step.evaluate(frame)
      const settled = step.settle?.(frame.context, value)
      const seen = settled === undefined ? value : settled.seen
      frame.slots[step.slot] = seen
      if (settled !== undefined) (exact ??= new Map()).set(step.slot, settled.carried)
      hooks.after?.(frame.context, row, step.name, value, seen)
    }
  } catch (thrown) {
    throw placed(thrown, at)
  }
  return exact
}

/** The same where values are taken in the place of some equations'. What the next row reads of these is the value taken. */
function runRowInstead<S, C>(
  program: CellProgram<S, C>,
  frame: RowFrame<S, C>,
  row: number,
  instead: TakenInstead<S>,
): ReadonlyMap<number, ValueOf<S>> {
  const exact = new Map<number, ValueOf<S>>()
  for (const { name, slot, evaluate, settle } of program.steps) {
    const value = valueOrNone(() => evaluate(frame))
    const settled = value === undefined ? undefined : settle && valueOrNone(() => settle(frame.context, value))
    const computed = settle === undefined ? value : settled?.seen
    const taken = instead(row, name, computed)
    frame.slots[slot] = taken ?? computed
    if (taken === undefined && settled !== undefined) exact.set(slot, settled.carried)
  }
  return exact
}

function valueOrNone<T>(evaluation: () => T): T | undefined {
  try {
    return evaluation()
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined
    throw thrown
  }
}
