// Values taken as given in the place of what is computed: a student's own for named values, and what solve() overrides. Everything
// downstream of them is computed anew, everything upstream stays.
import { isList, type Value } from '../math/evaluate/value.ts'

/** One value, or an entry of it: `path` are places from 0 on in lists inside of lists; empty for the whole. */
export interface TakenEntry {
  readonly path: readonly number[]
  readonly value: Value
  /** The part that the student answered it in. */
  readonly from?: string
}
export interface TakenValues {
  /** By the name of a `let` or, whole values alone, of a parameter. */
  readonly names: ReadonlyMap<string, readonly TakenEntry[]>
  /** By the name of an equation, then by row from 1 on; a cell that is one step has the row 1. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<number, readonly TakenEntry[]>>
  /** What `parts.ID` stands for. */
  readonly parts: ReadonlyMap<string, Value>
  /**
   * There where `cells` are: how many rows are run where whole passes are repeated. It is as many as the student was asked for, since
   * with own entries `until` would be met elsewhere. An equation that has no value then stops nothing but what reads it.
   */
  readonly rows?: number
}

export const nothingTaken: TakenValues = { names: new Map(), cells: new Map(), parts: new Map() }

/** Whole values in the place of names. */
export const takenWhole = (values: ReadonlyMap<string, Value>): TakenValues =>
  values.size === 0 ? nothingTaken : { ...nothingTaken, names: new Map([...values].map(([name, value]) => [name, [{ path: [], value }]])) }

/** The value that is taken for the whole of a name. */
export const wholeTaken = (entries: readonly TakenEntry[] | undefined): Value | undefined =>
  entries?.find(({ path }) => path.length === 0)?.value

/** A computed value with the entries taken put in; undefined where that leaves an entry without a value. */
export function entryTaken(entries: readonly TakenEntry[], computed: Value | undefined): Value | undefined {
  const whole = wholeTaken(entries)
  if (whole !== undefined) return whole
  return entries.reduce<Value | undefined>((value, { path, value: own }) => value && replacedAt(value, path, own), computed)
}

/** The value with another one at a place inside; undefined where there is no such place. */
export function replacedAt(value: Value, path: readonly number[], by: Value): Value | undefined {
  const [first, ...rest] = path
  if (first === undefined) return by
  const old = isList(value) ? value[first] : undefined
  const replaced = old === undefined ? undefined : replacedAt(old, rest, by)
  return isList(value) && replaced !== undefined ? value.map((item, i) => (i === first ? replaced : item)) : undefined
}

/** The value at a place inside of another. */
export function valueAt(value: Value | undefined, path: readonly number[]): Value | undefined {
  const [first, ...rest] = path
  if (first === undefined || value === undefined) return value
  return isList(value) ? valueAt(value[first], rest) : undefined
}

/** The same values taken, each changed. */
export function mapTaken({ names, cells, parts, ...rest }: TakenValues, change: (value: Value) => Value): TakenValues {
  const entries = (all: readonly TakenEntry[]): readonly TakenEntry[] => all.map((entry) => ({ ...entry, value: change(entry.value) }))
  return {
    names: new Map([...names].map(([name, all]) => [name, entries(all)])),
    cells: new Map([...cells].map(([name, rows]) => [name, new Map([...rows].map(([row, all]) => [row, entries(all)]))])),
    parts: new Map([...parts].map(([part, value]) => [part, change(value)])),
    ...rest,
  }
}
