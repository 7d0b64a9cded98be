// Which named value each answer of a question is: what a student's own answer stands for wherever it is read later on.
import { isList, type Value } from '../math/evaluate/value.ts'
import type { Expr, Question } from '../model.ts'
import { valueAt } from './taken.ts'
import type { World } from './world.ts'

/** A `let`, or an equation in one row (from 1 on), and where inside of its value. */
export type Place =
  | { readonly of: 'let'; readonly name: string; readonly path: readonly number[] }
  | { readonly of: 'cell'; readonly name: string; readonly row: number; readonly path: readonly number[] }

/** A name with places in its value as it is seen from outside: a cell's name is a list over the rows of a run. */
interface Seen {
  readonly of: 'let' | 'column'
  readonly name: string
  readonly path: readonly number[]
}

/**
 * The places of a question's answers, in the order of its key's entries (tables column by column); undefined for an answer that is no
 * named value but computed from some. `key` is the key's value.
 */
export function placesOf(question: Question, key: Value, world: World): readonly (Place | undefined)[] {
  switch (question.kind) {
    case 'single-choice':
    case 'number':
      return [placeOf(seen(question.key.expr, world), world)]
    case 'vector':
    case 'expression':
      return inside(question.key.expr, key, world)
    case 'table':
      return question.fill.flatMap(({ name }) => columnPlaces(name, world))
    case 'multi-select':
      return []
    default:
      return question satisfies never
  }
}

/** Where each answer lies in the value of a question's key, in the same order. */
export function entryPaths(question: Question, key: Value, rows: number): readonly (readonly number[])[] {
  if (question.kind !== 'table' || rows === 0) return question.kind === 'single-choice' ? [[]] : pathsOf(key)
  // A column that is one value for all rows is asked for once a row.
  const columns = isList(key) ? key : []
  return columns.flatMap((column, i) => Array.from({ length: rows }, (_, row) => (isList(column) ? [i, row] : [i])))
}

function columnPlaces(name: string, world: World): readonly (Place | undefined)[] {
  const base = seen({ type: 'member', of: 'cell', path: [name] }, world)
  const rows = Math.max(world.rows, 1)
  return Array.from({ length: rows }, (_, i) => placeOf(base && (world.rows === 0 ? base : { ...base, path: [i] }), world))
}

/** The places of every entry of a list: of a list that is written out each item's own, else those inside of the one name. */
function inside(expr: Expr, value: Value, world: World): readonly (Place | undefined)[] {
  if (!isList(value)) return [placeOf(seen(expr, world), world)]
  if (expr.type === 'list' && expr.items.length === value.length) {
    return expr.items.flatMap((item, i) => inside(item, value[i] ?? [], world))
  }
  const base = seen(expr, world)
  return pathsOf(value).map((path) => placeOf(base && { ...base, path: [...base.path, ...path] }, world))
}
const pathsOf = (value: Value): readonly (readonly number[])[] =>
  isList(value) ? value.flatMap((item, i) => pathsOf(item).map((path) => [i, ...path])) : [[]]

/** The name, and the place in its value, that an expression is; undefined of anything that is computed, given or drawn. */
function seen(expr: Expr, world: World): Seen | undefined {
  const { program } = world
  const isEquation = (name: string): boolean => program.lines.equations.some((equation) => equation.name === name)
  switch (expr.type) {
    case 'name':
      if (program.lets.has(expr.name)) return { of: 'let', name: expr.name, path: [] }
      return !program.parameters.has(expr.name) && isEquation(expr.name) ? { of: 'column', name: expr.name, path: [] } : undefined
    case 'member': {
      const [name = ''] = expr.path
      return expr.of === 'cell' && isEquation(name) ? { of: 'column', name, path: [] } : undefined
    }
    case 'index': {
      const of = seen(expr.of, world)
      const index = of && indexOf(expr.at, of, world)
      return of === undefined || index === undefined ? undefined : { ...of, path: [...of.path, index] }
    }
    case 'number':
    case 'word':
    case 'negate':
    case 'not':
    case 'arithmetic':
    case 'logic':
    case 'compare':
    case 'end':
    case 'list':
    case 'call':
    case 'constant':
    case 'apply':
    case 'set':
      return undefined
    default:
      return expr satisfies never
  }
}

/** The place, from 0 on, that an index written as a number or `end` names; undefined of the start `h[0]`, and of any other index. */
function indexOf(at: Expr, { of, name, path }: Seen, world: World): number | undefined {
  if (at.type === 'number') return /^[1-9]\d{0,5}$/.test(at.value) ? Number(at.value) - 1 : undefined
  if (at.type !== 'end') return undefined
  const list = valueAt(of === 'let' ? world.letValue(name) : world.column(name), path)
  return list !== undefined && isList(list) && list.length > 0 ? list.length - 1 : undefined
}

/** As it is seen in a row; of a run's column as a whole there is no one place. */
function placeOf(of: Seen | undefined, world: World): Place | undefined {
  if (of === undefined) return undefined
  const { name, path } = of
  if (of.of === 'let') return { of: 'let', name, path }
  if (world.rows === 0) return { of: 'cell', name, row: 1, path }
  const [row, ...rest] = path
  return row === undefined ? undefined : { of: 'cell', name, row: row + 1, path: rest }
}
